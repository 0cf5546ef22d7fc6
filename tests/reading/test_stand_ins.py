"""Who takes part where words stand for others: pronouns, short names, offices, "the two", "we"."""

from __future__ import annotations

from tests.reading.builder import build
from whence.reading.actors import find_actors
from whence.reading.events import find_events


def parts(source: str, lemma: str, **fields: object) -> list[tuple[str, str]]:
    """Role and name of each participant of the event called `lemma`."""
    report, sentences = build(source, **fields)
    referents = find_actors(report, sentences).referents
    names = {referent.id: referent.name for referent in referents}
    events = find_events(report, sentences, referents=referents, places=(), times=(), quantities=())
    (event,) = [event for event in events if event.lemma == lemma]
    return [(part.role, names[part.actor]) for part in event.participants]


def test_who_says_it_is_taken_up_by_the_subject_of_what_is_said() -> None:
    """Those who say something are nearer to "they" in it than anybody before them, peoples too."""
    found = parts("""
Two NUM 2 nummod
miners/miner NOUN 4 nsubj:pass
were/be AUX 4 aux:pass
freed/free VERB 0 root
. PUNCT 4 punct
@frame 3 be.03
@frame 4 free.01 ARG1=1-2

The DET 2 det
Danes/Dane PROPN 3 nsubj
said/say VERB 0 root
that SCONJ 7 mark
they PRON 7 nsubj
would AUX 7 aux
recall VERB 3 ccomp
the DET 9 det
envoy NOUN 7 obj
. PUNCT 3 punct
@name NORP 2-2
@frame 3 say.01 ARG0=1-2 ARG1=4-9
@frame 7 recall.02 ARG0=5-5 ARGM-MOD=6-6 ARG1=8-9
""", "recall")  # fmt: skip
    assert ("actor", "Denmark") in found


def test_a_body_called_by_its_noun_alone_is_the_one_named_in_full() -> None:
    """After "the Council of Renewal" the Council is that one, in capitals too."""
    found = parts("""
The DET 2 det
Council PROPN 5 nsubj
of ADP 4 case
Renewal PROPN 2 nmod
sat/sit VERB 0 root
in ADP 7 case
Oslo PROPN 5 obl
. PUNCT 5 punct
@name ORG 2-4
@name GPE 7-7
@frame 5 sit.01 ARG1=1-4 ARG2=6-7

The DET 2 det
Council PROPN 3 nsubj
dismissed/dismiss VERB 0 root
the DET 5 det
judges/judge NOUN 3 obj
. PUNCT 3 punct
@name ORG 2-2
@frame 3 dismiss.01 ARG0=1-2 ARG1=4-5
""", "dismiss")  # fmt: skip
    assert ("actor", "Council of Renewal") in found


def test_the_state_of_a_people_is_its_country() -> None:
    """Whoever sues the Kenyan state sues Kenya."""
    found = parts("""
The DET 2 det
widow NOUN 3 nsubj
sued/sue VERB 0 root
the DET 6 det
Kenyan/Kenyan ADJ 6 amod
state NOUN 3 obj
. PUNCT 3 punct
@name NORP 5-5
@frame 3 sue.02 ARG0=1-2 ARG1=4-6
""", "sue")  # fmt: skip
    assert ("recipient", "Kenya") in found


def test_the_two_are_the_two_persons_named_last() -> None:
    """ "The two" takes up subject and object of the sentence before."""
    found = parts("""
Anna PROPN 3 nsubj
Ruiz PROPN 1 flat
met/meet VERB 0 root
Luis PROPN 3 obj
Paz PROPN 4 flat
in ADP 7 case
Lima PROPN 3 obl
. PUNCT 3 punct
@name PER 1-2
@name PER 4-5
@name GPE 7-7
@frame 3 meet.02 ARG0=1-2 ARG1=4-5 ARGM-LOC=6-7

The DET 2 det
two NUM 3 nsubj
signed/sign VERB 0 root
an/a DET 5 det
accord NOUN 3 obj
. PUNCT 3 punct
@frame 3 sign.02 ARG0=1-2 ARG1=4-5
""", "sign")  # fmt: skip
    assert ("actor", "Anna Ruiz") in found
    assert ("actor", "Luis Paz") in found


