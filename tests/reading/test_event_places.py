"""Where a sentence has a deed: in its own words, where its doers are, where they went to do it; not where one only
speaks of it."""

from __future__ import annotations

import pytest

from tests.stories import needs_weights
from whence import app
from whence.model.report import Report
from whence.reading.reader import NeuralReader

pytestmark = needs_weights

# Text | trigger | place ("-" for none).
PLACED = """
Customs officers in the Georgian port of Poti seized 38 lorries on their way to Yerevan. | seized | Poti
A French base at Gao sent an artillery battalion into the field. | sent | Gao
Dockers blocked the port of Haifa on Monday. | blocked | Haifa
Talks on the border, due to open in Doha on Monday, were cancelled by Chad. | Talks | Doha
French troops withdrew from Gao to Niamey. | withdrew | Gao
The president flew from Accra to Gao on Monday to sign the treaty. | sign | Gao
Thousands marched through the port of Beira on Monday. | marched | Beira
Soldiers patrolled the streets of central Tbilisi on Monday. | patrolled | Tbilisi
Canada condemned the coup in Niger. | condemned | -
On Monday dockers blocked the port of Haifa. Police arrested twelve of them there. | arrested | Haifa
A conference opened in Vienna on Monday. Ministers from nine countries signed a declaration. | signed | Vienna
Inmates seized a wing of the prison in Mombasa on Monday.\\nOn Sunday soldiers stormed the prison. | stormed | Mombasa
A prosecutor in Beira charged the pilot with smuggling on Tuesday. | charged | Beira
Six Kenyan monitors left Bandar Lampung on 24 May. | left | Bandar Lampung
The editor was questioned for six hours in Pemba on Tuesday. | questioned | Pemba
Another lorry was fired on close to Awasse. | fired | Awasse
The charity means to send twelve trucks to Gonaïves on Thursday. | send | Gonaïves
Nine of the miners were let go at Gao on Monday. | let | Gao
The convoy of nine trucks reached Mombasa on Tuesday. | reached | Mombasa
On Monday a party council in a cotton mill at Bergen elected Ana Karlsvik leader. | elected | Bergen
Ana Karlsvik flew to Oslo. On Tuesday the envoy called on Karlsvik in Bergen. | called | Bergen
Nine people were killed on Monday, according to the health ministry in Khartoum. | killed | -
Soldiers practised guarding tunnels at Gao. | practised | Gao
A train came down the valley on Tuesday and drew into Bergen. | came | Bergen
Ana Karlsvik, the Norwegian foreign minister, is to visit Khartoum next week and will go on to Doha. | visit | Khartoum
Lorries have been crossing between Bergen and Oslo since 9 July. | crossing | Bergen
The visit of the premier of Norway on Monday angered them. | visit | -
A swap of prisoners foreseen in the Geneva text took place at Gao on 3 May. | swap | Gao
Kosovo is patrolled by soldiers of NATO. | patrolled | Kosovo
The mission will post twelve officers to Bergen in May. | post | Bergen
The convoy was halted at the Tollen bridge on 9 May. | halted | Tollen
The police emptied Tollen on 4 May. They say the town will be closed for a week. | closed | Tollen
Tollen\\nThe two ministers today signed a treaty on fishing, which will be in force for nine years. | signed | -
A tanker came to the terminal at Bergen in May. On Monday nine men were held at the terminal. | held | Bergen
The Tarn Valley Front took Gao in May. Fighters of the Front left in June. | left | -
""".strip().splitlines()


@pytest.fixture(scope="module")
def reader() -> NeuralReader:
    """The reader, its weights loaded once."""
    return NeuralReader(threads=1)


@pytest.mark.parametrize("line", PLACED)
def test_a_deed_is_where_its_words_have_it(line: str, reader: NeuralReader) -> None:
    """The event's place is that of the deed."""
    text, trigger, place = (part.strip() for part in line.split("|"))
    report = Report("r", text.replace("\\n", "\n") + "\n")
    found = app.link([report], [reader.read(report)])
    names = {one.id: one.name for one in found.places}
    told = [names.get(e.place or "", "-") for e in found.events for m in e.mentions if trigger in m.trigger.quote]
    assert told == [place]


def test_a_ship_is_no_place() -> None:
    """What the report calls a bulker is none, there and elsewhere."""
    text = "The bulker Aegean Petra tied up at Djibouti on Saturday. The raiders attacked the Aegean Petra in October."
    assert "Aegean Petra" not in [place.name for place in NeuralReader().read(Report("r1", text)).places]
