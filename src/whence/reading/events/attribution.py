"""Whom a report names as its source for what it says, outermost first.

A source is the subject of a verb of saying that governs the words, whoever "according to" brings in, the owner of a
claim, or the one whose quotation runs on from the sentence before. Where someone is meant but not named, the source's
name is the report's own words for them.
"""

from __future__ import annotations

from collections.abc import Sequence

from whence.codebook.reporting import Reporting, reporting
from whence.model.mention import Source, SourceKind
from whence.model.parse import Sentence
from whence.model.report import Report
from whence.reading.events.cast import ACCOUNTS, FIRST_PERSON, Scene
from whence.reading.events.forms import negation_of
from whence.reading.events.tree import NOUNS, Tree
from whence.reading.quoting import CLOSING, OPENING, STRAIGHT

NP_PARTS = ("compound", "amod", "nmod", "flat", "nummod", "case", "fixed", "det", "conj", "cc")
EMPTY_SUBJECTS = frozenset({"it", "there", "what", "which", "that", "this", "these", "those", "you", "one", "who"})
# Verbs that do more than say, whose complement is on their subject's word all the same.
AVOWING = frozenset({
    "recommend", "advise", "accept", "recognise", "recognize", "swear", "attest", "certify", "calculate", "relate",
})  # fmt: skip
# Verbs whose object may be a deed that they make known: "reported the arrest of two men", "denied the attack".
MAKING_KNOWN = frozenset(
    {"report", "announce", "confirm", "disclose", "reveal", "allege", "deny", "acknowledge", "admit"}
)
# Verbs after which a quotation is that of their subject.
SPEAKING = frozenset({"speak", "ask", "call", "demand", "urge", "plead", "joke", "swear", "appeal", "protest", "rage"})
# Verbs by which someone vouches for what was told just before, and the words that point to it.
VOUCHING = frozenset({"confirm", "say", "report", "acknowledge", "admit", "verify", "corroborate"})
POINTED = (["this"], ["that"], ["it"], ["so"])
TELLING = frozenset({"tell", "inform", "assure", "notify", "remind"})  # their object is whom they tell
CITING = frozenset({"cite", "quote"})
MAX_ASIDE = 14
HEADLINE_WORDS = 4
CLAIMED = ("acl", "ccomp", "nmod", "appos")  # how what is claimed hangs on the claim
CLOSES = frozenset({*CLOSING, STRAIGHT, ".", "!", "?"})


