"""How often a kind of happening is told to have been where its report plays: of what was once, every telling is of it.

An undated "expulsion" in a story whose dated expulsions are all of one day is that one; where they are of many days it
may be any of them. Counted are the days of the dated tellings of a word or kind in reports of the same setting, those a
day apart as one, plans apart from deeds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from whence.linking.settings import Setting, scopes
from whence.linking.told import Told

_Scope = tuple[str, bool, str]  # a word or kind, whether planned, a country or actor


def told_once(told: Sequence[Told], settings: Mapping[str, Setting]) -> tuple[Told, ...]:
    """The tellings in order, each with what its kinds tell of its day: 1 where all are of one day, 1/n where of n."""
    days: dict[_Scope, set[date]] = {}
    for one in told:
        if one.days.n_days == 1 and one.days.earliest is not None:
            for scope in _scopes(one, settings):
                days.setdefault(scope, set()).add(one.days.earliest)
    counted = {scope: _n_apart(sorted(found)) for scope, found in days.items()}
    return tuple(replace(one, once=_worth(one, settings, counted)) for one in told)


def _scopes(one: Told, settings: Mapping[str, Setting]) -> Iterator[_Scope]:
    where = scopes(settings.get(one.report))
    return ((kind, one.plan, name) for kind in (one.stem, *sorted(one.kinds)) for name in where)


def _worth(one: Told, settings: Mapping[str, Setting], counted: Mapping[_Scope, int]) -> dict[str, float]:
    """By word and kind, as the narrowest of its scopes has it."""
    found: dict[str, float] = {}
    for scope in _scopes(one, settings):
        if scope in counted:
            found[scope[0]] = max(found.get(scope[0], 0.0), 1 / counted[scope])
    return found


def _n_apart(days: Sequence[date]) -> int:
    """How many of the days, in order, lie more than one day after the one before."""
    return 1 + sum((later - before).days > 1 for before, later in pairwise(days))
