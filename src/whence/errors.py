"""Every error Whence raises on purpose, as one tree.

    WhenceError
    ├── InputError        a page or path that cannot be read
    ├── ModelError        a model value that breaks one of its rules
    ├── FormatError       a document that is not a chronicle, or of a newer format
    ├── CodebookError     a table that does not hold together
    ├── ReaderError       a reader that cannot be loaded or run
    └── ArchiveError      an archive that cannot be opened, or a question that it cannot answer

A person who meets one is told what happened, in which file, and what to try. Anything else that escapes is a bug.
"""


class WhenceError(Exception):
    """Base of all errors that Whence raises on purpose."""


class InputError(WhenceError):
    """A page or path that cannot be read; the message says which and why."""


class ModelError(WhenceError, ValueError):
    """A model value that breaks one of its rules; the message names the rule."""


class FormatError(WhenceError):
    """A document that is not a chronicle, or is one of a format this version does not know."""


class CodebookError(WhenceError):
    """A codebook table that does not hold together; the message names the table and the row."""


class ReaderError(WhenceError):
    """A reader that cannot be loaded or run."""


class ArchiveError(WhenceError):
    """An archive that cannot be opened or written, or that has not what is asked for; the message says what to try."""
