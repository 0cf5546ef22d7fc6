"""Builds parses by hand: a compact CoNLL-like text becomes a report and its sentences.

One word a line: `form UPOS head deprel`. Heads count from 1 in the sentence, 0 is the root. `form/lemma` gives a lemma
(default: the form in lower case, proper nouns as they are). A form that begins with `~` has no space before it;
neither have punctuation and clitics. A blank line ends a sentence. Lines with `@` add layers, words counted from 1,
inclusive:

    @name GPE 1-2                          a name
    @frame 3 seize.01 ARG0=1-2 ARG1=4      a frame on word 3; `?` after the roleset gives factuality: seize.01?-3
    @time 5-6                              a time expression
    @break                                 the sentence that begins here stands in a new paragraph
"""

from __future__ import annotations

from whence.model.parse import Argument, Frame, Name, Sentence, TimeWords, Word
from whence.model.report import Report

UNSPACED = {".", ",", ";", ":", "!", "?", ")", "”", "'s", "’s", "'", "’", "n't", "n’t"}


def build(source: str, *, id: str = "r", **fields: object) -> tuple[Report, tuple[Sentence, ...]]:
    """The report with id `id` and the sentences that `source` spells out; `fields` go to the report."""
    text, sentences = "", []
    for block in source.strip().split("\n\n"):
        lines = [line.split() for line in block.splitlines() if line.strip()]
        if text:
            text += "\n\n" if ["@break"] in lines else " "
        sentence, text = _sentence(lines, text)
        sentences.append(sentence)
    return Report(id, text, **fields), tuple(sentences)  # type: ignore[arg-type]


def _sentence(lines: list[list[str]], text: str) -> tuple[Sentence, str]:
    begin, words = len(text), []
    for form, upos, head, deprel in (line for line in lines if not line[0].startswith("@")):
        form, _, lemma = form.partition("/") if len(form) > 1 else (form, "", "")
        glued = form.startswith("~") or form in UNSPACED
        form = form.removeprefix("~")
        if words and not glued and text[-1] not in "(“":
            text += " "
        lemma = lemma or (form if upos == "PROPN" else form.lower())
        words.append(Word(len(text), len(text) + len(form), form, lemma, upos, int(head) - 1, deprel))
        text += form
    layers = [line for line in lines if line[0].startswith("@")]
    names = tuple(Name(*_words(line[2]), line[1]) for line in layers if line[0] == "@name")
    frames = tuple(_frame(line) for line in layers if line[0] == "@frame")
    times = tuple(TimeWords(*_words(line[1])) for line in layers if line[0] == "@time")
    return Sentence(begin, len(text), tuple(words), names, frames, times), text


def _frame(line: list[str]) -> Frame:
    roleset, _, factuality = line[2].partition("?")
    arguments = tuple(Argument(label, *_words(where)) for label, where in (part.split("=") for part in line[3:]))
    return Frame(int(line[1]) - 1, roleset, arguments, float(factuality) if factuality else None)


def _words(spelled: str) -> tuple[int, int]:
    first, _, last = spelled.partition("-")
    return int(first) - 1, int(last or first)
