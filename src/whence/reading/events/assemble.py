"""Making event mentions of one sentence: candidates, their parts, status, sources, time and place, put together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from whence.codebook.contexts import contexts_of
from whence.codebook.frames import Row, frames, light_verbs, nearest_rows
from whence.codebook.plover import NEAREST
from whence.codebook.plover import contexts as known_contexts
from whence.model.mention import EventMention, QuantityMention, Source
from whence.model.parse import Sentence
from whence.model.reading import PlaceReferent, Referent
from whence.model.report import Report
from whence.model.span import Span
from whence.model.timeexpr import TimeExpression
from whence.reading.events.attribution import Attributor
from whence.reading.events.candidates import Candidate, candidates, covered
from whence.reading.events.cast import Cast, Named, Scene
from whence.reading.events.coding import choose
from whence.reading.events.dated import dated, dated_words
from whence.reading.events.findings import Finding
from whence.reading.events.general import is_general
from whence.reading.events.placing import Setting
from whence.reading.events.roles import Memory, Parts, assign, borrow_country, recall
from whence.reading.events.scheduled import by_its_day
from whence.reading.events.slots import Slots
from whence.reading.events.speakers import first_person
from whence.reading.events.status import StatusReader
from whence.reading.events.telling import is_denied_claim, is_performed, is_pointed, is_spoken, is_told, is_undergone
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.events.undated import undated

MAX_TRIGGER = 40
# Types of which one may be told without saying who did it: "40 people were killed".
ACTORLESS = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT", "ACCUSE"})
# Types of deeds, which are events although nobody that takes part is known: "a school was burned down on Sunday".
DEEDS = frozenset({"ASSAULT", "COERCE", "AID", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "CONSULT"})
SPOKEN = frozenset({"speak", "ask", "promise"})
# Types that an accord, promise or meeting may be about.
ABSTRACT = frozenset({"SUPPORT", "COOPERATE", "AGREE", "CONSULT"})
HOLDERS = frozenset({"AGREE", "SUPPORT", "CONSULT", "COOPERATE"})
CONTENT_ROWS = frozenset({"ties", "cooperate", "alliance", "negotiate"})
MAX_CONTENT_STEPS = 4
# Where the host, or the country that it befalls, is also where it was.
PLACED_BY_RECIPIENT = frozenset({"coup", "host"})
# Where what is struck, visited or reached is where it was.
PLACED_BY_OBJECT = frozenset({"CONSULT", "ASSAULT", "AID", "RETREAT", "MOBILIZE"})
PLACED_BY_TARGET = frozenset(
    {"capture-place", "shell", "shell-bare", "aerial", "attack", "attacked", "town-falls", "cede"}
)
BODILY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})  # types of deeds of bodies, done in a place
# Whoever may call a strike has not called it.
MOVING = frozenset({"visit", "travel", "act", "arrive", "leave"})


@dataclass(frozen=True, slots=True)
class Told:
    """What hangs on a sentence from other layers: times, quantities, sources of a quotation that runs on, and who
    gives out the report."""

    times: Sequence[tuple[int, TimeExpression]]
    quantities: Sequence[QuantityMention]
    before: tuple[Source, ...]
    issuers: tuple[Referent, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate with its parts and status, before it is made a mention."""

    candidate: Candidate
    parts: Parts
    finding: Finding
    swallowed: tuple[int, ...] = ()


