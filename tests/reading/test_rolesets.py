"""The promise under test: a lemma's candidates suit its part of speech and the particles near it."""

from __future__ import annotations

from pathlib import Path

from whence.reading.rolesets import Entry, Rolesets

TABLE = Rolesets(
    {
        "pull": (Entry("pull.01", "v"), Entry("pull_out.02", "v", "out"), Entry("pull.01", "n")),
        "withdrawal": (Entry("withdraw.01", "n"),),
    }
)


def test_a_multiword_roleset_needs_its_particle_and_then_comes_first() -> None:
    """`pull the troops out` may be pull_out.02, `pull the rope` may not."""
    assert TABLE.candidates("pull", "VERB", ["the", "troops", "out"]) == ("pull_out.02", "pull.01")
    assert TABLE.candidates("pull", "VERB", ["the", "rope"]) == ("pull.01",)


def test_nouns_find_the_verbs_they_are_made_from() -> None:
    """PropBank's aliases lead from `withdrawal` to withdraw.01, whatever the tagger said."""
    assert TABLE.candidates("withdrawal", "NOUN", []) == ("withdraw.01",)
    assert TABLE.candidates("withdrawal", "VERB", []) == ("withdraw.01",)


def test_only_verbs_are_listed_as_verbs() -> None:
    """`withdrawal` evokes a verb's roleset, and is none."""
    assert TABLE.verbs() == {"pull"}


def test_an_unknown_lemma_has_no_candidates() -> None:
    """The inventory invents nothing."""
    assert TABLE.candidates("zorble", "VERB", []) == ()


def test_the_table_survives_writing_and_reading(tmp_path: Path) -> None:
    """What `dumps` writes, `load` reads."""
    path = tmp_path / "rolesets.json"
    path.write_text(TABLE.dumps(), encoding="utf-8")
    again = Rolesets.load(path)
    assert again.dumps() == TABLE.dumps()
    assert again.candidates("pull", "NOUN", []) == ("pull.01",)
