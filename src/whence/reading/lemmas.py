"""Lemmas as edit scripts: what to strip from a word's end, what to put there, and whether its capitals stay.

A script learnt from one word applies to any other with that ending, so that the encoder chooses among a few hundred
scripts instead of spelling words out.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Script:
    """Strip `strip` from the end, add `add`; `cased` keeps the word's capitals, else it is lower-cased first."""

    strip: str
    add: str
    cased: bool

    @classmethod
    def between(cls, word: str, lemma: str) -> Script:
        """Find the script that turns a word into its lemma, with the longest stem kept."""
        cased = lemma != lemma.lower()
        base = word if cased else word.lower()
        stem = 0
        while stem < min(len(base), len(lemma)) and base[stem] == lemma[stem]:
            stem += 1
        return cls(base[stem:], lemma[stem:], cased)

    def fits(self, word: str) -> bool:
        """Tell whether the word has the ending that the script strips, and anything would be left."""
        base = word if self.cased else word.lower()
        return base.endswith(self.strip) and len(base) - len(self.strip) + len(self.add) > 0

    def apply(self, word: str) -> str:
        """Make the lemma of a word that the script fits."""
        base = word if self.cased else word.lower()
        return base[: len(base) - len(self.strip)] + self.add


_ENDINGS = (
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""),
    ("ied", "y"), ("ed", ""), ("ed", "e"), ("ying", "ie"), ("ing", ""), ("ing", "e"),
)  # fmt: skip
"""Endings of regular verb forms, and what the lemma has in their place."""


def regular_lemmas(form: str) -> tuple[str, ...]:
    """List what a verb form in lower case could be the regular form of, known or not: "cancelled" of "cancel"."""
    found = []
    for ending, instead in _ENDINGS:
        stem = form.removesuffix(ending)
        if stem != form and stem:
            found.append(stem + instead)
            if not instead and stem[-1:] == stem[-2:-1] and ending in ("ed", "ing"):
                found.append(stem[:-1])
    return tuple(found)
