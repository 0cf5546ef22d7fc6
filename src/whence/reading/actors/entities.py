"""Entities: referents while a report is being read, and the registry that finds them by name, country and noun."""

from __future__ import annotations

from dataclasses import dataclass, field

from whence.codebook.geography import countries
from whence.codebook.names import plain
from whence.codebook.organizations import Organization
from whence.model.mention import ActorMention, ActorType, MentionKind
from whence.model.report import Report
from whence.reading.actors.offices import Office

SMALL_WORDS = frozenset({"of", "the", "for", "and", "a", "in", "affairs", "to", "on"})
RESPELLED = {"defence": "defense", "organisation": "organization", "programme": "program"}
# A surname alone is at least this long, so that initials and particles match nobody.
MIN_SURNAME = 2
LONG_SURNAME = 4


@dataclass(slots=True, eq=False)
class Entity:
    """Whoever the report speaks of: names and descriptions by how often they stand, and what is known so far."""

    number: int
    type: ActorType
    country: str | None = None
    sector: str = ""
    body: Organization | None = None
    names: dict[str, int] = field(default_factory=dict)
    descriptions: dict[str, int] = field(default_factory=dict)
    tokens: tuple[str, ...] = ()
    nouns: set[str] = field(default_factory=set)
    words: frozenset[str] = frozenset()
    plural: bool = False
    count: int | None = None
    gender: str = ""
    part_of: Entity | None = None
    titles: list[str] = field(default_factory=list)
    offices: list[tuple[int, Office]] = field(default_factory=list)
    spans: dict[tuple[int, int], MentionKind] = field(default_factory=dict)
    ranked: bool = False
    merged: Entity | None = None

    @property
    def name(self) -> str:
        """The fullest name; where there is none, the first description."""
        if self.type == "country" and self.country in countries():
            return countries()[self.country].name
        if self.body is not None:
            return self.body.name
        if self.names:
            return max(self.names, key=lambda name: (len(plain(name).split()), self.names[name], len(name), name))
        return next((d for d in self.descriptions if any(c.isupper() for c in d)), next(iter(self.descriptions), ""))

    @property
    def named(self) -> bool:
        """Whether the report gives it a name."""
        return bool(self.names)

    @property
    def code(self) -> str | None:
        """The CAMEO-style code, as far as country and sector are known."""
        if self.body is not None:
            return self.body.code
        return f"{self.country or ''}{self.sector}" or None

    def mention(self, report: Report) -> tuple[ActorMention, ...]:
        """Its mentions in order of the text."""
        return tuple(ActorMention(report.span(*span), self.spans[span]) for span in sorted(self.spans))


