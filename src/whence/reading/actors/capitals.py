"""Names that the network did not see, by how they are written and by the words beside them.

A body is known by its last word ("the Revenue Service", "Polish Railways"), by the noun that it is called by ("the farm
union X", "X, a gang"), or by capitals alone where someone acts or speaks ("according to X"). A name that is seen
anywhere in a report is one wherever the report writes it. It refuses single capitalised words without such a sign.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whence.codebook.agents import agents
from whence.codebook.organizations import telling_words
from whence.reading.actors.known_as import NAMED_SORTS, further_names
from whence.reading.actors.names import Named, NameSort, is_title
from whence.reading.actors.tree import POSSESSIVE, Tree

# National societies of a body that the codebook knows.
NATIONAL = frozenset({"red cross", "red crescent", "caritas"})
JOINING = frozenset(
    {"of", "for", "de", "del", "du", "des", "la", "los", "las", "do", "da", "dos", "al", "el", "e", "y"}
)
ACTED_BY = frozenset({"by", "to", "with", "from", "between", "for", "against", "at", "of"})
SPOKEN_BY = frozenset({"according", "says", "said", "say"})
# Nouns for those who belong to a body that "of" brings in.
OF_BODY = frozenset({
    "member", "militant", "activist", "supporter", "spokesman", "spokeswoman", "spokesperson", "militiaman", "gunman",
    "cadre", "founder", "follower", "fighter", "leadership", "wing", "faction", "infantry", "headquarters",
})  # fmt: skip
# Nouns that call a body so before its name alone: "the labour front X".
FRONTS = frozenset({"front", "faction", "collective", "platform", "grouping", "umbrella", "outfit", "syndicate"})
WEAK = frozenset({"place", "norp", "other"})
SHORT_NAME = 4
MAX_LETTERS = 8
MAX_WORDS = 9


def unseen(tree: Tree, names: Sequence[Named]) -> list[Named]:
    """`names` with those that only their capitals and the words beside them tell, in place of what they hold."""
    taken = {i: name for name in names for i in range(name.first, name.last)}
    found = list(names)
    for first, last in _runs(tree, taken):
        name = _told(tree, first, last, taken)
        if name is not None:
            found = [n for n in found if n.last <= name.first or name.last <= n.first]
            found.append(name)
    found = _governments(tree, sorted(found, key=lambda name: name.first))
    return [_numbered(tree, name) for name in found]


def _governments(tree: Tree, names: list[Named]) -> list[Named]:
    """`names` with "the Government of the Republic of X", which the network takes for two, as the country."""
    lands = {name.first: name for name in names if name.sort == "country"}
    kept: list[Named] = []
    for name in names:
        at = name.last + 1
        at += at < len(tree.words) and tree.lower[at] == "the"
        of = tree.lower[name.last : name.last + 1] == ["of"]
        if of and at in lands and tree.lower[name.first : name.last] == ["government"]:
            kept.append(replace(lands[at], first=name.first))
        elif not kept or name.first >= kept[-1].last:
            kept.append(name)
    return kept


def _numbered(tree: Tree, name: Named) -> Named:
    """`name` with the number of the unit that it is: "4th Motor Brigade"."""
    at, unit = name.first - 1, agents().get(tree.lower[name.last - 1])
    if name.sort != "organization" or name.body or unit is None or unit.sector != "MIL" or at < 0:
        return name
    digits = tree.lower[at].rstrip("stndrh")
    return replace(name, first=at) if digits.isdecimal() and digits != tree.lower[at] else name


def spread(trees: Sequence[Tree], rows: Sequence[Sequence[Named]]) -> list[list[Named]]:
    """The names of each sentence, with those that the report's other sentences show to be names."""
    known: dict[str, dict[tuple[str, ...], Named]] = {}
    settled = {key: name for tree, names in zip(trees, rows, strict=True) for key, name in _settled(tree, names)}
    for words, name in settled.items():
        known.setdefault(words[0], {}).setdefault(words, name)
    plain = {word.text for tree in trees for word in tree.words if word.text.islower()}
    for tree, names in zip(trees, rows, strict=True):
        for name in names:
            words = tuple(word.text for word in tree.words[name.first : name.last])
            if name.sort in NAMED_SORTS and _is_distinct(words, name, plain):
                known.setdefault(words[0], {}).setdefault(words, name)
    return [_with_known(tree, names, known, settled) for tree, names in zip(trees, rows, strict=True)]


