"""An invented story, five reports long, as linking would hand it on: what the brief's and history's tests look at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from whence.codebook.plover import NEAREST
from whence.history import relations
from whence.model.chronicle import Chronicle, CopiedPassage, MadeBy, Story, ToldReport
from whence.model.event import Actor, Difference, DifferenceValue, Event, Origin, Place
from whence.model.linked import Linked, Standing
from whence.model.mention import EventMention, Participant, QuantityMention, Source
from whence.model.reading import Claim
from whence.model.report import Dropped, Report, Skipped
from whence.model.span import Span
from whence.model.when import When

TEXTS = {
    "herald-0312": (
        "Orland and Vesk sign fishing accord in Port Ansel\n\n"
        "PORT ANSEL, 12 March 2031 - Orland and Vesk signed a fishing accord on Wednesday after two years"
        " of quarrels, the"
        " Orland foreign ministry said. Foreign minister Mira Dahl received the Veskan delegation led by"
        " admiral Joren Pell"
        " at the harbour office.\n\n"
        "Under the accord Vesk will send 40 instructors to train the coast guard. Fishermen in the"
        " southern villages have"
        " protested since early February against the quotas. Tollen, a neighbour, denied that it had"
        " blocked the talks."
    ),
    "courier-0313": (
        "Accord on the Sound: who met the admiral?\n\n"
        "The Veskan delegation under Joren Pell was received by president Ana Strom in Port Ansel on 12"
        " March. Both nations"
        " signed the agreement. The Herald called the accord overdue.\n\n"
        "According to the Orland foreign ministry, 40 instructors are to arrive by the end of April."
    ),
    "wire-0313": (
        "Orland, Vesk sign accord\n\n"
        "PORT ANSEL, 12 March 2031 - Orland and Vesk signed a fishing accord on Wednesday after two years"
        " of quarrels, the"
        " Orland foreign ministry said."
    ),
    "sound-weekly": (
        "The instructors have come\n\n"
        "In mid-April a Veskan ship brought 38 instructors to Port Ansel, a month after the accord of 12"
        " March. The Courier"
        " had spoken of 40. Dock workers went on strike the same week. The Harbour League might call a"
        " second strike in June,"
        " its secretary said."
    ),
    "tollen-post": (
        "Orland scraps the accord with Vesk\n\n"
        "Orland's new government ended the fishing accord with Vesk between 3 and 9 September 2032 and"
        " ordered the Veskan"
        " instructors to leave. The last Veskan troops withdrew in October 2032. President Ana Strom had"
        " been ousted in the summer."
    ),
}


@dataclass(frozen=True)
class Cited:
    """Words of a report of the story, found by their text."""

    report: str

    def at(self, quote: str, nth: int = 0) -> Span:
        text, start = TEXTS[self.report], -1
        for _ in range(nth + 1):
            start = text.index(quote, start + 1)
        return Span.of(self.report, text, start, start + len(quote))


HERALD, COURIER, WIRE, WEEKLY, POST = map(Cited, TEXTS)


def between(
    first: str, last: str, words: str, *spans: Span, precision: str = "interval", basis: str = "stated"
) -> When:
    """An interval of days as a report has it."""
    a, b = date.fromisoformat(first), date.fromisoformat(last)
    edtf = first if a == b else f"{first}/{last}"
    return When(a, b, basis, precision, edtf, words, spans)  # type: ignore[arg-type]


def day(iso: str, words: str, *spans: Span, basis: str = "stated", because: tuple[str, ...] = ()) -> When:
    """A day as a report has it."""
    return replace(between(iso, iso, words, *spans, precision="day", basis=basis), because=because)


def part(actor: str, role: str, *spans: Span) -> Participant:
    """An actor's part."""
    return Participant(actor, role, spans)  # type: ignore[arg-type]


def told(clause: Span, trigger: Span, lemma: str, type: str, **more: object) -> EventMention:
    """One telling."""
    return EventMention(clause, trigger, lemma, type, **{"status": "occurred", **more})  # type: ignore[arg-type]


MINISTRY = Source("the Orland foreign ministry", "said", "a-ministry", HERALD.at("the Orland foreign ministry"))
SIGNED_DAY = day(
    "2031-03-12",
    "Wednesday",
    HERALD.at("Wednesday"),
    basis="anchored",
    because=("herald-0312 is datelined 12 March 2031, a Wednesday",),
)


