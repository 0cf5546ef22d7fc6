"""Office phrases of a sentence: "the interim President of Mali".

Read from the order of the words, as titles are formulaic and trees of long titles are often wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache

from whence.codebook.geography import by_kind
from whence.codebook.names import plain
from whence.codebook.offices import addresses, office_heads, offices_of_kind, portfolios, qualifiers, ranks
from whence.reading.actors.names import Named
from whence.reading.actors.tree import POSSESSIVE, Tree

JOINERS = frozenset({"of", "for", "to", "at", "in"})
OVER = (("in", "charge", "of"), ("responsible", "for"))
NOUNS = ("NOUN", "PROPN")
MINISTERS = frozenset({"minister", "undersecretary", "under-secretary"})
HEADS_OF_STATE = frozenset({
    "president", "premier", "prime minister", "king", "queen", "emperor", "chancellor", "mayor", "head of state",
    "head of government",
})  # fmt: skip
HYPHENS = frozenset("-‑–")
DETERMINERS = frozenset({"the", "a", "an", "its", "their", "his", "her", "our", "this", "that"})
MAX_HEAD = 4
DEPUTY = frozenset({"deputy", "vice"})
SPELLED = {"defence": "defense", "affair": "affairs", "foreign affairs": "foreign"}


@dataclass(slots=True)
class Office:
    """An office phrase, words `first` to `last` (half-open) with its noun at `head` (its last word at `head`).

    `title` is its own words without country and article, `key` the noun, rank below it and portfolio, for comparing;
    `names` index the sentence's names that stand in it; `holder` the name of the person that holds it; `place` a name
    that stands outside it and says where it is held ("Governor X of Y").
    """

    first: int
    last: int
    head: int
    noun: str
    sector: str
    title: str
    key: tuple[str, bool, frozenset[str]]
    country: str | None = None
    to_country: str | None = None
    names: list[int] = field(default_factory=list)
    body: int | None = None
    acting: bool = False
    ended: bool = False
    began: bool = False
    determined: bool = False
    holder: int | None = None
    same_as: int | None = None
    complement: tuple[int, int] | None = None
    place: int | None = None

    @property
    def weak(self) -> bool:
        """Whether the noun alone is no office ("an official"), or not without the body that it is of ("a judge")."""
        return self.noun in offices_of_kind("weak") and not (
            self.body is not None and self.noun in offices_of_kind("in")
        )


def office_phrases(tree: Tree, names: list[Named], owner: dict[int, int]) -> list[Office]:
    """The office phrases of a sentence in order, none overlapping another; `owner` has the name of each name's word."""
    offices: list[Office] = []
    at = 0
    while at < len(tree.words):
        length = _head_length(tree, at, owner, names)
        if not length or (offices and at < offices[-1].last):
            at += 1
            continue
        offices.append(_office(tree, at, at + length, owner, names, offices[-1].last if offices else 0))
        at = max(offices[-1].last, at + length)
    return offices


@cache
def _openings() -> frozenset[str]:
    """The words that begin an office's noun of several words."""
    return frozenset(head.replace("-", " ").split()[0] for head in office_heads() if " " in head or "-" in head)


def _head_length(tree: Tree, at: int, owner: dict[int, int], names: list[Named]) -> int:
    """How many words from `at` spell an office's noun; 0 where none does."""
    if at in owner and names[owner[at]].sort == "person":
        return 0
    longest = MAX_HEAD if tree.lower[at] in _openings() else 1
    for length in range(min(longest, len(tree.words) - at), 0, -1):
        if length > 1 and (tree.lower[at] in DEPUTY or not tree.lower[at + length - 1][-1:].isalpha()):
            continue
        spelled = plain("".join(f" {w}" for w in tree.lower[at : at + length])) if length > 1 else tree.lower[at]
        if spelled in office_heads() and (length > 1 or (tree.words[at].upos in NOUNS and not _below(tree, at))):
            return 0 if length == 1 and at in owner and names[owner[at]].body else length
    return 0


