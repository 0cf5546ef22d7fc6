"""Actors of one report: who is one and the same, of what kind, of which country, and what is claimed of them."""

from __future__ import annotations

from tests.reading.builder import build
from whence.model.reading import Referent
from whence.reading.actors import ActorsFound, find_actors
from whence.reading.places import find_places


def read(source: str) -> ActorsFound:
    """The actors of a report spelled out in the builder's notation."""
    report, sentences = build(source)
    return find_actors(report, sentences)


def called(found: ActorsFound, name: str) -> Referent:
    """The one referent with that name."""
    (referent,) = [r for r in found.referents if r.name == name]
    return referent


def quotes(referent: Referent) -> list[str]:
    """The words of all its mentions."""
    return [mention.span.quote for mention in referent.mentions]


DELEGATION = """
A       DET   3 det
Latvian ADJ   3 amod
delegation NOUN 5 nsubj:pass
was/be  AUX   5 aux:pass
received/receive VERB 0 root
in      ADP   7 case
Lima    PROPN 5 obl
on      ADP   9 case
Friday  PROPN 5 obl
.       PUNCT 5 punct

The     DET   2 det
delegation NOUN 3 nsubj
met/meet VERB 0 root
the     DET   8 det
Defense PROPN 6 compound
Minister PROPN 3 obj
of      ADP   8 case
Peru    PROPN 6 nmod
,       PUNCT 10 punct
Rosa    PROPN 6 appos
Quispe  PROPN 10 flat
.       PUNCT 3 punct
@name GPE 8
@name PER 10-11
"""


def test_a_definite_noun_takes_up_its_like() -> None:
    """ "The delegation" is the Latvian delegation named before it, an organization of Latvia."""
    delegation = called(read(DELEGATION), "Latvian delegation")
    assert quotes(delegation) == ["A Latvian delegation", "The delegation"]
    assert (delegation.type, delegation.country, delegation.code) == ("organization", "LVA", "LVAGOV")


def test_a_capital_that_only_lies_somewhere_does_not_act() -> None:
    """ "In Lima" names a place, so Peru is named once."""
    assert quotes(called(read(DELEGATION), "Peru")) == ["Peru"]


def test_a_title_before_a_name_is_an_office() -> None:
    """ "The Defense Minister of Peru, X" claims an office of X in Peru; the title is no part of the name."""
    found = read(DELEGATION)
    minister = called(found, "Rosa Quispe")
    assert (minister.type, minister.country, minister.titles) == ("person", "PER", ("defense minister",))
    (claim,) = found.claims
    assert (claim.type, claim.subject, claim.object) == ("office", minister.id, called(found, "Peru").id)
    assert (claim.detail, claim.acting, claim.holds) == ("defense minister", False, "stands")


def test_interim_and_former_are_flags_of_the_office() -> None:
    """An interim president acts, an ousted one's office has ended."""
    found = read("""
Interim ADJ   2 amod
President PROPN 3 compound
Juma    PROPN 6 nsubj
Okello  PROPN 3 flat
has/have AUX  6 aux
replaced/replace VERB 0 root
ousted  ADJ   9 amod
Kenyan  ADJ   9 amod
leader  NOUN  10 compound
Ann     PROPN 6 obj
Mwangi  PROPN 10 flat
.       PUNCT 6 punct
@name PER 3-4
@name PER 10-11
""")
    ousted = [c for c in found.claims if c.subject == called(found, "Ann Mwangi").id]
    assert {(claim.holds, claim.acting, claim.detail) for claim in ousted} == {("ended", False, "leader")}
    assert called(found, "Juma Okello").titles == ("interim president",)


def test_a_surname_takes_up_the_full_name() -> None:
    """Full name, surname and pronoun are one person; another full name is another."""
    found = read("""
Juma    PROPN 3 nsubj
Okello  PROPN 1 flat
met/meet VERB 0 root
Peter   PROPN 3 obj
Okello  PROPN 4 flat
.       PUNCT 3 punct
@name PER 1-2
@name PER 4-5

Mr.     PROPN 3 nsubj
Juma    PROPN 1 flat
said/say VERB 0 root
he      PRON  5 nsubj
agreed/agree VERB 3 ccomp
.       PUNCT 3 punct
@name PER 2
""")
    assert quotes(called(found, "Juma Okello")) == ["Juma Okello", "Juma", "he"]
    assert quotes(called(found, "Peter Okello")) == ["Peter Okello"]


def test_hyphens_and_clitics_do_not_break_names() -> None:
    """A name that the network shatters at a hyphen is whole, and a possessive is no part of it."""
    found = read("""
Jean    PROPN 6 nmod:poss
~-      PUNCT 3 punct
~Luc    PROPN 1 flat
Diallo  PROPN 1 flat
’s      PART  1 case
allies/ally NOUN 7 nsubj
protested/protest VERB 0 root
.       PUNCT 7 punct
@name PER 3-5
""")
    assert quotes(called(found, "Jean-Luc Diallo")) == ["Jean-Luc Diallo"]