class Registry:
    """All entities of a report, found by country, body, name and key."""

    def __init__(self) -> None:
        self.entities: list[Entity] = []
        self._countries: dict[str, Entity] = {}
        self._names: dict[str, Entity] = {}
        self._organs: dict[tuple[str | None, frozenset[str]], Entity] = {}
        self._acronyms: dict[str, Entity] = {}
        self._people: dict[str, list[Entity]] = {}

    def new(self, type: ActorType, country: str | None = None, sector: str = "") -> Entity:
        """A new entity of `type`."""
        entity = Entity(len(self.entities), type, country, sector)
        self.entities.append(entity)
        return entity

    def country(self, iso3: str) -> Entity:
        """The entity of the country `iso3`."""
        if iso3 not in self._countries:
            self._countries[iso3] = self.new("country", iso3)
        return self._countries[iso3]

    def organization(self, name: str, body: Organization | None, country: str | None, type: ActorType) -> Entity:
        """The body called `name`, matched by the codebook, by spelling, by its organ key or by acronym."""
        name = body.name if body else name
        key, organ = plain(name), organ_key(name, country)
        for found in (self._names.get(key), self._organs.get(organ), self._acronyms.get(name.replace(".", ""))):
            if found is not None and (body is None or found.body is None or found.body is body):
                found = root(found)
                self._note(found, key, organ)
                found.country = found.country or country
                return found
        entity = self.new(type, country)
        entity.body = body
        self._note(entity, key, organ)
        if body is None:
            self._acronyms.setdefault(acronym(name), entity)
        return entity

    def organ(self, words: frozenset[str], country: str | None) -> Entity | None:
        """The organ of `country` that these words name, None where the report has none."""
        found = self._organs.get((country, words))
        return root(found) if found else None

    def note_organ(self, entity: Entity, words: frozenset[str], country: str | None) -> None:
        """Let `entity` be found by organ key too."""
        self._organs.setdefault((country, words), entity)

    def alias(self, entity: Entity, name: str) -> None:
        """Let `entity` be found as `name` too."""
        self._names[plain(name)] = entity

    def _note(self, entity: Entity, key: str, organ: tuple[str | None, frozenset[str]]) -> None:
        self._names.setdefault(key, entity)
        if organ[0]:
            self._organs.setdefault(organ, entity)

    def person(self, name: str, *, ranked: bool = False, gender: str = "") -> Entity:
        """The person called `name`: the same name, or one that holds it whole with the same surname or given name.

        `ranked` tells that a rank stands before it; of namesakes one with a rank is then meant, else one without. None
        of another `gender`, which a form of address or a given name tells, is meant.
        """
        tokens = tuple(plain(name).split())
        found = self._known_person(tokens, ranked, gender)
        if found is None:
            found = self.new("person")
            found.tokens = tokens
        elif len(tokens) > len(found.tokens):
            found.tokens = tokens
        found.ranked |= ranked
        for token in tokens:
            rows = self._people.setdefault(token, [])
            if found not in rows:
                rows.append(found)
        return found

    def _known_person(self, tokens: tuple[str, ...], ranked: bool, gender: str) -> Entity | None:
        if not tokens:
            return None
        called = self._names.get(" ".join(tokens))
        if called is not None and root(called).type == "person":
            return root(called)
        for token in dict.fromkeys((tokens[-1], tokens[0])):
            known = [e for e in map(root, reversed(self._people.get(token, []))) if same_person(tokens, e.tokens)]
            known = [e for e in known if not gender or not e.gender or e.gender == gender or e.tokens == tokens]
            if known:
                # Of a family the one with or without rank as here, then whom the report speaks of most.
                ended = tokens[-1]
                return max(
                    known,
                    key=lambda e: (e.tokens == tokens, ended in e.tokens[-1:], e.ranked == ranked, len(e.spans)),
                )
        return None

    def merge(self, kept: Entity, gone: Entity) -> Entity:
        """One entity of two; the one kept is the first with a name, and knows all that both did."""
        kept, gone = root(kept), root(gone)
        if kept is gone:
            return kept
        if (gone.named and not kept.named) or (gone.body is not None and kept.body is None):
            kept, gone = gone, kept
        gone.merged = kept
        for name, count in gone.names.items():
            kept.names[name] = kept.names.get(name, 0) + count
        for words, count in gone.descriptions.items():
            kept.descriptions[words] = kept.descriptions.get(words, 0) + count
        kept.nouns |= gone.nouns
        kept.country, kept.sector = kept.country or gone.country, kept.sector or gone.sector
        kept.gender, kept.part_of = kept.gender or gone.gender, kept.part_of or gone.part_of
        kept.titles += [title for title in gone.titles if title not in kept.titles]
        kept.offices += gone.offices
        for span, kind in gone.spans.items():
            kept.spans.setdefault(span, kind)
        if len(gone.tokens) > len(kept.tokens):
            kept.tokens = gone.tokens
        return kept


def root(entity: Entity) -> Entity:
    """The entity that `entity` has been merged into, itself where into none."""
    while entity.merged is not None:
        entity = entity.merged
    return entity


def same_person(given: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: the words of the shorter stand in the longer, in order, at an end."""
    short, long = sorted((given, known), key=len)
    if not short or (len(short) == 1 and len(short[0]) < MIN_SURNAME):
        return False
    if short == long:
        return True
    rest = iter(long)
    if not all(token in rest for token in short):
        return False
    # A surname before the mother's: "Quintana" for "Wilson Quintana Ríos".
    first_of_two = len(short) == 1 and len(long) == 3 and len(short[0]) >= LONG_SURNAME
    return short[-1] == long[-1] or short[0] == long[0] or first_of_two


def organ_key(name: str, country: str | None) -> tuple[str | None, frozenset[str]]:
    """A body's country and its words without the country's, so that "Russian Ministry of Defense" and "Defense
    Ministry of Russia" are one."""
    words = [RESPELLED.get(word, word) for word in plain(name).split() if word not in SMALL_WORDS]
    if country in countries():
        known = countries()[country]
        own = {word for spelled in (known.name, *known.names, *known.adjectives) for word in plain(spelled).split()}
        words = [word for word in words if word not in own and word != "s"]
    return country, frozenset(words)


def acronym(name: str) -> str:
    """The initials of a name's capitalised words."""
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
