"""Whom the names of a report denote: the first pass, over all sentences, before any pronoun is looked at."""

from __future__ import annotations

from whence.codebook.agents import agents
from whence.codebook.given_names import gender_of
from whence.codebook.names import plain
from whence.codebook.offices import addresses, ranks
from whence.codebook.organizations import organizations, telling_words
from whence.model.mention import ActorType
from whence.reading.actors.capitals import SHORT_NAME
from whence.reading.actors.counted import numbered_people
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.known_as import QUOTES, further_names
from whence.reading.actors.names import Named, armed
from whence.reading.actors.scene import Scene, Stage, head_of
from whence.reading.actors.tree import POSSESSIVE, Tree
from whence.reading.metonyms import stands_for_government

# Endings of surnames in the form that men bear where women bear another ("Petrov", "Petrova").
OF_MEN = ("ov", "ev", "sky", "skiy", "skyi", "iy")
BODIES = frozenset({"organization", "armed group", "other"})
# After which a body's name says what it is of: "Support Mission in X", "Conference on the Y".
OF_WHAT = frozenset({"of", "for", "in", "on", "to", "against", "from", "at"})


def read_names(stage: Stage) -> None:
    """Give every name that denotes an actor its entity, and tie acronyms and further names to the ones they explain."""
    for scene in stage.scenes:
        for number, name in enumerate(scene.names):
            entity = _entity(stage, scene, name)
            if entity is None:
                continue
            scene.entities[number] = [entity]
            surface = scene.tree.text(name.first, name.last)
            if name.sort not in ("adjective", "capital", "people"):
                entity.names[surface] = entity.names.get(surface, 0) + 1
                bare = _without_form(surface)
                entity.names.setdefault(bare, 0)
            stage.say(scene, name.first, name.last, entity, "name")
        _aliases(stage, scene)
    _surnames(stage)
    _shortened(stage)
    for scene in stage.scenes:
        _titles(scene)


def _surnames(stage: Stage) -> None:
    """Take a "body" that is called as a person of the report by surname for that person: the network errs on these."""
    surnames = {e.tokens[-1]: e for e in stage.registry.entities if len(e.tokens) > 1 and e.merged is None}
    single = {e.tokens[0]: e for e in stage.registry.entities if len(e.tokens) == 1 and e.merged is None}
    for entity in stage.registry.entities:
        if entity.type in ("organization", "people") and entity.body is None and entity.merged is None:
            person = surnames.get(plain(entity.name))
            if person is not None and entity.named:
                stage.registry.merge(person, entity)
            other = single.get(plain(entity.name))
            if other is not None and entity.named and other.merged is None and other is not person:
                # The network has called one name a person here and a body there: the more frequent holds.
                kept, gone = (entity, other) if len(entity.spans) >= len(other.spans) else (other, entity)
                stage.registry.merge(kept, gone)


def _shortened(stage: Stage) -> None:
    """Take a body that is called by one noun alone, as "the Council", for the one last named in full before it."""
    bodies = [e for e in stage.registry.entities if e.named and e.merged is None and e.type in BODIES and e.spans]
    for entity in bodies:
        whole = _whole_of(entity, bodies)
        if whole is not None:
            stage.registry.merge(whole, entity)
            continue
        noun = plain(entity.name)
        if entity.body is not None or " " in noun:
            continue
        begin = min(entity.spans)
        longer = [e for e in bodies if e is not entity and min(e.spans) < begin and _head_noun(e) == noun]
        if noun not in agents() and noun not in telling_words("body") and len(longer) > 1:
            continue
        if longer and entity.country in (None, longer[-1].country):
            latest = max(longer, key=lambda e: max(span for span in e.spans if span < begin))
            stage.registry.merge(latest, entity)


def _whole_of(entity: Entity, bodies: list[Entity]) -> Entity | None:
    """The one body whose name `entity` is short for: by its first word, or by the number and noun of a unit."""
    words = plain(entity.name).split()
    if entity.body is not None or entity.type == "other" or not words:
        return None
    if len(words) > 1 and words[0][:1].isdigit():
        longer = [e for e in bodies if _is_unit(plain(e.name).split(), words)]
    elif len(words) == 1 and len(words[0]) >= SHORT_NAME and words[0] not in agents().keys() | telling_words("body"):
        begin = min(entity.spans)
        longer = [e for e in bodies if plain(e.name).split()[:1] == words and e.body is None and min(e.spans) < begin]
        longer = [e for e in longer if plain(e.name) != words[0] and _is_trading(plain(e.name).split())]
    else:
        return None
    agreeing = [e for e in longer if e is not entity and not {e.country, entity.country} - {None} - {e.country}]
    return agreeing[0] if len(agreeing) == 1 else None


def _is_unit(words: list[str], short: list[str]) -> bool:
    """Whether `short` is the longer name of a unit without what says of which arm it is: "5th Infantry Division"."""
    return len(words) > len(short) and words[0] == short[0] and words[-len(short) + 1 :] == short[1:]


