"""Promises on verbs that say little by themselves: what stands beside them decides whether they tell a happening.

The sentences are invented and read with the shipped weights. In the first list the word before the bar lies in the
trigger of an event with that status; in the second it lies in none.
"""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.model.report import Report
from whence.reading.reader import NeuralReader

TOLD = """
Masked men had walked into the village at dusk. | walked | occurred
Six fast boats came alongside the freighter. | came | occurred
The Slovenes went home in a hired bus. | went | occurred
The union did go to the labour court, as its chairman had promised. | go | occurred
Its brigade never came. | came | denied
They say that their engineers may come by then. | come | possible
The rebels took the bridge and the depot behind it. | took | occurred
Norsk Kraft paid $40,000 for them, according to a lawyer. | paid | occurred
There is talk that Finland might buy the ferries instead. | buy | possible
The senator denies having leaked the recording. | leaked | denied
The mediator proposed that a team from Oslo examine the wreck. | examine | possible
The opening has been put off until the 24th and will take place in Bergen. | take | planned
The concert was cancelled in May; yesterday it took place at last. | took | occurred
The ceremony, which had been set for the eighteenth of the month by the mayor, was called off. | called | occurred
The halt cost the airline six million. | halt | occurred
The Dutch staff will be home by Christmas. | be home | planned
The colonel said that his men would be across the river by the middle of April. | be across | planned
The second phase is due on Saturday, with 210 detainees. | due | planned
The runoff is due on 8 March. | runoff | planned
The minister told Oslo that Denmark was withdrawing from the treaty. | withdrawing | occurred
"""

UNTOLD = """
The company came under pressure from its lenders. | came
The idea came from a film. | came
The minister took a risk. | took
The party came up with a slogan. | came
The ministry keeps tabs on its critics. | keeps
She wanted to be a dancer. | wanted
The law will give them a clearer picture. | give
The minister was at home on Sunday and said nothing. | home
"""

reader = NeuralReader()


def lines(table: str) -> list[list[str]]:
    return [[part.strip() for part in line.split("|")] for line in table.strip().splitlines()]


@needs_weights
@pytest.mark.parametrize(("text", "word", "status"), lines(TOLD))
def test_what_stands_beside_a_bare_verb_makes_it_a_happening(text: str, word: str, status: str) -> None:
    """The word lies in the trigger of an event, with the status."""
    found = [event for event in reader.read(Report("r1", text)).events if word in event.trigger.quote]
    assert [event.status for event in found] == [status]


@needs_weights
@pytest.mark.parametrize(("text", "word"), lines(UNTOLD))
def test_a_bare_verb_with_nothing_to_it_tells_no_happening(text: str, word: str) -> None:
    """The word lies in the trigger of no event."""
    assert not [event for event in reader.read(Report("r1", text)).events if word in event.trigger.quote]