class Assembler:
    """Makes the event mentions of one sentence of `report`."""

    def __init__(self, report: Report, cast: Cast, sentence: Sentence, memory: Memory, told: Told) -> None:
        self.report = report
        self.cast = cast
        self.tree = Tree(sentence)
        self.scene = Scene(self.tree, cast)
        self.memory = memory
        self.told = told
        self.setting = self._setting(())
        self.when = dated_words(self.tree, told.times)
        self.attributor = Attributor(report, self.tree, self.scene, told.before)
        self.scene.speaking = self._speaking
        self._asked: set[int] = set()  # pronouns whose speaker is being looked for: "we" may stand in its own source

    def mentions(self) -> list[EventMention]:
        """The event mentions, in order of their triggers."""
        found = candidates(self.tree, self.scene, self.when)
        if not found:
            self.memory.note_countries(self.scene)
            return []
        status = StatusReader(self.tree)
        self.memory.note_countries(self.scene)
        self.setting = self._setting([candidate.index for candidate in found])
        drafts = [draft for candidate in found if (draft := self._draft(candidate, status)) is not None]
        told = covered([draft.candidate for draft in drafts])
        drafts = _folded(self.tree, [draft for draft in drafts if draft.candidate.index not in told])
        predicates = [draft.candidate.index for draft in drafts]
        self.setting = self._setting(predicates)
        return [self._mention(draft) for draft in drafts]

    def _speaking(self, pronoun: int) -> list[Named]:
        if pronoun in self._asked:
            return []
        word = self.tree.words[pronoun]
        given_out_by = [Named(body, self.report.span(word.start, word.end)) for body in self.told.issuers]
        self._asked.add(pronoun)
        sources = self.attributor.of(pronoun)
        self._asked.discard(pronoun)
        return first_person(word.text, sources, self.cast, given_out_by)

    def _setting(self, predicates: Sequence[int]) -> Setting:
        return Setting(self.tree, self.scene, predicates, self.told.times, self.told.quantities)

    def _draft(self, candidate: Candidate, status: StatusReader) -> Draft | None:
        row, slots = candidate.row, candidate.slots
        support = Slots(self.tree, candidate.carrier) if candidate.carrier is not None else None
        parts = assign(row, self.scene, slots, self.memory, support)
        if not parts.actors and not parts.recipients:
            parts = recall(slots, self.memory) or parts
        if row.borrow == "country" and not parts.recipients and self._is_one(candidate.index):
            country = borrow_country(self.scene, slots, self.memory)
            if country is not None:
                parts.actors = [a for a in parts.actors if a.referent.id != country.referent.id]
                parts.recipients = [country]
                parts.because = ("recipient: country the sentence tells of",)
        if not self._is_event(candidate, parts):
            other = choose(self.tree, self.scene, slots, frames(), weak=False) if row.weak else self._nearest(candidate)
            return self._draft(replace(candidate, row=other), status) if other is not None else None
        self.memory.note(self.tree.lemma(candidate.index), parts)
        if row.borrow == "country" or row.shape.name in PLACED_BY_RECIPIENT:
            countries = [named for named in parts.recipients if named.referent.type == "country"]
            self.memory.befallen = next(iter(countries), self.memory.befallen)
        return Draft(
            candidate, parts, _status(candidate, status.of(candidate.index, row.type, carrier=candidate.carrier))
        )

    def _is_event(self, candidate: Candidate, parts: Parts) -> bool:
        """Whether enough is told: who takes part, or of a deed that it was a certain one."""
        row = candidate.row
        if row.mode != "cyber" and is_general(self.tree, candidate.slots, row.type, self.cast.lemmas):
            return False
        if row.mode == NEAREST:
            return True
        parties = len(parts.actors) + len(parts.recipients)
        undergone = is_undergone(self.tree, candidate.slots)
        if parties >= (2 if row.weak else 1) and (parts.actors or undergone or row.type in ACTORLESS):
            return True
        if row.weak:
            return parties > 0 and row.shape.name != "fight" and is_pointed(self.tree, candidate.slots)
        if row.shape.name in SPOKEN and parties and is_performed(self.tree, candidate.slots):
            return True
        if is_denied_claim(self.tree, candidate.index):
            return True
        if row.type not in DEEDS and row.shape.name in SPOKEN:
            return is_spoken(self.tree, candidate.slots) or is_pointed(self.tree, candidate.slots)
        at = (candidate.index, candidate.carrier)
        dated, placed = self.setting.time(*at) is not None, self.setting.place(*at) is not None
        return is_told(self.tree, candidate.slots, dated=dated, placed=placed)

    def _nearest(self, candidate: Candidate) -> Row | None:
        """The row without a type of its own for a happening of whose parties too little is told; None for any other."""
        parts = (self.tree, self.scene, candidate.slots)
        known = candidate.row.mode != NEAREST and (dated(*parts, self.when) or undated(*parts))
        return nearest_rows()[candidate.row.type] if known else None

    def _is_one(self, index: int) -> bool:
        """Whether the noun means a certain happening: one of them, or such as are pointed at, not "coups" at large."""
        word, tree = self.tree.words[index], self.tree
        return word.text.lower() == tree.lemma(index) or bool(tree.kids(index, "det", "nummod"))

    def _mention(self, draft: Draft) -> EventMention:
        candidate, row = draft.candidate, draft.candidate.row
        index, tree = candidate.index, self.tree
        words = self._clause(candidate)
        span = self.report.span(tree.words[words[0]].start, tree.words[words[-1]].end)
        frame = tree.frame_at.get(index)
        done = draft.finding.status in ("occurred", "ongoing")
        time = self.setting.time(index, candidate.carrier, done=done)
        place = self._place(draft)
        value = dict(self.told.times)[time].value if time is not None else None
        finding = by_its_day(self.tree, index, draft.finding, value)
        lemmas = [tree.lemma(i) for i in range(words[0], words[-1] + 1)]
        topics = {*contexts_of(lemmas), *row.contexts}
        rules = (*finding.rules, *draft.parts.because, *self.setting.because(index))
        return EventMention(
            span=span,
            trigger=self._trigger(candidate),
            lemma=tree.lemma(index),
            type=row.type,
            status=finding.status,
            frame=frame.roleset if frame else None,
            mode=row.mode,
            contexts=tuple(topic for topic in known_contexts() if topic in topics),
            status_spans=tuple(self._span(cue) for cue in sorted(finding.cues)),
            time=time,
            date=dict(self.told.times)[time].date if time is not None else None,
            place=place[0].id if place else None,
            place_spans=(place[1],) if place else (),
            participants=draft.parts.participants(),
            attributed_to=self.attributor.of(index),
            quantities=self.setting.quantities((index, *draft.swallowed, *candidate.covers)),
            vector=frame.vector if frame else (),
            because=(f"row {row.id}", f"frame {frame.roleset}" if frame else "no frame", *rules),
        )

    def _place(self, draft: Draft) -> tuple[PlaceReferent, Span] | None:
        """Where it was: what is taken, what hangs on the predicate, its parts, or the sentence's one place."""
        index, row = draft.candidate.index, draft.candidate.row
        if row.id in PLACED_BY_TARGET:
            for head in draft.candidate.slots.heads("object"):
                target = self.scene.place_at.get(head) or self.setting.spot((head,))
                if target is not None and target[0].precision != "country":
                    return target
        found = self.setting.place(index, draft.candidate.carrier, leaving=row.type == "RETREAT")
        found = self.setting.finest(index, found, self._place_of_parts(draft))
        found = found or (self.setting.place_of_target(index) if row.type in BODILY else None)
        found = found or self.setting.place_of_doer(index, bodily=row.type in BODILY)
        found = found or self._place_of_object(draft) or self.setting.place_within(index)
        return found or (self.setting.only_place(index) if row.type in BODILY else None)

    def _place_of_object(self, draft: Draft) -> tuple[PlaceReferent, Span] | None:
        """What is left, reached or shut; of what is no deed of bodies, a place may stand for those who govern there."""
        row, slots = draft.candidate.row, draft.candidate.slots
        known = row.type in DEEDS or row.mode == NEAREST
        found = self.setting.place_of_object(slots.index) if known else None
        return found or self.setting.spot(slots.heads("goal") if row.type in ("AID", "MOBILIZE") else ())

    def _place_of_parts(self, draft: Draft) -> tuple[PlaceReferent, Span] | None:
        row, parts = draft.candidate.row, draft.parts
        if row.shape.name in MOVING and row.type in PLACED_BY_OBJECT:
            for slot in ("obj", "ARG1"):
                for head in draft.candidate.slots.heads(slot):
                    found = self.scene.place_at.get(head) or self.setting.spot((head,))
                    if found is not None and (head in self.scene.place_at or found[0].precision != "country"):
                        return found
        if row.shape.name not in PLACED_BY_RECIPIENT:
            return None
        for named in parts.recipients:
            for place in self.cast.places_of(named.referent.country):
                return place, named.span
        return None

    def _clause(self, candidate: Candidate) -> list[int]:
        """The words that tell it: what hangs on the predicate, or on the light verb that carries it."""
        top = candidate.carrier if candidate.carrier is not None else candidate.index
        words = [*self.tree.subtree(top)]
        if self.tree.words[top].upos not in NOUNS:
            separate = [c for c in self.tree.kids(top, "conj", "parataxis") for c in self.tree.subtree(c)]
            words = [w for w in words if w not in set(separate)] or words
        while len(words) > 1 and self.tree.words[words[-1]].upos in ("PUNCT", "CCONJ"):
            words.pop()
        while len(words) > 1 and self.tree.words[words[0]].upos in ("PUNCT", "CCONJ"):
            words.pop(0)
        return words

    def _trigger(self, candidate: Candidate) -> Span:
        first, last = self.tree.words[candidate.covers[0]], self.tree.words[candidate.covers[-1]]
        if last.end - first.start <= MAX_TRIGGER:
            return self.report.span(first.start, last.end)
        nouns = [index for index in candidate.covers if self.tree.words[index].upos in NOUNS]
        return self._span(nouns[0] if nouns and self.tree.lemma(candidate.index) in light_verbs() else candidate.index)

    def _span(self, index: int) -> Span:
        word = self.tree.words[index]
        return self.report.span(word.start, word.end)


