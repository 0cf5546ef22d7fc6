"""Rules for what hangs on another day: `last week`, `two months later`, `the same day`, `today`, `recently`."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from whence.codebook.numerals import number
from whence.model.timeexpr import Anchor, Direction, Part, TimeValue, Unit
from whence.reading.times.tables import SEASONS, month_of, part_of, unit_of, weekday_of

Match = re.Match[str]
Rule = tuple[str, Callable[[Match], TimeValue | None]]

# What a word before a unit counts from, and how many units away it lies.
_TURNS: dict[str, tuple[Anchor, int]] = {
    "this": ("publication", 0), "current": ("publication", 0), "present": ("publication", 0),
    "last": ("publication", -1), "past": ("publication", -1), "next": ("publication", 1),
    "coming": ("publication", 1), "following": ("previous", 1), "ensuing": ("previous", 1),
    "subsequent": ("previous", 1), "previous": ("previous", -1), "preceding": ("previous", -1),
    "prior": ("previous", -1), "same": ("previous", 0), "very": ("previous", 0), "that": ("previous", 0),
    "the": ("previous", 0),
}  # fmt: skip
_TURN = (
    r"(?P<turn>(?:this|the) (?:past|last|coming|next|current|present|same|very)|(?:the )?(?:following|previous"
    r"|preceding|prior|ensuing|subsequent|same)|(?:that|this) (?:same|very)|this|last|next|that)"
)
_SUB = (
    r"(?P<sub>(?:(?:earlier|later|early|late|mid)(?:[\s-]| in )"
    r"|(?:the )?(?:very )?(?:start|beginning|end|middle|rest|close) of )?)"
)
_SPARSE = ("day", "night", "morning", "afternoon", "evening")
# The least and the most that a vague count of units stands for; a bare plural ("weeks later") is like "many".
VAGUE_COUNTS = {
    "few": (2, 7), "couple": (2, 3), "several": (3, 10), "many": (3, 24), "number": (3, 10), "handful": (3, 7),
    "tens": (20, 99), "dozens": (24, 99), "": (2, 24),
}  # fmt: skip


_LAST_HOUR = 23  # "hours later" is mostly on the same day


def amount_of(words: str) -> tuple[float, float]:
    """The least and the most that a count of units stands for; equal unless it is vague."""
    plain = re.sub(r" or (?:so|more)$", "", words.strip(), flags=re.IGNORECASE)
    value = number(plain)
    if value is not None:
        return value, value
    lowered = plain.lower()
    if lowered.startswith("half"):
        return 0.5, 0.5
    return next(bounds for word, bounds in VAGUE_COUNTS.items() if word in lowered)


def _sub_part(match: Match) -> Part | None:
    return None if "rest" in match["sub"].lower() else part_of(match["sub"])


def _turn(match: Match) -> tuple[Anchor, int]:
    words = match["turn"].lower().split()
    unit = match["u"].lower()
    if words[-1] == "next" and (words[0] == "the" or unit in _SPARSE):
        return "previous", 1
    return _TURNS[words[-1]]


def _unit_turn(match: Match) -> TimeValue | None:
    """`last week`, `the end of that year`, `later this month`, `the same day`, `this summer`, `the past year`."""
    word = match["u"].lower()
    if match["turn"].lower() == "last" and word in ("day", "morning", "afternoon"):
        return None  # the final one
    (anchor, shift), part = _turn(match), _sub_part(match)
    if word in SEASONS:
        return _season_turn(word, anchor, shift, part)
    unit, _ = unit_of(word)
    value = TimeValue(anchor=anchor, shift=shift, unit=unit, part=part)
    so_far = re.match(r"(earlier|later)\b", match["sub"], re.IGNORECASE)
    if so_far and anchor == "publication" and shift == 0 and unit != "day":
        return _up_to_now(replace(value, part=None), later=so_far[1].lower() == "later")
    if word == "weekend":
        return replace(value, weekday=6, until=replace(value, weekday=7))
    if match["turn"].lower().split()[-1] == "past" or (match["turn"].lower() == "the last" and not match["sub"]):
        return lasting(anchor, -1, unit)
    return value


def _up_to_now(unit: TimeValue, *, later: bool) -> TimeValue:
    """What of the running week, month or year has gone by, or is still to come: "earlier this week"."""
    today = TimeValue(anchor="publication", shift=0, unit="day")
    return replace(today, until=unit) if later else replace(unit, until=today)


def _season_turn(word: str, anchor: Anchor, shift: int, part: Part | None) -> TimeValue:
    return TimeValue(season=SEASONS[word], part=part, anchor=anchor, direction=_side(shift))


def _side(shift: int) -> Direction | None:
    return None if shift == 0 else "past" if shift < 0 else "future"


def lasting(anchor: Anchor, count: int, unit: Unit) -> TimeValue:
    """All days from `count` units before the anchor to it, or from it to `count` units after."""
    size = {"week": 7, "month": 30, "quarter": 91, "season": 91, "year": 365, "decade": 3652, "century": 36524}
    days = count * size.get(unit, 1)
    there = TimeValue(anchor=anchor, shift=days, unit="day")
    here = TimeValue(anchor=anchor, shift=0, unit="day")
    return replace(there, until=here) if count < 0 else replace(here, until=there)


def _month_turn(match: Match) -> TimeValue | None:
    """`last May`, `the following January`, `early next March`."""
    anchor, shift = _TURNS[match["turn"].lower().split()[-1]]
    value = TimeValue(month=month_of(match["m"]), part=part_of(match["sub"]), anchor=anchor, direction=_side(shift))
    of_that_year = anchor == "previous" and shift == 0
    return replace(value, shift=0, unit="year") if of_that_year else value


def _month_of_turn(match: Match) -> TimeValue | None:
    """`July last year`, `December 4 of that year`, `the summer of next year`."""
    anchor, shift = _TURNS[match["turn"].lower().split()[-1]]
    return TimeValue(
        month=month_of(match["m"]) if match["m"] else None,
        season=SEASONS[match["season"].lower()] if match["season"] else None,
        day=int(re.match(r"\d+", match["d"])[0]) if match["d"] else None,  # type: ignore[index]
        part=part_of(match["sub"]),
        anchor=anchor,
        shift=shift,
        unit="year",
    )


def _weekday(match: Match) -> TimeValue | None:
    """`Monday`, `last Friday night`, `Tuesday of last week`, `next Sunday`."""
    weekday, week = weekday_of(match["wd"]), (match["week"] or "").lower()
    turn = (match["turn"] or "").lower().split()
    if week:
        anchor, shift = _TURNS[week.split()[-1]]
        return TimeValue(weekday=weekday, anchor=anchor, shift=shift, unit="week")
    if not turn:
        return TimeValue(weekday=weekday)
    anchor, shift = _TURNS[turn[-1]]
    if shift == 0 and anchor == "publication":
        return TimeValue(weekday=weekday, anchor=anchor, shift=0, unit="week")
    return TimeValue(weekday=weekday, anchor=anchor, direction=_side(shift))


def _over_next(match: Match) -> TimeValue | None:
    """`the week before last`, `the Friday before last`, `the Tuesday after next`."""
    side = -2 if match["where"].lower().startswith("before") else 2
    if match["wd"]:
        return TimeValue(weekday=weekday_of(match["wd"]), anchor="publication", shift=side, unit="week")
    unit, _ = unit_of(match["u"])
    return TimeValue(anchor="publication", shift=side, unit=unit)


def _weekday_range(match: Match) -> TimeValue | None:
    """`between Monday and Wednesday`, `Monday night and Tuesday morning`."""
    return TimeValue(weekday=weekday_of(match["wd"]), until=TimeValue(weekday=weekday_of(match["wd2"])))


def _day_word(match: Match) -> TimeValue | None:
    word = re.sub(r"\s+", " ", match["w"].lower())
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1, "the day before yesterday": -2, "overmorrow": 2}
    shift["the day after tomorrow"] = 2
    return TimeValue(anchor="publication", shift=shift.get(word, 0), unit="day")


def _counted(match: Match) -> TimeValue | None:
    """`two weeks ago`, `a few days later`, `just over two months after`, `a year earlier`."""
    where = re.sub(r"\s+", " ", match["where"].lower())
    if where in ("after", "following") and match.string[: match.start()].lower().endswith(" for "):
        return None  # "suspended for a year after the coup" lasted a year
    anchor: Anchor = "publication" if where.startswith(("ago", "from now", "hence", "back")) else "previous"
    if where in ("after", "before", "prior to", "following") and _clause_follows(match):
        anchor = "event"
    side = -1 if where.startswith(("ago", "earlier", "before", "prior", "previous", "back")) else 1
    least, most = amount_of(match["n"] or "")
    if match["u"].lower().startswith("hour") and most > least:
        most = min(most, _LAST_HOUR)
    near = _steps(match["u"], least, side, anchor)
    if most > least:
        far = _steps(match["u"], most, side, anchor)
        return replace(near, until=far) if side > 0 else replace(far, until=near)
    return replace(near, vague=bool((match["apx"] or "").strip()) or " or " in (match["n"] or ""))


def _steps(noun: str, count: float, side: int, anchor: Anchor) -> TimeValue:
    unit, size = unit_of(noun)
    steps = count * size
    if unit == "day" and size < 1:
        steps = int(steps)
    elif steps != int(steps):
        unit, steps = _finer(unit, steps)
    counted = steps if unit == "week" else None
    return TimeValue(anchor=anchor, shift=side * int(steps), unit=unit, amount=counted)


def _clause_follows(match: Match) -> bool:
    """Whether `after` or `before` goes on to say after what, rather than standing for `later`."""
    return _GOES_ON.match(match.string[match.end() : match.end() + 40]) is not None


# What follows "later" and not "after": another phrase of time or place, a conjunction, a verb of the clause.
_GOES_ON = re.compile(
    r"\s+(?!(?:that|this)(?:\s*[.,;:)]|\s*\Z|\s+(?:and|but|the|he|she|it|they)\b))(?!(?:and|or|but|in|on|at|when|while|where|with|from|to|by|for|as|if|because|who|which|was|were|is|are|has|had"
    r"|have|did|does|would|will|could|may|might|should|must|can|not|also|again|only)\b)[^\W\d_]"
)


def _finer(unit: Unit, steps: float) -> tuple[Unit, float]:
    if unit in ("year", "decade", "century"):
        return "month", round(steps * {"year": 12, "decade": 120, "century": 1200}[unit])
    return "day", round(steps * {"week": 7, "month": 30, "quarter": 91, "season": 91}.get(unit, 1))


def _next_to(match: Match) -> TimeValue | None:
    """`the day before`, `the week after`, `a day later` without a count."""
    unit, _ = unit_of(match["u"])
    anchor: Anchor = "event" if _clause_follows(match) else "previous"
    return TimeValue(anchor=anchor, shift=-1 if match["where"].lower().startswith("b") else 1, unit=unit)


def _stretch(match: Match) -> TimeValue | None:
    """`the past two weeks`, `the next few days`, `the following three years`, `recent months`."""
    turn = match["turn"].lower().split()[-1]
    direction: Direction = "future" if turn in ("coming", "next", "following", "ensuing") else "past"
    if match["u"].lower() == "times":  # "recent times" counts in no unit
        return TimeValue(anchor="publication", direction=direction, vague=True)
    count, most = amount_of(match["n"] or "")
    unit, size = unit_of(match["u"])
    if turn in ("first", "final", "initial", "early", "closing", "opening"):
        return TimeValue(kind="duration", amount=count * size, unit=unit, vague=most > count)
    if turn == "recent" or not match["n"]:
        return TimeValue(anchor="publication", direction=direction, vague=True, unit=unit)
    anchor, side = _TURNS[turn]
    return lasting(anchor, max(round(most * size), 1) * (side or 1), unit)


def _vague(match: Match) -> TimeValue | None:
    word = match["w"].lower()
    if re.match(r"now|current|present|modern|at present|to date|nowadays|these days|at the moment|still now", word):
        return TimeValue(anchor="publication", shift=0, unit="day", vague=True)
    side: Direction = "future" if "future" in word else "past"
    return TimeValue(anchor="publication", direction=side, vague=True)


def _of_event(match: Match) -> TimeValue:
    """`the morning of the coup`, `the eve of the vote`: a day that a happening told elsewhere gives."""
    return TimeValue(anchor="event", shift=-1 if match["u"].lower() == "eve" else 0, unit="day")


def _same(_: Match) -> TimeValue:
    return TimeValue(anchor="previous", shift=0)


def _same_day(_: Match) -> TimeValue:
    return TimeValue(anchor="previous", shift=0, unit="day")


def _day_before(_: Match) -> TimeValue:
    return TimeValue(anchor="previous", shift=-1, unit="day")


def _weekend(_: Match) -> TimeValue:
    return TimeValue(weekday=6, until=TimeValue(weekday=7))


_UNITS = r"(?P<u>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|decade|century|{SEASON})"
_WEEKDAY_TURN = r"(?P<turn>last|next|this(?: past| coming)?|(?:the )?(?:following|previous|same|next)|that)"


def _hours(_: Match) -> TimeValue:
    return TimeValue(kind="set", amount=1, unit="day")


_CLOCK = r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)? ?(?:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d"
_CLOCK += r"|dawn|dusk|midnight|noon|midday|sunrise|sunset|nightfall)"

RULES: tuple[Rule, ...] = (
    (r"(?:between (?P<x>" + _CLOCK + " and " + _CLOCK + r")|from (?:" + _CLOCK + r")(?: to | until | till )"
     + _CLOCK + r"|" + _CLOCK + r"[- ]to[- ]" + _CLOCK + r")(?! (?:on|of|the next) )", _hours),
    (r"(?P<w>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow|tonight|last night|overnight)"
     r"(?: (?:early|late))?(?: {DP})?", _day_word),
    (r"(?P<w>this (?:{DP}))", _day_word),
    (r"(?:(?<=\bat\s)|(?<=\bover\s)|(?<=\bbefore\s)|(?<=\bby\s)|(?<=\bafter\s)|(?<=\buntil\s))"
     r"(?:the|this) weekend", _weekend),
    (r"(?:(?<=\bsince\s)|(?<=\bback\s))then", _same),
    (r"(?<=[a-z]\s)(?<!even\s)(?<!until\s)(?<!by\s)then(?=[.;])", _same),
    (_SUB + _TURN + " " + _UNITS, _unit_turn),
    (r"(?P<sub>(?:the )?(?:very )?(?:start|beginning|end|middle|close) of )(?P<turn>the) " + _UNITS, _unit_turn),
    (r"(?P<sub>(?:early|late|later|earlier) in )(?P<turn>the) " + _UNITS, _unit_turn),
    (r"(?P<sub>(?:early |late |mid-?)?)(?P<turn>last|next|this|that|(?:the )?(?:following|previous|same|next))"
     r" (?P<m>{MON})", _month_turn),
    (r"(?:the )?(?P<sub>{PART})?(?:(?P<m>{MON})(?: (?P<d>{D}))?|(?P<season>{SEASON}))(?: of|,)?"
     r" (?P<turn>last|next|this|that|(?:the )?(?:same|following|previous)) year", _month_of_turn),
    (r"(?:between|from) (?P<x>(?P<wd>{WD})(?: {DP})? (?:and|to|until|till) (?P<wd2>{WD})(?: {DP})?)", _weekday_range),
    (r"(?P<wd>{WD}) {DP} and (?P<wd2>{WD}) {DP}", _weekday_range),
    (r"(?:" + _WEEKDAY_TURN + r" )?(?P<wd>{WD})(?: (?:early |late )?{DP})?"
     r"(?:(?: of)? (?P<week>last|next|this|of (?:that|the)(?: same| very| following| previous)?) week)?", _weekday),
    (r"(?:the )?(?:(?P<wd>{WD})|(?P<u>{UNIT})) (?P<where>before last|after next)", _over_next),
    (r"(?P<apx>{APX})(?P<n>{N})[\s-](?P<u>{U}) (?P<where>ago|earlier|later|afterwards?|after(?!noon)|before(?:hand)?"
     r"|from now|hence|prior to|prior|previous(?:ly)?|back|following)", _counted),
    (r"(?P<apx>)(?P<n>)(?P<u>(?:day|week|month|year|decade|hour)s) (?P<where>ago|earlier|later|after(?!noon)|before)",
     _counted),
    (r"the (?P<u>{UNIT}|morning|evening|night) (?P<where>before|after(?!noon))(?! (?:yesterday|tomorrow))", _next_to),
    (r"(?:the|these|those) (?P<turn>past|last|next|coming|previous|preceding|following|ensuing|first|final|initial"
     r"|early|opening|closing)(?: (?P<n>{N}))? (?P<u>{U})", _stretch),
    (r"(?P<turn>recent|coming|past)(?P<n>) (?P<u>days|weeks|months|years|decades|times)", _stretch),
    (r"(?P<w>nowadays|now|currently|at present|presently|the present(?: day| time)?|present day|to date|these days"
     r"|at the moment|recently|recent|lately|the (?:recent |distant )?past"
     r"|(?:the |the near |near |the foreseeable )?future(?! of\b)"
     r"|(?:present|modern)[\s-]day)", _vague),
    (r"(?:at )?(?P<x>(?:the|that|this)(?: same| very)? (?:time|period|era|point in time|moment))(?! of\b)", _same),
    (r"(?:the |that |one |early |late |mid-)(?:early |late |very |same )?(?:morning|afternoon|evening|night|dawn)",
     _same_day),
    (r"(?:the )?(?P<u>eve|day|morning|afternoon|evening|night)(?= of (?:the|a|an|its|his|her|their)"
     r" (?!{WD}|{MON}|{ORD}|day\b|week\b|month\b|year\b)(?-i:[a-z]){3})", _of_event),
    (r"(?<=\bon\s)the eve(?! of\b)", _day_before),
    (r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\bbefore\s)|(?<=\bafter\s)|(?<=\buntil\s))"
     r"(?:night(?:fall)?|dawn|noon|dusk|midnight|midday|daybreak|sunrise|sunset)", _same_day),
    (r"(?:[01]?\d|2[0-3]):[0-5]\d(?: ?(?:a\.?m\b\.?|p\.?m\b\.?))?(?: (?:hours|GMT|UTC|local time))?", _same_day),
    (r"(?:[01]?\d|2[0-3])\.[0-5]\d ?(?:a\.?m\b\.?|p\.?m\b\.?)", _same_day),
    (r"\d{1,2} ?(?:a\.?m\b\.?|p\.?m\b\.?|o['’]clock)", _same_day),
)  # fmt: skip