def test_an_acronym_in_brackets_is_an_alias() -> None:
    """ "Union of Alpine Cantons (UAC)" and "the UAC" are one body."""
    found = read("""
The     DET   2 det
Union   PROPN 9 nsubj
of      ADP   5 case
Alpine  PROPN 5 compound
Cantons PROPN 2 nmod
(       PUNCT 7 punct
UAC     PROPN 2 appos
)       PUNCT 7 punct
met/meet VERB 0 root
.       PUNCT 9 punct
@name ORG 2-5
@name ORG 7

The     DET   2 det
UAC     PROPN 3 nsubj
agreed/agree VERB 0 root
.       PUNCT 3 punct
@name ORG 2
""")
    union = called(found, "Union of Alpine Cantons")
    assert quotes(union) == ["Union of Alpine Cantons", "UAC", "UAC"]
    assert union.aliases == ("UAC",)


def test_coordinated_demonyms_give_two_forces() -> None:
    """ "Danish and Dutch troops" are two forces, each of its country."""
    found = read("""
Danish  ADJ   4 amod
and     CCONJ 3 cc
Dutch   ADJ   1 conj
troops/troop NOUN 5 nsubj
left/leave VERB 0 root
.       PUNCT 5 punct

They    PRON  2 nsubj
agreed/agree VERB 0 root
.       PUNCT 2 punct
""")
    forces = [r for r in found.referents if r.type == "organization"]
    assert [(r.country, r.code) for r in forces] == [("DNK", "DNKMIL"), ("NLD", "NLDMIL")]
    assert [quotes(r) for r in forces] == [["Danish and Dutch troops", "They"], ["Dutch troops", "They"]]


def test_both_nations_are_the_two_named_together() -> None:
    """A mention of a pair is a mention of each."""
    found = read("""
Chile   PROPN 4 nsubj
and     CCONJ 3 cc
Norway  PROPN 1 conj
met/meet VERB 0 root
.       PUNCT 4 punct

Both    DET   2 det
nations/nation NOUN 3 nsubj
signed/sign VERB 0 root
.       PUNCT 3 punct
""")
    for name in ("Chile", "Norway"):
        assert quotes(called(found, name)) == [name, "Both nations"]


def test_a_government_is_its_country_and_a_ministry_is_not() -> None:
    """ "The Chilean government" is Chile; "Chile's foreign ministry" an organization of Chile."""
    found = read("""
The     DET   3 det
Chilean ADJ   3 amod
government NOUN 4 nsubj
told/tell VERB 0 root
Chile   PROPN 8 nmod:poss
's      PART  5 case
foreign ADJ   8 amod
ministry NOUN 4 obj
.       PUNCT 4 punct
@name GPE 5
""")
    assert "The Chilean government" in quotes(called(found, "Chile"))
    ministry = called(found, "Chile's foreign ministry")
    assert (ministry.type, ministry.country) == ("organization", "CHL")


def test_the_country_is_the_one_that_fits_its_region() -> None:
    """ "The West African country" is Ghana, though Norway was named last."""
    found = read("""
Ghana   PROPN 2 nsubj
thanked/thank VERB 0 root
Norway  PROPN 2 obj
.       PUNCT 2 punct

The     DET   4 det
West    ADJ   3 compound
African ADJ   4 amod
country NOUN 5 nsubj
needs/need VERB 0 root
aid     NOUN  5 obj
.       PUNCT 5 punct
""")
    assert quotes(called(found, "Ghana")) == ["Ghana", "The West African country"]


def test_an_apposition_says_who_it_is() -> None:
    """ "The Owls, a rebel group" makes the Owls an armed group."""
    found = read("""
The     DET   3 det
Night   PROPN 3 compound
Owls    PROPN 9 nsubj
,       PUNCT 7 punct
a       DET   7 det
rebel   NOUN  7 compound
group   NOUN  3 appos
,       PUNCT 7 punct
attacked/attack VERB 0 root
.       PUNCT 9 punct
@name ORG 2-3
""")
    owls = called(found, "Night Owls")
    assert owls.type == "armed group"
    assert quotes(owls) == ["Night Owls", "a rebel group"]


def test_headed_by_claims_an_office_of_a_lasting_body() -> None:
    """ "The agency is headed by X" is an office of X there; a delegation's head holds none."""
    source = """
The     DET   2 det
{body}  NOUN  4 nsubj:pass
is/be   AUX   4 aux:pass
headed/head VERB 0 root
by      ADP   6 case
Ann     PROPN 4 obl
Mwangi  PROPN 6 flat
.       PUNCT 4 punct
@name PER 6-7
"""
    (claim,) = read(source.replace("{body}", "ministry")).claims
    assert (claim.type, claim.detail) == ("office", "head")
    assert read(source.replace("{body}", "delegation")).claims == ()


def test_members_of_a_body_are_claimed() -> None:
    """ "NATO member Norway" claims a membership."""
    found = read("""
NATO    PROPN 2 compound
member  NOUN  3 compound
Norway  PROPN 4 nsubj
agreed/agree VERB 0 root
.       PUNCT 4 punct
@name ORG 1
@name GPE 3
""")
    (claim,) = found.claims
    assert (claim.type, claim.holds) == ("membership", "stands")
    assert claim.subject == called(found, "Norway").id
    assert claim.object == called(found, "NATO").id