def test_an_office_in_the_next_sentence_is_of_its_one_named_subject() -> None:
    """Newspapers call one person by name and then by office."""
    found = parts("""
Yusuf PROPN 3 nsubj
Deng PROPN 1 flat
walked/walk VERB 0 root
out ADV 3 advmod
on ADP 6 case
Friday PROPN 3 obl
. PUNCT 3 punct
@name PER 1-2
@frame 3 walk.01 ARG0=1-2 ARGM-DIR=4-4 ARGM-TMP=5-6
@time 6-6

The DET 3 det
former ADJ 3 amod
president NOUN 8 nsubj:pass
of ADP 5 case
Chad PROPN 3 nmod
had/have AUX 8 aux
been/be AUX 8 aux:pass
held/hold VERB 0 root
for ADP 10 case
years/year NOUN 8 obl
. PUNCT 8 punct
@name GPE 5-5
@frame 6 have.01
@frame 7 be.03
@frame 8 hold.04 ARG1=1-5 ARGM-TMP=9-10
@time 10-10
""", "hold")  # fmt: skip
    assert ("recipient", "Yusuf Deng") in found


def test_officers_in_a_row_keep_their_names() -> None:
    """Offices with ranks and names in a row are of one person each."""
    found = parts("""
The DET 2 det
Chief NOUN 29 nsubj
of ADP 6 case
the DET 6 det
Naval/Naval ADJ 6 amod
Staff PROPN 2 nmod
of ADP 8 case
Peru PROPN 6 nmod
, PUNCT 12 punct
Rear PROPN 11 compound
Admiral PROPN 12 nmod:desc
Joseph PROPN 2 appos
Quiroga PROPN 12 flat
, PUNCT 17 punct
and CCONJ 17 cc
the DET 17 det
Commander PROPN 2 conj
of ADP 20 case
the DET 20 det
Navy PROPN 17 nmod
of ADP 22 case
Chile PROPN 20 nmod
, PUNCT 26 punct
Rear PROPN 26 nmod:desc
Admiral PROPN 26 nmod:desc
Manuel PROPN 17 appos
Kramer PROPN 26 flat
, PUNCT 2 punct
signed/sign VERB 0 root
a DET 31 det
pact NOUN 29 obj
. PUNCT 29 punct
@name ORG 5-7
@name GPE 8-8
@name PER 12-13
@name ORG 20-22
@name PER 24-27
@frame 29 sign.02 ARG0=1-27 ARG1=30-31
""", "sign")  # fmt: skip
    assert ("actor", "Joseph Quiroga") in found
    assert ("actor", "Manuel Kramer") in found


def test_an_office_until_then_held_is_the_person_s() -> None:
    """ "X, until then the minister" is one person."""
    found = parts("""
Popov PROPN 11 nsubj:pass
, PUNCT 6 punct
until ADP 4 case
then ADV 11 obl
the DET 6 det
minister NOUN 11 nsubj:pass
of ADP 8 case
mines/mine NOUN 6 nmod
, PUNCT 6 punct
was/be AUX 11 aux:pass
named/name VERB 0 root
premier NOUN 11 xcomp
. PUNCT 11 punct
@name PER 1-1
@frame 10 be.03
@frame 11 name.01 ARG1=1-1 ARGM-TMP=3-4 ARG2=12-12
""", "name")  # fmt: skip
    assert ("recipient", "Popov") in found


def test_a_mission_under_someone_is_done_by_them_too() -> None:
    """Whoever heads a mission takes part in what it does."""
    found = parts("""
A DET 2 det
mission NOUN 6 nsubj
under ADP 4 case
Clara PROPN 2 nmod
Weiss PROPN 4 flat
met/meet VERB 0 root
the DET 8 det
junta NOUN 6 obj
. PUNCT 6 punct
@name PER 4-5
@frame 6 meet.02 ARG0=1-5 ARG1=7-8
""", "meet")  # fmt: skip
    assert ("actor", "Clara Weiss") in found


