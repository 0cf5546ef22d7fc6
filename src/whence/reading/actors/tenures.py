"""Offices that begin and end, as a report tells it: "named X minister", "X resigned", "Y, who succeeded X as head".

Read from verbs and nouns of coming in and going out, each with its person, its office and its day. Only what is told
as done counts: who is to be appointed, is said not to have resigned, or ought to be dismissed, keeps what they have.
An office that the words leave out is the one that the report gives the person elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from whence.codebook.offices import portfolios
from whence.codebook.tenures import tenure_words
from whence.model.reading import Claim, Holds
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression
from whence.reading.actors.bodies import body_of, is_open
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.focus import clearly_spoken_of
from whence.reading.actors.handovers import handovers
from whence.reading.actors.offices import HEADS_OF_STATE, MINISTERS, Office
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.seats import seats
from whence.reading.actors.tree import Tree
from whence.reading.actors.turns import Turn, denoted, is_done, object_of, person_at, subject_of, title_of, turns

Found = tuple[Claim, Entity, Entity | None]
Held = dict[int, list[tuple[Claim, Entity | None]]]
# How far behind its verb an office's words may begin.
MAX_REACH = 14
MAX_DEPTH = 12
# How many sentences back an office was left into which somebody is told to have come (a choice, not a measurement).
NEAR = 1
OTHER_CLAUSES = frozenset({
    "acl", "acl:relcl", "advcl", "advcl:relcl", "parataxis", "conj", "ccomp", "csubj", "punct", "cc", "mark",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Post:
    """An office's title, the body that it is an office of, and whether it is held for the time being.

    Without title or body where the words leave them open; what other reports say of the person may settle it.
    """

    title: str | None
    body: Entity | None
    acting: bool = False


@dataclass(slots=True)
class Vacancies:
    """Offices that the report has told to have been left, the last first, with the sentence and who left them."""

    rows: list[tuple[int, Post, Entity]] = field(default_factory=list)

    def left(self, scene: Scene, post: Post, person: Entity) -> None:
        """Note that `person` left `post`."""
        self.rows.insert(0, (scene.number, post, person))

    def beside(self, scene: Scene, person: Entity) -> Post | None:
        """The post into which `person` comes where no words say which: that left last, here or a sentence before."""
        if not person.named:
            return None
        near = (row for row in self.rows if 0 <= scene.number - row[0] <= NEAR and row[2] is not person)
        return next((post for _, post, _ in near), None)


def find_tenures(stage: Stage, times: Sequence[TimeExpression], known: Sequence[Found]) -> Iterator[Found]:
    """Claims that an office began or ended, with subject and object as entities; `known` are the offices that stand."""
    held: Held = {}
    vacant = Vacancies()
    for claim, person, body in sorted(known, key=lambda found: found[0].spans):
        if claim.type == "office":
            held.setdefault(id(root(person)), []).append((claim, root(body) if body else None))
    for scene in stage.scenes:
        words = range(len(scene.tree.words))
        found = (t for at in words for t in (*turns(scene, at), *handovers(scene, at), *seats(scene, at)))
        for turn in (t for t in found if (t.comes or t.goes) and is_done(scene, t.at)):
            for claim, person, body in _claims(stage, scene, turn, times, held, vacant):
                held.setdefault(id(person), []).append((claim, body))
                yield claim, person, body
        yield from _lasting(stage, scene, times)
        yield from _in_office(stage, scene, times, held)


def _claims(
    stage: Stage, scene: Scene, turn: Turn, times: Sequence[TimeExpression], held: Held, vacant: Vacancies
) -> Iterator[Found]:
    office = _office(scene, turn) if turn.unlike is None else None
    time = time_of(scene, turn.at, times, since=turn.since)
    replaced = _replaced(scene, turn.at) if turn.comes is not None and turn.goes is None else None
    goes = turn.goes or replaced
    goes = None if goes is turn.comes else goes
    sides: tuple[tuple[Entity | None, Entity | None, Holds], ...] = (
        (turn.comes, goes, "began"),
        (goes, turn.comes, "ended"),
    )
    for person, other, holds in sides:
        if person is None or (turn.named_only and not (office or turn.title or other or _titled(scene, turn, person))):
            continue
        post = _post(stage, scene, turn, office, person, other, held)
        if post is None and person is turn.comes and (other is None or not other.named):
            post = vacant.beside(scene, person)
        if person is goes and post is not None:
            vacant.left(scene, post, person)
        if post is not None and post.body is not person and (turn.unlike is None or post.title != turn.unlike):
            span = _words(stage, scene, turn.at, office)
            # Who came for somebody may have come long after that one went.
            day = None if person is replaced else time
            yield Claim("office", "", "", (span,), post.title, holds, post.acting, day), person, post.body


def _titled(scene: Scene, turn: Turn, person: Entity) -> bool:
    """Whether a participle stands beside a person with a title, whose it then is: "Minister X, appointed on Friday"."""
    if scene.tree.relation(turn.at) not in ("acl", "conj"):
        return False
    titled = (o for o in scene.offices if o.holder is not None and not o.ended and o.first < turn.at)
    return any(root(e) is person for o in titled for e in scene.entities.get(o.holder or 0, []))


def _post(
    stage: Stage, scene: Scene, turn: Turn, office: Office | None, person: Entity, other: Entity | None, held: Held
) -> Post | None:
    """The post that the words name, with its body from elsewhere where they leave it out; without words, one known."""
    known = _known(person, held, scene, turn, had=person is not turn.comes)
    if other is not None:  # who follows somebody comes into what that one had
        theirs = _known(other, held, scene, turn, left=person is turn.comes, had=person is turn.comes)
        known = [*theirs, *known] if person is turn.comes else [*known, *theirs]
    if office is not None and office.title:
        body = body_of(stage, scene, office, person)
        if body is not None:
            return Post(f"{office.title}{_charge(scene, turn, office)}", body, office.acting)
        found = next((p for p in known if p.title and _alike(office.title, p.title)), None)
        if found is None:
            return Post(office.title, None, office.acting) if is_open(scene, office) else None
        return Post(f"{found.title}{_charge(scene, turn, office)}", found.body, office.acting)
    if turn.title is not None and turn.of is not None:
        return Post(turn.title, turn.of)
    if turn.title is not None:
        land = _of_land(stage, scene, turn)
        if land is not None:
            return Post(turn.title, land)
        found = next((p for p in known if p.title and _alike(turn.title, p.title)), None)
        if found is not None or not turn.title.endswith(" minister"):
            return found or Post(turn.title, None)
        return _of_state(stage, scene, turn, person)
    if known:
        return known[0]
    return Post(None, None) if _speaks_alone(scene, turn, person, other) else None


def _speaks_alone(scene: Scene, turn: Turn, person: Entity, other: Entity | None) -> bool:
    """Whether the word tells of an office whatever it stands with: "resigned", "was dismissed", "X succeeded Y"."""
    words, lemma = tenure_words(), scene.tree.words[turn.at].lemma.lower()
    if lemma in words.follows or lemma in ("successor", "replacement") or lemma in words.has | words.passes_to:
        return other is not None and other.named and person.named
    return lemma in words.out_alone and person.named


def _of_state(stage: Stage, scene: Scene, turn: Turn, person: Entity) -> Post | None:
    """A minister's post where only the portfolio is named: of the holder's country, else of that in focus."""
    country = person.country or clearly_spoken_of(stage, [(scene, turn.at)])
    return Post(turn.title or "", stage.registry.country(country) if country else None)


def _charge(scene: Scene, turn: Turn, office: Office) -> str:
    """What a minister whose words name no portfolio takes charge of: "takes charge of Labour as acting minister"."""
    tree = scene.tree
    if office.noun not in MINISTERS or office.key[2]:
        return ""
    for child in tree.of(turn.at, "obj", "obl"):
        for over in tree.of(child, "nmod") if tree.lower[child] in ("charge", "portfolio", "ministry") else ():
            if "of" in tree.cases(over) and tree.lower[over] in portfolios():
                first = min([over, *tree.of(over, "amod", "compound")])
                return f" of {tree.text(first, over + 1).lower()}"
    return ""


def _alike(one: str, other: str) -> bool:
    return one in other or other in one


def _known(person: Entity, held: Held, scene: Scene, turn: Turn, *, left: bool = False, had: bool = True) -> list[Post]:
    """The posts that the report gives the person: the nearest before the word first, then those after it.

    Those that the person has, where there are any, else, if `had`, those of before; with `left` those that the person
    has left.
    """
    here = scene.tree.words[turn.at].end
    rows = [(claim, body) for claim, body in held.get(id(person), []) if claim.detail]
    if left:  # nobody else comes into what somebody has just come into
        rows = [row for row in rows if row[0].holds == "ended"] or [row for row in rows if row[0].holds == "stands"]
    rows = [row for row in rows if row[0].holds != "ended"] or (rows if had else [])
    before = [row for row in rows if row[0].spans[0].start <= here]
    after = [row for row in rows if row[0].spans[0].start > here]
    return [Post(claim.detail or "", body, claim.acting) for claim, body in (*reversed(before), *after)]


def _of_land(stage: Stage, scene: Scene, turn: Turn) -> Entity | None:
    """The country that the words after "presidency" name."""
    tree = scene.tree
    for noun in (c for c in tree.of(turn.at, "obj", "obl") if title_of(tree, c)):
        for child in tree.of(noun, "nmod", "compound", "amod"):
            for entity in denoted(scene, child):
                if entity.type == "country":
                    return entity
    return None


def _office(scene: Scene, turn: Turn) -> Office | None:
    """The office's words that go with the word: after it, of its clause, and not those of a person named there."""
    tree = scene.tree
    people = {id(e) for e in (turn.comes, turn.goes) if e is not None}
    for office in scene.offices:
        if not turn.at <= office.first <= turn.at + MAX_REACH or not _hangs_on(tree, office.head, turn.at):
            continue
        first = tree.lower[office.first] in ("first", "second", "third") and office.noun in HEADS_OF_STATE
        if turn.comes is not None and (first or office.ended or _already_held(scene, office)):
            continue  # "became the first president to go there", "appointed X, a former minister, to succeed him"
        holder = scene.entities.get(office.holder, []) if office.holder is not None else []
        if not holder or any(id(root(e)) in people for e in holder):
            return office
    return None


