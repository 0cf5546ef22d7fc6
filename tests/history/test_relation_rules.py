"""Mini-stories for what opens, closes, renews, suspends or merely attests a relation; all of it is invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.history.test_history import ACTORS, ARRIVED, PLACES, days, event, held, in_clause, office
from whence.history import relations, standing_on
from whence.history.times import turning
from whence.model.event import Actor
from whence.model.linked import Linked, Standing
from whence.model.reading import Claim
from whence.model.span import Span
from whence.model.when import When


def turn(subject: str, object: str, detail: str, words: str, holds: str, when: str | None = None) -> Standing:
    """A report's claim that an office began or ended, in `words`."""
    claim = Claim("office", subject, object, (Span.of("r", words, 0, len(words)),), detail, holds)  # type: ignore[arg-type]
    return Standing("r", claim, days(when))


@pytest.mark.parametrize(
    ("type", "lemma", "clause"),
    [
        ("SANCTION", "suspend", "suspended the treaty"),
        ("SUPPORT", "renew", "renewed the treaty"),
        ("REJECT", "freeze", "froze the accord"),
        ("AGREE", "extend", "extended the agreement"),
    ],
)
def test_what_is_suspended_or_renewed_is_attested_and_not_ended(type: str, lemma: str, clause: str) -> None:
    """For the day of it the accord stood; of any day after nothing is said."""
    signed = event("e1", "SUPPORT", "sign", "signed a treaty", actors="orland vesk", when="2031-03-12")
    later = event("e2", type, lemma, clause, actors="vesk", recipients="orland", when="2032-05-01")
    (accord,) = held(signed, later)
    assert (accord.ended, accord.attested) == (False, (days("2032-05-01"),))
    assert standing_on(accord, later.date.latest) == "stood"  # type: ignore[union-attr, arg-type]
    assert standing_on(accord, later.date.latest.replace(year=2033)) == "not known"  # type: ignore[union-attr]


def test_two_accords_of_one_pair_stay_two() -> None:
    """A trade pact signed and a water treaty denounced are not one."""
    found = held(
        event("a", "SUPPORT", "sign", "signed a water treaty", actors="orland vesk", when="2030-01-01"),
        event("b", "SUPPORT", "sign", "signed a trade pact", actors="orland vesk", when="2030-06-01"),
        event(
            "c",
            "SANCTION",
            "denounce",
            "denounced the water treaty",
            actors="vesk",
            recipients="orland",
            when="2031-01-01",
        ),
    )
    assert {(r.detail, r.ended) for r in found} == {("water treaty", True), ("trade pact", False)}


@pytest.mark.parametrize(
    ("lemma", "clause"),
    [
        ("recall", "recalled its ambassador from"),
        ("expel", "expelled the ambassador"),
        ("close", "closed its embassy"),
        ("reopen", "reopened its embassy"),
    ],
)
def test_an_envoy_recalled_or_an_embassy_closed_breaks_off_nothing(lemma: str, clause: str) -> None:
    """There were ties on that day; only severing them ends them."""
    (ties,) = held(event("e", "SANCTION", lemma, clause, actors="vesk", recipients="orland", when="2031-05-04"))
    assert (ties.type, ties.ended, ties.attested) == ("diplomatic relations", False, (days("2031-05-04"),))


def test_a_member_suspended_is_a_member_and_one_expelled_is_not() -> None:
    """A bloc that bars a country from its meetings has not put it out."""
    barred = event("e", "SANCTION", "suspend", "suspended", actors="pact", recipients="orland", when="2031-05-04")
    out = event(
        "f", "SANCTION", "expel", "expelled from the union", actors="pact", recipients="orland", when="2032-01-01"
    )
    assert [(r.subject, r.ended) for r in held(barred)] == [("orland", False)]
    assert [r.ended_on for r in held(barred, out)] == [days("2032-01-01")]


def test_forces_that_are_stationed_say_nothing_of_when_they_came() -> None:
    """They are attested, and did not begin, on the day of the report."""
    (presence,) = held(
        event("e", "MOBILIZE", "station", "troops are stationed", actors="army", place="port", when="2031-05-04")
    )
    assert (presence.began, presence.attested) == (None, (days("2031-05-04"),))
    (known,) = held(
        ARRIVED,
        event("e", "MOBILIZE", "station", "troops are stationed", actors="army", place="port", when="2031-05-04"),
    )
    assert known.began == days("2031-04-02")


def test_a_levy_or_an_import_ban_is_a_sanction() -> None:
    """Imposed, kept up and lifted, it is one."""
    found = held(
        event("a", "SANCTION", "impose", "imposed a levy", actors="tollen", recipients="vesk", when="2031-01-01"),
        event("b", "SANCTION", "extend", "extended the levy", actors="tollen", recipients="vesk", when="2031-03-01"),
        event("c", "RETREAT", "lift", "lifted the levy", actors="tollen", recipients="vesk", when="2031-06-01"),
    )
    assert [(r.began, r.attested, r.ended_on) for r in found] == [
        (days("2031-01-01"), (days("2031-03-01"),), days("2031-06-01"))
    ]


