"""What a person may say about inputs that the inputs do not say themselves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

# Names under which tables and JSON Lines commonly hold each field, tried in order. Compared case-folded.
COLUMNS = MappingProxyType(
    {
        "id": ("id", "uid", "guid", "article_id"),
        "text": ("text", "body", "content", "article", "articlebody", "maintext", "full_text"),
        "title": ("title", "headline", "heading"),
        "url": ("url", "link", "source_url"),
        "published": (
            "published", "date", "publication_date", "date_publish", "published_at", "datepublished", "pubdate",
            "publish_date", "time",
        ),
        "outlet": ("outlet", "source", "publisher", "source_domain", "site", "newspaper"),
        "byline": ("byline", "author", "authors", "writer"),
        "language": ("language", "lang"),
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class IntakeOptions:
    """How inputs are taken in.

    `columns` maps a field (text, title, url, published, outlet, byline, id, language) to the column or key that holds
    it. `published`, `outlet` and `language` (ISO 639-1) hold for every report that does not say itself. `encoding`
    overrides what is found. An input of more than `max_bytes`, or an article of more than `max_chars` code points, is
    refused, so that one page cannot fill the memory.
    """

    columns: MappingProxyType[str, str] | dict[str, str] = field(default_factory=dict)
    published: date | None = None
    outlet: str | None = None
    language: str | None = None
    encoding: str | None = None
    max_bytes: int = 10_000_000
    max_chars: int = 500_000

    def names_of(self, field_name: str) -> tuple[str, ...]:
        """The column names under which `field_name` is looked for, the given one first and alone where one is given."""
        given = self.columns.get(field_name)
        return (given.casefold(),) if given else COLUMNS[field_name]
