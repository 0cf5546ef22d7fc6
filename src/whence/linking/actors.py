"""Whose referents, across reports, are one actor.

Passes run from the surest to the least sure: countries by their code, full names, state bodies by country and kind,
acronyms, names transliterated twice, and last a surname or an office alone, which join only where exactly one actor
answers to them. What two reports call by one name but place in two countries stays apart. Every joining says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from whence.linking.bodies import kind_of, national
from whence.linking.copies import Copies
from whence.linking.groups import Groups
from whence.linking.likeness import likeness
from whence.linking.names import (
    core,
    folded,
    initials,
    is_acronym,
    normal,
    person_tokens,
    same_person_name,
    same_token,
    singular,
)
from whence.linking.rulings import Ruled
from whence.linking.words import listed
from whence.model.reading import Reading, Referent

Key = tuple[str, str]
MAX_BLOCK = 200
# Names of this likeness differ by a legal form, a space, or one slip in a long word.
SURE = 0.93
# By so many first letters names are brought together that are parted into words differently.
LEADING = 5
SPELLED = {"defense": "defence", "vice": "deputy", "premier": "prime minister", "leader": "head", "chief": "head"}
PASSING = frozenset(("interim", "acting", "transitional"))


@dataclass(frozen=True)
class Figure:
    """One report's referent, with the forms of its names that are compared."""

    report: str
    referent: Referent

    @property
    def key(self) -> Key:
        """Report id and referent id."""
        return self.report, self.referent.id

    @cached_property
    def proper(self) -> tuple[str, ...]:
        """Its names as written, the main one first; empty where the report only describes it."""
        named = [m.span.quote for m in self.referent.mentions if m.kind == "name"]
        if not named and self.referent.mentions and self.referent.type != "country":
            return ()
        names = (self.referent.name, *self.referent.aliases, *named)
        return tuple(dict.fromkeys(name for name in names if name.strip() and name != name.lower()))

    @cached_property
    def full(self) -> tuple[tuple[str, ...], ...]:
        """A person's names of two words or more."""
        return tuple(dict.fromkeys(t for t in map(person_tokens, self.proper) if len(t) > 1))

    @cached_property
    def single(self) -> tuple[str, ...]:
        """A person's names of one word."""
        return tuple(dict.fromkeys(t[0] for t in map(person_tokens, self.proper) if len(t) == 1))

    @cached_property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of state body that its names and descriptions name, where it has a country."""
        if self.referent.country is None or self.referent.type in ("country", "person", "armed group"):
            return ()
        words = [self.referent.name, *self.referent.aliases]
        words += [m.span.quote for m in self.referent.mentions if m.kind == "nominal"][:3] if not self.proper else []
        kinds = (kind_of(text, self.referent.country) for text in words)
        return tuple(dict.fromkeys(kind for kind in kinds if kind))

    @cached_property
    def offices(self) -> frozenset[str]:
        """Its titles in normal form."""
        return frozenset(office(title, self.referent.country) for title in self.referent.titles)


class Joining:
    """The groups of referents as they grow, with a sentence for each joining."""

    def __init__(self, figures: Sequence[Figure], apart: Iterable[tuple[Key, Key]]) -> None:
        self.figures = {figure.key: figure for figure in figures}
        self.groups: Groups[Key] = Groups(self.figures, apart)
        self.because: dict[Key, list[str]] = {key: [] for key in self.figures}

    def join(self, a: Key, b: Key, why: str) -> None:
        """Join two referents unless they are two countries, or persons whose full names are contrary."""
        if self.groups.root(a) == self.groups.root(b) or self.contrary(a, b):
            return
        before = self.because[self.groups.root(a)], self.because[self.groups.root(b)]
        if self.groups.join(a, b):
            self.because[self.groups.root(a)] = [*before[0], *before[1], why]

    def same(self, a: Key, b: Key) -> bool:
        """Whether the two are one actor as far as was joined."""
        return self.groups.root(a) == self.groups.root(b)

    def contrary(self, a: Key, b: Key) -> bool:
        """Whether the groups of `a` and `b` hold two countries, or persons of different full names."""
        if len({*self.states(a), *self.states(b)}) > 1:
            return True
        first, second = self.full_names(a), self.full_names(b)
        return any(_contrary(x, y) for x in first for y in second)

    def full_names(self, key: Key) -> list[tuple[str, ...]]:
        """All full names in the group of `key`, each once."""
        members = (self.figures[member] for member in self.groups.members(key))
        return list(dict.fromkeys(name for f in members if f.referent.type == "person" for name in f.full))

    def states(self, key: Key) -> list[str]:
        """The countries that the group of `key` is, not those that its members belong to."""
        members = (self.figures[member].referent for member in self.groups.members(key))
        return [referent.country for referent in members if referent.type == "country" and referent.country]

    def countries(self, key: Key) -> set[str]:
        """Countries of the referents in the group of `key`."""
        members = (self.figures[member].referent.country for member in self.groups.members(key))
        return {country for country in members if country}

    def agree_on_country(self, a: Key, b: Key) -> bool:
        """Whether the two groups share a country, or one of them has none."""
        first, second = self.countries(a), self.countries(b)
        return not first or not second or bool(first & second)


def _contrary(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not same_person_name(a, b) and likeness(" ".join(a), " ".join(b), person=True) < SURE


def join_referents(readings: Sequence[Reading], ruled: Sequence[Ruled[Key]], copies: Copies) -> Joining:
    """The referents of all readings (in order of report id) in groups that are one actor each."""
    figures = [Figure(r.report, referent) for r in readings for referent in r.referents]
    apart = [pair for ruling in ruled if ruling.judgement.ruling == "different" for pair in ruling.pairs()]
    joining = Joining(figures, apart)
    for ruling in ruled:
        if ruling.judgement.ruling == "same":
            for a, b in ruling.pairs():
                if joining.groups.join(a, b):
                    joining.because[joining.groups.root(a)].append(f"judgement {ruling.judgement.id} says so")
    _copied(joining, figures, copies)
    for step in (_countries, _same_name, _state_bodies, _acronyms, _alike_names, _full_persons, _lone_names, _offices):
        step(joining, figures)
    return joining


def _copied(joining: Joining, figures: Sequence[Figure], copies: Copies) -> None:
    """Whoever a copied passage names is whom the original names with the same words.

    A description joins only those whom neither report names: whom "the regime" stands for, each report was read for.
    """
    named: dict[tuple[str, int, int], Figure] = {}
    for figure in figures:
        for mention in figure.referent.mentions:
            if mention.kind == "name" or (mention.kind == "nominal" and not figure.proper):
                named.setdefault((mention.span.report, mention.span.start, mention.span.end), figure)
    for (report, start, end), figure in named.items():
        first = copies.original(report, start, end)
        original = named.get(first)
        if first[0] != report and original is not None and original.referent.type == figure.referent.type:
            joining.join(original.key, figure.key, f"{_called(figure)} is {_called(original)}: in a copied passage")


def _block(figures: Iterable[tuple[object, Figure]]) -> list[list[Figure]]:
    blocks: dict[object, list[Figure]] = {}
    for key, figure in figures:
        blocks.setdefault(key, []).append(figure)
    return [block for block in blocks.values() if len(block) > 1]


def _chain(joining: Joining, block: list[Figure], why: str) -> None:
    first = block[0]
    for other in block[1:]:
        joining.join(first.key, other.key, f"{_called(other)} is {_called(first)}: {why}")


def _called(figure: Figure) -> str:
    return f"“{figure.referent.name}” ({figure.report})"


def _countries(joining: Joining, figures: list[Figure]) -> None:
    states = [(f.referent.country or normal(f.referent.name), f) for f in figures if f.referent.type == "country"]
    for block in _block(states):
        _chain(joining, block, "one country")
    peoples = [(f.referent.country, f) for f in figures if f.referent.type == "people" and f.referent.country]
    for block in _block((key, f) for key, f in peoples if len(normal(f.referent.name).split()) == 1):
        _chain(joining, block, "one people")


def _bodies(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.referent.type not in ("country", "person") and f.proper]


def _same_name(joining: Joining, figures: list[Figure]) -> None:
    """Bodies of one name, generic words after it aside, and persons named in the same words."""
    named = [(core(name), f) for f in _bodies(figures) if not f.kinds for name in f.proper if core(name)]
    for block in _block(named):
        for at, figure in enumerate(block[1:], start=1):
            partner = next((other for other in block[:at] if joining.agree_on_country(other.key, figure.key)), None)
            if partner is not None:
                joining.join(partner.key, figure.key, f"{_called(figure)} is {_called(partner)}: one name")


def _state_bodies(joining: Joining, figures: list[Figure]) -> None:
    of_kind = [((f.referent.country, kind), f) for f in figures for kind in f.kinds]
    for block in _block(of_kind):
        _chain(joining, block, f"bodies of one kind and one country ({block[0].referent.country})")
    described = [
        ((f.referent.country, f.referent.type, " ".join(map(singular, normal(f.referent.name).split()))), f)
        for f in figures
        if f.referent.country
        and not f.proper
        and not f.kinds
        and f.referent.type in ("organization", "people", "armed group")
    ]
    for block in _block(described):
        _chain(joining, block, "described in the same words, of one country")


def _acronyms(joining: Joining, figures: list[Figure]) -> None:
    short: dict[str, list[Figure]] = {}
    for figure in _bodies(figures):
        for name in figure.proper:
            if is_acronym(name):
                short.setdefault(normal(name).replace(" ", ""), []).append(figure)
    for figure in _bodies(figures):
        for name in figure.proper:
            letters = initials(name)
            if len(letters) > 2 and not is_acronym(name):
                for other in short.get(letters, ())[:MAX_BLOCK]:
                    if joining.agree_on_country(figure.key, other.key):
                        why = f"the initials of “{name}”"
                        joining.join(figure.key, other.key, f"{_called(other)} is {_called(figure)}: {why}")


def _alike_names(joining: Joining, figures: list[Figure]) -> None:
    """Bodies whose names differ by spelling: word for word the same, or transliterations of one another."""
    blocks: dict[object, list[tuple[Figure, str]]] = {}
    for figure in (f for f in _bodies(figures) if not f.kinds):
        for name in dict.fromkeys(core(name) for name in figure.proper):
            keys = ((name.count(" "), name[:1]), name.replace(" ", "")[:LEADING]) if name else ()
            near = [item for key in keys for item in blocks.get(key, ())[:MAX_BLOCK]]
            same = (o for o, theirs in near if _one_name(name, theirs) and joining.agree_on_country(figure.key, o.key))
            partner = next(same, None)
            if partner is not None:
                why = "one name in two spellings"
                joining.join(partner.key, figure.key, f"{_called(figure)} is {_called(partner)}: {why}")
            for key in keys if partner is None else ():
                blocks.setdefault(key, []).append((figure, name))


def _one_name(a: str, b: str) -> bool:
    """Whether two bodies' names are one by spelling alone."""
    words, theirs = a.split(), b.split()
    word_by_word = len(words) == len(theirs) and all(map(same_token, words, theirs))
    return word_by_word or likeness(a, b, person=False) >= SURE