def test_parties_that_only_the_words_name_are_bound() -> None:
    """The minister of Orland and that of Tollen signed: roles give one of them, the clause both."""
    clause = "ministers of Orland and Tollen signed a pact"
    told = event("e", "SUPPORT", "sign", clause, actors="orland", when="2031-03-12")
    told = replace(told, mentions=(replace(told.mentions[0], trigger=Span.of("r", clause, 31, 37)),))
    actors = in_clause(told, ("orland", "Orland"), ("tollen", "Tollen"))
    found = relations(Linked((), actors, PLACES, (told,)))
    assert [(r.type, r.subject, r.object) for r in found] == [("agreement", "orland", "tollen")]


def test_whom_it_is_signed_with_is_bound() -> None:
    """Orland signed papers on cooperation with Vesk."""
    clause = "Orland signed papers on cooperation with Vesk"
    told = event("e", "SUPPORT", "sign", clause, actors="orland", when="2031-03-12")
    told = replace(told, mentions=(replace(told.mentions[0], trigger=Span.of("r", clause, 7, 13)),))
    actors = in_clause(told, ("orland", "Orland"), ("vesk", "Vesk"))
    found = relations(Linked((), actors, PLACES, (told,)))
    assert [(r.subject, r.object, r.detail) for r in found] == [("orland", "vesk", "papers")]


def test_an_office_told_to_begin_and_to_end_has_both_ends() -> None:
    """Appointed in May, dismissed in July; the title in the words of the dismissal does not attest it anew."""
    title, dismissed = "interim president", "interim president Strom was dismissed"
    within = Claim("office", "strom", "orland", (Span.of("r", dismissed, 0, 17),), title)
    began = turn("strom", "orland", title, "Strom was appointed interim president", "began", "2031-05-14")
    ended = turn("strom", "orland", title, dismissed, "ended", "2031-07-12")
    (post,) = held(standings=(began, ended, Standing("r", within)))
    assert (post.began, post.ended_on, post.acting) == (days("2031-05-14"), days("2031-07-12"), True)
    assert post.attested == ()


def test_who_resigns_leaves_what_other_reports_say_they_held() -> None:
    """The resignation names no office; that of the party stays, that of the country ends."""
    left = event("e", "RETREAT", "resign", "Strom resigned", actors="strom", when="2031-03-15")
    found = held(left, standings=(office("strom", "orland", "premier", "s"), office("strom", "league", "leader", "t")))
    assert {(r.object, r.ended) for r in found} == {("orland", True), ("league", False)}


def test_an_end_that_an_event_dates_has_its_day_and_the_event() -> None:
    """The words of the claim hold the event's own, so that its day is the end's."""
    words = "Strom, the premier, was dismissed"
    out = event("e", "SANCTION", "dismiss", words, recipients="strom", when="2031-07-12")
    out = replace(out, mentions=(replace(out.mentions[0], trigger=Span.of("r", words, 24, 33)),))
    (post,) = held(out, standings=(turn("strom", "orland", "premier", words, "ended"),))
    assert (post.ended_on, post.closed_by) == (days("2031-07-12"), ("e",))


def test_a_minister_of_no_named_country_is_whose_most_reports_say() -> None:
    """One report took the wrong country; where two stand against two, it is that with no such minister of its own."""
    (post,) = held(
        standings=(
            office("strom", "orland", "foreign minister", "s"),
            office("strom", "orland", "foreign minister", "t"),
            office("strom", "vesk", "foreign minister", "u"),
        )
    )
    assert post.object == "orland"
    lund = Actor("lund", "Per Lund", "person", "VES", "VESGOV")
    standings = (
        office("strom", "vesk", "foreign minister", "u"),
        office("strom", "orland", "foreign minister", "s"),
        office("lund", "vesk", "foreign minister", "u"),
    )
    found = relations(Linked((), (*ACTORS, lund), PLACES, (), standings))
    assert {(r.subject, r.object) for r in found} == {("strom", "orland"), ("lund", "vesk")}


@pytest.mark.parametrize(
    ("words", "given", "holds", "turned"),
    [
        ("2029", "2029-01-01/..", "began", "2029-01-01/2029-12-31"),
        ("May 2029", "2029-05-01/..", "began", "2029-05-01/2029-05-31"),
        ("3 May 2029", "2029-05-03/..", "began", "2029-05-03/2029-05-03"),
        ("2025 to 2029", "2025-01-01/2029-12-31", "began", "2025-01-01/2025-12-31"),
        ("2025 to 2029", "2025-01-01/2029-12-31", "ended", "2029-01-01/2029-12-31"),
        ("March 2029", "../2029-03-31", "ended", "2029-03-01/2029-03-31"),
        ("March 2029", "2029-03-01/2029-03-31", "ended", "2029-03-01/2029-03-31"),
    ],
)
def test_since_and_until_turn_within_their_own_unit(words: str, given: str, holds: str, turned: str) -> None:
    """ "Since 2029" begins in 2029, "until March" ends in March; a plain date stays as it is."""
    first, last = (None if day == ".." else days(day) for day in given.split("/"))
    when = When(first and first.earliest, last and last.latest, "stated", "interval", words=words)
    found = turning(when, holds)  # type: ignore[arg-type]
    assert found is not None
    assert f"{found.earliest}/{found.latest}" == turned


