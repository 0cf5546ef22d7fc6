"""When and where an event is told to have been: the time and place that hang on its predicate, else on its clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from whence.codebook.frames import word_class
from whence.codebook.reporting import reporting
from whence.model.mention import QuantityMention
from whence.model.reading import PlaceReferent
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression
from whence.reading.events.cast import Scene
from whence.reading.events.dating import fronted, lends, of_that_day, owners, stages, tells_on, told_below
from whence.reading.events.forms import is_infinitive
from whence.reading.events.roles import judges
from whence.reading.events.slots import Slots
from whence.reading.events.telling import is_human
from whence.reading.events.tolls import counts_of, toll_of
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.events.where import (
    GOING,
    LEAVING,
    OF_COUNTRIES,
    OF_DOER,
    OF_OBJECT,
    PLACE_LABELS,
    PLACE_SLOTS,
    SITES,
    beside,
    coarseness,
    only_of,
)
from whence.reading.events.within import LOCATING, WAYS, is_on_the_word, places_within, preposition, top_of

# Prepositions under which a deed is when and where its governor is: "was killed in a raid", "hit by a shell".
SHARING = frozenset({"", "in", "by", "with", "during", "through", "at", "for"})
SAME_TIME = frozenset({"as", "when", "while", "with"})
WITHOUT_SUBJECT = frozenset({"by", "without", "upon", "in"})  # "retaliated on Monday by closing the port"
TO = frozenset({"to", "in", "order"})  # "used a rope to break out", "flew to Rome to sign"
# What is done by saying that it is was done when it was said: "announced on 3 May that they were leaving the bloc".
ANNOUNCING = frozenset({"announce", "declare", "proclaim", "decree", "rule", "decide"})
MAX_CHAIN = 6
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
        self._times = owners(tree, self._predicates, times)
        self._time = dict(times)
        self._counts = self._owned([(n, quantity.span) for n, quantity in enumerate(quantities)])
        self._quantities = self._raised(self._counts)
        self._quantity = quantities
        self._counted = self._words_of(quantities)
        self._borrowed: dict[int, dict[str, int]] = {}

    def time(self, index: int, carrier: int | None, *, done: bool = True) -> int | None:
        """Index of the time expression that dates the event, None where nothing does.

        What was `done` was done when what served it was: "used a rope on Monday to break out".
        """
        chain = self._chain(index, carrier, served=done)
        for owner in (*chain[:2], *stages(self.tree, index), *chain[2:]):
            own = owner in (index, carrier)
            numbers = [n for n in self._times.get(owner, ()) if own or lends(self._time[n], done=done)]
            best = self._best(numbers, index)
            if best is not None:
                self._note("time", owner, (index, carrier))
                return best
        told = of_that_day(self.tree, index, self._time) or fronted(self.tree, index, self._times, self._time)
        if not told and done:
            told = [n for n in told_below(self.tree, index, self._times) if lends(self._time[n], done=True)]
        if not told and not done:
            served = [n for owner in self._chain(index, carrier, served=True) for n in self._times.get(owner, ())]
            told = [n for n in served if self._time[n].value.direction == "future"]
        return self._best(told, index)

    def place(self, index: int, carrier: int | None, *, leaving: bool = False) -> tuple[PlaceReferent, Span] | None:
        """The place of the event with the words that name it, None where nothing places it; of those who are `leaving`
        the place that they leave."""
        chain = [*self._chain(index, carrier), *self._on_arrival(index)]
        country: tuple[PlaceReferent, Span] | None = None
        for owner in (*chain[:2], *stages(self.tree, index), *chain[2:]):
            found = self._place_at(owner, leaving=leaving and owner in (index, carrier))
            if found is not None and found[0].precision != "country":
                self._note("place", owner, (index, carrier))
                return found
            country = country or found
        return country

    def finest(self, index: int, *places: tuple[PlaceReferent, Span] | None) -> tuple[PlaceReferent, Span] | None:
        """The first of the places that is less than a country, else that of the clauses that tell on ("came down and
        drew into Tollen"), else the first there is."""
        known = [place for place in (*places, *map(self._place_at, self._clauses_on(index))) if place is not None]
        return next((place for place in known if place[0].precision != "country"), next(iter(known), None))

    def _on_arrival(self, index: int) -> list[int]:
        """The verb of going, or the place where someone is, to the end that it be done: "flew to Rome to sign"."""
        going = self.tree.words[index].head
        if self.tree.base(index) not in ("advcl", "xcomp") or going < 0:
            return []
        return [going] if self.tree.lemma(going) in GOING else []

    def _clauses_on(self, index: int) -> list[int]:
        """The clauses that tell on what the predicate tells, without a doer of their own: "came down and drew into";
        and those that tell what a noun's deed was: "the riots, in which much was burned"."""
        tree = self.tree
        if tree.words[index].upos in NOUNS:
            clauses = [c for c in tree.kids(index, "acl") if tree.words[c].deprel == "acl:relcl"]
            return [
                c
                for c in clauses
                if any(tree.case(w) == "in" and tree.lemma(w) == "which" for w in tree.kids(c, "obl"))
            ]
        later = [c for c in tree.kids(index, "conj", "xcomp") if c > index and not tree.kids(c, "nsubj", "expl")]
        return [c for c in later if not is_infinitive(tree, c)]

    def place_of_target(self, index: int) -> tuple[PlaceReferent, Span] | None:
        """The place that is itself struck, taken or patrolled."""
        heads = Slots(self.tree, index).heads("obj")
        if self.tree.lemma(index) in OF_COUNTRIES:
            return self.spot(heads)
        places = [self.scene.place_at[head] for head in heads if head in self.scene.place_at]
        return next((place for place in places if place[0].precision != "country"), None)

    def place_of_doer(self, index: int, *, bodily: bool) -> tuple[PlaceReferent, Span] | None:
        """Where those who did it are said to be: "police in Lyon arrested nine"."""
        slots = Slots(self.tree, index)
        for slot in (*OF_DOER, "subj>of") if bodily else OF_DOER:
            found = self.spot(slots.heads(slot))
            if found is not None and found[0].precision in ("settlement", "point", "region"):
                return found
        return None

    def place_of_object(self, index: int) -> tuple[PlaceReferent, Span] | None:
        """The place, less than a country, that is itself what a verb's deed is done to: left, reached, held, shut."""
        if self.tree.words[index].upos in NOUNS:
            return None
        objects = [head for head in self.tree.objects(index) if head in self.scene.place_at]
        places = [self.scene.place_at[head] for head in objects]
        return next((place for place in places if place[0].precision != "country"), None)

    def because(self, index: int) -> tuple[str, ...]:
        """Whose time and place the event shares, where they do not hang on its own words."""
        return tuple(f"{what}: of {self.tree.lemma(owner)}" for what, owner in self._borrowed.get(index, {}).items())

    def _note(self, what: str, owner: int, own: tuple[int, int | None]) -> None:
        if owner not in own:
            self._borrowed.setdefault(own[0], {})[what] = owner

    def quantities(self, indices: Sequence[int]) -> tuple[QuantityMention, ...]:
        """The quantities that hang on any of the predicates `indices`, and those of whom and what the first did, in
        order."""
        places = {place for index in indices for place in self._quantities.get(index, ())}
        places |= counts_of(self.tree, indices[0], self._counts, self._counted)
        return tuple(self._quantity[place] for place in sorted(places))

    def toll(self) -> tuple[QuantityMention, ...]:
        """The quantities of the dead and hurt of a sentence that has no time and no place of its own."""
        if self._time or self.scene.place_at:
            return ()
        return tuple(self._quantity[number] for number in toll_of(self.tree, self._counts))

    def _words_of(self, quantities: Sequence[QuantityMention]) -> Mapping[int, int]:
        """Word to the number of the quantity in whose words it stands."""
        starts, found = self._starts, dict[int, int]()
        for number, quantity in enumerate(quantities):
            words = range(bisect_left(starts, quantity.span.start), bisect_left(starts, quantity.span.end))
            found.update((word, number) for word in words if word not in found)
        return found

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

    def _chain(self, index: int, carrier: int | None, *, served: bool = False) -> list[int]:
        """The predicate, its light verb, and the governors whose time and place are also its own; the verbs that
        `served` its end among them."""
        chain = [index] + ([carrier] if carrier is not None else []) + self._means(index)
        here = index
        while (above := self._shares(here, served=served)) is not None and above not in chain[:1]:
            chain.append(above)
            here = above
            if len(chain) > MAX_CHAIN:
                break
        return chain

    def _means(self, index: int) -> list[int]:
        """The noun events by or in which a verb's deed is done: "a strike near X killed", "died in the raid"."""
        tree = self.tree
        if tree.words[index].upos in NOUNS:
            return []
        beside = [c for c in tree.kids(index, "obl") if tree.case(c) in ("in", "by", "during", "at")]
        heads = [*tree.kids(index, "nsubj"), *beside]
        return [head for head in heads if head in self._predicates and tree.words[head].upos in NOUNS]

    def _shares(self, index: int, *, served: bool) -> int | None:
        """The governor that happens when and where `index` does, None where it need not."""
        tree, governor, base = self.tree, self.tree.words[index].head, self.tree.base(index)
        if governor < 0:
            return None
        if tree.words[index].upos in NOUNS and base not in ("xcomp", "ccomp", "advcl", "acl", "parataxis"):
            return governor if self._noun_shares(index, governor) else None
        marks = {tree.lemma(mark) for mark in tree.kids(index, "mark", "advmod", "case")}
        if base == "conj" and tree.words[governor].upos == "VERB":
            return governor if governor < index and not tree.kids(index, "nsubj") else None
        if base in ("xcomp", "csubj"):
            return governor
        if base == "ccomp" and served:
            before = any(tree.words[child].text.lower() == "had" for child in tree.kids(index, "aux"))
            return governor if tree.lemma(governor) in ANNOUNCING and not before else None
        if base == "advcl":
            alone, beside = not tree.kids(index, "nsubj"), WITHOUT_SUBJECT | TO if served else WITHOUT_SUBJECT
            return governor if marks & SAME_TIME or (alone and marks <= beside) else None
        if tree.words[index].deprel == "acl:relcl":
            return self._told_on(index, governor) if tells_on(tree, index) else None
        if base == "acl" and tree.words[index].deprel != "acl:relcl" and tree.words[index].text.lower().endswith("ing"):
            return governor
        return None

    def _told_on(self, index: int, noun: int) -> int | None:
        """The verb that a clause about its noun goes on from."""
        above = (i for i in (noun, *self.tree.ancestors(noun)) if self.tree.words[i].upos == "VERB")
        return next(above, None)

    def _noun_shares(self, index: int, governor: int) -> bool:
        """Whether a noun's deed is when and where its governor is; what it judges need not be."""
        tree = self.tree
        case = tree.case(index)
        definite = any(tree.lemma(child) in ("the", "this", "that") for child in tree.kids(index, "det"))
        if case not in SHARING or (case == "for" and definite):
            return False
        return tree.base(index) != "obj" or not judges(tree.lemma(governor))

    def _best(self, numbers: Sequence[int], index: int) -> int | None:
        """The date that fixes most; of several, the nearest to the event."""
        dated = [n for n in numbers if self._time[n].value.kind == "date"]
        if not dated:
            return None
        start = self.tree.words[index].start
        return max(
            dated,
            key=lambda n: (self._is_fixed(n), self._fineness(n), -abs(self._time[n].span.start - start), -n),
        )

    def _is_fixed(self, number: int) -> bool:
        """Whether the words fix the day themselves, rather than by counting from another happening."""
        value = self._time[number].value
        return value.shift is None or value.anchor == "publication"

    def _fineness(self, number: int) -> int:
        value = self._time[number].value
        if value.vague:
            return 0
        if value.day is not None or value.weekday is not None or value.unit == "day":
            return FINENESS["day"]
        if value.month is not None or value.unit in ("week", "month"):
            return FINENESS["month"]
        return FINENESS["year"]

    def _place_at(self, owner: int, *, leaving: bool = False) -> tuple[PlaceReferent, Span] | None:
        """The first place that is less than a country, else the first country."""
        country: tuple[PlaceReferent, Span] | None = None
        for heads in self._where(Slots(self.tree, owner), leaving=leaving):
            found = self.spot(heads)
            if found is not None and found[0].precision != "country":
                return found
            country = country or found
        return country

    def _where(self, slots: Slots, *, leaving: bool) -> Iterator[Sequence[int]]:
        """Words that may say where it was, the surest first."""
        for slot in LEAVING if leaving else PLACE_SLOTS:
            yield slots.heads(slot)
        yield beside(self.tree, slots.index)
        for label in PLACE_LABELS:
            for argument in slots.frame.arguments if slots.frame else ():
                if argument.label == label:
                    yield [i for i in range(argument.first, argument.last) if not self._is_on_the_way(i)]
        if self.tree.lemma(slots.index) in reporting().accusations | reporting().denials and not slots.is_noun:
            return  # "condemned the coup in Chad" was not in Chad
        for slot in ("of", "of>in", "on>in", "against>in") if slots.is_noun else OF_OBJECT:
            yield slots.heads(slot)
        if not slots.is_noun:
            yield [
                h
                for top in slots.heads("obj")
                if self.tree.lemma(top) in SITES
                for h in Slots(self.tree, top).heads("of")
            ]

    def spot(self, heads: Sequence[int]) -> tuple[PlaceReferent, Span] | None:
        """The place that one of the words names, itself or, finest first, in what stands beside it."""
        told = [head for head in heads if not is_on_the_word(self.tree, head)]
        heads = [head for head in told if self.tree.lemma(head) not in WAYS]
        for head in heads:
            if head in self.scene.place_at:
                return self.scene.place_at[head]
        near = [(head, c) for head in heads for c in self.tree.kids(head, "compound", "nmod", "appos", "amod", "flat")]
        beside = [child for head, child in near if not self._tells_whose(head, child)]
        own = [
            c for c in beside if self.tree.words[c].deprel != "nmod:poss"
        ]  # not the city in "Baghdad's Doura district"
        beside = own if any(child in self.scene.place_at for child in own) else beside
        nested = [c for child in beside for c in self.tree.kids(child, "nmod", "appos", "compound")]
        found = [self.scene.place_at[child] for child in (*beside, *nested) if child in self.scene.place_at]
        return min(found, key=lambda place: coarseness(place[0]), default=None)

    def _tells_whose(self, head: int, child: int) -> bool:
        """Whether a place beside the word says whose or what it is, not where: "the premier of X", "the X text"."""
        tree, lemma = self.tree, self.tree.lemma(head)
        if tree.base(child) == "nmod" and tree.case(child) not in ("of", ""):
            return False
        paper = lemma in reporting().documents or lemma in word_class("accord") or lemma == "history"
        described = is_human(tree, head) and tree.base(child) in ("amod", "compound")
        return paper or described or lemma in word_class("officeholder")

    def place_within(self, index: int) -> tuple[PlaceReferent, Span] | None:
        """The one place, less than a country, that anything in the predicate's own clause is said to be in."""
        heads = places_within(self.tree, index, self.scene.place_at, self._predicates)
        places = [self.scene.place_at[head] for head in heads]
        return only_of([place for place in places if place[0].precision != "country"])

    def _is_on_the_way(self, index: int) -> bool:
        return any(self.tree.lemma(above) in WAYS for above in islice(self.tree.ancestors(index), 2))

    def only_place(self, index: int) -> tuple[PlaceReferent, Span] | None:
        """The one place that the sentence says anything was in, or the finest of places that lie in one another."""
        tree, scene = self.tree, self.scene
        heads = (head for head in sorted(scene.place_at) if preposition(tree, top_of(tree, head)) in LOCATING)
        return only_of([scene.place_at[head] for head in heads if not self._is_said(head, index)])

    def _is_said(self, head: int, index: int) -> bool:
        """Whether the place is where someone speaks, not where what is said was."""
        if any(is_on_the_word(self.tree, above) for above in (head, *self.tree.ancestors(head))):
            return True
        verbs = (above for above in self.tree.ancestors(head) if self.tree.words[above].upos == "VERB")
        owner = next(verbs, None)
        return owner is not None and owner != index and self.tree.lemma(owner) in reporting().verbs
