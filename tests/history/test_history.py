"""What events and claims make of relations, on invented events."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.brief import story
from whence.codebook.relations import rules
from whence.history import as_of, events_known_by, known_by, relations, standing_on
from whence.history.details import accord_in, near_equal
from whence.model.chronicle import ToldReport
from whence.model.event import Actor, Event, Origin, Place
from whence.model.linked import Linked, Standing
from whence.model.mention import EventMention, Participant
from whence.model.reading import Claim
from whence.model.relation import Relation
from whence.model.report import Report
from whence.model.span import Span
from whence.model.when import When

ACTORS = (
    Actor("orland", "Orland", "country", "ORL"),
    Actor("vesk", "Vesk", "country", "VES"),
    Actor("tollen", "Tollen", "country", "TOL"),
    Actor("army", "Veskan army", "organization", "VES", "VESMIL"),
    Actor("firm", "Veskan Dredging", "organization", "VES", "VESBUS"),
    Actor("junta", "Kessim junta", "organization", "KES", "KESMIL"),
    Actor("pact", "Sound Union", "organization"),
    Actor("league", "League", "organization"),
    Actor("strom", "Ana Strom", "person", "ORL", "ORLGOV"),
)
PLACES = (Place("port", "Port Ansel", "ORL", "Orland"),)


def event(
    id: str,
    type: str,
    lemma: str,
    clause: str,
    *,
    actors: str = "",
    recipients: str = "",
    when: str | None = None,
    status: str = "occurred",
    place: str | None = None,
    mode: str | None = None,
) -> Event:
    """An event of one telling; `when` is a day, or two with a slash."""
    span = Span.of("r", clause, 0, len(clause))
    trigger = Span.of("r", clause, 0, 3)
    sides = (("actor", actors), ("recipient", recipients))
    who = tuple(Participant(name, role, ()) for role, names in sides for name in names.split())  # type: ignore[arg-type]
    told = EventMention(span, trigger, lemma, type, status, mode=mode)  # type: ignore[arg-type]
    origins = (Origin("R", ("r",)),)
    return Event(id, type, status, (told,), origins, mode, date=days(when), participants=who, place=place)  # type: ignore[arg-type]


def days(when: str | None) -> When | None:
    """A day or an interval as a stated date."""
    if when is None:
        return None
    first, _, last = when.partition("/")
    a, b = date.fromisoformat(first), date.fromisoformat(last or first)
    return When(a, b, "stated", edtf=when)


def held(
    *events: Event, standings: tuple[Standing, ...] = (), told: tuple[ToldReport, ...] = ()
) -> tuple[Relation, ...]:
    """The relations that follow."""
    return relations(Linked(told, ACTORS, PLACES, events, standings))


def office(subject: str, object: str, detail: str, report: str = "r", holds: str = "stands") -> Standing:
    """A report's claim of an office."""
    words = f"{detail} {subject}"
    return Standing(report, Claim("office", subject, object, (Span.of(report, words, 0, len(words)),), detail, holds))  # type: ignore[arg-type]


SIGNED = event("e1", "SUPPORT", "sign", "signed a water treaty", actors="orland army", when="2031-03-12")
ARRIVED = event("e2", "AID", "arrive", "instructors arrived", actors="army", place="port", when="2031-04-02")


def test_signing_opens_an_agreement_between_countries() -> None:
    """An army signs for its country; the accord's words are the detail; no end is told."""
    (accord,) = held(SIGNED)
    assert (accord.type, accord.subject, accord.object, accord.detail) == (
        "agreement",
        "orland",
        "vesk",
        "water treaty",
    )
    assert accord.began == days("2031-03-12")
    assert (accord.ended, accord.ended_on, accord.opened_by) == (False, None, ("e1",))


def test_three_parties_are_bound_pair_by_pair() -> None:
    """An accord of three stands between each two of them."""
    found = held(event("e", "SUPPORT", "sign", "signed a pact", actors="orland vesk tollen"))
    assert [(r.subject, r.object) for r in found] == [("orland", "tollen"), ("orland", "vesk"), ("vesk", "tollen")]


