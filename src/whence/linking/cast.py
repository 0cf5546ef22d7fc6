"""Actors and places of the chronicle, made of the referents and places that reports name."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from whence.codebook.geography import countries
from whence.linking.actors import join_referents
from whence.linking.copies import NO_COPIES, Copies
from whence.linking.figures import Figure, Key
from whence.linking.known import known_names
from whence.linking.names import is_acronym, normal, person_tokens
from whence.linking.offices import office_differences
from whence.linking.rulings import Ruled
from whence.model.event import Actor, Place
from whence.model.mention import ActorType
from whence.model.reading import PlaceReferent, Reading
from whence.model.span import Span

MAX_BECAUSE = 12
ACTOR_TYPES: tuple[ActorType, ...] = ("country", "organization", "armed group", "person", "people", "other")


@dataclass(frozen=True)
class Cast:
    """Actors and places, and which of them each report's referents and places are; a rejected referent is none."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    actor_of: Mapping[Key, str]
    place_of: Mapping[Key, str]


def make_cast(readings: Sequence[Reading], ruled: Sequence[Ruled[Key]], copies: Copies = NO_COPIES) -> Cast:
    """The actors and places of all readings, joined across reports."""
    joining = join_referents(readings, ruled, copies)
    rejected = {key for ruling in ruled if ruling.judgement.ruling == "reject" for key in ruling.found}
    by_report = {reading.report: reading for reading in readings}
    groups = [[joining.figures[key] for key in keys if key not in rejected] for keys in joining.groups.sets()]
    groups = [members for members in groups if any(f.referent.mentions for f in members)]
    ids = _ids(groups)
    actor_of = {figure.key: id for id, members in zip(ids, groups, strict=True) for figure in members}
    actors = []
    for id, members in zip(ids, groups, strict=True):
        why = joining.because[joining.groups.root(members[0].key)]
        differences = office_differences(members, by_report, actor_of) if _type(members) == "person" else ()
        actors.append(_set_by_hand(_actor(id, members, why, differences), members, ruled))
    places, place_of = _places(readings)
    return Cast(tuple(sorted(actors, key=lambda a: a.id)), places, actor_of, place_of)


def _ids(groups: Sequence[Sequence[Figure]]) -> list[str]:
    """An id for each actor; several that the same words name ("the leaders of Britain and France") are told apart."""
    ids = [digest_id("a1", [span for f in members for span in _spans(f)]) for members in groups]
    shared = {id for id, n in Counter(ids).items() if n > 1}
    return [_told_apart(id, members) if id in shared else id for id, members in zip(ids, groups, strict=True)]


def _told_apart(id: str, members: Sequence[Figure]) -> str:
    keys = sorted(f"{f.referent.country}:{f.referent.type}:{f.referent.name}:{f.key}" for f in members)
    return f"a1-{hashlib.sha256(chr(31).join([id, *keys]).encode()).hexdigest()[:10]}"


def digest_id(prefix: str, spans: Iterable[Span]) -> str:
    """An id made of where the words stand, the same whenever the same words are meant."""
    keys = sorted({f"{span.report}:{span.start}:{span.end}" for span in spans})
    return f"{prefix}-{hashlib.sha256(chr(31).join(keys).encode()).hexdigest()[:10]}"


def _spans(figure: Figure) -> list[Span]:
    return [mention.span for mention in figure.referent.mentions]


def _actor(id: str, members: Sequence[Figure], why: Sequence[str], differences: tuple) -> Actor:  # type: ignore[type-arg]
    kind = _type(members)
    name = _name(members, kind)
    aliases = Counter(alias for f in members for alias in _aliases(f))
    ordered = sorted((alias for alias in aliases if alias != name), key=lambda a: (-aliases[a], a))
    country = _most(f.referent.country for f in members)
    known = (other for other in known_names((name, *ordered), kind, country) if other != name)
    return Actor(
        id,
        name,
        kind,
        country,
        _most(f.referent.code for f in members),
        tuple(dict.fromkeys((*ordered, *known))),
        tuple(sorted({span for f in members for span in _spans(f)})),
        differences,
        tuple(dict.fromkeys(why))[:MAX_BECAUSE],
    )


