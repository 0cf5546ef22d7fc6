"""Which country a report is about where it speaks of "the country" or of a body without saying whose.

By what it has named so far, near before far, and by the towns that it names; it refuses to look ahead, save where
nothing has been named yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from whence.codebook.geography import capitals, country_names
from whence.codebook.names import plain
from whence.reading.actors.entities import Entity, root
from whence.reading.actors.scene import Scene, Stage

# What a definite noun loses as antecedent of the subject of its own clause.
SUBJECT_COST = 0.8
NEAR = (2.0, 1.4, 0.8, 0.4)
# A town speaks of its country less plainly than the country's name does.
TOWN_ROLE = 0.4
# In sentences before it says still less: people come from and go to towns.
TOWN_FAR = 0.35
# What a country's share of the report's words for countries adds to its claim on an organ of state.
HOME = 2.0
# What it adds that the organ speaks of the country's deed.
OWN_DEED = 0.8
# How far the first of the countries must stand before the second for a claim to rest on it.
CLEAR = 0.7
# What the place of a report's dateline, letterhead or outlet adds to its country's claim.
AT_HOME = 0.8
# And what it adds for a minister, president or organ of no named country: those are, at home, the home country's.
STATE_AT_HOME = 1.0
# And for one written with a capital, "the Government": so a state's own papers call it.
OWN_STATE = 3.0
# A line that opens with the place from which it is told: "OSLO, March 6 (Wire) - ...", "Oslo, 18 March".
DATELINE = re.compile(
    r"^(?P<place>[^\W\d_][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,3})"
    r"(?:,? [^\n–—]{0,60}?\([^()\n]{2,40}\)|,[^\n–—]{0,40}?\d[^\n–—]{0,12})?\s*(?:[-–—]\s|$)",
    re.MULTILINE,
)
DATELINE_REACH = 700
# What share of a report's words for countries one must have to be its country in focus.
MOST = 0.5


def focus_country(stage: Stage, scene: Scene, among: frozenset[str] = frozenset()) -> str | None:
    """The country that the report is about here: spoken of within three sentences, most often over all; None if none.

    `among` limits it to these, where there are any.
    """
    near = [p.entity for p in stage.past[-60:] if p.sentence >= scene.number - 2]
    lands = [root(e).country for e in near if root(e).type == "country"]
    names = [iso3 for iso3 in lands if iso3 and (not among or iso3 in among)]
    if not names:
        names = [iso3 for iso3 in weights(stage) if not among or iso3 in among]
    if not names:
        return None
    weight = weights(stage)
    return max(dict.fromkeys(reversed(names)), key=lambda iso3: weight.get(iso3, 0))


def weights(stage: Stage) -> dict[str, int]:
    """How often the report speaks of each country, by its name, its people or a town of it."""
    found: dict[str, int] = {}
    for entity in stage.registry.entities:
        if entity.type == "country" and entity.country and entity.merged is None:
            found[entity.country] = found.get(entity.country, 0) + len(entity.spans)
    for country in stage.towns.values():
        found[country] = found.get(country, 0) + 1
    return {iso3: count for iso3, count in found.items() if count}


def spoken_of(stage: Stage, scene: Scene, among: frozenset[str], at: int) -> str | None:
    """The country that a singular definite noun at the word `at` takes up: near, often spoken of, in a strong role."""
    scores = _scores(stage, scene, at)
    known = {iso3: score for iso3, score in scores.items() if not among or iso3 in among}
    return max(known, key=lambda iso3: known[iso3]) if known else focus_country(stage, scene, among)


def home_of_organ(stage: Stage, scene: Scene, at: int) -> str | None:
    """The country whose army, police or ministry a noun at the word `at` is of where nothing says whose: what the whole
    report is about weighs with what is near."""
    scores, weight = _scores(stage, scene, at, organ=True), weights(stage)
    total = max(1, sum(weight.values()))
    for iso3, count in weight.items():
        scores[iso3] = scores.get(iso3, 0.0) + HOME * count / total
    home = home_country(stage)
    if home is not None:
        capital = at > 0 and scene.tree.capitalised(at) and scene.tree.lower[at - 1] != "."
        scores[home] = scores.get(home, 0.0) + (OWN_STATE if capital else STATE_AT_HOME)
    told = _told_of(scene, at)
    if told is not None:
        scores[told] = scores.get(told, 0.0) + OWN_DEED
    return max(scores, key=lambda iso3: scores[iso3]) if scores else None


def _told_of(scene: Scene, at: int) -> str | None:
    """The country of whose deed the subject at the word `at` speaks: a ministry announces what its country does."""
    tree = scene.tree
    if tree.relation(at) != "nsubj":
        return None
    for clause in tree.of(tree.words[at].head, "ccomp"):
        for subject in tree.of(clause, "nsubj"):
            number = scene.name_at(subject)
            if number is not None and scene.names[number].sort in ("country", "capital"):
                return scene.names[number].country
    return None


def home_country(stage: Stage) -> str | None:
    """The country from which the report is told, by dateline, letterhead or the outlet's name; None if unknown."""
    for match in DATELINE.finditer(stage.report.text[:DATELINE_REACH]):
        country = stage.towns.get(match.start()) or _named(match["place"])
        if country is not None:
            return country
    words = (stage.report.outlet or "").split()
    spans = (" ".join(words[i : i + n]) for n in (3, 2, 1) for i in range(len(words) - n + 1))
    return next((country for span in spans if (country := _named(span)) is not None), None)


