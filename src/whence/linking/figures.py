"""Whom reports name, one figure a report and referent, and the groups of those that are one actor as they grow.

A group is asked the same few things at every joining: which countries and reports its members are of, and what they are
called in full. That is gathered once, as it grows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from whence.linking.bodies import kind_of, national
from whence.linking.groups import Groups
from whence.linking.likeness import likeness
from whence.linking.names import normal, one_slip, person_tokens, same_person_name
from whence.linking.words import listed
from whence.model.reading import Referent

Key = tuple[str, str]
# Names of this likeness differ by a legal form, a space, or one slip in a long word.
SURE = 0.93
SPELLED = {"defense": "defence", "vice": "deputy", "premier": "prime minister", "leader": "head", "chief": "head"}
PASSING = frozenset(("interim", "acting", "transitional"))


@dataclass(frozen=True)
class Figure:
    """One report's referent, with the forms of its names that are compared.

    `claimed` are offices held, by country; `posts` those held in bodies, by the report's referent that is the body.
    """

    report: str
    referent: Referent
    claimed: tuple[tuple[str, str], ...] = ()
    posts: tuple[tuple[str, str], ...] = ()

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

    @cached_property
    def held(self) -> tuple[tuple[str, str], ...]:
        """Country and office, in normal form, of what its titles and the report's claims say that it holds or held."""
        country = self.referent.country
        titled = ((country, post) for post in sorted(self.offices)) if country else ()
        return tuple(dict.fromkeys((*titled, *self.claimed)))


class Joining:
    """The groups of referents as they grow, with a sentence for each joining."""

    def __init__(self, figures: Sequence[Figure], apart: Iterable[tuple[Key, Key]]) -> None:
        self.figures = {figure.key: figure for figure in figures}
        self.groups: Groups[Key] = Groups(self.figures, apart)
        self.because: dict[Key, list[str]] = {key: [] for key in self.figures}
        self._gathered = {figure.key: _Gathered.of(figure) for figure in figures}

    def join(self, a: Key, b: Key, why: str) -> None:
        """Join two referents unless they are two countries, or persons whose full names are contrary."""
        if self.groups.root(a) != self.groups.root(b) and not self.contrary(a, b):
            self.unite(a, b, why)

    def unite(self, a: Key, b: Key, why: str) -> None:
        """Join two referents, whoever they are, unless a judgement keeps them apart."""
        one, other = self.groups.root(a), self.groups.root(b)
        if self.groups.join(a, b):
            kept = self.groups.root(a)
            self.because[kept] = [*self.because[one], *self.because[other], why]
            self._gathered[kept].take(self._gathered.pop(other if kept == one else one))

    def same(self, a: Key, b: Key) -> bool:
        """Whether the two are one actor as far as was joined."""
        return self.groups.root(a) == self.groups.root(b)

    def contrary(self, a: Key, b: Key) -> bool:
        """Whether the groups of `a` and `b` hold two countries, or persons of different full names."""
        first, second = self._of(a), self._of(b)
        if len(first.states | second.states) > 1:
            return True
        if (first.aliased or second.aliased) and not first.full_names.keys().isdisjoint(second.full_names):
            # One of them goes by several names, and the other by one of these.
            return False
        return any(_contrary(x, y) for x in first.full_names for y in second.full_names)

    def countries(self, key: Key) -> set[str]:
        """Countries of the referents in the group of `key`."""
        return self._of(key).countries

    def reports(self, key: Key) -> list[str]:
        """Ids of the reports that the group of `key` is named in, in order."""
        return sorted(self._of(key).reports)

    def agree_on_country(self, a: Key, b: Key) -> bool:
        """Whether the two groups share a country, or one of them has none."""
        first, second = self.countries(a), self.countries(b)
        return not first or not second or not first.isdisjoint(second)

    def share_a_report(self, a: Key, b: Key) -> bool:
        """Whether some report has referents of both groups."""
        return not self._of(a).reports.isdisjoint(self._of(b).reports)

    def first_of_each(self, figures: Iterable[Figure]) -> list[Figure]:
        """Of figures that are one actor as far as was joined, the first."""
        found: dict[Key, Figure] = {}
        for figure in figures:
            found.setdefault(self.groups.root(figure.key), figure)
        return list(found.values())

    def _of(self, key: Key) -> _Gathered:
        return self._gathered[self.groups.root(key)]


@dataclass
class _Gathered:
    """What a group's members have, gathered as it grows: looking at all of them at each joining grows with its square.

    `states` are the countries that it is, `countries` those that its members are or belong to.
    """

    states: set[str]
    countries: set[str]
    full_names: dict[tuple[str, ...], None]
    reports: set[str]
    aliased: bool = False

    @classmethod
    def of(cls, figure: Figure) -> _Gathered:
        referent = figure.referent
        countries = {referent.country} if referent.country else set()
        states = set(countries) if referent.type == "country" else set()
        names = figure.full if referent.type == "person" else ()
        aliased = any(_contrary(a, b) for a, b in combinations(names, 2))
        return cls(states, countries, dict.fromkeys(names), {figure.report}, aliased)

    def take(self, other: _Gathered) -> None:
        self.states |= other.states
        self.countries |= other.countries
        self.full_names.update(other.full_names)
        self.reports |= other.reports
        self.aliased |= other.aliased


def _contrary(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return not same_person_name(a, b) and not one_slip(a, b) and likeness(" ".join(a), " ".join(b), person=True) < SURE


def office(title: str, country: str | None) -> str:
    """An office's words in normal form and fixed order, so that "minister of defence" is "defense minister"."""
    words = [
        SPELLED.get(word, word)
        for word in normal(title).split()
        if word not in listed("little") and word not in PASSING
    ]
    return " ".join(sorted(word for word in words if not national(word, country)))


def called(figure: Figure) -> str:
    """A figure's name and report, as reasons tell of it."""
    return f"“{figure.referent.name}” ({figure.report})"


def bodies(figures: Sequence[Figure]) -> list[Figure]:
    """Those that are named and no country or person."""
    return [f for f in figures if f.referent.type not in ("country", "person") and f.proper]
