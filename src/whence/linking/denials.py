"""What is denied and what is asserted, brought together: "the shelling killed five", "nobody shelled the village".

A denial tells nothing new, so that wording, date and detail, by which tellings are compared, hardly tie it to what it
denies. It is of the one asserted deed of its kind that befell the same person or place, or that the same side is said,
shortly before and in the same report, to have done. Where several deeds fit alike, the one most told is meant; nothing
is brought together that dates, places, parties or a judgement keep apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from whence.linking.cluster import Cluster, Constraints
from whence.linking.features import apart
from whence.linking.names import normal
from whence.linking.told import MentionKey, Told, World

REACH_CHARACTERS = 1000  # so far back in its own report, some five sentences, stands what is denied
LEAST = 2.0
MAX_BLOCK = 200
COMMON_COUNT = 12  # so many and fewer there are of much
# Modes of which one side speaks as the other: whoever is led away is arrested, or abducted.
TAKEN = frozenset({"arrest", "abduct", "seize"})
HOSTILE = frozenset({"ASSAULT", "COERCE"})
_DENYING_ALL = re.compile(r"\b(?:no|none|nobody|anyone|anybody|any|such)\b", re.IGNORECASE)
_POINTING = re.compile(r"\b(?:so|him|her|them|it|they|she|he|this)\b", re.IGNORECASE)
WHY = "one report denies what another tells"


def denials_joined(
    clusters: Sequence[Cluster], told: Sequence[Told], world: World, constraints: Constraints
) -> list[Cluster]:
    """The events, each that is only denied with the one that it denies."""
    only_denied = {n for n, c in enumerate(clusters) if all(told[i].mention.status == "denied" for i in c.members)}
    found: dict[int, Cluster] = dict(enumerate(clusters))
    matcher = _Matcher(found, told, world, {frozenset(pair) for pair in constraints.different})
    for number in sorted(only_denied):
        best = matcher.denied_by(number)
        if best is not None:
            kept, denied = found[best], found.pop(number)
            found[best] = Cluster(sorted([*kept.members, *denied.members]), [*kept.because, *denied.because, WHY])
    return list(found.values())


@dataclass
class _Matcher:
    """The events by what a denial of one would share with it; `clusters` are as they stand while denials join them."""

    clusters: Mapping[int, Cluster]
    told: Sequence[Told]
    world: World
    different: set[frozenset[MentionKey]]
    by_sign: dict[object, list[int]] = field(default_factory=dict)
    spots: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        small = (place for place in self.world.places.values() if place.precision not in ("country", "region"))
        self.spots = {normal(place.name): place.id for place in small}
        for number, cluster in self.clusters.items():
            signs = (sign for i in cluster.members if self.told[i].deed for sign in self._signs(self.told[i]))
            for sign in dict.fromkeys(signs):
                self.by_sign.setdefault(sign, []).append(number)

    def denied_by(self, number: int) -> int | None:
        """The number of the event that the event `number` denies; None where none fits."""
        ours = [self.told[i] for i in self.clusters[number].members]
        near = (n for one in ours for sign in self._signs(one) for n in self.by_sign.get(sign, ())[:MAX_BLOCK])
        rated = []
        for other in dict.fromkeys(near):
            theirs = [self.told[i] for i in self.clusters[other].members]
            deeds = [one for one in theirs if one.deed]
            fit = max((self._fit(x, y) for x in ours for y in deeds), default=0.0)
            if fit >= LEAST and not self._kept_apart(ours, theirs):
                rated.append((fit, len(deeds), -other))
        return -max(rated)[2] if rated else None

    def _signs(self, one: Told) -> Iterator[object]:
        kind = one.mention.type if one.mention.mode not in TAKEN else "TAKEN"
        yield from ((kind, "whom", actor) for actor in _befallen(one))
        yield from ((kind, "where", spot) for spot in sorted(self._where(one)))
        yield from ((kind, "named", stem) for stem in sorted(one.rare))
        yield (kind, "report", one.report)
        yield from ((kind, "count", value) for value in sorted(_counts(one)))

    def _where(self, one: Told) -> set[str]:
        """The towns and sites that its sentence names, or where it was."""
        return {one.mention.place or ""} - {""} | {self.spots[name] for name in one.named if name in self.spots}

    def _kept_apart(self, ours: Sequence[Told], theirs: Sequence[Told]) -> bool:
        pairs = ((x, y) for x in ours for y in theirs)
        return any(frozenset((x.key, y.key)) in self.different or apart(x, y, self.world) for x, y in pairs)

    def _fit(self, denial: Told, deed: Told) -> float:
        """How much speaks for the denial's being of the deed; 0 where their kinds differ."""
        here = denial.report == deed.report
        at_once = here and _is_at_once(denial, deed)
        if not (_one_kind(denial, deed) or at_once) or (here and not _is_answer(denial)):
            return 0.0
        shared = set(_befallen(denial)) & set(_befallen(deed))
        named = max((self.world.weight(actor) for actor in shared), default=0.0)
        where = {x for x in self._where(denial) & self._where(deed) if self._is_small(x)}
        doer = bool(denial.sides["actor"] & deed.sides["actor"])
        near = here and _is_near(denial, deed)
        grounds = [2.0 * bool(named), 2.0 * bool(where), 2.0 * bool(denial.rare & deed.rare), 1.0 * doer, 1.0 * near]
        grounds += [1.5 * at_once, 2.0 * _counts_it(denial, deed)]
        return sum(grounds) + 0.5 * (denial.stem == deed.stem) + 0.5 * bool(denial.objects & deed.objects) + named

    def _is_small(self, place: str) -> bool:
        found = self.world.places.get(place)
        return found is not None and found.precision not in ("country", "region")


