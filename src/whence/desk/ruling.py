"""Judgements as people make them: of events and actors by id, kept as the words that they are about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from whence.archive import Archive
from whence.archive.ledger import from_lines, judgement_id, to_lines
from whence.archive.values import Document, Ruling
from whence.codebook.plover import OTHER
from whence.desk.deriving import derive
from whence.errors import ArchiveError
from whence.model.judgement import Judgement, Target
from whence.model.judgement import Ruling as Verdict
from whence.model.mention import EVENT_TYPES, STATUSES

_ID = re.compile(r"(?P<id>[^@]+)(?:@(?P<report>.+?)(?::(?P<offset>\d+))?)?\Z")
_KINDS = ("event", "actor")
MAX_REPORTS = 200  # of an actor that a ruling "same" is about; its pairs grow with their square
ACTOR_TYPES = ("country", "organization", "armed group", "person", "people", "other")
ATTRIBUTES = {
    "event": ("type", "status", "date", "place", "summary"),
    "actor": ("name", "type", "country", "code"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """What a person rules: the verdict, what it is about, and for `set` which attribute has which value."""

    ruling: Verdict
    about: tuple[str, ...]
    attribute: str | None = None
    value: str | None = None
    author: str = ""
    reason: str = ""


def judge(archive: Archive, said: Said, *, now: datetime) -> Judgement:
    """Appends a judgement and makes the chronicle again; what is said is as `ruling_of` takes it."""
    ruling = ruling_of(archive, said, now=now)
    record(archive, ruling, now=now)
    derive(archive, now=now)
    return ruling.judgement


def ruling_of(archive: Archive, said: Said, *, now: datetime) -> Ruling:
    """What a person rules, as the words that it is about; nothing is appended yet.

    `about` names events or actors by id or its beginning: ID is all of it, ID@REPORT what that report says of it, and
    ID@REPORT:OFFSET its mention there. Of `withdraw` it is a judgement's id. ArchiveError where it means nothing.
    """
    return _withdrawal(archive, said, now) if said.ruling == "withdraw" else _ruling(archive, said, now)


def record(archive: Archive, ruling: Ruling, *, now: datetime) -> bool:
    """Appends a ruling, and a line to the log; False where the archive has it already."""
    if not archive.rule([ruling]):
        return False
    archive.note("judge", _told(ruling.judgement), at=now.isoformat(timespec="seconds"))
    return True


def _told(judgement: Judgement) -> str:
    words = ", ".join(f"“{target.quote}” in {target.report}" for target in judgement.targets[:4])
    value = f" {judgement.attribute or ''} {judgement.value}" if judgement.value else ""
    by = f" by {judgement.author}" if judgement.author else ""
    because = f": {judgement.reason}" if judgement.reason else ""
    return f"{judgement.id} {judgement.ruling}{value} {words}{by}{because}".replace("  ", " ")


def _withdrawal(archive: Archive, said: Said, now: datetime) -> Ruling:
    if len(said.about) != 1:
        raise ArchiveError("withdraw takes the id of one judgement; `whence judge list ARCHIVE` shows them")
    _, id = archive.complete(said.about[0], ("judgement",))
    made = Judgement("", "withdraw", value=id, author=said.author, made=now, reason=said.reason)
    return Ruling(replace(made, id=judgement_id(made)))


def _ruling(archive: Archive, said: Said, now: datetime) -> Ruling:
    found = [_targets(archive, words, said.ruling) for words in said.about]
    kinds = {target.kind for targets in found for target in targets}
    if said.ruling in ("same", "different") and len(found) < 2:
        raise ArchiveError(f"{said.ruling} takes two ids or more")
    if len(kinds) != 1:
        raise ArchiveError("a judgement is about events or about actors, not about both")
    if said.ruling == "set":
        _check_value(archive, kinds.pop(), said.attribute or "", said.value or "")
    targets = tuple(dict.fromkeys(target for some in found for target in some))
    if said.ruling in ("same", "different") and len(targets) < 2:
        raise ArchiveError("these are the same words; name two that differ")
    made = Judgement("", said.ruling, targets, said.attribute, said.value, said.author, now, said.reason)
    return Ruling(replace(made, id=judgement_id(made)), archive.anchor(targets))


def _targets(archive: Archive, words: str, ruling: Verdict) -> list[Target]:
    """The words that `words` mean, as many of them as the ruling needs to be about the whole."""
    match = _ID.match(words)
    if match is None:
        raise ArchiveError(f"{words} is no id; write ID, ID@REPORT or ID@REPORT:OFFSET")
    kind, id = archive.complete(match["id"], _KINDS)
    spans = list(_spans(archive, kind, archive.document(kind, id)))
    spans = [target for target in spans if match["report"] in (None, target.report)]
    if match["offset"]:
        at = int(match["offset"])
        spans = [target for target in spans if target.start <= at < target.start + len(target.quote)]
    if not spans:
        raise ArchiveError(f"{id} has no mention at {words.partition('@')[2]}; `whence show` lists its mentions")
    # Rejected is every mention. What is to be one brings all of its own, which may else fall to neither: an event every
    # mention, an actor one of each report, whose others hold together by what that report calls it.
    if ruling == "reject" or (ruling, kind) == ("same", "event"):
        return spans
    if ruling == "same":
        return list({span.report: span for span in reversed(spans)}.values())[::-1][:MAX_REPORTS]
    return spans[:1]


def _spans(archive: Archive, kind: str, document: Document) -> Iterator[Target]:
    """Each mention of an event (its trigger) or actor as a target."""
    if kind == "actor":
        for span in document["mentions"]:
            yield Target("actor", span["report"], span["start"], span["quote"])
        return
    for mention in document["mentions"]:
        start, end = mention["trigger"]
        offset = mention["start"]
        inside = offset <= start and end <= mention["end"]
        text = mention["quote"] if inside else archive.reports([mention["report"]])[0].text
        quote = text[start - offset : end - offset] if inside else text[start:end]
        yield Target("event", mention["report"], start, quote)


def _check_value(archive: Archive, kind: str, attribute: str, value: str) -> None:
    """Refuses what linking could not set."""
    if attribute not in ATTRIBUTES[kind]:
        raise ArchiveError(f"of an {kind}, {', '.join(ATTRIBUTES[kind])} can be set, not {attribute}")
    choices = {
        ("event", "type"): (*EVENT_TYPES, OTHER),
        ("event", "status"): STATUSES,
        ("actor", "type"): ACTOR_TYPES,
    }.get((kind, attribute))
    if choices and value not in choices:
        raise ArchiveError(f"the {attribute} of an {kind} is one of {', '.join(choices)}, not {value}")
    if attribute == "date":
        _check_days(value)
    if attribute == "place" and value not in (*archive.names("place"), *archive.names("place").values()):
        raise ArchiveError(f"no report names a place {value}; a place is set by its name or id here")
    if not value:
        raise ArchiveError(f"{attribute} needs a value")


def _check_days(value: str) -> None:
    first, _, last = value.partition("/")
    try:
        right = date.fromisoformat(first) <= date.fromisoformat(last or first)
    except ValueError:
        right = False
    if not right:
        raise ArchiveError(f"{value} is no day; write YYYY-MM-DD, or YYYY-MM-DD/YYYY-MM-DD for days between")


def export_judgements(archive: Archive) -> str:
    """All judgements as JSON Lines, with what finds their words again in another archive of the same reports."""
    return "".join(to_lines(archive.rulings()))


def import_judgements(archive: Archive, lines: Iterable[str], *, now: datetime) -> int:
    """Appends the judgements in JSON Lines, all or none, and makes the chronicle again; how many were new."""
    rulings: Sequence[Ruling] = list(from_lines(lines))
    n_new = archive.rule(rulings)
    if n_new:
        archive.note("import judgements", f"{n_new} new of {len(rulings)}", at=now.isoformat(timespec="seconds"))
        derive(archive, now=now)
    return n_new


__all__ = ["ATTRIBUTES", "Said", "export_judgements", "import_judgements", "judge", "record", "ruling_of"]
