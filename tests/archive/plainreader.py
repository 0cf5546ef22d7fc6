"""A reader that needs no model: a few verbs, the names of countries, days written out. Enough to fill archives with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from whence.codebook.plover import NEAREST
from whence.model.mention import ActorMention, EventMention, Participant
from whence.model.reading import Claim, PlaceReferent, Reading, Referent
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression, TimeValue
from whence.model.when import When

VERBS = {"met": "CONSULT", "signed": "AGREE", "condemned": "ACCUSE", "attacked": "ASSAULT", "aided": "AID"}
UNTYPED = {"ferried": "AID"}  # happenings without a type of PLOVER's: the nearest
COUNTRIES = {"Norway": "NOR", "Mali": "MLI", "Ghana": "GHA", "Peru": "PER", "Fiji": "FJI", "Chad": "TCD"}
TOWNS = {"Bamako": "MLI", "Oslo": "NOR", "Lima": "PER", "Accra": "GHA"}
NOW = datetime.fromisoformat("2024-06-01T12:00:00+00:00")
_NAME = re.compile(r"\b(?:" + "|".join(COUNTRIES) + r")\b")
_TOWN = re.compile(r"\b(?:" + "|".join(TOWNS) + r")\b")
_VERB = re.compile(r"\b(?:" + "|".join((*VERBS, *UNTYPED)) + r")\b")
_DAY = re.compile(r"\b\d{1,2} (?:April|May|June) \d{4}\b")
_SENTENCE = re.compile(r"[^.\n]+\.")


@dataclass
class PlainReader:
    """Reads a sentence `X met Y in Z on 4 May 2024.` as one event. `n_read` counts the reports that it read."""

    version: str = "plain 1"
    n_read: int = 0
    skip: str | None = None  # a verb that this version does not know

    def read(self, report: Report) -> Reading:
        """All that `report` says."""
        self.n_read += 1
        names = [m.span() for m in _NAME.finditer(report.text)]
        referents = {report.text[a:b]: [] for a, b in names}
        for a, b in names:
            referents[report.text[a:b]].append(ActorMention(report.span(a, b), "name"))
        towns = {report.text[m.start() : m.end()]: [] for m in _TOWN.finditer(report.text)}
        for m in _TOWN.finditer(report.text):
            towns[m.group()].append(report.span(*m.span()))
        times: list[TimeExpression] = []
        events = tuple(self._events(report, times))
        return Reading(
            report.id,
            self.version,
            tuple(m.span() for m in _SENTENCE.finditer(report.text)),
            tuple(Referent(n, n, "country", COUNTRIES[n], mentions=tuple(m)) for n, m in referents.items()),
            tuple(PlaceReferent(n, n, TOWNS[n], precision="settlement", mentions=tuple(m)) for n, m in towns.items()),
            tuple(times),
            events=events,
            claims=tuple(self._claims(report)),
        )

    def _events(self, report: Report, times: list[TimeExpression]) -> Iterator[EventMention]:
        for sentence in _SENTENCE.finditer(report.text):
            verb, start = _VERB.search(sentence.group()), sentence.start()
            if verb is None or verb.group() == self.skip:
                continue
            day, town = _DAY.search(sentence.group()), _TOWN.search(sentence.group())
            if day is not None:
                when = datetime.strptime(day.group(), "%d %B %Y").date()
                span = report.span(start + day.start(), start + day.end())
                value = TimeValue(year=when.year, month=when.month, day=when.day)
                times.append(TimeExpression(span, value, date=When.day(when, "stated", day.group())))
            who = [
                Participant(m.group(), "actor" if m.start() < verb.start() else "recipient",
                            (report.span(start + m.start(), start + m.end()),))
                for m in _NAME.finditer(sentence.group())
            ]  # fmt: skip
            yield EventMention(
                report.span(start + len(sentence.group()) - len(sentence.group().lstrip()), sentence.end()),
                report.span(start + verb.start(), start + verb.end()),
                verb.group(),
                {**VERBS, **UNTYPED}[verb.group()],
                "occurred",
                mode=NEAREST if verb.group() in UNTYPED else None,
                time=len(times) - 1 if day else None,
                date=times[-1].date if day else None,
                place=town.group() if town else None,
                participants=tuple(who),
                vector=(0.6, 0.8, float(len(verb.group())) / 3),
            )

    def _claims(self, report: Report) -> Iterator[Claim]:
        for match in re.finditer(r"\b(\w+) is an ally of (\w+)", report.text):
            if {match[1], match[2]} <= COUNTRIES.keys():
                yield Claim("agreement", match[1], match[2], (report.span(*match.span()),), detail="ally")


def story(folder: Path, n_reports: int = 6) -> Path:
    """A folder with reports of one story: each tells two happenings, one of which the next report tells as well."""
    folder.mkdir(parents=True, exist_ok=True)
    countries, towns, verbs = list(COUNTRIES), list(TOWNS), list(VERBS)
    sentences = [
        f"{countries[n % 6]} {verbs[n % 5]} {countries[(n + 1 + n // 6) % 6]} in {towns[n % 4]}"
        f" on {1 + n % 28} {('April', 'May')[n // 28 % 2]} 2024."
        for n in range(n_reports + 1)
    ]
    for n in range(n_reports):
        (folder / f"report-{n:03}.txt").write_text(report_text(n, sentences[n : n + 2]), "utf-8")
    return folder


def report_text(n: int, sentences: list[str]) -> str:
    """A report with a dateline's front matter, these sentences, and words of its own."""
    head = (
        f"---\ntitle: Story number {n} of the spring\noutlet: Outlet {n % 3}\npublished: 2024-06-{1 + n % 28:02}\n---\n"
    )
    return (
        f"{head}{sentences[0]} Envoys of numbered group {n} spoke at length afterwards.\n\n{' '.join(sentences[1:])}\n"
    )
