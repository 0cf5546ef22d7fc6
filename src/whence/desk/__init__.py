"""An archive at work: what comes in is read and linked, judgements are made, and questions are answered.

Composes the stages around `whence.archive`. Nothing here looks at the clock: `now` is passed in.
"""

from whence.archive import Archive, Filters, is_archive, open_archive
from whence.desk.adding import Added, add
from whence.desk.asking import Page, ask, bonds_of, documents, found, page, relations_of, words_of
from whence.desk.deriving import chronicle_at, chronicle_of, derive, is_stale
from whence.desk.parts import part_of
from whence.desk.ruling import ATTRIBUTES, Said, export_judgements, import_judgements, judge

__all__ = [
    "ATTRIBUTES", "Added", "Archive", "Filters", "Page", "Said", "add", "ask", "bonds_of", "chronicle_at",
    "chronicle_of", "derive", "documents", "export_judgements", "found", "import_judgements", "is_archive", "is_stale",
    "judge", "open_archive", "page", "part_of", "relations_of", "words_of",
]  # fmt: skip
