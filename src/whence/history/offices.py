"""Contrary offices: one person, one title, and reports that disagree on what it is an office of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whence.history.details import key_words
from whence.model.event import Difference, DifferenceValue
from whence.model.relation import Relation


def with_contrary_offices(relations: tuple[Relation, ...], names: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations, each office with a difference where other reports give the same title under another head."""
    offices = [relation for relation in relations if relation.type == "office" and key_words(relation.detail)]
    return tuple(_with_difference(relation, offices, names) for relation in relations)


def _with_difference(relation: Relation, offices: list[Relation], names: Mapping[str, str]) -> Relation:
    contrary = [other for other in offices if _contrary(relation, other)] if relation in offices else []
    if not contrary:
        return relation
    values = (DifferenceValue(names[r.object], r.mentions, r.object) for r in (relation, *contrary) if r.mentions)
    return replace(relation, differences=(*relation.differences, Difference("office", tuple(values))))


def _contrary(one: Relation, other: Relation) -> bool:
    """Same person and title, another body, told by other reports, and neither known to have ended."""
    if one.subject != other.subject or one.object == other.object or one.ended or other.ended:
        return False
    told, retold = {span.report for span in one.mentions}, {span.report for span in other.mentions}
    return told.isdisjoint(retold) and key_words(one.detail) == key_words(other.detail)