def _settled(tree: Tree, names: Sequence[Named]) -> Iterator[tuple[tuple[str, ...], Named]]:
    """What the sentence says to be names of whom: further names, and the first words of firms."""
    begins = {name.first: name for name in names}
    for further in further_names(tree, names):
        if further.first in begins:
            yield tuple(w.text for w in tree.words[further.first : further.last]), begins[further.first]
    for name in names:
        words = tree.words[name.first : name.last]
        firm = name.sort == "organization" and name.body is None and name.country is None and len(words) > 1
        if (
            firm
            and len(words[0].text) >= SHORT_NAME
            and all(word.text.lower() in telling_words("trade") for word in words[1:])
        ):
            yield (words[0].text,), name


def _is_distinct(words: tuple[str, ...], name: Named, plain: set[str]) -> bool:
    """Whether the words are a name wherever they stand: several, or one that the report never writes small."""
    if len(words) > 1:
        return sum(word[:1].isupper() for word in words) > 1
    one = words[0]
    return name.sort != "person" and len(one) > 2 and one[0].isupper() and one.lower() not in plain | agents().keys()


def _with_known(
    tree: Tree,
    names: Sequence[Named],
    known: dict[str, dict[tuple[str, ...], Named]],
    settled: Mapping[tuple[str, ...], Named],
) -> list[Named]:
    found = list(names)
    for at, word in enumerate(tree.words):
        for words in sorted(known.get(word.text, ()), key=len, reverse=True):
            last = at + len(words)
            if tuple(w.text for w in tree.words[at:last]) != words:
                continue
            rivals = [n for n in found if n.first < last and at < n.last]
            inside = all(at <= n.first and n.last <= last for n in rivals)
            weaker = _are_weaker(rivals, words) or (words in settled and _is_weak(rivals, "person"))
            if not inside or _goes_on(tree, at, last) or not weaker:
                continue
            name = known[word.text][words]
            found = [n for n in found if n not in rivals]
            found.append(replace(name, first=at, last=last))
            break
    return sorted(found, key=lambda name: name.first)


def _are_weaker(rivals: Sequence[Named], words: tuple[str, ...]) -> bool:
    """Whether the names within are of fewer words and only say of which country or place something is."""
    if len(rivals) == 1 and rivals[0].last - rivals[0].first == len(words):
        return False
    return all(name.sort in ("adjective", "country", "capital", "place", "norp", "other") for name in rivals)


def _goes_on(tree: Tree, first: int, last: int) -> bool:
    """Whether a capitalised word beside makes it part of a longer name."""
    after = last < len(tree.words) and tree.capitalised(last) and tree.words[last].upos == "PROPN"
    before = first > 1 and tree.capitalised(first - 1) and tree.words[first - 1].upos == "PROPN"
    return (after or before) and last - first == 1


def _runs(tree: Tree, taken: dict[int, Named]) -> Iterator[tuple[int, int]]:
    """Where capitalised words stand together, "of" and its like among them, half-open."""
    at, size = 0, len(tree.words)
    while at < size:
        if not _is_word(tree, at) or _only_opens(tree, at):
            at += 1
            continue
        last = at + 1
        while last < size and last - at < MAX_WORDS:
            if _is_word(tree, last):
                last += 1
            elif tree.lower[last] in JOINING and last + 1 < size and _is_word(tree, last + 1):
                last += 2
            elif tree.lower[last : last + 2] in (["of", "the"], ["for", "the"]) and _names_body(tree, at, last):
                last += 3
            elif (joint := _hyphened(tree, last)) > last:
                last = joint
            else:
                break
        yield at, last
        at = last