def _is_trading(words: list[str]) -> bool:
    """Whether all but the first word of a name say what a firm does, so that the first alone names it."""
    return all(word in telling_words("trade") or word in telling_words("body") for word in words[1:])


def _head_noun(body: Entity) -> str:
    """The noun that says what a body is, where its name is of several words: "Council of X", "X Union"."""
    words = plain(body.body.name if body.body else body.name).split()
    at = next((number for number, word in enumerate(words) if number and word in OF_WHAT), len(words))
    return words[at - 1] if len(words) > 1 else ""


def _entity(stage: Stage, scene: Scene, name: Named) -> Entity | None:
    registry, tree = stage.registry, scene.tree
    if name.sort in ("country", "people", "adjective") and name.country:
        return _some_of_them(stage, tree, name) or registry.country(name.country)
    if name.sort == "capital" and name.country:
        return registry.country(name.country) if stands_for_government(tree, name.first, name.last) else None
    if name.sort == "person":
        gender = _gender(tree, name.first) or _given(tree, name)
        entity = registry.person(tree.text(name.first, name.last), ranked=_ranked(tree, name.first), gender=gender)
        entity.gender = entity.gender or gender
        return entity
    if name.sort in ("organization", "armed group", "bloc"):
        return _body(stage, tree, name)
    if name.sort == "ship":
        return registry.organization(tree.text(name.first, name.last), None, None, "other")
    if name.sort == "norp" and not _modifies(tree, name):
        return registry.organization(tree.text(name.first, name.last), None, None, "people")
    return None


def _modifies(tree: Tree, name: Named) -> bool:
    head = head_of(tree, name.first, name.last)
    return tree.relation(head) in ("amod", "compound")


def _some_of_them(stage: Stage, tree: Tree, name: Named) -> Entity | None:
    """A person or people, where a demonym stands for one or for some: "a Russian", "ten Filipinos"."""
    head = head_of(tree, name.first, name.last)
    if name.country and name.sort != "country":
        people = numbered_people(stage, tree, head, name.country)
        if people is not None:
            return people
    if name.sort != "adjective" or tree.words[head].upos not in ("NOUN", "PROPN") or _modifies(tree, name):
        return None
    determiners = [tree.lower[child] for child in tree.of(head, "det", "nummod")]
    if not determiners or determiners[0] not in ("a", "an", "one", "another"):
        return None
    entity = stage.registry.new("person", name.country, "CVL")
    entity.descriptions[tree.text(*tree.phrase(head))] = 1
    return entity


def _body(stage: Stage, tree: Tree, name: Named) -> Entity:
    surface = tree.text(name.first, name.last)
    type: ActorType = "armed group" if name.sort == "armed group" or armed(plain(surface)) else "organization"
    if name.sort == "bloc":
        type, surface = "other", name.known
    country = name.country or _country_beside(tree, name)
    entity = stage.registry.organization(_without_form(surface), name.body, country, type)
    last = plain(surface).split()[-1:]
    words = set(plain(name.body.name).split()) if name.body else set(plain(surface).split())
    entity.nouns |= words & agents().keys() | set(last)
    if entity.body is None and not entity.sector:
        entity.sector = next((agents()[word].sector for word in sorted(words, reverse=True) if word in agents()), "")
        if entity.sector == "GOV" and words & {"defense", "defence", "army", "armed"}:
            entity.sector = "GOVMIL"
    parent = name.parent or (name.body.part_of if name.body else None)
    if parent and parent != surface:
        entity.part_of = stage.registry.organization(parent, organizations().get(parent), None, "organization")
    return entity


def _without_form(name: str) -> str:
    """A company's name without its legal form."""
    bare, _, form = name.rpartition(" ")
    return bare if bare and form in telling_words("company") else name


def _country_beside(tree: Tree, name: Named) -> str | None:
    """The country that stands as possessor before a body's name, or with "of" after it."""
    from whence.reading.actors.lexicon import known_names

    found = {hit.last: hit for hit in known_names(tree) if hit.entry.country}
    begins = {hit.first: hit for hit in known_names(tree) if hit.entry.country}
    at = name.first - (name.first > 0 and tree.lower[name.first - 1] in POSSESSIVE)
    if at in found and found[at].entry.sense in ("country", "adjective", "capital"):
        return found[at].entry.country
    if name.last + 1 < len(tree.words) and tree.lower[name.last] == "of":
        at = name.last + 1 + (tree.lower[name.last + 1] == "the")
        if at in begins and begins[at].entry.sense == "country":
            return begins[at].entry.country
    return None


def _ranked(tree: Tree, first: int) -> bool:
    return first > 0 and tree.capitalised(first - 1) and tree.lower[first - 1].rstrip(".") in ranks()


def _gender(tree: Tree, first: int) -> str:
    for index in range(max(0, first - 2), first):
        gender = addresses().get(tree.lower[index].rstrip("."), "")
        if gender in ("male", "female"):
            return gender
    return ""


