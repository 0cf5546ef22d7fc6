"""What a report states outright of offices and memberships: "the president of Mali, X", "Y, a member of Z"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.codebook.offices import offices_of_kind
from whence.codebook.tenures import tenure_words
from whence.model.reading import Claim, Holds
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.bodies import body_of, court_before, is_open
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.hanging import time_of
from whence.reading.actors.leading import forces_of, lasts
from whence.reading.actors.offices import Office
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import subject_of

LEADING = frozenset({"head", "lead", "command", "chair", "run", "govern", "rule", "direct", "preside", "found"})
MEMBERS = frozenset({"nation", "country", "state", "member", "government"})
# Bodies whose head English calls their leader.
PARTIES = frozenset({"party", "movement", "gang", "militia", "rebels", "group", "opposition", "sect", "cartel"})
MADE_OF = frozenset({"comprise", "include", "group", "unite", "gather", "regroup", "compose"})


def unite_heads(stage: Stage) -> None:
    """Make one of the persons that a report says head one body: "led by the deputy minister", "headed by General X"."""
    heads: dict[int, list[Entity]] = {}
    bodies: dict[int, Entity] = {}
    for scene in stage.scenes:
        for _, body, person in _leaders(scene):
            heads.setdefault(body.number, []).append(person)
            bodies[body.number] = body
    for number, people in heads.items():
        named = list(dict.fromkeys(person for person in people if person.named))
        for person in people:
            person.country = person.country or bodies[number].country
            if len(named) == 1 and not person.named and bodies[number].type != "country":
                stage.registry.merge(named[0], person)


def find_claims(stage: Stage, times: Sequence[TimeExpression] = ()) -> Iterator[tuple[Claim, Entity, Entity | None]]:
    """Claims with their subject and object as entities; the ids in them are not yet set.

    An office whose words leave open whose it is has no object: other reports may say."""
    for entity in [e for e in stage.registry.entities if e.merged is None and e.type == "person" and e.named]:
        for number, office in entity.offices:
            yield from _office(stage, stage.scenes[number], entity, office)
    for scene in stage.scenes:
        yield from _headed(stage, scene, times)
        yield from _heading(stage, scene, times)
        yield from _members(stage, scene, times)


def _office(
    stage: Stage, scene: Scene, person: Entity, office: Office
) -> Iterator[tuple[Claim, Entity, Entity | None]]:
    where = body_of(stage, scene, office, person)
    if where is None and office.noun in offices_of_kind("in") and office.title == office.noun:
        court = court_before(stage, scene)
        if court is not None:
            span = stage.report.span(scene.tree.words[office.first].start, scene.tree.words[office.last - 1].end)
            yield Claim("office", "", "", (span,), office.title, "ended" if office.ended else "stands"), person, court
        return
    if (office.weak and not office.key[1]) or not office.title or (where is None and not is_open(scene, office)):
        return
    words = scene.tree.words
    span = stage.report.span(words[office.first].start, words[office.last - 1].end)
    holds: Holds = "ended" if office.ended else "stands"
    yield Claim("office", "", "", (span,), office.title, holds, office.acting), person, where


def _headed(stage: Stage, scene: Scene, times: Sequence[TimeExpression]) -> Iterator[tuple[Claim, Entity, Entity]]:
    """ "Z is headed by X", "Z, led by X", "Z has been run by X since May", for bodies that last."""
    tree = scene.tree
    for (index, agent), body, person in _leaders(scene):
        if lasts(body):
            first, last = tree.words[index].start, tree.words[agent].end
            held = tenure_words().heads.get(tree.words[index].lemma.lower(), "head")
            since = _since(scene, index, times)
            holds: Holds = "stands" if since is None else "began"
            yield Claim("office", "", "", (stage.report.span(first, last),), held, holds, time=since), person, body


def _heading(stage: Stage, scene: Scene, times: Sequence[TimeExpression]) -> Iterator[tuple[Claim, Entity, Entity]]:
    """ "X, who heads Z", "X speaks for Z", "X has run Z since May", "X led Z until April": of a body that lasts."""
    tree = scene.tree
    for index, word in enumerate(tree.words):
        speaks = word.lemma.lower() == "speak"
        held = "spokesperson" if speaks else tenure_words().heads.get(word.lemma.lower())
        person = subject_of(scene, index) if held is not None and word.upos == "VERB" else None
        if held is None or person is None or not person.named:
            continue
        for child in tree.of(index, "obl") if speaks else tree.of(index, "obj"):
            body = _headed_body(stage, scene, child, held) if tree.cases(child)[:1] in ([], ["for"]) else None
            if body is not None and child > index:
                span = stage.report.span(word.start, tree.words[child].end)
                title = f"{held} of the {tree.lower[child]}" if body.type == "country" else held
                title = held if tree.words[child].upos == "PRON" else title
                title = "leader" if held == "head" and body.nouns & PARTIES else title
                for holds, time in _when_headed(scene, index, times):
                    yield Claim("office", "", "", (span,), title, holds, time=time), person, body


def _headed_body(stage: Stage, scene: Scene, noun: int, held: str) -> Entity | None:
    """The body that lasts which the noun means; for who commands a country's contingent, the country."""
    body = next((body for body in _bodies(scene, noun) if lasts(body)), None)
    forces = forces_of(scene, noun) if held == "commander" and (body is None or not body.named) else None
    return body if forces is None or forces.country is None else stage.registry.country(forces.country)


