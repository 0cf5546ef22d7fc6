"""Words that tell of a coming into an office or a going out of it, and whom they tell it of.

Verbs and nouns by table, with passives turned and left-out subjects taken up. What office it is of, `tenures` says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from whence.codebook.statuses import statuses
from whence.codebook.tenures import tenure_words
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.scene import Scene
from whence.reading.actors.tree import Tree
from whence.reading.events.status import StatusReader
from whence.reading.events.tree import Tree as Clauses

DONE = ("occurred", "ongoing")
MAX_DEPTH = 12
SELF = frozenset({"himself", "herself", "themselves"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A word that tells of a coming in or going out: who comes in, who goes out, whether the office must be named.

    `title` is the office where the word itself says it, `of` the body that it is of; `unlike` an office that it is
    not. `since` is set where the day is that since which it is so. `told` is the verb that tells it as done where that
    is another one ("was named to succeed Y"); `after` whom somebody came for, who may have gone long before. `dead` is
    set where somebody goes by death, which ends only what they still hold.
    """

    at: int
    comes: Entity | None = None
    goes: Entity | None = None
    named_only: bool = False
    title: str | None = None
    unlike: str | None = None
    of: Entity | None = None
    since: bool = False
    told: int | None = None
    after: Entity | None = None
    dead: bool = False


def turns(scene: Scene, index: int) -> Iterator[Turn]:
    """What the word tells, where it is of the table's."""
    tree, words = scene.tree, tenure_words()
    lemma = tree.words[index].lemma.lower()
    if tree.words[index].upos == "NOUN":
        yield from _by_noun(scene, index, lemma)
        return
    if tree.lower[index] in ("out", "gone") and any(tree.of(index, "cop")):
        yield Turn(index, goes=subject_of(scene, index), named_only=True)  # "is out as minister"
        return
    if tree.words[index].upos not in ("VERB", "ADJ"):
        return
    if lemma in words.follows:
        yield from _following(scene, index)
    elif lemma in words.kills:
        yield Turn(index, goes=undergoer(scene, index), dead=True)
    elif lemma in words.puts_out:
        shot = lemma == "fire" and tree.lower[index + 1 : index + 2] in (["up"], ["off"], ["at"], ["on"], ["upon"])
        if not shot:
            yield Turn(index, goes=undergoer(scene, index), title=_titled(scene, index) or _commanded(scene, index))
    elif lemma in words.puts_in and not any(named_to(tree, c) == index for c in tree.of(index, "xcomp", "advcl")):
        if lemma in words.promotes and (title := _next_title(scene, index)) is not None:
            yield Turn(index, goes=undergoer(scene, index), unlike=title)
        alone = lemma in words.puts_in_alone or _to_post(tree, index) or _is_bare(scene, index, lemma)
        yield Turn(index, comes=undergoer(scene, index), named_only=not alone)
    elif lemma in words.comes_in and (lemma not in words.comes_in_with or _with_office(scene, index)):
        alone = lemma in words.comes_in_with
        yield Turn(index, comes=doer(scene, index), named_only=not alone, title=_titled(scene, index))
    elif lemma in words.hands_on and (held := _handed(scene, index)) is not None:
        to = (c for c in range(index, len(tree.words)) if tree.cases(c)[:1] == ["to"])
        comes = next((p for c in to if (p := named_at(scene, c)) is not None), None)
        yield Turn(index, comes=comes, goes=doer(scene, index), title=title_of(tree, held))
    elif lemma in words.goes_out and _goes(scene, index, lemma):
        way = _made_way(tree, index) if lemma == "make" else ()
        comes = next((p for c in way if (p := named_at(scene, c)) is not None), None)
        yield Turn(index, comes=comes, goes=doer(scene, index), title=_titled(scene, index), dead=lemma == "die")


def _made_way(tree: Tree, index: int) -> list[int]:
    """The words after "for" of "made way for X"."""
    near = (index, *tree.of(index, "obj"))
    return [c for at in near for c in tree.of(at, "obl", "nmod") if "for" in tree.cases(c)]


def _next_title(scene: Scene, index: int) -> str | None:
    """The office to which somebody is promoted, whoever holds it now."""
    after = (o for o in scene.offices if index < o.first <= index + 3 and o.holder is None)
    return next((office.title for office in after if office.title), None)