def _named(text: str) -> str | None:
    name = plain(text)
    return capitals().get(name) or country_names().get(name)


def main_country(stage: Stage) -> str | None:
    """The country of which the report speaks most by far, None where there is none such."""
    weight = weights(stage)
    total = sum(weight.values())
    return next((iso3 for iso3, count in weight.items() if MOST * total < count), None)


def neighbour_of(stage: Stage, owners: Sequence[Entity]) -> str | None:
    """The country of which the report mostly speaks, as another's neighbour: "X cut off power to its neighbour"."""
    lands = {owner.country for owner in owners if owner.type == "country"}
    main = main_country(stage)
    return main if len(lands) == 1 and main not in lands else None


def clearly_spoken_of(
    stage: Stage, spots: Sequence[tuple[Scene, int]], but: frozenset[str] = frozenset()
) -> str | None:
    """The country in focus at all `spots` (scene and word) of one matter, None where another is nearly as near.

    Near is what is spoken of near by and often. Those in `but` it cannot be; they leave the field to the next.
    """
    weight, home = weights(stage), home_country(stage)
    total, scores = sum(weight.values()), dict[str, float]()
    for scene, at in spots:
        for iso3, score in _scores(stage, scene, at).items():
            scores[iso3] = scores.get(iso3, 0.0) + score / len(spots)
    for iso3 in scores:
        scores[iso3] += weight.get(iso3, 0) / max(1, total) + (STATE_AT_HOME if iso3 == home else 0.0)
    ranked = [iso3 for iso3 in sorted(scores, key=lambda iso3: -scores[iso3]) if iso3 not in but]
    if ranked and (len(ranked) == 1 or scores[ranked[0]] - scores[ranked[1]] >= CLEAR):
        return ranked[0]
    return next((iso3 for iso3, count in weight.items() if MOST * total < count > 1 and iso3 not in but), None)


def _scores(stage: Stage, scene: Scene, at: int, *, organ: bool = False) -> dict[str, float]:
    """How near and how strongly each country has been spoken of before the word `at`.

    The subject of its own sentence a definite noun hardly is, as that would be taken up by a pronoun.
    An `organ` of state is of who acts: what the words before it name, and a capital abroad, count for less.
    """
    found: dict[str, float] = {}
    here = {name.country for name in scene.names if name.sort == "capital" and name.last <= at}
    for past in reversed(stage.past):
        back = scene.number - past.sentence
        if back >= len(NEAR):
            break
        entity = root(past.entity)
        if back < 0 or entity.type != "country" or entity.country is None or (not back and past.word >= at):
            continue
        score = (1.0 if organ else 0.5) * past.role + NEAR[back] + 0.05 * min(len(entity.spans), 12)
        if not back:
            score += 0.0 if organ else 0.3 * past.word / max(1, at) + 0.3 * (entity.country in here)
            score -= SUBJECT_COST * (past.role >= 1 and past.clause == scene.tree.clause(at))
        found[entity.country] = max(score, found.get(entity.country, score))
    for country, score in _of_towns(stage, scene, at):
        found[country] = max(score, found.get(country, score))
    home = home_country(stage)
    if home is not None:
        found[home] = found.get(home, 0.0) + AT_HOME
    return found


def _of_towns(stage: Stage, scene: Scene, at: int) -> list[tuple[str, float]]:
    before = scene.tree.words[at].start
    found = []
    for back in range(len(NEAR)):
        if scene.number - back < 0:
            break
        sentence = stage.scenes[scene.number - back].tree.sentence
        for start, country in stage.towns.items():
            if sentence.start <= start < min(sentence.end, before):
                found.append((country, 0.5 * TOWN_ROLE + NEAR[back] * (TOWN_FAR if back else 1.0)))
    return found
