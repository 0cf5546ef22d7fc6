"""What the antecedent scorer knows of a single mention, as small whole numbers in columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from whence.codebook.names import plain
from whence.reading.actors.tree import Tree
from whence.reading.coreference.mentions import Mention

IntArray = NDArray[np.int32]

FORMS = (
    "i", "we", "you", "he", "she", "it", "they", "this", "these", "one", "person", "organization", "gpe", "loc",
    "people", "name", "the", "that", "own", "a", "bare", "some", "group",
)  # fmt: skip
PRONOUNS = 10
"""How many of the first forms are pronouns."""
CASES = ("", "possessive", "reflexive")
GENDERS = ("", "female", "male")
SORTS = (
    "", "person", "organization", "people", "country", "government", "armed group", "gpe", "loc", "fac", "event",
    "misc", "time", "number", "thing",
)  # fmt: skip
ROLES = (
    "other", "nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "nmod:poss", "root", "appos", "conj",
    "compound", "vocative", "dislocated", "obl:unmarked", "parataxis",
)  # fmt: skip
CLAUSES = ("other", "root", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "advcl:relcl")
REFLEXIVE = ("self", "selves")
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such"})
INDEFINITE = frozenset({"a", "an", "another", "one"})
OWN = frozenset({"my", "our", "your", "his", "her", "its", "their", "whose"})
MAX_CHAIN = 30
WORDS_SMALL = 64
"""How many bits stand for the modifiers of a noun."""


class Columns:
    """The mentions of a report in columns, one row a mention.

    `known` maps frequent lemmas to numbers above 1; 0 stands for none and 1 for any other. `features` are what the
    scorer embeds; the other columns serve to compare two mentions.
    """

    def __init__(self, mentions: Sequence[Mention], trees: Sequence[Tree], known: Mapping[str, int]) -> None:
        quoted = _quoted(trees)
        ids: dict[str, int] = {}
        rows = [_row(m, trees[m.sentence], known, quoted[m.sentence][m.head]) for m in mentions]
        self.features: IntArray = np.array(rows, dtype=np.int32).reshape(len(rows), N_FEATURES)
        rest = [_compared(m, trees[m.sentence], ids) for m in mentions]
        table = np.array(rest, dtype=np.int64).reshape(len(rest), 14)
        (self.lemma, self.text, self.final, self.opening, self.initials, self.modifiers, self.governor, self.clause,
         self.reporter, self.owner, self.tied, self.subject, self.above, self.higher) = table.T  # fmt: skip
        self.sentence = np.array([m.sentence for m in mentions], dtype=np.int32)
        self.first = np.array([m.first for m in mentions], dtype=np.int32)
        self.last = np.array([m.last for m in mentions], dtype=np.int32)
        self.head = np.array([m.head for m in mentions], dtype=np.int32)

    @property
    def form(self) -> IntArray:
        """The form of each mention, a number of `FORMS`."""
        return self.features[:, 0]


def sizes(n_known: int) -> tuple[int, ...]:
    """How many values each column of `Columns.features` has, `n_known` lemmas being known."""
    return (
        len(FORMS), len(CASES), 2, len(GENDERS), len(SORTS), len(ROLES), len(CLAUSES), 5, 2, 4, 3, n_known + 2,
        n_known + 2,
    )  # fmt: skip


N_FEATURES = len(sizes(0))


def _row(mention: Mention, tree: Tree, known: Mapping[str, int], quoted: bool) -> tuple[int, ...]:
    word = tree.words[mention.head]
    relation = _of(ROLES, word.deprel, tree.relation(mention.head))
    clause = tree.clause(mention.head)
    lemma = 0 if mention.kind in ("pronoun", "name") else known.get(word.lemma.lower(), 1)
    governor = known.get(tree.words[word.head].lemma.lower(), 1) if word.head >= 0 else 0
    after = mention.last - mention.head - 1
    length = mention.last - mention.first
    return (
        FORMS.index(_form(mention, tree)),
        _case(mention, tree),
        int(mention.plural),
        GENDERS.index(mention.gender),
        SORTS.index(mention.sort if mention.sort in SORTS else "thing"),
        relation,
        _of(CLAUSES, tree.words[clause].deprel, tree.relation(clause)),
        min(mention.sentence, 3) if mention.sentence < 4 else 4,
        int(quoted),
        min(length, 4) - 1,
        0 if after <= 0 else 1 if after < 4 else 2,
        lemma,
        governor,
    )


def _of(names: Sequence[str], exact: str, base: str) -> int:
    return names.index(exact) if exact in names else names.index(base) if base in names else 0


def _case(mention: Mention, tree: Tree) -> int:
    if mention.kind != "pronoun":
        return 0
    if tree.lower[mention.head].endswith(REFLEXIVE):
        return 2
    return int(tree.words[mention.head].deprel == "nmod:poss")


def _form(mention: Mention, tree: Tree) -> str:
    if mention.kind == "pronoun" or mention.kind == "group":
        return mention.form or mention.kind
    if mention.kind == "name":
        return mention.sort if mention.sort in FORMS else "name"
    opening = tree.lower[mention.first]
    determiners = {tree.lower[child] for child in tree.of(mention.head, "det")}
    if determiners & DEMONSTRATIVE:
        return "that"
    if any(tree.words[child].deprel == "nmod:poss" for child in tree.children[mention.head]) or opening in OWN:
        return "own"
    if determiners & {"the", "both"}:
        return "the"
    if determiners & INDEFINITE:
        return "a"
    return "some" if determiners or any(tree.of(mention.head, "nummod")) else "bare"


def _compared(mention: Mention, tree: Tree, ids: dict[str, int]) -> tuple[int, ...]:
    """What is compared between two mentions: words by number, -1 for none that could be alike."""
    word = tree.words[mention.head]
    proper = mention.kind == "name" or word.upos == "PROPN"
    words = _words(mention, tree) if mention.kind != "pronoun" else []

    def number(text: str) -> int:
        return ids.setdefault(text, len(ids))

    initials = "".join(text[0] for text in words if text[:1].isupper()) if len(words) > 1 and proper else ""
    single = words[0].replace(".", "") if len(words) == 1 and words[0].isupper() else ""
    modifiers = 0
    for child in tree.of(mention.head, "amod", "compound", "nmod", "nummod", "flat"):
        modifiers |= 1 << (number("m:" + tree.words[child].lemma.lower()) % (WORDS_SMALL - 1))
    named = [plain(text) for text in words]
    return (
        number("l:" + word.lemma.lower()) if words else -1,
        number("t:" + " ".join(named)) if words else -1,
        number("n:" + named[-1]) if words and proper else -1,
        number("n:" + named[0]) if words and proper else -1,
        number("i:" + (initials or single)) if (initials or single) and len(initials or single) > 1 else -1,
        modifiers,
        word.head,
        tree.clause(mention.head),
        _reporter(tree, mention.head),
        next((child for child in tree.children[mention.head] if tree.words[child].deprel == "nmod:poss"), -1),
        _tied(tree, mention.head),
        *_subjects(tree, mention.head),
    )


def _words(mention: Mention, tree: Tree) -> list[str]:
    """The words of a name or noun phrase that tell: up to its head or its name's end, no article, no clitic."""
    last = mention.head + 1
    while last < mention.last and tree.words[last].deprel.startswith("flat"):
        last += 1
    first = mention.first if mention.last > mention.first else mention.head
    kept = [
        tree.words[i].text
        for i in range(first, max(last, mention.head + 1))
        if tree.words[i].upos not in ("DET", "PUNCT", "PART", "ADP") and tree.words[i].deprel != "nmod:poss"
    ]
    return kept or [tree.words[mention.head].text]


