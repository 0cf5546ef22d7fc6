"""When and where an event is told to have been: the time and place that hang on its predicate, else on its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from whence.model.mention import QuantityMention
from whence.model.reading import PlaceReferent
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression
from whence.reading.events.cast import Scene
from whence.reading.events.slots import Slots
from whence.reading.events.tree import NOUNS, Tree

PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "inside",
    "outside",
    "around",
    "across",
    "on",
    "to",
    "into",
    "from",
    "over",
    "ARG4",
    "toward",
    "towards",
)
PLACE_LABELS = ("ARGM-LOC", "ARGM-GOL", "ARGM-DIR", "ARG4")
PRESUPPOSING = frozenset({"after", "since", "following", "before", "until", "despite", "over", "amid", "than", "like"})
SAME_TIME = frozenset({"as", "when", "while", "with"})
FINENESS = {"day": 5, "weekday": 4, "week": 4, "month": 3, "season": 2, "quarter": 2, "year": 1}


class Setting:
    """Times, places and quantities of one sentence, each given to the predicate that it hangs on."""

    def __init__(
        self,
        tree: Tree,
        scene: Scene,
        predicates: Sequence[int],
        times: Sequence[tuple[int, TimeExpression]],
        quantities: Sequence[QuantityMention],
    ) -> None:
        self.tree = tree
        self.scene = scene
        self._predicates = frozenset(predicates)
        self._starts = [word.start for word in tree.words]
        self._times = self._owned([(place, time.span) for place, time in times])
        self._time = dict(times)
        self._quantities = self._raised(self._owned([(n, quantity.span) for n, quantity in enumerate(quantities)]))
        self._quantity = quantities

    def time(self, index: int, carrier: int | None) -> int | None:
        """Index of the time expression that dates the event, None where nothing does."""
        for owner in self._chain(index, carrier):
            best = self._best(self._times.get(owner, ()), owner)
            if best is not None:
                return best
        return None

    def place(self, index: int, carrier: int | None) -> tuple[PlaceReferent, Span] | None:
        """The place of the event with the words that name it, None where nothing places it."""
        for owner in self._chain(index, carrier):
            found = self._place_at(owner)
            if found is not None:
                return found
        return None

    def quantities(self, indices: Sequence[int]) -> tuple[QuantityMention, ...]:
        """The quantities that hang on any of the predicates `indices`, in order."""
        places = sorted({place for index in indices for place in self._quantities.get(index, ())})
        return tuple(self._quantity[place] for place in places)

    def _owned(self, spans: Sequence[tuple[int, Span]]) -> Mapping[int, list[int]]:
        """Predicate to the numbers of the spans that hang on it: the nearest governor that is a verb or an event."""
        owned: dict[int, list[int]] = {}
        for number, span in spans:
            first = bisect_left(self._starts, span.start)
            last = bisect_left(self._starts, span.end)
            head = self.tree.head_of(first, last)
            owner = self._owner(head) if head is not None else None
            if owner is not None:
                owned.setdefault(owner, []).append(number)
        return owned

    def _raised(self, owned: Mapping[int, list[int]]) -> Mapping[int, list[int]]:
        """What hangs on a verb that is no event goes to the event before it: "was doubled and reached 300"."""
        raised: dict[int, list[int]] = {}
        for owner, numbers in owned.items():
            above = owner
            while above not in self._predicates and self._goes_on(above):
                above = self.tree.words[above].head
            raised.setdefault(above if above in self._predicates else owner, []).extend(numbers)
        return raised

    def _goes_on(self, index: int) -> bool:
        return self.tree.base(index) in ("conj", "advcl", "xcomp") and not self.tree.kids(index, "nsubj")

    def _owner(self, head: int) -> int | None:
        for index in (head, *self.tree.ancestors(head)):
            if index in self._predicates or (self.tree.words[index].upos == "VERB" and index != head):
                return index
        return next(iter([*self.tree.ancestors(head)][-1:]), head)

    def _chain(self, index: int, carrier: int | None) -> list[int]:
        """The predicate, its light verb, and the governors whose time and place are also its own."""
        chain = [index] + ([carrier] if carrier is not None else [])
        here = index
        while (above := self._shares(here)) is not None and above not in chain[:1]:
            chain.append(above)
            here = above
            if len(chain) > 6:
                break
        return chain

    def _shares(self, index: int) -> int | None:
        """The governor that happens when and where `index` does, None where it need not."""
        tree, governor, base = self.tree, self.tree.words[index].head, self.tree.base(index)
        if governor < 0:
            return None
        if tree.words[index].upos in NOUNS and base not in ("xcomp", "ccomp", "advcl", "acl", "parataxis"):
            return None if tree.case(index) in PRESUPPOSING else governor
        marks = {tree.lemma(mark) for mark in tree.kids(index, "mark", "advmod", "case")}
        if base == "conj" and tree.words[governor].upos == "VERB":
            return governor if governor < index and not tree.kids(index, "nsubj") else None
        if base in ("xcomp", "csubj"):
            return governor
        if base == "advcl":
            return governor if marks & SAME_TIME or not (tree.kids(index, "nsubj") or marks) else None
        if base == "acl" and tree.words[index].deprel != "acl:relcl" and tree.words[index].text.lower().endswith("ing"):
            return governor
        return None

    def _best(self, numbers: Sequence[int], owner: int) -> int | None:
        dated = [n for n in numbers if self._time[n].value.kind == "date"]
        if not dated:
            return None
        start = self.tree.words[owner].start
        return max(dated, key=lambda n: (self._fineness(n), -abs(self._time[n].span.start - start), -n))

    def _fineness(self, number: int) -> int:
        value = self._time[number].value
        if value.vague:
            return 0
        if value.day is not None or value.weekday is not None or value.unit == "day":
            return FINENESS["day"]
        if value.month is not None or value.unit in ("week", "month"):
            return FINENESS["month"]
        return FINENESS["year"]

    def _place_at(self, owner: int) -> tuple[PlaceReferent, Span] | None:
        slots = Slots(self.tree, owner)
        for slot in PLACE_SLOTS:
            found = self._named(slots.heads(slot))
            if found is not None:
                return found
        labelled = [
            a for label in PLACE_LABELS for a in (slots.frame.arguments if slots.frame else ()) if a.label == label
        ]
        for argument in labelled:
            found = self._named(range(argument.first, argument.last))
            if found is not None:
                return found
        return self._named(
            slots.heads("obj>in") + slots.heads("obj>at") + (slots.heads("of>in") if slots.is_noun else [])
        )

    def _named(self, heads: Sequence[int]) -> tuple[PlaceReferent, Span] | None:
        for head in heads:
            if head in self.scene.place_at:
                return self.scene.place_at[head]
        for head in heads:
            for child in self.tree.kids(head, "compound", "nmod", "appos", "amod", "flat"):
                if child in self.scene.place_at:
                    return self.scene.place_at[child]
        return None
