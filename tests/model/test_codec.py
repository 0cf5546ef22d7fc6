"""A chronicle file holds a whole chronicle, keeps to its schema, and is refused where its spans do not hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.errors import FormatError
from whence.model.chronicle import Chronicle, CopiedPassage, MadeBy, Story, ToldReport
from whence.model.codec import dumps, schema, to_document
from whence.model.decode import from_document, loads
from whence.model.event import Actor, Difference, DifferenceValue, Event, Origin, Place
from whence.model.mention import EventMention, Participant, QuantityMention, Source
from whence.model.relation import Relation
from whence.model.report import Dropped, Report, Skipped
from whence.model.span import Span
from whence.model.when import When

TEXT = "Officials in Port Brill said Marta Voss met 40 dockers on Friday."


def span_of(words: str, report: str = "r1") -> Span:
    """The span of the first `words` in the text."""
    start = TEXT.index(words)
    return Span.of(report, TEXT, start, start + len(words))


def told() -> Chronicle:
    """A chronicle with something in every field."""
    when = When(
        date(2024, 5, 3),
        date(2024, 5, 3),
        "anchored",
        "day",
        "2024-05-03",
        "on Friday",
        (span_of("Friday"),),
        ("the Friday before publication",),
        5,
    )
    quantity = QuantityMention(span_of("40"), 40.0, "dockers", "about", 45.5)
    mention = EventMention(
        span_of("Marta Voss met 40 dockers on Friday"),
        span_of("met"),
        "meet",
        "CONSULT",
        "occurred",
        frame="meet.03",
        mode="visit",
        contexts=("economic",),
        status_spans=(span_of("met"),),
        time=0,
        date=when,
        place="name:port brill",
        place_spans=(span_of("Port Brill"),),
        participants=(Participant("a1", "actor", (span_of("Marta Voss"),)),),
        attributed_to=(Source("Officials", "unnamed", "a1", span_of("Officials")),),
        quantities=(quantity,),
        because=("meet.03: CONSULT",),
    )
    difference = Difference(
        "quantity", (DifferenceValue(40, (span_of("40"),)), DifferenceValue("more", (span_of("40"),), "a1"))
    )
    event = Event(
        "e1",
        "CONSULT",
        "occurred",
        (mention,),
        (Origin("Officials", ("r1",), "a1"),),
        mode="visit",
        summary="Voss met",
        date=when,
        place="name:port brill",
        participants=mention.participants,
        quantities=(quantity,),
        differences=(difference,),
        fulfilled_by="e1",
        outcome="fulfilled",
        judgements=("j1",),
        confidence=0.5,
        because=("one mention",),
        contexts=("economic",),
    )
    report = Report(
        "r1",
        TEXT,
        title="Talks",
        byline="A. Writer",
        outlet="The Brill Post",
        url="https://example.org/1",
        published=When.day(date(2024, 5, 4), "given"),
        dateline=span_of("Port Brill"),
        dropped=(Dropped("Share", "share bar"),),
        offsets=((0, 6),),
    )
    copy = replace(report, id="r2", dateline=None, published=None, language="fr", not_read="in French")
    passage = CopiedPassage(span_of("Marta Voss", "r2"), span_of("Marta Voss"))
    return Chronicle(
        MadeBy("0.1.0", "test-1", date(2024, 6, 1), date(2024, 6, 2)),
        reports=(ToldReport(report, quantities=(quantity,)), ToldReport(copy, "r1", (passage,))),
        actors=(
            Actor("a1", "Marta Voss", "person", "NLD", "NLDGOV", ("Voss",), (span_of("Marta Voss"),), (difference,)),
        ),
        places=(
            Place(
                "name:port brill",
                "Port Brill",
                "NLD",
                "Netherlands",
                51.0,
                4.0,
                "settlement",
                1,
                ("Brill",),
                (span_of("Port Brill"),),
            ),
        ),
        events=(event,),
        relations=(
            Relation(
                "r1-1",
                "office",
                "a1",
                "a1",
                (span_of("Marta Voss"),),
                "name:port brill",
                True,
                "mayor",
                when,
                when,
                True,
                (when,),
                ("e1",),
                ("e1",),
                (difference,),
                ("j1",),
            ),
        ),
        stories=(Story("s1", ("r1", "r2"), "Talks", ("e1",)),),
        skipped=(Skipped("x.txt", "empty"),),
        notes=("a note",),
    )


def test_a_chronicle_comes_back_from_its_file_as_it_was() -> None:
    """Writing and loading lose nothing."""
    assert loads(dumps(told())) == told()


def test_a_chronicle_file_keeps_to_the_published_schema() -> None:
    """Every document that the codec writes is valid against the schema that the package carries."""
    jsonschema.Draft202012Validator(schema()).validate(to_document(told()))


def test_a_span_that_does_not_read_its_quote_is_refused() -> None:
    """No citation is loaded that its report does not say."""
    document = to_document(told())
    document["actors"][0]["mentions"][0]["quote"] = "Marta Foss"
    with pytest.raises(FormatError, match="does not slice to its quote"):
        from_document(document)


def test_a_span_beyond_its_report_is_refused() -> None:
    """A span that ends after the text is refused, not cut."""
    document = to_document(told())
    document["events"][0]["mentions"][0]["trigger"] = [0, len(TEXT) + 1]
    with pytest.raises(FormatError, match="ends after its report"):
        from_document(document)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": "whence.chronicle/2"}', '{"format": "whence.chronicle/1"}']
)
def test_what_is_no_chronicle_is_refused_in_one_line(text: str) -> None:
    """A file of another kind, a later format or a torso raises FormatError with one line."""
    with pytest.raises(FormatError) as raised:
        loads(text)
    assert "\n" not in str(raised.value)


@given(st.dates(), st.dates())
def test_any_interval_comes_back(a: date, b: date) -> None:
    """Dates survive whatever their order of magnitude."""
    chronicle = told()
    published = When(min(a, b), max(a, b), "inferred", "interval")
    changed = replace(chronicle.reports[0], report=replace(chronicle.reports[0].report, published=published))
    chronicle = replace(chronicle, reports=(changed, *chronicle.reports[1:]))
    assert loads(dumps(chronicle)) == chronicle
