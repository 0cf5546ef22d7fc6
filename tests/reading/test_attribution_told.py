"""Whom whole texts have what they tell from, in the ways in which news says it."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.model.report import Report
from whence.reading.reader import NeuralReader

pytestmark = needs_weights

# Text | trigger | the source's name ("-" for none).
TOLD = """
The newspaper Le Matin reported that Togo had expelled two envoys. | expelled | Le Matin
A person familiar with the talks said that Chad had freed the pilot. | freed | person familiar with the talks
Allegations, ascribed by a local newspaper to a lawyer, that police beat a detainee are untrue. | beat | local newspaper
The ministry rejects the reports circulated by the union according to which miners were shot. | shot | union
Rebels kill nine in Bor: army\\nThe town was quiet on Monday. | kill | army
Army: rebels kill nine in Bor\\nThe town was quiet on Monday. | kill | Army
Sudan: rebels kill nine in Bor\\nThe town was quiet on Monday. | kill | -
Witnesses described how soldiers shot nine farmers on Friday. | shot | Witnesses
Rebels burned the mill in Bor on Friday. The army confirmed this. | burned | army
Rebels burned the mill in Bor on Friday. This was confirmed by the governor. | burned | governor
Rebels burned the mill in Bor on Friday. The army did not confirm this. | burned | -
Nine ships had been boarded on Monday, the water board told the Courier. | boarded | water board
Rumours that a dyke had been breached are false, the water board told the Courier yesterday. | breached | water board
The agency quoted an officer as saying that rebels burned the mill on Friday. | burned | officer
The mayor spoke of a massacre. "They shot nine farmers. They burned the school." | burned | mayor
""".strip().splitlines()


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The reader, its weights loaded once."""
    return NeuralReader(threads=1)


@pytest.mark.parametrize("line", TOLD)
def test_what_is_told_has_its_source(line: str, reader: NeuralReader) -> None:
    """Papers by their names, claims by those who make them, headlines by whom they name, quotations by who spoke."""
    text, trigger, source = (part.strip() for part in line.split("|"))
    events = reader.read(Report("r", text.replace("\\n", "\n") + "\n")).events
    found = [[s.name for s in e.attributed_to] or ["-"] for e in events if trigger in e.trigger.quote]
    assert [names[-1] for names in found] == [source]
