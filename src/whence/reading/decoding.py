"""From the network's scores to words, names, times and frames: argmax, trees, well-formed tags, nothing learnt."""

from __future__ import annotations

from collections.abc import Container

import numpy as np
from numpy.typing import NDArray

from whence.codebook.irregular import irregular_verbs
from whence.model.parse import Argument, Name, TimeWords
from whence.reading.lemmas import Script, regular_lemmas
from whence.reading.tags import best_tags, spans
from whence.reading.weights_files import Manifest

FloatArray = NDArray[np.float32]

BEST_SCRIPTS = 24
"""How far down its ranking a fitting edit script is looked for before the word itself is its lemma."""

REPEATABLE = ("ARGM", "C-", "R-")
"""Labels that a predicate may bear more than once."""

TINY = 1e-9
"""What stands for no probability, so that logarithms stay finite."""


def softmax(scores: FloatArray) -> FloatArray:
    """Turn scores into probabilities along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), dtype=np.float32)


def lemma(word: str, upos: str, scores: FloatArray, scripts: tuple[Script, ...], verbs: Container[str]) -> str:
    """Apply the best script that suits; a proper noun keeps its capitals, a verb becomes one that is known if any can.

    `verbs` are the verbs of the inventory of rolesets: they keep "revoked" from becoming "revok". Irregular forms are
    looked up, since no script makes "strike" of "struck" that was not learnt from that very verb.
    """
    best = int(scores.argmax())
    is_verb = upos in ("VERB", "AUX")
    if is_verb and word.lower() in irregular_verbs():
        return irregular_verbs()[word.lower()]
    if _suits(scripts[best], word, upos) and (not is_verb or scripts[best].apply(word) in verbs):
        return scripts[best].apply(word)
    ranked = np.argsort(-scores, kind="stable")[:BEST_SCRIPTS]
    made: list[str] = [scripts[int(at)].apply(word) for at in ranked if _suits(scripts[int(at)], word, upos)]
    plain = word if upos == "PROPN" else word.lower()
    known = [one for one in (*made, *regular_lemmas(plain)) if one in verbs] if is_verb else []
    return [*known, *made, plain][0]


def _suits(script: Script, word: str, upos: str) -> bool:
    return script.fits(word) and (script.cased or upos != "PROPN" or word == word.lower())


class NameMixer:
    """Weighs the heads of all sources in the reader's own types.

    A source's type may stand for several of the reader's (a place for GPE, LOC or FAC), and its unmarked words may be
    of types that it does not mark; its probability is then shared out in the unified head's own proportions.
    """

    def __init__(self, manifest: Manifest) -> None:
        self._types = manifest.name_types
        self._shares = manifest.name_shares
        width = 2 * len(manifest.name_types) + 1
        self._slices: list[slice] = []
        self._masks: list[FloatArray] = []
        at = 0
        for head in manifest.name_heads:
            mask = np.zeros((len(head.may_be), width), dtype=np.float32)
            for row, meanings in enumerate(head.may_be):
                mask[row, list(meanings)] = 1.0
            self._slices.append(slice(at, at + len(mask)))
            self._masks.append(mask)
            at += len(mask)
        self._unified = slice(at, at + width)

    def mixed(self, scores: FloatArray) -> FloatArray:
        """Give probabilities (words, unified tags) from the scores of all heads (words, all tags)."""
        unified = softmax(scores[:, self._unified]) + np.float32(TINY)
        total = unified * np.float32(self._shares[-1])
        for part, mask, share in zip(self._slices, self._masks, self._shares, strict=False):
            if share:
                own = softmax(scores[:, part])
                total = total + np.float32(share) * unified * ((own / (unified @ mask.T + TINY)) @ mask)
        return np.asarray(total / total.sum(axis=1, keepdims=True), dtype=np.float32)

    def names(self, scores: FloatArray) -> tuple[Name, ...]:
        """Decode a sentence's names."""
        shares = self.mixed(scores)
        tags = best_tags(np.log(shares + TINY))
        chosen = shares[np.arange(len(tags)), tags]
        return tuple(
            Name(first, last, self._types[kind], round(float(chosen[first:last].mean()), 4))
            for kind, first, last in spans(tags)
        )


def times(scores: FloatArray, shares: tuple[float, ...]) -> tuple[TimeWords, ...]:
    """Decode time expressions from the heads of all sources (words, 3 x sources), weighed by `shares`."""
    heads = softmax(scores.reshape(len(scores), len(shares), 3))
    mixed = np.tensordot(heads, np.array(shares, dtype=np.float32), axes=([1], [0]))
    return tuple(TimeWords(first, last) for _kind, first, last in spans(best_tags(np.log(mixed + TINY))))


def arguments(scores: FloatArray, labels: tuple[str, ...]) -> tuple[Argument, ...]:
    """Decode one predicate's arguments (words, tags), in order of place.

    A numbered argument stands once, as PropBank has it (what continues one is labelled C-); of several the likeliest
    stays.
    """
    tags = best_tags(scores)
    found = [Argument(labels[kind], first, last) for kind, first, last in spans(tags)]
    numbered = [one.label for one in found if not one.label.startswith(REPEATABLE)]
    if len(numbered) == len(set(numbered)):
        return tuple(found)
    chances = softmax(scores)[np.arange(len(tags)), tags]
    best: dict[str, Argument] = {}
    for one in found:
        rival = best.get(one.label)
        if rival is None or _mean(chances, one) > _mean(chances, rival):
            best[one.label] = one
    return tuple(one for one in found if one.label.startswith(REPEATABLE) or best[one.label] is one)


def _mean(chances: FloatArray, argument: Argument) -> float:
    return float(chances[argument.first : argument.last].mean())
