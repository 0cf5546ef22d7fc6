"""The report as the reader of actors sees it: trees, names, offices and nouns of all sentences, and their entities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from whence.codebook.names import plain
from whence.model.mention import MentionKind
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent
from whence.model.report import Report
from whence.reading.actors.capitals import spread, unseen
from whence.reading.actors.entities import Entity, Registry, root
from whence.reading.actors.known_as import with_further
from whence.reading.actors.names import Named, find_names, without_office
from whence.reading.actors.nominals import Nominal, find_nominals
from whence.reading.actors.officeholders import find_offices
from whence.reading.actors.offices import Office
from whence.reading.actors.sorting import sorted_names
from whence.reading.actors.tree import Tree
from whence.reading.coreference import Antecedents, rank_antecedents

ROLES = {
    "nsubj": 1.0,
    "root": 0.8,
    "obj": 0.6,
    "iobj": 0.6,
    "obl": 0.5,
    "nmod": 0.35,
    "parataxis": 0.5,
    "dislocated": 0.8,
}
OTHER_ROLE = 0.3
POSSESSOR_ROLE = 0.6
MAX_CHAIN = 20


@dataclass(slots=True)
class Scene:
    """One sentence with all that may denote an actor in it.

    `entities` holds whom its names denote by their number, `heads` whom its mentions denote by their head word, and
    `holders` who holds its offices by the office's noun.
    """

    number: int
    tree: Tree
    names: list[Named]
    offices: list[Office]
    nominals: list[Nominal]
    entities: dict[int, list[Entity]] = field(default_factory=dict)
    heads: dict[int, list[Entity]] = field(default_factory=dict)
    holders: dict[int, Entity] = field(default_factory=dict)

    def name_at(self, index: int) -> int | None:
        """The number of the name in which the word `index` stands."""
        for number, name in enumerate(self.names):
            if name.first <= index < name.last:
                return number
        return None


@dataclass(frozen=True, slots=True)
class Past:
    """A mention that has been read: where, of whom, in what role (1 is a subject), and its clause."""

    sentence: int
    word: int
    entity: Entity
    role: float
    clause: int
    plural: bool


@dataclass(slots=True)
class Stage:
    """A report, its scenes in order, its entities, and what has been read of it so far.

    `towns` holds the country of each town or region that the report names, by where its name begins; `antecedents` what
    pronouns and definite nouns may take up.
    """

    report: Report
    scenes: list[Scene]
    registry: Registry = field(default_factory=Registry)
    past: list[Past] = field(default_factory=list)
    groups: list[tuple[int, int, tuple[Entity, ...], float]] = field(default_factory=list)
    towns: dict[int, str] = field(default_factory=dict)
    antecedents: Antecedents = field(default_factory=Antecedents)

    def say(self, scene: Scene, first: int, last: int, entity: Entity, kind: MentionKind) -> None:
        """Note words `first` to `last` of the scene as a mention of `entity`."""
        words = scene.tree.words
        while last - 1 > first and words[last - 1].text in {"'s", "’s", "'", "’", ",", "”", '"', ")", "-", "–"}:
            last -= 1
        root(entity).spans.setdefault((words[first].start, words[last - 1].end), kind)

    def passed(self, scene: Scene, head: int, entities: Sequence[Entity], *, plural: bool = False) -> None:
        """Note that the mention at the word `head`, of `entities`, has been read."""
        scene.heads.setdefault(head, []).extend(entities)
        person = any(root(entity).type == "person" for entity in entities)
        role, clause = role_of(scene.tree, head, person=person), scene.tree.clause(head)
        for entity in entities:
            self.past.append(Past(scene.number, head, entity, role, clause, plural))
        if len(entities) > 1:
            self.groups.append((scene.number, head, tuple(entities), role))


def set_stage(report: Report, sentences: Sequence[Sentence], places: Sequence[PlaceReferent] = ()) -> Stage:
    """All that may denote an actor in the report, nothing of it resolved; towns have the countries of `places`."""
    lands = {span.start: place.country for place in places for span in place.mentions}
    towns = {plain(name) for p in places if p.latitude is not None for name in (p.name, *p.aliases)}
    scenes = []
    trees = [Tree(sentence) for sentence in sentences]
    seen = [with_further(tree, unseen(tree, find_names(tree))) for tree in trees]
    sorts = sorted_names(trees, seen, towns, report.outlet or "")
    rows = spread(trees, [with_further(tree, names) for tree, names in zip(trees, sorts, strict=True)])
    for number, (tree, named) in enumerate(zip(trees, rows, strict=True)):
        named = [without_office(tree, name) for name in named]
        names = [_placed(name, lands.get(tree.words[name.first].start)) for name in named]
        offices = find_offices(tree, names)
        scenes.append(Scene(number, tree, names, offices, find_nominals(tree, names, offices)))
    held = {s.start: p.country for p in places if p.country and p.precision != "country" for s in p.mentions}
    return Stage(report, scenes, towns=dict(sorted(held.items())), antecedents=rank_antecedents(trees))


def _placed(name: Named, country: str | None) -> Named:
    return replace(name, country=country) if name.sort == "place" and name.country is None else name


def role_of(tree: Tree, head: int, *, person: bool = False) -> float:
    """How much the word's role lets it be taken up later: subjects most, modifiers of a noun little.

    The name of a `person` has the role of the title that it is a compound with.
    """
    followed = ("conj", "flat", "appos", "compound") if person else ("conj", "flat", "appos")
    for _ in range(MAX_CHAIN):
        relation = tree.relation(head)
        if relation not in followed or tree.words[head].head < 0:
            break
        head = tree.words[head].head
    if tree.words[head].deprel == "nmod:poss":
        return POSSESSOR_ROLE
    return ROLES.get(tree.relation(head), OTHER_ROLE)


def head_of(tree: Tree, first: int, last: int) -> int:
    """The word among `first` to `last` (half-open) that governs the others."""
    for index in range(first, last):
        if not first <= tree.words[index].head < last:
            return index
    return last - 1
