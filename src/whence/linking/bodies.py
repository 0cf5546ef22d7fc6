"""What kind of body a description names: an army, a ministry, a junta, a delegation.

"Niger's army" in one report and "the Nigerien armed forces" in another are one actor though no name is shared: the
country and the kind of body are. A body with a name of its own ("Rapid Support Forces") is none of these kinds.
"""

from __future__ import annotations

from functools import cache

from whence.codebook.geography import countries
from whence.linking.names import normal, singular
from whence.linking.words import listed

# Words that name a kind of state body or a group that acts for a country; general English.
_KINDS = {
    "forces": "army military troop soldier force armed serviceman trooper defence-force",
    "navy": "navy fleet",
    "air force": "airforce",
    "police": "police policeman gendarmerie gendarme",
    "junta": "junta putschist coupist",
    "delegation": "delegation",
    "parliament": "parliament legislature congress senate assembly duma knesset",
    "court": "court judiciary",
    "embassy": "embassy",
    "opposition": "opposition",
    "instructors": "instructor trainer adviser advisor specialist",
    "prosecutors": "prosecutor",
    "intelligence": "intelligence",
    "presidency": "presidency kremlin",
    "media": "media press television",
}
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split()}
_TOPICS = {"defense": "defence", "external": "foreign", "affair": "", "home": "interior", "homeland": "interior"}
_RULING = frozenset(
    ["government", "regime", "ruler", "leader", "authority", "council", "leadership", "government-in-exile"]
)
_MINISTRY = frozenset(["ministry", "minister", "department"])


def kind_of(description: str, country: str | None) -> str | None:
    """The kind of body that `description` names, such as "forces" or "ministry of defence"; None for any other name."""
    words = [singular(word) for word in normal(description).split()]
    words = [word for word in words if not national(word, country)]
    topical = [word for word in words if word not in listed("little")]
    if any(word in _MINISTRY - {"minister"} for word in topical):
        topics = [
            _TOPICS.get(word, word)
            for word in topical
            if word not in _MINISTRY and word not in listed("plain") - {"national"}
        ]
        return "ministry of " + " ".join(sorted(filter(None, topics))) if any(topics) else None
    if topical and topical[-1] in _RULING and "military" in topical:
        return "junta"
    left = [word for word in topical if word not in listed("plain") and word not in _KIND_OF]
    kinds = [_KIND_OF[word] for word in topical if word in _KIND_OF]
    if left or not kinds:
        return None
    return next((kind for kind in reversed(kinds) if kind != "forces"), "forces")


@cache
def _national_words(country: str) -> frozenset[str]:
    """The words of a country's names, adjectives and people, in normal form."""
    row = countries().get(country)
    names = (row.name, *row.names, *row.former, *row.adjectives, *row.people) if row else ()
    return frozenset(word for name in names for word in normal(name).split() if word not in listed("little"))


@cache
def national(word: str, country: str | None) -> bool:
    """Whether a word of a name only says of which country (ISO 3166-1 alpha-3) something is: its name or adjective."""
    return country is not None and (word in _national_words(country) or singular(word) in _national_words(country))