def _following(scene: Scene, index: int) -> Iterator[Turn]:
    """Of one who follows another: the one is in, the other out."""
    tree = scene.tree
    named = named_to(tree, index)
    if is_passive(tree, index):
        agents = (c for c in range(index, len(tree.words)) if tree.cases(c)[:1] == ["by"])
        comes = next((p for c in agents if (p := named_at(scene, c)) is not None), None)
        yield Turn(index, comes=comes, goes=undergoer(scene, index))
    elif named is not None or (named := _beside_naming(tree, index)) is not None:
        yield Turn(index, comes=undergoer(scene, named), goes=object_of(scene, index), told=named)
    elif tree.words[index].lemma.lower() == "replace" and (by := _replacing(scene, index)) is not None:
        yield Turn(index, comes=by, goes=object_of(scene, index))
    else:
        yield Turn(index, comes=doer(scene, index), goes=object_of(scene, index))


def named_to(tree: Tree, index: int) -> int | None:
    """The verb by which somebody is put into what the infinitive tells: "named" of "named X to succeed Y"."""
    words, head = tenure_words(), tree.words[index].head
    is_aim = tree.relation(index) in ("xcomp", "advcl", "acl") and "to" in (tree.lower[c] for c in tree.children[index])
    follows = tree.words[index].lemma.lower() in words.follows | words.heads.keys()
    while head >= 0 and tree.words[head].upos not in ("VERB", "AUX"):
        head = tree.words[head].head
    return head if head >= 0 and is_aim and follows and tree.words[head].lemma.lower() in words.puts_in else None


def _beside_naming(tree: Tree, index: int) -> int | None:
    """The verb by which somebody is put where a participle says whose place it is: "named X, replacing Y"."""
    head = tree.words[index].head
    naming = head >= 0 and tree.words[head].lemma.lower() in tenure_words().puts_in
    return head if naming and tree.relation(index) == "advcl" and tree.lower[index].endswith("ing") else None


def _replacing(scene: Scene, index: int) -> Entity | None:
    """With whom, or by whom, somebody is said to be replaced."""
    with_ = (c for c in scene.tree.of(index, "obl") if scene.tree.cases(c)[:1] in (["with"], ["by"]))
    return next((p for c in with_ if (p := named_at(scene, c)) is not None), None)


def _by_noun(scene: Scene, index: int, lemma: str) -> Iterator[Turn]:
    """ "The resignation of X as minister", "X's appointment as head"."""
    words, tree = tenure_words(), scene.tree
    if lemma in ("successor", "replacement"):
        yield from _beside(scene, index, follows=True)
    if lemma == "predecessor":
        yield from _beside(scene, index, follows=False)
    if lemma in words.terms:
        yield from _term(scene, index)
    if lemma not in words.nouns_in | words.nouns_out:
        return
    owners = [c for c in tree.children[index] if tree.words[c].deprel == "nmod:poss"]
    owners += [c for c in tree.of(index, "nmod") if tree.cases(c)[:1] == ["of"]]
    person = next((p for c in owners if (p := person_at(scene, c)) is not None), None)
    handed_in = tree.relation(index) == "obj" and tree.words[tree.words[index].head].lemma.lower() in words.goes_out
    if lemma in words.nouns_out and handed_in:
        return  # the verb tells it: "handed in his resignation"
    if lemma in words.nouns_out:
        yield Turn(index, goes=person, named_only=lemma not in words.out_alone)
    else:
        yield Turn(index, comes=person, named_only=True)


def _term(scene: Scene, index: int) -> Iterator[Turn]:
    """ "X's term as minister ended on Monday", "his mandate has expired"."""
    tree, verb = scene.tree, scene.tree.words[index].head
    ended = verb >= 0 and tree.words[verb].lemma.lower() in tenure_words().ends
    if ended and tree.relation(index) == "nsubj":
        owners = (c for c in tree.children[index] if tree.words[c].deprel == "nmod:poss" or "of" in tree.cases(c))
        yield Turn(index, goes=next((p for c in owners if (p := person_at(scene, c))), None), told=verb)


def _beside(scene: Scene, index: int, *, follows: bool) -> Iterator[Turn]:
    """ "X's successor, Y", "his successor is Y", "her predecessor, Y": no likely one, nor one yet to be found."""
    tree = scene.tree
    owner = next(
        (p for c in tree.children[index] if tree.words[c].deprel == "nmod:poss" and (p := person_at(scene, c))), None
    )
    if owner is None or any(tree.of(index, "amod")):
        return
    beside = [*tree.of(index, "appos", "flat")]
    if tree.relation(index) in ("appos", "compound"):
        beside.append(tree.words[index].head)
    if any(tree.of(index, "cop")):
        beside += tree.of(index, "nsubj")
    if tree.relation(index) == "nsubj" and any(tree.of(tree.words[index].head, "cop")):
        beside.append(tree.words[index].head)
    person = next((p for c in beside if (p := person_at(scene, c)) is not None and p.named and p is not owner), None)
    if person is not None:
        yield Turn(index, comes=person if follows else owner, goes=owner if follows else person)


