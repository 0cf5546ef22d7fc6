"""Who takes part in an event, and in which part."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from whence.codebook.frames import Row, frames, grammar
from whence.codebook.reporting import reporting
from whence.model.mention import Participant, Role
from whence.reading.events.cast import Named, Scene
from whence.reading.events.slots import CORE, Slots
from whence.reading.events.tree import Tree

MAX_PARTICIPANTS = 8
HOSTING = frozenset({"in", "into", "to", "at", "on", "from", "of", "ARG4", "ARG2", "ARG1", "obj"})
POINTING = frozenset({"the", "this", "that", "these", "those", "such"})
GROUPS = frozenset(
    {"party", "side", "nation", "country", "leader", "government", "official", "state", "delegation", "two", "both"}
)
# Whoever does this to a deed has it before them, and does not do it: "counted 30 arrests", "investigates the killings".
KNOWING = frozenset({
    "count", "record", "document", "register", "witness", "see", "hear", "watch", "investigate", "probe", "describe",
    "film", "photograph", "remember", "recall", "mention", "note", "list", "verify", "fear", "expect", "await", "want",
    "survive", "suffer", "face", "escape", "avoid", "prevent", "know", "find", "examine", "study", "discuss", "monitor",
    "observe", "log", "tally", "mourn", "cover", "regret", "lament",
    "cite", "blame", "attribute", "endure", "withstand", "foresee", "predict", "need", "avert", "foil", "thwart",
})  # fmt: skip
# Whoever does this to a deed does the deed, one spoken of before as well: "ordered the attack", "led that raid".
ENACTING = frozenset({
    "order", "launch", "lead", "mount", "stage", "conduct", "plan", "plot", "commit", "perpetrate", "undertake", "wage",
    "carry", "orchestrate", "mastermind", "direct", "resume", "initiate", "execute",
})  # fmt: skip
COURSE = frozenset({"in", "at", "during"})
JUDGEMENTS = frozenset({"ACCUSE", "REJECT", "SUPPORT"})
COUNTRIES = frozenset({"nation", "country", "state", "government"})


@dataclass(slots=True)
class Parts:
    """Actors, recipients and others of one event, each referent once; `because` says what was borrowed."""

    actors: list[Named]
    recipients: list[Named]
    others: list[Named]
    because: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """Number of participants."""
        return len(self.actors) + len(self.recipients) + len(self.others)

    def ids(self) -> list[str]:
        """Ids of actors, then recipients, then others."""
        return [named.referent.id for named in (*self.actors, *self.recipients, *self.others)]

    def participants(self) -> tuple[Participant, ...]:
        """As the model has them, at most eight, actors first."""
        rows: list[tuple[Named, Role]] = [(named, "actor") for named in self.actors]
        rows += [(named, "recipient") for named in self.recipients]
        rows += [(named, "other") for named in self.others]
        return tuple(Participant(n.referent.id, role, (n.span,)) for n, role in rows[:MAX_PARTICIPANTS])


class Memory:
    """What earlier sentences told: the parties of the last event, the countries last named, for "the parties", and the
    country that a coup last befell, for "the coup"."""

    def __init__(self) -> None:
        self.parties: list[Named] = []
        self.countries: list[Named] = []
        self.befallen: Named | None = None
        self._parts_of: dict[str, Parts] = {}

    def recalled(self, lemma: str) -> Parts | None:
        """The parts of the last event that was called so."""
        return self._parts_of.get(lemma)

    def note(self, lemma: str, parts: Parts) -> None:
        """Remember an event's parts under its lemma, and its parties if it has several."""
        self._parts_of[lemma] = parts
        parties = [*parts.actors, *parts.recipients]
        if len(parties) > 1:
            self.parties = parties

    def note_countries(self, scene: Scene) -> None:
        """Remember the countries that a sentence names, the last ones last."""
        for named in scene.named():
            if named.referent.type == "country":
                others = [n for n in self.countries if n.referent.id != named.referent.id]
                self.countries = [*others[-3:], named]


