"""Promises of attribution: whom a report names for what it says, outermost first."""

from __future__ import annotations

from tests.reading.builder import build
from whence.model.mention import ActorMention, Source
from whence.model.reading import Referent
from whence.reading.events.attribution import Attributor, runs_on
from whence.reading.events.cast import Cast, Scene
from whence.reading.events.tree import Tree

SAID = """
Military ADJ 2 amod
sources/source NOUN 3 nsubj
said/say VERB 0 root
that SCONJ 6 mark
Norland PROPN 6 nsubj
attacked/attack VERB 3 ccomp
"""
NESTED = """
Vera PROPN 2 nsubj
said/say VERB 0 root
Omar PROPN 4 nsubj
claimed/claim VERB 2 ccomp
Norland PROPN 6 nsubj
attacked/attack VERB 4 ccomp
"""
ACCORDING = """
Norland PROPN 2 nsubj
attacked/attack VERB 0 root
according/accord VERB 6 case
to ADP 3 fixed
the DET 6 det
Gazette PROPN 2 obl
"""
PASSIVE = """
It PRON 3 expl
was/be AUX 3 aux:pass
reported/report VERB 0 root
that SCONJ 6 mark
Norland PROPN 6 nsubj
attacked/attack VERB 3 ccomp
"""
ASIDE = """
Norland PROPN 2 nsubj
attacked/attack VERB 0 root
, PUNCT 5 punct
Vera PROPN 5 nsubj
said/say VERB 2 parataxis
. PUNCT 2 punct
"""
PLAIN = """
Norland PROPN 2 nsubj
attacked/attack VERB 0 root
"""


def sources(source: str, form: str = "attacked", *, named: str | None = None) -> tuple[Source, ...]:
    """The sources of the word of that form; `named` is a person of the report."""
    report, (sentence,) = build(source)
    referents = []
    if named:
        start = report.text.index(named)
        mention = ActorMention(report.span(start, start + len(named)), "name")
        referents = [Referent("who", named, "person", mentions=(mention,))]
    tree = Tree(sentence)
    attributor = Attributor(report, tree, Scene(tree, Cast(referents, ())))
    return attributor.of(next(i for i, word in enumerate(sentence.words) if word.text == form))


def test_the_subject_of_saying_is_the_source() -> None:
    """Sources without a name keep the report's own words."""
    (source,) = sources(SAID)
    assert (source.name, source.kind) == ("Military sources", "unnamed")
    assert source.span is not None and source.span.quote == "Military sources"


def test_nested_sources_stand_outermost_first() -> None:
    """A said B claimed is (A, B), each tied to its referent where it is one."""
    found = sources(NESTED, named="Vera")
    assert [source.name for source in found] == ["Vera", "Omar"]
    assert found[0].actor == "who"


def test_according_to_names_a_source() -> None:
    """A paper is a report, not someone who said it."""
    (source,) = sources(ACCORDING)
    assert (source.name, source.kind) == ("Gazette", "report")


def test_it_was_reported_has_an_unnamed_source() -> None:
    """Where nobody is said to say it the report's word stands for them."""
    (source,) = sources(PASSIVE)
    assert (source.name, source.kind) == ("reported", "unnamed")


def test_a_saying_beside_the_sentence_counts() -> None:
    """Who is named after a comma says what stands before it."""
    assert [source.name for source in sources(ASIDE)] == ["Vera"]


def test_what_the_report_itself_tells_has_no_source() -> None:
    """The report's own telling is attributed to nobody."""
    assert sources(PLAIN) == ()


def test_saying_is_not_attributed_to_itself() -> None:
    """That someone said something is the report's own word."""
    assert sources(NESTED, "said") == ()


def test_a_quotation_runs_on_until_it_is_closed() -> None:
    """A sentence inside an open quotation belongs to its speaker, one after it does not."""
    opened = "Vera PROPN 2 nsubj\nspoke/speak VERB 0 root\n: PUNCT 2 punct\n“ PUNCT 5 punct\nWait VERB 2 parataxis"
    inside = "Norland PROPN 2 nsubj\nattacked/attack VERB 0 root\n. PUNCT 2 punct\n” PUNCT 2 punct"
    after = "It PRON 2 nsubj\nrained/rain VERB 0 root\n. PUNCT 2 punct"
    report, sentences = build("\n\n".join((opened, inside, after)))
    assert runs_on(report, sentences[1], sentences[0])
    assert not runs_on(report, sentences[2], sentences[1])
