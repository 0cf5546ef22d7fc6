"""What stands around an article's first paragraph: headline, byline, date line, label, dateline.

Each question is asked of one line; where it stands is for `furniture` to weigh.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from whence.intake.furniture_table import furniture_words
from whence.intake.published import find_date, parse_date
from whence.intake.units import Unit
from whence.model.when import When

MAX_HEADLINE_WORDS = 30
MAX_HEADLINE_CHARS = 220
MAX_BYLINE_WORDS = 16
MAX_LABEL_WORDS = 3
MAX_MASTHEAD_WORDS = 6
DATELINE_CHARS = 120

_BYLINE = re.compile(
    r"^(?:by|byline|author|authors|written by|posted by|published by|reported by|story by|words by)\s*[:|]?\s+", re.I
)
_MASTHEAD_ENDS = re.compile(r"\s+[|•·–—-]\s+")
_MASTHEAD_SMALL = frozenset({"of", "and", "the", "&", "for", "in"})
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_'’.\-]*(?:['’\-][^\W\d_]+)*\.?$")
_DATE_WORDS = re.compile(
    r"\b(?:this (?:article|story) was |(?:first |last |originally |date )?"
    r"(?:published|updated|posted|modified|created|issued|released|added|edited|date|dated)"
    r"(?: on| at| date| by)?|on|at|by|last|first|edt|est|gmt|utc|bst|cet|cest|cat|wat|eat|ist|pst|pdt|et"
    r"|[ap]\.?m\.?|hrs|hours?|h"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|z)\b"
    r"|\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\.\d+)?|[+-]\d{2}:?\d{2}|[|•·,/()\[\]:–—-]|\bt(?=\d)",
    re.I,
)
_DATED = re.compile(
    r"^\W*(?:this (?:article|story) was )?(?:last |first |originally |date )?"
    r"(?:published|updated|posted|modified|issued|date)\b",
    re.I,
)
_AGO = re.compile(
    r"^(?:(?:published|updated|posted) )?(?:about |over )?(?:\d{1,3}|an?|one) "
    r"(?:second|minute|min|hour|hr|day|week|month|year)s? ago$"
)
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.){2,}$")
_PLACE = r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,4}"
_DATELINE = re.compile(
    rf"^(?P<place>{_PLACE}(?:[,/] ?{_PLACE}){{0,3}})"
    r"(?: (?P<first>\([A-Z][^()]{1,30}\))(?=,? \w))?"
    r"(?P<date>(?:,? ?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?)"
    r",? ?(?P<agency>\([^()]{2,40}\))?[,:]? ?(?:--|[-–—:])\s"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The head of a first paragraph: `length` code points that name place, day and agency."""

    length: int
    agency: str | None
    published: When | None


def is_headline(unit: Unit) -> bool:
    """Whether the line could be a headline: short, begun with a capital or digit, without a sentence's full stop."""
    text = unit.text.strip().lstrip("\"'“‘«[(¿¡#* ")
    end = unit.text.rstrip().rstrip("\"'”’»)")
    if not 3 <= len(unit.words) <= MAX_HEADLINE_WORDS or len(text) > MAX_HEADLINE_CHARS or not text:
        return False
    if end[-1:] in ",;:" or (end.endswith(".") and not end.endswith("...") and not _ABBREVIATED.search(end)):
        return False
    if _is_dateline_alone(unit):
        return False
    return text[0].isdigit() or not text[0].isascii() or text.split()[0] != text.split()[0].lower()


def _is_dateline_alone(unit: Unit) -> bool:
    """Whether the line is a dateline set above its paragraph ("PORT QUAY, Arvenia")."""
    marked = "," in unit.text or "(" in unit.text
    return marked and len(unit.words) <= 8 and dateline_of(unit.text.strip() + " - ") is not None


def is_story_link(unit: Unit) -> bool:
    """Whether a line amid paragraphs is another story's headline: worded as one, and no cross-heading in capitals."""
    if unit.closes or not 5 <= len(unit.words) <= 24 or not is_headline(unit) or unit.text.isupper():
        return False
    if unit.text.lstrip()[0] in "-*•–—·(\"“‘'#[" or re.match(r"\s*\d{1,3}[.)]\s", unit.text):
        return False
    return is_titled(unit)


def is_titled(unit: Unit) -> bool:
    """Whether the line is worded as titles are: each long word a capital, or none of the small words of sentences."""
    words = [word.strip("\"'“”‘’.,;:!?()") for word in unit.words]
    long_words = [word for word in words if len(word) > 3 and word.casefold() not in furniture_words("small")]
    capitals = sum(1 for word in long_words if word[:1].isupper() or word[:1].isdigit())
    if long_words and capitals == len(long_words) and len(words) <= 18:
        return True
    return furniture_words("sentence").isdisjoint(word.casefold() for word in words)


def masthead_of(unit: Unit) -> str | None:
    """The outlet that a line of the head names ("The Port Courier", "Vale Gazette - Friday edition"), None where none.

    It holds capitalised words and no stop, and begins with "The" or has a noun that papers are called by.
    """
    name = _MASTHEAD_ENDS.split(unit.text.strip(), maxsplit=1)[0].strip()
    words = name.split()
    if not 2 <= len(words) <= MAX_MASTHEAD_WORDS or name[-1] in ".!?:;,…":
        return None
    if not all(is_name_word(word) or word.casefold() in _MASTHEAD_SMALL for word in words):
        return None
    called = not furniture_words("masthead").isdisjoint(word.casefold() for word in words[1:])
    return name if called or (words[0] == "The" and len(words) > 2) else None


