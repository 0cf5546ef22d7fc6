"""Actors across reports: joined by name, role and country, kept apart where any of them is contrary."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.groups import Groups
from whence.model.event import Actor
from whence.model.judgement import Judgement, Target


def person(id: str, words: str, country: str | None, *titles: str) -> Writer:
    """A report that names one person."""
    w = Writer(id)
    w.say(f"In the hall {words} spoke for an hour.")
    w.who(words, "person", country, titles=titles)
    return w


def actors(*writers: Writer, judgements: tuple[Judgement, ...] = ()) -> list[Actor]:
    """The actors that linking makes of them."""
    return list(link([w.report for w in writers], [w.reading for w in writers], judgements).actors)


def test_a_surname_joins_the_one_who_bears_it() -> None:
    """ "Keita" alone is the fully named Keita of that country, and the actor says why."""
    found = actors(person("a", "Oumar Keita", "MLI"), person("b", "Keita", "MLI"))
    assert len(found) == 1 and found[0].name == "Oumar Keita"
    assert any("only one of that name" in words for words in found[0].because)


def test_a_surname_that_two_bear_is_left_alone() -> None:
    """Where two persons bear a surname, the surname alone joins neither."""
    assert (
        len(actors(person("a", "Oumar Keita", None), person("b", "Awa Keita", None), person("c", "Keita", None))) == 3
    )


def test_a_surname_of_another_country_is_another_person() -> None:
    """A surname alone with another country is not the one who bears it."""
    assert len(actors(person("a", "Oumar Keita", "MLI"), person("b", "Keita", "SEN"))) == 2


def test_an_office_alone_joins_its_holder() -> None:
    """ "The defence minister" of a country is the named person who holds that office."""
    named = person("a", "Oumar Keita", "MLI", "minister of defence")
    described = Writer("b").say("The defence minister of Mali left early.")
    described.who("defence minister", "person", "MLI")
    assert len(actors(named, described)) == 1


def test_armies_of_one_country_are_one_and_of_two_are_two() -> None:
    """Bodies of one kind join by country."""
    reports = []
    for id, words, country in (("a", "Malian army", "MLI"), ("b", "armed forces of Mali", "MLI"), ("c", "army", "TCD")):
        w = Writer(id).say(f"The {words} moved north.")
        w.who(words, "organization", country)
        reports.append(w)
    assert len(actors(*reports)) == 2


def test_an_acronym_joins_the_name_it_stands_for() -> None:
    """ "UNS" and "Union of Northern States" are one body."""
    a = Writer("a").say("The Union of Northern States met.")
    a.who("Union of Northern States")
    b = Writer("b").say("The UNS met.")
    b.who("UNS")
    found = actors(a, b)
    assert len(found) == 1 and found[0].name == "Union of Northern States" and "UNS" in found[0].aliases


def test_pronouns_are_no_aliases() -> None:
    """An actor's aliases are names and descriptions."""
    w = person("a", "Oumar Keita", "MLI")
    w.say("Then he left.")
    w.who("he", id="Oumar Keita", kind="pronoun")
    assert "he" not in actors(w)[0].aliases


def test_heads_of_two_bodies_are_a_difference() -> None:
    """Reports that put one person at the head of two bodies are shown against each other, in their words."""
    writers = []
    for id, body in (("a", "Varga Group"), ("b", "Lesna Corps")):
        w = person(id, "Anar Yelisov", "RUS")
        w.say(f"He is the head of the {body}.")
        w.who(body)
        w.claim("office", "Anar Yelisov", body, f"head of the {body}", "head")
        writers.append(w)
    one = next(a for a in actors(*writers) if a.type == "person")
    (difference,) = one.differences
    assert difference.attribute == "office"
    assert {v.value for v in difference.values} == {"head of the Varga Group", "head of the Lesna Corps"}


def test_judgements_outrank_names() -> None:
    """A person's ruling joins what no rule would, and parts what every rule would join."""
    a, b = person("a", "Oumar Keita", "MLI"), person("b", "Oumar Keita", "MLI")
    targets = tuple(Target("actor", w.id, w.text.index("Oumar"), "Oumar Keita") for w in (a, b))
    assert len(actors(a, b)) == 1
    assert len(actors(a, b, judgements=(Judgement("j", "different", targets),))) == 2
    c = person("b", "Awa Traore", "MLI")
    targets = (targets[0], Target("actor", "b", c.text.index("Awa"), "Awa Traore"))
    assert len(actors(a, c, judgements=(Judgement("j", "same", targets),))) == 1


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=20),
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda p: p[0] != p[1]), max_size=5),
)
def test_groups_never_bring_together_what_must_stay_apart(
    joins: list[tuple[int, int]], apart: list[tuple[int, int]]
) -> None:
    """Whatever is joined in whatever order, no forbidden pair is ever in one set."""
    groups = Groups(range(10), apart)
    for a, b in joins:
        groups.join(a, b)
    assert all(groups.root(a) != groups.root(b) for a, b in apart)
    assert sorted(key for members in groups.sets() for key in members) == list(range(10))


def test_two_countries_are_never_one_actor() -> None:
    """ "The regime" of a reprinted passage, read for one country here and for another there, joins neither."""
    passage = (
        "Envoys who came to the harbour town on Tuesday said that the regime would not yield before the spring rains, "
        "and that grain would be sent by rail to the six northern districts whatever the neighbours thought of it."
    )
    writers = []
    for id, first, other in (("a", "Chad", "Kenya"), ("b", "Kenya", "Chad")):
        w = Writer(id, "2024-03-01")
        w.say(f"{first} spoke, and {other} answered with a smile and a letter.")
        w.who(first, "country", {"Chad": "TCD", "Kenya": "KEN"}[first])
        w.who(other, "country", {"Chad": "TCD", "Kenya": "KEN"}[other])
        w.say(passage)
        w.who("the regime", "country", {"Chad": "TCD", "Kenya": "KEN"}[first], id=first)
        writers.append(w)
    found = actors(*writers)
    assert sorted(actor.name for actor in found) == ["Chad", "Kenya"]
    assert all(len({span.report for span in actor.mentions}) == 2 for actor in found)


def test_an_office_in_a_headline_is_the_holder_named_below() -> None:
    """ "Army deposes president" means the president whom the report names later, by what it claims of their offices."""
    w = Writer("r1")
    w.say("Valdoran army deposes president.")
    w.who("Valdoran", "country", "VUT")
    w.who("president", "person")
    w.claim("office", "president", "Valdoran", "president", "president")
    w.say("Soldiers took President Orsa Tembek from a train in Valdoran hills.")
    w.who("Orsa Tembek", "person")
    w.claim("office", "Orsa Tembek", "Valdoran", "President", "president")
    found = link([w.report], [w.reading])
    assert [actor.name for actor in found.actors if actor.type == "person"] == ["Orsa Tembek"]
