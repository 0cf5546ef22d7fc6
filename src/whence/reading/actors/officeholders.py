"""Who holds the offices that a sentence speaks of: the persons named beside them."""

from __future__ import annotations

from dataclasses import replace

from whence.codebook.offices import addresses, offices_of_kind, ranks
from whence.reading.actors.listed import listed_offices
from whence.reading.actors.names import Named
from whence.reading.actors.offices import DETERMINERS, HYPHENS, MAX_HEAD, MINISTERS, Office, is_country, office_phrases
from whence.reading.actors.tree import POSSESSIVE, Tree

# Words between a person's name and office that say when it is held: "X, until then the minister".
WHEN = frozenset({
    "also", "currently", "then", "now", "until", "till", "once", "formerly", "long", "already", "previously", "still",
    "himself", "herself", "later", "briefly", "recently",
})  # fmt: skip
# How many words a short form in parentheses takes with both of them (a choice, not a measurement).
MAX_SHORT_FORM = 6


def find_offices(tree: Tree, names: list[Named]) -> list[Office]:
    """The office phrases of a sentence in order, none overlapping another, each with its holder where one is named."""
    owner = {i: number for number, name in enumerate(names) for i in range(name.first, name.last)}
    offices = office_phrases(tree, names, owner)
    _hold(tree, names, offices)
    for office in offices:
        _sign(tree, office, owner, names)
        _follow(tree, office, owner, names)
    _beside(tree, names, offices)
    held = {office.holder for office in offices}
    listed = listed_offices(tree, names, _starts(tree, names))
    offices += [office for office in listed if office.holder not in held]
    return sorted(offices, key=lambda office: office.first)


def _follow(tree: Tree, office: Office, owner: dict[int, int], names: list[Named]) -> None:
    """Take what follows the holder's name into the office: "Ambassador X of Peru", "Judge X of the High Court"."""
    at = names[office.holder].last if office.holder is not None else 0
    known = office.country is not None or office.body is not None or office.complement is not None
    if known or at <= office.last or at + 1 >= len(tree.words) or tree.lower[at] not in ("of", "from"):
        return
    number = owner.get(at + 1, owner.get(at + 2) if tree.lower[at + 1] == "the" else None)
    if number is None or (tree.lower[at] == "from" and office.noun not in offices_of_kind("to")):
        return
    name = names[number]
    if is_country(tree, at + 1, owner, names):
        office.country = name.country
    elif name.sort in ("organization", "armed group") and office.noun not in MINISTERS:
        office.country, office.body = name.country, number
    elif name.sort in ("place", "capital") and office.noun in offices_of_kind("place"):
        office.place = name.first


def _beside(tree: Tree, names: list[Named], offices: list[Office]) -> None:
    """Give whom a sentence calls another's counterpart that one's office: "met her Chilean counterpart, X"."""
    starts = {with_rank(tree, n.first): number for number, n in enumerate(names) if n.sort == "person"}
    for at, word in enumerate(tree.lower):
        land = next(
            (n for n in names if n.last == at and n.country and n.sort in ("adjective", "country", "people")), None
        )
        before = [office for office in offices if office.last <= at and office.title and not office.ended]
        if word != "counterpart" or land is None or not before:
            continue
        after = at + 1 + (at + 1 < len(tree.words) and tree.lower[at + 1] == ",")
        holder, model = starts.get(after), before[-1]
        if holder is None or holder == model.holder or model.country == land.country:
            continue
        beside = replace(model, first=land.first, last=at + 1, head=at, country=land.country, holder=holder)
        offices.append(
            replace(
                beside, to_country=None, names=[], body=None, same_as=None, complement=None, acting=False, began=False
            )
        )
    offices.sort(key=lambda office: office.first)


def _sign(tree: Tree, office: Office, owner: dict[int, int], names: list[Named]) -> None:
    """Take the body after a comma into the office, as in a signature: "X, director, Y"."""
    at = office.last + 1
    if office.holder is None or office.body is not None or office.country or at not in owner or at < 2:
        return
    name = names[owner[at]]
    held = names[office.holder].last <= office.first and tree.lower[office.last] == ","
    ends = name.last >= len(tree.words) or tree.lower[name.last] in (",", ".", ";", "said")
    if held and ends and name.sort in ("organization", "armed group"):
        office.body = owner[at]