def _is_bare(scene: Scene, index: int, lemma: str) -> bool:
    """Whether a passive says no more than when or by whom: "was appointed on Friday", "since she was elected"."""
    tree = scene.tree
    if (
        lemma not in tenure_words().puts_in_bare
        or not is_passive(tree, index)
        or tree.relation(index) in ("acl", "amod")
    ):
        return False
    beside = [c for c in tree.of(index, "obj", "xcomp", "obl", "ccomp", "advmod") if c > index]
    plain = (
        tree.cases(c)[:1] in (["in"], ["on"], ["by"], ["last"], ["at"], ["since"])
        or tree.words[c].upos in ("NUM", "ADV")
        or tree.words[c].deprel == "obl:unmarked"
        for c in beside
    )
    return all(plain) and any(
        tree.words[c].upos in ("PROPN", "NUM") or tree.words[c].deprel == "obl:unmarked" for c in beside
    )


def _commanded(scene: Scene, index: int) -> str | None:
    """The commander, where a body of troops is what somebody is relieved or stripped of."""
    tree = scene.tree
    commanded = tenure_words().commanded
    found = (c for c in tree.of(index, "obl") if "of" in tree.cases(c) and tree.words[c].lemma.lower() in commanded)
    body = next(found, None)
    if body is None:
        return None
    own = tree.lower[body] == "command" and not any("of" in tree.cases(c) for c in tree.of(body, "nmod"))
    return None if own else "commander"  # "relieved of his command": whatever that is


def _handed(scene: Scene, index: int) -> int | None:
    """The office that somebody hands on: "handed over power", "passed the chairmanship to Y"; None where it is none."""
    tree, words = scene.tree, tenure_words()
    for child in tree.of(index, "obj", "obl"):
        noun = tree.words[child].lemma.lower()
        titled = title_of(tree, child) or noun in words.handed or (noun == "chair" and any(tree.of(child, "nmod")))
        if titled and tree.cases(child)[:1] in ([], ["over"], ["on"]):
            return child
    return None


def _goes(scene: Scene, index: int, lemma: str) -> bool:
    """Whether the verb tells of leaving an office: alone, or with the word that makes it so."""
    wanted = tenure_words().goes_out_with.get(lemma)
    if wanted is None:
        return True
    tree = scene.tree
    if lemma == "retire" and not any("from" in tree.cases(c) or "to" in tree.cases(c) for c in tree.of(index, "obl")):
        return True
    rooms = ("DET", "PRON", "PROPN", "PART")
    if any(tree.lower[c] == "office" and tree.words[c - 1].upos in rooms for c in tree.of(index, "obj")):
        return False  # "left the office", "left the bank's Oslo office": rooms
    beside = tree.children[index]
    near = {tree.words[c].lemma.lower() for c in beside} | {case for c in beside for case in tree.cases(c)}
    return not wanted.isdisjoint(near | {"presidency" for c in beside if title_of(tree, c)})


def _with_office(scene: Scene, index: int) -> bool:
    """Whether an office is what is taken: "took office", "took over as", "assumed the presidency"."""
    tree, words = scene.tree, tenure_words()
    for child in tree.of(index, "obj", "obl", "compound"):
        if tree.words[child].lemma.lower() in words.office or title_of(tree, child) or tree.lower[child] == "over":
            return True
        if tree.lower[child] == "place" and any(tree.of(child, "nmod")):
            return True
    return False


def _to_post(tree: Tree, index: int) -> bool:
    """Whether somebody is put into an office that is only pointed at: "elected to the post"."""
    posts = tenure_words().office
    return any(
        tree.words[c].lemma.lower() in posts and tree.cases(c)[:1] in (["to"], ["in"]) for c in tree.of(index, "obl")
    )


def _titled(scene: Scene, index: int) -> str | None:
    """The office that a noun like "presidency" beside the verb is of."""
    return next((title for c in scene.tree.of(index, "obj", "obl") if (title := title_of(scene.tree, c))), None)


def title_of(tree: Tree, index: int) -> str | None:
    return tenure_words().titled.get(tree.words[index].lemma.lower())


def is_passive(tree: Tree, index: int) -> bool:
    if any(tree.words[c].deprel in ("nsubj:pass", "aux:pass") for c in tree.children[index]):
        return True
    participle = tree.words[index].upos == "ADJ" or tree.lower[index].endswith(("ed", "n", "t"))
    bare = not any(True for _ in tree.of(index, "nsubj", "obj"))
    named = (c for c in tree.of(index, "xcomp") if c > index)
    bare = bare and not any(
        tree.lower[d] in ("a", "an") for c in named for d in tree.of(c, "det")
    )  # "named a new head"
    return participle and bare and tree.words[index].deprel in ("acl", "amod", "advcl", "conj")