class Attributor:
    """Reads the sources of the predicates of one sentence; `before` are those of a quotation that runs on into it."""

    def __init__(self, report: Report, tree: Tree, scene: Scene, before: tuple[Source, ...] = ()) -> None:
        self.report = report
        self.tree = tree
        self.scene = scene
        self.before = before
        self.table: Reporting = reporting()
        self._words = self.table.verbs | self.table.denials | self.table.accusations | AVOWING
        self._overall = self._of_sentence()
        self._headline = self._of_headline()

    def of(self, index: int) -> tuple[Source, ...]:
        """The sources of what is told at `index`, outermost first; none where it is the report's own telling."""
        found: list[Source] = []
        below, here = -1, index
        for _ in range(len(self.tree.words)):
            found += self._beside(here, below)
            governor = self.tree.words[here].head
            if governor < 0:
                break
            source = self._above(here, governor)
            if source is not None:
                found += [*self._cited(governor), source]
            below, here = here, governor
        ordered = tuple(dict.fromkeys(reversed(found)))
        return ordered or self._overall or self.before or self._headline

    def _of_sentence(self) -> tuple[Source, ...]:
        """Whom "according to" brings in at the sentence's end, behind a comma: all of the sentence is on their word."""
        tree, words = self.tree, self.tree.words
        for index in range(len(words) - 1, 0, -1):
            if words[index].text.lower() != "according" or words[index - 1].text != ",":
                continue
            head = words[index].head if tree.base(index) == "case" else index
            inner = [head] if head != index else tree.kids(index, "obl", "nmod", "obj")
            ends = all(word.upos == "PUNCT" for word in words[max(tree.subtree(head)) + 1 :]) if inner else False
            source = self._source(inner[0]) if ends else None
            return (source,) if source is not None else ()
        return ()

    def _of_headline(self) -> tuple[Source, ...]:
        """Who stands behind or before a headline's colon: "Rebels kill nine: army"."""
        words = self.tree.words
        colons = [index for index, word in enumerate(words) if word.text == ":"]
        if len(colons) != 1 or not words or words[-1].text in (".", "!", "?"):
            return ()
        for first, last in ((colons[0] + 1, len(words)), (0, colons[0])):
            if not 0 < last - first <= HEADLINE_WORDS or any(
                words[i].upos in ("VERB", "AUX") for i in range(first, last)
            ):
                continue
            head = self.tree.head_of(first, last)
            source = self._source(head) if head is not None and self._may_speak(head) else None
            if source is not None:
                return (source,)
        return ()

    def _may_speak(self, head: int) -> bool:
        lemma = self.tree.lemma(head)
        if head in self.scene.place_at or self.tree.words[head].upos not in NOUNS:
            return False
        named = self.scene.at.get(head, ())
        bodies = any(one.referent.type not in ("country", "place") for one in named)
        return bodies or lemma in self.table.unnamed or lemma in self.table.outlets

    def speaker(self) -> tuple[Source, ...]:
        """Who speaks in the sentence's main clause, for a quotation that runs on."""
        for index, word in enumerate(self.tree.words):
            if word.upos == "VERB" and self.tree.lemma(index) in self._words | SPEAKING:
                source = self._of_verb(index)
                if source is not None and source.kind != "document":
                    return (source,)
        return ()

    def vouched(self) -> tuple[Source, ...]:
        """Whom the sentence has vouch for what was told just before: "The army confirmed this", "so says the union"."""
        tree = self.tree
        for verb, word in enumerate(tree.words):
            if word.head >= 0 or tree.lemma(verb) not in VOUCHING or negation_of(tree, verb) is not None:
                continue
            passive = tree.is_passive(verb)
            meant = tree.kids(verb, "nsubj") if passive else tree.kids(verb, "obj")
            said = [tree.lemma(head) for head in meant] in POINTED and not tree.kids(verb, "ccomp", "xcomp")
            source = self._of_verb(verb) if said and tree.subject(verb) else None
            return (source,) if source is not None else ()
        return ()

    def _above(self, index: int, governor: int) -> Source | None:
        """The source if the governor is a word of saying and `index` what it says."""
        tree, relation = self.tree, self.tree.base(index)
        lemma = tree.lemma(governor)
        if tree.words[governor].upos == "VERB" and lemma in self._words:
            says = (
                relation == "ccomp"
                or (relation == "csubj" and tree.is_passive(governor))
                or (relation == "xcomp" and tree.is_passive(governor))
                or self._quotes(index, governor)
            )
            says = says or (relation == "xcomp" and lemma in ("claim", "admit", "deny"))
            says = says or (relation == "nsubj" and self._is_subject_said(index, governor))
            # "described how soldiers fired"
            says = says or (tree.lemma(index) == "how" and relation in ("obj", "advmod"))
            says = says or (relation == "obj" and lemma in MAKING_KNOWN and tree.words[index].upos in NOUNS)
            says = says or (relation in ("advcl", "xcomp") and lemma in self.table.accusations)
            return self._of_verb(governor) if says else None
        if self._says_on_a_day(index, governor):
            return self._of_verb(tree.words[governor].head)
        if lemma in self.table.nouns and tree.words[governor].upos in NOUNS and relation in CLAIMED:
            if tree.words[index].deprel == "acl:relcl" or (relation == "nmod" and tree.case(index) != "of"):
                return None
            return self._of_noun(governor)
        return None

    def _is_subject_said(self, index: int, verb: int) -> bool:
        """Whether what the parse has for the verb's subject is that of what is said: "rumours are false, he said"."""
        said = [c for c in self.tree.kids(verb, "ccomp") if index < c < verb and not self.tree.kids(c, "nsubj")]
        return bool(said) and len(self.tree.kids(verb, "nsubj")) > 1

    def _says_on_a_day(self, index: int, noun: int) -> bool:
        """Whether the clause is what is said, which a wrong parse hung on the day: "said on the same day that"."""
        tree, verb = self.tree, self.tree.words[noun].head
        if tree.words[index].deprel != "acl:relcl" or verb < 0 or tree.base(noun) != "obl":
            return False
        opens = any(tree.lemma(c) == "that" for c in tree.kids(index, "obl", "mark", "advmod"))
        bare = tree.lemma(verb) in self.table.verbs and not tree.kids(verb, "ccomp", "obj", "xcomp")
        return opens and bare and bool(tree.kids(index, "nsubj"))

    def _quotes(self, index: int, governor: int) -> bool:
        """Whether the governor says `index` beside it: "X will go, he said" parsed with the saying as head."""
        return self.tree.base(index) == "parataxis" and index < governor

    def _beside(self, index: int, below: int) -> list[Source]:
        """Sources that hang on the word itself: "according to X", "X said" in parenthesis, "reportedly"."""
        found = [source for child in self.tree.children[index] if child != below for source in self._hanging(child)]
        return [source for source in (*found, *self._cited(index)) if source is not None]

    def _hanging(self, child: int) -> list[Source | None]:
        """The sources that the word beside what is told brings in, the innermost first."""
        tree, relation, lemma = self.tree, self.tree.base(child), self.tree.lemma(child)
        if lemma in self.table.verbs and self._tells_beside(child):
            return [*self._cited(child), self._of_verb(child)]
        if relation in ("obl", "nmod") and lemma in ACCOUNTS and tree.case(child) in ("in", "by", "on"):
            return [self._of_account(child)]
        before = [word.text.lower() for word in tree.words[max(0, child - 2) : child]]
        if relation in ("obl", "nmod") and (tree.case(child).startswith("accord") or before == ["according", "to"]):
            return [self._of_relative(child) if tree.lemma(child) == "which" else self._source(child)]
        if lemma in ("according", "accord") and tree.words[child].upos != "NOUN":
            return [self._source(inner) for inner in tree.kids(child, "obl", "nmod", "obj")]
        return [self._unsaid(child)] if relation == "advmod" and lemma in self.table.hearsay else []

    def _tells_beside(self, verb: int) -> bool:
        """Whether a verb of saying says what it hangs on: "X said", in parenthesis or behind a comma, "as X said"."""
        relation = self.tree.base(verb)
        if relation in ("parataxis", "ccomp"):
            return self._is_aside(verb)
        if relation == "advcl":
            return self._is_as(verb)
        so = any(self.tree.lemma(child) == "so" for child in self.tree.kids(verb, "advmod", "obj"))
        return relation == "conj" and (so or self._late_subject(verb) is not None)

    def _cited(self, verb: int) -> list[Source]:
        """Whom the verb's clause cites: "..., citing the governor"."""
        tree = self.tree
        citing = [c for c in tree.kids(verb, "advcl") if tree.lemma(c) in CITING and not tree.kids(c, "nsubj")]
        found = [self._source(inner) for clause in citing for inner in tree.kids(clause, "obj")]
        return [source for source in found if source is not None]

    def _is_aside(self, index: int) -> bool:
        subject = self.tree.kids(index, "nsubj") or self._late_subject(index) is not None
        said = ("ccomp", "xcomp") if self.tree.lemma(index) in TELLING else ("ccomp", "obj", "xcomp")
        return not self.tree.kids(index, *said) and bool(subject)

    def _is_as(self, index: int) -> bool:
        """Whether the verb says what it stands beside: "as the ministry said"."""
        tree = self.tree
        marked = any(tree.lemma(mark) == "as" for mark in tree.kids(index, "mark"))
        return marked and bool(tree.kids(index, "nsubj")) and not tree.kids(index, "ccomp", "obj", "xcomp")

    def _of_account(self, noun: int) -> Source | None:
        """Whose words, view or count it is: "by the ministry's count", "in the words of X"."""
        tree = self.tree
        for child in tree.children[noun]:
            owns = tree.words[child].deprel == "nmod:poss" or (tree.base(child) == "nmod" and tree.case(child) == "of")
            own = owns or (tree.base(child) == "compound" and child in self.scene.at)
            if own and tree.words[child].text.lower() not in FIRST_PERSON:
                return self._source(child)
        return None

    def _late_subject(self, verb: int) -> int | None:
        """Who says it behind a comma, where the parse has them elsewhere: "..., its spokesman, X, said"; None where
        the verb has a subject or nobody stands there."""
        tree, words = self.tree, self.tree.words
        if tree.kids(verb, "nsubj", "aux", "mark") or tree.is_passive(verb) or verb < 2:
            return None
        commas = [at for at in range(max(0, verb - MAX_ASIDE), verb) if words[at].text == ","]
        closed = bool(commas) and commas[-1] == verb - 1
        wanted = 3 if closed else 1
        if len(commas) < wanted:
            return None
        first = commas[-wanted] + 1
        end = commas[-2] if closed else verb
        if any(words[at].upos in ("VERB", "AUX", "PRON") and tree.base(at) != "nmod" for at in range(first, verb)):
            return None
        head = tree.head_of(first, end)
        return head if head is not None and words[head].upos in (*NOUNS, "NUM") else None

    def _of_relative(self, pronoun: int) -> Source | None:
        """Whose the words are that "according to which" points back to: "reports by the union according to which"."""
        nouns = (above for above in self.tree.ancestors(pronoun) if self.tree.words[above].upos in NOUNS)
        noun = next(nouns, None)
        return None if noun is None else self._of_noun(noun) or self._source(noun)

    def _of_verb(self, verb: int) -> Source | None:
        tree = self.tree
        late = self._late_subject(verb)
        heads = [late] if late is not None else self._cited_as(verb) or self._nearest(verb, tree.subject(verb))
        if heads and (tree.lemma(heads[0]) not in EMPTY_SUBJECTS or tree.words[heads[0]].text == "WHO"):
            return self._source(heads[0])
        if heads and heads[0] in self.scene.at:
            return self._source(heads[0])
        return self._unsaid(verb) if tree.is_passive(verb) and tree.lemma(verb) in self.table.passives else None

    def _cited_as(self, verb: int) -> list[int]:
        """Whom someone else cites with these words: "quoted an official as saying"."""
        tree, governor = self.tree, self.tree.words[verb].head
        cited = governor >= 0 and tree.lemma(governor) in CITING and tree.words[verb].text.lower().endswith("ing")
        return tree.kids(governor, "obj")[:1] if cited and not tree.kids(verb, "nsubj") else []

    def _nearest(self, verb: int, heads: Sequence[int]) -> list[int]:
        """The subject's heads, nearest to the verb first, places last: a dateline is not who says it."""
        return sorted(heads, key=lambda head: (head in self.scene.place_at, abs(head - verb)))

    def _of_noun(self, noun: int) -> Source | None:
        tree, governor = self.tree, self.tree.words[noun].head
        if governor >= 0 and tree.base(noun) == "nsubj" and tree.is_passive(governor):
            # "the rumour that he had fled was denied by his office"
            agents = [child for child in tree.kids(governor, "obl") if tree.case(child) == "by"]
            if agents and tree.lemma(governor) in MAKING_KNOWN | self.table.denials:
                return self._source(agents[0])
        for child in tree.children[noun]:
            owns = tree.words[child].deprel == "nmod:poss" or (
                tree.base(child) == "nmod" and tree.case(child) in ("by", "of", "from")
            )
            if owns and not tree.in_time(child):
                return self._source(child)
        for clause in tree.kids(noun, "acl", "amod"):  # "allegations, ascribed by a paper to a lawyer, that"
            agents = [c for c in tree.kids(clause, "obl") if tree.case(c) == "by"]
            if agents and tree.is_past_participle(clause):
                return self._source(agents[0])
        if governor >= 0 and tree.words[governor].upos == "VERB" and tree.base(noun) == "obj":
            heads = tree.subject(governor)
            if heads and tree.lemma(governor) not in self.table.denials:
                return self._source(heads[0])
        there = tree.kids(noun, "expl") or (governor >= 0 and tree.kids(governor, "expl"))
        denied = any(tree.lemma(child) == "no" for child in tree.kids(noun, "det"))
        return self._unsaid(noun) if there and not denied else None

    def _unsaid(self, index: int) -> Source:
        word = self.tree.words[index]
        return Source(word.text.lower(), "unnamed", None, self.report.span(word.start, word.end))

    def _source(self, head: int) -> Source | None:
        """The source that the noun phrase at `head` names; a paper by its name, where that stands beside it."""
        tree = self.tree
        if tree.lemma(head) in self.table.outlets:
            names = [c for c in tree.kids(head, "appos", "flat") if tree.words[c].upos == "PROPN"]
            head = names[0] if names else head
        first, last = self._phrase(head)
        span = self.report.span(tree.words[first].start, tree.words[last].end)
        named = next(iter(self.scene.at.get(head, ())), None)
        name = span.quote
        if tree.words[head].upos == "PRON" and named is not None:
            name = named.referent.name
        actor = named.referent.id if named is not None else self._owner(head)
        return Source(name, self._kind(head, first, last), actor, span)

    def _owner(self, head: int) -> str | None:
        found = self.scene.who(head) if self.tree.lemma(head) not in self.table.unnamed else []
        return found[0].referent.id if found else None

    def _phrase(self, head: int) -> tuple[int, int]:
        """First and last word of the noun phrase without article, apposition and clauses."""
        tree, kept, stack = self.tree, {head}, [head]
        while stack:
            for child in tree.children[stack.pop()]:
                late = tree.base(child) == "amod" and child > head  # "a person familiar with the matter"
                if late and not tree.words[child].text.lower().endswith(("ed", "ing")):
                    kept.update(tree.subtree(child))
                elif tree.base(child) in NP_PARTS and child not in kept:
                    kept.add(child)
                    stack.append(child)
        first, last = head, head
        while first - 1 in kept:
            first -= 1
        while last + 1 in kept:
            last += 1
        while last > head and tree.base(last) == "case":
            last -= 1
        while first < head and (tree.words[first].upos in ("DET", "ADP", "CCONJ") or tree.base(first) == "case"):
            first += 1
        return first, last

    def _kind(self, head: int, first: int, last: int) -> SourceKind:
        tree, table = self.tree, self.table
        lemma, word = tree.lemma(head), tree.words[head]
        texts = {tree.words[i].text for i in range(first, last + 1)}
        if lemma in table.documents and word.upos == "NOUN":
            return "document"
        phrase = " ".join(tree.words[i].text for i in range(first, last + 1))
        press = bool(texts & table.outlet_names) or phrase in table.outlet_names or lemma in table.outlets
        if word.upos != "PRON" and (press or (word.upos == "PROPN" and word.text in table.outlet_endings)):
            return "report"
        if word.upos in ("NOUN", "ADJ", "DET", "NUM") and lemma in table.unnamed:
            return "unnamed"
        return "said"


def runs_on(report: Report, sentence: Sentence, previous: Sentence | None) -> bool:
    """Whether a quotation that began in an earlier sentence of the paragraph is still open where `sentence` begins, or
    the sentence begins another right after."""
    if previous is None:
        return False
    start = report.text.rfind("\n", 0, sentence.start) + 1
    before = report.text[start : sentence.start]
    if report.text[sentence.start] in OPENING + STRAIGHT and start <= previous.start and before.rstrip()[-1:] in CLOSES:
        return True
    curly = sum(before.count(mark) for mark in OPENING) - sum(before.count(mark) for mark in CLOSING)
    return curly > 0 or before.count(STRAIGHT) % 2 == 1
