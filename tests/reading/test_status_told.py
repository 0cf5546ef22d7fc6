"""What whole sentences tell of a deed's having happened, in the words that news has for it."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.model.report import Report
from whence.reading.reader import NeuralReader

pytestmark = needs_weights

# Sentence | trigger | status.
TOLD = """
Both delegations are supposed to meet in Oslo on Monday. | meet | planned
The minister thanked his guests and accepted an invitation to visit Laos. | visit | planned
Ghana turned down a request to send troops to Mali. | send | denied
A planned visit by the foreign minister to Tunis was called off. | visit | denied
The president ordered the ambassador expelled. | expelled | occurred
The minister said that 2,400 troops were being sent to Goma. | sent | ongoing
The ministry said that Chad was withdrawing its consent to the mission. | withdrawing | occurred
Doctors in Accra have been on strike since Monday. | strike | ongoing
Fighting between the army and the rebels continued near Goma. | Fighting | ongoing
The union demanded that the company release its driver. | release | possible
He hoped that the nurses would be freed. | freed | possible
The ministry said there was no truth in reports that it had released the crew. | released | denied
It was said all over town that the colonel had been arrested; the ministry called that a lie. | arrested | denied
The rebels say that the army bombed the clinic in Bor, but the army denies it. | bombed | denied
Witnesses said that soldiers had fired on the crowd. The minister said that was not true. | fired | denied
A lawyer said his client had been beaten in jail. The police described the claim as baseless. | beaten | denied
Police arrested nine students in Cork. The union called that a disgrace. | arrested | occurred
""".strip().splitlines()


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The reader, its weights loaded once."""
    return NeuralReader(threads=1)


@pytest.mark.parametrize("line", TOLD)
def test_a_deed_has_the_status_that_its_words_tell(line: str, reader: NeuralReader) -> None:
    """What is asked, taken up, called off, ordered done, going on and contradicted are told apart."""
    text, word, status = (part.strip() for part in line.split("|"))
    found = [e.status for e in reader.read(Report("r", text + "\n")).events if word in e.trigger.quote]
    assert found == [status]
