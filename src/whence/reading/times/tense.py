"""Which way a date without a year, or a bare weekday, lies from the day of writing: tense says."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from whence.model.parse import Sentence, Word
from whence.model.timeexpr import Direction, TimeValue

_FUTURE_AUX = frozenset({"will", "’ll", "'ll", "shall", "would", "wo", "may", "might", "should", "can"})
# Verbs and adjectives whose complement is yet to come.
_PLANNING = frozenset(
    ["plan", "intend", "expect", "schedule", "set", "aim", "hope", "want", "vow", "promise", "pledge", "due", "prepare",
     "agree", "decide", "propose", "slate", "ready", "poise", "want", "seek", "order", "ask", "urge", "go", "offer",
     "request", "require", "invite", "instruct", "undertake", "threaten", "oblige", "authorise", "authorize"]
)  # fmt: skip
# Nouns of what is meant to be done, whose infinitive may lie ahead or not.
_PLANS = frozenset(
    ["decision", "plan", "intention", "proposal", "pledge", "promise", "threat", "offer", "order", "agreement", "vow",
     "invitation", "request", "call", "commitment", "demand", "undertaking", "resolve", "ultimatum"]
)  # fmt: skip
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|would|won['’]t|going to|due (?:to|in|on|by)|(?:plan|intend|hope|expect|aim|seek)(?:s|ed)? to"
    r"|(?:scheduled|expected|set|slated|planned|poised|ready) (?:to|for|in|on|by)|to be (?:held|\w+ed)|upcoming|next)\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
_COMPLEMENTS = ("xcomp", "ccomp")
# Verbs that tell what others did: their day is that of the telling.
_SAYING = frozenset({"say", "tell", "add"})
_CLIMB = 100  # steps up a dependency tree, more than any real one has
_NEAR = 60  # code points between a date and the verb that governs it, where there is no parse to tell


def direction_of(value: TimeValue, sentence: Sentence, start: int, end: int) -> TimeValue:
    """`value` with the direction that tense gives it, where it needs one and its words name none."""
    if value.relation == "since" and value.kind == "date" and not value.absolute and value.shift is None:
        told = _parsed(sentence) and not _is_since(sentence, start)
        ahead = told and _of_parse(sentence, start, end, day=value.day is not None) == "future"
        return replace(value, direction="future" if ahead else "past")
    if value.kind != "date" or value.direction or value.shift is not None or value.anchor == "previous":
        return value
    if value.absolute:
        return replace(value, direction="future") if _is_full(value) and _is_to_come(sentence, start, end) else value
    if _parsed(sentence):
        day = value.weekday is not None or value.day is not None
        direction = _of_parse(sentence, start, end, day=day)
    else:
        direction = _of_words(sentence, start, end)
    until = replace(value.until, direction=direction) if value.until is not None else None
    return replace(value, direction=direction, until=until)


def _is_full(value: TimeValue) -> bool:
    return value.month is not None and value.until is None


def _is_to_come(sentence: Sentence, start: int, end: int) -> bool:
    return _parsed(sentence) and _of_parse(sentence, start, end, day=True) == "future"


def of_coming(value: TimeValue, sentence: Sentence, start: int, end: int) -> TimeValue:
    """`the end of the month` of the month of writing, and `within sixty days` from the day of writing, where the verb
    tells of what is to come."""
    if value.kind == "duration":
        return _deadline(value, sentence, start, end)
    whole = value.unit in ("week", "month", "quarter", "year") and value.month is None and value.season is None
    if value.anchor != "previous" or value.shift != 0 or value.part is None or not whole or not _parsed(sentence):
        return value
    ahead = _of_parse(sentence, start, end, day=False) == "future"
    return replace(value, anchor="publication") if ahead else value


def _deadline(value: TimeValue, sentence: Sentence, start: int, end: int) -> TimeValue:
    """`within a week`, `in ten days` of what is to come: the days from now to then, or that day."""
    at = bisect_right(sentence.words, start, key=lambda word: word.end)
    before = sentence.words[at - 1].text.lower() if at else ""
    unit, count = value.unit, value.amount
    if before not in ("within", "in") or unit is None or count is None or not _parsed(sentence):
        return value
    if not start - _SPACES <= sentence.words[at - 1].end <= start or not _lies_ahead(sentence, start, end):
        return value
    now = TimeValue(anchor="publication", shift=0, unit="day")
    vague = value.vague or count != int(count)
    days = _UNIT_DAYS.get(unit)
    if days is None or (before == "in" and vague):
        return value
    if before == "in":
        return TimeValue(anchor="publication", shift=int(count), unit=unit, amount=count if unit == "week" else None)
    return replace(now, until=replace(now, shift=max(1, round(count * days))))


def _lies_ahead(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the verb that governs the words is yet to come, or asked for."""
    verb = governing_verb(sentence, start, end)
    asked = verb is not None and any(w.head == verb and w.lemma.lower() in ("must", "to") for w in sentence.words)
    if verb is None or _of_parse(sentence, start, end, day=True) == "future":
        return verb is not None
    return asked and not any(w.head == verb and w.text.lower() in ("had", "was", "were") for w in sentence.words)