def test_denouncing_closes_the_accord_that_was_signed() -> None:
    """Same parties and later: one relation with both ends, whoever of the two ends it."""
    ended = event(
        "e3", "SANCTION", "denounce", "denounced the treaty", actors="vesk", recipients="orland", when="2032-01-05"
    )
    (accord,) = held(ended, SIGNED)
    assert accord.began == days("2031-03-12")
    assert (accord.ended, accord.ended_on, accord.closed_by) == (True, days("2032-01-05"), ("e3",))


def test_a_closing_before_the_signing_closes_another_accord() -> None:
    """What ended before this one began is an earlier accord, of unknown beginning."""
    ended = event(
        "e3", "SANCTION", "scrap", "scrapped the treaty", actors="orland", recipients="vesk", when="2030-01-05"
    )
    earlier, later = held(ended, SIGNED)
    assert (earlier.began, earlier.ended, later.ended) == (None, True, False)


def test_two_undated_closings_are_one_end() -> None:
    """An end told twice, once without a day, is one end."""
    one = event(
        "e3",
        "SANCTION",
        "revoke",
        "revoked the accord",
        actors="orland",
        recipients="vesk",
        when="2032-03-11/2032-03-20",
    )
    two = event("e4", "REJECT", "denounce", "denounced the accord", actors="orland", recipients="vesk")
    (accord,) = held(one, two)
    assert (accord.began, accord.ended_on, accord.closed_by) == (None, days("2032-03-11/2032-03-20"), ("e3", "e4"))


def test_contrary_ends_are_shown_not_resolved() -> None:
    """Days that share nothing give their hull, and a difference with both."""
    one = event("e3", "RETREAT", "leave", "troops left", actors="army", place="port", when="2032-03-01")
    two = event("e4", "RETREAT", "withdraw", "troops withdrew", actors="army", place="port", when="2032-03-09")
    (presence,) = held(one, two)
    assert presence.ended_on is not None
    assert presence.ended_on.bounds() == (date(2032, 3, 1), date(2032, 3, 9))
    assert [value.value for value in presence.differences[0].values] == ["2032-03-01", "2032-03-09"]


@pytest.mark.parametrize("status", ["planned", "possible", "denied"])
def test_what_is_not_done_changes_nothing(status: str) -> None:
    """Plans open nothing, denied endings close nothing."""
    left = event("e5", "RETREAT", "leave", "troops left", actors="army", place="port", when="2031-09-01", status=status)
    sent = event("e6", "AID", "send", "will send troops", actors="vesk", recipients="tollen", status=status)
    (presence,) = held(ARRIVED, left, sent)
    assert (presence.object, presence.ended) == ("orland", False)


def test_forces_stand_where_they_arrive() -> None:
    """The host is the country of the place; the forces' country is the subject."""
    (presence,) = held(ARRIVED)
    assert (presence.type, presence.subject, presence.object, presence.place) == ("presence", "vesk", "orland", "port")


def test_a_second_arrival_attests_the_same_presence() -> None:
    """A presence begins once; later arrivals say that it stood."""
    again = event("e7", "AID", "arrive", "more instructors arrived", actors="army", place="port", when="2031-05-04")
    (presence,) = held(again, ARRIVED)
    assert (presence.began, presence.attested) == (days("2031-04-02"), (days("2031-05-04"),))


def test_forces_that_come_back_open_another_presence() -> None:
    """What begins after an end is a relation of its own."""
    left = event("e5", "RETREAT", "leave", "troops left", actors="army", place="port", when="2031-09-01")
    back = event("e6", "AID", "return", "troops arrive again", actors="army", place="port", when="2031-09-20")
    back = replace(back, mentions=(replace(back.mentions[0], lemma="arrive"),))
    found = held(back, left, ARRIVED)
    assert [(r.opened_by, r.closed_by) for r in found] == [(("e2",), ("e5",)), (("e6",), ())]


