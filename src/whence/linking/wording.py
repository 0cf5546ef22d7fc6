"""How texts are worded: their words of content, how rare these are, and how alike two stretches are by them."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from whence.linking.names import normal
from whence.linking.pairs import trigger_stem
from whence.linking.words import listed

Words = Mapping[str, float]
GIST_WORDS = 60
NEIGHBOURS = 24
SHARED_BY = 60  # a word that more texts share tells nothing of which are alike
NEAR_WORDS = 8  # about a clause on either side


def content_words(text: str) -> list[str]:
    """The words of a text that carry content, in a form that joins inflections."""
    return [trigger_stem(word) for word in normal(text).split() if word not in listed("stop") and len(word) > 1]


def scarcity(sentences: Iterable[str]) -> dict[str, float]:
    """How rare each content word is over all sentences: 0.1 to about 10."""
    counted: Counter[str] = Counter()
    n = 0
    for sentence in sentences:
        counted.update(sorted(set(content_words(sentence))))
        n += 1
    return {word: max(0.1, math.log((n + 1) / (count + 0.5))) for word, count in counted.items()}


def weighed(words: Iterable[str], scarce: Words) -> dict[str, float]:
    """The words, each once, with weights of unit length: the rarer, the more."""
    return _unit({word: scarce.get(word, 1.0) for word in sorted(set(words))})


def gist(text: str, scarce: Words) -> dict[str, float]:
    """The words that tell most of what a whole text is about, with weights of unit length."""
    counted = Counter(content_words(text))
    worth = {word: (1 + math.log(n)) * scarce.get(word, 1.0) for word, n in counted.items()}
    kept = sorted(worth, key=lambda word: (-worth[word], word))[:GIST_WORDS]
    return _unit({word: worth[word] for word in sorted(kept)})


def beside(text: str, start: int, end: int, scarce: Words) -> dict[str, float]:
    """The words of content beside the stretch `start`..`end` of a sentence, it aside, with weights of unit length."""
    before, after = text[:start].split()[-NEAR_WORDS:], text[end:].split()[:NEAR_WORDS]
    return weighed(content_words(f"{' '.join(before)} {' '.join(after)}"), scarce)


def cosine(a: Words, b: Words) -> float:
    """How alike two sets of weighed words are, 0 to 1."""
    small, large = (a, b) if len(a) <= len(b) else (b, a)
    return min(1.0, sum(weight * large[word] for word, weight in small.items() if word in large))


def named_in(text: str, scarce: Words) -> dict[str, float]:
    """Words of a sentence with a capital (the first aside) or a numeral, by how rare they are."""
    words = [word.strip("\"'“”‘’.,;:!?()[]") for word in text.split()]
    named = [word for i, word in enumerate(words) if word[:1].isdigit() or (i and word[:1].isupper())]
    stems = (trigger_stem(word.removesuffix("'s").removesuffix("’s")) for word in named)
    return {stem: scarce[stem] for stem in sorted(set(stems)) if stem in scarce}


def rare_names(text: str, words: Words) -> frozenset[str]:
    """Stems of what has a capital, the first word aside, and is rarer than the average of the sentence's `words`."""
    if not words:
        return frozenset()
    average = sum(words.values()) / len(words)
    named = [word.strip("\"'“”‘’.,;:!?()") for word in text.split()[1:]]
    stems = {trigger_stem(word.removesuffix("'s").removesuffix("’s")) for word in named if word[:1].isupper()}
    return frozenset(stem for stem in stems if words.get(stem, 0.0) >= average)


def strange(words: Words, known: frozenset[str]) -> tuple[float, float]:
    """How much of the words, by weight, is not among the `known` ones, and how much there is in all."""
    return sum(weight for word, weight in words.items() if word not in known), sum(words.values())


def neighbours(gists: Mapping[str, Words]) -> dict[str, tuple[str, ...]]:
    """For each text the others that are most alike to it, the most alike first.

    Only words that few texts share are looked at, so the cost grows with the texts and not with their pairs.
    """
    sharing: dict[str, list[str]] = {}
    for id in sorted(gists):
        for word in gists[id]:
            sharing.setdefault(word, []).append(id)
    found = {}
    for id in sorted(gists):
        likeness: dict[str, float] = {}
        for word, weight in gists[id].items():
            if len(sharing[word]) <= SHARED_BY:
                for other in sharing[word]:
                    likeness[other] = likeness.get(other, 0.0) + weight * gists[other][word]
        likeness.pop(id, None)
        found[id] = tuple(sorted(likeness, key=lambda other: (-likeness[other], other))[:NEIGHBOURS])
    return found


def _unit(weights: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}
