"""Which predicate of a sentence a time expression dates: what it hangs on, and what only bounds or names another thing.

"The protesters of 11 May were released on the 17th": the first day says who they are, the second when it was. "Two days
before the summit the rebels freed them" dates the freeing. "The strike was to begin on Monday" dates the strike.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from whence.codebook.reporting import reporting
from whence.model.timeexpr import TimeExpression
from whence.reading.events.forms import is_present
from whence.reading.events.roles import judges
from whence.reading.events.tree import NOUNS, Tree

# Verbs that only say of a happening that or when it is: its date is theirs.
STAGING = frozenset(
    ["begin", "start", "open", "commence", "resume", "continue", "end", "finish", "close", "conclude", "hold", "take",
     "occur", "happen", "convene", "follow", "set", "schedule", "slate", "plan", "announce", "call", "due", "expect",
     "last", "fall", "come", "break", "go", "proceed", "reconvene", "stage", "arrange", "fix", "envisage"]
)  # fmt: skip
_BEGINNING = frozenset({"begin", "start", "commence"})
_LETTING = frozenset({"let", "allow", "permit", "help", "make"})
# Prepositions that say what an inquiry, protest or vote is about, so that a day below them is that of the matter.
_ABOUT = frozenset({"into", "over", "about", "against", "concerning", "regarding"})
_DURING = frozenset({"in", "at", "during", "on"})
# "Laos, this year's chair, offered help" and "cancelled this week's trip" date neither the offering nor the cancelling.
_NOT_DONE_BY_IT = frozenset({"appos", "obj", "iobj", "nmod"})
DASHES = frozenset({",", "–", "—"})
_FIRST = frozenset({"first", "second", "third", "only", "worst", "best", "most"})
_SUPERLATIVE = re.compile(r"\w{2,}est")
_MAX_STEPS = 40
_BESIDE_CHARS = 2  # a comma and a space


def owners(tree: Tree, predicates: Set[int], times: Sequence[tuple[int, TimeExpression]]) -> dict[int, list[int]]:
    """Verb or event noun to the numbers of the time expressions that hang on it."""
    starts = [word.start for word in tree.words]
    owned: dict[int, list[int]] = {}
    for number, time in times:
        first, last = bisect_left(starts, time.span.start), bisect_left(starts, time.span.end)
        head = tree.head_of(first, last)
        counted = head is not None and time.value.relation == "since" and _is_of_first(tree, head)
        owner = _owner(tree, predicates, head, time) if head is not None and not counted else None
        owner = _right_before(tree, predicates, first) or owner
        if owner is not None:
            owner = _cleft(tree, _uncrossed(tree, owner, first))
            if _is_day(time) and time.value.direction != "future":
                owner = _of_object(tree, predicates, owner, first)
            owned.setdefault(_raised(tree, predicates, owner), []).append(number)
    return _one_each(tree, predicates, owned, dict(times), starts)


def _right_before(tree: Tree, predicates: Set[int], first: int) -> int | None:
    """The happening that stands right before "of" and the day, whatever the day was hung on: "the raid of 4 May"."""
    near = first > 1 and tree.words[first - 1].text.lower() == "of"
    return first - 2 if near and first - 2 in predicates and tree.words[first - 2].upos in NOUNS else None


def _is_of_first(tree: Tree, head: int) -> bool:
    """Whether a day only reckons from what was before: "their first talks since May", "the worst raid since 2011"."""
    noun = tree.words[head].head
    if noun < 0 or tree.words[noun].upos not in NOUNS:
        return False
    beside = (tree.words[child] for child in tree.kids(noun, "amod", "advmod", "nummod"))
    return any(word.text.lower() in _FIRST or _SUPERLATIVE.fullmatch(word.text.lower()) for word in beside)


def _one_each(
    tree: Tree,
    predicates: Set[int],
    owned: dict[int, list[int]],
    times: Mapping[int, TimeExpression],
    starts: Sequence[int],
) -> dict[int, list[int]]:
    """The second day of a noun that has one before it goes to the verb above: "Sunday's vote on Wednesday night"."""
    moved: dict[int, list[int]] = {}
    for noun, numbers in owned.items():
        days = [number for number in numbers if _is_day(times[number])]
        before = [number for number in days if times[number].span.end <= starts[noun]]
        after = [number for number in days if times[number].span.start > starts[noun]]
        if tree.words[noun].upos not in NOUNS or not before or not after:
            continue
        above = next((i for i in tree.ancestors(noun) if tree.words[i].upos == "VERB"), None)
        if above is not None:
            owned[noun] = [number for number in numbers if number not in after]
            moved.setdefault(above, []).extend(after)
    for above, numbers in moved.items():
        owned.setdefault(above, []).extend(numbers)
    return owned


def _is_day(time: TimeExpression) -> bool:
    value = time.value
    return value.kind == "date" and (value.day is not None or value.weekday is not None or value.unit == "day")


def lends(time: TimeExpression, *, done: bool) -> bool:
    """Whether an expression dates more than its own word: not the day on which something was said, nor, for what is
    `done`, the one until when something yet has time."""
    deadline = time.value.relation == "until" and time.value.direction == "future"
    return not time.value.of_saying and not (done and deadline)


def _owner(tree: Tree, predicates: Set[int], head: int, time: TimeExpression) -> int | None:
    """The nearest governor that is a verb or an event; None where the expression only says which thing is meant."""
    path = [head]
    for index in tree.ancestors(head):
        if index in predicates or tree.words[index].upos == "VERB":
            if _is_counted_from(tree, index, time):
                path.append(index)
                continue
            return None if _names_a_thing(tree, path, index) else index
        path.append(index)
    return head if head in predicates else path[-1]


def _uncrossed(tree: Tree, owner: int, at: int) -> int:
    """The verb above that stands between an expression and its owner, which a wrong parse reached across: "it was
    signed, a diplomat told reporters on Tuesday"."""
    low, high = sorted((owner, at))
    between = [i for i in tree.ancestors(owner) if low < i < high and tree.words[i].upos == "VERB"]
    return between[-1] if between else owner