def _names_body(tree: Tree, at: int, last: int) -> bool:
    """Whether a body's noun ends the words `at` to `last`, and its name goes on: "Tribunal for the Law of the Sea"."""
    inside = last + 2 < len(tree.words) and _is_word(tree, last + 2)
    agent = agents().get(tree.lower[at])
    noun = agent is not None and agent.sort == "organization"
    return inside and noun and tree.words[last + 2].upos in ("PROPN", "NOUN")


def _only_opens(tree: Tree, index: int) -> bool:
    """Whether the word has its capital from the sentence that it opens."""
    named = index + 1 < len(tree.words) and tree.capitalised(index + 1)
    return tree.opens(index) and not named and tree.words[index].upos != "PROPN"


def _hyphened(tree: Tree, at: int) -> int:
    """Where a name goes on that has a hyphen at or after `at`: "X al-Y", "X-Y"; `at` where it does not."""
    dash = at + (tree.lower[at] in JOINING)
    if dash + 1 >= len(tree.words) or tree.words[dash].text not in "-‑" or not tree.glued(dash - 1, dash):
        return at
    return dash + 2 if tree.glued(dash, dash + 1) and _is_word(tree, dash + 1) else at


def _is_word(tree: Tree, index: int) -> bool:
    return tree.capitalised(index) and tree.words[index].text[0].isalpha()


def _told(tree: Tree, first: int, last: int, taken: dict[int, Named]) -> Named | None:
    """The name that the run of words is or ends in, None where nothing shows one or it is known already."""
    if tree.lower[first] in ("the", "a", "an", "in", "on", "at", "for", "its", "his", "her", "their"):
        first += 1
    if first >= last or _shouts(tree):
        return None
    inner = {id(taken[i]): taken[i] for i in range(first, last) if i in taken}
    opened = _opened(tree, first, last)
    if opened and not any(n.body for n in inner.values()) and _is_weak(inner.values(), "person"):
        return Named(first, last, opened)
    open_to = {"adjective", "country", "capital", *WEAK, *(("person",) if last - first == 1 else ())}
    if any(n.sort not in open_to for n in inner.values()):
        return _national(tree, first, last, list(inner.values()))
    if last - first > 1 and (end := _ending(tree, first, last)):
        return _of_land(tree, first, end, taken)
    if not _is_weak(inner.values(), *(("person",) if last - first == 1 else ())):
        return None
    sort = _called(tree, first, last)
    if sort is not None and not any(is_title(tree, i) for i in range(first, last)):
        return Named(first, last, sort)
    if last - first == 1 and _is_acronym(tree, first) and _acts(tree, first):
        return Named(first, last, "organization")
    return None


def _is_weak(inner: Iterable[Named], *more: str) -> bool:
    """Whether the names are such as the network errs on: of no place that the codebook knows."""
    return all(n.network and n.country is None and n.sort in (*WEAK, *more) for n in inner)


def _opened(tree: Tree, first: int, last: int) -> NameSort | None:
    """What a foreign noun that opens the name says that it is."""
    if last - first < 2:
        return None
    if tree.lower[first] in telling_words("armed_opening"):
        return "armed group"
    return "organization" if tree.lower[first] in telling_words("opening") else None


def _national(tree: Tree, first: int, last: int, inner: list[Named]) -> Named | None:
    """The society of one country: "the Bulgarian Red Cross"."""
    if len(inner) != 2 or inner[0].sort != "adjective" or inner[0].last != inner[1].first or inner[0].first != first:
        return None
    body = " ".join(tree.lower[inner[1].first : inner[1].last])
    return Named(first, inner[1].last, "organization", inner[0].country) if body in NATIONAL else None


def _ending(tree: Tree, first: int, last: int) -> int:
    """Where the name of a body ends whose last word, or the word before "of", says what it is; 0 where none does."""
    for end in (last, next((i for i in range(first, last) if tree.lower[i] in ("of", "for")), last)):
        whole = end - first > 1 or end < last
        words = (tree.lower[end - 1], " ".join(tree.lower[max(first, end - 2) : end]))
        named = not tree.opens(first) or tree.words[first].upos in ("PROPN", "ADJ", "NOUN")
        if whole and named and any(map(_is_body, words)) and not any(is_title(tree, i) for i in range(first, end)):
            return last
    return 0


