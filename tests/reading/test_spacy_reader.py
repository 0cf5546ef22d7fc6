"""Another reader in the network's place: a spaCy pipeline built here, and any reader held to its report."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.builder import build
from whence import app
from whence.errors import ReaderError
from whence.model.mention import ActorMention
from whence.model.reading import Reading, Referent
from whence.model.report import Report
from whence.model.span import Span
from whence.reading import has_weights, reader_named
from whence.reading.checked import CheckedReader
from whence.reading.reader import ParsingReader
from whence.reading.spacy_trees import Arc, to_ud

TEXT = "The rebels were attacked by the army in Kati on Monday."
TREE = [
    ("The", "DET", 1, "det"), ("rebels", "NOUN", 3, "nsubjpass"), ("were", "AUX", 3, "auxpass"),
    ("attacked", "VERB", 3, "ROOT"), ("by", "ADP", 3, "agent"), ("the", "DET", 6, "det"), ("army", "NOUN", 4, "pobj"),
    ("in", "ADP", 3, "prep"), ("Kati", "PROPN", 7, "pobj"), ("on", "ADP", 3, "prep"), ("Monday", "PROPN", 9, "pobj"),
    (".", "PUNCT", 3, "punct"),
]  # fmt: skip
"""As spaCy's English pipelines have it; a root is its own head."""


class Misquoting:
    """A reader that cites words that are not where it says."""

    version = "misquoting-1"

    def read(self, report: Report) -> Reading:
        span = Span(report.id, 0, 4, "Nine")
        return Reading(
            report.id, self.version, referents=(Referent("a", "Nine", "country", mentions=(mention(span),)),)
        )


def mention(span: Span) -> ActorMention:
    return ActorMention(span, "name")


def test_a_reading_that_misquotes_its_report_is_refused() -> None:
    """A mention's quote must stand in the report at its place, whoever read it."""
    report, _ = build("The DET 2 det\nrebels NOUN 3 nsubj\nfled VERB 0 root")
    with pytest.raises(ReaderError, match="does not say at 0"):
        CheckedReader(Misquoting()).read(report)
    with pytest.raises(ReaderError, match="does not say at 0"):
        app.read(report, reader=Misquoting())


def test_a_reading_of_another_report_is_refused() -> None:
    """A reader gives the reading of the report that it was given."""

    class Mistaken:
        version = "mistaken-1"

        def read(self, report: Report) -> Reading:
            return replace(Reading(report.id, self.version), report="other")

    with pytest.raises(ReaderError, match="a reading of other"):
        CheckedReader(Mistaken()).read(Report("r", "They fled."))


def test_clearnlp_trees_become_universal_dependencies() -> None:
    """Prepositions hang on their objects, passives are marked, and what is UD already stays."""
    arcs = [Arc(text, upos, -1 if head == at else head, kind) for at, (text, upos, head, kind) in enumerate(TREE)]
    found = {arc.text: (arc.head, arc.deprel) for arc in to_ud(arcs)}
    assert found["rebels"] == (3, "nsubj:pass") and found["attacked"] == (-1, "root")
    assert found["army"] == (3, "obl:agent") and found["by"] == (6, "case")
    assert found["Kati"] == (3, "obl") and found["in"] == (8, "case")
    plain = [Arc("Rebels", "NOUN", 1, "nsubj"), Arc("fled", "VERB", -1, "root")]
    assert to_ud(plain) == plain


def test_an_unknown_reader_is_said_to_be_unknown() -> None:
    """A person is told which readers there are."""
    with pytest.raises(ReaderError, match="spacy:PIPELINE"):
        reader_named("oracle")


def test_a_spacy_pipeline_stands_in() -> None:
    """The same rules read a parse of spaCy's: who attacked whom, and where the words stand."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed here: it is an extra")
    if not has_weights():
        pytest.skip("the inventory of rolesets lies with the weights, which are not here")
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Span as Marked

    from whence.reading.spacy_reader import SpacyParser

    @Language.component("trees_by_hand", assigns=["token.dep", "token.head"])
    def parse(doc: Doc) -> Doc:
        for token, (_text, upos, head, kind) in zip(doc, TREE, strict=True):
            token.pos_, token.head, token.dep_, token.lemma_ = upos, doc[head], kind, token.lower_
        doc[3].lemma_ = "attack"
        doc.ents = [Marked(doc, 8, 9, "GPE"), Marked(doc, 10, 11, "DATE")]
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("trees_by_hand")
    reading = app.read(Report("r", TEXT), reader=ParsingReader(SpacyParser(nlp)))
    (event,) = reading.events
    names = {(part.role, reading.referent(part.actor).name) for part in event.participants}
    assert event.type == "ASSAULT" and event.trigger.quote == "attacked"
    assert len(names) == 2 and [time.span.quote for time in reading.times] == ["Monday"]
    assert reading.reader.startswith("spacy-en_")


def test_a_pipeline_without_a_parser_is_refused() -> None:
    """What the rules need is said, not missed in silence."""
    spacy = pytest.importorskip("spacy", reason="spaCy is not installed here: it is an extra")
    from whence.reading.spacy_reader import SpacyParser

    with pytest.raises(ReaderError, match="has no parser"):
        SpacyParser(spacy.blank("en"))