def _persons(figures: list[Figure]) -> list[Figure]:
    return [f for f in figures if f.referent.type == "person"]


def _full_persons(joining: Joining, figures: list[Figure]) -> None:
    blocks: dict[str, list[tuple[Figure, tuple[str, ...]]]] = {}
    for figure in _persons(figures):
        for name in figure.full:
            keys = dict.fromkeys((folded(name[-1])[:2], folded("".join(name))[:4]))
            for other, theirs in (item for key in keys for item in blocks.get(key, ())[:MAX_BLOCK]):
                if _names_one(name, theirs, figure, other) and _one_person(joining, figure, other, name == theirs):
                    why = "one name" if name == theirs else "one name, written otherwise"
                    joining.join(other.key, figure.key, f"{_called(figure)} is {_called(other)}: {why}")
            for key in keys:
                block = blocks.setdefault(key, [])
                if not any(theirs == name and joining.same(other.key, figure.key) for other, theirs in block):
                    block.append((figure, name))


def _names_one(a: tuple[str, ...], b: tuple[str, ...], figure: Figure, other: Figure) -> bool:
    """Whether two full names are one; a slip of the pen passes where office or country vouch for the person."""
    if same_person_name(a, b):
        return True
    country = figure.referent.country
    vouched = bool(figure.offices & other.offices) or (country is not None and country == other.referent.country)
    return vouched and likeness(" ".join(a), " ".join(b), person=True) >= SURE


