"""Offices that begin and end: who comes in, who goes out, of what, on which day; and what turns nothing."""

from __future__ import annotations

import pytest

from tests.reading.builder import build
from whence.model.report import Report
from whence.reading.actors import find_actors
from whence.reading.actors.focus import home_country
from whence.reading.actors.scene import Stage
from whence.reading.times import anchor_times, find_times

# Ana Quispe was sworn in as prime minister of Peru on 12 March 2031 in place of Luis Vega.
FOLLOWS = """
Ana PROPN 4 nsubj:pass
Quispe PROPN 1 flat
was/be AUX 4 aux:pass
sworn/swear VERB 0 root
in ADP 4 compound:prt
as ADP 8 case
prime ADJ 8 amod
minister NOUN 4 obl
of ADP 10 case
Peru PROPN 8 nmod
on ADP 12 case
12 NUM 4 obl
March PROPN 12 nmod:unmarked
2031 NUM 12 nmod:unmarked
in ADP 16 case
place NOUN 4 obl
of ADP 18 case
Luis PROPN 16 nmod
Vega PROPN 18 flat
. PUNCT 4 punct
@name PER 1-2
@name GPE 10-10
@name PER 18-19
@time 12-14
"""
# It wants Finance Minister Omar Sow of Chad dismissed.
WANTED = """
It PRON 2 nsubj
wants/want VERB 0 root
Finance NOUN 4 compound
Minister PROPN 5 nmod:desc
Omar PROPN 2 obj
Sow PROPN 5 flat
of ADP 8 case
Chad PROPN 5 nmod
dismissed/dismiss VERB 5 acl
. PUNCT 2 punct
@name PER 5-6
@name GPE 8-8
"""
# Omar Sow denied that he had resigned as finance minister of Chad.
DENIED = """
Omar PROPN 3 nsubj
Sow PROPN 1 flat
denied/deny VERB 0 root
that SCONJ 7 mark
he PRON 7 nsubj
had/have AUX 7 aux
resigned/resign VERB 3 ccomp
as ADP 10 case
finance NOUN 10 compound
minister NOUN 7 obl
of ADP 12 case
Chad PROPN 10 nmod
. PUNCT 3 punct
@name PER 1-2
@name GPE 12-12
"""
# Omar Sow will be appointed finance minister of Chad in June.
PLANNED = """
Omar PROPN 7 nsubj
Sow PROPN 1 flat
will AUX 5 aux
be AUX 7 cop
appointed/appoint VERB 7 amod
finance NOUN 7 compound
minister NOUN 0 root
of ADP 9 case
Chad PROPN 7 nmod
in ADP 11 case
June PROPN 7 nmod
. PUNCT 7 punct
@name PER 1-2
@name GPE 9-9
@time 11-11
"""
# Omar Sow, the finance minister of Chad, handed in his resignation on 4 May 2031.
UNNAMED = """
Omar PROPN 10 nsubj
Sow PROPN 1 flat
, PUNCT 6 punct
the DET 6 det
finance NOUN 6 compound
minister NOUN 1 appos
of ADP 8 case
Chad PROPN 6 nmod
, PUNCT 1 punct
handed/hand VERB 0 root
in ADP 13 case
his PRON 13 nmod:poss
resignation NOUN 10 obj
on ADP 15 case
4 NUM 10 obl
May PROPN 15 nmod:unmarked
2031 NUM 15 nmod:unmarked
. PUNCT 10 punct
@name PER 1-2
@name GPE 8-8
@time 15-17
"""
# The dismissal of Omar Sow as finance minister of Chad on 3 May 2031 surprised nobody.
NOUN = """
The DET 2 det
dismissal NOUN 15 nsubj
of ADP 4 case
Omar PROPN 2 nmod
Sow PROPN 4 flat
as ADP 8 case
finance NOUN 8 compound
minister NOUN 4 nmod
of ADP 10 case
Chad PROPN 8 nmod
on ADP 12 case
3 NUM 15 obl
May PROPN 12 nmod:unmarked
2031 NUM 12 nmod:unmarked
surprised/surprise VERB 0 root
nobody PRON 15 obj
. PUNCT 15 punct
@name PER 4-5
@name GPE 10-10
@time 12-14
"""
# Omar Sow has been finance minister of Chad since 2029.
SINCE = """
Omar PROPN 6 nsubj
Sow PROPN 1 flat
has/have AUX 6 aux
been/be AUX 6 cop
finance NOUN 6 compound
minister NOUN 0 root
of ADP 8 case
Chad PROPN 6 nmod
since ADP 10 case
2029 NUM 6 obl
. PUNCT 6 punct
@name PER 1-2
@name GPE 8-8
@time 10-10
"""
# Omar Sow was finance minister of Chad from 2025 to 2029.
BETWEEN = """
Omar PROPN 5 nsubj
Sow PROPN 1 flat
was/be AUX 5 cop
finance NOUN 5 compound
minister NOUN 0 root
of ADP 7 case
Chad PROPN 5 nmod
from ADP 9 case
2025 NUM 5 nmod
to ADP 11 case
2029 NUM 9 nmod
. PUNCT 5 punct
@name PER 1-2
@name GPE 7-7
@time 9-9
@time 11-11
"""
# Omar Sow assumed the presidency of Chad on 3 May 2031.
PRESIDENCY = """
Omar PROPN 3 nsubj
Sow PROPN 1 flat
assumed/assume VERB 0 root
the DET 5 det
presidency NOUN 3 obj
of ADP 7 case
Chad PROPN 5 nmod
on ADP 9 case
3 NUM 3 obl
May PROPN 9 nmod:unmarked
2031 NUM 9 nmod:unmarked
. PUNCT 3 punct
@name PER 1-2
@name GPE 7-7
@time 9-11
"""
# The king appointed Omar Sow, a former finance minister, as governor of the Central Bank of Chad.
FORMER = """
The DET 2 det
king NOUN 3 nsubj
appointed/appoint VERB 0 root
Omar PROPN 3 obj
Sow PROPN 4 flat
, PUNCT 10 punct
a DET 10 det
former ADJ 10 amod
finance NOUN 10 compound
minister NOUN 4 appos
, PUNCT 13 punct
as ADP 13 case
governor NOUN 3 obl
of ADP 17 case
the DET 17 det
Central PROPN 17 compound
Bank PROPN 13 nmod
of ADP 19 case
Chad PROPN 17 nmod
. PUNCT 3 punct
@name PER 4-5
@name ORG 16-19
"""
# The king appointed Omar Sow, a banker, as acting governor of the Central Bank of Chad.
ACTING = """
The DET 2 det
king NOUN 3 nsubj
appointed/appoint VERB 0 root
Omar PROPN 3 obj
Sow PROPN 4 flat
, PUNCT 8 punct
a DET 8 det
banker NOUN 4 appos
, PUNCT 12 punct
as ADP 12 case
acting/act VERB 12 amod
governor NOUN 3 obl
of ADP 16 case
the DET 16 det
Central/Central ADJ 16 amod
Bank PROPN 12 nmod
of ADP 18 case
Chad PROPN 16 nmod
. PUNCT 3 punct
@name PER 4-5
@name ORG 15-18
"""
# The Norwegian diplomat Kari Moe was named ambassador to Chile on 3 April.
ENVOY = """
The DET 3 det
Norwegian/Norwegian ADJ 3 amod
diplomat NOUN 7 nsubj:pass
Kari PROPN 3 flat
Moe PROPN 4 flat
was/be AUX 7 aux:pass
named/name VERB 0 root
ambassador NOUN 7 xcomp
to ADP 10 case
Chile PROPN 8 nmod
on ADP 12 case
3 NUM 7 obl
April PROPN 12 nmod:unmarked
. PUNCT 7 punct
@name NORP 2-2
@name PER 4-5
@name GPE 10-10
@time 12-13
"""
# Chad's finance minister, Omar Sow, fired three shots at a crow.
FIRED = """
Chad PROPN 4 nmod:poss
's PART 1 case
finance NOUN 4 compound
minister NOUN 9 nsubj
, PUNCT 6 punct
Omar PROPN 4 appos
Sow PROPN 6 flat
, PUNCT 4 punct
fired/fire VERB 0 root
three NUM 11 nummod
shots/shot NOUN 9 obj
at ADP 14 case
a DET 14 det
crow NOUN 9 obl
. PUNCT 9 punct
@name GPE 1-1
@name PER 6-7
"""

