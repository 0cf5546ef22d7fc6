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
from whence.reading.actors.handovers import handovers, minister_of
from whence.reading.actors.hanging import Found, hangs_on, time_of, words_of
from whence.reading.actors.incumbents import lasting
from whence.reading.actors.leading import lasts, leadings
from whence.reading.actors.offices import DEPUTY, HEADS_OF_STATE, MINISTERS, Office
from whence.reading.actors.scene import Scene, Stage
from whence.reading.actors.seats import seats
from whence.reading.actors.turns import Turn, denoted, is_done, object_of, person_at, subject_of, title_of, turns

Held = dict[int, list[tuple[Claim, Entity | None]]]
# How far behind its verb an office's words may begin.
MAX_REACH = 14
# How many sentences back at most an office was left into which somebody comes (a choice, not a measurement).
NEAR = 2
# Who goes out of what is no office may keep an office: "resigned from the party", "was removed from the list".
LEAVES_BODIES = frozenset({"resign", "resignation", "remove", "step", "stand", "dismiss", "dismissal"})
OFFICES_OF_STATE = frozenset({"government", "cabinet", "ministry", "administration", "presidency", "premiership"})
# Sectors of bodies that put others than their own officers in.
STATE_SECTORS = ("GOV", "MIL", "COP", "SPY", "JUD", "LEG", "IGO")


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
        kinds = (turns, handovers, seats, leadings)
        at_words = ([turn for kind in kinds for turn in kind(scene, at)] for at in range(len(scene.tree.words)))
        found = (turn for at_word in at_words for turn in _fullest(at_word))
        for turn in (t for t in found if (t.comes or t.goes) and _is_told(scene, t)):
            for claim, person, body in _claims(stage, scene, turn, times, held, vacant):
                held.setdefault(id(person), []).append((claim, body))
                if person.named or claim.holds == "ended":  # who "a new premier" is, nobody can ask
                    yield claim, person, body
        yield from lasting(stage, scene, times)
        yield from _in_office(stage, scene, times, held)


def _fullest(found: Sequence[Turn]) -> list[Turn]:
    """What is told at one word, without what says less of who comes in than something else does."""
    said = {id(turn.comes) for turn in found if turn.comes is not None and turn.title is not None}
    return [t for t in found if t.title or t.goes is not None or t.after is not None or id(t.comes) not in said]


def _is_told(scene: Scene, turn: Turn) -> bool:
    """Whether the turn is told as done; what a body has voted to do with its own officers is."""
    return is_done(scene, _telling(scene, turn))


def _telling(scene: Scene, turn: Turn) -> int:
    """The verb that tells the turn as done."""
    tree, told = scene.tree, turn.at if turn.told is None else turn.told
    voted = tree.relation(told) == "xcomp" and tree.words[tree.words[told].head].lemma.lower() == "vote"
    return tree.words[told].head if voted else told


def _claims(
    stage: Stage, scene: Scene, turn: Turn, times: Sequence[TimeExpression], held: Held, vacant: Vacancies
) -> Iterator[Found]:
    office = _office(scene, turn) if turn.unlike is None else None
    time = time_of(scene, turn.at, times, since=turn.since)
    told = _telling(scene, turn)
    if time is None and told != turn.at:
        time = time_of(scene, told, times)
    replaced = turn.after
    if replaced is None and turn.comes is not None and turn.goes is None:
        replaced = _replaced(scene, turn.at)
    goes = turn.goes or replaced
    goes = None if goes is turn.comes else goes
    sides: tuple[tuple[Entity | None, Entity | None, Holds], ...] = (
        (turn.comes, goes, "began"),
        (goes, turn.comes, "ended"),
    )
    for person, other, holds in sides:
        if person is None or (turn.named_only and not (office or turn.title or other or _titled(scene, turn, person))):
            continue
        had = _had_before(person, held, scene) if person is replaced else held
        post = _post(stage, scene, turn, office, person, other, had)
        if post is None and person is turn.comes and (other is None or not other.named):
            post = vacant.beside(scene, person)
        if person is goes and post is not None:
            vacant.left(scene, post, person)
        if post is not None and post.body is not person and (turn.unlike is None or post.title != turn.unlike):
            whole = words_of(stage, scene, turn.at if turn.told is None else turn.told, office)
            span = whole if turn.told is None else _together(stage, whole, words_of(stage, scene, turn.at, office))
            # Who came for somebody may have come long after that one went.
            day = None if person is replaced else time
            yield Claim("office", "", "", (span,), post.title, holds, post.acting, day), person, post.body


def _had_before(person: Entity, held: Held, scene: Scene) -> Held:
    """What is held, without the offices into which the sentence has just put the person: "now has her old desk"."""
    start = scene.tree.sentence.start
    rows = [row for row in held.get(id(person), []) if row[0].holds != "began" or row[0].spans[0].start < start]
    return {**held, id(person): rows}