def _one_person(joining: Joining, a: Figure, b: Figure, same: bool) -> bool:
    """Whether nothing else speaks against two bearers of one full name: of two countries they share an office."""
    return joining.agree_on_country(a.key, b.key) or (
        same and bool(a.offices & b.offices or not (a.offices and b.offices))
    )


def _lone_names(joining: Joining, figures: list[Figure]) -> None:
    """A surname alone joins the one fully named person who bears it, and other bearers who agree on country."""
    bearers: dict[str, list[Figure]] = {}
    for figure in _persons(figures):
        for name in figure.full:
            for word in dict.fromkeys((name[-1], *name)):
                if len(word) > 2:
                    bearers.setdefault(word, []).append(figure)
    for figure in _persons(figures):
        if figure.full:
            continue
        for word in figure.single:
            partner = _sole(joining, figure, bearers.get(word, ()))
            if partner is not None:
                joining.join(
                    partner.key, figure.key, f"{_called(figure)} is {_called(partner)}: the only one of that name"
                )
    _misread_bodies(joining, figures)
    alone = [(word, f) for f in _persons(figures) if not f.full for word in f.single]
    for block in _block(alone):
        for figure in block[1:]:
            if _compatible(joining, block[0], figure):
                joining.join(block[0].key, figure.key, f"{_called(figure)} is {_called(block[0])}: one name")


