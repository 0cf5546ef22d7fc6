"""Bodies that a report calls by a part of their name: a unit without its arm, a noun alone, a name without its opening.

Each joins only where all reports leave one body that can be meant.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.linking.figures import Figure, Joining, Key, bodies, called
from whence.linking.names import core, normal, opening

UNITS = frozenset({"division", "brigade", "battalion", "regiment", "corps", "army", "fleet", "squadron", "group"})
IN_COMMON = 2  # so many named in both reports make them of one story
# Words with which a body's long name opens, and which reports leave out.
OPENING = frozenset({"international", "national", "federal", "united", "royal", "general", "central", "joint", "state"})
# Nouns for bodies that, with a capital and alone, are short for one body's name.
NOUNS_OF_BODIES = frozenset({
    "forum", "council", "confederation", "fund", "tribunal", "authority", "commission",
    "committee", "front", "federation", "agency", "chamber", "institute",
    "association", "assembly", "corps", "brigade", "foundation", "mission", "conference", "union", "league", "movement",
    "alliance", "coalition", "mechanism", "panel", "bureau", "board", "initiative", "platform", "company", "house",
    "community", "organization", "organisation", "secretariat", "collective", "syndicate", "cooperative",
})  # fmt: skip

# After which a body's name says what it is of: "Support Mission in X", "Conference on the Y".
OF_WHAT = frozenset({"of", "for", "in", "on", "to", "against", "from", "at"})


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


def join_by_opening(joining: Joining, figures: list[Figure]) -> None:
    """A firm called by its name without its trade ("Tarn" of "Tarn Shipping"), where nobody else is called so.

    A reader may take such a name for a person's surname: one without a title, whom no full name backs, is the firm too.
    """
    firms: dict[str, list[Figure]] = {}
    for figure in bodies(figures):
        for short in dict.fromkeys(opening(name) for name in figure.proper):
            if short and figure.referent.type == "organization":
                firms.setdefault(short, []).append(figure)
    surnames = {word for f in figures if f.referent.type == "person" for name in f.full for word in name}
    for figure in figures:
        person = figure.referent.type == "person"
        if person and (figure.full or figure.referent.titles):
            continue
        for short in dict.fromkeys(normal(name) for name in figure.proper):
            found = joining.first_of_each(firms.get(short, ())) if short not in surnames else []
            if len(found) == 1 and joining.agree_on_country(found[0].key, figure.key):
                why = f"{called(figure)} is {called(found[0])}: its name without its trade"
                joining.join(found[0].key, figure.key, why)


def join_by_noun(joining: Joining, figures: list[Figure]) -> None:
    """A body called by its noun alone ("the Forum") is the one of all reports whose name has it as its noun.

    Where the report itself names one such body, and one alone, it is that one, whoever else has the noun elsewhere.
    """
    nouns: dict[str, list[Figure]] = {}
    told = _Told(joining, figures)
    for figure in bodies(figures):
        for noun in dict.fromkeys(filter(None, map(_noun_of, figure.proper))):
            nouns.setdefault(noun, []).append(figure)
    for figure in figures:
        noun = _short_for(figure)
        found = joining.first_of_each(f for f in nouns.get(noun, ()) if not joining.same(f.key, figure.key))
        here = [f for f in found if told.called_by(noun, f, figure.report)]
        fitting = here if not figure.proper and here else [f for f in found if told.beside(f, figure)]
        sole = len(fitting) == 1 and (len(found) == 1 or fitting == here) and (not figure.proper or not here)
        if sole and joining.agree_on_country(fitting[0].key, figure.key):
            why = f"the only {noun} that is named"
            joining.join(fitting[0].key, figure.key, f"{called(figure)} is {called(fitting[0])}: {why}")


def join_described(joining: Joining, figures: list[Figure]) -> None:
    """A body described by two words or more of one name is who bears it: "the central bank", "the Central Bank of X".

    The words are those that say what it is, all or the last of them.
    """
    tails: dict[str, list[Figure]] = {}
    told = _Told(joining, figures)
    for figure in (figure for figure in bodies(figures) if figure.referent.type != "people"):
        for tail in dict.fromkeys(tail for name in figure.proper for tail in _tails(name)):
            tails.setdefault(tail, []).append(figure)
    for figure in figures:
        words = _description(figure)
        found = joining.first_of_each(f for f in tails.get(words, ()) if not joining.same(f.key, figure.key))
        one = found[0] if len(found) == 1 else None
        near = one is not None and (figure.report in joining.reports(one.key) or told.beside(one, figure))
        if one is not None and near and joining.agree_on_country(one.key, figure.key):
            joining.join(one.key, figure.key, f"{called(figure)} is {called(one)}: the only {words} that is named")


def _tails(name: str) -> list[str]:
    """The ends, of two words or more, of what a name says that a body is: "Joint Border Mission in X" has two."""
    words = normal(name).split()
    at = next((number for number, word in enumerate(words) if number and word in OF_WHAT), len(words))
    return [" ".join(words[first:at]) for first in range(at - 1) if at < len(words) or first or at > 1]


def _description(figure: Figure) -> str:
    """The two words or more by which alone a report describes a body, as "the central bank"; else empty."""
    if figure.proper or figure.referent.type != "organization":
        return ""
    said = {m.span.quote.lower() for m in figure.referent.mentions if m.kind == "nominal"}
    words = next(iter(said)).split() if len(said) == 1 else []
    return normal(" ".join(words[1:])) if words[:1] == ["the"] and len(words) > 2 else ""


def _short_for(figure: Figure) -> str:
    """The noun by which alone a body is called, by a capital or as "the Forum"; empty where it is called otherwise."""
    if figure.referent.type in ("country", "person"):
        return ""
    if figure.proper:
        names = dict.fromkeys(map(normal, figure.proper))
        noun = next(iter(names))
        return noun if len(names) == 1 and noun in NOUNS_OF_BODIES else ""
    said = [m.span.quote.split() for m in figure.referent.mentions if m.kind == "nominal"]
    capital = {words[-1] for words in said if len(words) == 2 and words[0] == "the" and words[1][:1].isupper()}
    called_else = [words for words in said if words[0].lower() != "the" or words[1:] != [*capital]]
    return normal(next(iter(capital))) if len(capital) == 1 and not called_else else ""


class _Told:
    """Who is named in which report, to see whether two reports tell of the same persons and bodies."""

    def __init__(self, joining: Joining, figures: Sequence[Figure]) -> None:
        self._joining = joining
        self._named: dict[str, set[Key]] = {}
        self._figures: dict[tuple[str, Key], list[Figure]] = {}
        for figure in figures:
            if figure.proper and figure.referent.type != "country":
                root = joining.groups.root(figure.key)
                self._named.setdefault(figure.report, set()).add(root)
                self._figures.setdefault((figure.report, root), []).append(figure)

    def called_by(self, noun: str, one: Figure, report: str) -> bool:
        """Whether `report` names the one and has `noun` in its name: there, the noun alone would have been joined."""
        here = self._figures.get((report, self._joining.groups.root(one.key)), ())
        return any(noun in normal(name).split() for figure in here for name in figure.proper)

    def beside(self, one: Figure, other: Figure) -> bool:
        """Whether a report that names the one and the report of the other name several more in common."""
        reports = self._joining.reports(one.key)
        here = self._named.get(other.report, set())
        return any(len(here & self._named.get(report, set())) >= IN_COMMON for report in reports)


def _noun_of(name: str) -> str:
    """The noun that says what a body of several words is: "council" of "Council of X", "forum" of "X Forum"."""
    words = normal(name).split()
    at = next((number for number, word in enumerate(words) if number and word in OF_WHAT), len(words))
    return words[at - 1] if len(words) > 1 else ""