def byline_of(unit: Unit) -> str | None:
    """The names of a byline set as a line ("By Ann Lee and Bo Cho"); None where it is none."""
    text = unit.text.strip()
    match = _BYLINE.match(text)
    if not match or len(unit.words) > MAX_BYLINE_WORDS:
        return None
    names = _without_date(text[match.end() :].strip(" |,-–—:"))
    words = [word.strip(",;|()/") for word in names.split()]
    if not words or (unit.closes and not names.endswith((".", ")"))):
        return None
    if not all(is_name_word(word) or word.casefold() in _byline_words() or not word for word in words):
        return None
    begins = words[0][:1].isupper() or words[0].casefold() in furniture_words("particles")
    return names.strip(" ,|.") if begins and not find_date(text, "page") else _dated_byline(names, begins)


def _byline_words() -> frozenset[str]:
    return furniture_words("particles") | furniture_words("byline")


def _without_date(names: str) -> str:
    """`names` up to a bar, bullet or date that follows them."""
    names = re.split(r"\s[|•·–—]\s", names, maxsplit=1)[0]
    found = find_date(names, "page")
    return names[: found[1]].rstrip(" ,(-–—") if found and found[1] > 0 else names


def _dated_byline(names: str, begins: bool) -> str | None:
    return names.strip(" ,|.") if begins and names and not find_date(names, "page") else None


def is_name_word(word: str) -> bool:
    """Whether the word could be part of a person's name as written: capitalised letters."""
    return bool(_NAME_WORD.match(word)) and word[0].isupper()


def is_name(unit: Unit) -> bool:
    """Whether the line is one to four capitalised words and nothing else, as a person's name is."""
    words = unit.words
    if not 1 <= len(words) <= 4 or not is_name_word(words[0]):
        return False
    return all(is_name_word(word) or word.casefold() in furniture_words("particles") for word in words)


def is_label(unit: Unit) -> bool:
    """Whether the line could be a category label: one to three capitalised words without a stop."""
    words = [word for word in unit.words if word not in {"&", "and", "|", "/", ">", "»", "-", "–"}]
    if unit.text.rstrip()[-1:] in tuple(".!?:;,…") or "," in unit.text or not 1 <= len(words) <= MAX_LABEL_WORDS:
        return False
    return all(word.strip("#|,/()")[:1].isupper() for word in words)


def date_line(unit: Unit) -> When | None:
    """The date of a line that is nothing but a date (and time, "Published", a name); None where it says more."""
    if len(unit.words) > 20:
        return None
    found = parse_date(unit.text, "page")
    if found is None or found.precision in ("month", "year"):
        return None
    rest = unit.text.replace(found.words or "", " ") if found.words else unit.text
    if found.words == unit.text.strip():
        rest = re.sub(r"\d{1,2}[/.]\d{1,2}[/.]\d{4}", " ", rest)
        rest = "" if not re.search(r"[^\W\d]", rest) else unit.text.replace(found.words or "", " ")
    left = re.findall(r"\w+", _DATE_WORDS.sub(" ", rest))
    if not left:
        return found
    return found if _DATED.match(unit.text) and len(left) <= 12 and not unit.closes else None


def says_published(unit: Unit) -> bool:
    """Whether the line says that what follows is when the page was published, updated or the like."""
    return bool(_DATED.match(unit.text))


def is_age_line(unit: Unit) -> bool:
    """Whether the line says how long ago the page appeared, or is a time alone."""
    return bool(_AGO.match(unit.plain)) or (len(unit.words) <= 6 and _is_dated_time(unit))


def _is_dated_time(unit: Unit) -> bool:
    """Whether a line "Published 10:32 GMT" or "Updated on Monday" has a date's words and no others."""
    return bool(_DATED.match(unit.text)) and not re.sub(r"\W", "", _DATE_WORDS.sub(" ", unit.text))


def dateline_of(paragraph: str) -> Dateline | None:
    """The dateline that begins a paragraph ("NAIROBI, Dec 4 (Agency) - "); None where it begins otherwise.

    The place alone, before a dash, is one where it is in capitals; else a day or an agency in brackets must follow.
    """
    match = _DATELINE.match(paragraph[:DATELINE_CHARS])
    if not match or not (match["agency"] or match["date"] or _is_shouted(match["place"])):
        return None
    if match["agency"] and not match["agency"][1:2].isupper():
        return None
    found = find_date(match["date"], "page")
    words = match["agency"] or match["first"]
    agency = words.strip("() ") if words else None
    length = len(match[0].rstrip().rstrip("-–—:").rstrip())
    if find_date(agency or "", "page"):
        agency = None
    return Dateline(length, agency, found[0] if found else None) if match["place"][0].isupper() else None


def _is_shouted(place: str) -> bool:
    letters = [character for character in place if character.isalpha()]
    first = place.split(",")[0]
    return len(letters) > 2 and first.upper() == first
