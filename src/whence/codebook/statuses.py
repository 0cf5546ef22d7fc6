"""Words that tell whether an event happened, is meant to, may, or did not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from whence.codebook.tables import table
from whence.errors import CodebookError
from whence.model.mention import STATUSES, Status

SAME = "same"


@dataclass(frozen=True, slots=True)
class Statuses:
    """The cue words by what they tell.

    `governors` give what a complement without tense becomes, `same` being the governor's own status; `finite` those
    that touch a clause with tense; who decides on what is `performative`, or `ending` something planned, has done it;
    `carriers` only say that their object takes place. The bounds are of the reader's
    factuality, -3 to 3. `lasting` verbs go on in the perfect, types that are `going_on` do where someone said that they
    "were being" done, `moving` ones bring their object to do what follows, what is not one of the words `true` is
    denied, and `set_for` verbs with a day after "for" make a plan of their object.
    What is asked for is planned once it is `accepting` that someone does; what is had done by `ordering` was done; and
    plans that someone is only `doubting` or hoping for are possible.
    What governors that are `often_so` bring in may have happened all the same, where the reader's factuality says so.
    """

    governors: Mapping[str, str]
    finite: Mapping[str, str]
    performative: frozenset[str]
    performative_types: frozenset[str]
    ending: frozenset[str]
    carriers: frozenset[str]
    modals: Mapping[str, Status]
    reported_modals: Mapping[str, Status]
    negations: frozenset[str]
    spared: frozenset[str]
    conditions: frozenset[str]
    adjectives: Mapping[str, Status]
    adverbs: Mapping[str, Status]
    ongoing_verbs: frozenset[str]
    lasting: frozenset[str]
    going_on: frozenset[str]
    moving: frozenset[str]
    true: frozenset[str]
    set_for: frozenset[str]
    accepting: frozenset[str]
    ordering: frozenset[str]
    doubting: frozenset[str]
    often_so: frozenset[str]
    verb_below: float
    noun_below: float
    happened_above: float


@cache
def statuses() -> Statuses:
    """The status table, validated."""
    rows = table("statuses")
    return Statuses(
        governors=_inverted(rows["governors"], "governors", (*STATUSES, SAME)),
        finite=_inverted(rows["finite"], "finite", STATUSES),
        performative=frozenset(rows["performative"]["governors"]),
        performative_types=frozenset(rows["performative"]["types"]),
        ending=frozenset(rows["performative"]["ending"]),
        carriers=frozenset(rows["carriers"]["words"]),
        modals=_by_status(rows["modals"], "modals"),
        reported_modals=_by_status(rows["reported_modals"], "reported_modals"),
        negations=frozenset(rows["negations"]["words"]),
        spared=frozenset(rows["negations"]["spared"]),
        conditions=frozenset(rows["conditions"]["possible"]),
        adjectives=_by_status(rows["adjectives"], "adjectives"),
        adverbs=_by_status(rows["adverbs"], "adverbs"),
        ongoing_verbs=frozenset(rows["aspect"]["ongoing"]),
        lasting=frozenset(rows["aspect"]["lasting"]),
        going_on=frozenset(rows["aspect"]["going_on"]),
        moving=frozenset(rows["moving"]["verbs"]),
        true=frozenset(rows["true"]["words"]),
        set_for=frozenset(rows["set_for"]["verbs"]),
        accepting=frozenset(rows["taken_up"]["accepting"]),
        ordering=frozenset(rows["taken_up"]["ordering"]),
        doubting=frozenset(rows["taken_up"]["doubting"]),
        often_so=frozenset(rows["factuality"]["often_so"]),
        **{bound: float(rows["factuality"][bound]) for bound in ("verb_below", "noun_below", "happened_above")},
    )


def _by_status(rows: Mapping[str, list[str]], where: str) -> Mapping[str, Status]:
    return {word: cast(Status, status) for word, status in _inverted(rows, where, STATUSES).items()}


def _inverted(rows: Mapping[str, list[str]], where: str, known: tuple[str, ...]) -> dict[str, str]:
    """Word to class; the first class that lists a word has it."""
    found: dict[str, str] = {}
    for name, words in rows.items():
        if name not in known:
            raise CodebookError(f"statuses.toml [{where}]: {name} is not a status")
        for word in words:
            found.setdefault(word, name)
    return found
