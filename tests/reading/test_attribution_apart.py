"""Sources that stand apart from what is told: behind a comma, at the sentence's end, in someone's words or count."""

from __future__ import annotations

import pytest

from tests.reading.test_attribution import sources

LATE = """
The DET 2 det
navy NOUN 4 nsubj
will AUX 4 aux
attack VERB 15 ccomp
the DET 6 det
port NOUN 4 obj
, PUNCT 9 punct
its PRON 9 nmod:poss
spokesman NOUN 4 nsubj
, PUNCT 11 punct
Commodore PROPN 9 appos
Kofi PROPN 11 flat
Darko PROPN 11 flat
, PUNCT 9 punct
said/say VERB 0 root
. PUNCT 15 punct
@name PER 11-13
@frame 4 attack.01 ARG0=1-2 ARGM-MOD=3-3 ARG1=5-6
@frame 15 say.01 ARG1=1-6 ARG0=8-13
"""

WHOLE = """
The DET 2 det
minister NOUN 3 nsubj
cancelled/cancel VERB 0 root
a DET 5 det
raid NOUN 3 obj
, PUNCT 12 punct
because SCONJ 12 mark
police NOUN 12 nsubj:pass
could AUX 12 aux
not PART 12 advmod
be AUX 12 aux:pass
spared/spare VERB 3 advcl
, PUNCT 17 punct
according/accord VERB 17 case
to ADP 14 fixed
an/a DET 17 det
official NOUN 12 obl
. PUNCT 3 punct
@frame 3 cancel.01 ARG0=1-2 ARG1=4-5 ARGM-CAU=7-17
@frame 11 be.03
@frame 12 spare.01 ARG1=8-8 ARGM-MOD=9-9 ARGM-NEG=10-10 ARGM-ADV=14-17
"""

WORDS = """
In ADP 3 case
the DET 3 det
words/word NOUN 10 obl
of ADP 6 case
the DET 6 det
prosecutor NOUN 3 nmod
, PUNCT 3 punct
the DET 9 det
army NOUN 10 nsubj
raided/raid VERB 0 root
the DET 12 det
village NOUN 10 obj
. PUNCT 10 punct
@frame 10 raid.01 ARGM-ADV=1-6 ARG0=8-9 ARG1=11-12
"""

COUNT = """
By ADP 5 case
the DET 3 det
ministry NOUN 5 nmod:poss
's PART 3 case
count NOUN 10 obl
, PUNCT 5 punct
40 NUM 8 nummod
people NOUN 10 nsubj:pass
were/be AUX 10 aux:pass
killed/kill VERB 0 root
. PUNCT 10 punct
@frame 9 be.03
@frame 10 kill.01 ARGM-TMP=1-5 ARG1=7-8
"""

AS = """
As SCONJ 4 mark
the DET 3 det
ministry NOUN 4 nsubj
said/say VERB 10 advcl
on ADP 6 case
Monday PROPN 4 obl
, PUNCT 4 punct
troops/troop NOUN 10 nsubj
have AUX 10 aux
crossed/cross VERB 0 root
the DET 12 det
border NOUN 10 obj
. PUNCT 10 punct
@frame 4 say.01 ARG0=2-3 ARGM-TMP=5-6
@frame 9 have.01
@frame 10 cross.02 ARGM-ADV=1-6 ARG0=8-8 ARG1=11-12
@time 6-6
"""

CITED = """
State NOUN 2 compound
television NOUN 3 nsubj
reported/report VERB 0 root
that SCONJ 7 mark
rebels/rebel NOUN 7 nsubj
had/have AUX 7 aux
seized/seize VERB 3 ccomp
the DET 9 det
dam NOUN 7 obj
, PUNCT 11 punct
citing/cite VERB 7 advcl
the DET 13 det
governor NOUN 11 obj
. PUNCT 3 punct
@frame 3 report.01 ARG0=1-2 ARG1=4-13
@frame 6 have.01
@frame 7 seize.01 ARG0=5-5 ARG1=8-9 ARGM-ADV=11-13
@frame 11 cite.01 ARG0=5-5 ARG1=12-13
"""

IT = """
It PRON 3 expl
is/be AUX 3 aux:pass
said/say VERB 0 root
that SCONJ 7 mark
the DET 6 det
general NOUN 7 nsubj
fled/flee VERB 3 csubj:pass
to ADP 9 case
Spain PROPN 7 obl
. PUNCT 3 punct
@name GPE 9-9
@frame 2 be.03
@frame 3 say.01 ARG1=4-5
@frame 7 flee.05 ARG0=5-6 ARG1=8-9
"""

SO = """
The DET 2 det
rebels/rebel NOUN 4 nsubj
have AUX 4 aux
taken/take VERB 0 root
the DET 6 det
town NOUN 4 obj
, PUNCT 12 punct
or CCONJ 12 cc
so ADV 12 advmod
the DET 11 det
governor NOUN 12 nsubj
claims/claim VERB 4 conj
. PUNCT 4 punct
@frame 3 have.01
@frame 4 take.01 ARG0=1-2 ARG1=5-6
@frame 12 claim.01 ARGM-ADV=9-9 ARG0=10-11
"""

THERE = """
There PRON 2 expl
are/be VERB 0 root
reports/report NOUN 2 nsubj
that SCONJ 6 mark
troops/troop NOUN 6 nsubj
crossed/cross VERB 3 acl
the DET 8 det
river NOUN 6 obj
. PUNCT 2 punct
@frame 2 be.02 ARG1=3-8
@frame 3 report.01 ARG1=4-8
@frame 6 cross.02 ARG0=5-5 ARG1=7-8
"""

MADE_KNOWN = """
Local ADJ 2 amod
media NOUN 3 nsubj
reported/report VERB 0 root
the DET 5 det
arrest NOUN 3 obj
of ADP 8 case
two NUM 8 nummod
activists/activist NOUN 5 nmod
. PUNCT 3 punct
@frame 3 report.01 ARG0=1-2 ARG1=4-8
@frame 5 arrest.01 ARG1=6-8
"""


@pytest.mark.parametrize(
    ("source", "form", "names"),
    [
        (LATE, "attack", ["its spokesman"]),
        (WHOLE, "cancelled", ["official"]),
        (WORDS, "raided", ["prosecutor"]),
        (COUNT, "killed", ["ministry"]),
        (AS, "crossed", ["ministry"]),
        (CITED, "seized", ["State television", "governor"]),
        (IT, "fled", ["said"]),
        (SO, "taken", ["governor"]),
        (THERE, "crossed", ["reports"]),
        (MADE_KNOWN, "arrest", ["Local media"]),
    ],
)
def test_sources_apart_from_what_is_told_are_found(source: str, form: str, names: list[str]) -> None:
    """Outermost first: who says it, and whom they cite."""
    assert [found.name for found in sources(source, form)] == names