def _of_object(tree: Tree, predicates: Set[int], owner: int, at: int) -> int:
    """Of a verb and the happening that is its object, the one that a day after both dates.

    Who "deplores the raid in Tarn on 3 May" does so on the day of writing; a court that "upheld the verdict on 3 May"
    did so then, however the day was attached.
    """
    if tree.words[owner].upos == "VERB":
        raids = [
            i
            for i in tree.kids(owner, "obj", "obl")
            if i in predicates and owner < i < at and tree.words[i].upos in NOUNS
        ]
        return raids[0] if raids and is_present(tree, owner) and tree.lemma(owner) not in STAGING else owner
    verb = tree.words[owner].head
    if tree.words[owner].upos not in NOUNS or tree.words[owner].deprel != "obj" or verb not in predicates:
        return owner
    lemma = tree.lemma(verb)
    views = lemma in reporting().accusations | reporting().denials | STAGING
    plain = tree.words[verb].upos == "VERB" and not views and not is_present(tree, verb)
    return verb if plain and verb < owner < at else owner


def _cleft(tree: Tree, owner: int) -> int:
    """The verb that is told of with "it was on Monday that"."""
    if tree.words[owner].upos == "VERB" or not tree.kids(owner, "cop"):
        return owner
    empty = any(tree.words[c].text.lower() == "it" for c in tree.kids(owner, "expl", "nsubj"))
    clauses = [c for c in tree.kids(owner, "acl", "ccomp", "advcl", "csubj") if tree.words[c].upos == "VERB"]
    return clauses[0] if empty and clauses else owner


def _is_counted_from(tree: Tree, index: int, time: TimeExpression) -> bool:
    """Whether "two days before" counts from this very happening, and so dates the one above it."""
    if time.value.anchor != "event" or tree.words[index].head < 0 or tree.words[index].start < time.span.end:
        return False
    marks = (*tree.kids(index, "case", "mark"),)
    return any(time.span.start <= tree.words[mark].start < time.span.end for mark in marks)


def _names_a_thing(tree: Tree, path: Sequence[int], owner: int) -> bool:
    """Whether the expression tells one thing from others of its kind ("the accord of 4 May") and is no date of a deed.

    At a session of that day something happens on it all the same.
    """
    if len(path) < 2:
        return False
    head, noun = path[0], path[1]
    if tree.words[noun].upos not in NOUNS:
        return False
    if any(tree.case(above) in _ABOUT for above in path[1:]):
        return True
    if tree.base(noun) == "obl" and tree.case(noun) in _DURING:
        return False
    if tree.case(head) == "of" and tree.base(head) == "nmod":
        return True
    if tree.words[head].deprel != "nmod:poss":
        return False
    return judges(tree.lemma(owner)) or tree.base(noun) in _NOT_DONE_BY_IT


