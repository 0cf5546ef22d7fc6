"""Happenings that no type of PLOVER's fits: told with a day they are events, under the nearest type."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence.codebook.plover import NEAREST, kind_words, score
from whence.model.report import Report
from whence.reading.reader import NeuralReader

DATED = """
The ferry sailed on 4 May. | sailed | occurred
The new bridge at Tollen will be painted next Tuesday. | painted | planned
On Thursday night the lamps were lit in the harbour quarter. | lit | occurred
The registrar widened the list on 12 March. | widened | occurred
The cathedral roof was not repaired in October. | repaired | denied
The by-election took place on 9 January. | by-election | occurred
The funeral was held on Tuesday. | funeral was held | occurred
The lighthouse fund was dissolved in 1962. | dissolved | occurred
The first trams began arriving on Friday. | arriving | occurred
The garrison posted forty men at the ford on Monday. | posted | occurred
Norway resumed work on the lighthouse on 3 June. | resumed | occurred
Marta Ilves took a flight to Oslo on Tuesday. | took | occurred
The exhumation on 3 May angered the villagers. | exhumation | occurred
"""
UNDATED = """
The ferry sails whenever the tide allows.
The registrar has a long list.
"""
NO_HAPPENING = """
He lived in Tollen in May.
The price of bread rose on Monday.
I walked along the quay on Monday.
Shares in the brewery closed lower on Friday.
"""

# Where no day is told: someone known does it or has it done to him, or the noun names a happening by itself.
HAPPENED = """
The Wrenby Brigade felled the poplars on the ring road. | felled | occurred
Norway will scrap the old ferries. | scrap | planned
The lighthouse was repainted. | repainted | occurred
Norway resumed its loan. | resumed | occurred
The mayor insists that there was no arrest. | arrest | denied
Nobody boarded Marta Ilves. | boarded | denied
The patrol arrested nobody. | arrested | denied
Not a single shell hit the port of Gao. | hit | denied
The cyclone has emptied the Wrenby archives. | cyclone | occurred
Nobody in Wrenby slept after the verdict. | verdict | occurred
Norway may scrap the old ferries. | scrap | possible
The lighthouse may be repainted. | repainted | possible
Norway did not scrap the old ferries. | scrap | denied
The union insists that no ferry is being scrapped. | scrapped | denied
Tarn Shipping is scrapping the old ferries. | scrapping | ongoing
The harbour was quiet after Norway scrapped the old ferries. | scrapped | occurred
Marta Ilves, who repainted the lighthouse, lives in Wrenby. | repainted | occurred
The museum insists that there was no theft. | theft | denied
"""
UNSAID = """
We may scrap the old ferries.
You may scrap the old ferries.
Norway may have scrapped the old ferries.
People who scrapped ferries are poor.
We scrapped the old ferries.
A cyclone can empty archives.
"""


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The shipped reader on one thread."""
    return NeuralReader(threads=1)


@needs_weights
@pytest.mark.parametrize("line", DATED.strip().splitlines())
def test_a_happening_with_a_day_is_an_event(line: str, reader: NeuralReader) -> None:
    """Its mode says that the type is but the nearest, and it has its status and its date."""
    text, word, status = (part.strip() for part in line.split("|"))
    (found,) = [e for e in reader.read(Report("r", text + "\n")).events if e.trigger.quote == word]
    assert (found.mode, found.status) == (NEAREST, status)
    assert found.time is not None


@needs_weights
@pytest.mark.parametrize("text", [*UNDATED.strip().splitlines(), *NO_HAPPENING.strip().splitlines()])
def test_states_prices_and_what_has_no_day_are_no_events(text: str, reader: NeuralReader) -> None:
    """Neither what holds, nor what a market does, nor what the writer did, nor what is told at large."""
    assert reader.read(Report("r", text + "\n")).events == ()


@needs_weights
def test_a_verb_that_says_when_takes_the_type_of_its_noun(reader: NeuralReader) -> None:
    """Talks that opened on a day are talks."""
    found = reader.read(
        Report("r", "The second round opened in Tollen on 6 March; the talks began on 8 March.\n")
    ).events
    assert [event.type for event in found if "began" in event.trigger.quote] == ["CONSULT"]


def test_the_nearest_type_tells_no_score_and_says_what_it_is() -> None:
    """Such a happening is neither conflict nor cooperation."""
    assert score("ASSAULT", NEAREST) == 0
    assert kind_words("ASSAULT", NEAREST) == "Other"
    assert kind_words("SANCTION", None) == "Sanction"


@needs_weights
@pytest.mark.parametrize("line", HAPPENED.strip().splitlines())
def test_a_happening_of_someone_known_needs_no_day(line: str, reader: NeuralReader) -> None:
    """A verb of which someone known is part, done or to be done, and a noun that names a certain happening."""
    text, word, status = (part.strip() for part in line.split("|"))
    found = {e.trigger.quote: e for e in reader.read(Report("r", text + "\n")).events}
    assert word in found, sorted(found)
    assert found[word].status == status


@needs_weights
@pytest.mark.parametrize("text", UNSAID.strip().splitlines())
def test_what_we_do_and_what_any_may_do_is_none_without_a_day(text: str, reader: NeuralReader) -> None:
    """Nor what may have been done, nor what holds of any."""
    assert not [e for e in reader.read(Report("r", text + "\n")).events if e.mode == NEAREST]


@needs_weights
def test_the_nearest_type_is_that_of_the_rows_that_nearly_hold(reader: NeuralReader) -> None:
    """Delegates who walk out of a hall leave it, whatever the word alone is most often read as."""
    (found,) = reader.read(Report("r", "The delegates walked out of the hall on Monday.\n")).events
    assert (found.type, found.mode) == ("RETREAT", NEAREST)