def _counts(one: Told) -> set[float]:
    """What it counts, or others are said to count of it, as far as few things are so many."""
    return {count.value for count in (*one.mention.quantities, *one.rivals) if count.value > COMMON_COUNT}


def _counts_it(denial: Told, deed: Told) -> bool:
    """Whether the denial is of a number that someone gives for the deed: "that 61 were detained is incorrect"."""
    return not _counts(denial).isdisjoint(_counts(deed))


def _befallen(one: Told) -> list[str]:
    return [actor for actor, part in one.actors.items() if part == "recipient"]


def _one_kind(denial: Told, deed: Told) -> bool:
    a, b = denial.mention, deed.mention
    same = bool(denial.kinds & deed.kinds) or denial.stem == deed.stem or a.mode == b.mode
    return (a.mode in TAKEN and b.mode in TAKEN) or (a.type == b.type and same)


def _is_answer(denial: Told) -> bool:
    """Whether someone is named who denies it, or it is called untrue: what has not happened yet is no denial."""
    told = any(rule.startswith(("governor:", "denied")) or "not true" in rule for rule in denial.mention.because)
    return bool(denial.mention.attributed_to) or told


def _is_at_once(denial: Told, deed: Told) -> bool:
    """Whether the denial stands in the deed's sentence, behind it, or in the next, with words that point back or deny
    all ("no shot", "anyone", "her"), both are hostile, and it names nobody whom the deed did not befall."""
    a, b = denial.mention, deed.mention
    follows = denial.sentence == deed.sentence and b.trigger.end <= a.trigger.start
    follows |= denial.tells_on_from(deed)
    befallen = set(_befallen(denial))
    others = bool(befallen) and befallen.isdisjoint(_befallen(deed))
    words = a.span.quote
    if _DENYING_ALL.search(words) is None and denial.objects and deed.objects:
        others |= denial.objects.isdisjoint(deed.objects)
    pointing = _DENYING_ALL.search(words) or _POINTING.search(words)
    return follows and not others and {a.type, b.type} <= HOSTILE and pointing is not None


def _is_near(denial: Told, deed: Told) -> bool:
    """Whether the deed is told shortly before it, by place in the text."""
    return 0 <= denial.mention.trigger.start - deed.mention.trigger.start < REACH_CHARACTERS
