"""ClearNLP's dependency relations, which spaCy's English pipelines give, as Universal Dependencies.

Relations are renamed, and a preposition with its object is turned round: the object depends on what the preposition
depended on, the preposition on the object. A copula stays the head of its sentence, as ClearNLP has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

# Lists of relations: https://github.com/clir/clearnlp-guidelines and https://universaldependencies.org/en/dep (2023).
_SAME = frozenset(
    {"acl", "advcl", "advmod", "amod", "appos", "aux", "case", "cc", "ccomp", "clf", "compound", "conj", "cop", "csubj",
     "dep", "det", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
     "nsubj", "nummod", "obj", "obl", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp"}
)  # fmt: skip
_RENAMED = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "dobj": "obj",
    "dative": "iobj",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "neg": "advmod",
    "npadvmod": "obl",
    "prt": "compound:prt",
    "intj": "discourse",
    "oprd": "xcomp",
    "attr": "xcomp",
    "acomp": "xcomp",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "quantmod": "advmod",
    "nn": "compound",
    "meta": "dep",
    "ROOT": "root",
}
_OBJECTS = frozenset({"pobj", "pcomp"})


@dataclass(frozen=True, slots=True)
class Arc:
    """A word with its part of speech, its head's index (-1 for the root) and its relation."""

    text: str
    upos: str
    head: int
    deprel: str


def to_ud(arcs: Sequence[Arc]) -> list[Arc]:
    """The same words with relations of Universal Dependencies; UD's own relations are left as they are."""
    turned = list(arcs)
    for at, arc in enumerate(arcs):
        if arc.deprel not in _OBJECTS or arc.head < 0:
            continue
        preposition = turned[arc.head]
        if (
            preposition.deprel not in {"prep", "agent", "dative", "pcomp", "pobj", "ROOT"}
            or turned[at].head != arc.head
        ):
            continue
        turned[at] = replace(arc, head=preposition.head, deprel=_turned(arcs, arc, preposition))
        turned[arc.head] = replace(preposition, head=at, deprel="mark" if arc.deprel == "pcomp" else "case")
    return [replace(arc, deprel=_renamed(arc)) for arc in turned]


def _turned(arcs: Sequence[Arc], arc: Arc, preposition: Arc) -> str:
    if preposition.head < 0:
        return "root"
    if arc.deprel == "pcomp":
        return "advcl"
    if preposition.deprel == "agent":
        return "obl:agent"
    governor = arcs[preposition.head].upos
    return "obl" if governor in {"VERB", "AUX", "ADJ", "ADV"} else "nmod"


def _renamed(arc: Arc) -> str:
    if arc.head < 0:
        return "root"
    name = _RENAMED.get(arc.deprel, arc.deprel)
    if name == "prep":
        return "advmod"
    return name if name.split(":")[0] in _SAME and name != "root" else "dep"
