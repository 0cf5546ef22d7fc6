"""Nouns that point back, and what a deed is done to, by the words around the trigger."""

from __future__ import annotations

import pytest

from whence.linking.pointing import objects, points_back
from whence.model.mention import EventMention
from whence.model.span import Span


def told(text: str, trigger: str, lemma: str) -> EventMention:
    """The mention whose trigger stands in `text`."""
    start = text.index(trigger)
    return EventMention(
        Span("r", 0, len(text), text), Span("r", start, start + len(trigger), trigger), lemma, "COERCE", "occurred"
    )


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("Critics called the raid unlawful.", "raid", "raid"),
        ("Nobody was hurt in the two searches.", "searches", "search"),
        ("She was away on the day of that robbery.", "robbery", "robbery"),
        ("These killings went on for a year.", "killings", "killing"),
    ],
)
def test_a_noun_marked_as_known_points_back(text: str, trigger: str, lemma: str) -> None:
    """An article or pronoun before a noun says that its readers know it."""
    assert points_back(told(text, trigger, lemma), text)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma"),
    [
        ("The toll went on the first of May.", "went", "go"),
        ("The two sides will sign on Monday.", "sign", "sign"),
        ("The guild denies that they shot him.", "shot", "shoot"),
        ("The ministry rejects the charge.", "rejects", "reject"),
        ("The clerk, who had paid, left.", "paid", "pay"),
        ("It was a raid at dawn.", "raid", "raid"),
        ("Mayors warned that raids would follow.", "raids", "raid"),
    ],
)
def test_a_verb_or_a_new_noun_points_to_nothing(text: str, trigger: str, lemma: str) -> None:
    """What follows an article's noun, an auxiliary or a pronoun is a verb; "a raid" is told for the first time."""
    assert not points_back(told(text, trigger, lemma), text)


@pytest.mark.parametrize(
    ("text", "trigger", "lemma", "wanted"),
    [
        ("Guards fired rubber bullets at the crowd.", "fired", "fire", {"rubb", "bullet"}),
        ("The old harbour bridge was closed at noon.", "closed", "close", {"harbour", "bridg"}),
        ("They regret the suspension of the lottery.", "suspension", "suspension", {"lotter"}),
        ("The charter comes into force in May.", "comes", "come", {"into force"}),
        ("They met on Tuesday.", "met", "meet", set()),
    ],
)
def test_what_a_deed_is_done_to_is_told_by_the_words_beside_it(
    text: str, trigger: str, lemma: str, wanted: set[str]
) -> None:
    """After a verb or "of", before a passive; a day is no such thing."""
    found = objects(told(text, trigger, lemma), text, (0, len(text)))
    assert wanted <= found and (wanted or not found)