def _already_held(scene: Scene, office: Office) -> bool:
    """Whether "the" and a comma say that it is what its holder is, not what they become: "named the premier, X"."""
    if office.holder is None or office.began or not office.determined:
        return False
    tree, name = scene.tree, scene.names[office.holder]
    return tree.lower[office.first - 1] == "the" and tree.lower[office.last : name.first][:1] == [","]


def _hangs_on(tree: Tree, index: int, above: int) -> bool:
    """Whether the way up from `index` meets `above` before another verb."""
    for _ in range(MAX_DEPTH):
        if index == above:
            return True
        index = tree.words[index].head
        if index < 0 or (index != above and tree.words[index].upos in ("VERB", "AUX")):
            return False
    return False


def time_of(scene: Scene, index: int, times: Sequence[TimeExpression], *, since: bool = False) -> int | None:
    """The date that hangs on the word, the nearest where there are several; with `since` that since which it is so."""
    tree = scene.tree
    found: list[tuple[int, int]] = []
    for number, time in enumerate(times):
        relation = time.value.relation
        fits = relation == "since" if since else relation not in ("since", "until")
        if time.value.kind != "date" or time.value.of_saying or not fits:
            continue
        at = next((i for i, word in enumerate(tree.words) if word.start == time.span.start), None)
        inside = tree.sentence.start <= time.span.start < tree.sentence.end
        if inside and at is not None and _hangs_on(tree, at, index):
            found.append((abs(at - index), number))
    return min(found)[1] if found else None