def _status(candidate: Candidate, found: Finding) -> Finding:
    """The status where the row says what its words mean: "is due in Rome" is planned, "pleaded not guilty" done."""
    row = candidate.row
    if row.status is not None and found.status in ("occurred", "ongoing"):
        return found.under(row.status, candidate.index, f"row {row.id}")
    if found.status == "denied" and any(ask.slot == "neg" for ask in row.needs):
        return Finding("occurred", found.cues, (*found.rules, f"row {row.id}: the negation is its own"))
    return found


def _folded(tree: Tree, drafts: list[Draft]) -> list[Draft]:
    """Drafts without participles that only say how: "arrived, carrying instructors" is one event of one type."""
    by_index = {draft.candidate.index: draft for draft in drafts}
    for draft in drafts:
        _borrow_actors(tree, draft, by_index)
    drafts = [draft for draft in drafts if not _is_content(tree, draft, by_index)]
    swallowed: dict[int, list[int]] = {}
    for draft in drafts:
        index = draft.candidate.index
        governor = tree.words[index].head
        how = tree.base(index) in ("advcl", "acl") and tree.words[index].text.lower().endswith("ing")
        above = by_index.get(governor)
        if (
            how
            and above is not None
            and above.candidate.row.type == draft.candidate.row.type
            and not tree.kids(index, "nsubj")
        ):
            swallowed.setdefault(governor, []).append(index)
            missing = [r for r in draft.parts.recipients if r.referent.id not in above.parts.ids()]
            above.parts.recipients.extend(missing if not above.parts.recipients else [])
    gone = {index for inner in swallowed.values() for index in inner}
    kept = [draft for draft in drafts if draft.candidate.index not in gone]
    return [replace(draft, swallowed=tuple(swallowed.get(draft.candidate.index, ()))) for draft in kept]


