"""Actors as an editor would name them: possessors spelled out, people counted, names sorted by what they are of."""

from __future__ import annotations

from tests.reading.builder import build
from whence.model.reading import PlaceReferent, Referent
from whence.reading.actors import ActorsFound, find_actors
from whence.reading.places import find_places


def read(source: str) -> ActorsFound:
    """The actors of a report spelled out in the builder's notation, with the towns that it names."""
    report, sentences = build(source)
    places: tuple[PlaceReferent, ...] = find_places(report, sentences)
    return find_actors(report, sentences, places)


def one(found: ActorsFound, quote: str) -> Referent:
    """The one referent that these words mention."""
    (referent,) = [r for r in found.referents if any(m.span.quote == quote for m in r.mentions)]
    return referent


NORWAY = """
Norway  PROPN 2 nsubj
sent/send VERB 0 root
a       DET   4 det
team    NOUN  2 obj
from    ADP   8 case
its     PRON  8 nmod:poss
foreign ADJ   8 amod
ministry NOUN 2 obl
to      ADP   10 case
Lima    PROPN 8 nmod
.       PUNCT 2 punct
@name GPE 1
@name GPE 10
"""


def test_a_possessive_pronoun_is_spelled_out_in_the_name() -> None:
    """ "Its foreign ministry" is the Norwegian foreign ministry, of Norway."""
    ministry = one(read(NORWAY), "its foreign ministry")
    assert (ministry.name, ministry.country, ministry.type) == ("Norwegian foreign ministry", "NOR", "organization")


def test_a_capital_to_which_someone_is_sent_is_no_government() -> None:
    """A team that is sent "to Lima" goes to a town, wherever the tree hangs the words."""
    assert not [r for r in read(NORWAY).referents if r.country == "PER"]


SOLDIERS = """
Their   PRON  2 nmod:poss
leaders/leader NOUN 3 nsubj
asked/ask VERB 0 root
our     PRON  5 nmod:poss
soldiers/soldier NOUN 3 obj
for     ADP   7 case
help    NOUN  3 obl
.       PUNCT 3 punct
"""


def test_an_unresolved_possessor_leaves_no_pronoun_in_the_name() -> None:
    """Whose leaders and soldiers they are is unknown: their names are the nouns alone."""
    found = read(SOLDIERS)
    assert [one(found, quote).name for quote in ("Their leaders", "our soldiers")] == ["leaders", "soldiers"]


GUARDS = """
Peruvian ADJ  4 amod
and     CCONJ 3 cc
Chilean ADJ   1 conj
guards/guard NOUN 5 nsubj
met/meet VERB 0 root
.       PUNCT 5 punct
"""


def test_people_of_two_countries_are_two_referents_with_names_of_their_own() -> None:
    """ "Peruvian and Chilean guards" are the guards of Peru and those of Chile, people both."""
    people = [r for r in read(GUARDS).referents if r.type == "people"]
    assert [(r.name, r.country) for r in people] == [("Peruvian guards", "PER"), ("Chilean guards", "CHL")]


VICTIMS = """
The     DET   2 det
raid    NOUN  3 nsubj
killed/kill VERB 0 root
four    NUM   5 nummod
men/man NOUN  3 obj
of      ADP   7 case
trade   NOUN  5 nmod
and     CCONJ 10 cc
ten     NUM   10 nummod
Chileans PROPN 5 conj
.       PUNCT 3 punct
@name NORP 10

All     DET   2 det
four    NUM   4 nsubj:pass
were/be AUX   4 aux:pass
buried/bury VERB 0 root
on      ADP   6 case
Friday  PROPN 4 obl
.       PUNCT 4 punct

Seven   NUM   3 nsubj:pass
were/be AUX   3 aux:pass
arrested/arrest VERB 0 root
.       PUNCT 3 punct

Seven   NUM   2 nsubj
fell/fall VERB 0 root
on      ADP   4 case
roofs/roof NOUN 2 obl
.       PUNCT 2 punct
"""


def test_counted_people_have_short_names_and_their_country() -> None:
    """A counted noun loses the tail that names nobody; a demonym with a number is people of that country."""
    found = read(VICTIMS)
    assert one(found, "four men of trade").name == "four men"
    assert (one(found, "Chileans").name, one(found, "Chileans").country) == ("ten Chileans", "CHL")


def test_a_bare_number_takes_up_those_counted_so_before() -> None:
    """ "All four" are the four men of the sentence before."""
    found = read(VICTIMS)
    assert one(found, "All four") is one(found, "four men of trade")


def test_a_bare_number_is_people_only_where_people_alone_can_be_meant() -> None:
    """Seven who were arrested are people; seven that fell on roofs may be anything."""
    seven = [r for r in read(VICTIMS).referents if any(m.span.quote == "Seven" for m in r.mentions)]
    assert [(r.name, r.type, len(r.mentions)) for r in seven] == [("seven people", "people", 1)]


