"""Mentions: stretches of a report that name an actor, a place, a quantity or an event.

Ids within a reading (`actor` of a participant, `place` of an event) name the reading's own referents and places;
linking replaces them by the chronicle's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from whence.errors import ModelError
from whence.model.span import Span
from whence.model.when import When

ActorType = Literal["country", "organization", "armed group", "person", "people", "other"]
MentionKind = Literal["name", "nominal", "pronoun"]
Role = Literal["actor", "recipient", "other"]
Status = Literal["occurred", "ongoing", "planned", "possible", "denied"]
Bound = Literal["exactly", "about", "over", "under", "at least", "at most"]
SourceKind = Literal["said", "document", "report", "unnamed"]
PlacePrecision = Literal["point", "settlement", "region", "country"]

ROLES: tuple[Role, ...] = ("actor", "recipient", "other")
STATUSES: tuple[Status, ...] = ("occurred", "ongoing", "planned", "possible", "denied")
DEEDS: frozenset[Status] = frozenset({"occurred", "ongoing"})
EVENT_TYPES: tuple[str, ...] = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name, describe or point back to an actor."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A counted or measured amount: `value` (the lower end of a range, `high` its upper) of `unit`, with its bound.

    `unit` is what is counted, as the report has it ("deaths", "people"), or percent, an ISO 4217 currency, or a unit
    of measure ("kilometres").
    """

    span: Span
    value: float
    unit: str
    bound: Bound = "exactly"
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an event, with the words that name it there."""

    actor: str
    role: Role
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a report names for what it says: `name` as the report has it, `actor` the referent where it is one."""

    name: str
    kind: SourceKind
    actor: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event: the clause, the word that names it, and what that clause says of it.

    `span` is the clause or phrase that tells it, `trigger` the word or short phrase that names it, `frame` the PropBank
    roleset. `time` indexes the reading's time expressions; `date` is as far as the report alone can date it, and
    linking replaces it by the jointly resolved one. `attributed_to` is outermost first: A told B is (B, A).
    `vector` is the trigger in context, unit length, for comparing mentions; `because` names frame, table row and rule.
    """

    span: Span
    trigger: Span
    lemma: str
    type: str
    status: Status
    frame: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    status_spans: tuple[Span, ...] = ()
    time: int | None = None
    date: When | None = None
    place: str | None = None
    place_spans: tuple[Span, ...] = ()
    participants: tuple[Participant, ...] = ()
    attributed_to: tuple[Source, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    vector: tuple[float, ...] = ()
    because: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.type not in EVENT_TYPES:
            raise ModelError(f"an event mention's type is one of PLOVER's sixteen: {self.type}")
        if self.trigger.report != self.span.report:
            raise ModelError("an event mention's trigger stands in the report of its span")

    @property
    def key(self) -> tuple[str, int, int, str]:
        """What tells this mention from every other: report, trigger and type."""
        return self.trigger.report, self.trigger.start, self.trigger.end, self.type