def _borrow_actors(tree: Tree, draft: Draft, by_index: Mapping[int, Draft]) -> None:
    """Who does it, where a relative clause leaves out what the clause around it says: "formed a bloc, founded in"."""
    if draft.parts.actors or tree.base(draft.candidate.index) != "acl":
        return
    for above in islice(tree.ancestors(draft.candidate.index), MAX_CONTENT_STEPS):
        holder = by_index.get(above)
        if holder is not None and holder.candidate.row.type == draft.candidate.row.type:
            draft.parts.actors.extend(holder.parts.actors)
            taken = {named.referent.id for named in draft.parts.actors}
            draft.parts.others = [named for named in draft.parts.others if named.referent.id not in taken]
            return


def _is_content(tree: Tree, draft: Draft, by_index: Mapping[int, Draft]) -> bool:
    """Whether the draft only says what an accord, promise or meeting is about: "agreed to strengthen cooperation".

    Its parties become the other's where that names fewer than two.
    """
    row, index = draft.candidate.row, draft.candidate.index
    if (
        row.type not in ABSTRACT
        or draft.finding.status == "denied"
        or (row.type == "CONSULT" and row.id != "negotiate")
        or tree.words[index].deprel == "acl:relcl"
    ):
        return False
    for above in islice(tree.ancestors(index), MAX_CONTENT_STEPS):
        holder = by_index.get(above)
        if holder is not None:
            if row.type == "CONSULT" and (holder.candidate.row.type != "CONSULT" or tree.base(index) == "conj"):
                return False
            if holder.candidate.row.type not in HOLDERS or (
                row.id not in CONTENT_ROWS and tree.words[index].upos not in NOUNS
            ):
                return False
            _lend_parties(draft, holder)
            return True
        if tree.words[above].upos == "VERB" or tree.base(index) not in (
            "xcomp",
            "obj",
            "nmod",
            "obl",
            "acl",
            "advcl",
            "conj",
            "ccomp",
        ):
            return False
    return False


def _lend_parties(content: Draft, holder: Draft) -> None:
    known = set(holder.parts.ids())
    missing = [named for named in content.parts.actors if named.referent.id not in known]
    if holder.candidate.row.shape.reciprocal:
        countries = [named for named in missing if named.referent.type == "country"]
        holder.parts.actors.extend(missing if len(holder.parts.actors) < 2 else countries)
    elif not holder.parts.recipients and holder.candidate.row.shape.name == "promise":
        holder.parts.recipients.extend(missing)