def _when_headed(scene: Scene, index: int, times: Sequence[TimeExpression]) -> Iterator[tuple[Holds, int | None]]:
    """Whether it is so now, since when it is, or until when it was."""
    since = _since(scene, index, times)
    if since is not None:
        yield "began", since
    elif scene.tree.words[index].text.endswith("s"):
        yield "stands", None
    elif not any(scene.tree.of(index, "aux")):
        for number, time in enumerate(times):
            at = scene.tree.word_at(time.span.start)
            ends = time.value.kind == "date" and (time.value.until is not None or time.value.relation == "until")
            if ends and at is not None and scene.tree.clause(at) == index:
                yield "ended", number
                if time.value.until is not None:
                    yield "began", number


def _since(scene: Scene, index: int, times: Sequence[TimeExpression]) -> int | None:
    """The day since which it is, or was, so: "has run it since May"."""
    tree = scene.tree
    if not any(tree.words[c].lemma.lower() == "have" for c in tree.of(index, "aux")):
        return None
    under = {tree.words[c].start: c for c in range(len(tree.words)) if tree.words[c].head == index}
    inside = ((n, t) for n, t in enumerate(times) if tree.sentence.start <= t.span.start < tree.sentence.end)
    return next((n for n, t in inside if t.value.relation == "since" and t.span.start in under), None)


def _leaders(scene: Scene) -> Iterator[tuple[tuple[int, int], Entity, Entity]]:
    """Verb and agent, body and person of each "Z is headed by X" and "Z, led by X"."""
    tree = scene.tree
    for index, word in enumerate(tree.words):
        if word.lemma.lower() not in LEADING or word.upos not in ("VERB", "ADJ"):
            continue
        agents = [child for child in tree.of(index, "obl") if "by" in tree.cases(child) and child > index]
        subject = next((c for c in tree.children[index] if tree.words[c].deprel == "nsubj:pass"), None)
        if subject is None and tree.relation(index) in ("acl", "amod"):
            subject = word.head
        if not agents or subject is None:
            continue
        people = [person for person in _entities(scene, agents[0]) if person.type == "person"]
        for body in _entities(scene, subject)[:1]:
            if people and body.type in ("organization", "armed group"):
                yield (index, agents[0]), body, people[0]


def _entities(scene: Scene, word: int) -> list[Entity]:
    """Whom the word, or the office or name that it stands in, denotes."""
    number = scene.name_at(word)
    if number is not None and number in scene.entities:
        return [root(entity) for entity in scene.entities[number]]
    for office in scene.offices:
        if office.first <= word < office.last and office.holder is not None and office.holder in scene.entities:
            return [root(entity) for entity in scene.entities[office.holder]]
    return [root(entity) for entity in scene.heads.get(word, [])]


def _members(stage: Stage, scene: Scene, times: Sequence[TimeExpression]) -> Iterator[tuple[Claim, Entity, Entity]]:
    """ "Z member(s) A and B", "A, a member of Z", "Z, which comprises A, B and C", "the alliance of A, B and C"."""
    tree = scene.tree
    for index, word in enumerate(tree.words):
        lemma = word.lemma.lower()
        if lemma == "member":
            for body in _of(scene, index):
                yield from _claims(stage, scene, index, times, _joined(scene, index), body)
        elif word.upos == "VERB" and (lemma in MADE_OF or (lemma == "make" and "up" in _beside(tree, index))):
            subject = _made(tree, index)
            if subject is not None:
                members = [e for child in tree.of(index, "obj", "obl") for e in _with_conjuncts(scene, child)]
                for body in _of_members(scene, subject):
                    yield from _claims(stage, scene, index, times, members, body)
        elif lemma == "part" and "as" in tree.cases(index):
            for body in _of(scene, index):
                yield from _claims(stage, scene, index, times, _taking_part(scene, index), body)


