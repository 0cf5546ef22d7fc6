"""Quantities: what is counted, how much of it, and how exact the words are; and no year, rank or name among them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.builder import build
from whence.codebook.numerals import number
from whence.model.mention import QuantityMention
from whence.model.parse import Sentence, Word
from whence.model.report import Report
from whence.reading.quantities import find_quantities, read_quantities
from whence.reading.segment import segment


def read(text: str) -> list[QuantityMention]:
    found: list[QuantityMention] = []
    for raw in segment(text):
        words = tuple(Word(a, b, text[a:b], text[a:b].lower(), "X", -1, "dep") for a, b in raw.tokens)
        found += find_quantities(Report("r", text), Sentence(raw.start, raw.end, words))
    return found


@pytest.mark.parametrize(
    ("text", "quote", "value", "unit", "bound"),
    [
        ("Prices rose 12%.", "12%", 12, "percent", "exactly"),
        ("Prices rose 7.5 per cent.", "7.5 per cent", 7.5, "percent", "exactly"),
        ("It caused over 9,000 deaths.", "over 9,000 deaths", 9000, "deaths", "over"),
        ("Some 2 million people fled.", "Some 2 million people", 2_000_000, "people", "about"),
        ("It cost more than $40 million.", "more than $40 million", 40_000_000, "USD", "over"),
        ("It cost €3.5bn.", "€3.5bn", 3.5e9, "EUR", "exactly"),
        ("It cost 300 million CFA francs.", "300 million CFA francs", 3e8, "XOF", "exactly"),
        ("It cost 40 crore taka.", "40 crore taka", 4e8, "BDT", "exactly"),
        ("Two lakh people fled.", "Two lakh people", 200_000, "people", "exactly"),
        ("It holds three trillion litres.", "three trillion litres", 3e12, "litres", "exactly"),
        ("Two dozen armed guards came.", "Two dozen armed guards", 24, "guards", "exactly"),
        ("Dozens of villagers fled.", "Dozens of villagers", 24, "villagers", "at least"),
        ("Tens of thousands of miners left.", "Tens of thousands of miners", 20_000, "miners", "at least"),
        ("Several hundred police came.", "Several hundred police", 300, "police", "at least"),
        ("A third of the harvest rotted.", "A third", 33.3, "percent", "about"),
        ("At least 12 dead were counted.", "At least 12 dead", 12, "dead", "at least"),
        ("Up to 300 foreign trainers came.", "Up to 300 foreign trainers", 300, "trainers", "at most"),
        ("It lies 20 km north.", "20 km", 20, "kilometres", "exactly"),
        ("It pumps 900 barrels per day.", "900 barrels per day", 900, "barrels per day", "exactly"),
        ("A 15-nation bloc met.", "15-nation", 15, "nation", "exactly"),
        ("A 500-strong force came.", "500-strong force", 500, "force", "exactly"),
        ("Twenty-five tanks came.", "Twenty-five tanks", 25, "tanks", "exactly"),
        ("Fewer than 40 huts stood.", "Fewer than 40 huts", 40, "huts", "under"),
        ("They lost 60 camels or more.", "60 camels or more", 60, "camels", "at least"),
    ],
)
def test_amounts_have_value_unit_and_bound(text: str, quote: str, value: float, unit: str, bound: str) -> None:
    """Digits, words, currencies, shares, vague plurals and bounds each read as they say."""
    assert [(q.span.quote, q.value, q.unit, q.bound) for q in read(text)] == [(quote, value, unit, bound)]


def test_ranges_have_both_ends() -> None:
    """A scale said once holds for both ends."""
    assert [(q.value, q.high, q.unit) for q in read("Between 10 and 15 rebels, or 2 to 3 million dollars.")] == [
        (10, 15, "rebels"),
        (2_000_000, 3_000_000, "USD"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They met on 4 May 2021 at 10:30.",
        "It was the second coup of 2021.",
        "The 3rd battalion left.",
        "Article 5 of Resolution 1973 says so.",
        "The two-year-old left.",
        "Obi, 34, left.",
        "One of them left.",
        "He ruled for three years.",
        "They won 2-1.",
        "As noted [12], it rained.",
    ],
)
def test_dates_ranks_names_and_ages_are_no_quantities(text: str) -> None:
    """A number that counts nothing is left alone."""
    assert read(text) == []


def test_the_parse_finds_the_noun_behind_its_modifiers() -> None:
    """`8,000 African Union peace keepers` are keepers, and `killing 14` is of people."""
    report, (sentence,) = build(
        """
        Rebels NOUN 2 nsubj
        ambushed/ambush VERB 0 root
        8,000 NUM 7 nummod
        African PROPN 5 amod
        Union PROPN 7 compound
        peace NOUN 7 compound
        force NOUN 2 obj
        , PUNCT 9 punct
        killing/kill VERB 2 advcl
        14 NUM 9 obj
        . PUNCT 2 punct
        """
    )
    found = find_quantities(report, sentence)
    assert [(q.span.quote, q.value, q.unit) for q in found] == [
        ("8,000 African Union peace force", 8000, "force"),
        ("14", 14, "people"),
    ]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8,000", 8000),
        ("3.5 million", 3_500_000),
        ("two hundred and six", 206),
        ("twenty-five thousand", 25_000),
        ("half a dozen", 6),
        ("two and a half", 2.5),
        ("a hundred", 100),
        ("several", None),
    ],
)
def test_numbers_are_read_in_digits_and_words(words: str, value: float | None) -> None:
    """Words that spell no number spell none."""
    assert number(words) == value


@given(
    st.lists(
        st.sampled_from(
            ["over", "38", "%", "$", "million", "people", "-", "of", "dozens", "a", "third", "to", ",", "one", "m"]
        ),
        max_size=12,
    ),
    st.sampled_from(["", " "]),
)
def test_spans_are_exact_whatever_the_text(parts: list[str], joint: str) -> None:
    """Quotes are the report's own words, and values are numbers."""
    text = joint.join(parts)
    for quantity in read(text):
        assert text[quantity.span.start : quantity.span.end] == quantity.span.quote
        assert quantity.value >= 0 and (quantity.high is None or quantity.high > quantity.value)


