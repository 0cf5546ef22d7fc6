"""Whether an event mention says that it occurred, goes on, is planned, may be, or did not happen.

The answer is read off the words that govern the predicate, innermost first: its own modals and negation, then every
predicate that it is a complement, purpose, condition or object of. Where no such word stands, the reader's factuality
may speak.
"""

from __future__ import annotations

from whence.codebook.reporting import reporting
from whence.codebook.statuses import SAME, Statuses, statuses
from whence.model.mention import Status
from whence.reading.events.claims import untrue
from whence.reading.events.findings import Finding, by_factuality
from whence.reading.events.forms import (
    has_condition,
    is_about_to,
    is_definite,
    is_infinitive,
    is_left_undone,
    is_over,
    is_present,
    is_state,
    negation_of,
)
from whence.reading.events.tree import NOUNS, Tree

PRESUPPOSING = frozenset(
    {"after", "since", "following", "during", "in", "at", "before", "over", "by", "amid", "despite", "under", "with"}
)
PURPOSE_PREPOSITIONS = frozenset({"for", "to", "against", "from", "of", "about", "on"})
# What these begin is told beside a plan, not as part of it ("as the country faces elections").
BACKGROUND = frozenset({"as", "because", "since", "although", "though", "while", "whereas", "amid"})
NOW = frozenset({"is", "are", "'s", "’s", "'re", "’re", "been", "am"})
UNSURE = frozenset({"would", "could", "might", "may"})
CLAUSAL = ("xcomp", "ccomp", "advcl", "acl", "conj", "parataxis", "root")
AS_REPORTED = "tense: progressive, as reported"
MAX_DEPTH = 8