def _beside(tree: Tree, index: int) -> list[str]:
    return [tree.lower[child] for child in tree.children[index]]


def _made(tree: Tree, index: int) -> int | None:
    """The word for what the verb says is made of others, a relative pronoun's antecedent in its place."""
    above = tree.words[index].head if tree.relation(index) == "acl" else None
    subject = next(iter(tree.of(index, "nsubj")), above)
    relative = subject is not None and tree.lower[subject] in ("which", "that", "who")
    return above if relative else subject


def _of_members(scene: Scene, subject: int) -> list[Entity]:
    """The named body that the word denotes, or whose members it speaks of: "Z nations", "countries of Z"."""
    named = [entity for entity in _bodies(scene, subject) if entity.named]
    if not named and scene.tree.words[subject].lemma.lower() in MEMBERS:
        return _of(scene, subject)
    return named[:1]


def _taking_part(scene: Scene, index: int) -> list[Entity]:
    """The countries and bodies that do something "as part of" a body: the subject, or what stands before the comma."""
    tree, head = scene.tree, scene.tree.words[index].head
    if head < 0:
        return []
    subjects = list(tree.of(head, "nsubj")) if tree.words[head].upos in ("VERB", "AUX") else [head]
    found = [e for word in subjects for e in _with_conjuncts(scene, word)]
    return [entity for entity in found if entity.type in ("country", "organization")]


def _bodies(scene: Scene, word: int) -> list[Entity]:
    return [e for e in _entities(scene, word) if e.type in ("organization", "armed group")]


def _of(scene: Scene, index: int) -> list[Entity]:
    """The named body whose member the noun at `index` speaks of."""
    tree = scene.tree
    found = []
    for child in tree.of(index, "nmod", "compound", "amod"):
        cases = tree.cases(child)
        if not cases or "of" in cases or cases[0] in ("'s", "’s"):
            found += [entity for entity in _bodies(scene, child) if entity.named]
    return found[:1]


def _joined(scene: Scene, index: int) -> list[Entity]:
    """The countries and bodies that the sentence says are the members."""
    tree = scene.tree
    words = [*tree.of(index, "appos", "flat")]
    if tree.relation(index) == "appos" or (tree.relation(index) == "compound" and tree.words[index].head > index):
        words.append(tree.words[index].head)
    denied = any(tree.lower[child] in ("not", "n't", "n’t", "no") for child in tree.children[index])
    if not denied and any(tree.of(index, "cop")):
        words += tree.of(index, "nsubj")
    if not denied and _becomes(tree, index):
        words += tree.of(tree.words[index].head, "nsubj")
    if index + 1 < len(tree.words) and scene.name_at(index + 1) is not None:
        words.append(index + 1)
    return list(dict.fromkeys(e for word in words for e in _with_conjuncts(scene, word)))


def _becomes(tree: Tree, index: int) -> bool:
    """Whether it is what somebody became, and no more than becomes: "became a member"."""
    head = tree.words[index].head
    return head >= 0 and tree.lower[head] == "became" and tree.relation(index) in ("xcomp", "obj")


def _with_conjuncts(scene: Scene, word: int) -> list[Entity]:
    words = [word, *scene.tree.of(word, "conj")]
    return [e for w in words for e in _entities(scene, w)]


def _claims(
    stage: Stage, scene: Scene, index: int, times: Sequence[TimeExpression], members: list[Entity], body: Entity
) -> Iterator[tuple[Claim, Entity, Entity]]:
    tree = scene.tree
    span = stage.report.span(tree.sentence.start, tree.sentence.end)
    word = tree.words[index]
    became = _becomes(tree, index)
    since = time_of(scene, index, times, since=True)
    time = time_of(scene, tree.words[index].head, times) if became else since
    former = any(tree.lower[child] in ("former", "ex") for child in tree.of(index, "amod"))
    for member in members:
        if member is not body and member.type in ("country", "person", "organization", "armed group"):
            holds: Holds = "ended" if former else "began" if became or since is not None else "stands"
            claim = Claim("membership", "", "", (span,), word.text.lower(), holds, time=time)
            yield claim, member, body
