"""The promise under test: a parse depends on report and weights alone, is sound, and no input breaks it."""

from __future__ import annotations

from functools import cache

import pytest

from whence.errors import ReaderError
from whence.model.parse import Sentence
from whence.reading.batching import MAX_PIECES
from whence.reading.encoder import Encoder
from whence.reading.segment import RawSentence, segment
from whence.reading.weights_files import shipped

needs_weights = pytest.mark.skipif(
    not (shipped() / "manifest.json").is_file(), reason="the reader's weights are not on this machine"
)

REPORT = (
    "Troops of Ruritania attacked the harbour of Zenda on 4 March 2011, the defence ministry said. "
    "Rebels did not enter the town.\n\nThe two countries may sign an agreement next week in Strelsau."
)


@cache
def encoder() -> Encoder:
    return Encoder.load(threads=1)


def parse(text: str) -> tuple[Sentence, ...]:
    return encoder().parse(text, segment(text))


def check(sentence: Sentence, text: str) -> None:
    """What must hold of any parsed sentence."""
    n = len(sentence.words)
    assert [text[word.start : word.end] for word in sentence.words] == [word.text for word in sentence.words]
    assert sum(word.head == -1 for word in sentence.words) == (1 if n else 0)
    assert all(-1 <= word.head < n and word.head != at for at, word in enumerate(sentence.words))
    assert all(0 <= span.first < span.last <= n for span in (*sentence.names, *sentence.times))
    for frame in sentence.frames:
        assert 0 <= frame.predicate < n
        assert all(0 <= argument.first < argument.last <= n for argument in frame.arguments)
        assert sum(value * value for value in frame.vector) == pytest.approx(1, abs=0.01)


@needs_weights
def test_a_plain_report_is_understood() -> None:
    """Who attacked what and when, who said so, and what is denied."""
    first, second, _third = parse(REPORT)
    frames = {frame.roleset: frame for frame in first.frames}
    said = {
        argument.label: " ".join(word.text for word in first.words[argument.first : argument.last])
        for argument in frames["attack.01"].arguments
    }
    assert said["ARG0"] == "Troops of Ruritania"
    assert "March" in said["ARGM-TMP"]
    assert "say.01" in frames
    assert any(argument.label == "ARGM-NEG" for frame in second.frames for argument in frame.arguments)
    for sentence in parse(REPORT):
        check(sentence, REPORT)


@needs_weights
def test_a_parse_does_not_depend_on_what_was_read_before_or_on_threads() -> None:
    """The same report alone, after another, and on two threads."""
    alone = parse(REPORT)
    parse("An entirely different report about the price of grain, with a much longer sentence in it than the other.")
    assert parse(REPORT) == alone
    other = Encoder.load(threads=2)
    assert other.parse(REPORT, segment(REPORT)) == alone
    assert other.version == encoder().version


@needs_weights
@pytest.mark.parametrize(
    "text", ["", "   \n\n ", "...!?", "😀 🎉🎉 👩‍👩‍👧‍👦!", "北京和平。", "\u202eevil\u202c \x07 bell", "A" * 4000]
)
def test_hostile_text_is_parsed(text: str) -> None:
    """Nothing, signs alone, emoji, scripts it was not trained on, control signs, one endless word."""
    for sentence in parse(text):
        check(sentence, text)


@needs_weights
def test_an_endless_sentence_is_cut_and_says_so() -> None:
    """Of five thousand words the window's are read and the others counted."""
    text = " ".join(["attacked"] * 5000)
    tokens = tuple((9 * at, 9 * at + 8) for at in range(5000))
    (sentence,) = encoder().parse(text, [RawSentence(0, len(text), tokens)])
    check(sentence, text)
    assert len(sentence.words) < MAX_PIECES
    assert sentence.cut == 5000 - len(sentence.words)


@needs_weights
def test_sentences_keep_their_order_and_spans() -> None:
    """However they were batched."""
    text = "It rained. The parliament of Ruritania, which had been closed for a year, met again in May. They left."
    raw = segment(text)
    assert [(one.start, one.end) for one in encoder().parse(text, raw)] == [(one.start, one.end) for one in raw]


@needs_weights
def test_no_sentences_give_no_parse() -> None:
    """An empty report is no error."""
    assert encoder().read("").sentences == ()


def test_missing_weights_are_told(tmp_path: object) -> None:
    """A folder without weights is named in the error."""
    with pytest.raises(ReaderError, match="No reader's weights"):
        Encoder.load(tmp_path)  # type: ignore[arg-type]