def test_forces_at_home_are_no_presence() -> None:
    """A country has no presence in itself."""
    assert held(event("e", "MOBILIZE", "deploy", "deployed troops", actors="orland", place="port")) == ()


def test_a_firm_does_not_act_for_its_country() -> None:
    """Only state bodies are raised to their country."""
    (accord,) = held(event("e", "SUPPORT", "sign", "signed a contract", actors="orland firm"))
    assert (accord.subject, accord.object) == ("orland", "firm")


def test_a_state_body_stands_itself_where_its_country_is_no_actor() -> None:
    """The junta of a country that the chronicle lacks is kept as it is."""
    (accord,) = held(event("e", "SUPPORT", "sign", "signed a pact", actors="junta vesk"))
    assert (accord.subject, accord.object) == ("junta", "vesk")


def test_an_order_to_leave_is_not_the_leaving() -> None:
    """Ordering, asking and demanding close nothing; expelling and leaving do."""
    ordered = event(
        "e8", "REQUEST", "order", "ordered the troops to leave", actors="orland", recipients="vesk", when="2031-09-01"
    )
    driven = event(
        "e9", "SANCTION", "expel", "expelled the troops", actors="orland", recipients="army", when="2031-10-01"
    )
    assert [r.ended for r in held(ARRIVED, ordered)] == [False]
    assert [r.ended_on for r in held(ARRIVED, ordered, driven)] == [days("2031-10-01")]


def test_expelled_envoys_end_no_presence() -> None:
    """Only forces make a presence."""
    found = held(event("e", "SANCTION", "expel", "expelled the ambassador", actors="orland", recipients="vesk"))
    assert [relation.type for relation in found] == ["diplomatic relations"]


def test_founders_are_members_from_the_founding() -> None:
    """Each named founder is a member; who leaves is one no longer."""
    founded = event(
        "f",
        "SUPPORT",
        "form",
        "formed an alliance",
        actors="orland vesk",
        recipients="pact",
        when="2031-09-01/2031-09-30",
    )
    left = event(
        "g", "SANCTION", "leave", "left the union", actors="vesk", recipients="pact", when="2033-01-01", mode="withdraw"
    )
    found = {(r.subject, r.object): r for r in held(founded, left)}
    assert found["orland", "pact"].began == days("2031-09-01/2031-09-30")
    assert (found["orland", "pact"].ended, found["vesk", "pact"].ended_on) == (False, days("2033-01-01"))


def test_offices_merge_near_equal_titles_only() -> None:
    """Spellings and fuller titles are one office; a deputy's is another."""
    found = held(
        standings=(
            office("strom", "orland", "defence minister"),
            office("strom", "orland", "Minister of Defense", "s"),
            office("strom", "orland", "deputy minister of defense", "t"),
        )
    )
    assert sorted(len(r.mentions) for r in found) == [1, 2]


def test_ousting_ends_the_office_of_the_ousted() -> None:
    """The title used for her afterwards is habit, and does not open it again."""
    ousted = event(
        "o", "COERCE", "oust", "ousted president Strom", actors="army", recipients="strom", when="2031-07-26"
    )
    late = ToldReport(Report("r", "president strom", published=days("2031-08-01")))
    (presidency,) = held(ousted, standings=(office("strom", "orland", "president"),), told=(late,))
    assert (presidency.detail, presidency.ended, presidency.ended_on) == ("president", True, days("2031-07-26"))
    assert presidency.attested == ()


def test_a_title_under_two_heads_is_a_difference() -> None:
    """Two reports give one person the same title in two bodies: both are kept, and shown as contrary."""
    found = held(standings=(office("strom", "pact", "head"), office("strom", "league", "head", "s")))
    assert [[v.value for v in r.differences[0].values] for r in found] == [
        ["League", "Sound Union"],
        ["Sound Union", "League"],
    ]
    assert not any(
        r.differences for r in held(standings=(office("strom", "pact", "head"), office("strom", "league", "head")))
    )