def _given(tree: Tree, name: Named) -> str:
    """The gender that a given name of a full name tells, "" where it may be either's or a surname for men follows."""
    if name.last - name.first < 2:
        return ""
    told = gender_of(tree.words[name.first].text) or ""
    return "" if told == "female" and tree.lower[name.last - 1].endswith(OF_MEN) else told


def _aliases(stage: Stage, scene: Scene) -> None:
    """Tie "X (Y)", "X, known as Y" and "X, or Y": two names of one body or person."""
    tree = scene.tree
    for number, name in enumerate(scene.names):
        following = number + 1
        if following not in scene.entities or number not in scene.entities:
            continue
        other = scene.names[following]
        if name.last + 1 != other.first or tree.words[name.last].text not in ("(", "["):
            continue
        first, second = root(scene.entities[number][0]), root(scene.entities[following][0])
        if first is not second and _may_alias(tree, first, second, other):
            _tie(stage, scene, number, following)
    ends = {name.last: number for number, name in enumerate(scene.names)}
    begins = {name.first: number for number, name in enumerate(scene.names)}
    for further in further_names(tree, scene.names):
        number, other_number = ends[further.of], begins.get(further.first)
        if other_number in scene.entities and number in scene.entities:
            _tie(stage, scene, number, other_number)
    for number, name in enumerate(scene.names):
        if name.sort == "person" and number in scene.entities:
            _nickname(stage, tree, name, root(scene.entities[number][0]))


def _tie(stage: Stage, scene: Scene, number: int, other: int) -> None:
    """Make one of whom the two names denote, found by either from here on."""
    first, second = root(scene.entities[number][0]), root(scene.entities[other][0])
    if first is second or "country" in (first.type, second.type):
        return
    name = scene.names[other]
    stage.registry.alias(first, scene.tree.text(name.first, name.last))
    scene.entities[number] = scene.entities[other] = [stage.registry.merge(first, second)]


def _nickname(stage: Stage, tree: Tree, name: Named, person: Entity) -> None:
    """Let a person called "Given “Nick” Surname" be found by either part alone."""
    quoted = [i for i in range(name.first, name.last) if tree.words[i].text in QUOTES]
    if len(quoted) == 2 and quoted[1] - quoted[0] > 1:
        nick = tree.text(quoted[0] + 1, quoted[1])
        bare = f"{tree.text(name.first, quoted[0])} {tree.text(quoted[1] + 1, name.last)}"
        for form in (nick, bare):
            person.names.setdefault(form, 0)
            stage.registry.alias(person, form)


def _may_alias(tree: Tree, first: Entity, second: Entity, other: Named) -> bool:
    closed = other.last < len(tree.words) and tree.words[other.last].text in (")", "]")
    sorts = {first.type, second.type}
    bodies = sorts <= BODIES
    known = first.body is not None and second.body is not None
    return closed and (bodies or len(sorts) == 1) and not known and "country" not in sorts


def _titles(scene: Scene) -> None:
    """Give persons the ranks before their names and the offices that they hold."""
    for office in scene.offices:
        if office.holder is not None and office.holder in scene.entities:
            person = root(scene.entities[office.holder][0])
            person.offices.append((scene.number, office))
            if office.title and office.title not in person.titles and not office.ended:
                person.titles.append(office.title)
            person.country = person.country or office.country
            person.sector = person.sector or office.sector
    for number, name in enumerate(scene.names):
        if name.sort == "person" and number in scene.entities:
            person = root(scene.entities[number][0])
            _rank(scene, name, person)
            person.country = person.country or _of_land(scene, number)


def _of_land(scene: Scene, number: int) -> str | None:
    """The country that follows a person's name directly with "of", or has it: "X of India", "India's X"."""
    name, lower = scene.names[number], scene.tree.lower
    owner = scene.name_at(name.first - 2) if name.first > 1 and lower[name.first - 1] in POSSESSIVE else None
    if owner is not None and scene.names[owner].sort == "country":
        return scene.names[owner].country
    at = name.last + 1 + (lower[name.last + 1 : name.last + 2] == ["the"])
    land = scene.name_at(at) if lower[name.last : name.last + 1] == ["of"] else None
    return scene.names[land].country if land is not None and scene.names[land].sort == "country" else None


def _rank(scene: Scene, name: Named, person: Entity) -> None:
    tree = scene.tree
    if any(office.first <= name.first - 1 < office.last for office in scene.offices):
        return
    for length in (3, 2, 1):
        spelled = "".join(f" {word}" for word in tree.lower[max(0, name.first - length) : name.first])
        rank = plain(spelled.replace(" - ", "-"))
        if name.first >= length and rank in ranks() and tree.capitalised(name.first - length):
            title = tree.text(name.first - length, name.first)
            if title not in person.titles:
                person.titles.append(title)
            person.sector = person.sector or ranks()[rank]
            return