def _misread_bodies(joining: Joining, figures: list[Figure]) -> None:
    """A "person" who bears a body's whole name, of one word no one's surname, and no title is that body."""
    bodies: dict[str, Figure] = {}
    for figure in _bodies(figures):
        for name in figure.proper:
            bodies.setdefault(core(name), figure)
    surnames = {word for figure in _persons(figures) for name in figure.full for word in name}
    for figure in _persons(figures):
        whole = [core(name) for name in figure.proper if not figure.referent.titles]
        for word in [w for w in figure.single if w not in surnames] if not figure.full else whole:
            body = bodies.get(word)
            if body is not None and joining.agree_on_country(body.key, figure.key):
                joining.join(body.key, figure.key, f"{_called(figure)} is {_called(body)}: one name")


def _sole(joining: Joining, figure: Figure, bearers: Iterable[Figure]) -> Figure | None:
    """The one person among `bearers` that `figure` can be; None where none or several can."""
    fitting = [f for f in bearers if _compatible(joining, f, figure)]
    by_person = {joining.groups.root(f.key): f for f in reversed(fitting)}
    if len(by_person) > 1:
        office = [f for f in by_person.values() if f.offices & figure.offices]
        by_person = {joining.groups.root(f.key): f for f in office}
    return next(iter(by_person.values())) if len(by_person) == 1 else None


def _compatible(joining: Joining, a: Figure, b: Figure) -> bool:
    """Whether two bearers of a surname can be one: no contrary country, and not told apart within one report."""
    if not joining.agree_on_country(a.key, b.key):
        return False
    reports = {report for report, _ in joining.groups.members(a.key)}
    return not any(report in reports for report, _ in joining.groups.members(b.key))


def _offices(joining: Joining, figures: list[Figure]) -> None:
    """A person known by office alone is the one named person who holds it, for the same country."""
    holders: dict[tuple[str | None, str], list[Figure]] = {}
    for figure in _persons(figures):
        if figure.proper and figure.referent.country:
            for post in sorted(figure.offices):
                holders.setdefault((figure.referent.country, post), []).append(figure)
    for figure in _persons(figures):
        if figure.proper or not figure.referent.country:
            continue
        wanted = dict.fromkeys((office(figure.referent.name, figure.referent.country), *sorted(figure.offices)))
        found = [f for post in wanted for f in holders.get((figure.referent.country, post), ())]
        partner = _sole(joining, figure, found)
        if partner is not None:
            joining.join(
                partner.key, figure.key, f"{_called(figure)} is {_called(partner)}: the one who holds that office"
            )


def office(title: str, country: str | None) -> str:
    """An office's words in normal form and fixed order, so that "minister of defence" is "defense minister"."""
    words = [
        SPELLED.get(word, word)
        for word in normal(title).split()
        if word not in listed("little") and word not in PASSING
    ]
    return " ".join(sorted(word for word in words if not national(word, country)))
