"""Ids of actors: unique, though the same words may name several."""

from __future__ import annotations

from tests.linking.builder import Writer
from whence.linking import link


def test_actors_that_the_same_words_name_have_ids_of_their_own() -> None:
    """The leaders "of Norway and Peru" are two actors in one stretch of words, and each has its id."""
    writer = Writer("r1").say("The leaders of Norway and Peru met.")
    for country in ("NOR", "PER"):
        writer.who("The leaders of Norway and Peru", "people", country, id=country)
    found = link([writer.report], [writer.reading])
    assert len(found.actors) == len({actor.id for actor in found.actors}) == 2
