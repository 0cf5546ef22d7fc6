"""Promises on whole sentences, read with the shipped weights: what happens is read as such, and what does not is not.

The sentences are invented. The first list has a word that must lie in an event's trigger, its type and status; the
second tells no happening of the sixteen types at all.
"""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.codebook.plover import NEAREST
from whence.model.report import Report
from whence.reading.reader import NeuralReader

HAPPENINGS = """
The tribunal in Bergen ruled that the levy was unlawful. | ruled | REJECT | occurred
The general was handed a suspended sentence. | handed | SANCTION | occurred
The court extended her detention by two months. | extended | COERCE | occurred
The premier survived a motion of no confidence on Tuesday. | survived | SUPPORT | occurred
The upper house is to vote on the treaty next week. | vote | CONSULT | planned
Parliament confirmed her by 61 votes. | confirmed | SUPPORT | occurred
Marek Hollar was named prime minister on Thursday. | named | SUPPORT | occurred
The mayor bowed out in April. | bowed | RETREAT | occurred
The ministry slapped a duty of 30 per cent on imported steel. | slapped | SANCTION | occurred
A delegation from Tbilisi is expected in Baku on Monday. | expected | CONSULT | planned
The envoy spent three days in Juba. | spent | CONSULT | occurred
The summit has been put off until the autumn. | put | REJECT | occurred
Police answered with rubber bullets. | answered | ASSAULT | occurred
The police said that no tear gas had been used. | used | ASSAULT | denied
The two reporters are behind bars. | bars | COERCE | occurred
Some 5,000 people walked from the cathedral to the town hall. | walked | PROTEST | occurred
Drones and missiles hit the port; the strike killed two guards. | strike | ASSAULT | occurred
The crossing at Tarn opened again on Monday. | opened | RETREAT | occurred
Flights between the two capitals resumed in June. | resumed | COOPERATE | occurred
Four ministers threatened to resign. | resign | RETREAT | possible
The allegation that gas was used near the school is untrue. | used | ASSAULT | denied
Ministers were due to meet on Monday. | meet | CONSULT | planned
Both parties accepted the plan. | accepted | AGREE | occurred
The consul was given 48 hours to leave. | given | SANCTION | occurred
Hackers emptied the accounts of 3,000 customers. | emptied | COERCE | occurred
About four hundred beekeepers marched on the ministry. | marched | PROTEST | occurred
The mayor will appear before a judge on 3 March. | appear | ACCUSE | planned
The poet was held in a barracks. | held | COERCE | occurred
The council called its envoy home. | called | SANCTION | occurred
Poland froze the nine million euros. | froze | SANCTION | occurred
The offer was turned down. | turned | REJECT | occurred
The frontier was reopened to buses. | reopened | RETREAT | occurred
The envoys sat for four hours with the colonel. | sat | CONSULT | occurred
The tribunal told the ministry to release the crew. | told | REQUEST | occurred
Somebody sabotaged the water main. | sabotaged | ASSAULT | occurred
Spain is considering sanctions. | sanctions | SANCTION | possible
The union said it might call a strike for 20 March. | strike | PROTEST | possible
The guards have at no time beaten him. | beaten | ASSAULT | denied
The computer virus locked the servers of two hospitals. | locked | COERCE | occurred
Thousands march in Lima over fuel prices | march | PROTEST | occurred
He was stabbed by a masked man. | stabbed | ASSAULT | occurred
The party chose a dentist as leader. | chose | SUPPORT | occurred
Protests that began in May brought the minister down. | Protests | PROTEST | occurred
The envoy wants the rebels to free the pilots. | wants | REQUEST | occurred
The opposition alleged that the lists had been padded. | alleged | ACCUSE | occurred
The tribunal ruled that the senator cannot stand. | ruled | REJECT | occurred
Norway has told the council that it will not attend. | told | REJECT | occurred
The first of the reinforcements are due at Camp Tarn on Monday. | due | MOBILIZE | planned
The oil company dismissed reports that two tankers were waiting off Gao. | waiting | CONSULT | denied
The runoff is due on 3 May. | due | CONSULT | planned
The Danes have been in Oslo since Monday. | been in Oslo | CONSULT | occurred
"""

NOTHING = """
Shares in the mining group closed lower on Friday.
The company suspended its dividend in spring.
The economist agreed that prices would rise.
Two hundred people were killed in the earthquake, and the school was destroyed.
She often visits her mother in the country.
Anyone who attacks a referee is banned for life.
The virus is targeting people under forty.
He lamented that the weather had been poor.
They blamed themselves for it.
People turned out to church in their best clothes.
The film tells of a coup.
Fighting poverty costs money.
The bridge took four years to build.
The river burst its banks.
Voters like her plan.
The company stopped paying a dividend.
She gave her brother an apple.
The court heard nothing.
He held the title for nine years.
"""


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The shipped reader on one thread."""
    return NeuralReader(threads=1)


@needs_weights
@pytest.mark.parametrize("line", HAPPENINGS.strip().splitlines())
def test_a_happening_is_read_with_its_type_and_status(line: str, reader: NeuralReader) -> None:
    """An event's trigger holds the word, and its type and status are those that the sentence tells."""
    text, word, type, status = (part.strip() for part in line.split("|"))
    found = [e for e in reader.read(Report("r", text + "\n")).events if word in e.trigger.quote]
    assert (type, status) in {(event.type, event.status) for event in found}


@needs_weights
@pytest.mark.parametrize("text", NOTHING.strip().splitlines())
def test_what_is_no_happening_is_no_event(text: str, reader: NeuralReader) -> None:
    """Habits, rules, markets, acts of nature, idioms and topics are of no type, though some are happenings."""
    found = reader.read(Report("r", text + "\n")).events
    assert [(event.type, event.trigger.quote) for event in found if event.mode != NEAREST] == []


REBUTTED = """
A paper reported that Brazil had moved a battalion to the border. The defence ministry denied this. | moved
It has been alleged that the guards beat him. This is false. | beat
The union said that police had fired into the crowd. The report is untrue. | fired
"""
TOLD = """
Brazil moved a battalion to the border. The defence ministry denied that it feared an attack. | moved
The union said that police had fired into the crowd. The minister regretted this. | fired
"""


def _cases(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


@needs_weights
@pytest.mark.parametrize(("text", "word"), _cases(REBUTTED))
def test_a_claim_that_the_next_sentence_denies_is_denied(text: str, word: str, reader: NeuralReader) -> None:
    """What someone reports or alleges is denied where the next sentence says that it is not so."""
    assert _status_of(reader, text, word) == "denied"


@needs_weights
@pytest.mark.parametrize(("text", "word"), _cases(TOLD))
def test_what_the_report_itself_tells_stands(text: str, word: str, reader: NeuralReader) -> None:
    """A denial of something else, or a feeling about it, undoes nothing."""
    assert _status_of(reader, text, word) == "occurred"


def _status_of(reader: NeuralReader, text: str, word: str) -> str | None:
    events = reader.read(Report("r", text + "\n")).events
    return next((event.status for event in events if word in event.trigger.quote), None)
