"""ECB+ as readings: gold event mentions of the checked sentences, with the actors and places beside them.

Roles, types and dates are not in the data: every mention has one type and its sentence's people and organizations take
part as `other`. Test topics are not in the shared folder.
"""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from whence.linking.told import MentionKey
from whence.model.mention import ActorMention, ActorType, EventMention, Participant
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent, Reading, Referent
from whence.model.report import Report
from whence.model.span import Span

ONE_TYPE = "SUPPORT"  # compared pairs then always have one type
NEAR_WORDS = 15
_TYPES: dict[str, ActorType] = {"PER": "person", "ORG": "organization", "GPE": "country", "MET": "organization"}


@dataclass(frozen=True)
class Corpus:
    """Reports, readings, the gold chain of every event mention, and the sentences checked for them, by report."""

    reports: tuple[Report, ...]
    readings: tuple[Reading, ...]
    chains: Mapping[MentionKey, str]
    checked: Mapping[str, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True)
class _Mark:
    """One annotated mention: its tag, words' indices in the document, and chain."""

    id: str
    tag: str
    tokens: tuple[int, ...]
    chain: str


def topics(root: Path, part: str) -> tuple[int, ...]:
    """The topics of "train" or "val" (the development topics)."""
    return tuple(json.loads((root / "train_val_test_split.json").read_text("utf-8"))[part])


