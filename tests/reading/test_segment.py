"""Sentences and words: exact offsets, news that splits where a reader would split it, and time linear in the text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.reading.segment import segment

NO_TOKEN = "\u200b\u2060\ufeff"


def words(text: str) -> list[list[str]]:
    return [[text[start:end] for start, end in sentence.tokens] for sentence in segment(text)]


def sentences(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in segment(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They can’t and won't.", "They ca n’t and wo n't ."),
        ("It cannot be Chad’s fault", "It can not be Chad ’s fault"),
        ("the soldiers' pay", "the soldiers ' pay"),
        ("8,000 dead, 3.5 million fled", "8,000 dead , 3.5 million fled"),
        ("$100 and 38% or €2bn", "$ 100 and 38 % or € 2 bn"),
        ("a two-year-old non-state co-operation", "a two - year - old non-state co-operation"),
        ("the 1990s, mid-March, 4/12/2023 at 10:30", "the 1990s , mid-March , 4/12/2023 at 10:30"),
        ("the U.S.-led force of Sana'a", "the U.S. - led force of Sana'a"),
        ("talks—then war", "talks — then war"),
        (
            "write to a.b@mail.example.org or https://example.org/a-b.",
            "write to a.b@mail.example.org or https://example.org/a-b .",
        ),
        ("the president¹ left", "the president ¹ left"),
        ("Bamako and Kati…", "Bamako and Kati …"),
        ("the #1 demand in Demand-List.pdf on Voices.com", "the # 1 demand in Demand-List.pdf on Voices.com"),
    ],
)
def test_tokens_follow_the_treebanks(text: str, expected: str) -> None:
    """Clitics, units, hyphens and dashes are tokens; prefixes, numbers, dates and addresses are whole."""
    assert [" ".join(sentence) for sentence in words(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Ann B. Moss met Dr. Li on Dec. 4 at 5 p.m. Monday in St. Louis.",
        "The U.S. Army sent No. 10 and Mr. Obi, e.g. to Washington D.C. Friday.",
        "“Leave now!” the general said.",
        '"Why us?" Okoro asked.',
        "It was, in J. Edgar Moss and others, vol. 3, p. 12, denied.",
        "He waited ... and left.",
        "They met at 10 p.m. (2100 GMT) at Moss Holdings Inc. (MHI) in Accra.",
        "he asked mr. moss for 2 tsp. salt and govt. papers.",
    ],
)
def test_abbreviations_and_quotations_do_not_end_a_sentence(text: str) -> None:
    """A stop that belongs to a shortening, or closes a quotation whose speaker follows, goes on."""
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They went to the U.S. The army stayed.", ["They went to the U.S.", "The army stayed."]),
        ("It ended.The rest fled.", ["It ended.", "The rest fled."]),
        (
            "The coup succeeded¹. Few wept.[2] All left. [3] None stayed.",
            ["The coup succeeded¹.", "Few wept.[2]", "All left. [3]", "None stayed."],
        ),
        ("He said: “We go. We win.” Then he left.", ["He said: “We go.", "We win.”", "Then he left."]),
        ("Go! Who? Me.", ["Go!", "Who?", "Me."]),
        ("do they know? i asked her. we wait", ["do they know?", "i asked her.", "we wait"]),
        ("“It is over.” Moss said more on Monday.", ["“It is over.”", "Moss said more on Monday."]),
        ("Few wept. [1, 3–5] All left.", ["Few wept. [1, 3–5]", "All left."]),
        ("(He left.) She stayed.", ["(He left.)", "She stayed."]),
        ("KAMPALA, Dec 4 (Agency) – Rebels fled.", ["KAMPALA, Dec 4 (Agency) –", "Rebels fled."]),
        ("1. Open the door.", ["1. Open the door."]),
        ("Rebels Take Town\n\nThe rebels took it.", ["Rebels Take Town", "The rebels took it."]),
        ("First point\nSecond point", ["First point", "Second point"]),
        ("It rained.\u00a0They fled.", ["It rained.", "They fled."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, expected: list[str]) -> None:
    """Stops, closers, footnote marks, datelines and line breaks end a sentence, with or without a space after them."""
    assert sentences(text) == expected


def test_hand_wrapped_lines_are_joined() -> None:
    """A line break at the page's edge does not end a sentence; a blank line does."""
    text = (
        "The delegation that came from the capital last week has met\n"
        "with the elders of all four villages along the river and has\n"
        "promised that the road will be open before the rains begin in\n"
        "the hills. Nobody believed it, since the same promise was made\n"
        "a year ago.\n\nThe elders left."
    )
    assert len(segment(text)) == 3


def test_lines_of_a_list_are_not_joined() -> None:
    """Short lines of uneven length are paragraphs, whatever their width."""
    assert len(segment("Rice\nBeans and some more of them\nOil\nSalt, as much as you can carry home")) == 4


NEWSLIKE = st.text(alphabet=st.sampled_from("aB1 .,’'\"“”-–!?\n()[]€$%\u00a0éʼ¹\u200b*:;/@"), max_size=80)


@given(NEWSLIKE | st.text(max_size=60))
def test_every_character_that_is_not_a_space_lies_in_one_token(text: str) -> None:
    """Tokens are ordered, do not overlap, hold no space, and leave nothing out."""
    tokens = [token for sentence in segment(text) for token in sentence.tokens]
    assert all(before[1] <= after[0] for before, after in pairwise(tokens))
    assert all(not any(c.isspace() for c in text[a:b]) for a, b in tokens)
    covered = {at for a, b in tokens for at in range(a, b)}
    assert all(at in covered for at, c in enumerate(text) if not c.isspace() and c not in NO_TOKEN)


@given(st.lists(st.sampled_from(["U.S.", "Gen.", "said", "The", "¹", "”", "end.", "\n\n", "4", "—"]), max_size=20))
def test_sentences_begin_and_end_with_their_tokens(parts: list[str]) -> None:
    """A sentence is as long as its tokens, and none is empty."""
    for sentence in segment(" ".join(parts)):
        assert (sentence.start, sentence.end) == (sentence.tokens[0][0], sentence.tokens[-1][1])


@pytest.mark.parametrize(
    "unit", ["a", "a.", "a-", "n't", "1,000", "[", "A. ", '"', "a@", ".[1]", ". [1,", "a.pdf", "x\n", "\u0301"]
)
def test_time_is_linear_in_a_hostile_line(unit: str) -> None:
    """Four times the text takes about four times the time, never sixteen."""
    small, large = (_seconds(unit * (size // len(unit))) for size in (50_000, 200_000))
    assert large < 10 * small + 0.3


def _seconds(text: str) -> float:
    begin = time.process_time()
    segment(text)
    return time.process_time() - begin