def _raised(tree: Tree, predicates: Set[int], owner: int) -> int:
    """What hangs on a verb that is no event and only begins or lets another is that other's."""
    for _ in range(_MAX_STEPS):
        above = tree.words[owner].head
        if owner in predicates or above < 0:
            return owner
        begins = tree.lemma(owner) in _BEGINNING and tree.base(owner) in ("advcl", "acl")
        free = tree.base(owner) == "xcomp" and not tree.kids(owner, "nsubj")
        let = tree.base(owner) in ("xcomp", "ccomp") and tree.lemma(above) in _LETTING
        if not ((begins and not tree.kids(owner, "nsubj")) or free or let):
            return owner
        owner = above
    return owner


def stages(tree: Tree, index: int) -> list[int]:
    """The verbs that say of a noun's happening when it is: "the vote, set for 2 May", "talks are due to open today"."""
    if tree.words[index].upos not in NOUNS:
        return []
    found = [child for child in tree.kids(index, "acl") if tree.lemma(child) in STAGING]
    governor = tree.words[index].head
    if tree.base(index) == "nsubj" and governor >= 0 and tree.lemma(governor) in STAGING:
        found.append(governor)
    for verb in tuple(found):
        found += [child for child in tree.kids(verb, "xcomp") if tree.lemma(child) in STAGING]
    return found


def fronted(
    tree: Tree, index: int, owned: Mapping[int, Sequence[int]], times: Mapping[int, TimeExpression]
) -> list[int]:
    """The expressions that open the sentence for all its clauses: "In June a bridge was shut, a man was killed"."""
    above = index
    for _ in range(_MAX_STEPS):
        if tree.base(above) not in ("conj", "parataxis") or tree.words[above].head < 0:
            break
        above = tree.words[above].head
    if above == index or tree.words[above].upos != "VERB":
        return []
    subjects = [tree.words[child].start for child in tree.kids(above, "nsubj")]
    begins = min([tree.words[above].start, *subjects])
    return [number for number in owned.get(above, ()) if times[number].span.end <= begins]


def told_below(tree: Tree, index: int, owned: Mapping[int, Sequence[int]]) -> list[int]:
    """The expressions of what a verb lets be done, and of the clause that says when it was: "left when they came on
    Monday"."""
    if tree.lemma(index) in _LETTING:
        return [number for child in tree.kids(index, "xcomp", "ccomp") for number in owned.get(child, ())]
    if any(tree.words[child].text.lower() in ("had", "’d", "'d") for child in tree.kids(index, "aux")):
        return []  # it was over by then
    clauses = [
        c for c in tree.kids(index, "advcl") if any(tree.lemma(m) == "when" for m in tree.kids(c, "mark", "advmod"))
    ]
    return [number for clause in clauses for number in owned.get(clause, ())]


def tells_on(tree: Tree, index: int) -> bool:
    """Whether a clause about a place tells what the same people did next, behind a comma and in the plain past: "they
    attacked the town, where they looted the hospital"."""
    word, first = tree.words[index], min(tree.subtree(index))
    if word.upos != "VERB" or tree.kids(index, "aux", "cop") or word.text.lower().endswith("ing"):
        return False
    behind = tree.words[first].text in DASHES or (first > 0 and tree.words[first - 1].text in DASHES)
    where = any(tree.lemma(child) == "where" for child in tree.kids(index, "advmod", "mark", "obl"))
    others = [c for c in tree.kids(index, "nsubj") if tree.words[c].upos != "PRON" or tree.kids(c, "conj")]
    return behind and where and not others and not is_present(tree, index)


def of_that_day(tree: Tree, index: int, times: Mapping[int, TimeExpression]) -> list[int]:
    """The day that a clause is told of: "since Thursday, when police raided his office"."""
    top = index
    for _ in range(_MAX_STEPS):
        if tree.base(top) != "conj" or tree.words[top].head < 0:
            break
        top = tree.words[top].head
    governor = tree.words[top].head
    if tree.base(top) not in ("acl", "advcl") or governor < 0:
        return []
    when = [child for child in tree.kids(top, "advmod", "mark", "obl") if tree.lemma(child) == "when"]
    if not when:
        return []
    start = tree.words[when[0]].start
    return [n for n, time in times.items() if 0 <= start - time.span.end <= _BESIDE_CHARS]
