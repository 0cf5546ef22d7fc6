"""Reading: one report in, all that it says out. Nothing heavy is imported before the first report is read."""

from __future__ import annotations

from functools import cache

from whence.errors import ReaderError
from whence.model.reading import Reader


def default_reader(*, threads: int | None = None) -> Reader:
    """Whence's own reader; its weights are loaded with its first report."""
    from whence.reading.reader import NeuralReader

    return NeuralReader(threads=threads)


def reader_named(name: str) -> Reader:
    """The reader with that name: `whence`, or `spacy:PIPELINE` for an installed spaCy pipeline in the network's place.

    ReaderError where there is no such reader, or it cannot be loaded. What another reader quotes is checked.
    """
    kind, _, pipeline = name.partition(":")
    if name == "whence":
        return default_reader()
    if kind != "spacy" or not pipeline:
        raise ReaderError(f"there is no reader {name!r}; there are whence and spacy:PIPELINE")
    from whence.reading.checked import CheckedReader
    from whence.reading.reader import ParsingReader
    from whence.reading.spacy_reader import SpacyParser

    return CheckedReader(ParsingReader(SpacyParser.load(pipeline)))


@cache
def has_weights() -> bool:
    """Whether the weights of Whence's own reader are in this installation."""
    from whence.reading.weights_files import shipped

    return (shipped() / "manifest.json").is_file()
