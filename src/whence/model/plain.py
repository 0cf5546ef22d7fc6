"""Any model value as plain values of JSON, and back, by its type's own fields.

For what stays inside the house (readings, reports, judgements in an archive, `whence read --json`); the chronicle file,
which others read, has its own codec and schema. Fields at their default are left out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from datetime import date, datetime
from functools import cache
from typing import Any, TypeVar

from whence.errors import FormatError

Value = TypeVar("Value")


def to_plain(value: Any) -> Any:
    """`value`, a model value or a tuple of them, as dicts, lists, strings and numbers."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = ((field, getattr(value, field.name)) for field in dataclasses.fields(value))
        return {field.name: to_plain(one) for field, one in fields if one != field.default}
    if isinstance(value, tuple | list):
        return [to_plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def from_plain(kind: type[Value], plain: Any) -> Value:
    """The value of type `kind` that `to_plain` made `plain` of; FormatError where it is none."""
    try:
        made: Value = _made(kind, plain)
    except (KeyError, TypeError, ValueError) as error:
        raise FormatError(f"not a {kind.__name__}: {error}") from error
    return made


@cache
def _types(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _made(kind: Any, plain: Any) -> Any:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _one_of(typing.get_args(kind), plain)
    if origin is tuple:
        return _tuple(typing.get_args(kind), plain)
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = _types(kind)
        return kind(**{name: _made(hints[name], one) for name, one in plain.items()})
    if kind is datetime:
        return datetime.fromisoformat(plain)
    return date.fromisoformat(plain) if kind is date else plain


def _tuple(kinds: tuple[Any, ...], plain: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_made(kinds[0], one) for one in plain)
    return tuple(_made(kind, one) for kind, one in zip(kinds, plain, strict=True))


def _one_of(kinds: tuple[Any, ...], plain: Any) -> Any:
    if plain is None:
        return None
    return _made(next(kind for kind in kinds if kind is not types.NoneType), plain)