def assign(row: Row, scene: Scene, slots: Slots, memory: Memory, support: Slots | None) -> Parts:
    """The parts of the event that `row` makes of the predicate; `support` is the light verb that carries its noun."""
    roles = row.shape.noun if slots.is_noun else row.shape.verb
    actors = _cast(roles.actor, scene, slots, memory, every=row.shape.reciprocal)
    recipients = _cast(roles.recipient, scene, slots, memory, every=False, hosting=True, besides=actors)
    if support is not None:
        actors = _merged(_cast(("subj", "ARG0"), scene, support, memory, every=False), actors, row.shape.reciprocal)
        extra = ("with", "between") if row.shape.reciprocal else tuple(s for s in roles.recipient if s not in CORE)
        more = _cast(extra, scene, support, memory, every=False, hosting=not row.shape.reciprocal, besides=actors)
        if row.shape.reciprocal:
            actors = _once([*actors, *more])
        elif not recipients:
            recipients = more
    because: tuple[str, ...] = ()
    if not actors and slots.is_noun and not row.borrow:
        actors = _lent(scene, slots)
        because = ("actor from the governing clause",) if actors else ()
    recipients = _without(recipients, actors)
    others = _without([*_others(scene, slots), *_within(scene, slots)], [*actors, *recipients])
    held = (("actor", roles.actor, actors), ("recipient", roles.recipient, recipients))
    where = tuple(f"{role}: {slot}" for role, names, parts in held if (slot := _slot_of(parts, names, scene, slots)))
    return Parts(actors, recipients, others, (*because, *where))


def _slot_of(parts: Iterable[Named], names: Iterable[str], scene: Scene, slots: Slots) -> str:
    """The slot that holds the first of the parts; empty where none does, as for what a light verb brings."""
    first = next(iter(parts), None)
    holding = (n for n in names if first in [named for head in slots.heads(n) for named in scene.who(head)])
    return next(holding, "") if first is not None else ""


def recall(slots: Slots, memory: Memory) -> Parts | None:
    """The parts of an earlier event of that name, for "the coup" or "these talks" without any of their own."""
    tree = slots.tree
    marked = {tree.lemma(child) for child in tree.kids(slots.index, "det")}
    known = memory.recalled(tree.lemma(slots.index)) if slots.is_noun and marked & POINTING else None
    return Parts(known.actors, known.recipients, known.others, ("parts of the same word before",)) if known else None


def borrow_country(scene: Scene, slots: Slots, memory: Memory) -> Named | None:
    """The country that a coup befalls where its words do not say: the clause's subject, else the nearest named."""
    tree = slots.tree
    marked = {tree.lemma(child) for child in tree.kids(slots.index, "det")}
    if memory.befallen is not None and marked & POINTING:
        return memory.befallen
    for above in tree.ancestors(slots.index):
        judged = tree.words[slots.index].head == above and tree.base(slots.index) == "obj"
        if tree.words[above].upos == "VERB" and not (judged and judges(tree.lemma(above))):
            for named in (n for head in tree.surface_subject(above) for n in scene.who(head)):
                if named.referent.type == "country":
                    return named
    movers = {n.referent.id for n in _movers(scene, slots)}
    named_here = [named for named in scene.named() if named.referent.type == "country"]
    here = [named for named in (*named_here, *_of_towns(scene)) if named.referent.id not in movers]
    start = tree.words[slots.index].start
    near = min(here, key=lambda named: abs(named.span.start - start), default=None)
    known = near or next((n for n in reversed(memory.countries) if n.referent.id not in movers), None)
    return known or next(iter(named_here), None)


def _of_towns(scene: Scene) -> list[Named]:
    """The countries in which the towns that the sentence names lie, as far as the report speaks of these."""
    places = (scene.place_at[head] for head in sorted(scene.place_at))
    lands = ((scene.cast.countries.get(place.country or ""), span) for place, span in places)
    return [Named(land, span) for land, span in lands if land is not None]


def _movers(scene: Scene, slots: Slots) -> list[Named]:
    """Who takes part in what governs the noun, and the countries whose people they are."""
    tree, found = slots.tree, []
    for above in tree.ancestors(slots.index):
        for head in (*Slots(tree, above).heads("by"), *Slots(tree, above).heads("subj")):
            within = set(tree.subtree(head))
            words = [head] if slots.index in within else sorted(within)
            found += [named for word in words for named in scene.who(word)]
    return found


