"""Scoring: a pair that is given up early is far below the bar, and every other has the very score of the model."""

from __future__ import annotations

import random

from tests.linking.builder import Writer
from whence.linking.cast import make_cast
from whence.linking.copies import find_copies
from whence.linking.features import apart
from whence.linking.pairs import pair_model
from whence.linking.score import MARGIN, Scorer, score
from whence.linking.told import Told, World, make_world, tellings

SAID = (
    ("bombed", "bomb", "ASSAULT"), ("attacked", "attack", "ASSAULT"), ("met", "meet", "CONSULT"),
    ("visited", "visit", "CONSULT"), ("expelled", "expel", "COERCE"), ("praised", "praise", "SUPPORT"),
)  # fmt: skip
PARTIES = (("Norland", "country", "NOR"), ("Chad", "country", "TCD"), ("Vera Lisk", "person", None))
DAYS = ("on 4 May 2031", "on 5 May 2031", "in June", "on Monday", "")
SITES = ("near the old granary", "at the Kestrel dam", "by the harbour of Oss", "")


def told_of_many(seed: int) -> tuple[tuple[Told, ...], World]:
    """Tellings of eight reports whose sentences are put together at random."""
    draw = random.Random(seed)
    writers = [written(f"r{number}", draw) for number in range(8)]
    reports = {writer.report.id: writer.report for writer in writers}
    readings = [writer.reading for writer in writers]
    copies = find_copies(list(reports.values()))
    cast = make_cast(readings, (), copies)
    world = make_world(cast, reports, readings)
    return tellings(reports, readings, cast, world, copies), world


def written(name: str, draw: random.Random) -> Writer:
    """A report of three sentences, each telling that someone did something to someone."""
    writer = Writer(name, outlet=f"Outlet {name}")
    lines = []
    for _ in range(3):
        (verb, lemma, kind), (one, other) = draw.choice(SAID), draw.sample(PARTIES, 2)
        lines.append(
            (f"{one[0]} {verb} {other[0]} {draw.choice(SITES)} {draw.choice(DAYS)}.", verb, lemma, kind, one, other)
        )
    for line, verb, lemma, kind, one, other in lines:
        writer.say(line)
        for party in (one, other):
            writer.who(*party)
        writer.event(verb, kind, lemma=lemma, actors=(one[0],), recipients=(other[0],))
    return writer


def test_what_is_given_up_is_far_below_the_bar_and_all_else_keeps_its_score() -> None:
    """Over all pairs of many drawn tellings, `if_near` is `score`, 0 for what excludes, or None far below the bar."""
    model = pair_model()
    n_given_up = n_near = 0
    for seed in range(6):
        told, world = told_of_many(seed)
        scorer = Scorer(world, model)
        for at, a in enumerate(told):
            for b in told[at + 1 :]:
                exact = 0.0 if apart(a, b, world) else score(a, b, world, model)
                found = scorer.if_near(a, b)
                if found is None:
                    n_given_up += 1
                    assert exact < model.join - MARGIN
                else:
                    n_near += found >= model.join
                    assert found == exact
    assert n_given_up and n_near
