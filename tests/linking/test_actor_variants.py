"""One actor under names that differ by spelling, by a surname left out, by an alias or by a post."""

from __future__ import annotations

import pytest

from tests.linking.builder import Writer
from tests.linking.test_actors import actors, person
from whence.linking.names import person_tokens, same_person_name
from whence.model.mention import ActorType


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Samir Abu Nasser", "Sameer Abunasser"),
        ("Wilfredo Ordóñez", "Wilfredo Ordoñes Pazos"),
        ("Abdel Rahman Said", "Abdurrahman Saïd"),
        ("Mateo Guanca", "Mateo Huanca"),
        ("José Gomes", "José Gómez"),
    ],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    """Spanish and Portuguese, Andean and Arabic names are one however they are spelt."""
    assert same_person_name(person_tokens(one), person_tokens(other))
    assert len(actors(person("a", one, None), person("b", other, None))) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Abdul Karim", "Abdul Rahim"), ("Wang Li", "Huang Li"), ("John Kingsley", "Philip J. Kingsley")]
)
def test_names_of_others_stay_apart(one: str, other: str) -> None:
    """What is alike in spelling alone is two."""
    assert len(actors(person("a", one, None), person("b", other, None))) == 2


def test_a_given_name_alone_is_no_other_spelling_of_it() -> None:
    """ "Michelle" is not Michele Bauer, as a surname spelt otherwise would be."""
    assert len(actors(person("a", "Michele Bauer", None), person("b", "Michelle", None))) == 2
    assert len(actors(person("a", "Michele Ordóñez", None), person("b", "Ordoñes", None))) == 1


def test_an_alias_joins_whoever_is_told_to_bear_it() -> None:
    """One report tells that a man goes by another name; the next has that name alone."""
    told = Writer("a").say("Ramón Ibarra, alias Tigrillo, spoke.")
    told.who("Ramón Ibarra", "person", None)
    told.who("Tigrillo", "person", None, id="Ramón Ibarra")
    assert len(actors(told, person("b", "Tigrillo", None))) == 1


def test_a_unit_is_one_with_and_without_its_arm() -> None:
    """ "5th Division" is the only Fifth Division told of, and neither of two."""
    rows = []
    for id, words in (("a", "5th Infantry Division"), ("b", "5th Division"), ("c", "5th Armoured Division")):
        w = Writer(id).say(f"The {words} moved north.")
        w.who(words, "organization", None)
        rows.append(w)
    assert len(actors(*rows[:2])) == 1
    assert len(actors(*rows)) == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rashid Baldwen", "Rashid Baldwon"),
        ("Wilfred Tahanume", "Wilfred Tahanumi"),
        ("Pattesen Lelue", "Patesen Lelue"),
    ],
)
def test_a_slip_in_one_long_word_is_no_other_person(one: str, other: str) -> None:
    """What one report misspells is one person, where all else of the name is the same."""
    assert len(actors(person("a", one, None), person("b", other, None))) == 1


def test_a_man_and_a_woman_of_one_name_are_two() -> None:
    """An ending that tells a man's name from a woman's is no slip."""
    assert len(actors(person("a", "Antonio Rossetti", None), person("b", "Antonia Rossetti", None))) == 2


def body(id: str, words: str) -> Writer:
    """A report that names one body."""
    w = Writer(id).say(f"The {words} met in the port with Oumar Keita of the Quay Trust.")
    w.who(words, "organization", None)
    w.who("Oumar Keita", "person", None)
    w.who("Quay Trust", "organization", None)
    return w


def test_a_body_called_by_its_noun_is_the_only_one_with_that_noun() -> None:
    """ "The Forum" is the Lakes Forum, unless another forum is told of."""
    assert len(actors(body("a", "Lakes Forum"), body("b", "Forum"))) == 3
    assert len(actors(body("a", "Lakes Forum"), body("b", "Forum"), body("c", "Hills Forum"))) == 5
    stranger = Writer("b").say("The Forum met in the hills.")
    stranger.who("Forum", "organization", None)
    assert len(actors(body("a", "Lakes Forum"), stranger)) == 4


def test_a_long_name_is_one_with_and_without_the_word_that_opens_it() -> None:
    """ "Tribunal for the Law of the Hills" and "International Tribunal ..." are one body."""
    long = "International Tribunal for the Law of the Hills"
    assert len(actors(body("a", long), body("b", long.removeprefix("International ")))) == 3