def actors() -> tuple[Actor, ...]:
    """Everyone in the story."""
    admiral_heads = Difference(
        "office",
        (
            DifferenceValue("admiral", (HERALD.at("admiral Joren Pell"),)),
            DifferenceValue("delegation leader", (COURIER.at("delegation under Joren Pell"),)),
        ),
    )
    return (
        Actor(
            "a-orland",
            "Orland",
            "country",
            "ORL",
            "ORL",
            ("Orland",),
            tuple(c.at("Orland") for c in (HERALD, WIRE, POST)),
            (),
            ("one country by name",),
        ),
        Actor(
            "a-vesk",
            "Vesk",
            "country",
            "VES",
            "VES",
            ("Vesk", "Veskan"),
            tuple(c.at("Vesk") for c in (HERALD, COURIER, WIRE, WEEKLY, POST)),
        ),
        Actor("a-tollen", "Tollen", "country", "TOL", "TOL", (), (HERALD.at("Tollen"),)),
        Actor(
            "a-ministry",
            "Orland foreign ministry",
            "organization",
            "ORL",
            "ORLGOV",
            ("the Orland foreign ministry",),
            (HERALD.at("Orland foreign ministry"), COURIER.at("Orland foreign ministry")),
        ),
        Actor("a-guard", "coast guard", "organization", "ORL", "ORLCOP", (), (HERALD.at("the coast guard"),)),
        Actor("a-dahl", "Mira Dahl", "person", "ORL", "ORLGOV", (), (HERALD.at("Mira Dahl"),)),
        Actor("a-strom", "Ana Strom", "person", "ORL", "ORLGOV", (), (COURIER.at("Ana Strom"), POST.at("Ana Strom"))),
        Actor(
            "a-pell",
            "Joren Pell",
            "person",
            "VES",
            "VESMIL",
            ("admiral Joren Pell",),
            (HERALD.at("Joren Pell"), COURIER.at("Joren Pell")),
            (admiral_heads,),
            ("the same full name",),
        ),
        Actor(
            "a-troops",
            "Veskan instructors",
            "organization",
            "VES",
            "VESMIL",
            (),
            (HERALD.at("40 instructors"), POST.at("Veskan instructors")),
        ),
        Actor(
            "a-fishers",
            "fishermen in the southern villages",
            "people",
            "ORL",
            None,
            (),
            (HERALD.at("Fishermen in the southern villages"),),
        ),
        Actor("a-league", "Harbour League", "organization", None, None, (), (WEEKLY.at("The Harbour League"),)),
    )


def places() -> tuple[Place, ...]:
    """Where it happens."""
    ansel = tuple(c.at("Port Ansel") for c in (HERALD, COURIER, WEEKLY))
    return (Place("p-ansel", "Port Ansel", "ORL", "Orland", 57.1, 11.9, "settlement", None, (), ansel),)


def events() -> tuple[Event, ...]:
    """What happens, in no order of time."""
    return (*_accord(), *_instructors(), *_unrest(), *_ending())