def _together(stage: Stage, one: Span, other: Span) -> Span:
    return stage.report.span(min(one.start, other.start), max(one.end, other.end))


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
    known = _known(person, held, scene, turn, had=person is not turn.comes and not turn.dead)
    if turn.dead:
        return known[0] if known else None
    if other is not None:  # who follows somebody comes into what that one had
        theirs = _known(other, held, scene, turn, left=person is turn.comes, had=person is turn.comes)
        known = [*theirs, *known] if person is turn.comes else [*known, *theirs]
    if office is not None and office.title:
        body = body_of(stage, scene, office, person)
        if body is not None:
            return Post(f"{office.title}{_charge(scene, turn, office)}", body, office.acting)
        found = next((p for p in known if p.title and _alike(office.title, p.title)), None)
        if found is None:
            named = _naming_body(scene, turn) if person is turn.comes else None
            return Post(office.title, named, office.acting) if named or is_open(scene, office) else None
        return Post(f"{found.title}{_charge(scene, turn, office)}", found.body, office.acting)
    if turn.title is not None and turn.of is not None:
        return Post(turn.title, turn.of)
    if turn.title is not None:
        body = _of_body(stage, scene, turn)
        if body is not None:
            return Post(turn.title, body)
        found = next((p for p in known if p.title and _alike(turn.title, p.title)), None)
        if found is not None or not turn.title.endswith(" minister"):
            return found or Post(turn.title, None)
        return _of_state(stage, scene, turn, person)
    if person is turn.comes and scene.tree.words[turn.at].lemma.lower() == "take":
        known = [post for post in known if DEPUTY.isdisjoint((post.title or "").split())]
    if known:  # "the vice president, X, took over": not as vice president
        return known[0]
    return Post(None, None) if _speaks_alone(scene, turn, person, other) else None


def _naming_body(scene: Scene, turn: Turn) -> Entity | None:
    """The party, club or firm that puts its own officer in: "the Harvest Party elected X leader"."""
    tree, at = scene.tree, turn.at if turn.told is None else turn.told
    if tree.words[at].lemma.lower() not in tenure_words().puts_in:
        return None
    namers = [c for c in tree.children[at] if tree.words[c].deprel == "nsubj" or "by" in tree.cases(c)]
    owners = [
        o for c in namers for o in tree.children[c] if tree.words[o].deprel == "nmod:poss" or "of" in tree.cases(o)
    ]
    found = [e for c in (*owners, *namers) for e in denoted(scene, c) if e.named and lasts(e) and not e.country][:1]
    return found[0] if len(found) == 1 and not (found[0].code or "").startswith(STATE_SECTORS) else None


def _speaks_alone(scene: Scene, turn: Turn, person: Entity, other: Entity | None) -> bool:
    """Whether the word tells of an office whatever it stands with: "resigned", "was dismissed", "X succeeded Y"."""
    words, lemma = tenure_words(), scene.tree.words[turn.at].lemma.lower()
    if lemma in words.follows | words.nouns_next | words.has | words.passes_to | words.takes_seat:
        return other is not None and other.named and person.named
    froms = [c for c in scene.tree.of(turn.at, "obl") if "from" in scene.tree.cases(c)]
    elsewhere = any(scene.tree.words[c].lemma.lower() not in words.office | OFFICES_OF_STATE for c in froms)
    return lemma in words.out_alone and person.named and not (elsewhere and lemma in LEAVES_BODIES)


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


def _of_body(stage: Stage, scene: Scene, turn: Turn) -> Entity | None:
    """The country or body that the words after "presidency" or "the ministry" name: "the leadership of a party, Z"."""
    tree = scene.tree
    for noun in (c for c in tree.of(turn.at, "obj", "obl") if title_of(tree, c) or minister_of(tree, c)):
        for child in tree.of(noun, "nmod", "compound", "amod"):
            for entity in (e for at in (*tree.of(child, "appos"), child) for e in denoted(scene, at)):
                if entity.type == "country" or (title_of(tree, noun) and entity.named and lasts(entity)):
                    return entity
                if entity.country and minister_of(tree, noun):
                    return stage.registry.country(entity.country)
    return None


def _office(scene: Scene, turn: Turn) -> Office | None:
    """The office's words that go with the word: after it, of its clause, and not those of a person named there."""
    tree = scene.tree
    people = {id(e) for e in (turn.comes, turn.goes) if e is not None}
    for office in scene.offices:
        if not turn.at <= office.first <= turn.at + MAX_REACH or not hangs_on(tree, office.head, turn.at):
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


def _replaced(scene: Scene, index: int) -> Entity | None:
    """Whom someone comes in for: "in place of X", "took X's place", "as X's successor", "took over from X"."""
    tree = scene.tree
    for child in tree.children[index]:
        if tree.lower[child] == "place" and tree.cases(child)[:1] == ["in"]:
            return next((p for c in tree.of(child, "nmod") if (p := person_at(scene, c)) is not None), None)
        if tree.words[child].lemma.lower() in tenure_words().follows and tree.relation(child) == "advcl":
            return object_of(scene, child)
        noun = tree.words[child].lemma.lower()
        if noun in tenure_words().nouns_next - {"predecessor"} or noun in tenure_words().seats:
            owners = (c for c in tree.of(child, "nmod") if tree.words[c].deprel == "nmod:poss" or "to" in tree.cases(c))
            return next((p for c in owners if (p := person_at(scene, c)) is not None), None)
    if any(tree.lower[c] == "over" for c in tree.children[index]):
        froms = (i for i in range(index, len(tree.words)) if "from" in tree.cases(i) and hangs_on(tree, i, index))
        return next((p for i in froms if (p := person_at(scene, i)) is not None), None)
    return None


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
        span = words_of(stage, scene, index, None)
        for number, time in enumerate(times):
            at = tree.word_at(time.span.start)
            holds: Holds | None = {"since": "began", "until": "ended"}.get(time.value.relation)  # type: ignore[assignment]
            if at is not None and holds is not None and hangs_on(tree, at, index):
                post = known[0]
                yield Claim("office", "", "", (span,), post.title, holds, post.acting, number), person, post.body
