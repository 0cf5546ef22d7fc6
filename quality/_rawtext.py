"""Gold documents of treebanks as raw text: what a reader meets, and the words and sentences that it should find there.

Text is put together as the treebanks' official raw text is: sentences of a paragraph follow one another with the
spacing that the gold marks, paragraphs and documents (`newpar`, `newdoc`) are parted by a blank line. The staged EWT
has no paragraph marks; `ewt` says what is done instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any

from quality._conll import Analysis, Node
from training.spans import blocks_of, rows_of
from whence.model.parse import Sentence

Token = tuple[int, int]  # half-open, in code points of the text


@dataclass(frozen=True, slots=True)
class GoldWord:
    """A gold word at code points `start` to `end`; `head` counts within the sentence, -1 for its root."""

    start: int
    end: int
    form: str
    upos: str
    head: int
    deprel: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """A document's raw text and its gold sentences."""

    text: str
    sentences: tuple[tuple[GoldWord, ...], ...]

    def tokens(self) -> list[list[Token]]:
        """The spans of all words by sentence."""
        return [[(word.start, word.end) for word in sentence] for sentence in self.sentences]


def gold_analysis(gold: Gold) -> Analysis:
    """The gold words and sentences, counted in characters without spaces."""
    place = _places(gold.text)
    nodes: list[Node] = []
    for sentence in gold.sentences:
        first = len(nodes)
        nodes += [_node(word, place, first) for word in sentence]
    ends = [(place[sentence[0].start], place[sentence[-1].end]) for sentence in gold.sentences]
    return Analysis(tuple(nodes), tuple(ends))


def _node(word: GoldWord, place: list[int], first: int) -> Node:
    head = first + word.head if word.head >= 0 else -1
    return Node(place[word.start], place[word.end], word.form, word.upos, head, word.deprel, word.shared)


def found_analysis(text: str, sentences: Iterable[Sentence]) -> Analysis:
    """What a reader found in `text`, counted alike. Words that it left unread are not among them."""
    place = _places(text)
    nodes: list[Node] = []
    ends: list[Token] = []
    for sentence in sentences:
        first = len(nodes)
        ends.append((place[sentence.start], place[sentence.end]))
        nodes += [
            Node(place[w.start], place[w.end], w.text, w.upos, first + w.head if w.head >= 0 else -1, w.deprel)
            for w in sentence.words
        ]
    return Analysis(tuple(nodes), tuple(ends))


def _places(text: str) -> list[int]:
    """For each place between two code points, how many characters before it are no spaces."""
    return [0, *accumulate(not sign.isspace() for sign in text)]


def ewt(path: Path, *, lines: bool = False) -> Iterator[Gold]:
    """The documents of a staged EWT part, its sentences joined by a space.

    The set as it is staged keeps no mark of paragraphs, and headings, greetings and signatures of web text end without
    a stop. With `lines` each gold sentence that ends without one is followed by a line break, which is where nearly
    all of those breaks are in the source; no break is put after a stop.
    """
    documents: dict[str, tuple[str, list[tuple[GoldWord, ...]]]] = {}
    for row in rows_of(path):
        text, sentences = documents.get(row["doc"], ("", []))
        if text:
            text += "\n\n" if lines and not _stopped(text) else " "
        sentences.append(_ewt_sentence(row, len(text)))
        documents[row["doc"]] = (text + row["text"], sentences)
    for text, sentences in documents.values():
        yield Gold(text, tuple(sentences))


def _stopped(text: str) -> bool:
    return text.rstrip("\"'”’)]")[-1:] in {".", "!", "?", "…"}


def _ewt_sentence(row: dict[str, Any], shift: int) -> tuple[GoldWord, ...]:
    rows = zip(row["offsets"], row["words"], row["upos"], row["head"], row["deprel"], strict=True)
    return tuple(
        GoldWord(start + shift, end + shift, form, upos, head - 1, deprel)
        for (start, end), form, upos, head, deprel in rows
    )


def conllu(path: Path) -> Iterator[Gold]:
    """The documents of a CoNLL-U file that marks its documents (`newdoc`) and paragraphs (`newpar`)."""
    document: _Document | None = None
    for block in blocks_of(path):
        marks = {line[2:].split(" =")[0].strip() for line in block if line.startswith("# ")}
        if any(mark.startswith("newdoc") for mark in marks):
            if document is not None:
                yield document.gold()
            document = None
        document = document or _Document()
        document.add(block, paragraph=any(mark.split()[0] == "newpar" for mark in marks if mark))
    if document is not None:
        yield document.gold()


class _Document:
    """Puts a document's text together, sentence by sentence."""

    def __init__(self) -> None:
        self._text = ""
        self._sentences: list[tuple[GoldWord, ...]] = []

    def gold(self) -> Gold:
        return Gold(self._text, tuple(self._sentences))

    def add(self, block: list[str], *, paragraph: bool) -> None:
        if paragraph and self._text:
            self._text = self._text.rstrip() + "\n\n"
        words: list[GoldWord] = []
        contraction: list[list[str]] = []
        for row in (line.split("\t") for line in block if not line.startswith("#")):
            if "-" in row[0]:
                contraction = [row]
            elif contraction and "." not in row[0]:
                contraction.append(row)
                if row[0] == contraction[0][0].split("-")[1]:
                    words += self._contraction(contraction)
                    contraction = []
            elif "." not in row[0]:
                words.append(_gold_word(row, len(self._text), len(self._text) + len(row[1])))
                self._text += row[1] + _space(row)
        self._sentences.append(tuple(words))

    def _contraction(self, rows: list[list[str]]) -> list[GoldWord]:
        """The words of one: each on its own characters where they spell the whole, else all on the whole."""
        whole, parts = rows[0], rows[1:]
        at, words = len(self._text), []
        spelled = "".join(row[1] for row in parts) == whole[1]
        for row in parts:
            end = at + len(row[1]) if spelled else len(self._text) + len(whole[1])
            words.append(_gold_word(row, at, end, shared=not spelled))
            at = end if spelled else at
        self._text += whole[1] + _space(whole)
        return words


def _gold_word(row: list[str], start: int, end: int, *, shared: bool = False) -> GoldWord:
    return GoldWord(start, end, row[1], row[3], int(row[6]) - 1, row[7], shared)


def _space(row: list[str]) -> str:
    return "" if "SpaceAfter=No" in row[9].split("|") else " "