def _accord() -> tuple[Event, ...]:
    clause = "Orland and Vesk signed a fishing accord on Wednesday after two years of quarrels"
    parties = (part("a-orland", "actor", HERALD.at("Orland", 1)), part("a-vesk", "actor", HERALD.at("Vesk", 1)))
    mentions = (
        told(
            HERALD.at(clause),
            HERALD.at("signed"),
            "sign",
            "SUPPORT",
            date=SIGNED_DAY,
            participants=parties,
            attributed_to=(MINISTRY,),
            place="p-ansel",
        ),
        told(
            COURIER.at("Both nations signed the agreement"),
            COURIER.at("signed"),
            "sign",
            "SUPPORT",
            date=day("2031-03-12", "12 March", COURIER.at("12 March")),
        ),
        told(
            WIRE.at(clause),
            WIRE.at("signed"),
            "sign",
            "SUPPORT",
            date=replace(SIGNED_DAY, spans=(WIRE.at("Wednesday"),)),
        ),
    )
    origins = (
        Origin("Orland foreign ministry", ("herald-0312", "wire-0313"), "a-ministry"),
        Origin("The Courier", ("courier-0313",)),
    )
    signed = Event(
        "e-signed",
        "SUPPORT",
        "occurred",
        mentions,
        origins,
        contexts=("economic", "diplomatic"),
        summary="Orland and Vesk signed a fishing accord",
        date=SIGNED_DAY,
        place="p-ansel",
        participants=parties,
        because=("same parties, same day, both told as signed",),
    )
    who = Difference(
        "recipient",
        (
            DifferenceValue("Mira Dahl", (HERALD.at("Mira Dahl"),), "a-dahl"),
            DifferenceValue("Ana Strom", (COURIER.at("president Ana Strom"),), "a-strom"),
        ),
    )
    visit = (
        told(
            HERALD.at("Foreign minister Mira Dahl received the Veskan delegation led by admiral Joren Pell"),
            HERALD.at("received"),
            "receive",
            "CONSULT",
            mode="visit",
            date=SIGNED_DAY,
        ),
        told(
            COURIER.at(
                "The Veskan delegation under Joren Pell was received by president Ana Strom in Port Ansel on 12 March"
            ),
            COURIER.at("received"),
            "receive",
            "CONSULT",
            mode="visit",
            date=day("2031-03-12", "12 March", COURIER.at("12 March")),
            place="p-ansel",
            place_spans=(COURIER.at("Port Ansel"),),
        ),
    )
    received = Event(
        "e-received",
        "CONSULT",
        "occurred",
        visit,
        (Origin("The Herald", ("herald-0312",)), Origin("The Courier", ("courier-0313",))),
        mode="visit",
        summary="the Veskan delegation was received in Port Ansel",
        date=SIGNED_DAY,
        place="p-ansel",
        participants=(
            part("a-pell", "actor", HERALD.at("Joren Pell"), COURIER.at("Joren Pell")),
            part("a-dahl", "recipient", HERALD.at("Mira Dahl")),
            part("a-strom", "recipient", COURIER.at("Ana Strom")),
        ),
        differences=(who,),
    )
    return signed, received


def _instructors() -> tuple[Event, ...]:
    forty = QuantityMention(HERALD.at("40 instructors"), 40, "instructors")
    also_forty = QuantityMention(COURIER.at("40 instructors"), 40, "instructors")
    came = QuantityMention(WEEKLY.at("38 instructors"), 38, "instructors")
    by_april = When(
        None,
        date(2031, 4, 30),
        "anchored",
        "interval",
        "../2031-04-30",
        "by the end of April",
        (COURIER.at("the end of April"),),
    )
    plan = (
        told(
            HERALD.at("Vesk will send 40 instructors to train the coast guard"),
            HERALD.at("send"),
            "send",
            "AID",
            status="planned",
            status_spans=(HERALD.at("will"),),
            quantities=(forty,),
        ),
        told(
            COURIER.at("40 instructors are to arrive by the end of April"),
            COURIER.at("arrive"),
            "arrive",
            "AID",
            status="planned",
            status_spans=(COURIER.at("are to"),),
            quantities=(also_forty,),
            date=by_april,
            attributed_to=(
                Source("the Orland foreign ministry", "said", "a-ministry", COURIER.at("the Orland foreign ministry")),
            ),
        ),
    )
    planned = Event(
        "e-plan",
        "AID",
        "planned",
        plan,
        (Origin("Orland foreign ministry", ("herald-0312", "courier-0313"), "a-ministry"),),
        summary="Vesk is to send 40 instructors to Orland",
        date=by_april,
        participants=(
            part("a-vesk", "actor", HERALD.at("Vesk", 2)),
            part("a-guard", "recipient", HERALD.at("the coast guard")),
        ),
        quantities=(forty,),
        fulfilled_by="e-arrival",
        outcome="fulfilled",
    )
    mid = between("2031-04-11", "2031-04-20", "mid-April", WEEKLY.at("mid-April"), basis="anchored")
    arrival = Event(
        "e-arrival",
        "AID",
        "occurred",
        (
            told(
                WEEKLY.at("In mid-April a Veskan ship brought 38 instructors to Port Ansel"),
                WEEKLY.at("brought"),
                "bring",
                "AID",
                date=mid,
                place="p-ansel",
                place_spans=(WEEKLY.at("Port Ansel"),),
                quantities=(came,),
            ),
        ),
        (Origin("Sound Weekly", ("sound-weekly",)),),
        summary="a Veskan ship brought 38 instructors to Port Ansel",
        date=mid,
        place="p-ansel",
        participants=(part("a-vesk", "actor", WEEKLY.at("Veskan")),),
        quantities=(came,),
        differences=(
            Difference(
                "quantity",
                (DifferenceValue(40.0, (WEEKLY.at("40"),)), DifferenceValue(38.0, (WEEKLY.at("38 instructors"),))),
            ),
        ),
    )
    return planned, arrival