def _cast(
    names: Iterable[str],
    scene: Scene,
    slots: Slots,
    memory: Memory,
    *,
    every: bool,
    hosting: bool = False,
    besides: Iterable[Named] = (),
) -> list[Named]:
    """Participants in the first slot that holds any, or in all slots if `every`."""
    taken = {named.referent.id for named in besides}
    found: list[Named] = []
    for name in names:
        for head in slots.heads(name):
            here = scene.who(head) or _group(scene.tree, head, memory)
            if not here and hosting and name.rpartition(">")[2] in HOSTING:
                host = scene.country_of_place(head)
                here = [host] if host else []
            found += [named for named in here if named.referent.id not in taken]
        if found and not every:
            break
    return _once(found)


def _group(tree: Tree, head: int, memory: Memory) -> list[Named]:
    """Whom "the parties" or "both nations" means: the parties of the last event, or the last two countries."""
    lemma = tree.lemma(head)
    plural = tree.words[head].text.lower() != lemma or lemma in ("both", "two")
    marked = {tree.lemma(c) for c in tree.kids(head, "det", "nummod", "amod", "det:predet")}
    if lemma not in GROUPS or not plural or not marked & {"the", "both", "two", "these", "those"}:
        return []
    if lemma in COUNTRIES:
        return memory.countries[-2:] if marked & {"both", "two"} and len(memory.countries) > 1 else []
    return memory.parties if lemma in ("party", "side") or marked & {"both", "two"} else []


def _lent(scene: Scene, slots: Slots) -> list[Named]:
    """The governing verb's subject, for a noun that is its object: "marked their arrival", "announced talks"."""
    tree, index = slots.tree, slots.index
    governor = tree.words[index].head
    enacts = governor >= 0 and tree.lemma(governor) in ENACTING
    if {tree.lemma(child) for child in tree.kids(index, "det")} & POINTING and not enacts:
        return []
    if (
        governor < 0
        or tree.lemma(governor) in KNOWING
        or judges(tree.lemma(governor))
        or _stops(tree.lemma(governor), tree.particle(governor))
        or tree.words[governor].upos != "VERB"
        or tree.base(index) not in ("obj", "obl")
    ):
        return []
    return _once(named for head in tree.subject(governor) for named in scene.who(head))


def _stops(verb: str, particle: str) -> bool:
    """Whether the verb's subject puts an end to its object, which others do: "broke up a march", "halted the raid"."""
    return particle in ("up", "down") or verb in grammar("stopping")


@cache
def judges(verb: str) -> bool:
    """Whether the verb's subject only has a view of its object: "condemned the raid", "denied an attack"."""
    words = reporting().accusations | reporting().denials
    entries = frames().words.get(("verb", verb), ())
    return verb in words or any(
        entry.row.type in JUDGEMENTS and not entry.row.absorbs and not entry.rest for entry in entries
    )


def _others(scene: Scene, slots: Slots) -> list[Named]:
    tree = slots.tree
    heads = [head for label in CORE for head in slots.heads(label) if tree.words[head].upos != "VERB"]
    return _once(named for head in heads for named in scene.who(head))


def _within(scene: Scene, slots: Slots) -> list[Named]:
    """Who does something in the course of it: "talks, in which X acts as go-between", "a meeting at which X spoke"."""
    tree = slots.tree
    nouns = (slots.index, *tree.kids(slots.index, "nmod")) if slots.is_noun else ()
    clauses = [c for noun in nouns for c in tree.kids(noun, "acl") if tree.words[c].deprel == "acl:relcl"]
    within = [
        c for c in clauses if any(tree.lemma(o) == "which" and tree.case(o) in COURSE for o in tree.kids(c, "obl"))
    ]
    return [named for clause in within for head in tree.surface_subject(clause) for named in scene.who(head)]


def _merged(first: list[Named], second: list[Named], both: bool) -> list[Named]:
    return _once([*first, *second]) if both or not first else first


def _without(named: Iterable[Named], taken: Iterable[Named]) -> list[Named]:
    ids = {other.referent.id for other in taken}
    return [one for one in named if one.referent.id not in ids]


def _once(found: Iterable[Named]) -> list[Named]:
    kept: dict[str, Named] = {}
    for named in found:
        kept.setdefault(named.referent.id, named)
    return list(kept.values())