def _below(tree: Tree, at: int) -> bool:
    """Whether the word is of another office's title: "the deputy foreign minister", "the justice minister"."""
    following = at + 1
    while following < len(tree.words) and tree.lower[following] in portfolios() | qualifiers().keys():
        following += 1
    after = tree.lower[following] if following < len(tree.words) else ""
    return tree.lower[at] in portfolios() | qualifiers().keys() and after in office_heads()


def _office(tree: Tree, start: int, end: int, owner: dict[int, int], names: list[Named], floor: int) -> Office:
    noun = plain(tree.text(start, end)) if end - start > 1 else tree.lower[start]
    first = _left(tree, start, owner, names, floor)
    last, complement = _right(tree, end, noun, owner, names)
    office = Office(first, last, end - 1, noun, office_heads()[noun], "", (noun, False, frozenset()))
    office.complement = complement
    _inside(tree, office, start, end, owner, names)
    return office


def _left(tree: Tree, start: int, owner: dict[int, int], names: list[Named], floor: int) -> int:
    """Where the phrase begins: after the last word that cannot stand before an office's noun."""
    first = start
    while first > floor:
        before = first - 1
        word = tree.lower[before]
        if before in owner:
            name = names[owner[before]]
            if name.sort == "person" or name.first < floor:
                break
            first = name.first
        elif word in POSSESSIVE:
            if before - 1 not in owner or names[owner[before - 1]].sort == "person":
                break
            first = before
        elif _premodifier(tree, before, first):
            first = before
        else:
            break
    while first < start and (tree.lower[first] in ("and", "or") or tree.lower[first] in HYPHENS):
        first += 1
    return first


def _premodifier(tree: Tree, index: int, following: int) -> bool:
    word = tree.lower[index].rstrip(".")
    if word in qualifiers() or word in portfolios() or word == "newly":
        return True
    if word in HYPHENS:
        return following > index and tree.glued(index, index + 1)
    if word == "and":
        return tree.lower[following] in portfolios() and index > 0 and tree.lower[index - 1] in portfolios()
    if tree.words[index].upos == "ADJ" and tree.relation(index) == "amod" and tree.words[index].head >= following:
        return True
    if tree.words[index].upos in ("NOUN", "PROPN") and index + 1 == following:
        return tree.words[index].deprel.startswith("compound") and word not in office_heads()
    if tree.words[index].upos == "VERB" and index + 1 == following:
        return tree.relation(index) == "compound" and word.endswith("ing")  # "shipping minister"
    return False


def _right(
    tree: Tree, end: int, noun: str, owner: dict[int, int], names: list[Named]
) -> tuple[int, tuple[int, int] | None]:
    """Where the phrase ends: past its "of ..." complements; and the words of these."""
    last, begin = end, 0
    listed = noun in MINISTERS
    while last < len(tree.words) and (skip := _joined(tree, last)):
        last += skip - 1
        joiner = tree.lower[last]
        if joiner == "to" and noun not in offices_of_kind("to"):
            break
        if tree.lower[last + 2 : last + 3] == ["own"] or tree.lower[last + 1 : last + 3] == ["the", "time"]:
            break  # "a governor of its own", "minister at the time"
        if joiner == "in" and noun not in offices_of_kind("to") and last != end:
            break
        stop = _noun_phrase(tree, last + 1, owner, names, listed=listed)
        if stop == last + 1 or (joiner == "in" and not is_country(tree, last + 1, owner, names)):
            break
        begin = begin or last + 1
        last = stop
    return last, (begin, last) if begin else None


def _joined(tree: Tree, at: int) -> int:
    """How many words from `at` tie an office to what it is of: "of", "in charge of"; 0 where none do."""
    if any(tree.lower[at : at + len(words)] == list(words) for words in OVER):
        return next(len(words) for words in OVER if tree.lower[at : at + len(words)] == list(words))
    return int(tree.lower[at] in JOINERS)


