"""Who takes part where parse or words hide it: lists, units and spokesmen of bodies, those who lead or mediate."""

from __future__ import annotations

import pytest

from whence import read


def parts(text: str, trigger: str) -> set[tuple[str, str]]:
    """Role and name of each participant of the events that the word `trigger` tells."""
    reading = read(text)
    events = [event for event in reading.events if trigger in event.trigger.quote]
    return {(p.role, reading.referent(p.actor).name) for event in events for p in event.participants}


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("The UN placed Harbor Freightways, its owner Tomas Brekke and two Riga banks on its sanctions list.",
         "placed", {("recipient", "Harbor Freightways"), ("recipient", "Tomas Brekke")}),
        ("Foreign ministers Ahmed Attaf of Algeria and Nasser Bourita of Morocco met in Tunis.",
         "met", {("actor", "Ahmed Attaf"), ("actor", "Nasser Bourita")}),
        ("The accord was signed by Kenya, Uganda and the transport minister of Tanzania, Neema Juma.",
         "signed", {("actor", "Kenya"), ("actor", "Uganda"), ("actor", "Neema Juma")}),
        ("Units of the armed forces of Peru, Chile and Brazil will hold an exercise in May.",
         "exercise", {("actor", "Peruvian armed forces"), ("actor", "Brazilian armed forces")}),
        ("FNL infantry attacked the post.", "attacked", {("actor", "FNL")}),
        ("A team of 24 ceasefire monitors from the African Union arrived in Gao on 21 October.",
         "arrived", {("actor", "African Union")}),
        ("Marta Ilves lives in Gao. She has been on hunger strike since Monday.", "strike", {("actor", "Marta Ilves")}),
        ("A spokesman for the Greens rejected it.", "rejected", {("actor", "Greens")}),
        ("Its consumer watchdog, Rosstandart, banned the import of wine.", "banned", {("actor", "Rosstandart")}),
        ("Forty soldiers arrived in Banjul under the Senegalese colonel Fatou Diop.",
         "arrived", {("actor", "Fatou Diop")}),
        ("The talks, in which the archbishop of Lomé, Kossi Amouzou, acts as go-between, continued through the night.",
         "talks", {("other", "Kossi Amouzou")}),
        ("The People's Republic of China condemned the raid.", "condemned", {("actor", "China")}),
        ("Envoys of Norway visited the Lao People\u2019s Democratic Republic.", "visited", {("recipient", "Laos")}),
        ("The bank's directors approved the loan on 12 May.", "approved", {("actor", "bank")}),
        ("The council suspended its examination of Kosovo's application on 13 May.",
         "suspended", {("recipient", "Kosovo")}),
        ("Peru spoke on Monday. Its foreign ministry summoned the Egyptian envoy. Egypt was silent.",
         "summoned", {("recipient", "Egypt")}),
    ],
)  # fmt: skip
def test_whoever_the_words_make_take_part_does(text: str, trigger: str, wanted: set[tuple[str, str]]) -> None:
    """Everyone who is listed, led, sent or spoken for is a participant."""
    assert wanted <= parts(text, trigger)


def test_whose_ministry_summons_an_envoy_is_not_the_envoys_country() -> None:
    """ "Its ministry summoned the Georgian ambassador": the ministry is the other country's."""
    reading = read(
        "Armenia, which gets its imports through Georgia, does not believe it. "
        "Its Foreign Ministry on Thursday summoned the Georgian ambassador, Zurab Kipiani."
    )
    assert [r.country for r in reading.referents if r.name == "Foreign Ministry"] == ["ARM"]


@pytest.mark.parametrize(
    ("text", "trigger", "wanted"),
    [
        ("Some 1,200 Georgian, Azerbaijani and Turkish soldiers practised guarding tunnels.",
         "practised", {("actor", f"{land} soldiers") for land in ("Georgian", "Azerbaijani", "Turkish")}),
        ("Ecuador has no rain. Ecuador is dark. Quito is dark. Colombia cut off electricity exports to its neighbour.",
         "cut off", {("actor", "Colombia"), ("recipient", "Ecuador")}),
        ("The army of Sudan bombed El Fasher. RSF infantry attacked the post near Nyala in Sudan.",
         "attacked", {("actor", "Rapid Support Forces")}),
        ("Guards said that Major Duarte freed two men.", "freed", {("actor", "Duarte")}),
    ],
)  # fmt: skip
def test_whom_the_context_means_takes_part(text: str, trigger: str, wanted: set[tuple[str, str]]) -> None:
    """Lists of adjectives, neighbours, acronyms of several bodies and ranks are read by what stands about them."""
    assert wanted <= parts(text, trigger)


def test_the_president_of_a_union_is_not_the_president_of_the_country() -> None:
    """Offices of a body and of a country are two."""
    reading = read("Ecuador's president spoke on Monday. The union FENAGRO's president, Segundo Quispe, marched.")
    holders = [r for r in reading.referents if r.type == "person"]
    assert len(holders) == 2


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("The general met Ole Lund on Monday. When Marek Hollar arrived, police arrested him.",
         "arrested", "Marek Hollar"),
        ("Anna Berg left in May; she denounces it. Ole Lund stayed until July, when the board dismissed him.",
         "dismissed", "Ole Lund"),
    ],
)  # fmt: skip
def test_an_object_pronoun_is_the_subject_of_the_clause_beside(text: str, trigger: str, whom: str) -> None:
    """ "When X arrived, police arrested him" is of X, whoever was told of before."""
    assert ("recipient", whom) in parts(text, trigger)
