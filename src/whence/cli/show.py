"""`whence show`: one thing of an archive, whole, with the words that carry it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from whence import desk
from whence.cli.archives import archive_argument, cell, opened
from whence.cli.archives import write_json as to_json
from whence.cli.common import kind_cell
from whence.codebook.plover import NEAREST
from whence.model.plain import to_plain

Document = dict[str, Any]
MAX_MENTIONS = 20


@click.command()
@archive_argument
@click.argument("id")
@click.option("--json", "as_json", is_flag=True, help="As in the chronicle file.")
def command(archive: str, id: str, as_json: bool) -> None:
    """Show one event, actor, relation, place, story, report or judgement of ARCHIVE.

    ID may be shortened as long as it is clear. Each mention is shown as REPORT:OFFSET, as `whence judge` takes it.
    """
    with opened(archive, fresh=True) as held:
        kind, whole = held.complete(id)
        document = _judgement(held, whole) if kind == "judgement" else held.document(kind, whole)
        if as_json:
            to_json(document, None)
            return
        names = held.names("actor") | held.names("place")
        for line in _LINES.get(kind, _plain)(document, names):
            if line is not None:
                click.echo(line)


def _judgement(held: desk.Archive, id: str) -> Document:
    document: Document = next(to_plain(one.judgement) for one in held.rulings() if one.judgement.id == id)
    return document


def _event(event: Document, names: dict[str, str]) -> Iterator[str | None]:
    yield f"{event['id']}  {cell(event['summary'])}"
    yield _line("what", " ".join(filter(None, (kind_cell(event["type"], event["mode"]), event["status"]))))
    yield _line("nearest", event["type"] if event["mode"] == NEAREST else "")
    yield _line("about", ", ".join(event["contexts"]))
    yield from _when("when", event["date"])
    yield _line("where", names.get(event["place"] or "", ""))
    for part in event["participants"]:
        yield _line(part["role"], f"{names.get(part['actor'], '')} ({part['actor']})")
    for origin in event["origins"]:
        yield _line("from", f"{origin['name']} in {', '.join(origin['reports'])}")
    yield _line("became", event["fulfilled_by"] or event["outcome"] or "")
    yield from _common(event)


def _actor(actor: Document, names: dict[str, str]) -> Iterator[str | None]:
    yield f"{actor['id']}  {cell(actor['name'])}"
    yield _line("what", " ".join(filter(None, (actor["type"], actor["country"], actor["code"]))))
    yield _line("also", ", ".join(actor["aliases"]))
    yield from _common(actor)


def _relation(relation: Document, names: dict[str, str]) -> Iterator[str | None]:
    yield f"{relation['id']}  {cell(names.get(relation['subject']))} – {cell(names.get(relation['object']))}"
    acting = "acting" if relation["acting"] else ""
    yield _line("what", " ".join(filter(None, (relation["type"], acting, relation["detail"]))))
    yield _line("where", names.get(relation["place"] or "", ""))
    yield from _when("began", relation["from"])
    yield from _when("ended", relation["to"])
    yield _line("ended", "said, not dated" if relation["ended"] and not relation["to"] else "")
    for when in relation["attested"]:
        yield from _when("attested", when)
    yield _line("opened by", ", ".join(relation["opened_by"]))
    yield _line("closed by", ", ".join(relation["closed_by"]))
    yield from _common(relation)


def _report(report: Document, names: dict[str, str]) -> Iterator[str | None]:
    yield f"{report['id']}  {cell(report['title'])}"
    for name in ("outlet", "byline", "url", "language", "not_read", "copy_of", "digest"):
        yield _line(name.replace("_", " "), str(report[name] or ""))
    yield from _when("published", report["published"])
    yield ""
    yield from (cell(line) for line in report["text"].splitlines())


def _plain(document: Document, names: dict[str, str]) -> Iterator[str | None]:
    for name, value in document.items():
        if isinstance(value, list):
            yield from (_line(name, cell(_words(one))) for one in value)
        else:
            yield _line(name, "" if value is None else str(value))


def _words(value: Any) -> str:
    if isinstance(value, dict) and "quote" in value:
        return f"{value['report']}:{value['start']} “{value['quote']}”"
    return str(value)


def _common(document: Document) -> Iterator[str | None]:
    """Differences, judgements, reasons and mentions, which events, actors and relations all have."""
    for difference in document.get("differences", ()):
        yield _line("differs", f"{difference['attribute']}{' over time' if difference['series'] else ''}")
        for value in difference["values"]:
            where = ", ".join(dict.fromkeys(mention["report"] for mention in value["mentions"]))
            yield _line("", f"  {value['value']}  ({where})")
    yield from (_line("judged", id) for id in document.get("judgements", ()))
    yield from (_line("because", words) for words in document.get("because", ()))
    mentions = document["mentions"]
    for mention in mentions[:MAX_MENTIONS]:
        yield _line(
            "words", f"{mention['report']}:{mention.get('trigger', [mention['start']])[0]} “{mention['quote']}”"
        )
    if len(mentions) > MAX_MENTIONS:
        yield _line("", f"and {len(mentions) - MAX_MENTIONS} more; --json has all")


def _when(name: str, when: Document | None) -> Iterator[str | None]:
    if when is None:
        return
    days = when.get("edtf") or f"{when['earliest'] or '..'}/{when['latest'] or '..'}"
    words = f", “{when['words']}”" if when.get("words") else ""
    yield _line(name, f"{days} ({when['basis']}{words})")
    yield from (_line("", f"  {because}") for because in when.get("because", ()))


def _line(name: str, value: str) -> str | None:
    """A line of a name and its value, None where there is none to tell."""
    return f"  {name:<10} {cell(value)}" if value else None


_LINES = {"event": _event, "actor": _actor, "relation": _relation, "report": _report}
