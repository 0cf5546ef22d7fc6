"""Which PropBank rolesets a word may evoke, from a condensed inventory that ships with the weights.

The encoder scores the rolesets that it was trained on; this table says which of them a lemma can mean at all, and
which one stands in where none of them was seen in training.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PARTICLE_REACH = 6
"""How many words after a verb its particle is looked for ("called the talks off")."""

_CLASSES = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "j"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One roleset a lemma may evoke, as which part of speech, and only beside `particle` where that is not empty."""

    roleset: str
    pos: str
    particle: str = ""


class Rolesets:
    """The inventory: lemma to entries, the most frequent first."""

    def __init__(self, entries: Mapping[str, tuple[Entry, ...]]) -> None:
        self._entries = dict(entries)

    @classmethod
    def load(cls, path: Path) -> Rolesets:
        """Read the inventory as `dumps` wrote it."""
        rows = json.loads(path.read_text(encoding="utf-8"))
        return cls({lemma: tuple(Entry(*row) for row in found) for lemma, found in rows.items()})

    def dumps(self) -> str:
        """Write the inventory as JSON, one lemma a line, in alphabetical order."""
        lines = (
            json.dumps(lemma) + ":" + json.dumps([_row(entry) for entry in self._entries[lemma]], separators=(",", ":"))
            for lemma in sorted(self._entries)
        )
        return "{" + ",\n".join(lines) + "}\n"

    def verbs(self) -> frozenset[str]:
        """Give the lemmas that the inventory has as verbs."""
        return frozenset(lemma for lemma, found in self._entries.items() if any(entry.pos == "v" for entry in found))

    def candidates(self, lemma: str, upos: str, following: Sequence[str]) -> tuple[str, ...]:
        """List what a lemma may mean here, the most frequent first; `following` are the words after it, lower case.

        Rolesets of its own part of speech are preferred; where it has none, those of any are given. A multi-word
        roleset needs its particle near by, and then stands before the plain ones.
        """
        near = following[:PARTICLE_REACH]
        fitting = [entry for entry in self._entries.get(lemma, ()) if not entry.particle or entry.particle in near]
        own = [entry for entry in fitting if entry.pos == _CLASSES.get(upos, "v")]
        ordered = sorted(own or fitting, key=lambda entry: not entry.particle)
        return tuple(dict.fromkeys(entry.roleset for entry in ordered))


def _row(entry: Entry) -> list[str]:
    return [entry.roleset, entry.pos, entry.particle] if entry.particle else [entry.roleset, entry.pos]