@pytest.mark.parametrize(
    ("type", "mode", "lemma", "clause", "role"),
    [
        ("RETREAT", "resign", "give", "gave up her post", "actors"),
        ("CONCEDE", "resign", "hand", "handed in her notice", "actors"),
        ("SANCTION", "expel", "relieve", "relieved of her duties", "recipients"),
        ("COERCE", "seize", "turn", "turned out by the army", "recipients"),
    ],
)
def test_an_office_ends_however_its_loss_is_worded(type: str, mode: str, lemma: str, clause: str, role: str) -> None:
    """What is coded as resigning ends an office by whatever verb; so do the phrases for putting somebody out."""
    lost = event("o", type, lemma, clause, mode=mode, when="2031-07-26", **{role: "strom"})  # type: ignore[arg-type]
    (post,) = held(lost, standings=(office("strom", "orland", "harbour minister"),))
    assert (post.detail, post.ended_on) == ("harbour minister", days("2031-07-26"))


def test_an_embassy_that_is_to_be_closed_shows_ties_without_a_day() -> None:
    """What is planned with envoys says that there are some; it opens and closes nothing, and its day is to come."""
    (ties,) = held(
        event(
            "e", "SANCTION", "close", "will close its embassy", status="planned", when="2031-05-04",
            actors="vesk", recipients="orland",
        )
    )  # fmt: skip
    assert (ties.type, ties.ended, ties.attested) == ("diplomatic relations", False, ())


def test_in_force_since_a_day_opens_what_nothing_else_opened() -> None:
    """Where a signing is told, its day is the beginning, and being in force attests."""
    signed = event("a", "SUPPORT", "sign", "signed the Sound Treaty", actors="orland vesk", when="2031-02-07")
    force = event("b", "SUPPORT", "force", "the Sound Treaty is in force", actors="orland vesk", when="2031-04-01")
    (alone,) = held(force)
    assert alone.began == days("2031-04-01")
    (accord,) = held(force, signed)
    assert (accord.began, accord.attested) == (days("2031-02-07"), (days("2031-04-01"),))


def test_lifting_sanctions_imposes_none() -> None:
    """The noun says that there were some; only a verb of imposing opens."""
    noun = event("a", "SANCTION", "sanction", "its sanctions", actors="pact", recipients="orland", when="2031-05-03")
    noun = replace(noun, mentions=(replace(noun.mentions[0], trigger=Span.of("r", "its sanctions", 4, 13)),))
    lifted = event(
        "b", "CONCEDE", "lift", "lifted its sanctions", actors="pact", recipients="orland", when="2031-05-03"
    )
    (measure,) = held(noun, lifted)
    assert (measure.began, measure.ended_on) == (None, days("2031-05-03"))


def test_the_observers_of_an_alliance_are_its_own() -> None:
    """A mission called by the alliance's name stands for it, whether the report names both or not."""
    union = Actor("union", "Sound Union", "organization", None, "IGO")
    sent = Actor("sent", "Sound Union observers", "organization")
    came = event("e", "AID", "arrive", "observers arrived", actors="sent", place="port", when="2031-05-03")
    (presence,) = relations(Linked((), (*ACTORS, union, sent), PLACES, (came,), ()))
    assert (presence.subject, presence.object) == ("union", "orland")


def test_what_is_named_after_between_is_bound() -> None:
    """Parties that only "between" names are parties, wherever in the clause it stands."""
    clause = "the Sound Treaty between Orland and Vesk is in force"
    force = event("b", "SUPPORT", "force", clause, when="2031-04-01")
    actors = in_clause(force, ("orland", "Orland"), ("vesk", "Vesk"))
    (accord,) = relations(Linked((), actors, PLACES, (force,), ()))
    assert {accord.subject, accord.object} == {"orland", "vesk"}


def test_what_lasts_since_a_month_began_on_the_day_that_others_tell() -> None:
    """ "Since April" is as wide as April; the day of the same event, in another report's words, is finer."""
    came = event("e", "AID", "arrive", "instructors arrived", actors="vesk", place="port", when="2031-04-10")
    first = days("2031-04-01").earliest
    since = When(first, None, "stated", "interval", words="April 2031", edtf="2031-04-01/..")
    lasting = replace(came.mentions[0], date=since)
    both = replace(came, mentions=(came.mentions[0], lasting))
    (presence,) = [one for one in held(both) if one.type == "presence"]
    assert presence.began == days("2031-04-10")
    alone = replace(came, mentions=(lasting,), date=since)
    (presence,) = [one for one in held(alone) if one.type == "presence"]
    assert presence.began is not None and presence.began.latest == days("2031-04-30").latest
