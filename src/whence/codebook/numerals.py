"""Numbers in digits and in words: `8,000`, `twenty-five`, `3.5 million`, `two hundred and six`, `half a dozen`."""

from __future__ import annotations

import re

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12,
    "lakh": 100_000, "crore": 10**7,
    "k": 1_000, "m": 1_000_000, "mn": 1_000_000, "bn": 10**9, "tn": 10**12, "dozen": 12, "score": 20,
}  # fmt: skip
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21,
    "twenty-second": 22, "twenty-third": 23, "twenty-fourth": 24, "twenty-fifth": 25, "twenty-sixth": 26,
    "twenty-seventh": 27, "twenty-eighth": 28, "twenty-ninth": 29, "thirtieth": 30, "thirty-first": 31,
}  # fmt: skip
FRACTIONS = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "tenth": 0.1}

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def number(words: str) -> float | None:
    """The number that `words` spell, None where they spell none: `two and a half` is 2.5, `a hundred` 100."""
    tokens = re.findall(r"[\d.,]*\d|[a-z]+", words.lower())
    if tokens in (["a"], ["an"]):
        return 1.0
    return _number(tokens) if tokens else None


def _number(tokens: list[str]) -> float | None:
    if tokens[-3:] == ["and", "a", "half"]:
        whole = _number(tokens[:-3])
        return None if whole is None else whole + 0.5
    if tokens[:2] == ["half", "a"] and len(tokens) == 3 and tokens[2] in SCALES:
        return SCALES[tokens[2]] / 2
    total, part, seen = 0.0, 0.0, False
    for token in tokens:
        if token in ("and", "of"):
            continue
        value = _small(token)
        if value is not None:
            part, seen = part + value, True
        elif token in SCALES:
            scale = SCALES[token]
            if scale == 100:
                part = (part or 1) * scale
            else:
                total, part = total + (part or 1) * scale, 0.0
            seen = True
        else:
            return None
    return total + part if seen else None


def _small(token: str) -> float | None:
    if token in ("a", "an"):
        return 0.0
    if _DIGITS.fullmatch(token):
        return float(token.replace(",", ""))
    return UNITS.get(token, TENS.get(token))
