"""Counts and the deeds that they belong to: whom it befell, what it came to, in its own clause or the next."""

from __future__ import annotations

import pytest

from tests.reading.builder import build
from whence.reading.actors import find_actors
from whence.reading.events import find_events
from whence.reading.quantities import read_quantities
from whence.reading.times import find_times

HIT = """
An/a DET 2 det
attack NOUN 6 nsubj
on ADP 5 case
a DET 5 det
market NOUN 2 nmod
killed/kill VERB 0 root
12 NUM 8 nummod
people NOUN 6 obj
and CCONJ 10 cc
wounded/wound VERB 6 conj
30 NUM 10 obj
. PUNCT 6 punct
@frame 2 attack.01 ARG1=3-5
@frame 6 kill.01 ARG0=1-5 ARG1=7-8
@frame 10 wound.01 ARG0=1-3 ARG1=11-11
"""

SEIZED = """
Three NUM 2 nummod
miners/miner NOUN 11 nsubj
, PUNCT 6 punct
who PRON 6 nsubj:pass
were/be AUX 6 aux:pass
kidnapped/kidnap VERB 2 acl:relcl
in ADP 8 case
June PROPN 6 obl
, PUNCT 2 punct
are/be AUX 11 cop
missing ADJ 0 root
. PUNCT 11 punct
@frame 5 be.03
@frame 6 kidnap.01 ARG1=1-2 R-ARG1=4-4 ARGM-TMP=7-8
@frame 10 be.01 ARG1=1-8 ARG2=11-11
@frame 11 miss.01 ARG1=1-8
@time 8-8
"""

FOUGHT = """
They PRON 2 nsubj
fought/fight VERB 0 root
again ADV 2 advmod
, PUNCT 9 punct
and CCONJ 9 cc
ninety NUM 7 nummod
people NOUN 9 nsubj:pass
were/be AUX 9 aux:pass
killed/kill VERB 2 conj
. PUNCT 2 punct
@frame 2 fight.01 ARG0=1-1 ARGM-TMP=3-3
@frame 8 be.03
@frame 9 kill.01 ARG1=6-7
"""

NEXT = """
Police NOUN 2 nsubj
fired/fire VERB 0 root
on ADP 5 case
the DET 5 det
crowd NOUN 2 obl
. PUNCT 2 punct
@frame 2 fire.02 ARG0=1-1 ARG2=3-5

Four NUM 2 nummod
people/person NOUN 3 nsubj
died/die VERB 0 root
. PUNCT 3 punct
@frame 3 die.01 ARG1=1-2
"""

BLAST = """
The DET 2 det
blast NOUN 11 nsubj:pass
, PUNCT 8 punct
in ADP 5 case
which PRON 8 obl
two NUM 7 nummod
boys/boy NOUN 8 nsubj
died/die VERB 2 acl:relcl
, PUNCT 2 punct
was/be AUX 11 aux:pass
heard/hear VERB 0 root
afar ADV 11 advmod
. PUNCT 11 punct
@frame 8 die.01 R-ARG2=4-5 ARG1=6-7
@frame 10 be.03
@frame 11 hear.01 ARG1=1-8 ARGM-LOC=12-12
"""

RAID = """
Nine NUM 2 nummod
men/man NOUN 4 nsubj:pass
were/be AUX 4 aux:pass
killed/kill VERB 0 root
in ADP 7 case
the DET 7 det
raid NOUN 4 obl
. PUNCT 4 punct
@frame 3 be.03
@frame 4 kill.01 ARG1=1-2 ARGM-LOC=5-7
"""

OTHER = """
Police NOUN 2 nsubj
fired/fire VERB 0 root
on ADP 5 case
the DET 5 det
crowd NOUN 2 obl
. PUNCT 2 punct
@frame 2 fire.02 ARG0=1-1 ARG2=3-5

Four NUM 2 nummod
people NOUN 3 nsubj
died/die VERB 0 root
in ADP 5 case
June PROPN 3 obl
. PUNCT 3 punct
@frame 3 die.01 ARG1=1-2 ARGM-TMP=4-5
@time 5-5
"""


def counts(source: str, lemma: str) -> list[float]:
    """Values of the quantities of the events called `lemma`."""
    report, sentences = build(source)
    times = [find_times(report, sentence) for sentence in sentences]
    events = find_events(
        report,
        sentences,
        referents=find_actors(report, sentences).referents,
        places=(),
        times=[time for within in times for time in within],
        quantities=read_quantities(report, sentences, times),
    )
    return [q.value for event in events if event.lemma == lemma for q in event.quantities]


@pytest.mark.parametrize(
    ("source", "lemma", "values"),
    [
        (HIT, "attack", [12, 30]),
        (SEIZED, "kidnap", [3]),
        (FOUGHT, "fight", [90]),
        (BLAST, "blast", [2]),
        (RAID, "raid", [9]),
        (NEXT, "fire", [4]),
    ],
)
def test_a_deed_has_the_counts_of_its_harm_and_of_whom_it_befell(source: str, lemma: str, values: list[float]) -> None:
    """Where the harm is told by a verb of its own, in a relative clause or in the next sentence, it is the deed's."""
    assert counts(source, lemma) == values


def test_the_dead_of_another_time_are_not_of_the_last_attack() -> None:
    """A sentence that has its own date does not tell the toll of the one before."""
    assert counts(OTHER, "fire") == []
