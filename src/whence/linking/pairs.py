"""The table `pairs.toml`: weights of the comparison model, and which trigger words tell of one kind of happening."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from whence.errors import CodebookError
from whence.linking.names import normal


@dataclass(frozen=True, slots=True)
class PairModel:
    """A logistic model over comparison features: `bias`, a weight each, and the probability from which pairs join."""

    bias: float
    weights: Mapping[str, float]
    join: float


@cache
def _table() -> dict[str, object]:
    return tomllib.loads((files("whence.linking") / "pairs.toml").read_text("utf-8"))


@cache
def pair_model() -> PairModel:
    """How two mentions are compared, as shipped; CodebookError where the table does not hold it."""
    return _model("model", "join")


@cache
def plan_model() -> PairModel:
    """How a plan and a deed are compared; CodebookError where the table does not hold it."""
    return _model("plans", "tie")


def _model(name: str, bar: str) -> PairModel:
    row = _table().get(name)
    if not isinstance(row, dict) or not isinstance(row.get("weights"), dict):
        raise CodebookError(f"pairs.toml has no [{name}] with weights")
    return PairModel(float(row["bias"]), {key: float(w) for key, w in row["weights"].items()}, float(row[bar]))


@cache
def compatible_types() -> frozenset[frozenset[str]]:
    """Pairs of event types that two reports may give to one happening."""
    row = _table()["types"]
    assert isinstance(row, dict)
    return frozenset(frozenset((a, b)) for group in row["compatible"] for a in group for b in group if a != b)


@cache
def narrow_modes() -> frozenset[str]:
    """Modes of event types within which all verbs and nouns can name one happening: "abduct", "arrest"."""
    row = _table()["types"]
    assert isinstance(row, dict)
    return frozenset(row["narrow_modes"])


@cache
def _kinds() -> dict[str, frozenset[str]]:
    """By the stem of a trigger word, or by a verb's stem and its particle, the rows of [triggers] that hold it."""
    rows = _table()["triggers"]
    assert isinstance(rows, dict)
    found: dict[str, set[str]] = {}
    for name, words in rows.items():
        for word in words.split():
            verb, _, particle = word.partition("_")
            found.setdefault(f"{trigger_stem(verb)} {particle}".strip(), set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


@cache
def _stems() -> dict[str, str]:
    rows = _table()["stems"]
    assert isinstance(rows, dict)
    return {word: stem for stem, words in rows.items() if stem not in ("endings", "light") for word in words.split()}


@cache
def _light() -> frozenset[str]:
    row = _table()["stems"]
    assert isinstance(row, dict)
    return frozenset(trigger_stem(word) for word in row["light"].split())


def is_light(stem: str) -> bool:
    """Whether a verb says little by itself, by its stem: what it is said of tells what happened."""
    return stem in _light()


@cache
def _endings() -> tuple[str, ...]:
    rows = _table()["stems"]
    assert isinstance(rows, dict)
    return tuple(rows["endings"].split())


@lru_cache(maxsize=1 << 16)
def trigger_stem(word: str) -> str:
    """A word without its commonest English endings, so that a verb and its noun meet: "deployment", "deploy"."""
    plain = normal(word)
    if plain in _stems():
        return _stems()[plain]
    if " " in plain:
        plain = plain.split()[0]
    for ending in _endings():
        if plain.endswith(ending) and len(plain) - len(ending) >= 4:
            plain = plain[: -len(ending)]
            break
    return _stems().get(plain, plain[:-1] + "i" if plain.endswith("y") else plain)


@lru_cache(maxsize=1 << 15)
def trigger_kinds(lemma: str, quote: str) -> frozenset[str]:
    """The kinds of happening that a trigger can tell of; none where the table does not have it.

    A verb with its particle is looked up as such ("put off"), a light verb by what it is said of ("held talks").
    """
    head, words = trigger_stem(lemma), normal(quote).split()
    for particle in (word for at, word in enumerate(words) if at and trigger_stem(words[at - 1]) == head):
        if (phrase := f"{head} {particle}") in _kinds():
            return _kinds()[phrase]
    found = _kinds().get(head, frozenset())
    if head not in _light() or len(words) < 2:
        return found
    rest = [_kinds().get(trigger_stem(word), frozenset()) for word in words if trigger_stem(word) != head]
    return frozenset().union(*rest) or found


@lru_cache(maxsize=1 << 15)
def light_kinds(lemma: str, objects: frozenset[str]) -> frozenset[str]:
    """The kinds of happening that what a light verb is said of can tell of, by stems: "opened fire", "held talks"."""
    if trigger_stem(lemma) not in _light():
        return frozenset()
    return frozenset().union(*(_kinds().get(stem, frozenset()) for stem in sorted(objects)))
