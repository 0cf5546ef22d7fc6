"""Further names that a report says somebody goes by: "alias", "known as", a nickname in quotes, an acronym in brackets.

It finds the words alone; whose they are, `named` ties. An acronym's own words are searched for backwards from the
bracket, as far as its letters or the capitals before it reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from whence.reading.actors.names import Named, NameSort
from whence.reading.actors.tree import POSSESSIVE, Tree

# What stands between a name and the further one, longest first, words in lower case.
CUES = tuple(tuple(cue.split()) for cue in (
    "whose nom de guerre is", "whose nom de guerre was", "who uses the nom de guerre", "who goes by the name of",
    "who goes by the name", "who goes by", "who is known as", "who is better known as", "who was known as",
    "known by the nom de guerre", "known by its initials", "known by its acronym", "known by its initials as",
    "known by the initials", "known by the acronym", "known by the alias", "known by his nickname",
    "known by the nickname", "under the alias", "under the nom de guerre", "with the alias", "by the nom de guerre",
    "better known as", "also known as", "commonly known as", "locally known as", "widely known as", "known locally as",
    "more widely known as", "best known as", "popularly known as", "generally known as", "also called",
    "commonly called", "known simply as", "known as", "nicknamed", "alias", "aka", "a.k.a.", "a.k.a", "or",
    "abbreviated as", "abbreviated", "for short",
))  # fmt: skip
# By which one is told of whom no other name is given.
CALLING = frozenset({"called", "named", "nicknamed", "dubbed", "alias"})
MEN = frozenset({"man", "woman", "commander", "leader", "gangster", "fugitive", "suspect", "kingpin", "trafficker"})
QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "«", "»", "``", "''"})
BETWEEN = frozenset({",", "(", "—", "–"}) | QUOTES
ARTICLES = frozenset({"the", "as", "a", "an"})
INSIDE = frozenset({"of", "the", "for", "and", "to", "in", "on", "de", "del", "la", "du", "des", "al", "&", "et", "y"})
NAMED_SORTS = frozenset({"person", "organization", "armed group", "ship"})
MAX_ALIAS = 6
MAX_LONG = 14
MAX_SHORT = 10


@dataclass(frozen=True, slots=True)
class Further:
    """The words `first` to `last` (half-open) that are a further name of whom `of` (its last word's end) names."""

    of: int
    first: int
    last: int


def further_names(tree: Tree, names: Sequence[Named]) -> list[Further]:
    """What the sentence gives as further names of those whom it names, in order."""
    found: list[Further] = []
    for name in names:
        if name.sort in NAMED_SORTS:
            at = _after_cue(tree, name.last)
            span = _alias(tree, at) if at else None
            if span is not None:
                found.append(Further(name.last, *span))
    return found


def with_further(tree: Tree, names: Sequence[Named]) -> list[Named]:
    """`names` with the further ones, each of the sort of whom it names, and acronyms' own words whole."""
    found = _whole(tree, list(names))
    for further in further_names(tree, found):
        owner = next(name for name in found if name.last == further.of)
        found = _put(found, replace(owner, first=further.first, last=further.last, body=None, known=""))
    for first, last in _called(tree):
        found = _put(found, Named(first, last, "person"))
    return _nicknamed(tree, found)


def _put(names: list[Named], name: Named) -> list[Named]:
    """`names` with `name` instead of what it holds, unless a known body or a longer name is there."""
    rivals = [n for n in names if n.first < name.last and name.first < n.last]
    if any(n.body is not None or n.first < name.first or n.last > name.last for n in rivals):
        return names
    return sorted([*(n for n in names if n not in rivals), name], key=lambda n: n.first)


def _after_cue(tree: Tree, at: int) -> int:
    """Where the words after a cue begin that stands behind a name which ends at `at`; 0 for none."""
    # The full stop of an initial: "Pedro R., alias".
    at += at < len(tree.words) and tree.words[at].text == "." and len(tree.words[at - 1].text) == 1
    while at < len(tree.words) and tree.words[at].text in BETWEEN:
        at += 1
    for cue in CUES:
        end = at + len(cue)
        if tuple(tree.lower[at:end]) == cue:
            if cue == ("or",):
                # "The Agency for Grain, or AFG": what else "or" brings in is another.
                told = tree.lower[at - 1] == "," and end < len(tree.words) and _is_short(tree, end)
                return end if told else 0
            while end < len(tree.words) and (tree.words[end].text in QUOTES or tree.lower[end] in ARTICLES):
                end += 1
            return end if end < len(tree.words) else 0
    return 0


def _alias(tree: Tree, at: int) -> tuple[int, int] | None:
    """The capitalised words from `at` on, to the closing quotation mark where one opens before them."""
    if not tree.capitalised(at):
        return None
    last = at + 1
    while last < len(tree.words) and last - at < MAX_ALIAS:
        text = tree.words[last].text
        glued = text in "-‑" and last + 1 < len(tree.words) and tree.glued(last, last + 1)
        joins = tree.lower[last] in INSIDE and last + 1 < len(tree.words) and tree.capitalised(last + 1)
        joins &= tree.lower[last] not in ("and", "in", "on", "to")
        if not (text[:1].isupper() or glued or joins or tree.words[last - 1].text in "-‑"):
            break
        last += 1
    return at, last


def _is_short(tree: Tree, at: int) -> bool:
    text = tree.words[at].text
    return text.isupper() and text.isalpha() and 1 < len(text) <= MAX_SHORT


def _called(tree: Tree) -> Iterator[tuple[int, int]]:
    """What "the man called X" is called."""
    for at in range(1, len(tree.words) - 1):
        if tree.lower[at] in CALLING and tree.lower[at - 1] in MEN:
            begin = at + 1
            while begin < len(tree.words) and (tree.words[begin].text in QUOTES or tree.lower[begin] in ARTICLES):
                begin += 1
            span = _alias(tree, begin) if begin < len(tree.words) else None
            if span is not None:
                yield span


def _nicknamed(tree: Tree, names: list[Named]) -> list[Named]:
    """`names` with "Given “Nick” Surname" as one name."""
    for at in range(1, len(tree.words) - 3):
        close = next((i for i in range(at + 2, min(at + 5, len(tree.words) - 1)) if tree.words[i].text in QUOTES), 0)
        if tree.words[at].text not in QUOTES or not close or not tree.capitalised(at + 1):
            continue
        before = next((n for n in names if n.last == at and n.sort == "person"), None)
        after = next((n for n in names if n.first == close + 1 and n.sort == "person"), None)
        if before is None or not tree.capitalised(close + 1) or not tree.glued(at, at + 1):
            continue
        last = after.last if after is not None else close + 2
        if after is not None or tree.words[close + 1].upos == "PROPN":
            rest = [n for n in names if n.last <= before.first or last <= n.first]
            names = sorted([*rest, replace(before, last=last)], key=lambda n: n.first)
    return names


def _whole(tree: Tree, names: list[Named]) -> list[Named]:
    """`names` with the body that an acronym in brackets is short for as one name, and the acronym as another."""
    for at, end, bracketed in _acronyms(tree):
        first = _begin(tree, end, tree.words[at].text, sure=not bracketed)
        ends = [n.first for n in names if n.last == end and n.sort in ("organization", "armed group")]
        first = min([first, *ends]) if bracketed else first
        inner = [n for n in names if n.first < end and first < n.last]
        if first >= end - 1 or any(n.sort == "person" and n.last == end for n in inner) or _is_known(inner, first, end):
            continue
        country = next((n.country for n in inner if n.first == first and n.country), None)
        armed = any(n.sort == "armed group" for n in inner)
        sort: NameSort = "armed group" if armed else "organization"
        rest = [n for n in names if n not in inner and n.first != at]
        names = [*rest, Named(first, end, sort, country, network="ORG"), Named(at, at + 1, sort, network="ORG")]
        names.sort(key=lambda n: n.first)
    return names


def _acronyms(tree: Tree) -> Iterator[tuple[int, int, bool]]:
    """Where acronyms stand that explain a name, where that name ends, and whether in brackets."""
    for at in range(2, len(tree.words)):
        if not _is_short(tree, at):
            continue
        closed = at + 1 < len(tree.words) and tree.words[at + 1].text in (")", "]")
        if closed and tree.words[at - 1].text in ("(", "["):
            yield at, at - 1, True
            continue
        cue = next((cue for cue in CUES if tuple(tree.lower[max(0, at - len(cue)) : at]) == cue), None)
        end = at - len(cue) if cue else 0
        while end > 0 and tree.words[end - 1].text in BETWEEN:
            end -= 1
        if end > 1:
            yield at, end, False


def _is_known(inner: Sequence[Named], first: int, last: int) -> bool:
    """Whether the words are a body or country of the codebook already, whole."""
    return any(n.first <= first and n.last == last and (n.body or n.sort in ("country", "bloc")) for n in inner)


def _begin(tree: Tree, end: int, short: str, *, sure: bool) -> int:
    """Where the name begins that ends at `end` and is cut short to `short`: `end` where none does.

    If `sure`, the letters must be those of the acronym.
    """
    first = end
    starts: list[int] = []
    while first > 0 and end - first < MAX_LONG:
        word = tree.words[first - 1].text
        if word[:1].isupper() and word[0].isalpha() and tree.lower[first - 1] not in INSIDE:
            starts.append(first - 1)
        elif not (tree.lower[first - 1] in INSIDE or word in ("-", "‑", "'s", "’s", ",")):
            break
        first -= 1
    letters = [start for start in starts if _initials(tree, start, end) == short]
    if letters or sure:
        return letters[0] if letters else end
    # Without matching letters, as of a name in another language: all that belongs to the noun phrase.
    whole = [start for start in starts if not any(tree.lower[i] in (",",) for i in range(start, end))]
    whole = [start for start in whole if not _parted(tree, start, end)]
    whole = [start for start in whole if not POSSESSIVE & set(tree.lower[start:end])]
    return min(whole) if whole and len(whole) > 1 else end


def _parted(tree: Tree, start: int, end: int) -> bool:
    """Whether an "and the" or "of the" lies between the words, behind which another noun phrase begins."""
    return any(tree.lower[i] in ("and", "&") and tree.lower[i + 1] == "the" for i in range(start, end - 1))


def _initials(tree: Tree, first: int, last: int) -> str:
    return "".join(tree.words[i].text[0] for i in range(first, last) if tree.words[i].text[0].isupper())