def load(root: Path, wanted: Iterable[int]) -> Corpus:
    """The corpus of the wanted topics."""
    checked: dict[str, set[int]] = {}
    with (root / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            checked.setdefault(f"{row['Topic']}_{row['File']}", set()).add(int(row["Sentence Number"]))
    reports, readings, chains, spans = [], [], {}, {}
    for topic in sorted(wanted):
        for path in sorted((root / "ECB+" / str(topic)).glob("*.xml")):
            document = _Document(path)
            numbers = checked.get(path.stem, set())
            report, reading, gold = document.made(numbers)
            spans[report.id] = tuple(pair for n, pair in document.sentences() if n in numbers)
            reports.append(report)
            readings.append(reading)
            chains.update(gold)
    return Corpus(tuple(reports), tuple(readings), chains, spans)


class _Document:
    """One CAT XML file."""

    def __init__(self, path: Path) -> None:
        self.id = path.stem
        root = ET.parse(path).getroot()
        tokens = root.findall("token")
        self.index = {token.get("t_id"): i for i, token in enumerate(tokens)}
        self.sentence_of = [int(token.get("sentence") or 0) for token in tokens]
        self.words = [_MARKS.get(word, word) for word in (re.sub(r"\s+", "_", t.text or "_") for t in tokens)]
        self.text, self.starts = _written(self.words, self.sentence_of)
        self.marks = list(self._marks(root))

    def _marks(self, root: ET.Element) -> Iterator[_Mark]:
        chain_of: dict[str, str] = {}
        for relation in root.findall("Relations/*"):
            chain = relation.get("note") or f"{self.id}:{relation.get('r_id')}"
            for source in relation.findall("source"):
                chain_of[source.get("m_id") or ""] = chain
        for mark in root.find("Markables") or ():
            id = mark.get("m_id") or ""
            tokens = tuple(sorted(self.index[anchor.get("t_id")] for anchor in mark.findall("token_anchor")))
            if tokens:
                yield _Mark(id, mark.tag, tokens, chain_of.get(id, f"{self.id}:{id}"))

    def span(self, tokens: tuple[int, ...]) -> Span:
        return Span.of(
            self.id, self.text, self.starts[tokens[0]], self.starts[tokens[-1]] + len(self.words[tokens[-1]])
        )

    def made(self, checked: set[int]) -> tuple[Report, Reading, dict[MentionKey, str]]:
        report = Report(self.id, self.text)
        people = [m for m in self.marks if m.tag.startswith("HUMAN_PART")]
        places = [m for m in self.marks if m.tag.startswith("LOC_GEO")]
        referents = tuple(self._referent(mark) for mark in people)
        named = {self._place(mark).id: self._place(mark) for mark in places}
        events, chains = [], {}
        for mark in self.marks:
            if "ACTION" in mark.tag and self.sentence_of[mark.tokens[0]] in checked:
                event = self._event(mark, people, places)
                if event.key not in chains:
                    events.append(event)
                    chains[event.key] = mark.chain
        sentences = tuple(pair for _, pair in self.sentences())
        return (
            report,
            Reading(self.id, "gold", sentences, referents, tuple(named.values()), events=tuple(events)),
            chains,
        )

    def sentences(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """Number and extent of every sentence."""
        for number in sorted(set(self.sentence_of)):
            tokens = [i for i, sentence in enumerate(self.sentence_of) if sentence == number]
            yield number, (self.starts[tokens[0]], self.starts[tokens[-1]] + len(self.words[tokens[-1]]))

    def _referent(self, mark: _Mark) -> Referent:
        span = self.span(mark.tokens)
        kind = _TYPES.get(mark.tag.rsplit("_", 1)[-1], "other")
        words = span.quote
        mention = "pronoun" if words.lower() in _PRONOUNS else "name" if words != words.lower() else "nominal"
        return Referent(mark.id, words, kind, mentions=(ActorMention(span, mention),))  # type: ignore[arg-type]

    def _place(self, mark: _Mark) -> PlaceReferent:
        span = self.span(mark.tokens)
        return PlaceReferent(f"name:{span.quote.lower()}", span.quote, mentions=(span,))

    def _near(self, mark: _Mark, others: list[_Mark]) -> list[_Mark]:
        sentence = self.sentence_of[mark.tokens[0]]
        beside = [o for o in others if self.sentence_of[o.tokens[0]] == sentence]
        return [o for o in beside if abs(o.tokens[0] - mark.tokens[0]) <= NEAR_WORDS]

    def _event(self, mark: _Mark, people: list[_Mark], places: list[_Mark]) -> EventMention:
        trigger = self.span(mark.tokens)
        participants = tuple(
            Participant(p.id, "other", (self.span(p.tokens),))
            for p in self._near(mark, people)
            if self.span(p.tokens).quote.lower() not in _PRONOUNS
        )
        near = self._near(mark, places)
        place = self._place(near[0]).id if near else None
        head = _head(trigger.quote)
        sentence = self._sentence(mark)
        return EventMention(sentence, trigger, head, ONE_TYPE, "occurred", place=place, participants=participants)

    def _sentence(self, mark: _Mark) -> Span:
        number = self.sentence_of[mark.tokens[0]]
        return self.span(tuple(i for i, sentence in enumerate(self.sentence_of) if sentence == number))


def _written(words: Sequence[str], sentence_of: Sequence[int]) -> tuple[str, list[int]]:
    """The text as a newspaper prints it, and where each word starts: no space before a stop, a line for a headline."""
    text, starts = "", []
    quoted = False
    for i, word in enumerate(words):
        before = words[i - 1] if i else ""
        if i and sentence_of[i] != sentence_of[i - 1]:
            text += " " if before in _ENDS else "\n"
            quoted = quoted and before in _ENDS
        elif i and not _tight(before, word, quoted):
            text += " "
        quoted ^= word == '"'
        starts.append(len(text))
        text += word
    return text, starts


def _tight(before: str, word: str, quoted: bool) -> bool:
    """Whether no space stands between two words; `quoted` is whether a straight quotation mark is open."""
    if word in _CLOSING or before in _OPENING or (word == '"' and quoted) or (before == '"' and quoted):
        return True
    return (word.startswith(("'", "’")) and len(word) <= 3) or word in ("n't", "n’t") or before in "/-" or word in "/-"


_MARKS = {"``": "“", "''": "”"}
_CLOSING = frozenset((".", ",", ";", ":", "?", "!", ")", "]", "”", "%", "..."))
_OPENING = frozenset(("(", "[", "“", "$", "£", "€", "#"))
_ENDS = frozenset((".", "?", "!", '"', "”", "'", "..."))
_PRONOUNS = frozenset(
    ("he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "which", "that", "we", "us", "our")
)
_LIGHT = frozenset(
    (
        "be",
        "was",
        "were",
        "is",
        "are",
        "been",
        "being",
        "has",
        "have",
        "had",
        "take",
        "took",
        "make",
        "made",
        "get",
        "got",
    )
)


def _head(words: str) -> str:
    """The word of a trigger that names the happening: the first that is not a light verb or article."""
    parts = words.split()
    return next((part for part in parts if part.lower() not in _LIGHT), parts[0])


def with_vectors(corpus: Corpus, vectors: Mapping[MentionKey, tuple[float, ...]]) -> Corpus:
    """The corpus with the reader's vector of each trigger that it saw."""
    readings = tuple(
        replace(r, events=tuple(replace(e, vector=vectors.get(e.key, ())) for e in r.events)) for r in corpus.readings
    )
    return replace(corpus, readings=readings)


def vectors(corpus: Corpus, read: Callable[[str], Sequence[Sentence]]) -> dict[MentionKey, tuple[float, ...]]:
    """The vector of each gold trigger that `read` takes for a predicate, sentence by sentence."""
    found: dict[MentionKey, tuple[float, ...]] = {}
    for report, reading in zip(corpus.reports, corpus.readings, strict=True):
        for start, end in reading.sentences:
            events = [e for e in reading.events if start <= e.trigger.start < end]
            for sentence in read(report.text[start:end]) if events else ():
                for frame in sentence.frames:
                    word = sentence.words[frame.predicate]
                    for event in events:
                        if start + word.start < event.trigger.end and event.trigger.start < start + word.end:
                            found.setdefault(event.key, frame.vector)
    return found
