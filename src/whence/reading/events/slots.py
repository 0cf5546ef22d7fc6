"""What fills a predicate's slots, each slot found when asked for and once."""

from __future__ import annotations

from whence.codebook.frames import grammar
from whence.model.parse import Frame
from whence.reading.events.tree import NOUNS, Tree

PRE = ("amod", "compound", "nmod", "nummod", "det")
# What stands late in a noun phrase hangs as often on its last noun as on its head: "the arrival of planes in Bamako".
LATE = frozenset({"in", "to", "into", "by"})
NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
GOALS = ("to", "into", "onto", "toward", "towards", "up", "through", "across", "on", "ARG4")
CORE = ("ARG0", "ARG1", "ARG2", "ARG3", "ARG4", "ARG5")


class Slots:
    """The slots of the predicate at `index`; nouns and verbs alike."""

    __slots__ = ("_found", "frame", "index", "is_noun", "tree")

    def __init__(self, tree: Tree, index: int) -> None:
        self.tree = tree
        self.index = index
        self.frame: Frame | None = tree.frame_at.get(index)
        self.is_noun = tree.words[index].upos in NOUNS
        self._found: dict[str, list[int]] = {}

    def heads(self, slot: str) -> list[int]:
        """The head words in `slot`, with what is coordinated with them, in order."""
        found = self._found.get(slot)
        if found is None:
            found = self._found[slot] = self._find(slot)
        return found

    def _find(self, slot: str) -> list[int]:
        outer, nested, inner = slot.partition(">")
        if nested:
            return [head for top in self.heads(outer) for head in Slots(self.tree, top).heads(inner)]
        if slot in CORE:
            return self._labelled(slot)
        plain = {"subj": self._subject, "obj": self._object, "subject": self._subject_or_label}
        plain |= {"object": self._object_or_label, "clause": self._clauses, "poss": self._possessors}
        plain |= {
            "pre": self._premodifiers,
            "iobj": self._indirect,
            "any": self._all,
            "modal": self._modals,
            "rel": self._clauses_about,
            "beside": self._adverbials,
            "cop": self._copulas,
            "case": self._cases,
            "neg": self._negations,
            "todo": self._infinitives,
            "goal": self._goals,
            "holder": self._holders,
            "when": self._times,
            "mark": self._marks,
        }
        return plain[slot]() if slot in plain else self._prepositional(slot)

    def _labelled(self, label: str) -> list[int]:
        found: list[int] = []
        for argument in self.frame.arguments if self.frame else ():
            if argument.label != label:
                continue
            head = self.tree.head_of(argument.first, argument.last)
            if head is not None and head != self.index:
                found += [self._antecedent(h) for h in self.tree.joined(head)]
        return [head for head in found if head != self.index]

    def _antecedent(self, head: int) -> int:
        """A relative pronoun stands for the noun that its clause hangs on."""
        tree = self.tree
        if tree.words[head].upos in ("PRON", "DET") and tree.lemma(head) in ("who", "which", "that", "whom"):
            for above in tree.ancestors(head):
                if tree.words[above].deprel == "acl:relcl":
                    return tree.words[above].head
        return head

    def _subject(self) -> list[int]:
        """The subject of a verb, or of a noun that is said of it: "two reporters are behind bars"."""
        if self.is_noun and not self.heads("cop"):
            return []
        return self.tree.subject(self.index)

    def _object(self) -> list[int]:
        return self.heads("of") if self.is_noun else self.tree.objects(self.index)

    def _subject_or_label(self) -> list[int]:
        if self.is_noun:
            return self.heads("subj") or self.heads("ARG0") or self.heads("by") or self.heads("poss")
        found = self.heads("subj")
        return found or self.heads("ARG0") or ([] if self.heads("obj") else self.heads("ARG1"))

    def _object_or_label(self) -> list[int]:
        if self.is_noun:
            return _once(self.heads("ARG1") + self.heads("of"))
        subject = set(self.heads("subj"))
        return _once(self.heads("obj") + [head for head in self.heads("ARG1") if head not in subject])

    def _clauses(self) -> list[int]:
        tree = self.tree
        found = [
            c for c in tree.kids(self.index, "xcomp", "ccomp", "acl", "csubj") if tree.words[c].deprel != "acl:relcl"
        ]
        found += [c for c in tree.kids(self.index, "advcl") if _has_to(tree, c)]
        return found + [c for f in found for c in tree.kids(f, "conj") if tree.words[c].upos == "VERB"]

    def _infinitives(self) -> list[int]:
        """The complements with "to": what someone is told or means to do."""
        tree = self.tree
        return [c for c in self.heads("clause") if _has_to(tree, c) and tree.base(c) != "ccomp"]

    def _goals(self) -> list[int]:
        """Where something moves: what prepositions of direction bring in, and arguments that name the end point."""
        return _once([head for slot in GOALS for head in self.heads(slot)])

    def _holders(self) -> list[int]:
        """Who comes by the noun, or has it in mind: the subject of the verb whose object it is."""
        tree, verb = self.tree, self.tree.words[self.index].head
        if not self.is_noun or verb < 0 or tree.base(self.index) != "obj":
            return []
        return tree.surface_subject(verb) if tree.lemma(verb) in grammar("planning") else []

    def _possessors(self) -> list[int]:
        heads = [c for c in self.tree.children[self.index] if self.tree.words[c].deprel == "nmod:poss"]
        return [head for top in heads for head in self.tree.joined(top)]

    def _premodifiers(self) -> list[int]:
        found = [
            child
            for child in self.tree.children[self.index]
            if child < self.index and self.tree.base(child) in PRE and self.tree.words[child].deprel != "nmod:poss"
        ]
        return [head for top in found for head in self.tree.joined(top)]

    def _indirect(self) -> list[int]:
        return [head for top in self.tree.kids(self.index, "iobj") for head in self.tree.joined(top)]

    def _clauses_about(self) -> list[int]:
        return self.tree.kids(self.index, "acl")

    def _adverbials(self) -> list[int]:
        return self.tree.kids(self.index, "advcl")

    def _modals(self) -> list[int]:
        return self.tree.kids(self.index, "aux")

    def _copulas(self) -> list[int]:
        return self.tree.kids(self.index, "cop")

    def _cases(self) -> list[int]:
        return self.tree.kids(self.index, "case")

    def _times(self) -> list[int]:
        """What dates the predicate: "on Monday", "next week"."""
        beside = (*self.tree.kids(self.index, "obl", "nmod", "advmod"), *self._beside_there())
        return [c for c in beside if self.tree.in_time(c)]

    def _marks(self) -> list[int]:
        return self.tree.kids(self.index, "mark")

    def _negations(self) -> list[int]:
        """What negates the predicate, or its complement ("pleaded not guilty")."""
        tree, tops = self.tree, [self.index, *self.tree.kids(self.index, "xcomp", "obj")]
        return [c for top in tops for c in tree.kids(top, "advmod", "aux", "cc") if tree.lemma(c) in NEGATIONS]

    def _prepositional(self, preposition: str) -> list[int]:
        tree, found = self.tree, []
        relations = ("nmod", "obl") if self.is_noun else ("obl",)
        for child in (*tree.kids(self.index, *relations), *self._beside_there()):
            case = tree.case(child)
            if case == preposition or (case and case.split()[-1] == preposition and " " in case):
                found += tree.joined(child)
        if not found and self.is_noun and preposition in LATE:
            found = [h for inner in tree.kids(self.index, "nmod") for h in Slots(tree, inner).heads(preposition)]
        if preposition == "by" and not self.is_noun and not tree.is_passive(self.index):
            return [head for head in found if tree.words[head].upos not in ("PROPN", "PRON")]
        return found

    def _beside_there(self) -> list[int]:
        """What hangs on the verb by which the noun is said to be: "there was to be a vote on Sunday"."""
        tree, verb = self.tree, self.tree.words[self.index].head
        if not self.is_noun or verb < 0 or tree.base(self.index) != "nsubj":
            return []
        above = tree.words[verb].head if tree.base(verb) == "xcomp" else verb
        return tree.kids(verb, "obl") if tree.kids(verb, "expl") or tree.kids(above, "expl") else []

    def _all(self) -> list[int]:
        tree = self.tree
        found = [head for label in CORE for head in self._labelled(label)]
        found += self.heads("subj") + self.heads("obj") + self.heads("iobj") + self.heads("clause")
        found += self.heads("poss") + self.heads("pre")
        for child in tree.kids(self.index, "obl", "nmod", "advmod", "obj", "xcomp"):
            found += tree.joined(child)
        deeper = [c for top in found if tree.words[top].upos in NOUNS for c in tree.kids(top, "nmod", "compound")]
        return _once(found + deeper)


def _has_to(tree: Tree, index: int) -> bool:
    return any(tree.lemma(mark) == "to" for mark in tree.kids(index, "mark"))


def _once(heads: list[int]) -> list[int]:
    return list(dict.fromkeys(heads))