def test_sanctions_and_ties_open_and_close() -> None:
    """Imposed and lifted; severed and restored after."""
    found = held(
        event("a", "SANCTION", "impose", "imposed sanctions", actors="tollen", recipients="vesk", when="2031-01-01"),
        event("b", "RETREAT", "lift", "lifted the sanctions", actors="tollen", recipients="vesk", when="2031-06-01"),
        event(
            "c",
            "SANCTION",
            "sever",
            "severed diplomatic relations",
            actors="tollen",
            recipients="orland",
            when="2031-02-01",
        ),
        event("d", "SUPPORT", "restore", "restored diplomatic relations", actors="tollen orland", when="2031-08-01"),
    )
    ties = [(r.began, r.ended_on) for r in found if r.type == "diplomatic relations"]
    assert ties == [(None, days("2031-02-01")), (days("2031-08-01"), None)]
    assert [(r.began, r.ended_on) for r in found if r.type == "sanction"] == [(days("2031-01-01"), days("2031-06-01"))]


def test_ids_are_unique_and_do_not_depend_on_order() -> None:
    """The same events in another order give the same relations."""
    straight = story.linked()
    turned = replace(straight, events=straight.events[::-1], standings=straight.standings[::-1])
    ids = [r.id for r in relations(straight)]
    assert len(set(ids)) == len(ids)
    assert ids == [r.id for r in relations(turned)]
    assert all(id.startswith("r1-") for id in ids)


def test_as_of_never_takes_an_unknown_end_for_lasting() -> None:
    """Between certain beginning and last certain day it stood; beyond, nobody knows unless an end is dated."""
    (open_end,) = held(SIGNED)
    ended = event(
        "e3",
        "SANCTION",
        "denounce",
        "denounced the treaty",
        actors="vesk",
        recipients="orland",
        when="2032-01-05/2032-01-09",
    )
    (closed,) = held(SIGNED, ended)
    wanted = {"2031-03-11": "not yet", "2031-03-12": "stood", "2031-03-13": "not known"}
    assert {day: standing_on(open_end, date.fromisoformat(day)) for day in wanted} == wanted
    wanted = {"2031-12-31": "stood", "2032-01-05": "stood", "2032-01-07": "not known", "2032-01-09": "ended"}
    assert {day: standing_on(closed, date.fromisoformat(day)) for day in wanted} == wanted
    assert as_of((closed,), date(2032, 2, 1)) == ((closed, "ended"),)


def test_known_by_leaves_out_what_came_later() -> None:
    """Only reports out by the day count, and an event that none of them tells is not known."""
    held_story = story.linked()
    out = known_by(held_story.reports, date(2031, 3, 12))
    assert [told.report.id for told in out] == ["herald-0312"]
    known = {e.id: e for e in events_known_by(held_story.events, held_story.reports, date(2031, 3, 12))}
    assert "e-arrival" not in known
    assert known["e-signed"].reports == ("herald-0312",)
    assert [origin.reports for origin in known["e-signed"].origins] == [("herald-0312",)]


def test_details_are_compared_by_what_they_say() -> None:
    """The words of an accord are found in a clause, and compared without idle words."""
    assert accord_in("they scrapped two key military agreements with the south") == "key military agreements"
    assert accord_in("they talked at length") is None
    assert near_equal("Vice Minister of Defence", "deputy defense minister")
    assert near_equal("interim president", "President")
    assert not near_equal("former president", "president")


def test_the_table_holds_together() -> None:
    """Every rule loads, and no two share a name."""
    names = [rule.name for rule in rules()]
    assert len(names) == len(set(names)) > 10