RULERS = """
Talks/talk NOUN 4 nsubj
in      ADP   3 case
Cusco   PROPN 1 nmod
failed/fail VERB 0 root
.       PUNCT 4 punct

The     DET   3 det
new     ADJ   3 amod
rulers/ruler NOUN 4 nsubj
blamed/blame VERB 0 root
the     DET   6 det
soldiers/soldier NOUN 4 obj
.       PUNCT 4 punct

The     DET   2 det
presidency NOUN 3 nsubj
wept/weep VERB 0 root
.       PUNCT 3 punct
"""


def test_a_body_of_state_is_of_the_country_whose_towns_the_report_names() -> None:
    """Where only a town was named, "the new rulers" and "the presidency" are its country's; soldiers are not."""
    report, sentences = build(RULERS)
    cusco = PlaceReferent("p1", "Cusco", "PER", -13.5, -72.0, mentions=(report.span(9, 14),))
    found = find_actors(report, sentences, (cusco,))
    assert (one(found, "The new rulers").name, one(found, "The new rulers").country) == ("Peruvian new rulers", "PER")
    assert one(found, "The presidency").country == "PER"
    assert one(found, "the soldiers").country is None


COMPANY = """
The     DET   2 det
owner   NOUN  6 nsubj
,       PUNCT 4 punct
Tindal  PROPN 2 appos
Freight PROPN 4 flat
denied/deny VERB 0 root
it      PRON  6 obj
.       PUNCT 6 punct
@name PER 4-5

Tindal  PROPN 4 nsubj
Freight PROPN 1 flat
AS      PROPN 1 flat
paid/pay VERB 0 root
.       PUNCT 4 punct
@name PER 1-2

The     DET   2 det
crew    NOUN  6 nsubj
of      ADP   5 case
the     DET   5 det
Aurelia PROPN 2 nmod
waited/wait VERB 0 root
.       PUNCT 6 punct
@name PER 5
"""


def test_a_legal_form_makes_the_name_a_company_wherever_it_stands() -> None:
    """ "Tindal Freight AS" is no person, nor is "Tindal Freight" in the same report."""
    company = one(read(COMPANY), "Tindal Freight AS")
    assert (company.type, company.name, company.aliases) == ("organization", "Tindal Freight AS", ("Tindal Freight",))
    assert "Tindal Freight" in [m.span.quote for m in company.mentions]


def test_what_has_a_crew_aboard_is_a_ship() -> None:
    """ "The crew of the Aurelia" tells that the Aurelia is no person."""
    assert one(read(COMPANY), "Aurelia").type == "other"


NAMESAKES = """
Commodore PROPN 2 nmod:desc
Ada     PROPN 4 nsubj
Brisk   PROPN 2 flat
praised/praise VERB 0 root
Otto    PROPN 4 obj
Brisk   PROPN 5 flat
.       PUNCT 4 punct
@name PER 2-3
@name PER 5-6

Brisk   PROPN 2 nsubj
laughed/laugh VERB 0 root
.       PUNCT 2 punct
@name PER 1

Commodore PROPN 2 nmod:desc
Brisk   PROPN 3 nsubj
left/leave VERB 0 root
.       PUNCT 3 punct
@name PER 2
"""


def test_of_namesakes_a_rank_tells_which_is_meant() -> None:
    """The surname alone is the one without a rank, with the rank the one who has it."""
    people = {r.name: len(r.mentions) for r in read(NAMESAKES).referents if r.type == "person"}
    assert people == {"Ada Brisk": 2, "Otto Brisk": 2}


EXCELLENCIES = """
The     DET   2 det
Minister PROPN 10 nsubj
of      ADP   4 case
Defence PROPN 2 nmod
of      ADP   6 case
Peru    PROPN 4 nmod
,       PUNCT 8 punct
H.E.    PROPN 2 appos
Ana     PROPN 8 flat
Quispe  PROPN 8 flat
spoke/speak VERB 0 root
.       PUNCT 10 punct
@name GPE 6
@name PER 8
@name PER 9-10
"""


def test_a_form_of_address_is_nobody_and_hides_no_holder() -> None:
    """ "H.E." before a name is no person, and the office before it is the named one's."""
    found = read(EXCELLENCIES)
    people = [r.name for r in found.referents if r.type == "person"]
    assert people == ["Ana Quispe"]
    assert [(c.detail, c.type) for c in found.claims] == [("minister of defence", "office")]


UNION = """
Otto    PROPN 8 nsubj
Brisk   PROPN 1 flat
,       PUNCT 7 punct
the     DET   5 det
union   NOUN  7 nmod:poss
's      PART  5 case
president NOUN 1 appos
spoke/speak VERB 0 root
.       PUNCT 8 punct
@name PER 1-2

Ada     PROPN 0 root
Moss    PROPN 1 flat
,       PUNCT 4 punct
director NOUN 1 appos
,       PUNCT 7 punct
Delta   PROPN 7 compound
Watch   PROPN 1 appos
@name PER 1-2
@name ORG 6-7
"""