@pytest.mark.parametrize(
    ("short", "named", "alone"),
    [("the Mission", ("Verification Mission in Omba",), 1), ("the Front", ("Reform Front",), 1)],
)
def test_a_noun_with_a_capital_is_the_one_body_of_that_noun_in_the_report(
    short: str, named: tuple[str, ...], alone: int
) -> None:
    """ "The Mission", left open by the reader, is the one mission that the report names; of two it is neither."""
    for others, count in ((named, alone), ((*named, f"Other {named[0]}"), 3)):
        w = Writer("a")
        for words in others:
            w.say(f"The {words} came.")
            w.who(words, "organization", None)
        w.say(f"People of {short} spoke.")
        w.who(short, "organization", None, kind="nominal")
        assert len(actors(w)) == count


def test_a_noun_without_a_capital_joins_no_body() -> None:
    """ "the mission" may be any."""
    w = Writer("a").say("The Verification Mission came.")
    w.who("Verification Mission", "organization", None)
    w.say("People of the mission spoke.")
    w.who("the mission", "organization", None, kind="nominal")
    assert len(actors(w)) == 2


@pytest.mark.parametrize(
    ("words", "type", "country", "known"),
    [
        ("Burma", "country", "MMR", "Myanmar"),
        ("DR Congo", "country", "COD", "Democratic Republic of the Congo"),
        ("ECOWAS", "organization", None, "Economic Community of West African States"),
    ],
)
def test_a_known_actor_is_found_by_names_that_no_report_uses(
    words: str, type: ActorType, country: str | None, known: str
) -> None:
    """Countries and known bodies carry their other names; what the codebook knows of others is not theirs."""
    w = Writer("a").say(f"Delegates of {words} came.")
    w.who(words, type, country)
    (actor,) = actors(w)
    assert known in actor.aliases
    assert "Republic of the Congo" not in actor.aliases


@pytest.mark.parametrize(
    ("full", "said", "one"),
    [
        ("Joint Border Mechanism", "the border mechanism", True),
        ("Grain Exchange of Omba", "the grain exchange", True),
        ("Joint Border Mechanism", "the mechanism", False),
        ("Omba Grain Exchange", "the omba grain", False),
    ],
)
def test_a_description_by_a_names_last_words_is_the_one_body_of_that_name(full: str, said: str, one: bool) -> None:
    """Two words or more of what a name says that a body is describe who bears it; of two bearers, neither."""

    def told(*names: str) -> Writer:
        w = Writer("a")
        for name in names:
            w.say(f"The {name} met.")
            w.who(name, "organization", None)
        w.say(f"Nobody heard {said} speak.")
        w.who(said, "organization", None)
        return w

    assert len(actors(told(full))) == (1 if one else 2)
    assert len(actors(told(full, f"{full.replace('Joint', 'Eastern').replace('Omba', 'Lugano')}"))) == 3


def test_a_firm_is_one_with_and_without_its_trade() -> None:
    """ "Tarn" is Tarn Shipping, even if taken for a person, unless another firm or a person of that name is told of."""
    assert len(actors(body("a", "Tarn Shipping"), body("b", "Tarn"))) == 3
    assert len(actors(body("a", "Tarn Shipping"), person("b", "Tarn", None))) == 3
    assert len(actors(body("a", "Tarn Shipping"), body("b", "Tarn"), body("c", "Tarn Energy"))) == 5
    assert len(actors(body("a", "Tarn Shipping"), person("b", "Tarn", None), person("c", "Olga Tarn", None))) == 4


def test_a_force_is_one_with_and_without_who_leads_it() -> None:
    """ "The Kenyan-led Hill Support Mission" is the Hill Support Mission."""
    assert len(actors(body("a", "Kenyan-led Hill Support Mission"), body("b", "Hill Support Mission"))) == 3


def test_whoever_bears_a_nickname_within_the_name_is_one() -> None:
    """One report has the nickname in the middle of the name, others the name or the nickname alone."""
    told = Writer("a").say('Ramón "Tigre Viejo" Ibarra, known as Tigre Viejo, spoke; Ramón Ibarra left.')
    told.who('Ramón "Tigre Viejo" Ibarra', "person", None, id="r")
    told.who("Tigre Viejo", "person", None, id="r")
    told.who("Ramón Ibarra", "person", None, id="r")
    assert len(actors(told, person("b", "Ramón Ibarra", None), person("c", "Tigre Viejo", None))) == 1