def is_country(tree: Tree, at: int, owner: dict[int, int], names: list[Named]) -> bool:
    at += at < len(tree.words) and tree.lower[at] == "the" and at not in owner
    return at in owner and names[owner[at]].sort in ("country", "capital")


def _noun_phrase(tree: Tree, at: int, owner: dict[int, int], names: list[Named], *, listed: bool = False) -> int:
    """Past the noun phrase that begins at `at`; `at` itself where none does. `listed` takes a minister's several
    portfolios: "Trade, Industry and Sustainable Development"."""
    begin = at
    if at < len(tree.words) and tree.lower[at] in DETERMINERS:
        at += 1
    start = at
    while at < len(tree.words):
        word = tree.lower[at]
        if at in owner:
            name = names[owner[at]]
            if name.sort == "person":
                break
            at = name.last
        elif (
            (word in POSSESSIVE and at > start)
            or (word in HYPHENS and at > start and tree.glued(at - 1, at))
            or (word == "and" and at + 1 < len(tree.words) and word_is(tree, at + 1, portfolios()) and at > start)
            or (listed and at > start and word in ("and", ",") and _goes_on(tree, at, owner, names))
            or (tree.words[at].upos in ("NOUN", "ADJ", "PROPN") and not _opens_name(tree, at))
        ):
            at += 1
        else:
            break
    return begin if at == start else at


def _goes_on(tree: Tree, at: int, owner: dict[int, int], names: list[Named]) -> bool:
    """Whether another portfolio follows the comma or "and": capitalised as the one before, and no person or country.

    After a comma only where an "and" ends the list.
    """
    following, seen = at + 1, 0
    while following < len(tree.words) and tree.words[following].upos in ("NOUN", "ADJ", "PROPN"):
        named = names[owner[following]] if following in owner else None
        plain_word = tree.lower[following] in portfolios() or (tree.capitalised(following) and tree.capitalised(at - 1))
        if (named is not None and named.sort not in ("organization", "place")) or not plain_word:
            return False
        if tree.lower[following] in office_heads():
            return False
        following, seen = following + 1, seen + 1
    if not seen or tree.lower[at] == "and":
        return seen > 0
    after = tree.lower[following] if following < len(tree.words) else ""
    return after == "and" or (after == "," and _goes_on(tree, following, owner, names))


def word_is(tree: Tree, index: int, words: frozenset[str]) -> bool:
    """Whether the word `index` is one of `words` and no office by itself."""
    return tree.lower[index] in words and tree.lower[index] not in office_heads()


def _opens_name(tree: Tree, index: int) -> bool:
    """Whether a rank or form of address, and so a person's name, begins at `index`."""
    word = tree.lower[index].rstrip(".")
    titled = word in ranks() or word in addresses()
    return titled and tree.capitalised(index) and index + 1 < len(tree.words) and tree.capitalised(index + 1)


