"""The one event type that Whence gives a sentence with a marked source and target, as dyadic event data code it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from quality.figures import Absent
from whence.codebook.plover import NEAREST, as_coded
from whence.errors import ReaderError
from whence.model.mention import ActorMention, ActorType, EventMention
from whence.model.parse import Sentence
from whence.model.reading import Referent
from whence.model.report import Report
from whence.model.when import When
from whence.reading.encoder import Encoder
from whence.reading.events import find_events
from whence.reading.reader import ParsingReader
from whence.reading.segment import segment

TYPES: dict[str, ActorType] = {"PER": "person", "ORG": "organization", "GPE": "country", "NORP": "country"}
SOURCE, TARGET = "source", "target"
SUBORDINATE = 3


def encoder() -> Encoder:
    """The shipped encoder; Absent where its weights are not on this machine."""
    try:
        return Encoder.load(threads=1)
    except (ReaderError, OSError) as error:
        raise Absent(f"the reader's weights ({error})") from error


def coded(
    reader: Encoder, text: str, source: Iterable[tuple[int, int]], target: Iterable[tuple[int, int]]
) -> str | None:
    """The event type between the actors at the code points `source` and `target`; None where none is found."""
    mentions = events_between(reader, text, source, target)
    best = max(mentions, key=lambda mention: _fit(mention, mentions), default=None)
    return as_type(best) if best is not None else None


def events_between(
    reader: Encoder, text: str, source: Iterable[tuple[int, int]], target: Iterable[tuple[int, int]]
) -> tuple[EventMention, ...]:
    """All event mentions of `text` with only the two given actors on the scene, but for those that claim no type."""
    report = Report("sentence", text)
    sentences = reader.parse(text, segment(text))
    referents = [
        r for id, spans in ((SOURCE, source), (TARGET, target)) if (r := _referent(report, sentences, id, spans))
    ]
    found = find_events(report, sentences, referents=referents, places=(), times=(), quantities=())
    return tuple(mention for mention in found if mention.mode != NEAREST)


def as_type(mention: EventMention) -> str:
    """The type as the manual codes it in one word: cooperation to come is AGREE."""
    return as_coded(mention.type, mention.status)


def _fit(mention: EventMention, mentions: tuple[EventMention, ...]) -> tuple[int, int]:
    """How well the mention's parts are the marked ones and whether it is a deed, then how early it stands.

    What is told within the clause of another event of the same actor only says how or to what end that was done.
    """
    roles = {participant.actor: participant.role for participant in mention.participants}
    fit = 3 * (roles.get(SOURCE) == "actor") + 2 * (roles.get(TARGET) in ("recipient", "actor")) + len(roles)
    fit -= SUBORDINATE * any(_is_within(mention, other) for other in mentions)
    return fit + {"occurred": 3, "ongoing": 3, "planned": 1}.get(mention.status, 0), -mention.trigger.start


def _is_within(mention: EventMention, other: EventMention) -> bool:
    """Whether the marked source does `other`, whose clause holds the mention."""
    inside = other.span.start <= mention.trigger.start and mention.trigger.end <= other.span.end
    return inside and other.key != mention.key and (SOURCE, "actor") in {(p.actor, p.role) for p in other.participants}


def _referent(
    report: Report, sentences: tuple[Sentence, ...], id: str, spans: Iterable[tuple[int, int]]
) -> Referent | None:
    found = tuple(ActorMention(report.span(start, end), "name") for start, end in spans if end > start)
    if not found:
        return None
    return Referent(id, found[0].span.quote, _type(sentences, found[0].span.start, found[0].span.end), mentions=found)


def _type(sentences: tuple[Sentence, ...], start: int, end: int) -> ActorType:
    """The type of the last name in the stretch; people where it holds none."""
    kind: ActorType = "people"
    for sentence in sentences:
        for name in sentence.names:
            first, last = sentence.words[name.first].start, sentence.words[name.last - 1].end
            if start <= first and last <= end:
                plural = name.type == "NORP" and sentence.words[name.last - 1].upos != "ADJ"
                kind = "people" if plural else TYPES.get(name.type, kind)
    return kind


def article_events(reader: ParsingReader, folder: Path, article: str) -> tuple[EventMention, ...]:
    """The events coded in an article of a folder of timeline17, its day given; none where the folder lacks it."""
    for line in (folder / "articles.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if str(row["id"]) == article:
            published = When.day(date.fromisoformat(row["time"][:10]), "given")
            return reader.read(Report(article, row["text"], published=published)).events
    return ()