_SPACES = 2
_UNIT_DAYS = {"day": 1, "week": 7, "month": 30.4, "year": 365.25}


def _parsed(sentence: Sentence) -> bool:
    return any(word.head >= 0 for word in sentence.words[:50])


def _of_parse(sentence: Sentence, start: int, end: int, *, day: bool) -> Direction | None:
    """What the verb that governs the date says: it lies ahead where that verb is yet to come; None leaves it open.

    A `day` for which something is called or set lies ahead too: "a strike for 2 March".
    """
    verb = governing_verb(sentence, start, end)
    if _was_to_be(sentence, start) or _says_which(sentence, start):
        return None  # the nearest one: some of what was to be has been
    if verb is None:
        return "future" if _is_of_what_is(sentence, start, end) else "past"
    if day and _is_reaction(sentence.words[verb]):
        return "past"
    direction = _of_verb(sentence, verb, start)
    if _is_put_off(sentence, verb, start) or _is_deadline(sentence, verb, start):
        return "future"
    if direction != "past" or not day:
        return direction
    if _is_set_for(sentence, start):
        if not _had(sentence.words, verb):
            return "future"
        named = (word.text for word in sentence.words if start <= word.start < end)
        return None if any(text[:1].isdigit() for text in named) else "past"  # "had been set for 8 March": the nearest
    return "future" if _is_called_for(sentence, verb, start) else direction