def _unrest() -> tuple[Event, ...]:
    since = When(
        date(2031, 2, 1),
        None,
        "anchored",
        "interval",
        "2031-02-01/..",
        "since early February",
        (HERALD.at("early February"),),
    )
    protest = told(
        HERALD.at("Fishermen in the southern villages have protested since early February against the quotas"),
        HERALD.at("protested"),
        "protest",
        "PROTEST",
        status="ongoing",
        date=since,
    )
    june = between("2031-06-01", "2031-06-30", "in June", WEEKLY.at("June"), precision="month", basis="anchored")
    strike = told(
        WEEKLY.at("The Harbour League might call a second strike in June"),
        WEEKLY.at("strike", 1),
        "strike",
        "PROTEST",
        mode="strike",
        status="possible",
        status_spans=(WEEKLY.at("might"),),
        date=june,
    )
    first = told(
        WEEKLY.at("Dock workers went on strike the same week"), WEEKLY.at("strike"), "strike", "PROTEST", mode="strike"
    )
    denial = told(
        HERALD.at("it had blocked the talks"),
        HERALD.at("blocked"),
        "block",
        "COERCE",
        status="denied",
        status_spans=(HERALD.at("denied"),),
        attributed_to=(Source("Tollen", "said", "a-tollen", HERALD.at("Tollen")),),
    )
    herald, weekly = (Origin("The Herald", ("herald-0312",)),), (Origin("Sound Weekly", ("sound-weekly",)),)
    return (
        Event(
            "e-protest",
            "PROTEST",
            "ongoing",
            (protest,),
            herald,
            summary="fishermen protest against the quotas",
            date=since,
            participants=(part("a-fishers", "actor", HERALD.at("Fishermen in the southern villages")),),
        ),
        Event(
            "e-second",
            "PROTEST",
            "possible",
            (strike,),
            weekly,
            mode="strike",
            summary="the Harbour League might call a second strike",
            date=june,
            participants=(part("a-league", "actor", WEEKLY.at("The Harbour League")),),
            outcome="open",
        ),
        Event(
            "e-strike", "PROTEST", "occurred", (first,), weekly, mode="strike", summary="dock workers went on strike"
        ),
        Event(
            "e-denial",
            "COERCE",
            "denied",
            (denial,),
            (Origin("Tollen", ("herald-0312",), "a-tollen"),),
            summary="Tollen blocked the talks",
            participants=(part("a-tollen", "actor", HERALD.at("Tollen")), part("a-orland", "recipient")),
        ),
    )


def _ending() -> tuple[Event, ...]:
    days = between(
        "2032-09-03", "2032-09-09", "between 3 and 9 September 2032", POST.at("between 3 and 9 September 2032")
    )
    october = between("2032-10-01", "2032-10-31", "October 2032", POST.at("October 2032"), precision="month")
    summer = When(None, None, "stated", "season", "XXXX-22", "in the summer", (POST.at("in the summer"),))
    end = told(
        POST.at("Orland's new government ended the fishing accord with Vesk"),
        POST.at("ended"),
        "end",
        "SANCTION",
        mode="discontinue",
        date=days,
    )
    order = told(POST.at("ordered the Veskan instructors to leave"), POST.at("ordered"), "order", "REQUEST", date=days)
    left = told(
        POST.at("The last Veskan troops withdrew"),
        POST.at("withdrew"),
        "withdraw",
        "RETREAT",
        mode="withdraw",
        date=october,
        place="p-ansel",
    )
    ousted = told(
        POST.at("President Ana Strom had been ousted"), POST.at("ousted"), "oust", "COERCE", mode="seize", date=summer
    )
    post = (Origin("Tollen Post", ("tollen-post",)),)
    orland, vesk = (
        part("a-orland", "actor", POST.at("Orland's new government")),
        part("a-vesk", "recipient", POST.at("Vesk")),
    )
    return (
        Event(
            "e-ended",
            "SANCTION",
            "occurred",
            (end,),
            post,
            mode="discontinue",
            summary="Orland ended the fishing accord with Vesk",
            date=days,
            participants=(orland, vesk),
        ),
        Event(
            "e-order",
            "REQUEST",
            "occurred",
            (order,),
            post,
            summary="Orland ordered the Veskan instructors to leave",
            date=days,
            participants=(orland, part("a-troops", "recipient", POST.at("the Veskan instructors"))),
        ),
        Event(
            "e-left",
            "RETREAT",
            "occurred",
            (left,),
            post,
            mode="withdraw",
            summary="the last Veskan troops withdrew",
            date=october,
            place="p-ansel",
            participants=(part("a-troops", "actor", POST.at("The last Veskan troops")),),
        ),
        Event(
            "e-ousted",
            "COERCE",
            "occurred",
            (ousted,),
            post,
            mode="seize",
            summary="president Ana Strom had been ousted",
            date=summer,
            participants=(part("a-strom", "recipient", POST.at("President Ana Strom")),),
        ),
    )


