"""Counted and measured amounts of a sentence: value, unit, and how exact the words are.

Years, dates, clock times, ordinals, ages and numbers that name something are no quantities. What is counted is the noun
that the number modifies in the parse; where there is none, the first noun-like word that follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from whence.codebook.numerals import FRACTIONS, SCALES, TENS, UNITS, number
from whence.model.mention import Bound, QuantityMention
from whence.model.parse import Sentence
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression
from whence.reading.quantity_bare import unit_of_bare
from whence.reading.quantity_nouns import Unit, unit_of
from whence.reading.quantity_units import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CURRENCY_NOUNS,
    CURRENCY_PHRASES,
    CURRENCY_SIGNS,
    VAGUE,
)
from whence.reading.times import find_times, read_text

_BARE = "money"
REACH = 2  # sentences back stands what a number without a noun counts
MAX_TOLD = 60
_CURRENCIES = frozenset({*CURRENCY_SIGNS.values(), *CURRENCY_NOUNS.values(), *CURRENCY_PHRASES.values()})


@dataclass(frozen=True, slots=True)
class _Amount:
    """A number in a sentence's text: where it stands, its worth, its currency, and the bound that lies in its words."""

    start: int
    end: int
    value: float
    high: float | None = None
    currency: str | None = None
    bound: Bound | None = None
    percent: bool = False


def find_quantities(
    report: Report,
    sentence: Sentence,
    times: Sequence[TimeExpression] | None = None,
    *,
    bare: bool = False,
    told: Sequence[QuantityMention] = (),
    since: int = 0,
) -> tuple[QuantityMention, ...]:
    """The quantities of `sentence` in order; `times` are its time expressions, which are looked for where not given.

    With `bare`, a number of millions that counts nothing has the unit "money". A number that stands alone counts what
    was counted before it in the sentence, or among those `told` that begin at `since` or later.
    """
    text, begin = read_text(report, sentence), sentence.start
    times = find_times(report, sentence) if times is None else times
    taken = bytearray(len(text))
    for time in times:
        taken[time.span.start - begin : time.span.end - begin] = b"\1" * (time.span.end - time.span.start)
    found: list[QuantityMention] = []
    for amount in _amounts(text):
        if any(taken[amount.start : amount.end]) or _no_count(text, amount):
            continue
        unit = _unit(text, amount, sentence)
        if unit is None and bare and _is_sum(text[amount.start : amount.end]):
            unit = Unit(_BARE, amount.end)
        unit = unit or unit_of_bare(amount.start, amount.end, text, sentence, (*told, *found), since)
        if unit is not None:
            found.append(_mention(report, sentence, text, amount, unit))
    return tuple(found)


def read_quantities(
    report: Report, sentences: Sequence[Sentence], times: Sequence[Sequence[TimeExpression]]
) -> tuple[QuantityMention, ...]:
    """The quantities of a report in order, `times` by sentence: millions of no unit have the currency told before.

    "The 34 million" has that of the same sum, else that of the last sum of money; where there is none, it is left out.
    """
    found: list[QuantityMention] = []
    currencies: dict[float, str] = {}
    last = ""
    for place, (sentence, within) in enumerate(zip(sentences, times, strict=True)):
        since = sentences[max(0, place - REACH)].start
        told = tuple(found[-MAX_TOLD:])
        for quantity in find_quantities(report, sentence, within, bare=True, told=told, since=since):
            if quantity.unit in _CURRENCIES:
                last = currencies[quantity.value] = quantity.unit
            elif quantity.unit == _BARE:
                unit = currencies.get(quantity.value, last)
                if not unit:
                    continue
                quantity = replace(quantity, unit=unit)
            found.append(quantity)
    return tuple(found)


def _unit(text: str, amount: _Amount, sentence: Sentence) -> Unit | None:
    if amount.currency is not None:
        return Unit(amount.currency, amount.end)
    if amount.percent:
        return Unit("percent", amount.end)
    return unit_of(amount.start, amount.end, amount.value, sentence, vague=amount.bound == "at least")


