"""An event in one line: the clause of one of its tellings, made to stand alone.

A clause torn from its sentence begins with what tied it there ("which expelled …"), lacks who acts, or calls them "it".
Here it is given the name that its own report gives, and nothing else is said than the report's words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whence.codebook import plover
from whence.model.event import Event
from whence.model.mention import EventMention
from whence.shown import clipped, listed

MAX_CHARACTERS = 150
MAX_NAME = 60
MAX_NAMED = 2
MAX_FULLER = 40  # characters of a name that may stand within a line
MAX_BEFORE_NOUN = 4  # words between a preposition and the noun that tells the event: "in the early termination of"
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s+(?=[A-Z])")
# Openings that lean on the sentence before.
_LEANING = re.compile(
    r"^(?:in addition|however|meanwhile|moreover|furthermore|nevertheless|besides|also|thus|therefore|similarly|instead"
    r"|consequently|as a result|for example|for instance|of course|in fact|indeed|still|yet|then|and|but|so),\s+",
    re.IGNORECASE,
)
# What ties a clause to the sentence around it, and says nothing of the event.
_TIED = re.compile(
    r"^(?:(?:(?:(?:in|on|at|by|from|to|for|with|under|of|after|during) )?(?:which|whom)|that|who"
    r"|whose(?=\s+(?:the|a)\b)|namely|where|when|while|since|because|although|though|and|but|or"
    r"|as well as|of(?= whether)|as(?! part| soon))\s+)+",
    re.IGNORECASE,
)
_OBJECT_RELATIVES = ("which", "whom")
_PREPOSITION = re.compile(
    r"^(?:of|for|in|to|by|on|at|from|with|through|during|behind|following|after|amid|amidst|into|over|under|before|upon"
    r"|about|via)\s+(?:(?:the|a|an|any|another|this|that|these|those)\s+)?",
    re.IGNORECASE,
)
_SUBJECTS = frozenset(["it", "they", "he", "she"])
_OWNERS = frozenset(["its", "their", "his", "her", "whose"])
_OBJECTS = re.compile(r"\b(?:him|them)\b(?!selves)")
# A name that counts, or says how many, needs no article: "four men", "dozens of drivers".
_COUNTING = re.compile(
    r"(?:\d|(?:more|over|about|nearly|almost|several|many|few|dozens|hundreds|thousands|scores|four|five|six|seven|eight"
    r"|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred)\b)",
    re.IGNORECASE,
)
# "In September 2022 they fought again", "on 3 April he was named".
_WHEN = re.compile(
    r"^(?:in|on|at|by|since|until|early in|late in)\s(?:[\w’']+\s){1,4}?(?=(?:it|they|he|she)\s)", re.IGNORECASE
)
_FIRST_PERSON = frozenset(["i", "me", "my", "mine", "we", "us", "our", "ours"])
_PRONOUNS = _SUBJECTS | _OWNERS | {"this", "these", "that", "those"}
_ADVERBS = frozenset(
    ["then", "also", "never", "again", "already", "recently", "later", "reportedly", "now", "soon", "not"]
)
_AUXILIARIES = frozenset([
    "has", "have", "had", "is", "are", "was", "were", "will", "would", "shall", "should", "can", "could", "may",
    "might", "must", "did", "does", "do", *_ADVERBS,
])  # fmt: skip
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being"])
_WHEN_OR_WHERE = frozenset(
    ["in", "on", "at", "since", "near", "during", "after", "before", "for", "from", "along", "amid"]
)
_DETERMINERS = frozenset([
    "the", "a", "an", "any", "all", "both", "each", "every", "some", "no", "this", "that", "these", "those", "one",
    "two", "three", "its", "their",
])  # fmt: skip
# English verbs whose past does not end in -ed, as they stand in news; Quirk et al. 1985, §§3.11-3.20 lists them all.
_PAST = frozenset([
    "sent", "took", "left", "met", "held", "gave", "made", "said", "told", "won", "lost", "fought", "shot", "struck",
    "hit", "fled", "broke", "began", "came", "went", "put", "cut", "set", "let", "shook", "flew", "drove", "sold",
    "bought", "built", "brought", "caught", "sought", "swore", "withdrew", "wrote", "spoke", "became", "kept", "led",
    "paid", "saw", "stood", "threw", "drew", "froze", "stole", "arose", "rose", "fell", "ran", "beat", "bound",
    "dealt", "fed", "felt", "found", "forbade", "forgot", "got", "hid", "hurt", "knew", "laid", "lent", "quit",
    "read", "rode", "sank", "sang", "shut", "sat", "spent", "split", "spread", "stuck", "swept", "taught", "thought",
    "undertook", "upheld", "wound", "overthrew", "foresaw", "forwent", "mistook", "overran", "overtook", "retook",
    "understood", "withheld", "withstood", "burst", "cost", "did",
])  # fmt: skip
# Participles that are not the past as well: "was taken", "were withdrawn".
_PARTICIPLES = frozenset([
    "taken", "given", "seen", "known", "shown", "withdrawn", "thrown", "written", "spoken", "broken", "frozen",
    "stolen", "fallen", "hidden", "beaten", "overthrown", "sworn", "torn", "begun", "sunk", "sung", "done", "gone",
    "forbidden",
    "chosen", "drawn", "driven", "flown", "forgotten", "shaken", "undertaken", "overrun", "born", "being", "been",
])  # fmt: skip
# What news tells in the present that somebody says or wants, where the same word is no noun.
_PRESENT = frozenset([
    "accuses", "announces", "asks", "blames", "believes", "condemns", "confirms", "considers", "denies", "expects",
    "hopes", "insists", "intends", "maintains", "opposes", "refuses", "regrets", "rejects", "says", "seeks", "suspects",
    "tells", "threatens", "wants", "warns", "welcomes",
])  # fmt: skip
# What a common noun may stand behind where it calls someone: "the delegation", "his officers".
_DETERMINED = re.compile(r"(the|its|their|his|her|whose)\s+", re.IGNORECASE)


def headline(event: Event, mention: EventMention, names: Mapping[str, str]) -> str:
    """The event in one line, in the words of one mention of it, which names who acts or, failing that, who is acted on.

    `names` are those of actors, by id.
    """
    line, tie = _untied(clipped(mention.span.quote, MAX_CHARACTERS).strip(" ,;:–-"))
    role = "actor" if _names(event, "actor", names) else "recipient"
    who = _names(event, role, names)
    line = _fuller(_noun(line, mention), mention, role, names) or plover.type_words(event.type, event.mode)
    line = _with_object(line, mention, names)
    if tie in _OBJECT_RELATIVES and not _opens_with_verb(line):  # what it was done to stands before the clause
        return _quoted(f"… {tie} {_with_name(line, mention, who, names) or line}")
    told = _with_name(line, mention, who, names) or _joined(line, tie, who, event, role)
    if told == line and not who and _lacks_subject(line):
        return f"… {_quoted(line)}"  # of whom it is said stands before it, and is not known
    return _quoted(told[:1].upper() + told[1:])


def _untied(summary: str) -> tuple[str, str]:
    """The line without what ties it to a sentence, and that tie."""
    line = _LEANING.sub("", _NUMBERED.sub("", summary))
    tie = _TIED.match(line)
    return (line[tie.end() :], tie[0].strip().casefold()) if tie else (line, "")


def _noun(line: str, mention: EventMention) -> str:
    """The line without a preposition before the noun that tells the event: "in the termination of" is a termination."""
    found = _PREPOSITION.match(line)
    if found is None or found[0].casefold() == "to ":  # "to meet" is no noun
        return line
    before, trigger, _ = line.partition(mention.trigger.quote)
    between = before[found.end() :].split()
    # "On Sunday helicopters delivered", "under the accord both will withdraw": what follows is no one phrase.
    if between[:1] and between[0].casefold() in _OWNERS:  # "for its good offices"
        between = between[1:]
    if between and re.search(r"['’]s?$", between[-1]):  # "on Omar Deng's appeal"
        between = []
    is_phrase = all(word.islower() and word not in _DETERMINERS | _AUXILIARIES | _PRONOUNS for word in between)
    if not trigger or len(before) < found.end() or not is_phrase or len(between) > MAX_BEFORE_NOUN:
        return line
    return line[found.end() :]


def _fuller(line: str, mention: EventMention, role: str, names: Mapping[str, str]) -> str:
    """The line with whom it calls by a common noun called as the report does elsewhere: "the Russian delegation"."""
    for part in mention.participants:
        name = names.get(part.actor, "")
        for quote in (span.quote for span in part.spans if part.role == role):
            opening = _DETERMINED.match(quote)
            noun = quote[opening.end() :] if opening else quote
            is_common = noun == noun.casefold() and name.endswith(f" {noun}") and len(name) <= MAX_FULLER
            if not is_common or name in line or not re.search(rf"(?:^|\b){re.escape(quote)}\b", line):
                continue
            if opening and opening[1].casefold() == "the" and not re.match(r"[A-Z].*['’]s?\s", name):
                return line.replace(quote, f"{opening[0]}{name}", 1)
            if opening or line.startswith(quote):
                return line.replace(quote, name, 1)
    return line


def _with_object(line: str, mention: EventMention, names: Mapping[str, str]) -> str:
    """The line with the name of whom "him" or "them" means, where the telling says so."""
    found = _OBJECTS.findall(line)
    name = _meant(found[0], mention, names) if len(found) == 1 else ""
    if not name or len(name) > MAX_FULLER or _is_in(name, line) or name.split()[-1] in line.split():
        return line
    return _OBJECTS.sub(lambda _: _definite(name), line)


def _definite(name: str) -> str:
    """A name as it stands in a sentence: "the jail doctor"; what is a name by itself, or counts, is as it is."""
    first = name.split(" ", 1)[0]
    if not name[:1].islower() or first in _DETERMINERS or _COUNTING.match(name):
        return name
    return f"the {name}"


def _lacks_subject(line: str) -> bool:
    """Whether the line opens with what says something of someone: "reached the coast", "never came"."""
    first, second = (*line.casefold().split(), "", "")[:2]
    if first == "to":
        return line[:1].islower() and second.isalpha() and second not in _DETERMINERS
    return line[:1].islower() and second != "by" and _opens_with_verb(line)


def _opens_with_verb(line: str) -> bool:
    """Whether the line opens with what someone did, or an auxiliary before it."""
    first, second = (*line.casefold().split(), "", "")[:2]
    says = second if first in _ADVERBS else first
    return says in _AUXILIARIES - _ADVERBS | _PRESENT or _is_past(says)


def _quoted(line: str) -> str:
    """The line with a quotation whole of which it, cut out of its sentence, has one mark alone."""
    if line.count('"') % 2:
        opens = re.search(r'"\w[^"]*$', line)
        return f'{line}"' if opens else f'"{line}'
    return f"{line}”" if line.count("“") > line.count("”") else line


def _with_name(line: str, mention: EventMention, who: Sequence[str], names: Mapping[str, str]) -> str:
    """The line with a name in place of the pronoun that it opens with, a day before it or not; else empty."""
    when = _WHEN.match(line)
    lead = when[0] if when else ""
    first, _, rest = line[len(lead) :].partition(" ")
    word = first.casefold()
    if not rest or word not in _SUBJECTS | _OWNERS or _is_speech(line):
        return ""
    name = _meant(word, mention, names) or (listed(who) if len(who) <= MAX_NAMED and _fits(word, who) else "")
    if not name or any(part in name.split() for part in rest.split()[:2]):
        return ""
    if word == "they" and rest.split()[0] in ("are", "were", "have") and not (name.endswith("s") or " and " in name):
        return ""  # they are several, and the name is of one
    if word in _SUBJECTS:
        return f"{lead}{_definite(name)} {rest}"
    if re.search(r"['’]s\b", name):
        return ""
    name = _definite(name)
    return f"{lead}{name}’ {rest}" if name.endswith("s") else f"{lead}{name}’s {rest}"


def _fits(word: str, who: Sequence[str]) -> bool:
    """Whether a pronoun that is not known to mean someone may mean all of `who`."""
    if word in ("they", "their"):
        return len(who) > 1 or "".join(who).endswith("s")
    return len(who) == 1


def _is_speech(line: str) -> bool:
    """Whether someone speaks in it: "they sent us engineers" is what somebody says."""
    said = re.findall(r"[\w’']+", line.replace("US", ""))
    return not _FIRST_PERSON.isdisjoint(word.casefold() for word in said)


def _meant(word: str, mention: EventMention, names: Mapping[str, str]) -> str:
    """The name of whom the pronoun means where the telling says so."""
    ids = (part.actor for part in mention.participants if any(span.quote.casefold() == word for span in part.spans))
    return clipped(next((names[id] for id in ids if id in names), ""), MAX_NAME)


def _joined(line: str, tie: str, who: Sequence[str], event: Event, role: str) -> str:
    """The line after the names of `who`, as a sentence where it is one without them; as it is where it names them."""
    unnamed = [name for name in who if not _is_in(name, line)]
    opening = line.split(" ", 1)[0].casefold()
    if not unnamed or (opening not in _PRONOUNS and (len(unnamed) < len(who) or _told_in(event, role, line))):
        return line
    called = listed(unnamed[:MAX_NAMED])
    is_to_come = event.status in ("planned", "possible")  # "Chad to expel the troops" is what lies ahead
    if (opening != "to" or is_to_come) and _is_predicate(line, tie, opening, role):
        return f"{called if called.endswith('s') else _definite(called)} {line}"
    is_small = opening in _DETERMINERS | _PRONOUNS or _PREPOSITION.match(line)
    return f"{called}: {line[:1].lower() if is_small else line[:1]}{line[1:]}"


def _is_predicate(line: str, tie: str, opening: str, role: str) -> bool:
    """Whether the line says something of those in `role` that lacks a subject: "expelled the troops", "to meet again".

    Of what was done ("was founded in May"), who did it is not the subject.
    """
    second = line.split()[1].casefold() if " " in line else ""
    is_tied = tie.split(" ")[-1] in ("who", "which", "that")
    if second == "by" or not line[:1].islower() or (_is_speech(line) and not is_tied):
        return False
    if opening == "to":
        return bool(second) and second not in _DETERMINERS
    if role == "actor" and second != "to" and (opening in _BE or second in _BE):
        return opening in _BE and not (_is_past(second) or second in _PARTICIPLES)
    if is_tied and opening not in _DETERMINERS | _PRONOUNS:
        return True
    if opening in _AUXILIARIES or opening in _PRESENT:
        return True
    if role == "recipient" and second not in _WHEN_OR_WHERE:
        return False  # "wounded 19" says what they did, not what befell them
    return _is_past(opening)


def _is_past(word: str) -> bool:
    return word in _PAST or (word.endswith("ed") and len(word) > len("need"))


def _is_in(name: str, line: str) -> bool:
    """Whether the line has the name; of one without a capital, whether it has its words."""
    folded = line.casefold()
    if name.casefold() in folded:
        return True
    return name == name.casefold() and set(name.split()) <= set(re.findall(r"\w+", folded))


def _told_in(event: Event, role: str, line: str) -> bool:
    """Whether the line has the words that name one of them, by whatever name ("Moscow" for a country)."""
    parts = (part for mention in event.mentions for part in mention.participants if part.role == role)
    told = {span.quote for part in parts for span in part.spans}
    told |= {quote.removeprefix("the ") for quote in told}
    return any(quote[:1].isupper() and quote.casefold() not in _PRONOUNS and quote in line for quote in told)


def _names(event: Event, role: str, names: Mapping[str, str]) -> list[str]:
    parts = (names.get(part.actor) for part in event.participants if part.role == role)
    found = list(dict.fromkeys(clipped(name, MAX_NAME) for name in parts if name))
    owners = tuple(f"{name}{mark} " for name in found for mark in ("'s", "’s"))
    return [name for name in found if not name.startswith(owners)]  # "Orland's mission" beside Orland