def test_what_the_heads_of_a_body_s_members_do_the_body_does() -> None:
    """Heads of government act for the body whose members they govern."""
    found = parts("""
The DET 2 det
heads/head NOUN 9 nsubj
of ADP 4 case
government NOUN 2 nmod
of ADP 8 case
the DET 8 det
African/African ADJ 8 amod
Union PROPN 4 nmod
suspended/suspend VERB 0 root
Chad PROPN 9 obj
. PUNCT 9 punct
@name ORG 7-8
@name GPE 10-10
@frame 9 suspend.01 ARG0=1-8 ARG1=10-10
""", "suspend")  # fmt: skip
    assert ("actor", "African Union") in found


def test_what_a_minister_says_that_we_do_the_country_does() -> None:
    """ "We" of those who govern is their country, "I" themselves."""
    found = parts("""
" PUNCT 4 punct
~We PRON 4 nsubj
will AUX 4 aux
expel VERB 15 ccomp
the DET 6 det
envoys/envoy NOUN 4 obj
, PUNCT 4 punct
~" PUNCT 4 punct
Foreign/Foreign ADJ 10 amod
Minister PROPN 11 nmod:desc
Jens PROPN 15 nsubj
Holm PROPN 11 flat
of ADP 14 case
Denmark PROPN 11 nmod
said/say VERB 0 root
. PUNCT 15 punct
@name PER 11-12
@name GPE 14-14
@frame 4 expel.01 ARG0=2-2 ARGM-MOD=3-3 ARG1=5-6
@frame 15 say.01 ARG1=2-6 ARG0=9-14
""", "expel")  # fmt: skip
    assert ("actor", "Denmark") in found


def test_i_is_who_is_quoted() -> None:
    """The first person in a quotation is whoever speaks."""
    found = parts("""
" PUNCT 4 punct
~I/I PRON 4 nsubj
have AUX 4 aux
asked/ask VERB 12 ccomp
the DET 6 det
court NOUN 4 iobj
to PART 8 mark
free VERB 4 xcomp
them/they PRON 8 obj
, PUNCT 4 punct
~" PUNCT 4 punct
said/say VERB 0 root
the DET 14 det
lawyer NOUN 12 nsubj
, PUNCT 16 punct
Anna PROPN 12 nsubj
Ruiz PROPN 16 flat
. PUNCT 12 punct
@name PER 16-17
@frame 3 have.01
@frame 4 ask.02 ARG0=2-2 ARG2=5-6 ARG1=7-9
@frame 8 free.01 ARG0=5-6 ARG1=9-9
@frame 12 say.01 ARG1=2-9 ARG0=13-17
""", "ask")  # fmt: skip
    assert ("actor", "Anna Ruiz") in found


ISSUED = """
A DET 2 det
statement NOUN 0 root
by ADP 6 case
Deep/Deep ADJ 6 amod
Shaft PROPN 6 compound
Alliance PROPN 2 nmod
@name ORG 4-6
@frame 2 state.01 ARG0=3-6

@break
We PRON 2 nsubj
call VERB 0 root
on ADP 4 case
Zambia PROPN 2 obl
to PART 6 mark
free VERB 2 advcl
the DET 8 det
miners/miner NOUN 6 obj
. PUNCT 2 punct
@name GPE 4-4
@frame 2 call.02 ARG0=1-1 ARGM-LOC=3-4 ARGM-PRP=5-8
@frame 6 free.01 ARG0=1-1 ARG1=7-8
"""


def test_we_in_a_statement_is_the_body_that_gives_it_out() -> None:
    """A letterhead names who speaks where nobody is quoted; a headline that only speaks of a body does not."""
    assert ("actor", "Deep Shaft Alliance") in parts(ISSUED, "call")
    headline = ISSUED.replace("statement", "blow").replace("by", "for", 1)
    assert ("actor", "Deep Shaft Alliance") not in parts(headline, "call")


