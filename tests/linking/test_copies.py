"""Copies are found by their words; quotations and what an outlet prints everywhere are none."""

from __future__ import annotations

from collections import Counter
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from whence.linking.copies import PASSAGE_WORDS, SHINGLE_WORDS, _candidates, _Text, find_copies
from whence.model.report import Report
from whence.model.when import When

STORY = (
    "The council of Arvonia voted by a narrow margin late on Sunday to close the last of its river ports, a step that "
    "traders along the lower valley had feared for years and that unions in the capital called a betrayal of promises."
)
OTHER = (
    "Snow fell on the hills above Dorin for a third day, and the mountain railway carried nothing but mail sacks and a "
    "single doctor who had volunteered to spend the winter in the upper villages with her two dogs and a radio set."
)


def report(id: str, text: str, day: int = 1, outlet: str | None = None) -> Report:
    """A report published on some day of May 2024."""
    return Report(id, text, outlet=outlet, published=When.day(date(2024, 5, day), "given"))


def test_a_reprint_is_a_copy_of_the_earlier() -> None:
    """The same words a day later are a copy, whatever the ids say."""
    copies = find_copies([report("a", f"Ports close. {STORY}", 2), report("b", STORY, 1)])
    assert copies.copy_of == {"a": "b"}


def test_a_passage_is_aligned_to_its_original() -> None:
    """A passage within a longer report is no copy of the whole, and each of its words leads to the original's."""
    first, second = report("a", STORY, 1), report("b", f"{OTHER} {STORY} {OTHER[::-1]}", 2)
    copies = find_copies([first, second])
    assert copies.copy_of == {}
    at = second.text.index("narrow margin")
    found = copies.original("b", at, at + len("narrow margin"))
    assert found[0] == "a" and first.text[found[1] : found[2]] == "narrow margin"


def test_what_both_quote_is_no_copy() -> None:
    """Two reports that cite one statement word for word took it from whoever made it."""
    quote = f"“{STORY}”"
    copies = find_copies([report("a", f"{OTHER} {quote}", 1), report("b", f"Said the mayor: {quote} He left.", 2)])
    assert not copies.passages


def test_an_outlets_furniture_is_no_copy() -> None:
    """What one outlet prints under otherwise different articles is furniture."""
    bodies = [f"{' '.join(f'{word}{n}' for word in (OTHER * 3).split())} {STORY}" for n in range(5)]
    copies = find_copies([report(f"r{n}", body, n + 1, "Dorin Post") for n, body in enumerate(bodies)])
    assert not copies.copy_of and not copies.passages


def test_the_credited_agency_is_the_original() -> None:
    """Of two equal texts of one day the one whose outlet the other credits came first."""
    wire = report("z", STORY, 1, "Ostrel Wire")
    reprint = report("a", f"{STORY} (Ostrel Wire)", 1, "Dorin Post")
    assert find_copies([wire, reprint]).copy_of == {"a": "z"}


TEXTS = st.lists(st.lists(st.sampled_from(["dusk", "ferry", "mill", "oar", "reed"]), max_size=60), max_size=7)


@given(TEXTS, st.integers(0, 25), st.integers(0, 40))
def test_candidates_are_the_pairs_that_share_a_passages_worth_of_runs(texts: list[list[str]], at: int, n: int) -> None:
    """The same as by counting them one by one, each with the first text that has it."""
    if texts:
        texts = [*texts, texts[0][at : at + n] + texts[-1]]
    made = [_Text(Report(id=f"r{i}", text=" ".join(words) or "-")) for i, words in enumerate(texts)]
    first: dict[str, int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    for i, text in enumerate(made):
        for run in dict.fromkeys(text.shingles):
            if first.setdefault(run, i) != i:
                shared[first[run], i] += 1
    assert _candidates(made) == sorted(pair for pair, n in shared.items() if n > PASSAGE_WORDS - SHINGLE_WORDS)