def test_offices_are_held_in_the_body_that_possesses_or_signs() -> None:
    """ "The union's president" holds an office in the union, "X, director, Y" one in Y."""
    found = read(UNION)
    names = {r.id: r.name for r in found.referents}
    assert [(names[c.subject], c.detail, names[c.object]) for c in found.claims] == [
        ("Otto Brisk", "president", "union"),
        ("Ada Moss", "director", "Delta Watch"),
    ]


PRESIDENTS = """
Peru    PROPN 2 nsubj
mourned/mourn VERB 0 root
.       PUNCT 2 punct
@name GPE 1

The     DET   3 det
Peruvian ADJ  3 amod
president NOUN 6 nsubj
,       PUNCT 5 punct
Ana     PROPN 3 appos
wept/weep VERB 0 root
.       PUNCT 6 punct
@name PER 5

Chile   PROPN 2 nsubj
called/call VERB 0 root
.       PUNCT 2 punct
@name GPE 1

President PROPN 2 nmod:desc
Otto    PROPN 4 nsubj
Brisk   PROPN 2 flat
spoke/speak VERB 0 root
.       PUNCT 4 punct
@name PER 2-3
"""


def test_a_president_without_a_country_is_of_that_in_focus_unless_it_has_another() -> None:
    """Peru has a president already, so that of the report's other country is the one that is just "President"."""
    found = read(PRESIDENTS)
    names = {r.id: r.name for r in found.referents}
    assert {(names[c.subject], names[c.object]) for c in found.claims} == {("Ana", "Peru"), ("Otto Brisk", "Chile")}


NOBODY = """
No      DET   2 det
hostages/hostage NOUN 4 nsubj:pass
were/be AUX   4 aux:pass
found/find VERB 0 root
.       PUNCT 4 punct

OSLO    PROPN 7 dep
,       PUNCT 1 punct
May     PROPN 1 nmod
4       NUM   3 nummod
-       PUNCT 1 punct
Dockers PROPN 7 nsubj
struck/strike VERB 0 root
.       PUNCT 7 punct
@name GPE 1
@name ORG 6
"""


def test_none_and_datelines_are_no_actors() -> None:
    """ "No hostages" is nobody, and the capital in a dateline no government."""
    assert [r.name for r in read(NOBODY).referents if r.type in ("people", "country")] == []


LINKED = """
The     DET   2 det
government NOUN 5 nsubj
in      ADP   4 case
Lima    PROPN 2 nmod
paid/pay VERB 0 root
,       PUNCT 5 punct
an      DET   8 det
official NOUN 11 nsubj
in      ADP   10 case
Oslo    PROPN 8 nmod
said/say VERB 5 parataxis
.       PUNCT 5 punct
@name GPE 4
@name GPE 10
"""


def test_a_capital_tells_whose_government_and_officials_are_meant() -> None:
    """The government in Lima is Peru, an official in Oslo one of Norway."""
    found = read(LINKED)
    assert one(found, "The government in Lima").name == "Peru"
    (official,) = [r for r in found.referents if r.type == "person"]
    assert official.country == "NOR"


RUN_ON = """
Talks/talk NOUN 4 nsubj
were/be AUX   4 aux:pass
all     DET   4 advmod
led/lead VERB 0 root
by      ADP   7 case
Deputy  PROPN 7 compound
Minister PROPN 4 obl
of      ADP   9 case
Defence PROPN 7 nmod
of      ADP   13 case
the     DET   13 det
Argentine PROPN 13 compound
Republic PROPN 9 nmod
Ana     PROPN 7 flat
Quispe  PROPN 14 flat
.       PUNCT 4 punct
@name ORG 12-15
"""


def test_a_title_without_a_comma_leaves_its_bearer_a_person() -> None:
    """The network's one name is a country and the person who is its deputy minister."""
    found = read(RUN_ON)
    names = {r.id: (r.name, r.type) for r in found.referents}
    assert [(names[c.subject], c.detail, names[c.object]) for c in found.claims] == [
        (("Ana Quispe", "person"), "deputy minister of defence", ("Argentina", "country"))
    ]


OUTLET = """
Tindal  PROPN 3 nsubj
Mirror  PROPN 1 flat
asked/ask VERB 0 root
.       PUNCT 3 punct
@name PER 1-2
"""


def test_a_report_s_own_outlet_is_a_body() -> None:
    """Whoever is called as the outlet is no person, its legal form aside."""
    report, sentences = build(OUTLET, outlet="TINDAL MIRROR AS")
    (outlet,) = find_actors(report, sentences).referents
    assert (outlet.name, outlet.type) == ("Tindal Mirror", "organization")
