"""Sets of things that are one, joined pair by pair, with pairs that must never come together."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Groups(Generic[Key]):
    """Disjoint sets over keys given in order; every answer follows that order, never a hash."""

    def __init__(self, keys: Iterable[Key], apart: Iterable[tuple[Key, Key]] = ()) -> None:
        self._place = {key: i for i, key in enumerate(dict.fromkeys(keys))}
        self._root = {key: key for key in self._place}
        self._members: dict[Key, list[Key]] = {key: [key] for key in self._place}
        self._apart: dict[Key, set[Key]] = {}
        for a, b in apart:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def __contains__(self, key: Key) -> bool:
        return key in self._root

    def root(self, key: Key) -> Key:
        """The first member of the set that `key` is in."""
        while self._root[key] != key:
            self._root[key] = self._root[self._root[key]]
            key = self._root[key]
        return key

    def members(self, key: Key) -> list[Key]:
        """All members of the set that `key` is in."""
        return self._members[self.root(key)]

    def forbidden(self, a: Key, b: Key) -> bool:
        """Whether joining the sets of `a` and `b` would bring a pair together that must stay apart."""
        if not self._apart:
            return False
        small, large = sorted((self.members(a), self.members(b)), key=len)
        root = self.root(large[0])
        return any(
            other in self._root and self.root(other) == root for key in small for other in self._apart.get(key, ())
        )

    def join(self, a: Key, b: Key) -> bool:
        """Make the sets of `a` and `b` one; False, and nothing done, where they are one already or must stay apart."""
        first, second = self.root(a), self.root(b)
        if first == second or self.forbidden(first, second):
            return False
        if self._place[second] < self._place[first]:
            first, second = second, first
        self._root[second] = first
        self._members[first] += self._members.pop(second)
        return True

    def sets(self) -> list[list[Key]]:
        """All sets, by their first member, each in the order its keys were given."""
        roots = [key for key in self._place if self._root[key] == key]
        return [sorted(self._members[root], key=self._place.__getitem__) for root in roots]