def _is_body(word: str) -> bool:
    agent = agents().get(word)
    return (
        word in telling_words("ending")
        or word in telling_words("body")
        or (agent is not None and agent.sort == "organization")
    )


def _of_land(tree: Tree, first: int, last: int, taken: dict[int, Named]) -> Named | None:
    """The body called by the words `first` to `last`, with the country whose name or adjective opens it."""
    land = taken.get(first)
    if land is not None and land.last >= last:
        told = land.sort == "place" and bool(land.network)
        return Named(first, last, "organization", land.country) if told else None
    # What the words after "of" name may be a country that the body is of, which is told otherwise.
    inner = [taken[i] for i in range(first, last) if i in taken and taken[i] is not land]
    if any(name.sort in ("country", "capital") for name in inner):
        return None
    beside = tree.lower[first - 1] if first else ""
    if beside in POSSESSIVE and land is None and last - first == 2 and _is_body(tree.lower[last - 1]):
        return None
    country = land.country if land is not None and land.sort in ("adjective", "country") else None
    return Named(first, last, "organization", country)


def _called(tree: Tree, first: int, last: int) -> NameSort | None:
    """What the noun that stands beside the name, or as what it is told of after a comma, makes it."""
    heads = [i for i in range(first, last) if not first <= tree.words[i].head < last]
    if not heads:
        return None
    head = heads[0]
    governor = tree.words[head].head
    beside = [governor] if governor >= 0 and tree.relation(head) in ("appos", "flat", "compound") else []
    beside = [g for g in beside if g == first - 1 or (tree.relation(head) == "appos" and g < first)]
    beside += [c for c in tree.of(head, "appos") if c >= last]
    beside += [c for c in tree.of(head, "compound", "nmod") if c == first - 1 and not tree.cases(c)]
    if tree.relation(head) == "nmod" and "of" in tree.cases(head) and tree.words[governor].lemma.lower() in OF_BODY:
        return "organization"
    for noun in beside:
        sort = _sort_of(tree, noun)
        if sort is not None:
            return sort
    return None


def _sort_of(tree: Tree, noun: int) -> NameSort | None:
    if tree.capitalised(noun):
        return None
    if tree.lower[noun] in FRONTS:
        return "organization"
    agent = agents().get(tree.words[noun].lemma.lower()) or agents().get(tree.lower[noun])
    if agent is None or agent.sort not in ("organization", "armed group"):
        return None
    one = tree.lower[noun] == tree.words[noun].lemma.lower() == agent.noun
    return ("armed group" if agent.sort == "armed group" else "organization") if one else None


def _shouts(tree: Tree) -> bool:
    words = [word.text for word in tree.words if word.text.isalpha() and len(word.text) > 1]
    return len(words) < 3 or sum(word.isupper() for word in words) * 2 > len(words)


def _is_acronym(tree: Tree, index: int) -> bool:
    text = tree.words[index].text
    letters = (
        text.isalpha() and text.isupper() and 2 < len(text) <= MAX_LETTERS and text not in telling_words("no_name")
    )
    counted = index > 0 and (tree.words[index - 1].upos == "NUM" or tree.words[index - 1].text in "$€£")
    return letters and not counted


def _acts(tree: Tree, index: int) -> bool:
    """Whether the word stands where whoever acts or speaks does."""
    relation, governor = tree.relation(index), tree.words[index].head
    if relation in ("obl", "nmod"):
        return bool(ACTED_BY & set(tree.cases(index))) or bool(SPOKEN_BY & set(tree.lower[max(0, index - 2) : index]))
    if relation == "nsubj":
        return tree.words[governor].upos == "VERB"
    if relation in ("appos", "compound", "flat") and governor >= 0:
        return tree.words[governor].lemma.lower() in agents()
    return relation == "conj" and governor >= 0 and tree.words[governor].upos == "PROPN"