class StatusReader:
    """Reads the status of the predicates of one sentence."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.table: Statuses = statuses()
        self._known: dict[int, Finding] = {}

    def of(self, index: int, event_type: str = "", *, carrier: int | None = None) -> Finding:
        """The status of the event at `index`; `carrier` is the light verb that carries a noun."""
        if event_type in self.table.performative_types or self._word(index) in self.table.ending:
            decided = self._performed(index)
            if decided is not None:
                return decided
        found = self._of(index, MAX_DEPTH)
        lie = untrue(self.tree, index) if found.status != "denied" else None
        if lie is not None:
            return found.under("denied", lie, f"claim: {self.tree.lemma(lie)}")
        if carrier is not None and found.status == "occurred":
            by_verb = self._of(carrier, MAX_DEPTH)
            found = by_verb if by_verb.status != "occurred" else found
        if AS_REPORTED in found.rules and event_type not in self.table.going_on:
            found = Finding()
        return by_factuality(self.tree, index, found)

    def _performed(self, index: int) -> Finding | None:
        """A decision to end an accord ends it, unless the decision itself is denied or to come."""
        tree, governor = self.tree, self.tree.words[index].head
        if (
            governor < 0
            or tree.base(index) not in ("xcomp", "acl", "advcl", "ccomp")
            or not is_infinitive(self.tree, index)
        ):
            return None
        if tree.lemma(governor) not in self.table.performative or self._own(index).status != "occurred":
            return None
        above = self._of(governor, MAX_DEPTH)
        return (
            above.under(above.status, governor, f"decided: {tree.lemma(governor)}")
            if above.status == "occurred"
            else None
        )

    def _of(self, index: int, depth: int) -> Finding:
        known = self._known.get(index)
        if known is not None:
            return known
        if depth == 0:
            return Finding()
        own = self._own(index)
        found = self._climb(index, own, depth)
        if depth == MAX_DEPTH:
            self._known[index] = found
        return found

    def _climb(self, index: int, own: Finding, depth: int) -> Finding:
        governor = self.tree.words[index].head
        if governor < 0:
            return own
        base = self.tree.base(index)
        if self.tree.words[index].upos in NOUNS and base not in CLAUSAL:
            return self._as_noun(index, governor, own, depth)
        if base == "conj":
            return self._as_conjunct(index, governor, own, depth)
        if base == "csubj" and self.tree.words[index].text.lower().endswith("ing"):
            return self._as_subject(governor, own, depth)
        if base in ("xcomp", "ccomp", "csubj", "acl") and self.tree.words[index].deprel != "acl:relcl":
            return self._as_complement(index, governor, own, depth)
        if base == "advcl":
            return self._as_adverbial(index, governor, own, depth)
        return own

    # The word itself.

    def _own(self, index: int) -> Finding:
        """What the word's own modals, negation, adverbs and adjectives say."""
        tree, table, found = self.tree, self.table, Finding()
        children = tree.children[index]
        for child in children:
            word = tree.words[child]
            form, lemma = word.text.lower(), tree.lemma(child)
            if tree.base(child) == "aux":
                status = table.modals.get(form) or table.modals.get(lemma)
                if status:
                    found = self._by_modal(index, child, status, form, found)
            elif tree.base(child) == "advmod" and lemma in table.adverbs and found.status in ("occurred", "ongoing"):
                if table.adverbs[lemma] != "ongoing" or not is_over(self.tree, index):
                    found = found.under(table.adverbs[lemma], child, f"adverb: {lemma}")
            elif (
                tree.base(child) in ("amod", "det", "compound")
                and lemma in table.adjectives
                and tree.words[index].upos in NOUNS
            ):
                found = found.under(table.adjectives[lemma], child, f"adjective: {lemma}")
            elif tree.base(child) == "acl" and self._is_called_for(index, child):
                found = found.under("planned", child, f"called for a day: {lemma}")
        if is_about_to(tree, index):
            found = found.under("planned", index, "about to")
        found = self._by_tense(index, found)
        negation = negation_of(self.tree, index)
        if negation is not None:
            return found.under("denied", negation, f"negation: {tree.lemma(negation)}")
        undone = found.status == "planned" and is_left_undone(tree, index)
        return found.under("denied", index, "left undone") if undone else found

    def _is_called_for(self, index: int, clause: int) -> bool:
        """Whether the noun is said to be set for a day: "the vote set for 22 March"."""
        tree = self.tree
        if tree.words[index].upos not in NOUNS or tree.lemma(clause) not in self.table.set_for:
            return False
        return any(tree.case(child) == "for" for child in tree.kids(clause, "obl", "nmod"))

    def _by_modal(self, index: int, modal: int, status: Status, form: str, found: Finding) -> Finding:
        if form in self.table.reported_modals and self._is_reported(index) and not has_condition(self.tree, index):
            status = self.table.reported_modals[form]
        return found.under(status, modal, f"modal: {form}")

    def _by_tense(self, index: int, found: Finding) -> Finding:
        tree = self.tree
        word = tree.words[index]
        if found.status == "occurred" and is_state(tree, index):
            return found.under("ongoing", index, "tense: present of what lasts")
        if found.status != "occurred" or word.upos != "VERB":
            return found
        auxiliaries = {tree.words[c].text.lower() for c in tree.kids(index, "aux", "cop")}
        if is_infinitive(self.tree, index) and (word.head < 0 or auxiliaries & {"is", "are", "was", "were"}):
            return found.under("planned", index, "infinitive: is to")
        going = word.text.lower().endswith("ing") or any(
            tree.words[c].text.lower() == "being" for c in tree.kids(index, "aux")
        )
        if going and auxiliaries & NOW and not auxiliaries & {"had", "was", "were"}:
            return found.under("ongoing", index, "tense: progressive")
        if going and auxiliaries & {"was", "were"} and self._is_reported(index):
            return found.under("ongoing", index, AS_REPORTED)
        if tree.lemma(index) in self.table.lasting and auxiliaries & {"has", "have", "'ve", "’ve"}:
            return found.under("ongoing", index, "tense: perfect of what lasts")
        return found

    def _is_reported(self, index: int) -> bool:
        """Whether someone is said to have said it: a verb of saying in the past governs the clause."""
        verbs = reporting().verbs
        for above in self.tree.ancestors(index):
            word = self.tree.words[above]
            if word.upos == "VERB" and self.tree.lemma(above) in verbs and word.text.lower() != self.tree.lemma(above):
                return True
        return False

    # What governs it.

    def _as_complement(self, index: int, governor: int, own: Finding, depth: int) -> Finding:
        tree, lemma = self.tree, self._word(governor)
        for mark in tree.kids(index, "mark", "advmod"):
            if tree.lemma(mark) in ("if", "whether"):
                return own.under("possible", mark, f"question: {tree.lemma(mark)}")
        infinitive = is_infinitive(self.tree, index)
        if not infinitive and (tree.base(index) in ("ccomp", "csubj") or tree.kids(index, "nsubj", "aux")):
            return self._finite(governor, own, depth)
        if tree.base(index) == "acl" and not infinitive:
            return own
        operation = self.table.governors.get(lemma, "possible" if infinitive else SAME)
        if lemma in self.table.ordering and tree.is_past_participle(index):  # "ordered the shop closed"
            operation = SAME
        if infinitive and lemma not in self.table.governors and self._is_to_be_done(index):
            return own.under("planned", index, "infinitive: to be done")
        if infinitive and operation == SAME and self._moves_someone(governor):
            return self._brought_about(governor, own, depth)
        if lemma == "able" and any(
            tree.words[c].text.lower() in ("was", "were", "been") for c in tree.kids(governor, "cop")
        ):
            operation = SAME
        if lemma == "go" and tree.words[governor].text.lower() in ("going", "gon"):
            operation = "planned"
        return self._compose(operation, governor, own, depth)

    def _is_to_be_done(self, index: int) -> bool:
        """Whether a noun is said to have it done to it: "the levy to be lifted in June"."""
        passive = any(self.tree.words[child].deprel == "aux:pass" for child in self.tree.children[index])
        return passive and self.tree.base(index) == "acl"

    def _as_claim(self, noun: int, own: Finding) -> Finding:
        """What a claim tells is denied where the claim is: "the allegation that X shelled Y was rejected"."""
        tree, verb = self.tree, self.tree.words[noun].head
        if verb >= 0 and tree.base(noun) == "nsubj" and self.table.finite.get(tree.lemma(verb)) == "denied":
            return own.under("denied", verb, f"governor: {tree.lemma(verb)}")
        baseless = verb >= 0 and tree.lemma(verb) in self.table.true and tree.words[verb].upos in NOUNS
        if baseless and tree.base(noun) == "nmod" and negation_of(tree, verb) is not None:
            return own.under("denied", verb, f"governor: no {tree.lemma(verb)}")
        if verb < 0 or tree.lemma(verb) not in reporting().denials:
            return own
        return own.under("denied", verb, f"governor: {tree.lemma(verb)}") if noun in tree.objects(verb) else own

    def _finite(self, governor: int, own: Finding, depth: int) -> Finding:
        lemma, operation = self.tree.lemma(governor), self.table.finite.get(self.tree.lemma(governor))
        is_noun = self.tree.words[governor].upos in NOUNS
        if lemma in reporting().denied_nouns and is_noun and self._as_claim(governor, own) is not own:
            return self._as_claim(governor, own)
        if operation == "possible" and own.status == "planned" and is_noun:
            return own.under("possible", governor, f"governor: {lemma}")
        if lemma in reporting().denied_nouns and is_noun:
            return own
        negation = negation_of(self.tree, governor)
        if lemma in self.table.true:
            return own.under("denied", negation, f"negation: not {lemma}") if negation is not None else own
        if operation == "possible" and own.status == "planned" and lemma in self.table.doubting:
            return own.under("possible", governor, f"governor: {lemma}")
        if operation is None or (own.status in ("planned", "possible") and operation != "denied"):
            return own
        if operation == "denied":
            return self._compose("denied", governor, own, depth)
        return own.under(operation, governor, f"governor: {lemma}") if own.status == "occurred" else own  # type: ignore[arg-type]

    def _compose(self, operation: str, governor: int, own: Finding, depth: int) -> Finding:
        """What `operation` of the governor, itself with a status, makes of the finding."""
        lemma = self._word(governor)
        above = self._of(governor, depth - 1)
        if operation == "possible" and self._is_accepted(governor):
            operation = "planned"
        if operation == SAME:
            if lemma in self.table.ongoing_verbs and above.status == "occurred" and own.status == "occurred":
                return own.under("ongoing", governor, f"aspect: {lemma}")
            if own.status != "occurred" or above.status == "occurred":
                return own
            return Finding(above.status, (*own.cues, *above.cues), (*own.rules, *above.rules))
        if above.status == "denied":
            if operation == "denied":
                return Finding("occurred", (*above.cues, governor), (*own.rules, f"twice denied: {lemma}"))
            return Finding("denied", (*above.cues, governor), (*own.rules, *above.rules, f"governor: {lemma}"))
        if operation == "denied":
            status: Status = "possible" if above.status in ("planned", "possible") else "denied"
            status = "occurred" if own.status == "denied" else status
            return own.under(status, governor, f"governor: {lemma}")
        if own.status == "denied":
            return own
        status = "possible" if "possible" in (operation, above.status) else "planned"
        return own.under(status, governor, f"governor: {lemma}")

    def _word(self, index: int) -> str:
        """The governor's lemma, with its particle where the table knows them together ("turn down")."""
        lemma, particle = self.tree.lemma(index), self.tree.particle(index)
        return f"{lemma} {particle}" if particle and f"{lemma} {particle}" in self.table.governors else lemma

    def _is_accepted(self, noun: int) -> bool:
        """Whether what is asked or offered is taken up: "accepted an invitation to visit Rome"."""
        verb = self.tree.words[noun].head
        accepts = verb >= 0 and self.tree.lemma(verb) in self.table.accepting and noun in self.tree.objects(verb)
        return accepts and self.tree.words[noun].upos in NOUNS and negation_of(self.tree, verb) is None

    def _as_adverbial(self, index: int, governor: int, own: Finding, depth: int) -> Finding:
        tree = self.tree
        marks = [tree.lemma(mark) for mark in tree.kids(index, "mark", "advmod")]
        for mark in tree.kids(index, "mark", "case"):
            if tree.lemma(mark) in self.table.conditions:
                return own.under("possible", mark, f"condition: {tree.lemma(mark)}")
            if tree.lemma(mark) == "without":
                return own.under("denied", mark, "negation: without")
        above = self._of(governor, depth - 1)
        if is_infinitive(self.tree, index) and tree.words[governor].upos == "ADJ":
            return self._compose(self.table.governors.get(tree.lemma(governor), "possible"), governor, own, depth)
        if is_infinitive(self.tree, index) and self._moves_someone(governor):
            return self._brought_about(governor, own, depth)
        if is_infinitive(self.tree, index):
            if own.status != "occurred":
                return own
            status: Status = "possible" if above.status in ("possible", "denied") else "planned"
            return own.under(status, tree.kids(index, "mark")[0], "purpose: to")
        tensed = bool(tree.kids(index, "nsubj")) and bool(marks)
        coming = tensed and above.status == "planned" and BACKGROUND.isdisjoint(marks)
        if coming and own.status == "occurred" and is_present(self.tree, index):
            return own.under("planned", None, "clause of a plan")
        if not tensed and own.status == "occurred" and above.status in ("planned", "possible"):
            return Finding(above.status, above.cues, (*own.rules, *above.rules))
        return own

    def _brought_about(self, governor: int, own: Finding, depth: int) -> Finding:
        """What someone was moved to do was done if moving them was."""
        found = self._compose(SAME, governor, own, depth)
        lemma = self.tree.lemma(governor)
        return found.under("occurred", governor, f"brought about: {lemma}") if found.status == "occurred" else found

    def _moves_someone(self, verb: int) -> bool:
        """Whether the verb moves someone to do what follows: "persuaded him to lift the curfew"."""
        moving = self.tree.lemma(verb) in self.table.moving
        return moving and bool(self.tree.kids(verb, "obj", "iobj") or self.tree.is_passive(verb))

    def _as_conjunct(self, index: int, governor: int, own: Finding, depth: int) -> Finding:
        """A conjunct without tense of its own shares the modals and governors of the first."""
        tree, word = self.tree, self.tree.words[index]
        if own.status != "occurred" or (tree.words[governor].upos in NOUNS and word.upos == "VERB"):
            return own
        bare = word.text.lower() == tree.lemma(index) or word.text.lower().endswith("ing") or word.upos in NOUNS
        # "be freed and charged", but not "demanded that it be freed and threatened a boycott"
        undergone = tree.is_past_participle(index) and not tree.kids(index, "obj")
        shares = bare or (tree.is_passive(governor) and undergone)
        if tree.kids(index, "nsubj", "aux") or not shares:
            return own
        above = self._of(governor, depth - 1)
        return Finding(above.status, above.cues, (*own.rules, *above.rules))

    def _as_noun(self, index: int, governor: int, own: Finding, depth: int) -> Finding:
        tree, lemma, base = self.tree, self._word(governor), self.tree.base(index)
        unsure = own.status in ("planned", "possible")  # "denied any role", "called off a planned visit"
        dropped = unsure and base in ("obj", "nsubj") and index in tree.objects(governor)
        if dropped and self.table.governors.get(lemma) == "denied":
            return self._compose("denied", governor, Finding("occurred", own.cues, own.rules), depth)
        if own.status not in ("occurred", "ongoing"):
            return own
        if tree.words[governor].upos in NOUNS:
            if base == "nmod" and self.table.governors.get(lemma) in ("planned", "possible", "denied"):
                return self._compose(self.table.governors[lemma], governor, own, depth)
            return (
                self._compose(SAME, governor, own, depth)
                if base in ("compound", "nmod") and self._opaque(index)
                else own
            )
        if tree.words[governor].upos not in ("VERB", "ADJ", "AUX"):
            return own
        if base == "nsubj" and tree.words[index].deprel != "nsubj:pass":
            return self._as_subject(governor, own, depth)
        if base == "obl" and not self._reaches(index, governor):
            return self._as_aim(index, governor, own, depth)
        operation = self.table.governors.get(lemma)
        named = lemma == "call" and tree.words[governor].deprel == "acl:relcl"
        if named or (lemma == "call" and tree.kids(governor, "xcomp")):  # it says what it is: "called the raid a crime"
            return own
        if operation in ("planned", "possible", "denied"):
            return self._compose(operation, governor, own, depth)
        if lemma in self.table.carriers:
            return self._compose(SAME, governor, own, depth)
        above = self._of(governor, depth - 1)
        if above.status in ("planned", "possible") and not is_definite(self.tree, index):
            return own.under("possible", above.cues[0] if above.cues else governor, f"object of what is {above.status}")
        return own

    def _as_aim(self, index: int, governor: int, own: Finding, depth: int) -> Finding:
        """What something planned is for is planned with it: "are to fly to Rome for talks"."""
        above = self._of(governor, depth - 1) if self.tree.case(index) == "for" else own
        return own.under("planned", above.cues[0], "aim of a plan") if above.status == "planned" and above.cues else own

    def _opaque(self, index: int) -> bool:
        return self.tree.case(index) in ("of", "for", "to", "on", "") and not is_definite(self.tree, index)

    def _reaches(self, index: int, governor: int) -> bool:
        case = self.tree.case(index)
        if case in PURPOSE_PREPOSITIONS and self.tree.lemma(governor) in self.table.governors:
            return self.table.governors[self.tree.lemma(governor)] != SAME
        return case not in PRESUPPOSING and self.tree.lemma(governor) in self.table.carriers

    def _as_subject(self, governor: int, own: Finding, depth: int) -> Finding:
        above = self._of(governor, depth - 1)
        lemma = self.tree.lemma(governor)
        there = bool(self.tree.kids(governor, "expl"))
        if there or lemma in ("happen", "occur", "place", "take", "begin", "start", "continue", "resume"):
            return self._compose(SAME, governor, own, depth)
        modals = [c for c in self.tree.kids(governor, "aux") if self.tree.words[c].text.lower() in UNSURE]
        if modals and above.status in ("possible", "planned"):
            return own.under("possible", modals[0], f"subject of {self.tree.words[modals[0]].text.lower()}")
        return own