def _parsed(source: str) -> list[tuple[float, str]]:
    report, sentences = build(source)
    return [(q.value, q.unit) for q in read_quantities(report, sentences, [()] * len(sentences))]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            """
The DET 2 det
toll NOUN 3 nsubj
rose/rise VERB 0 root
to ADP 5 case
27 NUM 3 obl
. PUNCT 3 punct
@frame 3 rise.01 ARG1=1-2 ARG2=4-5
""",
            [(27, "people")],
        ),
        (
            """
Sweden PROPN 2 nsubj
sent/send VERB 0 root
a DET 4 det
team NOUN 2 obj
of ADP 6 case
eight NUM 4 nmod
. PUNCT 2 punct
@name ORG 1-1
@frame 2 send.01 ARG0=1-1 ARG1=3-6
""",
            [(8, "people")],
        ),
        (
            """
Of ADP 4 case
the DET 4 det
forty NUM 4 nummod
boys/boy NOUN 10 obl
who PRON 7 nsubj:pass
were/be AUX 7 aux:pass
held/hold VERB 4 acl:relcl
, PUNCT 4 punct
sixteen NUM 10 nsubj
fled/flee VERB 0 root
. PUNCT 10 punct
@frame 6 be.03
@frame 7 hold.04 ARG1=2-4 R-ARG1=5-5
@frame 10 flee.05 ARGM-ADV=1-7 ARG0=9-9
""",
            [(40, "boys"), (16, "boys")],
        ),
        (
            """
The DET 2 det
five NUM 6 nsubj
who PRON 4 nsubj
left/leave VERB 2 acl:relcl
have AUX 6 aux
returned/return VERB 0 root
. PUNCT 6 punct
@frame 4 leave.11 ARG0=1-2 R-ARG0=3-3
@frame 5 have.01
@frame 6 return.01 ARG1=1-4
""",
            [(5, "people")],
        ),
        (
            """
A DET 2 det
score NOUN 5 nsubj:pass
of ADP 4 case
huts/hut NOUN 2 nmod
burned/burn VERB 0 root
. PUNCT 5 punct
@frame 5 burn.01 ARG1=1-4
""",
            [(20, "huts")],
        ),
    ],
)
def test_bare_numbers_count_what_their_place_says(source: str, found: list[tuple[float, str]]) -> None:
    """A toll, the members of a group, a part of a whole and "the five who" count people or what they are part of."""
    assert _parsed(source) == found


def test_millions_without_a_currency_have_the_one_told_before() -> None:
    """ "Got 20 million" after a sum in dollars is dollars; where no sum was told, millions of nothing are left out."""
    told = """
The DET 2 det
bank NOUN 3 nsubj
lent/lend VERB 0 root
Mali PROPN 3 iobj
50 NUM 6 compound
million NUM 7 nummod
dollars/dollar NOUN 3 obj
. PUNCT 3 punct
@name GPE 4-4
@frame 3 lend.01 ARG0=1-2 ARG2=4-4 ARG1=5-7

Niger PROPN 2 nsubj
got/get VERB 0 root
20 NUM 4 nummod
million NUM 2 obj
. PUNCT 2 punct
@name GPE 1-1
@frame 2 get.01 ARG0=1-1 ARG1=3-4
"""
    assert _parsed(told) == [(50_000_000, "USD"), (20_000_000, "USD")]
    assert _parsed(told.split("\n\n")[1]) == []
