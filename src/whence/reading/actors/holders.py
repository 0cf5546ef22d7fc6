"""Whom an office phrase or "the two men" means: who holds that office, or who was named in the sentence before.

Newspapers vary what they call someone, and say nowhere that the two are one: "X has not given up. The foreign minister
flew to Y on Tuesday." They are taken for one only where the sentence before, in the same paragraph, has one person
alone, named, as its subject, of whose office nothing is told.
"""

from __future__ import annotations

from whence.model.mention import ActorType
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.nominals import Nominal
from whence.reading.actors.offices import Office
from whence.reading.actors.scene import Scene, Stage, role_of

SUBJECT = 1.0
# Nouns of offices that many hold at once.
VAGUE = frozenset({"head", "chief", "leader", "director", "secretary", "member", "minister", "commander", "spokesman"})


def named_before(stage: Stage, scene: Scene, nominal: Nominal, country: str | None) -> Entity | None:
    """The person of the sentence before whom the office phrase can mean; None where that is not plain."""
    whole = nominal.definite or nominal.owner is not None or bool(nominal.countries)
    if not whole or nominal.plural or nominal.generic or role_of(scene.tree, nominal.head) != SUBJECT:
        return None
    if not scene.number or not _same_paragraph(stage, scene) or any(name.sort == "person" for name in scene.names):
        return None
    before = [past for past in stage.past if past.sentence == scene.number - 1]
    persons = {id(root(past.entity)): root(past.entity) for past in before if root(past.entity).type == "person"}
    if len(persons) != 1:
        return None
    (person,) = persons.values()
    is_subject = any(past.role == SUBJECT and root(past.entity) is person for past in before)
    verbs = (_verb(past.word, stage.scenes[past.sentence]) for past in before if root(past.entity) is person)
    if _verb(nominal.head, scene) in verbs:
        return None  # "X looks at the clock. The minister looks at the pen": two, set side by side
    free = person.named and not person.offices and not person.titles and person.country in (None, country)
    return person if is_subject and free else None


def _verb(word: int, scene: Scene) -> str:
    """The lemma of the verb that the word is a subject of."""
    return scene.tree.words[scene.tree.clause(word)].lemma.lower()


def _same_paragraph(stage: Stage, scene: Scene) -> bool:
    sentence, before = scene.tree.sentence, stage.scenes[scene.number - 1].tree.sentence
    return "\n" not in stage.report.text[before.end : sentence.start]


def two_before(stage: Stage, scene: Scene, at: int, type: ActorType) -> list[Entity]:
    """The two of that type whom the words before `at` name in the sentence, or else the sentence before; none where
    they are not two."""
    for sentence in (scene.number, scene.number - 1):
        here = (
            past for past in stage.past if past.sentence == sentence and (sentence < scene.number or past.word < at)
        )
        found = {id(root(past.entity)): root(past.entity) for past in here if root(past.entity).type == type}
        if len(found) > 1:
            return list(found.values()) if len(found) == 2 else []
    return []


def of_other_body(stage: Stage, scene: Scene, office: Office, number: int, other: Office) -> bool:
    """Whether the office names another body than `other`, of the sentence `number`, does: "president of the bank"."""
    own, theirs = _body(scene, office), _body(stage.scenes[number], other)
    return own is not None and theirs is not None and own is not theirs


def _body(scene: Scene, office: Office) -> Entity | None:
    found = scene.entities.get(office.body, []) if office.body is not None else []
    return root(found[0]) if found else None


def same_office(office: Office, other: Office, holder: Entity, country: str | None) -> bool:
    """Whether the two phrases name one office: same noun, rank and portfolio, no other country."""
    (noun, deputy, subject), (noun_b, deputy_b, subject_b) = office.key, other.key
    if noun != noun_b or deputy != deputy_b or office.ended != other.ended:
        return False
    known = other.country or holder.country
    if country and known and country != known:
        return False
    if office.body is None and other.body is None and subject == subject_b:
        return bool(subject) or noun not in VAGUE or country == known
    return subject == subject_b or (not subject and noun not in VAGUE)