def _inside(tree: Tree, office: Office, start: int, end: int, owner: dict[int, int], names: list[Named]) -> None:
    """Fill in what the words of the phrase say: country, body, qualifiers, title and key."""
    words: list[str] = []
    subject: set[str] = set()
    deputy = False
    complement = office.complement[0] if office.complement else len(tree.words)
    land = bool(office.complement) and by_kind(tree.text(complement, office.last).removeprefix("the "))
    index = office.first
    while index < office.last:
        word = tree.lower[index]
        if index in owner and names[owner[index]].sort != "place":
            index = _named(office, owner[index], names, after=index >= complement, words=words, tree=tree)
            continue
        kind = qualifiers().get(word) if index < start or index >= end else None
        office.acting |= kind == "acting" and index < start
        office.ended |= kind == "ended" and index < start
        office.began |= kind == "began" and index < start
        deputy |= word in DEPUTY and index < start
        dropped = kind in ("ended", "began") or word in POSSESSIVE or word in ("appointed", "elected", "own")
        dropped = dropped or (index < start and _merely_said(tree, index, office.noun))
        dropped = dropped or (word in HYPHENS and (not words or words[-1] != tree.words[index - 1].text))
        if not (dropped or (word in DETERMINERS and index == office.first) or (land and index >= complement)):
            words.append(tree.words[index].text)
        if word in portfolios() and not start <= index < end:
            subject.add(SPELLED.get(word, word))
        index += 1
    if any(qualifiers().get(word) == "coming" for word in tree.lower[office.first : start]):
        words.clear()  # who is to come holds nothing yet
    office.title = _tidy(words)
    subject |= _over(office)
    subject.discard("affairs") if len(subject) > 1 else None
    office.key = (SPELLED.get(office.noun, office.noun), deputy, frozenset(subject))
    office.determined = office.first > 0 and tree.lower[office.first - 1] in DETERMINERS
    if office.sector == "GOV" and "defense" in subject:
        office.sector = "GOVMIL"


def _over(office: Office) -> set[str]:
    """All that a minister's title says the minister is over, also what few ministers are: "hydrocarbons"."""
    if office.noun not in MINISTERS:
        return set()
    idle = JOINERS | DETERMINERS | MINISTERS | DEPUTY | qualifiers().keys() | {"and", "minister's"}
    words = (word.strip(",.").replace("’", "'") for word in office.title.split())
    return {SPELLED.get(word, word) for word in words if word[:1].isalpha() and word not in idle}


def _merely_said(tree: Tree, index: int, noun: str) -> bool:
    """Whether an adjective only says what the head of a state is like ("decent"), not which office it is."""
    word = tree.lower[index]
    known = word in portfolios() or word in qualifiers()
    return noun in HEADS_OF_STATE and tree.words[index].upos == "ADJ" and not known


def _named(office: Office, number: int, names: list[Named], *, after: bool, words: list[str], tree: Tree) -> int:
    """Take the name `number` into the office; the index past it."""
    name = names[number]
    office.names.append(number)
    if name.sort in ("country", "adjective", "capital", "people"):
        if after and office.noun in offices_of_kind("to") and (office.country or _sent_to(tree, name.first)):
            office.to_country = name.country
        elif office.country is None:
            office.country = name.country
    elif name.sort in ("organization", "armed group") and not (after and office.noun in MINISTERS):
        accredited = office.country is not None and office.noun in offices_of_kind("to") - {"commissioner"}
        office.country = office.country or name.country
        if not accredited:  # a country's envoy to an alliance is the country's
            office.body = number if office.body is None else office.body
    else:
        words.append(tree.text(name.first, name.last))
    return name.last


def _sent_to(tree: Tree, at: int) -> bool:
    """Whether the country named at `at` is the one to which somebody is sent."""
    while at > 0 and tree.lower[at - 1] in DETERMINERS:
        at -= 1
    while at > 1 and tree.lower[at - 1] in HYPHENS:
        at -= 2  # "for the Lima-Quito talks"
    while at > 0 and tree.lower[at - 1] in DETERMINERS:
        at -= 1
    return at > 0 and tree.lower[at - 1] in ("to", "in", "for", "on")


def _tidy(words: list[str]) -> str:
    """`words` as one title: no joiner at either end or before another, hyphens closed."""
    kept: list[str] = []
    for word in words:
        if word.lower() in JOINERS | {"the"} and kept and kept[-1].lower() in JOINERS and word.lower() != "the":
            kept[-1] = word
        else:
            kept.append(word)
    while kept and kept[-1].lower() in JOINERS | DETERMINERS:
        kept.pop()
    while kept and kept[0].lower() in JOINERS | DETERMINERS | HYPHENS:
        kept.pop(0)
    return " ".join(kept).replace(" - ", "-").lower()