def test_an_accord_spoken_of_is_not_one_signed() -> None:
    """A noun says that there is an accord, not that it was made on the day spoken of."""
    (accord,) = held(event("e", "AGREE", "accord", "its military accord", actors="orland vesk", when="2031-05-01"))
    assert (accord.began, accord.opened_by, accord.attested, accord.detail) == (None, (), (), "military accord")
    (agreed,) = held(event("e", "AGREE", "agree", "agreed to share water", actors="orland vesk", when="2031-05-01"))
    assert (agreed.began, agreed.detail) == (days("2031-05-01"), "to share water")


def test_crowds_and_nameless_bodies_bind_nobody() -> None:
    """Officers, or a foreign ministry, of no known country are no party to an accord."""
    more = (
        Actor("crowd", "officers", "people", None, "MIL"),
        Actor("body", "foreign ministry", "organization", None, "GOV"),
    )
    signed = event("e", "SUPPORT", "sign", "signed a pact", actors="orland crowd body vesk")
    found = relations(Linked((), (*ACTORS, *more), PLACES, (signed,)))
    assert [(r.subject, r.object) for r in found] == [("orland", "vesk")]


def in_clause(told: Event, *names: tuple[str, str]) -> tuple[Actor, ...]:
    """The actors, with the words of the event's clause that name them."""
    clause = told.mentions[0].span.quote
    spans = {id: Span.of("r", clause, clause.index(name), clause.index(name) + len(name)) for id, name in names}
    return tuple(replace(actor, mentions=(spans[actor.id],)) if actor.id in spans else actor for actor in ACTORS)


def test_a_departure_says_in_its_clause_from_where() -> None:
    """Without a place or a recipient, the country after "from" is the host, and those listed with it."""
    left = event(
        "e", "RETREAT", "departure", "the departure of troops from Orland and Tollen pleased Vesk", actors="army"
    )
    left = replace(
        left, mentions=(replace(left.mentions[0], trigger=Span.of("r", left.mentions[0].span.quote, 4, 13)),)
    )
    actors = in_clause(left, ("orland", "Orland"), ("tollen", "Tollen"), ("vesk", "Vesk"))
    found = relations(Linked((), actors, PLACES, (left,)))
    assert [(r.subject, r.object, r.ended) for r in found] == [("vesk", "orland", True), ("vesk", "tollen", True)]


def test_founders_listed_in_the_clause_are_members() -> None:
    """The rulers of A, B and C formed it: that makes three members, though roles name but one."""
    told = event(
        "e",
        "SUPPORT",
        "form",
        "The rulers of Orland, Vesk and Tollen formed a union",
        actors="orland",
        recipients="pact",
    )
    told = replace(
        told, mentions=(replace(told.mentions[0], trigger=Span.of("r", told.mentions[0].span.quote, 38, 44)),)
    )
    actors = in_clause(told, ("orland", "Orland"), ("tollen", "Tollen"), ("vesk", "Vesk"))
    found = relations(Linked((), actors, PLACES, (told,)))
    assert [(r.subject, r.object) for r in found] == [("orland", "pact"), ("tollen", "pact"), ("vesk", "pact")]


def test_a_title_in_a_dated_telling_stands_on_that_day() -> None:
    """Who is called minister where a meeting of 4 May is told, was minister on 4 May; elsewhere, when published."""
    met = event("m", "CONSULT", "meet", "minister strom met them", when="2031-05-04")
    met = replace(met, mentions=(replace(met.mentions[0], date=days("2031-05-04")),))
    told = ToldReport(Report("r", "minister strom met them", published=days("2032-01-01")))
    (inside,) = held(met, standings=(office("strom", "orland", "minister"),), told=(told,))
    (outside,) = held(standings=(office("strom", "orland", "minister"),), told=(told,))
    assert [when.earliest for when in inside.attested] == [date(2031, 5, 4)]
    assert [when.earliest for when in outside.attested] == [date(2032, 1, 1)]


def test_an_office_in_a_state_body_names_the_body() -> None:
    """Held at the country's level, the detail still says of what: head of the army is not head of the country."""
    (head,) = held(standings=(office("strom", "army", "head"),))
    assert (head.object, head.detail) == ("vesk", "head of Veskan army")
