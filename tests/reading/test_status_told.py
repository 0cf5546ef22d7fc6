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
The rebels say that the army bombed the clinic in Bor, but the army denies it. | bombed | occurred
It was alleged that soldiers had fired on the crowd. The minister said that was not true. | fired | denied
A newspaper wrote that a nurse had been beaten in jail. The police described the claim as baseless. | beaten | denied
A lawyer said his client had been beaten in jail. The police described the claim as baseless. | beaten | occurred
The union said that police had shot two of its members. The ministry denied it. | shot | occurred
The union said that police had shot two of its members. This is false. | shot | denied
It is being said in Cork that the mayor has resigned. He said that he had done no such thing. | resigned | denied
There is talk in the market that Kenyan troops have shelled the mill. Their colonel denied it to us. | shelled | denied
The rumour that rebels had shelled the mill ran all morning; their chief called us to deny it. | shelled | denied
Police arrested nine students in Cork. The union called that a disgrace. | arrested | occurred
The governor rejects the statement, spread by two dailies, that the guards had shot at the nurses. | shot | denied
Reports that the duty had been raised to nine per cent are false. | raised | denied
Reports according to which Ghana has asked for troops are without foundation. | asked | denied
The minister denied an allegation that gas had been used. | used | denied
Ghana denied a report in a daily of Lagos that its drones had struck the port. | struck | denied
The rumour that she had resigned proved to be false. | resigned | denied
Allegations that guards fired on the nurses were examined by a judge, who found no evidence of it. | fired | denied
The army denies the allegation, spread on the radio, that its men met the rebels or shelled Bor. | shelled | denied
The ministry produced evidence that soldiers had fired on the crowd. | fired | occurred
Police confirmed reports that two guards had been shot. | shot | occurred
Not one Ghanaian soldier had crossed the river, he said. | crossed | denied
Ghana had attacked neither the harbour nor anything else in Togo, she said. | attacked | denied
The envoys were to fly to Bonn on Friday but did not. | fly | denied
Parliament is due to vote on 25 September on the treaty. | vote | planned
A second round of talks should begin on 6 March. | begin | planned
The mayor should resign on Monday. | resign | possible
The last third of the loan would be paid by the end of November. | paid | planned
The road would be reopened in June if the truce held. | reopened | possible
The new trial opens in September. | trial | planned
The union welcomed the decision of the drivers to call off the strike. | call | occurred
The ministry demanded that all 21 sailors be set free, and threatened an embargo. | threatened | occurred
The bakery burned down after what the army calls a drone strike. | strike | occurred
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
