"""A sentence as a dependency tree: who governs whom, and who stands where around a predicate.

A slot (see `codebook/frames.toml`) gathers the head words that hang on a predicate, from the reader's argument labels
where it gives them and from syntax where it does not, with passives turned and subjects that control or raising
leave unsaid brought back.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from whence.codebook.frames import frames, grammar, vocabulary
from whence.codebook.reporting import reporting
from whence.model.parse import Frame, Sentence, Word
from whence.reading.events.hyphens import mended_words

NOUNS = frozenset({"NOUN", "PROPN"})
MAX_GAP = 5
# Particles that a parse may take for the preposition of the object: "won back the town".
NO_PREPOSITIONS = frozenset({"back", "away", "together", "apart", "forward"})
# Past participles that are like the infinitive.
ALIKE = frozenset({"set", "hit", "cut", "put", "led", "let", "shut", "hurt", "split", "shed", "burst", "cast", "beset"})
RELATIVES = frozenset({"who", "which", "that", "whom"})


class Tree:
    """The dependency tree of one sentence. Word indices throughout; -1 is above the root."""

    __slots__ = ("_base", "_surface", "children", "frame_at", "sentence", "words")

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words: tuple[Word, ...] = mended_words(sentence.words)
        self.children: list[list[int]] = [[] for _ in self.words]
        for index, word in enumerate(self.words):
            if 0 <= word.head < len(self.children):
                self.children[word.head].append(index)
        self._base = [word.deprel.partition(":")[0] for word in self.words]
        self.frame_at: dict[int, Frame] = {frame.predicate: frame for frame in sentence.frames}
        self._surface: dict[int, list[int]] = {}

    def lemma(self, index: int) -> str:
        """The word's lemma in lower case."""
        word = self.words[index]
        return mended(word.text.lower(), word.lemma.lower(), word.upos == "VERB")

    def base(self, index: int) -> str:
        """The word's relation to its governor, without subtype."""
        return self._base[index]

    def kids(self, index: int, *relations: str) -> list[int]:
        """Children whose relation, without subtype, is one of `relations`, in order."""
        return [child for child in self.children[index] if self._base[child] in relations]

    def ancestors(self, index: int) -> Iterator[int]:
        """Governors from the word's own upwards; a broken tree (a cycle) ends the walk."""
        seen = {index}
        head = self.words[index].head
        while head >= 0 and head not in seen:
            yield head
            seen.add(head)
            head = self.words[head].head

    def subtree(self, index: int) -> list[int]:
        """The word and all that hangs on it, in order."""
        found, stack = {index}, [index]
        while stack:
            for child in self.children[stack.pop()]:
                if child not in found:
                    found.add(child)
                    stack.append(child)
        return sorted(found)

    def case(self, index: int) -> str:
        """The preposition that brings the word in, with its fixed parts ("out of"); empty where there is none."""
        for child in self.children[index]:
            if self._base[child] == "case" and self.lemma(child) not in ("'s", "’s", "'", "’"):
                parts = [self.lemma(child), *(self.lemma(part) for part in self.kids(child, "fixed"))]
                if parts == ["out"] and any(self.lemma(c) == "of" for c in self.kids(index, "case")):
                    parts.append("of")
                return " ".join(parts)
        return self._case_before(index) if self._base[index] in ("nmod", "obl") else ""

    def _case_before(self, index: int) -> str:
        """The preposition right before the word's phrase, where a wrong parse hangs it elsewhere in that phrase."""
        at = index - 1
        while at > index - MAX_GAP and at >= 0 and self.words[at].upos in ("DET", "ADJ", "NUM"):
            at -= 1
        found = at >= 0 and self.words[at].upos == "ADP" and self.words[at].head >= index
        return self.lemma(at) if found else ""

    def particle(self, index: int) -> str:
        """The verb's particle in lower case ("up" of "give up"), empty where it has none."""
        for child in self.children[index]:
            if self.words[child].deprel == "compound:prt":
                return self.lemma(child)
        return ""

    def in_time(self, index: int) -> bool:
        """Whether the word is part of a time expression."""
        return any(time.first <= index < time.last for time in self.sentence.times)

    def joined(self, index: int) -> list[int]:
        """The word and what is coordinated with it."""
        found = [index]
        for child in self.children[index]:
            if self._base[child] == "conj" and self.words[child].upos != "VERB":
                found += self.joined(child)
        return found

    def is_passive(self, index: int) -> bool:
        """Whether the verb is passive: a passive subject or auxiliary, or a past participle after a noun."""
        relations = {self.words[child].deprel for child in self.children[index]}
        if "aux:pass" in relations or ("nsubj:pass" in relations and self.kids(index, "aux", "cop")):
            return True
        if "nsubj" in relations:
            return False
        if self.words[index].deprel == "acl" or self.base(index) == "advcl":
            return self.is_past_participle(index)
        if self.base(index) == "conj" and not self.kids(index, "nsubj", "aux"):
            governor = self.words[index].head
            return governor >= 0 and self.is_past_participle(index) and self.is_passive(governor)
        return False

    def is_past_participle(self, index: int) -> bool:
        """Whether the verb's form is one that a past participle may have: no -ing, no "to", no auxiliary of its own."""
        word = self.words[index]
        bare = word.text.lower() == self.lemma(index) and word.text.lower() not in ALIKE
        if word.upos != "VERB" or word.text.lower().endswith("ing") or bare:
            return False
        return not self.kids(index, "aux") and not any(self.lemma(m) == "to" for m in self.kids(index, "mark"))

    def surface_subject(self, index: int) -> list[int]:
        """Heads of the grammatical subject, said or understood from control, raising, relatives and coordination."""
        known = self._surface.get(index)
        if known is None:
            self._surface[index] = []
            known = self._surface[index] = self._find_surface(index)
        return known

    def _find_surface(self, index: int) -> list[int]:
        said = self.kids(index, "nsubj")
        governor = self.words[index].head
        relation = self.words[index].deprel
        if said:
            if (
                relation == "acl:relcl"
                and self.lemma(said[0]) in RELATIVES
                and self.words[said[0]].upos in ("PRON", "DET")
            ):
                return self.joined(governor)
            return [head for subject in said for head in self.joined(subject)]
        if governor < 0:
            return []
        base = self.base(index)
        if base == "xcomp":
            return self._controller(governor)
        if base in ("advcl", "conj", "parataxis") and (base != "parataxis" or self.words[index].text[:1].islower()):
            if base == "advcl" and self.words[governor].upos in NOUNS:
                return self._noun_agent(governor)
            behind = index > governor and not self._is_to(index)
            if base == "advcl" and behind and self.lemma(governor) in grammar("object_control"):
                return self.objects(governor) or self.surface_subject(governor)
            return self.surface_subject(governor) if self.words[index].upos in ("VERB", "AUX", "ADJ") else []
        if base == "acl":
            if any(self.lemma(mark) == "to" for mark in self.kids(index, "mark")):
                return self._noun_agent(governor)
            saying = reporting()
            if self.lemma(governor) in saying.documents or self.lemma(governor) in saying.nouns:
                return self._noun_agent(governor) or self.joined(governor)
            return self.joined(governor)
        return []

    def _is_to(self, index: int) -> bool:
        return any(self.lemma(mark) == "to" for mark in self.kids(index, "mark"))

    def _controller(self, governor: int) -> list[int]:
        objects = self.kids(governor, "obj", "iobj")
        if objects and self.lemma(governor) not in grammar("subject_control"):
            return self.joined(objects[0])
        return self.surface_subject(governor)

    def _noun_agent(self, noun: int) -> list[int]:
        """Whose a noun with an infinitive is: "Mali's decision to", "the decision by Mali to"."""
        for child in self.children[noun]:
            if self.words[child].deprel == "nmod:poss" or (
                self.base(child) == "nmod" and self.case(child) in ("by", "of")
            ):
                return self.joined(child)
        governor = self.words[noun].head
        if governor >= 0 and self.base(noun) in ("obj", "obl", "xcomp") and self.words[governor].upos == "VERB":
            return self.surface_subject(governor)
        return []

    def subject(self, index: int) -> list[int]:
        """Heads of the logical subject: who does it, in a passive whoever "by" brings in."""
        if not self.is_passive(index):
            return self.surface_subject(index)
        # "They were urged to talk by Kenya": what "by" brings in hangs as often on the infinitive.
        verbs = [index, *(verb for verb in self.kids(index, "xcomp") if not self.is_passive(verb))]
        agents = [c for v in verbs for c in self.kids(v, "obl") if self._agent(c)]
        return [head for agent in agents for head in self.joined(agent)]

    def _agent(self, index: int) -> bool:
        return self.words[index].deprel == "obl:agent" or self.case(index) == "by"

    def objects(self, index: int) -> list[int]:
        """Heads of the logical object: what it is done to, in a passive the grammatical subject."""
        if self.is_passive(index):
            return self.surface_subject(index)
        said = self.kids(index, "obj") or [c for c in self.kids(index, "obl") if self.case(c) in NO_PREPOSITIONS]
        if said:
            head = said[0]
            relative = self.lemma(head) in RELATIVES and self.words[head].upos == "PRON"
            if relative and self.words[index].deprel == "acl:relcl":
                return self.joined(self.words[index].head)
            return self.joined(head)
        if (
            self.words[index].deprel == "acl:relcl"
            and self.kids(index, "nsubj")
            and not self.kids(index, "ccomp", "xcomp")
        ):
            relative = self.lemma(self.kids(index, "nsubj")[0]) in RELATIVES
            return [] if relative else self.joined(self.words[index].head)
        return []

    def head_of(self, first: int, last: int) -> int | None:
        """The word of `first`..`last` (half-open) that governs the others; None where all is punctuation.

        Where several words hang on something outside, those without a preposition come first, then the one with the
        most below it: a wrong parse or an insertion ("X, along with Y") must not hide the noun that is meant.
        """
        tops = [
            index
            for index in range(max(0, first), min(last, len(self.words)))
            if not first <= self.words[index].head < last and self.words[index].upos not in ("PUNCT", "CCONJ")
        ]
        if len(tops) < 2:
            return tops[0] if tops else None
        return max(tops, key=lambda top: (not self.case(top), sum(first <= w < last for w in self.subtree(top)), -top))

    def measured(self, index: int) -> int:
        """What a noun that counts or bundles is of: "batch of rifles" is rifles; any other word is itself."""
        if self.lemma(index) in grammar("measures") or self.words[index].upos == "NUM":
            for child in self.kids(index, "nmod"):
                if self.case(child) == "of":
                    return self.measured(child)
        return index


