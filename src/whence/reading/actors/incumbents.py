"""Offices told as lasting: "X has been minister since 2019", "she is head of Z", "serves as", "is no longer"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whence.codebook.tenures import tenure_words
from whence.model.reading import Claim, Holds
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.bodies import body_of, is_open
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.hanging import Found, hangs_on, words_of
from whence.reading.actors.offices import Office
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.turns import is_done, person_at, subject_of

KEEPS = frozenset({"keep", "retain", "hold"})


def lasting(stage: Stage, scene: Scene, times: Sequence[TimeExpression]) -> Iterator[Found]:
    """ "X has been minister since 2019", "X was minister from 2019 to 2021", "is no longer minister", "she is head"."""
    for office in scene.offices:
        said = _bearer(scene, office) or _server(scene, office)
        person = said or _holder(scene, office)
        if person is None or not office.title or office.ended:
            continue
        body = body_of(stage, scene, office, person)
        if body is person or (body is None and not is_open(scene, office)):
            continue
        span = words_of(stage, scene, office.head, office)
        ends = list(_ends(scene, office, times))
        if said is not None and office.holder is None and person.named and not ends and _is_present(scene, office):
            ends = [("stands", None)]
        for holds, time in ends:
            acting = office.acting or (said is not None and _acts(scene, office))
            yield Claim("office", "", "", (span,), office.title, holds, acting, time), person, body


def _server(scene: Scene, office: Office) -> Entity | None:
    """Who "serves as", "stays on as" or has "her job as" what the words name."""
    tree, words = scene.tree, tenure_words()
    if "as" not in tree.cases(office.head) or office.holder is not None:
        return None
    above = tree.words[office.head].head
    if above >= 0 and tree.words[above].upos == "VERB":
        keeps = tree.words[above].lemma.lower() in KEEPS and any(
            tree.words[c].lemma.lower() in words.seats for c in tree.of(above, "obj")
        )
        serves = tree.words[above].lemma.lower() in words.serves
        return subject_of(scene, above) if (keeps or serves) and is_done(scene, above) else None
    if above >= 0 and tree.words[above].lemma.lower() in words.seats:
        owners = (c for c in tree.children[above] if tree.words[c].deprel == "nmod:poss")
        return next((p for c in owners if (p := person_at(scene, c)) is not None), None)
    return None


def _acts(scene: Scene, office: Office) -> bool:
    """Whether the words have somebody act as what they name, for the time being."""
    above = scene.tree.words[office.head].head
    return above >= 0 and scene.tree.words[above].lemma.lower() == "act"


def _is_present(scene: Scene, office: Office) -> bool:
    """Whether the words tell it of now: "is", "has been", "serves as", "stayed on as"."""
    tree = scene.tree
    heads = [i for i in range(office.first, office.last) if any(tree.of(i, "cop"))]
    if heads:
        said = [tree.lower[c] for c in tree.of(heads[0], "cop", "aux")]
        return not {"is", "'s", "’s", "has"}.isdisjoint(said)
    above = tree.words[office.head].head
    verb = tree.words[above]
    perfect = any(tree.lower[c] in ("has", "is") for c in tree.of(above, "aux"))
    return verb.upos != "VERB" or perfect or verb.text.endswith("s") or verb.lemma.lower() in tenure_words().stays


def _bearer(scene: Scene, office: Office) -> Entity | None:
    """Whom a sentence with "is", "was" or "has been" says to hold the office."""
    tree = scene.tree
    head = next((i for i in range(office.first, office.last) if any(tree.of(i, "cop"))), None)
    return subject_of(scene, head) if head is not None and _is_plain(scene, head) else None


def _holder(scene: Scene, office: Office) -> Entity | None:
    """Who is named beside the office: "X, the minister since May"."""
    said = any(True for i in range(office.first, office.last) for _ in scene.tree.of(i, "cop"))
    found = scene.entities.get(office.holder, []) if office.holder is not None and not (said or office.weak) else []
    return root(found[0]) if found and not office.began else None


def _is_plain(scene: Scene, head: int) -> bool:
    tree = scene.tree
    modal = any(tree.lower[c] not in ("has", "had", "have", "'s", "’s") for c in tree.of(head, "aux"))
    return not modal and not any(tree.lower[c] in ("not", "n't", "n’t", "never") for c in tree.children[head])


def _ends(scene: Scene, office: Office, times: Sequence[TimeExpression]) -> Iterator[tuple[Holds, int | None]]:
    tree = scene.tree
    for number, time in enumerate(times):
        at = tree.word_at(time.span.start)
        if at is None or not any(hangs_on(tree, at, i) for i in range(office.first, office.last)):
            continue
        if time.value.kind == "date" and (time.value.until is not None or time.value.relation == "since"):
            yield "began", number
        if time.value.kind == "date" and (time.value.until is not None or time.value.relation == "until"):
            yield "ended", number
    at = office.first
    if at > 1 and tree.lower[at - 2 : at] == ["no", "longer"]:
        yield "ended", None