def _replaced(scene: Scene, index: int) -> Entity | None:
    """Whom someone comes in for: "in place of X", "took X's place", "as X's successor", "took over from X"."""
    tree = scene.tree
    for child in tree.children[index]:
        if tree.lower[child] == "place" and tree.cases(child)[:1] == ["in"]:
            return next((p for c in tree.of(child, "nmod") if (p := person_at(scene, c)) is not None), None)
        if tree.words[child].lemma.lower() in tenure_words().follows and tree.relation(child) == "advcl":
            return object_of(scene, child)
        if tree.lower[child] in ("successor", "replacement") or tree.words[child].lemma.lower() in tenure_words().seats:
            owners = (c for c in tree.of(child, "nmod") if tree.words[c].deprel == "nmod:poss" or "to" in tree.cases(c))
            return next((p for c in owners if (p := person_at(scene, c)) is not None), None)
    if any(tree.lower[c] == "over" for c in tree.children[index]):
        froms = (i for i in range(index, len(tree.words)) if "from" in tree.cases(i) and _hangs_on(tree, i, index))
        return next((p for i in froms if (p := person_at(scene, i)) is not None), None)
    return None


def _words(stage: Stage, scene: Scene, index: int, office: Office | None) -> Span:
    """The words from the clause's first to its last that tell it: the turn, its person, its office."""
    tree = scene.tree
    under = [index, *_under(tree, index, 0)]
    first, last = min(under), max([*under, *([office.last - 1] if office is not None else [])])
    while last > index and not any(c.isalnum() for c in tree.words[last].text):
        last -= 1
    return stage.report.span(tree.words[first].start, tree.words[last].end)


