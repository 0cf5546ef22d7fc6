"""The forms in which news gives another's count in a few words: "the union says 900", "the prefect's figure is 300"."""

from __future__ import annotations

import re

from whence.codebook.numerals import TENS, UNITS, number
from whence.model.mention import Bound

NONE = frozenset({"none", "nobody", "no one"})
_NAMES = "|".join(sorted((name for name, n in (UNITS | TENS).items() if n > 1), key=len, reverse=True))
_SCALES = "hundred|thousand|million|dozen"
_WORD = rf"(?:half a|an?|{_NAMES}|hundred|dozen)(?:[- ](?:and )?(?:{_NAMES}|{_SCALES}))*"
BOUNDS: dict[str, Bound] = {"more than": "over", "over": "over", "fewer than": "under", "less than": "under",
                            "at least": "at least", "up to": "at most", "about": "about", "around": "about",
                            "some": "about", "nearly": "about", "almost": "about", "roughly": "about",
                            "perhaps": "about", "nearer": "about", "closer to": "about", "only": "exactly",
                            "just": "exactly"}  # fmt: skip
_BOUND = rf"(?:(?P<bound>{'|'.join(BOUNDS)})\s+)?"
_NUMBER = rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+|{_WORD}|none|nobody|no one)"
_ACCOUNT = r"(?:count|tally|reckoning|estimate|figures?|account|lists?|that of)"
_BY = rf"(?:by|on|in|according to)\s+(?:the|our|its|his|her|their|\w+['’]s?)?\s*(?:own\s+)?{_ACCOUNT}\b"
_THERE = "at the (?:march|rally|funeral|protest|demonstration)"
_ALL = rf"(?:in all|in total|altogether|people|persons|of them|outside|{_THERE})\b"
_GOING_ON = r"(?:and|but)\s+\w+ed\b"  # "put the toll at 39 and vowed"
_TAIL = rf"(?=\s*(?:[.,;:)”\"!?](?!\d)|$)|\s+{_GOING_ON}|\s+{_ALL}|\s+{_BY})"
_WAS = r"(?:(?:it|they|there|the \w+)\s+(?:was|were|are|had been|numbered|number)\s+)?"
_SAID = (
    r"(?:says?|said|told|tells|claim(?:s|ed)?|count(?:s|ed)?|estimate[sd]?|report(?:s|ed)?|insist(?:s|ed)?|saw|see"
    r"|lists?|listed|names?|named|confirm(?:s|ed)?|admit(?:s|ted)?(?: to)?|acknowledges?|acknowledged|recorded|records?"
    r"|registered|(?:came|comes|come|ran|runs|amount(?:s|ed)?)\s+to|(?:stands?|stood)\s+at)"
)
_TAKEN = "caught|held|detained|arrested|killed|wounded|injured|lost|seized|freed|released|counted|taken|seen"
_FIGURE = r"(?:figure|number|toll|total|tally|count|estimate|loss)"
_FORMS = (
    rf"\b{_SAID}\s+(?:us\s+|reporters\s+)?(?:that\s+)?{_WAS}",
    rf"\b(?:will|would|could|can)\s+(?:only\s+)?(?:say|confirm|admit|count|name)\s+{_WAS}",
    r"\bput(?:s|ting)?\b[^.;]{0,60}?\bat\s+",
    r"\bestimate[sd]?\b[^.;]{0,40}?\bat\s+",
    rf"\b(?:spoke|speaks?|speaking|talk(?:s|ed)?|{_FIGURE})\s+of\s+",
    rf"\b{_FIGURE}\s+(?:is|was)\s+",
    r"\b(?:mak(?:es?|ing)|made|reckons?|reckoned|has|have|had)\s+(?:it|them)\s+(?:at\s+)?",
    rf"\b{_SAID}\b[^.;]{{0,60}}?\b(?:{_TAKEN})\s+",
)
# "1,200, according to the union", "Seven hundred, say the police", "3,000 by that of the prefect".
_BY_WHOM = (
    r"(?=(?:\s+of\s+them)?(?:,?\s+according\s+to\b"
    r"|,?\s+(?:says?|said)\s+(?:(?-i:[A-Z])|(?:the|its|his|her|their|our|an?)\b)"
    rf"|\s+{_BY}))"
)
GIVEN = [re.compile(form + '["“]?' + _BOUND + _NUMBER + _TAIL, re.IGNORECASE) for form in _FORMS]
GIVEN.append(re.compile(rf"(?<![\w.,-]){_BOUND}{_NUMBER}{_BY_WHOM}", re.IGNORECASE))
# "the opposition speaks of 30, the ministry of four", "5,000 according to the union and 900 by the police".
AFTER_ANOTHER = re.compile(
    r"[,;]\s+(?:and\s+|but\s+|while\s+)?(?:the|its|his|her|their)\s+(?:[\w'’-]+\s+){0,4}?(?-i:[a-z'’-]+)\s+"
    rf"(?:(?:of|at|to|only)\s+)?{_BOUND}{_NUMBER}{_TAIL}",
    re.IGNORECASE,
)
BY_SOURCE = re.compile(_BY_WHOM, re.IGNORECASE)
# "said that they were fifteen hundred" counts people, whatever was counted before.
THEY = re.compile(r"\bthey\s+(?:were|are|had been|numbered|number)\b", re.IGNORECASE)
TOLL = re.compile(
    r"\btoll\b|\b(?:number|count)\s+of\s+(?:the\s+)?(?:dead|deaths|those killed|people killed|killed)\b", re.IGNORECASE
)
GIVER = re.compile(rf"\b(?:{_SAID}|speaks?|spoke|put|according\s+to|claim(?:s|ed)?)\b", re.IGNORECASE)
COUNTING = re.compile(rf"\b(?:{_SAID}|put|ma[dk]e|{_FIGURE}s?)\b", re.IGNORECASE)
# What counts some of those that were counted just before.
PART_OF = re.compile(
    r"\b(?:(?:among|amongst|of|including)\s+(?:them|whom|which|these|those|the dead|the (?:killed|wounded|injured)),?"
    r"|(?:including|among them),?(?:\s+at least)?)\s+\Z",
    re.IGNORECASE,
)
PART_REACH = 24  # characters
# Verbs that tell only that someone speaks; what they count is what was counted before.
SPEAKING = frozenset(
    {"speak", "talk", "ask", "say", "tell", "count", "estimate", "put", "claim", "shout", "print", "reckon"}
)
# What is counted stands with the number, and nothing is said of it: "counted three thousand heads".
GIVEN_WITH_NOUN = re.compile(
    rf"(?:\b{_SAID}\s+(?:us\s+|reporters\s+)?(?:that\s+)?{_WAS}|\b(?:has|have)\s+|\b(?:spoke|speaks?|talk(?:s|ed)?)\s+of\s+"
    r"|\b(?:mak(?:es?|ing)|made)\s+it\s+|\bput(?:s|ting)?\b[^.;]{0,60}?\bat\s+)[\"“]?\Z",
    re.IGNORECASE,
)
NOTHING_MORE = re.compile(
    rf"\s*(?:[.,;:)”\"!?]|$)|\s+(?:did|had|were|was)\s*[.,;]|\s+(?:on|in)\s+(?:its|his|her|their)\s+(?:own\s+)?(?:lists?|files?|records?)\b"
    rf"|\s+{_ALL}|\s+{_BY}",
    re.IGNORECASE,
)


def value_of(words: str) -> float | None:
    """What a number says; None for what may be a year, and for what is no number ("a")."""
    lowered = words.lower()
    if lowered in NONE:
        return 0.0
    if lowered in ("a", "an") or (lowered.isdigit() and 1900 <= int(lowered) < 2100):
        return None
    return number(lowered)
