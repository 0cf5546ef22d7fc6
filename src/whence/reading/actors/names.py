"""Named mentions of a sentence: the network's and the codebook's, with their edges put right.

The network shatters rare names and leaves titles on; spelling, hyphens and the dependency tree mend that.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from whence.codebook.agents import agents
from whence.codebook.geography import area, by_kind
from whence.codebook.offices import addresses, office_heads, portfolios, qualifiers, ranks
from whence.codebook.organizations import Organization, telling_words
from whence.reading.actors.lexicon import Found, known_names
from whence.reading.actors.tree import POSSESSIVE, Tree

NameSort = Literal[
    "country", "adjective", "people", "capital", "bloc", "region", "organization", "armed group", "person", "place",
    "norp", "ship", "other",
]  # fmt: skip
SORTS: dict[str, NameSort] = {
    "PER": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "norp",
}  # fmt: skip
LANDS = frozenset({"country", "adjective"})
# What begins so is something done, not someone.
DOINGS = frozenset({"operation", "exercise", "treaty", "agreement", "accord", "war", "battle", "summit", "conference"})
# Words that neither begin nor end a name, whatever the network says.
LOOSE = frozenset({"the", "a", "an", "of", "for", "and", "in", "on", "by", "with", "to", "at", "from"})
CONNECTORS = frozenset({"of", "for", "the", "and", "in", "on", "&", "de", "du", "la"})
# The words of a government's name beside the country's.
GOVERNING = frozenset({
    "government", "of", "the", "republic", "state", "federal", "royal", "transitional", "interim", "national",
    "kingdom", "union", "democratic", "people", "'s", "’s", "islamic", "federation", "caretaker", "military",
})  # fmt: skip
# How many words before a name may hold the title that it bears.
MAX_TITLE = 9
# Given names that are countries or capitals too: the network's word counts for them.
SURE = 0.5
MONTHS = frozenset({
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Named:
    """A name, words `first` to `last` (half-open) of a sentence: sort, country (alpha-3), body, the network's type."""

    first: int
    last: int
    sort: NameSort
    country: str | None = None
    body: Organization | None = None
    known: str = ""
    network: str = ""
    parent: str = ""


def find_names(tree: Tree) -> list[Named]:
    """All names of a sentence in order, none overlapping another; titles, articles and clitics are not part of them."""
    known = [_from_table(found) for found in known_names(tree)]
    seen = [name for name in (_from_network(tree, n) for n in tree.sentence.names) if name]
    merged = _merge(tree, known, seen)
    merged = [_mended(tree, name) for name in merged]
    return _apart([name for name in merged if name.first < name.last and _capital(tree, name)])


def _from_table(found: Found) -> Named:
    entry = found.entry
    if entry.body is not None:
        sort: NameSort = "armed group" if entry.body.type == "armed group" else "organization"
        return Named(found.first, found.last, sort, entry.country, entry.body, entry.name)
    sort = "country" if entry.sense == "government" else entry.sense
    return Named(found.first, found.last, sort, entry.country, None, entry.name)


def _from_network(tree: Tree, name: object) -> Named | None:
    first, last, kind = name.first, name.last, name.type  # type: ignore[attr-defined]
    sort = SORTS.get(kind)
    if sort is None:
        return None
    if kind == "ORG":
        first = _acronym_from(tree, first, last)
    while first < last and (tree.lower[first] in LOOSE or not _wordlike(tree, first)):
        first += 1
    if kind == "PER" and last - first > 1 and _is_month(tree, first):
        first += 1
    while first < last and (tree.lower[last - 1] in POSSESSIVE | LOOSE or not _wordlike(tree, last - 1)):
        last -= 1
    if first >= last or not any(tree.capitalised(i) or tree.words[i].text[-1:].isupper() for i in range(first, last)):
        return None
    text = tree.text(first, last)
    if area(text) or by_kind(text) or tree.lower[first] in DOINGS:
        return None
    return Named(first, last, sort, network=kind)


def _is_month(tree: Tree, index: int) -> bool:
    """Whether the word is the month of a date that ends before a name: "on the second of May Maria Silva"."""
    dated = index > 0 and (tree.lower[index - 1] == "of" or tree.words[index - 1].upos == "NUM")
    return dated and tree.lower[index] in MONTHS


def _acronym_from(tree: Tree, first: int, last: int) -> int:
    """Where a name begins that is an acronym behind common nouns, which are no part of it: "the labour front X"."""
    text = tree.words[last - 1].text
    if not (text.isupper() and len(text) > 2):
        return first
    small = [i for i in range(first, last - 1) if tree.words[i].text.islower() and tree.lower[i] not in CONNECTORS]
    return small[-1] + 1 if small else first


def _capital(tree: Tree, name: Named) -> bool:
    return name.network == "" or any(
        tree.words[i].text.lower() != tree.words[i].text for i in range(name.first, name.last)
    )


def _wordlike(tree: Tree, index: int) -> bool:
    return any(c.isalnum() for c in tree.words[index].text)