@lru_cache(maxsize=65536)
def mended(form: str, lemma: str, verb: bool) -> str:
    """The lemma, or where the tables do not know it, a regular one of `form` that they do ("banned": ban, not bann)."""
    known = vocabulary()
    if verb and lemma == form and form.endswith("ing"):
        verbs = frames().words
        return next((candidate for candidate in _regular(form, lemma) if ("verb", candidate) in verbs), lemma)
    if lemma in known:
        return lemma
    return next((candidate for candidate in _regular(form, lemma) if candidate in known), lemma)


def _regular(form: str, lemma: str) -> Iterator[str]:
    """Regular lemmas that the form may have."""
    if len(lemma) > 3 and lemma[-1] == lemma[-2]:
        yield lemma[:-1]
    for ending, instead in (
        ("men", "man"),
        ("ves", "fe"),
        ("ves", "f"),
        ("ied", "y"),
        ("ies", "y"),
        ("ed", "e"),
        ("ed", ""),
        ("ing", "e"),
        ("ing", ""),
        ("es", ""),
        ("s", ""),
        ("en", "e"),
        ("en", ""),
    ):
        if form.endswith(ending) and len(form) > len(ending) + (2 if ending != "ves" else 1):
            stem = form.removesuffix(ending)
            yield stem + instead
            if stem[-1] == stem[-2]:
                yield stem[:-1]