def reports() -> tuple[ToldReport, ...]:
    """The five reports, one of them a wire reprinted."""
    out = {
        "herald-0312": day("2031-03-12", "12 March 2031", HERALD.at("12 March 2031"), basis="page"),
        "courier-0313": between("2031-03-13", "2031-03-14", "", basis="inferred"),
        "wire-0313": day("2031-03-13", "2031-03-13", basis="given"),
        "sound-weekly": between("2031-04-15", "2031-05-01", "", basis="inferred"),
        "tollen-post": None,
    }
    outlets = ("The Herald", "The Courier", "The Wire", "Sound Weekly", "Tollen Post")
    dropped = (Dropped("Share this article", "share bar"), Dropped("Leave a reply", "comment form"))
    made = [
        Report(
            id,
            text,
            title=text.split("\n")[0],
            outlet=outlet,
            byline="Lena Forst" if id == "herald-0312" else None,
            published=out[id],
            dropped=dropped if id == "tollen-post" else (),
        )
        for (id, text), outlet in zip(TEXTS.items(), outlets, strict=True)
    ]
    passage = CopiedPassage(
        WIRE.at(TEXTS["wire-0313"].split("\n\n")[1]), HERALD.at(TEXTS["wire-0313"].split("\n\n")[1])
    )
    return tuple(
        ToldReport(
            report, "herald-0312" if report.id == "wire-0313" else None, (passage,) if report.id == "wire-0313" else ()
        )
        for report in made
    )


def linked() -> Linked:
    """The story as linking hands it to history."""
    standings = (
        Standing(
            "herald-0312",
            Claim("office", "a-dahl", "a-orland", (HERALD.at("Foreign minister Mira Dahl"),), "Foreign minister"),
        ),
        Standing(
            "courier-0313", Claim("office", "a-strom", "a-orland", (COURIER.at("president Ana Strom"),), "president")
        ),
        Standing("herald-0312", Claim("office", "a-pell", "a-vesk", (HERALD.at("admiral Joren Pell"),), "admiral")),
    )
    return Linked(
        reports(), actors(), places(), events(), standings, (Story("s-1", tuple(TEXTS), "The accord on the Sound"),)
    )


def with_other() -> Chronicle:
    """The story, in which PLOVER has no type for a ship's arrival: AID is but the nearest."""
    whole = chronicle()
    (arrival,) = (event for event in whole.events if event.id == "e-arrival")
    mentions = tuple(replace(mention, mode=NEAREST) for mention in arrival.mentions)
    other = replace(arrival, mode=NEAREST, mentions=mentions)
    return replace(whole, events=tuple(other if event.id == other.id else event for event in whole.events))


def chronicle() -> Chronicle:
    """The whole story as a chronicle."""
    held = linked()
    return Chronicle(
        MadeBy("0.1.0", "story 1"),
        held.reports,
        held.actors,
        held.places,
        held.events,
        relations(held),
        held.stories,
        (Skipped("broken.txt", "broken.txt is not text: it holds NUL bytes; give it as UTF-8"),),
        ("a made-up story",),
    )
