"""A spaCy pipeline in the network's place: its words, trees and names as a parse, and frames made of its trees.

spaCy has no frames, so that a verb's arguments are taken from the tree (the subject is ARG0, of a passive ARG1) and
its sense is the lemma's most frequent one; nouns evoke nothing. Trees in ClearNLP's relations, as spaCy's English
pipelines have them, are turned to Universal Dependencies; those of a pipeline trained on a UD treebank are left alone.
This is the worked example of another reader; what it finds is less than what Whence's own does.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

from whence.errors import ReaderError
from whence.model.parse import Argument, Frame, Name, Sentence, TimeWords, Word
from whence.reading.rolesets import PARTICLE_REACH, Rolesets
from whence.reading.segment import RawSentence
from whence.reading.spacy_trees import Arc, to_ud
from whence.reading.weights_files import shipped

NAMES = {
    "PERSON": "PER", "PER": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP",
    "EVENT": "EVENT", "LAW": "MISC", "PRODUCT": "MISC", "WORK_OF_ART": "MISC", "MISC": "MISC",
}  # fmt: skip
"""OntoNotes' and CoNLL's types in the reader's own; what is not listed is no name."""

TIMES = frozenset({"DATE", "TIME"})
MAX_CHARACTERS = 1_000_000
"""What spaCy reads at once; the rest of a longer report is cut and counted."""


class SpacyParser:
    """Parses with a spaCy pipeline that has a tagger and a parser; names where it finds them."""

    def __init__(self, nlp: Any) -> None:
        self._nlp = nlp
        if not any("token.dep" in nlp.get_pipe_meta(name).assigns for name in nlp.pipe_names):
            raise ReaderError("the spaCy pipeline has no parser; take one that has, such as en_core_web_sm")

    @classmethod
    def load(cls, name: str) -> SpacyParser:
        """The installed pipeline with that name, or in that folder; ReaderError says what is missing."""
        try:
            spacy = import_module("spacy")
        except ImportError as error:
            raise ReaderError('spaCy is not installed; try: pip install "whence[spacy]"') from error
        try:
            return cls(spacy.load(name))
        except OSError as error:
            raise ReaderError(f"spaCy has no pipeline {name!r}; try: python -m spacy download {name}") from error

    @property
    def version(self) -> str:
        """The pipeline's name and version."""
        meta = self._nlp.meta
        return f"spacy-{meta['lang']}_{meta['name']}-{meta['version']}"

    def parse(self, text: str, sentences: Sequence[RawSentence]) -> tuple[Sentence, ...]:
        """spaCy's sentences of `text`; the reader's own segmentation, `sentences`, is not used."""
        doc = self._nlp(text[:MAX_CHARACTERS])
        found = [one for span in doc.sents if (one := _sentence(span)) is not None]
        rest = sum(sentence.start >= MAX_CHARACTERS for sentence in sentences)
        if rest and found:
            left = sum(len(one.tokens) for one in sentences if one.start >= MAX_CHARACTERS)
            last = found[-1]
            found[-1] = Sentence(last.start, last.end, last.words, last.names, last.frames, last.times, (), left)
        return tuple(found)


def _sentence(span: Any) -> Sentence | None:
    tokens = [token for token in span if not token.is_space]
    if not tokens:
        return None
    place = {token.i: at for at, token in enumerate(tokens)}
    heads = [-1 if token.head.i == token.i else place.get(token.head.i, -1) for token in tokens]
    arcs = [Arc(token.text, _upos(token), head, token.dep_) for token, head in zip(tokens, heads, strict=True)]
    words = tuple(
        Word(
            token.idx, token.idx + len(token), token.text, token.lemma_ or token.lower_, arc.upos, arc.head, arc.deprel
        )
        for token, arc in zip(tokens, to_ud(arcs), strict=True)
    )
    spans = [
        (entity.label_, place[inside[0].i], place[inside[-1].i] + 1)
        for entity in span.ents
        if (inside := [token for token in entity if token.i in place])
    ]
    names = tuple(Name(first, last, NAMES[kind]) for kind, first, last in spans if kind in NAMES)
    times = tuple(TimeWords(first, last) for kind, first, last in spans if kind in TIMES)
    return Sentence(words[0].start, words[-1].end, words, names, _frames(words, times), times)


def _upos(token: Any) -> str:
    """The universal part of speech; `X` where the pipeline gives none."""
    return str(token.pos_ or "X")


def _frames(words: tuple[Word, ...], times: tuple[TimeWords, ...]) -> tuple[Frame, ...]:
    return tuple(_frame(words, at, times) for at, word in enumerate(words) if word.upos == "VERB")


def _frame(words: tuple[Word, ...], at: int, times: tuple[TimeWords, ...]) -> Frame:
    word = words[at]
    following = [other.text.lower() for other in words[at + 1 : at + 1 + PARTICLE_REACH]]
    possible = _rolesets().candidates(word.lemma.lower(), "VERB", following)
    arguments: list[Argument] = []
    for child, other in enumerate(words):
        if other.head == at and (label := _label(words, at, child, times)):
            arguments.append(Argument(label, *_extent(words, child)))
    numbered = [one.label for one in arguments]
    kept = [one for n, one in enumerate(arguments) if one.label.startswith("ARGM") or one.label not in numbered[:n]]
    return Frame(at, possible[0] if possible else f"{word.lemma.lower()}.01", tuple(kept))


_LABELS = {"nsubj:pass": "ARG1", "obj": "ARG1", "iobj": "ARG2", "ccomp": "ARG1", "xcomp": "ARG1", "obl:agent": "ARG0"}


def _label(words: tuple[Word, ...], verb: int, child: int, times: tuple[TimeWords, ...]) -> str:
    """What an argument's relation says that it is; empty where that is nothing."""
    word = words[child]
    if word.deprel == "nsubj":
        return "ARG0"
    if word.deprel in _LABELS:
        return _LABELS[word.deprel]
    if word.deprel == "advmod" and word.lemma.lower() in {"not", "never", "n't"}:
        return "ARGM-NEG"
    if word.deprel == "aux" and word.lemma.lower() in _MODALS:
        return "ARGM-MOD"
    if word.deprel.startswith(("obl", "advmod")) and any(one.first <= child < one.last for one in times):
        return "ARGM-TMP"
    if word.deprel.startswith("obl"):
        cases = {other.lemma.lower() for other in words if other.head == child and other.deprel == "case"}
        return _oblique(words, verb, cases)
    return ""


_MODALS = frozenset({"will", "would", "can", "could", "may", "might", "must", "shall", "should"})


def _oblique(words: tuple[Word, ...], verb: int, cases: set[str]) -> str:
    passive = any(other.head == verb and other.deprel in {"nsubj:pass", "aux:pass"} for other in words)
    if passive and "by" in cases:
        return "ARG0"
    if cases & {"in", "at", "near", "inside", "outside"}:
        return "ARGM-LOC"
    return "ARG2" if cases & {"to", "with", "from", "against", "for", "on"} else "ARGM-ADV"


def _extent(words: tuple[Word, ...], at: int) -> tuple[int, int]:
    """The stretch that a word's subtree covers, as a half-open span of words."""
    inside = {at}
    grown = True
    while grown:
        more = {n for n, word in enumerate(words) if word.head in inside} - inside
        inside |= more
        grown = bool(more)
    return min(inside), max(inside) + 1


@cache
def _rolesets() -> Rolesets:
    return Rolesets.load(shipped() / "rolesets.json")
