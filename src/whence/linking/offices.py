"""Offices on which reports are contrary: one person at the head of two bodies at one time.

Two different posts are no contradiction (a deputy minister may head an agency); the same post in two bodies is, where
neither report says that it had passed. Both values are shown in the reports' words; which is right is not for Whence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whence.linking.figures import Figure, Key
from whence.linking.names import normal
from whence.model.event import Difference, DifferenceValue
from whence.model.reading import Reading
from whence.model.span import Span

# Posts of which a body has one; words of one row are one post.
_POSTS = {
    "head": "head leader chief boss chairman chairwoman chair director commander president",
    "minister": "minister secretary",
    "spokesperson": "spokesman spokeswoman spokesperson",
    "ambassador": "ambassador envoy",
    "governor": "governor mayor",
}  # fmt: skip
_POST_OF = {word: post for post, words in _POSTS.items() for word in words.split()}
_PASSED = re.compile(r"\b(?:former(?:ly)?|ex|late|previous(?:ly)?|ousted|deposed|outgoing|erstwhile)\b", re.IGNORECASE)
_OF = re.compile(r"^(?P<post>[\w' ’-]{2,60}?)\s+(?:of|at|for)\s+(?:the\s+)?(?P<body>.{2,60})$", re.IGNORECASE)
MAX_VALUES = 6


@dataclass(frozen=True, slots=True)
class _Held:
    """One report's word that a person holds a post in a body, and where it stands."""

    post: str
    body: str
    words: str
    report: str
    spans: tuple[Span, ...]


def office_differences(
    members: Sequence[Figure], readings: Mapping[str, Reading], actor_of: Mapping[Key, str]
) -> tuple[Difference, ...]:
    """The differences in office of the person whose referents are `members`."""
    held = [
        h for figure in members for h in (*_by_claim(figure, readings[figure.report], actor_of), *_by_title(figure))
    ]
    found = []
    for post in dict.fromkeys(h.post for h in held):
        bodies: dict[str, list[_Held]] = {}
        for one in held:
            if one.post == post:
                bodies.setdefault(_same_body(one.body, bodies), []).append(one)
        if len(bodies) > 1 and len({one.report for ones in bodies.values() for one in ones}) > 1:
            found.append(Difference("office", tuple(_value(ones) for ones in bodies.values())[:MAX_VALUES]))
    return tuple(found)


def _same_body(body: str, bodies: Mapping[str, object]) -> str:
    """The key among `bodies` that names the same body, else the body itself: one name may contain the other."""
    words = set(body.split())
    return next((known for known in bodies if words <= set(known.split()) or set(known.split()) <= words), body)


def _value(ones: Sequence[_Held]) -> DifferenceValue:
    spans = tuple(sorted({span for one in ones for span in one.spans}))
    return DifferenceValue(min((one.words for one in ones), key=lambda words: (len(words), words)), spans)


def _by_claim(figure: Figure, reading: Reading, actor_of: Mapping[Key, str]) -> list[_Held]:
    found = []
    for claim in reading.claims:
        if claim.type != "office" or claim.subject != figure.referent.id or not claim.object or claim.holds == "ended":
            continue
        body = reading.referent(claim.object)
        post = _post(claim.detail or "")
        passed = any(_PASSED.search(span.quote) for span in claim.spans)
        if post and not passed and body.type not in ("country", "people", "person"):
            words = (claim.detail or "").strip()
            if normal(body.name) not in normal(words):
                words = f"{words} of {'the ' if body.name[:1].isupper() and ' ' in body.name else ''}{body.name}"
            found.append(_Held(post, normal(body.name), words[:80], figure.report, claim.spans))
    return found


def _by_title(figure: Figure) -> list[_Held]:
    found = []
    for title in figure.referent.titles:
        match = _OF.match(title.strip())
        post = _post(match["post"]) if match else None
        if match and post and match["body"][:1].isupper() and not _PASSED.search(title):
            spans = tuple(m.span for m in figure.referent.mentions if m.kind != "pronoun")[:1]
            if spans:
                found.append(_Held(post, normal(match["body"]), title.strip()[:80], figure.report, spans))
    return found


def _post(words: str) -> str | None:
    """The post that an office's words name, with what narrows it: "deputy" and the topic make it another post."""
    plain = normal(words.split(" of ")[0]).split()
    kind = next((_POST_OF[word] for word in reversed(plain) if word in _POST_OF), None)
    if kind is None or kind == "minister":
        return None  # a minister is told by topic and country, which bodies' names do not tell
    narrowed = [word for word in plain if word in ("deputy", "vice", "assistant", "first", "second")]
    return " ".join((*narrowed, kind))