def _is_of_what_is(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the date is said of its subject in the present tense: "the vote is on 4 May"."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    inside = range(at, bisect_left(words, end, key=lambda word: word.start))
    of_date = [word for word in words if word.head in inside]
    named = any(word.deprel.startswith("nsubj") and word.upos == "NOUN" for word in of_date)
    if named and any(word.deprel == "cop" and word.text.lower() in _IS for word in of_date):
        return True
    for at in inside:  # "is due to vote", with "vote" taken for a noun
        noun = words[at].head
        before = [word.text.lower() for word in words[max(noun - 3, 0) : max(noun, 0)]]
        if (
            noun not in inside
            and len(before) == 3
            and before[0] in _IS
            and before[1] in _PLANNING
            and before[2] == "to"
        ):
            return True
    return False


_IS = frozenset({"is", "are", "’s", "'s", "’re", "'re"})


def _is_reaction(verb: Word) -> bool:
    """Whether the verb, in the present tense, is of those said of what has happened: "deplores the raid of 3 May"."""
    return verb.lemma.lower() in _REACTING and verb.text.lower() in (
        verb.lemma.lower() + ending for ending in ("", "s", "es")
    )


# What is done, in the present tense of those who write, of what others did or of what befell them.
_REACTING = frozenset(
    ["welcome", "deplore", "condemn", "denounce", "praise", "regret", "hail", "mourn", "commend", "applaud", "recall",
     "remember", "note", "acknowledge", "deny", "reject", "lament", "decry", "thank", "congratulate", "protest",
     "criticise", "criticize", "dispute", "appreciate", "rejoice", "celebrate"]
)  # fmt: skip


def _is_put_off(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether the date is that to which something is put off."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    to = at > 0 and words[at - 1].text.lower() in ("to", "until", "till")
    return to and at - verb <= _PUT_OFF_WORDS and words[verb].lemma.lower() in _PUTTING_OFF


def _is_deadline(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether someone has, or is given, until the date."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    if at > 1 and words[at - 1].text.lower() in ("on", "of"):
        at -= 1  # "until midnight on Friday"
        while at > 1 and words[at - 1].text.lower() in _HOURS:
            at -= 1
    until = at > 0 and words[at - 1].text.lower() in ("until", "till")
    return until and verb < at and words[verb].lemma.lower() in ("have", "give", "grant", "allow", "get")


_HOURS = frozenset({"midnight", "noon", "midday", "dawn", "dusk", "the", "end"})


def _is_called_for(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether the date stands after what is called for: it is the day of that."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    between = [word.text.lower() for word in words[verb + 1 : at]]
    lemma = words[verb].lemma.lower()
    if _had(words, verb):
        return False
    return lemma == "call" and "for" in between[:1] and len(between) > 2


_PUT_OFF_WORDS = 5
# Verbs of moving to another day.
_PUTTING_OFF = frozenset(
    {"postpone", "delay", "defer", "move", "adjourn", "put", "push", "bring", "reschedule", "extend"}
)


def _is_set_for(sentence: Sentence, start: int) -> bool:
    """Whether "for" stands before the date."""
    at = bisect_right(sentence.words, start, key=lambda word: word.end)
    return at > 0 and sentence.words[at - 1].text.lower() == "for"


def _had(words: Sequence[Word], verb: int) -> bool:
    return any(word.head == verb and word.text.lower() in ("had", "’d", "'d") for word in words)


def _was_to_be(sentence: Sentence, start: int) -> bool:
    """Whether the date is that of what "was to" be done, in the same clause: "there was to be a vote on 4 May"."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    for i in range(at - 1, 0, -1):
        if words[i].upos in ("PUNCT", "SCONJ") or words[i].text.lower() in _OPENING:
            return False
        if words[i].text.lower() == "to" and words[i - 1].text.lower() in ("was", "were"):
            return True
    return False


def _says_which(sentence: Sentence, start: int) -> bool:
    """Whether the date says which thing is meant, whatever is yet to be done with it: "look into the raid of 4 May"."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    return at > 1 and words[at - 1].text.lower() == "of" and words[at - 2].upos == "NOUN"


# What opens a clause, in which a date is no longer that of the one before.
_OPENING = frozenset({"when", "where", "who", "which", "that", "whose", "whom", "and", "but"})


def _is_since(sentence: Sentence, start: int) -> bool:
    """Whether the date is told with "since" itself, which only looks back, unlike "starting" and "effective"."""
    at = bisect_right(sentence.words, start, key=lambda word: word.end)
    return "since" in (word.text.lower() for word in sentence.words[max(at - 2, 0) : at])


def governing_verb(sentence: Sentence, start: int, end: int) -> int | None:
    """Climb from the date to the first verb above it; None where there is none."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    inside = range(at, bisect_left(words, end, key=lambda word: word.start))
    for _ in range(_CLIMB):
        if not 0 <= at < len(words):
            return None
        begins = words[at].text.lower() in ("beginning", "starting") and words[at].head >= 0
        if at not in inside and not begins and (words[at].upos in ("VERB", "AUX") or words[at].lemma.lower() == "due"):
            return at
        at = words[at].head
    return None


def is_of_saying(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a date says when something was told, not when it happened; False where there is no parse to tell."""
    if not _parsed(sentence):
        return False
    verb = governing_verb(sentence, start, end)
    if verb is None or sentence.words[verb].lemma.lower() not in _SAYING:
        return False
    things = [word for word in sentence.words if word.head == verb and word.deprel == "obj" and word.upos != "PRON"]
    return sentence.words[verb].lemma.lower() != "say" or not things  # "said Mass" is no telling


def _of_verb(sentence: Sentence, verb: int, start: int) -> Direction | None:
    words = sentence.words
    children = [word for word in words if word.head == verb]
    arranged = _arranged(words[verb], children)
    if arranged is not None:
        return "future" if arranged in ("is", "are", "am", "’s", "'s") else None
    if any(child.lemma.lower() in _FUTURE_AUX and child.deprel.startswith("aux") for child in children):
        perfect = any(child.lemma.lower() == "have" and child.deprel.startswith("aux") for child in children)
        return "past" if perfect else "future"
    if any(child.lemma.lower() == "could" and child.deprel.startswith("aux") for child in children):
        return _of_could(words, words[verb], children)
    word = words[verb]
    if any(c.lemma.lower() == "to" and c.upos == "PART" for c in children) and _is_to_be(children):
        return None  # "a session, to be convened in June": the nearest one
    infinitive = any(child.lemma.lower() == "to" and child.upos == "PART" for child in children)
    governor = words[word.head] if word.head >= 0 else None
    if infinitive and governor is not None and governor.lemma.lower() in _PLANNING:
        return "future"
    if infinitive and governor is not None and governor.lemma.lower() in _PLANS:
        return None  # "the decision to close it on 1 July": the nearest one
    before = [other.lemma.lower() for other in words[max(0, verb - 2) : verb]]
    if len(before) == 2 and before[1] == "to" and before[0] in _PLANNING:  # however "due to" was taken
        return "future"
    if word.lemma.lower() in ("schedule", "slate", "expect", "plan", "due") and not infinitive:
        return "future"
    bare = infinitive or (word.text.lower() == word.lemma.lower() and not any(c.deprel == "mark" for c in children))
    if bare and governor is not None and governor.upos == "VERB" and word.deprel in _COMPLEMENTS:
        beside = [w for w in words if w.head == word.head]
        return "future" if _has_future(beside) else _of_finite(governor, beside)
    if governor is not None and word.deprel == "xcomp" and _has_future([w for w in words if w.head == word.head]):
        return "future"  # "would start patrolling in June"
    return _of_finite(word, children) if _hangs_on(sentence, verb, start) else "past"


def _has_future(children: Sequence[Word]) -> bool:
    return any(child.lemma.lower() in _FUTURE_AUX and child.deprel.startswith("aux") for child in children)


def _is_to_be(children: Sequence[Word]) -> bool:
    """Whether a passive infinitive is told by itself: "to be convened", and not "was to be" or "had to be"."""
    helpers = [child for child in children if child.deprel.startswith("aux")]
    return [child.text.lower() for child in helpers] == ["be"] and helpers[0].deprel == "aux:pass"


def _of_could(words: Sequence[Word], verb: Word, children: Sequence[Word]) -> Direction | None:
    """What could be lies ahead where a condition or a passive tells so: "could be signed in May"; "could buy on
    Saturday" tells of what was as well."""
    if any(child.lemma.lower() in ("not", "n't", "n’t", "have") for child in children):
        return "past"
    if any(child.deprel == "aux:pass" for child in children):
        return "future"
    clauses = [at for at, word in enumerate(words) if word.deprel.startswith("advcl") and words[word.head] is verb]
    return "future" if any(word.head in clauses and word.lemma.lower() == "if" for word in words) else None


def _hangs_on(sentence: Sentence, verb: int, start: int) -> bool:
    """Whether the date is told of the verb itself, and not of a noun below it ("it follows the talks of Monday")."""
    words = sentence.words
    at = bisect_right(words, start, key=lambda word: word.end)
    for _ in range(3):
        if not 0 <= at < len(words):
            return False
        head = words[at].head
        if head == verb:
            return words[at].deprel.split(":")[0] in ("obl", "advmod", "nmod") and words[at].upos != "VERB"
        if words[at].upos not in ("NUM", "PROPN", "ADP", "DET", "ADJ") or head < 0:
            return False
        at = head
    return False


def _of_finite(verb: Word, children: Sequence[Word]) -> Direction:
    """A day told with a verb in the present tense lies ahead: "parliament meets on Friday"."""
    helped = any(child.deprel.startswith("aux") and child.lemma.lower() in ("have", "do", "be") for child in children)
    told = verb.lemma.lower() in _SAYING or not any(child.deprel.startswith("nsubj") for child in children)
    return "future" if not helped and not told and _is_present(verb) else "past"


def _is_present(verb: Word) -> bool:
    """Whether a finite verb's form can only be of the present tense."""
    form, lemma = verb.text.lower(), verb.lemma.lower()
    third = form.endswith("s") and form != lemma and not form.endswith("ss")
    return verb.upos == "VERB" and (third or (form == lemma and lemma not in _SAME_PAST))


# Verbs whose past is spelled as their bare form.
_SAME_PAST = frozenset(
    ["put", "set", "cut", "hit", "let", "shut", "cost", "hurt", "read", "quit", "split", "spread", "beat", "bid",
     "burst", "cast", "shed", "thrust", "upset", "bet", "rid", "forecast", "broadcast", "offset"]
)  # fmt: skip


def _arranged(verb: Word, children: Sequence[Word]) -> str | None:
    """The form of "be" in "is to sign" and "was due"; None where there is none. Of what was to be, some has been."""
    due = verb.lemma.lower() == "due" or any(c.lemma.lower() == "due" for c in children)
    if not due and not any(c.lemma.lower() == "to" and c.upos == "PART" for c in children):
        return None
    forms = (c.text.lower() for c in children if c.lemma.lower() == "be" and c.deprel in ("aux", "cop"))
    return next(forms, None)


def _of_words(sentence: Sentence, start: int, end: int) -> Direction:
    """The same from words alone: a sign of the future near the date, in the sentence."""
    first = bisect_left(sentence.words, start - _NEAR, key=lambda word: word.start)
    last = bisect_right(sentence.words, end + _NEAR, key=lambda word: word.end)
    near = sentence.words[first:last]
    return "future" if _FUTURE_WORDS.search(" ".join(word.text for word in near)) else "past"
