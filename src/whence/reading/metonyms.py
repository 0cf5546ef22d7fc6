"""Whether a capital's name stands for a government or for the town."""

from __future__ import annotations

from whence.reading.actors.tree import POSSESSIVE, Tree

DASHES = frozenset({"-", "--", "—", "–"})
# How many words a dateline has at most after the town.
DATELINE = 12
WHERE = frozenset({
    "in", "at", "near", "around", "outside", "inside", "into", "through", "via", "across", "throughout", "toward",
    "above", "over", "onto", "off", "within",
})  # fmt: skip
GOING = frozenset({
    "go", "come", "travel", "fly", "arrive", "return", "move", "head", "drive", "rush", "march", "send", "bring",
    "take", "flight", "trip", "visit", "journey", "road", "route", "way", "depart", "leave", "reach", "land", "flee",
    "evacuate", "withdraw", "advance", "close", "north", "south", "east", "west", "northeast", "northwest",
    "southeast", "southwest", "mile", "kilometre", "kilometer", "km",
})  # fmt: skip
OF_TOWNS = frozenset({
    "airport", "street", "suburb", "resident", "mayor", "district", "neighbourhood", "neighborhood", "hotel",
    "hospital", "university", "city", "capital", "area", "region", "outskirt", "centre", "center", "stadium", "port",
    "station", "square", "mosque", "church", "governor", "police", "palace", "embassy", "market", "bridge",
    "population", "inhabitant", "province", "metro", "court", "school", "prison", "summit", "conference",
    "agreement", "accord", "declaration", "treaty", "protocol", "talk", "north", "south", "east", "west", "skyline",
    "siege", "fall", "battle", "bureau", "bombing", "attack", "office", "time",
})  # fmt: skip


def stands_for_government(tree: Tree, first: int, last: int) -> bool:
    """Whether the capital at words `first` to `last` (half-open) acts or is dealt with, rather than lies somewhere."""
    head = next((i for i in range(first, last) if not first <= tree.words[i].head < last), last - 1)
    if _dateline(tree, first, last):
        return False
    if last < len(tree.words) and tree.lower[last] in POSSESSIVE:
        owned = tree.words[head].head
        return not (owned >= 0 and tree.words[owned].lemma.lower() in OF_TOWNS)
    if first and tree.lower[first - 1] in WHERE:
        return False
    governor = tree.words[head].head
    relation = tree.relation(head)
    if governor < 0:
        return len(tree.words) > last - first + 2
    governing = tree.words[governor].lemma.lower()
    if relation in ("compound", "amod", "flat", "nmod") and not tree.cases(head) and governing in OF_TOWNS:
        return False
    if relation == "appos" or (relation == "conj" and (_lies(tree, governor) or _gone_to(tree, governor))):
        return False
    cases = tree.cases(head)
    if any(case in WHERE for case in cases) or _measured(tree, head):
        return False
    if "of" in cases and governing in OF_TOWNS:
        return False
    if cases and cases[0] in ("to", "from", "for", "of", "towards") and relation in ("obl", "nmod"):
        return governing not in GOING and not (cases[0] in ("to", "from") and _gone_to(tree, head))
    return not (
        relation == "obj"
        and governing in ("visit", "leave", "reach", "enter", "capture", "seize", "take", "bomb", "attack", "hit")
    )


def _dateline(tree: Tree, first: int, last: int) -> bool:
    """Whether the capital opens a dateline: "OSLO, May 4 (Wire) -", "Oslo -"."""
    following = tree.lower[last] if last < len(tree.words) else ""
    dashed = any(word in DASHES for word in tree.lower[last : last + DATELINE])
    return tree.opens(first) and following in {",", "(", *DASHES} and (dashed or tree.text(first, last).isupper())


def _gone_to(tree: Tree, index: int) -> bool:
    """Whether someone goes or is sent to or from the town at `index`, in its own clause."""
    goal = any(case in ("to", "from", "towards", "toward") for case in tree.cases(index))
    return goal and tree.words[tree.clause(index)].lemma.lower() in GOING


def _lies(tree: Tree, index: int) -> bool:
    """Whether the word `index` is marked as a place."""
    return any(case in WHERE for case in tree.cases(index))


def _measured(tree: Tree, head: int) -> bool:
    """Whether a distance or direction is measured from the word."""
    return any(tree.words[child].lemma.lower() in GOING for child in tree.of(head, "advmod", "obl", "nmod"))
