"""What a report's names are of, by what it says of them anywhere: companies, ships, places, or no name at all.

The network errs on rare names and sees one sentence at a time; a legal form, a prefix or an apposition settles it for
the whole report.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whence.codebook.agents import agents
from whence.codebook.names import plain
from whence.codebook.offices import addresses, office_heads, ranks
from whence.codebook.organizations import namesakes, telling_words
from whence.reading.actors.names import Named, NameSort
from whence.reading.actors.tree import POSSESSIVE, Tree

VESSELS = frozenset({
    "ship", "vessel", "freighter", "tanker", "trawler", "ferry", "frigate", "destroyer", "warship", "boat", "yacht",
    "carrier", "submarine", "bulker", "liner", "barge", "tug", "corvette", "schooner", "steamer", "supertanker",
    "coaster", "dhow", "gunboat", "minesweeper", "cutter", "steamship", "icebreaker", "dredger", "catamaran", "cruiser",
    "battleship", "feeder", "lighter", "drillship", "tugboat", "speedboat",
})  # fmt: skip
ABOARD = frozenset({"crew", "crewmen", "sailors", "aboard", "board", "seafarers", "captain", "hull", "passengers"})
FIRMS = frozenset({
    "company", "firm", "owners", "operator", "operators", "shipowner", "manufacturer", "airline", "insurer", "builder",
    "publisher", "contractor", "bank", "retailer", "producer", "carmaker",
})  # fmt: skip
OF_FIRMS = frozenset({
    "managing", "shares", "shareholders", "board", "headquarters", "employees", "subsidiary", "ceo", "profits",
})  # fmt: skip
SITES = frozenset({
    "village", "town", "city", "river", "port", "province", "district", "island", "lake", "mount", "exclave", "valley",
    "suburb", "hamlet", "oblast", "county", "region", "peninsula",
})  # fmt: skip
# Nouns that a body's name follows directly: "the opposition X", "the rebel group X".
NAMED_AFTER = frozenset({
    "opposition", "party", "group", "militia", "movement", "alliance", "coalition", "charity", "newspaper", "agency",
    "union", "faction", "bloc", "broadcaster", "organization", "organisation", "network", "watchdog", "daily", "weekly",
})  # fmt: skip
OPEN = frozenset({"person", "organization", "norp", "other"})
WHERE = frozenset({
    "in", "to", "from", "at", "across", "into", "near", "outside", "inside", "through", "around", "of", "between",
    "toward", "towards", "throughout",
})  # fmt: skip
OF_LANDS = frozenset(
    {"border", "capital", "economy", "constitution", "coast", "territory", "north", "south", "east", "west"}
)
BRACKETS = {"(": ")", "[": "]"}
MAX_ACRONYM = 8
# What may stand between an office's noun and the comma before its holder, and how far that reaches.
OF_OFFICE = frozenset({"ADP", "DET", "PROPN", "NOUN", "ADJ", "CCONJ"})
OFFICE = 9
# Second words of names that open with "General" or "Major" and are no one's.
OF_GENERAL = frozenset({"electric", "mills", "dynamics", "atomics", "staff", "strike", "league", "store", "election"})
# How many words after "X, a ..." may tell what X is.
ASIDE = 5


def sorted_names(
    trees: Sequence[Tree], named: Sequence[Sequence[Named]], towns: set[str], outlet: str = ""
) -> list[list[Named]]:
    """The names of each sentence, with those mended or dropped that are something else over all."""
    rows = [_mended(tree, names) for tree, names in zip(trees, named, strict=True)]
    persons = {_key(tree, n) for tree, ns in zip(trees, rows, strict=True) for n in ns if _addressed(tree, n)}
    sorts: dict[str, NameSort] = dict.fromkeys((firm for tree in trees for firm in _firms(tree)), "organization")
    sorts |= dict.fromkeys(_spellings(outlet), "organization")
    for tree, names in zip(trees, rows, strict=True):
        for name in names:
            sort = _evidence(tree, name)
            if name.sort == "place" and _after_office(tree, name) and _key(tree, name) not in towns:
                sorts[_key(tree, name)] = "person"
            if sort is not None and name.sort in OPEN and name.body is None:
                sorts.setdefault(_key(tree, name), sort)
    for tree, names in zip(trees, rows, strict=True):
        for name in names:
            if _of_known_person(tree, name, persons):
                sorts[_key(tree, name)] = "person"
    surnames = {_key(tree, n).split()[-1] for tree, ns in zip(trees, rows, strict=True) for n in ns if _full(n)}
    for town in sorted(towns - surnames):
        sorts.setdefault(town, "place")
    found = [
        [_as(tree, name, sorts.get(_key(tree, name))) for name in names]
        for tree, names in zip(trees, rows, strict=True)
    ]
    return _of_lands(trees, _without_namesakes(trees, found))


def _of_lands(trees: Sequence[Tree], rows: list[list[Named]]) -> list[list[Named]]:
    """The names, those that several bodies bear being of the one whose country the report speaks of."""
    spoken = {name.country for names in rows for name in names if name.country}

    def meant(tree: Tree, name: Named) -> Named:
        others = namesakes().get(tree.text(name.first, name.last), ()) if name.body is not None else ()
        here = [body for body in others if (body.country or body.code[:3]) in spoken]
        if len(here) != 1 or here[0] is name.body:
            return name
        sort: NameSort = "armed group" if here[0].type == "armed group" else "organization"
        return replace(name, sort=sort, body=here[0], country=here[0].country, known=here[0].name)

    return [[meant(tree, name) for name in names] for tree, names in zip(trees, rows, strict=True)]


def _without_namesakes(trees: Sequence[Tree], rows: list[list[Named]]) -> list[list[Named]]:
    """The names, persons among them who are called by a country's or town's name: "Jordan" after "Eason Jordan".

    Where anything in the report shows that the country or town is meant as well, it is left as it was.
    """
    pairs = list(zip(trees, rows, strict=True))
    surnames = {tree.lower[n.last - 1] for tree, names in pairs for n in names if _full(n)}
    if not surnames:
        return rows
    meant = {tree.lower[n.first] for tree, names in pairs for n in names if _is_site(n) and _as_place(tree, n)}
    lands = {n.country for _, names in pairs for n in names if n.sort in ("adjective", "people")}
    persons = surnames - meant

    def mended(tree: Tree, name: Named) -> Named:
        one = _is_site(name) and tree.lower[name.first] in persons
        one = one and (name.country is None or name.country not in lands)
        return Named(name.first, name.last, "person", network="PER") if one else name

    return [[mended(tree, name) for name in names] for tree, names in pairs]


def _is_site(name: Named) -> bool:
    return name.sort in ("country", "capital", "place") and name.last - name.first == 1


def _as_place(tree: Tree, name: Named) -> bool:
    """Whether the words about a name show that it is where something is, or a country that has what countries have."""
    before = tree.lower[name.first - 1] if name.first else ""
    after = tree.lower[name.last] if name.last < len(tree.words) else ""
    noun = tree.lower[name.last + 1] if name.last + 1 < len(tree.words) else ""
    owns = after in POSSESSIVE and (noun in agents() or noun in OF_LANDS)
    return before in WHERE or owns or (after == "," and tree.relation(name.first) in ("appos", "nmod"))


def _spellings(outlet: str) -> list[str]:
    """How a report may call its own outlet: whole, without a legal form, and by the last word ("the Mirror")."""
    words = outlet.split()
    words = words[:-1] if len(words) > 1 and words[-1] in telling_words("company") else words
    return [plain(" ".join(part)) for part in (words, words[-1:]) if part]


def _firms(tree: Tree) -> list[str]:
    """The plain names of two words or three that a legal form follows, seen by the network or not."""
    forms = [i for i, word in enumerate(tree.words) if word.text in telling_words("company")]
    spans = [(i - size, i) for i in forms for size in (2, 3) if i >= size]
    return [
        plain(tree.text(first, last)) for first, last in spans if all(tree.capitalised(i) for i in range(first, last))
    ]


def _addressed(tree: Tree, name: Named) -> bool:
    """Whether a form of address or a rank before a single name makes it a person's: "Ms X"."""
    one = name.sort == "person" and name.last - name.first == 1 and name.first > 0
    return one and tree.lower[name.first - 1].rstrip(".") in addresses().keys() | ranks().keys()


