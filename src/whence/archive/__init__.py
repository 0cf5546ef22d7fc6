"""The archive: pages, reports, readings and judgements that last, in one SQLite file or in PostgreSQL."""

from whence.archive.archive import Archive, is_archive, open_archive
from whence.archive.derived import Bundle
from whence.archive.filters import Filters

__all__ = ["Archive", "Bundle", "Filters", "is_archive", "open_archive"]