def undergoer(scene: Scene, index: int) -> Entity | None:
    """Whom the verb is done to."""
    return subject_of(scene, index) if is_passive(scene.tree, index) else object_of(scene, index)


def doer(scene: Scene, index: int) -> Entity | None:
    return None if is_passive(scene.tree, index) else subject_of(scene, index)


def object_of(scene: Scene, index: int) -> Entity | None:
    """The person who is its object, or the name between it and the office's words ("named X minister")."""
    tree = scene.tree
    for child in tree.of(index, "obj", "xcomp"):
        if tree.lower[child] in SELF:
            return subject_of(scene, index)
        if tree.lower[child] in ("who", "whom", "that") and tree.relation(index) == "acl":
            return person_at(scene, tree.words[index].head)
        inner = (
            c for c in tree.of(child, "compound", "nmod", "flat", "appos") if index < c < child and not _owns(tree, c)
        )
        person = next((p for c in inner if (p := person_at(scene, c)) is not None and p.named), None)
        if person is not None or (person := person_at(scene, child)) is not None:
            return person
    return None


def _owns(tree: Tree, index: int) -> bool:
    """Whether the word says whose something is: "his" of "dismissed his minister"."""
    return tree.words[index].deprel == "nmod:poss"


def subject_of(scene: Scene, index: int) -> Entity | None:
    """The person who is its subject, said or taken up: by "who", by a participle, by the verb it is joined to."""
    tree = scene.tree
    for _ in range(MAX_DEPTH):
        for child in tree.of(index, "nsubj"):
            if tree.lower[child] in ("who", "that", "which") and tree.relation(index) == "acl":
                return person_at(scene, tree.words[index].head)
            return person_at(scene, child)
        head, relation = tree.words[index].head, tree.relation(index)
        if head < 0:
            return None
        if relation in ("acl", "amod"):
            return person_at(scene, head)
        if relation not in ("conj", "xcomp", "advcl"):
            return None
        index = head
    return None


def person_at(scene: Scene, index: int | None) -> Entity | None:
    """The one person whom the word, or the name or office that it stands in, denotes; one with a name that stands
    beside it in its place: "the man who put her there, the minister X", "X, the Kenyan who heads it"."""
    if index is None:
        return None
    person, tree = _one_person(scene, index), scene.tree
    if person is None or not person.named:
        beside = [*tree.of(index, "appos"), *([tree.words[index].head] if tree.relation(index) == "appos" else [])]
        beside += [c for c in tree.of(index, "conj") if not any(tree.of(c, "cc")) and tree.lower[c - 1] != "and"]
        named = (p for c in beside if (p := _one_person(scene, c)) is not None and p.named)
        return next(named, person)
    return person


def _one_person(scene: Scene, index: int) -> Entity | None:
    people = {id(e): e for e in denoted(scene, index) if e.type == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def named_at(scene: Scene, index: int) -> Entity | None:
    """The person with a name whom the word denotes, or who is named beside it: "an Irishman, Brigadier X"."""
    person = person_at(scene, index)
    return person if person is not None and person.named else None


def denoted(scene: Scene, index: int) -> list[Entity]:
    number = scene.name_at(index)
    if number is None:  # a form of address that heads the name: "H.E. Moreau"
        flat = (scene.name_at(c) for c in scene.tree.of(index, "flat") if c == index + 1)
        number = next((n for n in flat if n is not None), None)
    if number is not None and number in scene.entities:
        return [root(entity) for entity in scene.entities[number]]
    if scene.heads.get(index):
        return [root(entity) for entity in scene.heads[index]]
    for office in scene.offices:
        if office.first <= index < office.last and office.holder is not None and office.holder in scene.entities:
            return [root(entity) for entity in scene.entities[office.holder]]
    return []


def is_done(scene: Scene, index: int) -> bool:
    """Whether the report tells the word's deed as done."""
    clauses = Clauses(scene.tree.sentence)
    start = scene.tree.words[index].start
    at = next((i for i, word in enumerate(clauses.words) if word.start == start), None)
    return at is not None and not _is_wished(scene.tree, index) and StatusReader(clauses).of(at).status in DONE


def _is_wished(tree: Tree, index: int) -> bool:
    """Whether a participle after an object says what is wanted of it: "wants the minister dismissed"."""
    noun = tree.words[index].head
    if noun < 0 or tree.words[index].deprel != "acl" or tree.relation(noun) != "obj":
        return False
    wants = tree.words[tree.words[noun].head].lemma.lower()
    return statuses().governors.get(wants, "occurred") != "occurred"