def _of_known_person(tree: Tree, name: Named, persons: set[str]) -> bool:
    """Whether a name that the network took for a place or body is a person's full name, whom the report elsewhere calls
    by surname and a form of address."""
    open_sort = name.sort in ("organization", "place", "other", "norp") and name.body is None and name.country is None
    words = tree.lower[name.first : name.last]
    whole = 2 <= len(words) <= 4 and not set(words) & {"of", "the", "and", "&"}
    return open_sort and whole and _key(tree, name).split()[-1] in persons and bool(name.network)


def _full(name: Named) -> bool:
    return name.sort == "person" and name.last - name.first > 1


def _key(tree: Tree, name: Named) -> str:
    """The plain name without what goes before a ship's and after a company's."""
    first, last = name.first, name.last
    if last - first > 1 and tree.words[first].text in telling_words("vessel"):
        first += 1
    if last - first > 1 and tree.words[last - 1].text in telling_words("company"):
        last -= 1
    return plain(tree.text(first, last)) or "?"


def _as(tree: Tree, name: Named, sort: NameSort | None) -> Named:
    """`name` as of `sort`, where it may be; a town's name as a body's or person's only where nothing else was known."""
    if sort == "person" and name.body is None and name.sort not in ("country", "adjective", "people", "capital"):
        return replace(name, sort=sort, country=None)
    if sort is None or name.body is not None or name.sort not in OPEN:
        return name
    alone = name.last - name.first == 1 or name.sort == "organization"
    return name if sort == "place" and not alone else replace(name, sort=sort, country=None)


