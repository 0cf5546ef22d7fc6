"""Who takes part: bodies for which others act, doers that "by" brings in late, people by what they call themselves."""

from __future__ import annotations

from tests.reading.builder import build
from whence.reading.actors import find_actors
from whence.reading.events import find_events


def parts(source: str, lemma: str) -> list[tuple[str, str]]:
    """Role and name of each participant of the event called `lemma`."""
    report, sentences = build(source)
    referents = find_actors(report, sentences).referents
    names = {referent.id: referent.name for referent in referents}
    events = find_events(report, sentences, referents=referents, places=(), times=(), quantities=())
    (event,) = [event for event in events if event.lemma == lemma]
    return [(part.role, names[part.actor]) for part in event.participants]


def test_what_members_of_a_body_do_the_body_does() -> None:
    """Fighters of a group attack, and the group does."""
    found = parts("""
Fighters/fighter NOUN 5 nsubj
of      ADP   4 case
Blue    PROPN 4 compound
Army    PROPN 1 nmod
attacked/attack VERB 0 root
Peru    PROPN 5 obj
.       PUNCT 5 punct
@name ORG 3-4
@name GPE 6
@frame 5 attack.01 ARG0=1-4 ARG1=6
""", "attack")  # fmt: skip
    assert ("actor", "Blue Army") in found
    assert ("recipient", "Peru") in found


def test_workers_of_a_company_do_not_act_for_it() -> None:
    """Dockers of a port strike against it, not with it."""
    found = parts("""
Workers/worker NOUN 5 nsubj
of      ADP   4 case
Delta   PROPN 4 compound
Ports   PROPN 1 nmod
attacked/attack VERB 0 root
Peru    PROPN 5 obj
.       PUNCT 5 punct
@name ORG 3-4
@name GPE 6
@frame 5 attack.01 ARG0=1-4 ARG1=6
""", "attack")  # fmt: skip
    assert ("actor", "Delta Ports") not in found


def test_by_after_an_infinitive_brings_in_who_urged() -> None:
    """ "Peru was urged to talk by Kenya": Kenya urged."""
    found = parts("""
Peru    PROPN 3 nsubj:pass
was/be  AUX   3 aux:pass
urged/urge VERB 0 root
to      PART  5 mark
talk    VERB  3 xcomp
by      ADP   7 case
Kenya   PROPN 5 obl
.       PUNCT 3 punct
@name GPE 1
@name GPE 7
@frame 3 urge.01 ARG1=1 ARG2=4-7
""", "urge")  # fmt: skip
    assert ("actor", "Kenya") in found
    assert ("recipient", "Peru") in found


def test_a_man_who_calls_himself_so_is_called_so() -> None:
    """A noun for anyone is an actor where it is said what its bearer is called."""
    report, sentences = build("""
A       DET   2 det
man     NOUN  6 nsubj
calling/call VERB 2 acl
himself PRON  3 obj
Kimba   PROPN 3 xcomp
demanded/demand VERB 0 root
money   NOUN  6 obj
.       PUNCT 6 punct
@name PER 5
""")
    (kimba,) = [r for r in find_actors(report, sentences).referents if r.name == "Kimba"]
    assert "A man" in [mention.span.quote for mention in kimba.mentions]