def _merge(tree: Tree, known: list[Named], seen: list[Named]) -> list[Named]:
    """The longer of two names that overlap; the table's where they are as long. A person's name is never a country."""
    names = list(known)
    for name in seen:
        name = _grown(tree, name, known)
        rivals = [other for other in names if other.first < name.last and name.first < other.last]
        if not rivals:
            names.append(name)
            continue
        bearer = _bearer(tree, name, rivals)
        if bearer is not None:
            names.append(bearer)
        elif _holds(tree, name, rivals):
            country = next((r.country for r in rivals if r.first == name.first and r.sort in LANDS), None)
            parent = next((r.known for r in rivals if r.first == name.first and r.body is not None), "")
            names = [other for other in names if other not in rivals]
            names.append(replace(name, country=country, parent=parent) if name.sort != "person" else name)
    return sorted(names, key=lambda name: name.first)


def _bearer(tree: Tree, name: Named, rivals: list[Named]) -> Named | None:
    """The person in "Minister of Defence of the Argentine Republic Ana Quispe", where the network runs on from the
    country; None where the name is none such."""
    rival = rivals[0]
    length = name.last - rival.last
    begins = len(rivals) == 1 and rival.sort == "country" and rival.first == name.first and length > 1
    if name.sort != "organization" or not begins or _common_noun(tree, name.last - 1):
        return None
    before = tree.lower[max(0, name.first - MAX_TITLE) : name.first]
    titled = before[-1:] in (["of"], ["the"]) and any(word in office_heads() for word in before)
    if not titled or not tree.capitalised(rival.last):
        return None
    return _grown(tree, Named(rival.last, name.last, "person", network="PER"), rivals)


def _common_noun(tree: Tree, index: int) -> bool:
    return tree.lower[index] in agents() or tree.lower[index] in telling_words("body")


def _holds(tree: Tree, name: Named, rivals: list[Named]) -> bool:
    """Whether the network's `name` stands against the codebook's `rivals` that it overlaps."""
    inside = all(name.first <= other.first and other.last <= name.last for other in rivals)
    length = name.last - name.first
    longest = max(other.last - other.first for other in rivals)
    if not inside or length <= longest:
        return False
    if name.sort == "organization":
        return not _onlyis_title(tree, name, rivals)
    if name.sort == "person":
        # "French President Emmanuel Macron" holds a demonym, "Jordan Peterson" a country's name.
        return not all(other.sort == "adjective" for other in rivals) or not any(o.first == name.first for o in rivals)
    return name.network == "FAC"


def _onlyis_title(tree: Tree, name: Named, rivals: list[Named]) -> bool:
    """Whether beyond the known names there are at most words of offices, as in "US Defense Secretary"."""
    covered = {i for other in rivals for i in range(other.first, other.last)}
    rest = [tree.lower[i] for i in range(name.first, name.last) if i not in covered]
    return all(word in office_heads() or _title_word(word) for word in rest)


def _title_word(word: str) -> bool:
    return word in qualifiers() or word in portfolios() or word in CONNECTORS or not word.isalnum()


def _grown(tree: Tree, name: Named, known: list[Named]) -> Named:
    """`name` over the pieces that hyphens glue to it and, for persons, over the name that goes on beside it."""
    first, last = name.first, name.last
    taken = {i for other in known for i in range(other.first, other.last) if other.sort != "capital"}
    while first > 1 and _hyphen(tree, first - 1) and tree.capitalised(first - 2):
        first -= 2
    while last + 1 < len(tree.words) and _hyphen(tree, last) and tree.glued(last, last + 1):
        last += 2
    if name.sort == "person":
        while first and first - 1 not in taken and _goes_on(tree, first - 1, first):
            first -= 1
        while last < len(tree.words) and last not in taken and _goes_on(tree, last, last - 1):
            last += 1
    return replace(name, first=first, last=last)


def _hyphen(tree: Tree, index: int) -> bool:
    return tree.words[index].text in "-‑–" and tree.glued(index - 1, index)


def _goes_on(tree: Tree, index: int, beside: int) -> bool:
    """Whether the word `index` belongs to the name at `beside`: a proper noun tied to it as names are, no title."""
    word = tree.words[index]
    if is_title(tree, index) or word.upos != "PROPN" or not tree.capitalised(index) or not _wordlike(tree, index):
        return False
    tied = word.head == beside or tree.words[beside].head == index or word.head == tree.words[beside].head
    return tied and (tree.relation(index) in ("flat", "compound") or tree.relation(beside) in ("flat", "compound"))


def is_title(tree: Tree, index: int) -> bool:
    """Whether the word is a rank, a form of address or of an office."""
    word = tree.lower[index].rstrip(".")
    known = (
        word in ranks()
        or _opens_rank(tree, index)
        or word in addresses()
        or word in office_heads()
        or word in qualifiers()
    )
    return known or word in portfolios()