def _mended(tree: Tree, names: Sequence[Named]) -> list[Named]:
    kept = [_extended(tree, name) for name in names if not _nobody(tree, name)]
    ends = {name.last: name for name in kept}
    taken = {i for name in kept for i in range(name.first, name.last)}
    for index, word in enumerate(tree.words[:-2]):
        closing = BRACKETS.get(word.text)
        inside = tree.words[index + 1].text
        short = inside.isupper() and inside.isalpha() and 1 < len(inside) <= MAX_ACRONYM and index + 1 not in taken
        before = ends.get(index)
        if (
            closing == tree.words[index + 2].text
            and short
            and before
            and before.sort in ("organization", "armed group")
        ):
            kept.append(Named(index + 1, index + 2, before.sort, network="ORG"))
    return sorted(kept, key=lambda name: name.first)


def _nobody(tree: Tree, name: Named) -> bool:
    """Whether what the network took for a name is a common noun that opens a sentence, a contest or an address."""
    if not name.network or name.body is not None:
        return False
    text, last = tree.text(name.first, name.last), tree.lower[name.last - 1]
    if "/" in text or "@" in text or text.startswith(("http", "www.")):
        return True
    if name.sort == "organization" and last in telling_words("not_body"):
        return True
    return name.last - name.first == 1 and tree.opens(name.first) and _common(tree, name.first)


def _common(tree: Tree, index: int) -> bool:
    word = tree.lower[index]
    return word in agents() or (word.endswith("s") and word[:-1] in agents())


def _extended(tree: Tree, name: Named) -> Named:
    """`name` with the legal form or the ship's name that belongs to it, of the sort that its words show."""
    if name.sort not in OPEN or name.body is not None:
        return name
    words, last = tree.words, name.last
    if last < len(words) and words[last].text in telling_words("company"):
        return replace(name, last=last + 1, sort="organization")
    if last - name.first == 1 and words[name.first].text in telling_words("vessel"):
        while last < len(words) and words[last].upos == "PROPN" and tree.capitalised(last):
            last += 1
        return replace(name, last=last, sort="ship")
    ending = tree.lower[last - 1]
    if name.sort == "organization" and _is_of_rank(tree, name):
        return Named(name.first + 1, last, "person", network="PER")
    if name.sort == "norp" and last - name.first > 1 and not ending.endswith("s"):
        return replace(name, sort="organization")
    if name.sort in ("person", "norp") and last - name.first > 1 and ending in telling_words("body"):
        return replace(name, sort="organization")
    if name.sort == "person" and last - name.first == 1 and _initials(tree, name.first):
        return replace(name, sort="organization")
    return name