def test_two_titles_of_one_office_are_one_person() -> None:
    """A title alone denotes whoever holds it in the report, whatever the order of its words."""
    found = read("""
The     DET   5 det
Chilean ADJ   5 amod
Deputy  PROPN 5 compound
Defense PROPN 5 compound
Minister PROPN 6 nsubj
left/leave VERB 0 root
.       PUNCT 6 punct

Deputy  PROPN 2 compound
Minister PROPN 9 nsubj
of      ADP   4 case
Defense PROPN 2 nmod
of      ADP   6 case
Chile   PROPN 4 nmod
Ana     PROPN 2 appos
Rojas   PROPN 7 flat
spoke/speak VERB 0 root
.       PUNCT 9 punct
@name GPE 6
@name PER 7-8
""")
    assert quotes(called(found, "Ana Rojas"))[0] == "The Chilean Deputy Defense Minister"


def test_mentions_are_sorted_and_ids_follow_the_text() -> None:
    """Referents come in order of their first mention, mentions in order of the text, ids a1, a2, ..."""
    found = read(DELEGATION)
    firsts = [referent.mentions[0].span.start for referent in found.referents]
    assert firsts == sorted(firsts)
    assert [r.id for r in found.referents] == [f"a{n}" for n in range(1, len(found.referents) + 1)]
    for referent in found.referents:
        assert list(referent.mentions) == sorted(referent.mentions, key=lambda m: m.span)


def test_a_report_without_words_has_no_actors() -> None:
    """Nothing in, nothing out."""
    report, _ = build("x X 0 root")
    assert find_actors(report, ()) == ActorsFound()


def test_one_gunman_is_a_person_and_gunmen_are_an_armed_group() -> None:
    """The singular of a noun for fighters denotes a human, its plural a group; both are taken up again."""
    found = read("""
A       DET   2 det
gunman  NOUN  3 nsubj
shot/shoot VERB 0 root
rebels/rebel NOUN 3 obj
.       PUNCT 3 punct

The     DET   2 det
gunman  NOUN  3 nsubj
fled/flee VERB 0 root
.       PUNCT 3 punct
""")
    gunman = called(found, "gunman")
    assert (gunman.type, quotes(gunman)) == ("person", ["A gunman", "The gunman"])
    assert called(found, "rebels").type == "armed group"


def test_who_leads_one_body_is_one_person() -> None:
    """ "A team led by the deputy mayor", "the team, headed by X": the deputy mayor is X."""
    found = read("""
A       DET   3 det
Latvian ADJ   3 amod
delegation NOUN 9 nsubj
led/lead VERB 3 acl
by      ADP   8 case
the     DET   8 det
deputy  ADJ   8 amod
minister NOUN 4 obl
arrived/arrive VERB 0 root
.       PUNCT 9 punct

The     DET   2 det
delegation NOUN 7 nsubj
headed/head VERB 2 acl
by      ADP   5 case
Ilze    PROPN 3 obl
Ozola   PROPN 5 flat
left/leave VERB 0 root
.       PUNCT 7 punct
@name PER 5-6
""")
    leader = called(found, "Ilze Ozola")
    assert quotes(leader) == ["the deputy minister", "Ilze Ozola"]
    assert leader.country == "LVA"


def test_an_office_of_two_words_with_a_hyphen_is_whole() -> None:
    """ "U.N. Secretary-General X" is an office of the United Nations, not a general."""
    found = read("""
U.N.    PROPN 2 compound
Secretary PROPN 5 compound
~-      PUNCT 4 punct
~General PROPN 2 flat
Ana     PROPN 7 nsubj
Rojas   PROPN 5 flat
spoke/speak VERB 0 root
.       PUNCT 7 punct
@name ORG 1
@name PER 5-6
""")
    (claim,) = found.claims
    assert (claim.detail, claim.object) == ("secretary-general", called(found, "United Nations").id)
    assert called(found, "Ana Rojas").titles == ("secretary-general",)


def test_a_capital_that_deals_is_its_government() -> None:
    """ "Ties with Lima" are ties with Peru."""
    found = read("""
Chile   PROPN 2 nsubj
cut/cut VERB 0 root
ties/tie NOUN 2 obj
with    ADP   5 case
Lima    PROPN 3 nmod
.       PUNCT 2 punct
@name GPE 1
@name GPE 5
""")
    assert quotes(called(found, "Peru")) == ["Lima"]


def test_a_towns_authorities_are_not_its_country() -> None:
    """The police of a town belong to its country; its authorities do not stand for that."""
    report, sentences = build("""
Kharkiv PROPN 2 compound
authorities/authority NOUN 3 nsubj
closed/close VERB 0 root
schools/school NOUN 3 obj
.       PUNCT 3 punct
@name GPE 1
""")
    found = find_actors(report, sentences, find_places(report, sentences))
    (authorities,) = found.referents
    assert (authorities.type, authorities.country) == ("organization", "UKR")
