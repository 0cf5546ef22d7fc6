"""Normal forms of names: what must be equal, or nearly so, before two names can be one actor's.

Names are compared word by word and strictly: two persons wrongly made one cannot be told apart again by a reader of
the chronicle, while one person left as two is seen at once.
"""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA, JaroWinkler

from whence.linking.words import listed

SAME_TOKEN = 0.95  # Jaro-Winkler; one slip in eight letters
ALIKE_GIVEN = 0.8  # below it stand other names of equal consonants: "Hassan", "Hussein"
LONG_NAME = 6  # letters of a surname that vouch for a given name spelt otherwise
SHARED, VERY_LONG = 5, 8  # letters of a name that vouches for another with a slip, and of one that may have two slips
SAME_SKELETON = 0.87  # with equal consonants: vowels and doubled letters are what transliterations differ in
# Spellings of one sound in English, French, German, Spanish and Portuguese, in the order in which they are replaced.
_SOUNDS = (
    ("tch(?=i[aeo])", "t"), ("tsch|tch|cz", "ch"), ("^ye|^je", "e"), ("dj|dzh", "j"), ("kh|gh", "h"), ("ph", "f"),
    ("sch", "sh"), ("que$", "k"), ("ou|oo", "u"), ("ee|ei|ey", "i"), ("ck|q|c(?!h)", "k"), ("x", "ks"), ("w", "v"),
    ("y", "i"), (r"(.)\1+", r"\1"), ("^[gh]ua(?=[a-z]{3})", "va"),
)  # fmt: skip
_DROP = re.compile(r"[^a-z0-9]+")
_POSSESSIVE = re.compile(r"'s\b|s'(?=\s|$)|\.")
_SERVANT = re.compile(r"^abd(?:[aeou]l|ou?l|[aeou]r(?=r))(?=[a-z]{3}|$)")  # "Abdel Rahman", "Abdurrahman"
_KUNYA = re.compile(r"^ab(?:o)?u(?=[a-z]{4})")
_INNER = re.compile(r"(?<=[a-z])'(?=[a-z])")  # "Qa'ida", and the soft sign of Cyrillic


@lru_cache(maxsize=1 << 16)
def normal(name: str) -> str:
    """`name` in plain lower-case letters and digits, words one space apart, without articles and possessives."""
    plain = anyascii(name).casefold().replace("`", "'")
    words = _DROP.sub(" ", _INNER.sub("", _POSSESSIVE.sub("", plain))).split()
    while len(words) > 1 and words[0] in ("the", "a", "an") and not plain.startswith("a."):
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=1 << 16)
def person_tokens(name: str) -> tuple[str, ...]:
    """The words of a person's name, forms of address and particles left out; all words where nothing would be left."""
    words = normal(name).split()
    core = list(words)
    while core and core[0] in listed("addresses"):
        core = core[1:]
    kept = tuple(word for word in core if word not in listed("particles"))
    return kept or tuple(core) or tuple(words)


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words, "Abd" and what follows it made one: "Abd al-Rahman", "Abdel Rahman" and "Abdurrahman" are one name."""
    found: list[str] = []
    for word in words:
        servant = _SERVANT.sub("abd", word)
        if found and found[-1] == "abd":
            found[-1] += servant
        else:
            found.append(servant)
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def skeleton(word: str) -> str:
    """Consonants of a word, doubled ones once, its first letter kept."""
    kept = [word[:1], *(letter for letter in word[1:] if letter not in "aeiouyhw")]
    return "".join(letter for i, letter in enumerate(kept) if i == 0 or letter != kept[i - 1])


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word with what transliterations from Arabic, Cyrillic and African languages spell in several ways made one."""
    for written, sound in _SOUNDS:
        word = re.sub(written, sound, word)
    return word


@lru_cache(maxsize=1 << 17)
def same_token(a: str, b: str) -> bool:
    """Whether two words of names are one: equal, one letter apart in a long word, or one name transliterated twice."""
    if a == b:
        return True
    if min(len(a), len(b)) < 3 or a.isdigit() or b.isdigit():
        return False
    a, b = _bare(a), _bare(b)
    if folded(a) == folded(b) and len(folded(a)) > 2:
        return True
    if min(len(a), len(b)) < 4 or a[:-1] == b[:-1]:
        return False
    likeness = JaroWinkler.similarity(a, b)
    close = likeness >= SAME_TOKEN or (likeness >= SAME_SKELETON and skeleton(a) == skeleton(b))
    return close and a[0] == b[0]


