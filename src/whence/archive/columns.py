"""What the archive's tables are written with: columns that carry their comment, in SQLite and PostgreSQL alike."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Integer, MetaData, Text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import CreateColumn, CreateTable

metadata = MetaData()
NUMBER = BigInteger().with_variant(Integer, "sqlite")  # SQLite numbers rows by itself only for INTEGER
# Order by code points everywhere: a server's own locale would order names, and with them results, in its own way.
WORDS = Text().with_variant(Text(collation="C"), "postgresql")


def text(name: str, comment: str, *more: Any, **options: Any) -> Column[str]:
    """A column of words that every row has."""
    return Column(name, WORDS, *more, nullable=False, comment=comment, **options)


def maybe(name: str, comment: str, *more: Any) -> Column[str]:
    """A column of words that may be unknown."""
    return Column(name, WORDS, *more, nullable=True, comment=comment)


def count(name: str, comment: str) -> Column[int]:
    """A column of whole numbers."""
    return Column(name, Integer, nullable=False, comment=comment)


def number(comment: str) -> Column[int]:
    """The column `number`, which the database counts up."""
    return Column("number", NUMBER, primary_key=True, autoincrement=True, comment=comment)


@compiles(CreateColumn, "sqlite")
def _with_comment(element: CreateColumn, compiler: Any, **options: Any) -> str | None:
    """A column of SQLite with its comment: SQLite keeps what stands in the statement and has no other place for it."""
    made: str | None = compiler.visit_create_column(element, **options)
    comment = element.element.comment
    return f"{made} /* {comment} */" if made and comment else made


@compiles(CreateTable, "sqlite")
def _with_table_comment(element: CreateTable, compiler: Any, **options: Any) -> str:
    """A table of SQLite with its comment."""
    made: str = compiler.visit_create_table(element, **options)
    return made.replace("(", f"( /* {element.element.comment} */", 1)