def _set_by_hand(actor: Actor, members: Sequence[Figure], ruled: Sequence[Ruled[Key]]) -> Actor:
    """The actor with what judgements set: its name, type, country or code."""
    from dataclasses import replace

    keys = {figure.key for figure in members}
    for ruling in ruled:
        judgement = ruling.judgement
        if judgement.ruling != "set" or not keys.intersection(ruling.found) or not judgement.value:
            continue
        if judgement.attribute == "type" and judgement.value in ACTOR_TYPES:
            actor = replace(actor, type=judgement.value)
        elif judgement.attribute == "name":
            aliases = tuple(dict.fromkeys((actor.name, *(a for a in actor.aliases if a != judgement.value))))
            actor = replace(actor, name=judgement.value, aliases=aliases)
        elif judgement.attribute == "country":
            actor = replace(actor, country=judgement.value)
        elif judgement.attribute == "code":
            actor = replace(actor, code=judgement.value)
    return actor


def _type(members: Sequence[Figure]) -> ActorType:
    counted = Counter(dict.fromkeys(ACTOR_TYPES, 0))
    for figure in members:
        counted[figure.referent.type] += 1 + len(figure.referent.mentions)
    return max(ACTOR_TYPES, key=lambda kind: counted[kind])


def _most(values: Iterable[str | None]) -> str | None:
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def _name(members: Sequence[Figure], kind: ActorType) -> str:
    """The name that most reports use among the fullest: a person's with most words, a body's spelled out."""
    votes = Counter(f.referent.name for f in members)
    if kind == "person":
        votes.update(name for f in members for name in f.proper if len(person_tokens(name)) > 1)
    proper = [name for name in votes if name != name.lower()] or list(votes)

    def rank(name: str) -> tuple[int, int, int, str]:
        words = len(person_tokens(name)) if kind == "person" else 0
        return min(words, 2), -is_acronym(name), votes[name], name

    best = max(proper, key=rank)
    alike = [name for name in proper if rank(name)[:2] == rank(best)[:2] and votes[name] == votes[best]]
    return min(alike, key=lambda name: (len(name), name))


def _aliases(figure: Figure) -> list[str]:
    """Names and descriptions a report uses for it, pronouns and whole clauses left out."""
    used = [m.span.quote for m in figure.referent.mentions if m.kind != "pronoun"]
    words = dict.fromkeys((figure.referent.name, *figure.referent.aliases, *used))
    bare = [
        w[len(article) :] for w in words for article in ("the ", "The ", "a ", "A ", "an ") if w.startswith(article)
    ]
    return [w for w in dict.fromkeys((*words, *bare)) if w.strip() and len(w) <= 80]


def _places(readings: Sequence[Reading]) -> tuple[tuple[Place, ...], dict[Key, str]]:
    groups: dict[str, list[PlaceReferent]] = {}
    place_of: dict[Key, str] = {}
    for reading in readings:
        for place in reading.places:
            id = _place_id(place)
            place_of[reading.report, place.id] = id
            groups.setdefault(id, []).append(place)
    return tuple(_place(id, groups[id]) for id in sorted(groups)), place_of


def _place_id(place: PlaceReferent) -> str:
    if place.geonames is not None:
        return f"geonames:{place.geonames}"
    return f"name:{normal(place.name).replace(' ', '-')}{':' + place.country if place.country else ''}"


def _place(id: str, members: Sequence[PlaceReferent]) -> Place:
    known = next((m for m in members if m.latitude is not None), members[0])
    names = Counter(m.name for m in members)
    name = min(names, key=lambda n: (-names[n], n))
    aliases = {alias for m in members for alias in (m.name, *m.aliases, *(span.quote for span in m.mentions))} - {name}
    country = _most(m.country for m in members)
    land = countries().get(country or "")
    return Place(
        id,
        name,
        country,
        land.name if land else None,
        known.latitude,
        known.longitude,
        known.precision,
        known.geonames,
        tuple(sorted(aliases)),
        tuple(sorted({span for m in members for span in m.mentions})),
    )