def _under(tree: Tree, index: int, depth: int) -> list[int]:
    """All words under `index` but those of other clauses."""
    if depth > MAX_DEPTH:
        return []
    own = [c for c in tree.children[index] if tree.words[c].deprel not in OTHER_CLAUSES]
    return [w for c in own for w in (c, *_under(tree, c, depth + 1))]


def _lasting(stage: Stage, scene: Scene, times: Sequence[TimeExpression]) -> Iterator[Found]:
    """ "X has been minister since 2019", "X was minister from 2019 to 2021", "X is no longer minister"."""
    for office in scene.offices:
        person = _bearer(scene, office) or _holder(scene, office)
        if person is None or not office.title or office.ended:
            continue
        body = body_of(stage, scene, office, person)
        if body is person or (body is None and not is_open(scene, office)):
            continue
        span = _words(stage, scene, office.head, office)
        for holds, time in _ends(scene, office, times):
            yield Claim("office", "", "", (span,), office.title, holds, office.acting, time), person, body


def _in_office(stage: Stage, scene: Scene, times: Sequence[TimeExpression], held: Held) -> Iterator[Found]:
    """ "X, in office since May", "who had been in power until 2019": of the office that the report gives X."""
    tree = scene.tree
    for index, word in enumerate(tree.lower):
        if word not in ("office", "power", "post") or tree.cases(index)[:1] != ["in"]:
            continue
        person = subject_of(scene, index)
        known = _known(person, held, scene, Turn(index)) if person is not None else []
        if person is None or not known or known[0].body is person:
            continue
        span = _words(stage, scene, index, None)
        for number, time in enumerate(times):
            at = next((i for i, w in enumerate(tree.words) if w.start == time.span.start), None)
            holds: Holds | None = {"since": "began", "until": "ended"}.get(time.value.relation)  # type: ignore[assignment]
            if at is not None and holds is not None and _hangs_on(tree, at, index):
                post = known[0]
                yield Claim("office", "", "", (span,), post.title, holds, post.acting, number), person, post.body


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
        at = next((i for i, word in enumerate(tree.words) if word.start == time.span.start), None)
        if at is None or not any(_hangs_on(tree, at, i) for i in range(office.first, office.last)):
            continue
        if time.value.kind == "date" and (time.value.until is not None or time.value.relation == "since"):
            yield "began", number
        if time.value.kind == "date" and (time.value.until is not None or time.value.relation == "until"):
            yield "ended", number
    at = office.first
    if at > 1 and tree.lower[at - 2 : at] == ["no", "longer"]:
        yield "ended", None
