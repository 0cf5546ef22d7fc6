"""What the encoder sees in a sentence: words, dependencies, names, frames, time expressions, vectors.

A parse is the one thing that the neural pass yields and all that the rest of reading may look at, so that another
reader (a spaCy pipeline, say) can stand in by making the same values. Word indices count within the sentence,
spans of words are half-open, offsets count code points of the report's text.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word: where it stands, its universal part of speech, and what it depends on.

    `head` is the index of the governing word in the sentence, -1 for the root; `deprel` is the UD relation with
    subtype (`nsubj:pass`). Clitics are words of their own (`do` + `n't`, `Niger` + `'s`), as UD English has them.
    """

    start: int
    end: int
    text: str
    lemma: str
    upos: str
    head: int
    deprel: str


@dataclass(frozen=True, slots=True)
class Name:
    """A named mention: words `first` to `last` (half-open), of type PER, ORG, LOC, GPE, NORP, FAC, EVENT or MISC.

    `score` is the model's mean probability over the words, 0 to 1.
    """

    first: int
    last: int
    type: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a frame: a PropBank label (ARG0 to ARG5, ARGM-TMP, R-ARG1, C-ARG1) on words `first`..`last`."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A predicate and its arguments in PropBank's terms.

    `predicate` is the word's index, `roleset` an inventory id such as `attack.01`, `factuality` a value from -3
    (certainly did not happen) to +3 (certainly happened), None where the reader does not say, and `vector` the
    predicate in context (unit length), empty where the reader has none. `guess` is the event type that such words most
    often tell and `chance`, 0 to 1, how likely they tell an event at all: for predicates that no table knows.
    """

    predicate: int
    roleset: str
    arguments: tuple[Argument, ...] = ()
    factuality: float | None = None
    score: float = 1.0
    vector: tuple[float, ...] = ()
    guess: str | None = None
    chance: float = 0.0


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Words `first`..`last` (half-open) that name a date, time, duration or set of times."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, `start`..`end` in code points of the report's text, and all that the encoder sees in it.

    `cut` counts words left unread because the sentence was longer than the reader's cap.
    """

    start: int
    end: int
    words: tuple[Word, ...]
    names: tuple[Name, ...] = ()
    frames: tuple[Frame, ...] = ()
    times: tuple[TimeWords, ...] = ()
    vector: tuple[float, ...] = ()
    cut: int = 0


@dataclass(frozen=True, slots=True)
class Parse:
    """All sentences of one report in order, and the name and version of the reader that saw them."""

    reader: str
    sentences: tuple[Sentence, ...]
