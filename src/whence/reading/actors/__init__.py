"""Actors of one report: who is named, described or pointed back to, as referents, and what the report states of them.

By rule throughout: tables of names, offices and role nouns, the dependency tree, agreement and recency. It refuses to
decide whether two reports speak of one actor; linking does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from whence.model.parse import Sentence
from whence.model.reading import Claim, PlaceReferent, Referent
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.anaphora import read_nouns
from whence.reading.actors.claims import find_claims, unite_heads
from whence.reading.actors.describe import placed
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.named import read_names
from whence.reading.actors.scene import Stage, set_stage
from whence.reading.actors.stationed import find_stationed
from whence.reading.actors.tenures import find_tenures

__all__ = ["ActorsFound", "find_actors"]


@dataclass(frozen=True, slots=True)
class ActorsFound:
    """The referents of a report in order of their first mention, and the claims about them in order of the text."""

    referents: tuple[Referent, ...] = ()
    claims: tuple[Claim, ...] = ()


def find_actors(
    report: Report,
    sentences: Sequence[Sentence],
    places: Sequence[PlaceReferent] = (),
    times: Sequence[TimeExpression] = (),
) -> ActorsFound:
    """All actors of `report`, read from its parsed `sentences`; its `places` say what country a town lies in.

    Claims that an office began or ended have their day among `times`.

    Mentions may lie within one another ("Niger" in "Niger's junta") and one mention may be of several referents ("both
    nations", "French and American troops").
    """
    stage = set_stage(report, sentences, places)
    read_names(stage)
    read_nouns(stage)
    unite_heads(stage)
    found = list(find_claims(stage, times))
    found += list(find_tenures(stage, times, found))
    found += list(find_stationed(stage, times))
    objects = {id(root(entity)) for _, _, entity in found if entity is not None}
    kept = [e for e in stage.registry.entities if e.merged is None and (e.spans or id(e) in objects)]
    kept.sort(key=lambda e: (min(e.spans, default=(len(report.text), 0)), e.number))
    ids = {id(entity): f"a{number}" for number, entity in enumerate(kept, 1)}
    referents = tuple(_referent(stage, entity, ids) for entity in kept)
    claims = [replace(claim, subject=ids[id(root(s))], object=ids[id(root(o))] if o else "") for claim, s, o in found]
    unique = dict.fromkeys(sorted(claims, key=lambda claim: (claim.spans, claim.type, claim.subject, claim.object)))
    return ActorsFound(referents, tuple(unique))


def _referent(stage: Stage, entity: Entity, ids: dict[int, str]) -> Referent:
    name = entity.name if entity.named or entity.body else placed(entity.name, entity)
    aliases = [alias for alias in (entity.names or entity.descriptions) if alias != name]
    aliases += [own for alias in (name, *aliases) if (own := _unled(alias)) is not None and own not in (name, *aliases)]
    part_of = root(entity.part_of) if entity.part_of is not None else None
    return Referent(
        id=ids[id(entity)],
        name=name,
        type=entity.type,
        country=entity.country,
        code=entity.code,
        aliases=tuple(aliases),
        titles=tuple(entity.titles),
        member_of=ids.get(id(part_of)) if part_of is not None and part_of is not entity else None,
        mentions=entity.mention(stage.report),
    )


def _unled(name: str) -> str | None:
    """The name proper of a body called by who leads it: "Lakes Stabilisation Force" of "Danish-led Lakes ... Force"."""
    first, _, rest = name.partition(" ")
    led = first.endswith(("-led", "-backed", "-run", "-commanded"))
    return rest if led and sum(word[:1].isupper() for word in rest.split()) > 1 else None