def _hold(tree: Tree, names: list[Named], offices: list[Office]) -> None:
    """Tie each office to the person named beside it, or to the office phrase that goes on about the same person."""
    people = [number for number, name in enumerate(names) if name.sort == "person"]
    starts = _starts(tree, names)
    ends = {names[number].last: number for number in people}
    for number, office in enumerate(offices):
        after = _past(tree, office.last, ("(", "“", '"'))
        after = after if after in starts else past_short_form(tree, office.last)
        comma = after < len(tree.words) and tree.lower[after] == ","
        before = _before(tree, office, ends) if comma else None
        if after in starts:
            office.holder = starts[after]
        elif before is not None and not any(one.holder == before for one in offices[:number]):
            # "X, secretary of Z, Y and W" are three persons.
            office.holder = before
        elif comma and after + 1 in starts and not _listed(tree, office, names[starts[after + 1]]):
            office.holder = starts[after + 1]
        else:
            office.holder = _before(tree, office, ends)
        if office.holder is None and number:
            office.same_as = _same(tree, offices[number - 1], office, number - 1)
    for office in reversed(offices):
        if office.same_as is not None and offices[office.same_as].holder is None:
            offices[office.same_as].holder = office.holder
    for office in offices:
        if office.same_as is not None and office.holder is None:
            office.holder = offices[office.same_as].holder


def _starts(tree: Tree, names: list[Named]) -> dict[int, int]:
    """The persons by the words with which their name, or a rank before it, begins."""
    people = [number for number, name in enumerate(names) if name.sort == "person"]
    return {at: n for n in people for at in range(with_rank(tree, names[n].first), names[n].first + 1)}


def past_short_form(tree: Tree, at: int) -> int:
    """Past the short form in parentheses that may follow a body's name: "the Union of Rail Workers (UZD)"."""
    opens = at < len(tree.words) and tree.lower[at] == "("
    shut = (i for i in range(at + 2, min(at + MAX_SHORT_FORM, len(tree.words))) if tree.lower[i] == ")")
    return next(shut, at - 1) + 1 if opens else at


def _past(tree: Tree, at: int, skipped: tuple[str, ...]) -> int:
    while at < len(tree.words) and tree.lower[at] in skipped:
        at += 1
    return at


def with_rank(tree: Tree, first: int) -> int:
    """Where a person's name begins with the ranks and forms of address before it."""
    while first > 0:
        word = tree.lower[first - 1].rstrip(".")
        hyphen = word in HYPHENS and first > 1 and tree.lower[first - 2] in ranks()
        if (
            f"{word} {tree.lower[first]}" in ranks()
            or word in ranks()
            or word in addresses()
            or hyphen
            or (word in ("“", '"', "army", "brigadier") and first > 1)
        ):
            first -= 1
        else:
            break
    return first


def _listed(tree: Tree, office: Office, name: Named) -> bool:
    """Whether the name after the comma is another item of a list, not the holder.

    Of "the minister, X, and the president, Y" each is the holder, whatever the tree has them joined to.
    """
    if tree.lower[name.last : name.last + 2] == [",", "and"] and tree.lower[name.last + 2 : name.last + 3] == ["the"]:
        return False
    return any(tree.relation(i) == "conj" for i in range(name.first, name.last) if tree.words[i].head == office.head)


def _before(tree: Tree, office: Office, ends: dict[int, int]) -> int | None:
    """The person named before the phrase: "X, the minister of Y" or "X, who is the minister of Y"."""
    at = office.first - (office.determined or (office.first > 0 and tree.lower[office.first - 1] in DETERMINERS))
    at = _possessed(tree, at)
    while at > 0 and tree.lower[at - 1] in WHEN:
        at -= 1
    if at > 1 and tree.lower[at - 1] in (",", "(", "—", "–") and at - 1 in ends and _closes(tree, office):
        return ends[at - 1]
    if at > 1 and tree.lower[at - 1] in ("is", "was", "as", "been", "remains", "became", "becomes"):
        skip = at - 1
        while skip > 0 and tree.lower[skip - 1] in ("who", ",", "had", "has", "been"):
            skip -= 1
        if tree.lower[at - 1] != "as":
            return ends.get(skip)
    return None


def _possessed(tree: Tree, at: int) -> int:
    """Where the possessor before `at` begins: "the union" of "the union's president"; `at` itself where none is."""
    if at < 2 or tree.lower[at - 1] not in POSSESSIVE:
        return at
    begin = at - 1
    while begin > 0 and at - begin <= MAX_HEAD and tree.words[begin - 1].upos in ("NOUN", "ADJ", "PROPN", "DET"):
        begin -= 1
    return begin


def _closes(tree: Tree, office: Office) -> bool:
    """Whether the phrase ends where an aside does, or is tied to what it follows as one."""
    if tree.relation(office.head) in ("appos", "parataxis"):
        return True
    closing = (",", ".", ")", ";", "who", "—", "–", "and", "said")
    last = past_short_form(tree, office.last)
    return last >= len(tree.words) or tree.lower[last] in closing


def _same(tree: Tree, before: Office, office: Office, number: int) -> int | None:
    """The number of the phrase before, where this one goes on about its holder: "the minister, also the head"."""
    between = [word for word in tree.lower[before.last : office.first] if word not in DETERMINERS]
    goes_on = between[:1] == [","] and set(between[1:]) <= {"also", "and"} and "also" in between
    return number if goes_on else None