def _opens_rank(tree: Tree, index: int) -> bool:
    """Whether a rank of two words begins there: "Rear Admiral"."""
    return " ".join(tree.lower[index : index + 2]) in ranks()


def _mended(tree: Tree, name: Named) -> Named:
    if name.sort == "person":
        return _bare(tree, name)
    if name.sort == "organization" and name.body is None:
        return _whole(tree, name)
    return name


def _bare(tree: Tree, name: Named) -> Named:
    """A person's name without the titles before it; no person where only titles are left."""
    first = name.first
    while first < name.last and (is_title(tree, first) or not _wordlike(tree, first) or _of_title(tree, first)):
        first += 1
    return replace(name, first=first)


def _of_title(tree: Tree, index: int) -> bool:
    """Whether the word is the "of" within a title: "Minister of Defence"."""
    joins = tree.lower[index] in ("of", "for") and index + 1 < len(tree.words)
    return joins and is_title(tree, index + 1)


def _whole(tree: Tree, name: Named) -> Named:
    """A body's name with the "of ..." that belongs to it: "Ministry" of "Ministry of Defense"."""
    first, last = name.first, name.last
    while last + 1 < len(tree.words) and tree.lower[last] in ("of", "for") and _continues(tree, last + 1, first):
        last += 1 + (tree.lower[last + 1] == "the")
        while last < len(tree.words) and (_name_word(tree, last) or _bridge(tree, last)):
            last += 1
    while last - 1 > first and tree.lower[last - 1] in CONNECTORS:
        last -= 1
    while last < len(tree.words) and _name_word(tree, last) and _ends_body(tree, last):
        last += 1
    # A name that is nothing but an office or what it is over is no body.
    known = [found for found in known_names(tree) if found.entry.country]
    lands = {i for found in known for i in range(found.first, found.last)}
    if last in {found.last for found in known} and _governs(tree, first, last, lands):
        country = next(found.entry.country for found in known if found.last == last)
        return Named(first, last, "country", country, network=name.network)
    words = [tree.lower[i] for i in range(first, last) if i not in lands]
    if all(word in office_heads() or _title_word(word) for word in words):
        return replace(name, first=last)
    return replace(name, first=first, last=last)


def _governs(tree: Tree, first: int, last: int, lands: set[int]) -> bool:
    """Whether the words name the government of a country, which is that country: "Government of the Republic of X"."""
    rest = {tree.lower[i] for i in range(first, last) if i not in lands}
    return "government" in rest and rest <= GOVERNING


def _continues(tree: Tree, index: int, first: int) -> bool:
    """Whether the name that begins at `first` goes on at `index`, behind "of" or "for"."""
    if tree.lower[index] == "the":
        inside = index + 1 < len(tree.words) and tree.capitalised(index + 1)
        own = tree.lower[index - 1] == "for" or "for" in tree.lower[first:index]
        lands = {found.first for found in known_names(tree) if found.entry.country}
        return inside and (tree.lower[index + 1] in portfolios() or (own and index + 1 not in lands))
    known = {i for found in known_names(tree) if found.entry.sense in ("country", "capital") for i in (found.first,)}
    return tree.capitalised(index) and index not in known


def _name_word(tree: Tree, index: int) -> bool:
    return tree.capitalised(index) and tree.words[index].upos in ("PROPN", "NOUN", "ADJ")


def _ends_body(tree: Tree, index: int) -> bool:
    """Whether a capitalised noun for bodies ends the name before it, as "Mission" does."""
    noun = agents().get(tree.lower[index])
    return noun is not None and noun.sort in ("organization", "armed group") and tree.words[index - 1].head == index


def _bridge(tree: Tree, index: int) -> bool:
    if index + 1 >= len(tree.words) or tree.lower[index] not in ("and", "&"):
        return False
    over = portfolios()
    return tree.lower[index - 1] in over and tree.lower[index + 1] in over and tree.capitalised(index + 1)


def without_office(tree: Tree, name: Named) -> Named:
    """A body's name without the office before it that it was run together with: "President of the Union of Miners"."""
    first, last = name.first, name.last
    if name.sort not in ("organization", "armed group") or name.body is not None or last - first < 4:
        return name
    rest = first + 2 + (tree.lower[first + 2] == "the")
    led = last - rest > 1 and tree.lower[first] in office_heads() and tree.lower[first + 1] == "of"
    return replace(name, first=rest) if led else name


def _apart(names: list[Named]) -> list[Named]:
    """`names` in order, without those that overlap one before."""
    kept: list[Named] = []
    for name in sorted(names, key=lambda n: (n.first, -n.last)):
        if not kept or name.first >= kept[-1].last:
            kept.append(name)
    return kept


def armed(words: str) -> bool:
    """Whether a name's words make it a non-state armed group ("... Liberation Front", "... militia")."""
    last = words.split()[-1] if words else ""
    sort = agents().get(last.rstrip("s"))
    return (sort is not None and sort.sort == "armed group") or "liberation" in words.split()