def _mention(report: Report, sentence: Sentence, text: str, amount: _Amount, unit: Unit) -> QuantityMention:
    start, bound = _bound_before(text, amount.start)
    end, after = _bound_after(text, amount.end)
    if after is None:
        end, after = _bound_after(text, unit.end)
    span = report.span(sentence.start + start, sentence.start + max(end, unit.end))
    return QuantityMention(span, amount.value, unit.name, bound or after or amount.bound or "exactly", amount.high)


@cache
def _number_pattern() -> re.Pattern[str]:
    words = "|".join(sorted((*UNITS, *TENS), key=lambda word: (-len(word), word)))
    scales = "hundred|thousand|million|billion|trillion|lakh|crore|dozen"
    scale = rf"(?:[\s-]?(?:{scales}|score)|[\s-]?(?:bn|mn|tn)|k|m)"
    digits = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    spelled = rf"(?:(?:{words})(?:[\s-](?:and\s)?(?:{words}|{scales})){{0,6}}"
    spelled += rf"|(?:an?|several|a\sfew|a\scouple(?:\sof)?)\s(?:{scales})"
    spelled += r"(?:\s(?:thousand|million|crore))?)"
    half = r"half\san?\s(?:million|billion|dozen|thousand|hundred)|a\scouple\sof"
    half += r"|a\sscore(?=\s(?:of\s[a-z]|or\smore|were|are|have|had|more|others))"
    single = rf"(?:{digits}(?:{scale}(?!\w)(?:\s(?:thousand|million|billion|crore))?)?|{half}|{spelled})"
    signs = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=lambda s: (-len(s), s)))
    part = "|".join(FRACTIONS)
    vague = "|".join(VAGUE).replace(" ", r"\s")
    return re.compile(
        rf"""(?<![\w.,:/#$€£¥-])(?:
            (?P<vague>(?:{vague}))(?=\sof\b|\s[a-z]|\Z|[.,;)])
          | (?P<fraction>(?:an?|one|two|three|half|nearly\shalf)[\s-]?(?:{part})?s?)(?=\sof\s|\sthe\s)
          | (?P<sign>(?:{signs})\s?)?(?P<low>{single})
            (?:\s?(?P<to>to|or|-|–|—|and)\s?(?:(?:{signs})\s?)?(?P<high>{single}))?
            (?P<percent>\s?%|[\s-](?:percent|per\scent|pct|pc)\b|[\s-]percentage\spoints?\b)?
        )(?![\w]|[,.]\d)""",
        re.IGNORECASE | re.VERBOSE,
    )


def _amounts(text: str) -> list[_Amount]:
    found = []
    for match in _number_pattern().finditer(text):
        amount = _amount(match, text)
        if amount is not None:
            found.append(amount)
    return found


def _amount(match: re.Match[str], text: str) -> _Amount | None:
    if match["vague"]:
        return _Amount(*match.span(), VAGUE[re.sub(r"\s+", " ", match["vague"].lower())], bound="at least")
    if match["fraction"]:
        share = _share(match["fraction"].lower())
        return None if share is None else _Amount(*match.span(), share, bound="about", percent=True)
    low, vague = _value(match["low"])
    if low is None:
        return None
    start, end, high = match.start(), match.end(), None
    if match["high"]:
        high = _value(match["high"])[0]
        joined = match["to"].lower() != "and" or bool(re.search(r"\bbetween\s\Z", text[:start], re.IGNORECASE))
        low = _scaled(low, match["low"], match["high"])
        if high is None or high <= low or not joined:
            low, end, high = _value(match["low"])[0] or 0, match.end("low"), None
            percent = False
        else:
            percent = bool(match["percent"])
    else:
        percent = bool(match["percent"])
    currency = CURRENCY_SIGNS[match["sign"].strip().lower()] if match["sign"] else None
    return _Amount(start, end, low, high, currency, vague, percent)


