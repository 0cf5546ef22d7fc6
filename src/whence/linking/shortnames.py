"""Bodies that a report calls by a part of their name: a unit without its arm, a noun alone, a name without its opening.

Each joins only where all reports leave one body that can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.linking.figures import Figure, Joining, Key, bodies, called
from whence.linking.names import core, normal

UNITS = frozenset({"division", "brigade", "battalion", "regiment", "corps", "army", "fleet", "squadron", "group"})
IN_COMMON = 2  # so many named in both reports make them of one story
# Words with which a body's long name opens, and which reports leave out.
OPENING = frozenset({"international", "national", "federal", "united", "royal", "general", "central", "joint", "state"})
# Nouns for bodies that, with a capital and alone, are short for one body's name.
NOUNS_OF_BODIES = frozenset({
    "forum", "council", "confederation", "fund", "tribunal", "authority", "commission",
    "committee", "front", "federation", "agency", "chamber", "institute",
    "association", "assembly", "corps", "brigade", "foundation",
})  # fmt: skip


def join_units(joining: Joining, figures: list[Figure]) -> None:
    """Units of one number and noun where a report leaves out of which arm: "5th Division", "5th Infantry Division"."""
    rows: dict[tuple[str, str], list[tuple[Figure, tuple[str, ...]]]] = {}
    for figure in bodies(figures):
        for words in dict.fromkeys(tuple(normal(name).split()) for name in figure.proper):
            if len(words) > 1 and words[0][0].isdigit() and words[-1] in UNITS:
                rows.setdefault((words[0], words[-1]), []).append((figure, words[1:-1]))
    for found in rows.values():
        arms = dict.fromkeys(arm for _, arm in found if arm)
        for figure, arm in found if len(arms) == 1 else ():
            first = next(f for f, other in found if other)
            if not arm and joining.agree_on_country(first.key, figure.key):
                joining.join(first.key, figure.key, f"{called(figure)} is {called(first)}: one number and kind of unit")


def join_longer(joining: Joining, figures: list[Figure]) -> None:
    """Bodies of one long name, the word left out with which one report opens it: "International Tribunal for ..."."""
    rows = {core(name): f for f in bodies(figures) for name in f.proper}
    for name, figure in rows.items():
        first, _, rest = name.partition(" ")
        other = rows.get(rest) if first in OPENING and rest.count(" ") > 1 else None
        if other is not None and joining.agree_on_country(figure.key, other.key):
            why = f"one name, with “{first}” and without"
            joining.join(figure.key, other.key, f"{called(other)} is {called(figure)}: {why}")


def join_by_noun(joining: Joining, figures: list[Figure]) -> None:
    """A body called by its noun alone ("the Forum") is the one of all reports whose name has it as its noun."""
    nouns: dict[str, list[Figure]] = {}
    named, told = bodies(figures), _Told(joining, figures)
    for figure in named:
        for noun in dict.fromkeys(filter(None, map(_noun_of, figure.proper))):
            nouns.setdefault(noun, []).append(figure)
    for figure in named:
        names = dict.fromkeys(map(normal, figure.proper))
        noun = next(iter(names)) if len(names) == 1 else ""
        found = joining.first_of_each(nouns.get(noun, ())) if noun in NOUNS_OF_BODIES else []
        fitting = [f for f in found if not joining.share_a_report(f.key, figure.key) and told.beside(f, figure)]
        if len(found) == len(fitting) == 1 and joining.agree_on_country(fitting[0].key, figure.key):
            why = f"the only {noun} that is named"
            joining.join(fitting[0].key, figure.key, f"{called(figure)} is {called(fitting[0])}: {why}")


class _Told:
    """Who is named in which report, to see whether two reports tell of the same persons and bodies."""

    def __init__(self, joining: Joining, figures: Sequence[Figure]) -> None:
        self._joining = joining
        self._named: dict[str, set[Key]] = {}
        for figure in figures:
            if figure.proper and figure.referent.type != "country":
                self._named.setdefault(figure.report, set()).add(joining.groups.root(figure.key))

    def beside(self, one: Figure, other: Figure) -> bool:
        """Whether a report that names the one and the report of the other name several more in common."""
        reports = self._joining.reports(one.key)
        here = self._named.get(other.report, set())
        return any(len(here & self._named.get(report, set())) >= IN_COMMON for report in reports)


def _noun_of(name: str) -> str:
    """The noun that says what a body of several words is: "council" of "Council of X", "forum" of "X Forum"."""
    words = normal(name).split()
    at = next((words.index(small) for small in ("of", "for") if small in words[1:]), len(words))
    return words[at - 1] if len(words) > 1 else ""
