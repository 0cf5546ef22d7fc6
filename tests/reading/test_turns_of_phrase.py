"""Promises on turns of phrase, whose words mean something else one by one: each is an event of its type.

The sentences are invented and read with the shipped weights: the word before the first bar lies in the trigger.
"""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.codebook.plover import NEAREST
from whence.model.report import Report
from whence.reading.reader import NeuralReader

TURNS = """
The four nuns regained their freedom on Sunday. | regained | RETREAT
The smugglers were arrested and let go on Tuesday. | let | RETREAT
A magistrate sent the sculptor home on bail. | sent | RETREAT
Customs handed back the forty number plates. | handed | RETREAT
Portugal took its soldiers out of Kabul in May. | took | RETREAT
The guns fell silent at midnight. | fell | RETREAT
The truce took effect at dawn on Friday. | took | RETREAT
The garrison lowered its flag on Monday. | lowered | RETREAT
The ministry will lift its prohibition of night flights. | lift | RETREAT
The regulator struck three banks off its register. | struck | SANCTION
Canada designated the militia a terrorist organisation in March. | designated | SANCTION
Oslo's listing of the Brigade changed little. | listing | SANCTION
Warsaw tore up the fishing arrangement in May. | tore | SANCTION
The rebels declared the truce dead on Sunday. | declared | SANCTION
The ambassador had been called away in March. | called | SANCTION
The Senate voted it down on 4 May. | voted | REJECT
The tribunal dismissed the party's suit. | dismissed | REJECT
Nurses laid down their stethoscopes in Gweru on Monday. | laid | PROTEST
The dockers will strike for 48 hours from Sunday. | strike | PROTEST
The widows sat down outside the town hall on Sunday. | sat | PROTEST
Bakers in Leon shut their shops in sympathy. | shut | PROTEST
Beet growers parked their tractors across the motorway. | parked | PROTEST
Nine students were led out of their rooms at dawn. | led | COERCE
The Italian coastguard boarded the dhow on Friday. | boarded | COERCE
The convoy is being kept at the gate by armed men. | kept | COERCE
Two soldiers fell near the bridge on Monday. | fell | ASSAULT
The army killed nine rebels and lost two men. | lost | ASSAULT
The village of Sandu had not fallen, the colonel swore. | fallen | ASSAULT
Gunmen walked into the market town at noon. | walked | ASSAULT
Both armies exchanged fire on Tuesday. | exchanged | ASSAULT
Somebody left a bomb at the bus terminal on Monday. | left | ASSAULT
Bandits waylaid a lorry of flour near Kassel. | waylaid | ASSAULT
The blast blew a hole in the hull of the ferry. | blew | ASSAULT
The former minister goes on trial in March. | goes | ACCUSE
The Liberal Party went to the constitutional court in May. | went | ACCUSE
The first tranche of the loan was paid on 12 June. | paid | AID
Forty Finnish police officers disembarked at Dili on Monday. | disembarked | AID
The envoy and two mediators arrived in Juba on Friday. | arrived | CONSULT
The frigate entered the Strait of Malacca on Sunday. | entered | MOBILIZE
She begged the general's pardon. | begged | CONCEDE
"""

reader = NeuralReader()


@needs_weights
@pytest.mark.parametrize(
    ("text", "word", "type"), [[part.strip() for part in line.split("|")] for line in TURNS.strip().splitlines()]
)
def test_a_turn_of_phrase_is_an_event_of_its_type(text: str, word: str, type: str) -> None:
    """An event of the type, under a row of its own, has the word in its trigger."""
    found = [event for event in reader.read(Report("r1", text)).events if word in event.trigger.quote]
    assert [(event.type, event.mode == NEAREST) for event in found] == [(type, False)]