# Peru was suspended from the bloc after its congress removed President Omar Sow in June 2012.
ORGAN = """
Peru PROPN 3 nsubj:pass
was/be AUX 3 aux:pass
suspended/suspend VERB 0 root
from ADP 6 case
the DET 6 det
bloc NOUN 3 obl
after SCONJ 10 mark
its PRON 9 nmod:poss
congress NOUN 10 nsubj
removed/remove VERB 3 advcl
President PROPN 12 nmod:desc
Omar PROPN 10 obj
Sow PROPN 12 flat
in ADP 15 case
June PROPN 10 obl
2012 NUM 15 nmod:unmarked
. PUNCT 3 punct
@name GPE 1-1
@name PER 12-13
@time 15-16
"""

CASES = {
    "ORGAN": {("Omar Sow", "ended", "president", "Peru", "June 2012")},
    "FOLLOWS": {("Ana Quispe", "began", "prime minister", "Peru", "12 March 2031"),
                ("Luis Vega", "ended", "prime minister", "Peru", None)},
    "UNNAMED": {("Omar Sow", "ended", "finance minister", "Chad", "4 May 2031")},
    "NOUN": {("Omar Sow", "ended", "finance minister", "Chad", None)},
    "SINCE": {("Omar Sow", "began", "finance minister", "Chad", "2029")},
    "BETWEEN": {("Omar Sow", "began", "finance minister", "Chad", "2025 to 2029"),
                ("Omar Sow", "ended", "finance minister", "Chad", "2025 to 2029")},
    "PRESIDENCY": {("Omar Sow", "began", "president", "Chad", "3 May 2031")},
    "ACTING": {("Omar Sow", "began", "acting governor of the central bank", "Central Bank of Chad", None)},
    "ENVOY": {("Kari Moe", "began", "ambassador", "Norway", "3 April")},
}  # fmt: skip