def test_whoever_counts_arrests_did_not_make_them() -> None:
    """The subject of a verb of knowing has the deed before it and does not do it."""
    source = """
Our PRON 2 nmod:poss
researchers/researcher NOUN 4 nsubj
have AUX 4 aux
counted/count VERB 0 root
30 NUM 6 nummod
arrests/arrest NOUN 4 obj
of ADP 8 case
reporters/reporter NOUN 6 nmod
by ADP 10 case
Peru PROPN 4 obl
. PUNCT 4 punct
@name GPE 10-10
@frame 3 have.01
@frame 4 count.01 ARG0=1-2 ARG1=5-10
@frame 6 arrest.01 ARG1=7-8 ARG0=9-10
"""
    assert ("actor", "researchers") not in parts(source, "arrest")


def test_we_in_a_joint_statement_is_all_who_give_it_out() -> None:
    """Countries and bodies that a joint statement's heading names speak together."""
    source = """
Joint ADJ 2 amod
statement NOUN 0 root
by ADP 4 case
Chad PROPN 2 nmod
and CCONJ 8 cc
the DET 8 det
African/African ADJ 8 amod
Union PROPN 4 conj
@name GPE 4-4
@name ORG 7-8
@frame 2 state.01 ARGM-ADJ=1-1 ARG0=3-8

@break
We PRON 2 nsubj
condemn VERB 0 root
the DET 4 det
arrest NOUN 2 obj
of ADP 7 case
two NUM 7 nummod
reporters/reporter NOUN 4 nmod
. PUNCT 2 punct
@frame 2 condemn.01 ARG0=1-1 ARG1=3-7
@frame 4 arrest.01 ARG1=5-7
"""
    assert {("actor", "Chad"), ("actor", "African Union")} <= set(parts(source, "condemn"))


def test_the_coup_that_others_condemn_befell_whom_it_befell_before() -> None:
    """Whoever condemns the coup did not suffer it: it befell the country of which the report told."""
    found = parts("""
Soldiers/soldier NOUN 2 nsubj
overthrew/overthrow VERB 0 root
the DET 4 det
government NOUN 2 obj
of ADP 6 case
Chad PROPN 4 nmod
. PUNCT 2 punct
@name GPE 6-6
@frame 2 overthrow.01 ARG0=1-1 ARG1=3-6

Niger PROPN 2 nsubj
condemned/condemn VERB 0 root
the DET 4 det
coup NOUN 2 obj
. PUNCT 2 punct
@name GPE 1-1
@frame 2 condemn.01 ARG0=1-1 ARG1=3-4
""", "coup")  # fmt: skip
    assert ("recipient", "Chad") in found
    assert ("recipient", "Niger") not in found


def test_troops_of_an_army_named_by_nouns_act_for_it() -> None:
    """What troops of the National Army do, the National Army does."""
    found = parts("""
Troops/troop NOUN 6 nsubj
of ADP 5 case
the DET 5 det
National/National ADJ 5 amod
Army PROPN 1 nmod
arrested/arrest VERB 0 root
the DET 8 det
president NOUN 6 obj
. PUNCT 6 punct
@name ORG 4-5
@frame 6 arrest.01 ARG0=1-5 ARG1=7-8
""", "arrest")  # fmt: skip
    assert ("actor", "National Army") in found


def test_what_a_lawyer_says_that_he_did_is_not_the_lawyer_s_deed() -> None:
    """Those near to someone speak of them."""
    found = parts("""
Karl PROPN 4 nsubj:pass
Weber PROPN 1 flat
was/be AUX 4 aux:pass
freed/free VERB 0 root
. PUNCT 4 punct
@name PER 1-2
@frame 3 be.03
@frame 4 free.01 ARG1=1-2

His PRON 2 nmod:poss
lawyer NOUN 3 nsubj
denies/deny VERB 0 root
that SCONJ 7 mark
he PRON 7 nsubj
has/have AUX 7 aux
attacked/attack VERB 3 ccomp
Spain PROPN 7 obj
. PUNCT 3 punct
@name GPE 8-8
@frame 3 deny.01 ARG0=1-2 ARG1=4-8
@frame 6 have.01
@frame 7 attack.01 ARG0=5-5 ARG1=8-8
""", "attack")  # fmt: skip
    assert ("actor", "Karl Weber") in found