def _is_of_rank(tree: Tree, name: Named) -> bool:
    """Whether what the network took for a body is a person with a rank: "Major Duarte", not "General Motors"."""
    words = tree.lower[name.first : name.last]
    firm = any(word in telling_words(kind) for kind in ("body", "ending", "trade") for word in words[1:])
    proper = all(tree.words[i].upos == "PROPN" and tree.capitalised(i) for i in range(name.first + 1, name.last))
    return 2 <= len(words) <= 3 and words[0] in ranks() and proper and not firm and words[-1] not in OF_GENERAL


def _initials(tree: Tree, index: int) -> bool:
    """Whether the word is an acronym: capitals alone, among words that are not."""
    text = tree.words[index].text
    loud = sum(word.text.isupper() for word in tree.words if len(word.text) > 1)
    return text.isupper() and text.isalpha() and 1 < len(text) <= 5 and 2 * loud < len(tree.words)


def _evidence(tree: Tree, name: Named) -> NameSort | None:
    """What the words about the name show it to be, None where they do not show it."""
    lower, first, last = tree.lower, name.first, name.last
    before = [word for word in lower[max(0, first - 4) : first] if word != '"']
    if name.sort == "ship" or (tree.words[first].text in telling_words("vessel") and last - first > 1):
        return "ship"
    if tree.words[last - 1].text in telling_words("company") and last - first > 1:
        return "organization"
    if before[-1:] == [","] and before[-2:-1] and before[-2] in FIRMS:
        return "organization"
    if last + 1 < len(lower) and lower[last] in POSSESSIVE and lower[last + 1] in OF_FIRMS:
        return "organization"
    aside = lower[last + 1 : last + 1 + ASIDE] if last < len(lower) and lower[last] == "," else []
    if aside[:1] in (["a"], ["an"], ["the"]):
        told = next((word for word in aside[1:] if word in VESSELS or word in ("company", "firm", "airline")), None)
        if (told is not None and before[-1:] in ([], ["the"])) or told in ("company", "firm", "airline"):
            return "ship" if told in VESSELS else "organization"
    if before[-1:] and before[-1] in NAMED_AFTER and last - first > 1 and not _of_relative(tree, name):
        return "organization"
    return _placed(before, last - first)


def _after_office(tree: Tree, name: Named) -> bool:
    """Whether a name of two words or three stands behind an office and a comma: "the minister of X, Neema Juma"."""
    if name.country is not None or not name.network or not 2 <= name.last - name.first <= 3:
        return False
    comma = name.first - 1
    if comma < 1 or tree.lower[comma] != ",":
        return False
    before = range(comma - 1, max(-1, comma - 1 - OFFICE), -1)
    head = next((i for i in before if tree.lower[i] in office_heads()), None)
    return head is not None and all(tree.words[i].upos in OF_OFFICE for i in range(head + 1, comma))


def _of_relative(tree: Tree, name: Named) -> bool:
    """Whether the name is the subject of a clause about the noun before it: "the party X Y founded"."""
    outside = [w.head for w in tree.words[name.first : name.last] if not name.first <= w.head < name.last]
    return any(head >= name.last and tree.words[head].deprel == "acl:relcl" for head in outside)


def _placed(before: list[str], length: int) -> NameSort | None:
    """What the words before a name make it: "the freighter X", "the crew of the X", "the village of X"."""
    bare = before[:-1] if before[-1:] == ["the"] else before
    if before[-1:] and (before[-1] in VESSELS or (before[-2:-1] and before[-2] in VESSELS and before[-1] == ",")):
        return "ship"
    if before[-1:] == ["the"] and (bare[-1:] == ["aboard"] or (bare[-1:] in (["of"], ["board"]) and _on_board(bare))):
        return "ship"
    if length == 1 and before[-1:] == ["of"] and before[-2:-1] and before[-2] in SITES:
        return "place"
    if (length == 1 and before[-1:] and before[-1] in ("river", "village")) or before[-2:] == ["village", ","]:
        return "place"
    return None


def _on_board(words: list[str]) -> bool:
    return bool(ABOARD & set(words[-3:]))