def _reporter(tree: Tree, index: int) -> int:
    """The subject of the verb in whose content clause the word stands, -1 where in none."""
    at = index
    for _ in range(MAX_CHAIN):
        head = tree.words[at].head
        if head < 0:
            return -1
        if tree.relation(at) in ("ccomp", "parataxis"):
            subject = next(tree.of(head, "nsubj"), -1)
            if subject >= 0 and subject != index:
                return subject
        at = head
    return -1


def _subjects(tree: Tree, index: int) -> tuple[int, int, int]:
    """The subjects of the clause in which the word stands and of those around it, innermost first, -1 for none.

    One in whose phrase the word stands is none of them.
    """
    found: list[int] = []
    at, below = tree.words[index].head, index
    for _ in range(MAX_CHAIN):
        if at < 0 or len(found) == 3:
            break
        found += [child for child in tree.of(at, "nsubj") if child not in (below, index)][:1]
        at, below = tree.words[at].head, at
    first, second, third, *_ = (*found[:3], -1, -1, -1)
    return first, second, third


def _tied(tree: Tree, index: int) -> int:
    """The word with which apposition or a copula identifies the word at `index`, -1 where none does."""
    if tree.relation(index) == "appos":
        return tree.words[index].head
    if any(tree.of(index, "cop")):
        return next(tree.of(index, "nsubj"), -1)
    return -1


def _quoted(trees: Sequence[Tree]) -> list[list[bool]]:
    """Whether each word stands between quotation marks; what is opened and not closed within six sentences is not."""
    found, inside, since = [], False, 0
    for number, tree in enumerate(trees):
        row = []
        for text in tree.lower:
            if text in ("“", "``", "«") or (text == '"' and not inside):
                inside, since = True, number
            elif text in ("”", "''", "»", '"'):
                inside = False
            row.append(inside)
        inside = inside and number - since < 6
        found.append(row)
    return found
