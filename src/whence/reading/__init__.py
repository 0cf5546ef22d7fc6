"""Reading: one report in, all that it says out. Nothing heavy is imported before the first report is read."""

from __future__ import annotations

from functools import cache

from whence.model.reading import Reader


def default_reader(*, threads: int | None = None) -> Reader:
    """Whence's own reader; its weights are loaded with its first report."""
    from whence.reading.reader import NeuralReader

    return NeuralReader(threads=threads)


@cache
def has_weights() -> bool:
    """Whether the weights of Whence's own reader are in this installation."""
    from whence.reading.weights_files import shipped

    return (shipped() / "manifest.json").is_file()