def test_a_man_is_not_a_woman_of_the_same_surname() -> None:
    """Forms of address and given names keep those of one surname apart."""
    found = parts("""
Natalia PROPN 3 nsubj
Popa PROPN 1 flat
won/win VERB 0 root
. PUNCT 3 punct
@name PER 1-2
@frame 3 win.01 ARG0=1-2

Police NOUN 2 nsubj
arrested/arrest VERB 0 root
Mr. PROPN 4 nmod:desc
Popa PROPN 2 obj
. PUNCT 2 punct
@name PER 4-4
@frame 2 arrest.01 ARG0=1-1 ARG1=3-4
""", "arrest")  # fmt: skip
    assert ("recipient", "Popa") in found
    assert ("recipient", "Natalia Popa") not in found


def test_a_court_s_name_goes_on_past_the() -> None:
    """ "For the" does not end a body's name."""
    found = parts("""
The DET 2 det
Tribunal PROPN 9 nsubj
for ADP 5 case
the DET 5 det
Law PROPN 2 nmod
of ADP 8 case
the DET 8 det
Sea PROPN 5 nmod
ordered/order VERB 0 root
Kenya PROPN 9 obj
to PART 12 mark
free VERB 9 xcomp
the DET 14 det
crew NOUN 12 obj
. PUNCT 9 punct
@name ORG 2-2
@name NORP 5-8
@name GPE 10-10
@frame 9 order.01 ARG0=1-8 ARG1=10-10 ARG2=11-14
@frame 12 free.01 ARG0=10-10 ARG1=13-14
""", "order")  # fmt: skip
    assert ("actor", "Tribunal for the Law of the Sea") in found


def test_a_surname_that_is_a_country_s_name_stays_the_person_s() -> None:
    """Where nothing in the report is of the country, "Jordan" after "Eason Jordan" is he."""
    found = parts("""
Eason PROPN 3 nsubj
Jordan PROPN 1 flat
resigned/resign VERB 0 root
on ADP 5 case
Friday PROPN 3 obl
. PUNCT 3 punct
@name PER 1-2
@frame 3 resign.01 ARG1=1-2 ARGM-TMP=4-5
@time 5-5

Jordan PROPN 2 nsubj
accused/accuse VERB 0 root
the DET 4 det
mayor NOUN 2 obj
. PUNCT 2 punct
@name PER 1-1
@frame 2 accuse.01 ARG0=1-1 ARG1=3-4
""", "accuse")  # fmt: skip
    assert ("actor", "Eason Jordan") in found
    assert ("actor", "Jordan") not in found


def test_a_country_that_a_report_speaks_of_is_not_a_namesake() -> None:
    """ "Jordanian police" show that the country is meant as well."""
    found = parts("""
Eason PROPN 3 nsubj
Jordan PROPN 1 flat
resigned/resign VERB 0 root
. PUNCT 3 punct
@name PER 1-2
@frame 3 resign.01 ARG1=1-2

Jordanian/Jordanian ADJ 2 amod
police NOUN 3 nsubj
arrested/arrest VERB 0 root
two NUM 5 nummod
men/man NOUN 3 obj
. PUNCT 3 punct
@name NORP 1-1
@frame 3 arrest.01 ARG0=1-2 ARG1=4-5

Jordan PROPN 2 nsubj
expelled/expel VERB 0 root
the DET 4 det
envoy NOUN 2 obj
. PUNCT 2 punct
@name PER 1-1
@frame 2 expel.01 ARG0=1-1 ARG1=3-4
""", "expel")  # fmt: skip
    assert ("actor", "Jordan") in found
    assert ("actor", "Eason Jordan") not in found