def turned(source: str) -> set[tuple[str, str, str | None, str, str | None]]:
    """Person, what happened, title, body and day of each office that the sentence has begin or end."""
    report, sentences = build(source)
    times = anchor_times([time for sentence in sentences for time in find_times(report, sentence)], None)
    found = find_actors(report, sentences, (), times)
    names = {referent.id: referent.name for referent in found.referents}
    return {
        (names[c.subject], c.holds, c.detail, names[c.object], times[c.time].span.quote if c.time is not None else None)
        for c in found.claims
        if c.holds != "stands"
    }


@pytest.mark.parametrize("name", CASES)
def test_an_office_begins_or_ends_with_its_person_body_and_day(name: str) -> None:
    """Whoever comes in and whoever goes out, the office as the words or the rest of the report name it."""
    assert turned(globals()[name]) == CASES[name]


@pytest.mark.parametrize("name", ["WANTED", "DENIED", "PLANNED", "FIRED"])
def test_what_is_wanted_denied_or_planned_turns_nothing(name: str) -> None:
    """Nor does a verb that speaks of something else."""
    assert turned(globals()[name]) == set()


def test_what_someone_was_before_is_not_the_office_that_they_come_into() -> None:
    """ "Appointed X, a former finance minister, as governor": the governor's office began, the minister's has ended."""
    report, sentences = build(FORMER)
    claims = find_actors(report, sentences).claims
    assert {(c.holds, c.detail) for c in claims if c.holds == "began"} == {("began", "governor of the central bank")}
    assert ("ended", "finance minister") in {(c.holds, c.detail) for c in claims}


def test_who_holds_an_office_for_the_time_being_is_acting() -> None:
    """The claim says so."""
    report, sentences = build(ACTING)
    assert [claim.acting for claim in find_actors(report, sentences).claims] == [True]


@pytest.mark.parametrize(
    ("text", "outlet", "country"),
    [
        ("Rain\n\nLIMA, March 3, 2031 (Andes Wire) - It rained.", None, "PER"),
        ("OFFICE OF THE PREMIER\nOslo, 18 March\n\nIt rained.", None, "NOR"),
        ("Rain came to us at last.", "Oslo Evening Post", "NOR"),
        ("Oslo, which had no rain, was dry.", None, None),
    ],
)
def test_a_report_is_told_from_its_dateline_letterhead_or_outlet(
    text: str, outlet: str | None, country: str | None
) -> None:
    """A town that only begins a sentence says nothing of it."""
    assert home_country(Stage(Report("r", text, outlet=outlet), [])) == country
