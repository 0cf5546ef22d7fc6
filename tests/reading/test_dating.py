"""Which of a sentence's dates an event has, in sentences of many builds: read and linked as any report is."""

from __future__ import annotations

from datetime import date

import pytest

from tests.stories import needs_weights
from whence import app
from whence.model.report import Report
from whence.model.when import When
from whence.reading.reader import NeuralReader

pytestmark = needs_weights

# Sentence | trigger | first day | last day, of reports of Thursday, 20 May 2021.
DATED = """
The union has blocked the port of Halifax since last Friday. | blocked | 2021-05-14 | 2021-05-14
He was under pressure since last Thursday, when police raided his office. | raided | 2021-05-13 | 2021-05-13
Chad expelled an envoy on 6 May. Kenya hit back a week later by closing its embassy. | closing | 2021-05-12 | 2021-05-14
The rebels celebrated on Sunday by releasing forty prisoners. | releasing | 2021-05-16 | 2021-05-16
Twelve of the protesters of 11 May were released on the 17th. | released | 2021-05-17 | 2021-05-17
On the second of May a cable was cut, and on the sixth Chile suspended the pact. | suspended | 2021-05-06 | 2021-05-06
Kenya will send two envoys to Chad in the coming days. | send | 2021-05-20 | 2021-05-30
The minister will visit Rome before the end of the month. | visit | 2021-05-20 | 2021-05-31
Parliament will vote on the bill by the end of the week. | vote | 2021-05-20 | 2021-05-23
Beginning on 21 June, soldiers of both countries will patrol the border together. | patrol | 2021-06-21 | 2021-06-21
The bank let it be known that its vote, set for June 22, was not affected. | vote | 2021-06-22 | 2021-06-22
The strike announced for 20 June will go ahead. | strike | 2021-06-20 | 2021-06-20
Chad might expel Kenya at its meeting in February. | expel | 2022-02-01 | 2022-02-28
In June three fishermen were killed and a bridge was shut. | shut | 2020-06-01 | 2020-06-30
Police broke up a march against the result of Sunday's election on Wednesday night. | broke | 2021-05-19 | 2021-05-19
Gunmen fired at a bus in Multan shortly before noon on Tuesday. | fired | 2021-05-18 | 2021-05-18
The siege began a little after midnight on Tuesday. | siege | 2021-05-18 | 2021-05-18
One August night in 2019 soldiers burned down the village. | burned | 2019-08-01 | 2019-08-31
On a single February day in 2017 four miners were killed. | killed | 2017-02-01 | 2017-02-28
The accord could be signed in June, a diplomat told reporters on Tuesday. | signed | 2021-06-01 | 2021-06-30
It was in June of 2020 that rebels attacked the mine. | attacked | 2020-06-01 | 2020-06-30
On Tuesday soldiers used an open gate to storm the depot in Gao. | storm | 2021-05-18 | 2021-05-18
Rebels on Monday attacked Bria, where they looted a hospital. | looted | 2021-05-17 | 2021-05-17
On 3 May they announced that they were leaving the alliance with Ghana. | leaving | 2021-05-03 | 2021-05-03
Talks began in Oslo on 28 March. On the 2nd rebels attacked a convoy near Gao. | attacked | 2021-04-02 | 2021-04-02
The decree ran out on 9 March. By then the army had left Ambo, on the sixth. | left | 2021-03-06 | 2021-03-06
A truce was signed in Doha on 3 May. Since then forty prisoners have been released. | released | 2021-05-03 | 2021-05-20
The remaining nine might be freed before the weekend. | freed | 2021-05-20 | 2021-05-21
Exports have been banned since 3 May. | banned | 2021-05-03 | 2021-05-03
Forty prisoners have been released since 3 May. | released | 2021-05-03 | 2021-05-20
Rebels have attacked four villages since Sunday. | attacked | 2021-05-16 | 2021-05-20
Between Monday and Wednesday rebels shelled Gao. | shelled | 2021-05-17 | 2021-05-19
On Monday night and Tuesday morning rebels shelled Gao. | shelled | 2021-05-17 | 2021-05-18
Kenya's president will fly to Rome on Monday to sign the treaty. | sign | 2021-05-24 | 2021-05-24
In March 2019 Kenya arrested two pilots; both were freed that November. | freed | 2019-11-01 | 2019-11-30
The army will leave the base at Gao within sixty days. | leave | 2021-05-20 | 2021-07-19
The rebels must free the hostages within 48 hours. | free | 2021-05-20 | 2021-05-22
The ministers will meet again in three days. | meet | 2021-05-23 | 2021-05-23
The rebels attacked Gao on 3 May. They left the town four days after that. | left | 2021-05-07 | 2021-05-07
The mayor was shot dead on the twenty-eighth of April. | shot | 2021-04-28 | 2021-04-28
The bank fired its director on 3 May, and on the 12th it hired another. | hired | 2021-05-12 | 2021-05-12
The march that was to begin on 10 May was called off on the eve. | called | 2021-05-09 | 2021-05-09
The mission condemns the abduction of two teachers at Gao on 3 January. | abduction | 2021-01-03 | 2021-01-03
She left prison on Tuesday, thin and tired, three days after rebels attacked it. | attacked | 2021-05-15 | 2021-05-15
The court upheld the verdict on 3 May, which few noticed, and on 12 May it freed her. | upheld | 2021-05-03 | 2021-05-03
The parties rejoice in the safe return on 6 January of the engineer. | return | 2021-01-06 | 2021-01-06
Twelve days after soldiers arrested her, the editor was freed on Monday. | arrested | 2021-05-05 | 2021-05-05
Weapons were seized on Sunday at the party's office, where nine men were arrested. | arrested | 2021-05-16 | 2021-05-16
They met on 3 May over a grant that was cut on 9 March. A day later they were shot. | shot | 2021-05-04 | 2021-05-04
On Friday they held Ali, who led it until May 2017. He shot a man on 2 March. | shot | 2021-03-02 | 2021-03-02
The panel, which has a statute of June 2004, is scheduled to meet on June 8. | meet | 2021-06-08 | 2021-06-08
The senate is due to vote on 25 May on the pact. | vote | 2021-05-25 | 2021-05-25
He said that ships would start patrolling the strait in the first days of June. | patrolling | 2021-06-01 | 2021-06-07
The dispute comes twelve days before a march in Oslo. | march | 2021-06-01 | 2021-06-01
Nineteen days into Chad's embargo on salt, traders are leaving. | embargo | 2021-05-01 | 2021-05-01
They censured him on Wednesday over a lack of fuel, a day after police drove men out. | drove | 2021-05-18 | 2021-05-18
A session was held on 8 May. At the close of the session they signed a pact. | signed | 2021-05-08 | 2021-05-08
The club will march on Sunday week, the 30th. | march | 2021-05-30 | 2021-05-30
Two days before the summit on 14 May, the rebels freed the hostages. | freed | 2021-05-12 | 2021-05-12
Kenya and Chad have had no envoys since 2009, when Kenya expelled them all. | expelled | 2009-01-01 | 2009-12-31
The mayor held out until 10 May, when the council dismissed him. | dismissed | 2021-05-10 | 2021-05-10
The minister met General Obi, who commands the corps, at Lund on 4 May. | met | 2021-05-04 | 2021-05-04
Police arrested Ada Lund, who was sacked in March, in Lyon on Tuesday. | arrested | 2021-05-18 | 2021-05-18
The launch of the ferry had been planned for 4 June. | launch | 2021-06-04 | 2021-06-04
The pact on water was to be signed by Chad and Kenya on June 2. | signed | 2021-06-02 | 2021-06-02
The mayor of Lund resigned when the council met on 8 May. | resigned | 2021-05-08 | 2021-05-08
Many will think back to April 2019, when ten miners were kidnapped in Gao. | kidnapped | 2019-04-01 | 2019-04-30
Two teachers whom rebels had abducted were let go on 2 May. | let | 2021-05-02 | 2021-05-02
The club urged Chad to help look into the attack of 25 April. | attack | 2021-04-25 | 2021-04-25
The firm left in September 2019, six months after rebels attacked Gao. | attacked | 2019-03-01 | 2019-03-31
""".strip().splitlines()


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The reader, its weights loaded once."""
    return NeuralReader(threads=1)


@pytest.mark.parametrize("line", DATED)
def test_an_event_has_the_date_that_its_own_words_give(line: str, reader: NeuralReader) -> None:
    """Not the date of another thing in the sentence, and not none where the clause around it has one."""
    text, trigger, first, last = (part.strip() for part in line.split("|"))
    report = Report("r", text, published=When.day(date(2021, 5, 20), "given"))
    events = app.link([report], [reader.read(report)]).events
    found = [e.date for e in events for m in e.mentions if trigger in m.trigger.quote.split()]
    assert [(str(when.earliest), str(when.latest)) for when in found if when] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Sweden, which joined the club on 7 March, sent a ship. Georgia asked for access to the crew.",
        "The fall of Fizi was the worst defeat since rebels overran Gao on 11 February. The governor fled to Rome.",
        "Laos, this year's chair of the club, has offered its help.",
    ],
)
def test_no_story_goes_on_from_a_date_told_aside(text: str, reader: NeuralReader) -> None:
    """A date that only says who or what is meant dates neither the deed beside it nor what is told next."""
    report = Report("r", text, published=When.day(date(2021, 5, 20), "given"))
    events = app.link([report], [reader.read(report)]).events
    last = max((m for e in events for m in e.mentions), key=lambda m: m.trigger.start)
    found = next(e.date for e in events for m in e.mentions if m is last)
    assert found is None or found.earliest is None or found.earliest >= date(2021, 5, 18)


def test_the_day_of_what_is_rejected_is_no_day_of_the_rejection(reader: NeuralReader) -> None:
    """ "The decision of 4 May" says which decision."""
    text = "Peru rejects the decision of Chile of 4 May to close the border."
    report = Report("r", text, published=When.day(date(2021, 5, 20), "given"))
    events = app.link([report], [reader.read(report)]).events
    when = next(e.date for e in events if e.type == "REJECT")
    assert when is not None and when.earliest is not None and when.earliest > date(2021, 5, 4)