def test_an_authority_is_no_firm() -> None:
    """A body of the state is not taken up by a noun for those who trade."""
    found = parts("""
The DET 3 det
Port PROPN 3 compound
Authority PROPN 4 nsubj
met/meet VERB 0 root
on ADP 6 case
Friday PROPN 4 obl
. PUNCT 4 punct
@name ORG 2-3
@frame 4 meet.03 ARG0=1-3 ARGM-TMP=5-6
@time 6-6

The DET 2 det
governor NOUN 3 nsubj
sued/sue VERB 0 root
the DET 5 det
firm NOUN 3 obj
. PUNCT 3 punct
@frame 3 sue.02 ARG0=1-2 ARG1=4-5
""", "sue")  # fmt: skip
    assert ("recipient", "Port Authority") not in found


def test_a_minister_joined_to_the_name_before_takes_part() -> None:
    """The parse often joins the second minister to the first one's name."""
    found = parts("""
In ADP 2 case
May PROPN 34 obl
in ADP 4 case
Riga PROPN 7 nmod
the DET 7 det
Deputy PROPN 7 compound
Minister NOUN 34 nsubj
of ADP 9 case
Transport PROPN 7 nmod
of ADP 11 case
Latvia PROPN 9 nmod
, PUNCT 13 punct
H.E. PROPN 7 appos
Mr. PROPN 15 nmod:desc
Janis PROPN 7 appos
Berzins PROPN 15 flat
, PUNCT 21 punct
and CCONJ 21 cc
the DET 21 det
Deputy/Deputy ADJ 21 compound
Minister NOUN 15 conj
of ADP 23 case
Transport PROPN 21 nmod
of ADP 27 case
the DET 27 det
Slovak/Slovak ADJ 27 amod
Republic PROPN 21 nmod
, PUNCT 29 punct
H.E. PROPN 31 appos
Mr. PROPN 31 nmod:desc
Peter PROPN 34 nsubj
Novak PROPN 31 flat
, PUNCT 7 punct
signed/sign VERB 0 root
a DET 36 det
Protocol NOUN 34 obj
on ADP 38 case
rail NOUN 36 nmod
. PUNCT 34 punct
@name GPE 4-4
@name ORG 9-9
@name GPE 11-11
@name GPE 13-13
@name PER 15-16
@name GPE 26-27
@name PER 31-32
@frame 34 sign.02 ARGM-TMP=1-4 ARG0=5-32 ARG1=35-38
@time 2-2
""", "sign")  # fmt: skip
    assert ("actor", "Janis Berzins") in found
    assert ("actor", "Peter Novak") in found


def test_a_participle_before_the_clause_is_its_subject_s() -> None:
    """ "Visiting Rome, the president thanked Italy": the president visits."""
    found = parts("""
Visiting/visit VERB 7 advcl
Italy PROPN 1 obj
, PUNCT 1 punct
the DET 6 det
Polish/Polish ADJ 6 amod
president NOUN 7 nsubj
thanked/thank VERB 0 root
Malta PROPN 7 obj
. PUNCT 7 punct
@name GPE 2-2
@name NORP 5-5
@name GPE 8-8
@frame 1 visit.01 ARG1=2-2 ARG0=4-4
@frame 7 thank.01 ARGM-ADV=1-2 ARG0=4-6 ARG1=8-8
""", "visit")  # fmt: skip
    assert ("actor", "Polish president") in found
    assert ("recipient", "Italy") in found
    assert ("actor", "Malta") not in found


def test_nouns_for_people_that_no_sector_has_are_actors() -> None:
    """Hauliers and policemen are somebody, by what dictionaries say of the nouns."""
    source = """
Hauliers/haulier NOUN 2 nsubj
blocked/block VERB 0 root
the DET 4 det
road NOUN 2 obj
and CCONJ 9 cc
six NUM 7 nummod
policemen NOUN 9 nsubj:pass
were/be AUX 9 aux:pass
hurt VERB 2 conj
by ADP 11 case
traders/trader NOUN 9 obl:agent
. PUNCT 2 punct
@frame 2 block.01 ARG0=1-1 ARG1=3-4
@frame 8 be.03
@frame 9 hurt.01 ARG1=6-7 ARG0=10-11
"""
    assert ("actor", "hauliers") in parts(source, "block")
    assert ("recipient", "six policemen") in parts(source, "hurt")