def _value(words: str) -> tuple[float | None, Bound | None]:
    lowered = words.lower()
    for vague, least in (("several ", 3), ("a few ", 2)):
        if lowered.startswith(vague):
            scale = number(lowered.removeprefix(vague))
            return (scale * least if scale else None), "at least"
    if lowered.startswith("a couple"):
        rest = lowered.removeprefix("a couple").removeprefix(" of").strip()
        return (2 * (number(rest) or 1) if rest else 2.0), "about"
    return number(re.sub(r"(?<=\d)[-\s]?(?=[a-z])", " ", lowered)), None


def _scaled(low: float, low_words: str, high_words: str) -> float:
    """`10 to 15 million` counts millions at both ends."""
    scale = re.search(r"[a-z]+\Z", high_words.lower())
    if scale and scale[0] in SCALES and not re.search(r"[a-z]", low_words.lower()):
        return low * SCALES[scale[0]]
    return low


def _share(words: str) -> float | None:
    """A fraction in percent: `two thirds` is 66.7."""
    parts = re.findall(r"[a-z]+", words)
    if "half" in parts:
        return 50.0
    unit = next((FRACTIONS[p] for part in parts for p in (part, part.removesuffix("s")) if p in FRACTIONS), None)
    count = number(parts[0])
    return None if unit is None or count is None else round(100 * unit * count, 1)


def _bound_before(text: str, start: int) -> tuple[int, Bound | None]:
    """Where the words of a bound before `start` begin, and what they say."""
    window = text[max(0, start - 30) : start]
    for words, bound in BOUNDS_BEFORE:
        match = re.search(rf"(?<!\w)(?:{words})\s?\Z", window, re.IGNORECASE)
        if match:
            return start - len(window) + match.start(), bound
    return start, None


def _bound_after(text: str, end: int) -> tuple[int, Bound | None]:
    for words, bound in BOUNDS_AFTER:
        match = re.match(rf"\s?(?:{words})(?!\w)", text[end : end + 20], re.IGNORECASE)
        if match:
            return end + match.end(), bound
    return end, None


def _is_sum(words: str) -> bool:
    """Whether the number is told in millions, as a sum of money without its unit mostly is."""
    return bool(re.search(r"(?:[mb]illion|trillion|[bmt]n)\Z", words, re.IGNORECASE))


_ONE_ALONE = re.compile(r"\s(?:of|another|who|that|which|day|side|hand|could|can|has|is|was)\b|[.,;:!?]|\Z")
_NAMES_BEFORE = re.compile(
    r"(?:\b(?:No|Nos|Art|Fig|Vol|pp?|Ch|Sec)\.|\b(?:Article|Resolution|Flight|Chapter|Section|Page|Figure|Table|Route|"
    r"Highway|Boeing|Airbus|Channel|Level|Phase|Type|Room|Unit|Part|Act|Law|Decree|Protocol|Group of|aged?|Covid|COVID|"
    r"(?<!who )(?<!which )number|chapter|article|section|page|figure)|[\[#])[\s-]?\Z"
)


def _no_count(text: str, amount: _Amount) -> bool:
    """Whether a number names, ranks or ages something rather than counts it."""
    before, after = text[max(0, amount.start - 20) : amount.start], text[amount.end : amount.end + 24]
    if amount.currency or amount.percent:
        return False
    words = text[amount.start : amount.end].lower()
    if words == "one" and _ONE_ALONE.match(after):
        return True
    if _NAMES_BEFORE.search(before) or re.match(r"-years?-olds?\b|[\s-]years? old\b|(?:st|nd|rd|th)\b|\]", after):
        return True
    return bool(re.search(r",\s\Z", before) and re.match(r",", after) and words.isdecimal() and amount.value < 120)
