"""How alike two names are, taken alone: whether they can be one name, in any order, spelling or legal form.

Words are aligned one to one. What legal forms, forms of address, articles and joined or parted words change is no
difference; slips of the pen and transliterations are a small one; a number or a word that has no like is a large one.
It refuses to know anybody: whether two bearers of one name are one is for what else reports say of them.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import OSA

from whence.linking.names import folded, initials, is_acronym, normal, person_tokens
from whence.linking.words import listed, paired

SAME = 0.7
"""From here on two names are taken for one; the threshold that nomenklatura's published comparison uses."""
SOUND, SHORT_FORM, INITIAL = 0.97, 0.9, 0.85
# Letters that may differ in a word of so many: slips of the pen grow with the word.
SLIPS = ((4, 0), (8, 1), (12, 2), (99, 3))
# What a word of the longer name without a like in the shorter costs.
MIDDLE_NAME, FURTHER_WORD = 0.04, 0.35
# Whole names, spaces aside, may differ in this share of their letters.
WHOLE = 0.08
DIGITS = str.maketrans("013457", "oieast")


@lru_cache(maxsize=1 << 16)
def likeness(a: str, b: str, *, person: bool) -> float:
    """0 to 1 for two names, of persons or of bodies."""
    words = tuple(sorted((_words(a, person), _words(b, person)), key=lambda words: (len(words), words)))
    short, long = words
    if not short:
        return 0.0
    if sorted(short) == sorted(long) or "".join(short) == "".join(long):
        return 1.0
    if not person and (_is_short_for(a, b) or _is_short_for(b, a)):
        return SHORT_FORM
    return max(_aligned(short, long, person), _whole(short, long))


@lru_cache(maxsize=1 << 16)
def _words(name: str, person: bool) -> tuple[str, ...]:
    if person:
        words = person_tokens(name)
        return tuple(_letters(word) for word in words)
    plain = f" {normal(name)} "
    for long, short in paired("legal").items():
        plain = plain.replace(f" {long} ", f" {short} ")
    kept = [paired("numbers").get(word, word) for word in plain.split() if word not in listed("little")]
    core = [word for word in kept if word not in listed("legal_forms")]
    return tuple(core or kept)


def _letters(word: str) -> str:
    """Digits within a word as the letters that they stand for."""
    return word if word.isdigit() or word.isalpha() else word.translate(DIGITS)


def _is_short_for(short: str, long: str) -> bool:
    return is_acronym(short) and len(short) > 2 and initials(long) == normal(short).replace(" ", "")


def _aligned(short: tuple[str, ...], long: tuple[str, ...], person: bool) -> float:
    """Mean likeness of the words of `short`, each with its like in `long`, less what is left over."""
    left, total = list(long), 0.0
    for word in sorted(short, key=lambda word: (-len(word), word)):
        rated = [(_word(word, other, person), -at) for at, other in enumerate(left)]
        rated += [(_word(word, left[at] + left[at + 1], person) - 0.01, -at) for at in range(len(left) - 1)]
        best, at = max(rated, default=(0.0, 0))
        if best <= 0:
            return 0.0
        joined = rated.index((best, at)) >= len(left)
        del left[-at : -at + 1 + joined]
        total += best * len(word)
    alone = len(short) == 1 and len(long) > 1 and person and short[0] not in (long[0], long[-1])
    extra = sum(MIDDLE_NAME if person else _cost(word) for word in left)
    return max(0.0, total / sum(map(len, short)) - extra - 0.2 * alone)


def _cost(word: str) -> float:
    return MIDDLE_NAME if word in listed("generic") or word in listed("legal_forms") else FURTHER_WORD


@lru_cache(maxsize=1 << 16)
def _word(a: str, b: str, person: bool) -> float:
    """How alike two words are; 0 where they are two."""
    if a == b:
        return 1.0
    if a.isdigit() or b.isdigit():
        return 0.0
    if len(folded(a)) > 2 and folded(a) == folded(b):
        return SOUND
    if person and 1 in (len(a), len(b)):
        return INITIAL if a[0] == b[0] else 0.0
    if person and (paired("short_names").get(a) == b or paired("short_names").get(b) == a):
        return SHORT_FORM
    slips = OSA.distance(folded(a), folded(b))
    allowed = next(count for letters, count in SLIPS if max(len(a), len(b)) <= letters)
    return 1.0 - slips / max(len(a), len(b)) if slips <= allowed else 0.0


def _whole(short: tuple[str, ...], long: tuple[str, ...]) -> float:
    """Likeness of the names written as one word, where they differ in little: "Patr ushev", "Good Will"."""
    a, b = "".join(short), "".join(long)
    share = OSA.distance(a, b) / max(len(a), len(b))
    digits = [c for c in a if c.isdigit()] == [c for c in b if c.isdigit()]
    return 1.0 - share if share <= WHOLE and digits else 0.0