def sound(surname: str) -> str:
    """A surname with what its spellings differ in made one."""
    return folded(_bare(surname))


def _bare(word: str) -> str:
    """ "Abunasser" is written "Abu Nasser" too, and "Gómez" in Portuguese "Gomes"."""
    return _KUNYA.sub("", word[:-1] + "s" if word[-1] == "z" else word)


def _transliterated(a: str, b: str) -> bool:
    """Whether two words of names are one, or have one first letter and the same consonants: "Giorgi", "Georgy"."""
    if same_token(a, b):
        return True
    if a[:-1] == b[:-1] and {a[-1], b[-1]} == {"a", "o"}:
        return False  # "Antonio", "Antonia"
    alike = JaroWinkler.similarity(folded(a), folded(b)) >= ALIKE_GIVEN
    return alike and a[0] == b[0] and len(skeleton(a)) > 2 and skeleton(folded(a)) == skeleton(folded(b))


def covers(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    """Whether each word of `short` is a word, or the initial of one, of `long`, none used twice."""
    left = list(long)
    for word in short:
        hit = next((w for w in left if same_token(w, word) or (1 in (len(w), len(word)) and w[0] == word[0])), None)
        if hit is None:
            return False
        left.remove(hit)
    return True


@lru_cache(maxsize=1 << 17)
def same_person_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (two words or more each) can be one person's: the surname and all shared parts alike."""
    if len(a) < 2 or len(b) < 2:
        return False
    a, b = _joined(a), _joined(b)
    short, long = sorted((a, b), key=lambda words: (len(words), words))
    if "".join(a) == "".join(b):
        return True
    if len(short) == len(long) and all(map(_transliterated, short, long)) and not all(map(same_token, short, long)):
        return any(len(x) >= LONG_NAME and same_token(x, y) for x, y in zip(short, long, strict=True))
    if min(len(short[0]), len(long[0])) > 1 and not any(same_token(short[0], w) for w in long):
        return False  # "John King" is not "Philip J. King"
    return covers(long, short) and any(len(word) > 1 and any(same_token(word, w) for w in long) for word in short)


@lru_cache(maxsize=1 << 17)
def one_slip(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names are one but for a letter in one long word, as reports misspell: "Persaud", "Persoud".

    Given names that differ by their last letter are a man's and a woman's.
    """
    if len(a) != len(b) or len(a) < 2:
        return False
    differing = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
    if len(differing) != 1 or max(map(len, (w for at, w in enumerate(a) if at not in differing)), default=0) < SHARED:
        return False
    x, y = a[differing[0]], b[differing[0]]
    given = differing[0] < len(a) - 1 and x[:-1] == y[:-1]
    close = x[0] == y[0] and OSA.distance(x, y) <= 1 + (min(len(x), len(y)) >= VERY_LONG)
    return (
        min(len(x), len(y)) >= LONG_NAME
        and close
        and not given
        and {x, y} != {f"{min(x, y, key=len)}a", min(x, y, key=len)}
    )


def core(name: str) -> str:
    """A body's name without the generic words after it: "Wagner Group" and "Wagner" have one core."""
    words = normal(name).split()
    kept = words[words.index("led") + 1 :] if "led" in words[1:-1] else list(words)  # "the Kenyan-led X"
    while len(kept) > 1 and (kept[-1] in listed("generic") or kept[-1] in listed("legal_forms")):
        kept.pop()
    return " ".join(kept) if len("".join(kept)) > 3 else " ".join(words)


def opening(name: str) -> str:
    """A firm's name without the words for its trade that end it, as it is called for short; empty where none do."""
    words = normal(name).split()
    kept = list(words)
    while kept and (kept[-1] in listed("trades") or kept[-1] in listed("legal_forms")):
        kept.pop()
    return " ".join(kept) if len(kept) < len(words) and len("".join(kept)) > 3 else ""


def initials(name: str) -> str:
    """First letters of the words that count, for matching an acronym."""
    return "".join(word[0] for word in normal(name).split() if word not in listed("little"))


def is_acronym(name: str) -> bool:
    """Whether a name is written as an acronym: two to six letters, all capitals, full stops aside."""
    letters = name.replace(".", "").strip()
    return 2 <= len(letters) <= 6 and letters.isalpha() and letters.isupper()


def singular(word: str) -> str:
    """A noun's singular by its commonest endings; both forms of a word give one string, which need not be English."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return {"men": "man", "women": "woman", "children": "child", "people": "people"}.get(word, word)
