"""Offices whose words leave open whose they are: settled by what else is known, or left out."""

from __future__ import annotations

from whence.history import relations
from whence.history.offices import is_of_state
from whence.model.chronicle import Story, ToldReport
from whence.model.event import Actor, Place
from whence.model.linked import Linked, Standing
from whence.model.reading import Claim
from whence.model.relation import Relation
from whence.model.report import Report
from whence.model.span import Span

TEXT = "Orland Orland Orland Vesk"
PEOPLE = {"lind": None, "moor": None, "hale": "VES"}


def claim(report: str, who: str, body: str, title: str | None, holds: str = "stands", words: str = "") -> Standing:
    """A report's claim of an office; `body` is empty where it says none."""
    said = words or f"{title} {who}"
    return Standing(report, Claim("office", who, body, (Span.of(report, said, 0, len(said)),), title, holds))  # type: ignore[arg-type]


def standing(report: str, who: str, body: str, title: str, words: str) -> Standing:
    """A claim that an office stands, in `words`."""
    return claim(report, who, body, title, words=words)


def stood(
    *standings: Standing, home: bool = True, bodies: tuple[Actor, ...] = (), names: tuple[str, ...] = ()
) -> list[tuple[str, str, str | None, bool]]:
    """Person, body, title and whether ended, of what follows where the reports speak of Orland, or nothing.

    `bodies` are further actors; the reports in `names` begin with the word "Vesk".
    """
    spans = [Span.of("r", TEXT, at, at + 6) for at in (0, 7, 14)] if home else []
    vesk = tuple(Span.of(report, "Vesk", 0, 4) for report in names)
    actors = (
        Actor("orland", "Orland", "country", "ORL", mentions=tuple(spans)),
        Actor("vesk", "Vesk", "country", "VES", mentions=(*vesk, *((Span.of("r", TEXT, 21, 25),) if home else ()))),
        Actor("league", "Sound League", "organization"),
        *bodies,
        *(Actor(name, name.title(), "person", country) for name, country in PEOPLE.items()),
    )
    told = tuple(ToldReport(Report(name, TEXT)) for name in ("r", "q"))
    story = Story("s", ("r", "q"))
    found: tuple[Relation, ...] = relations(Linked(told, actors, (Place("p", "P"),), (), standings, (story,)))
    return [(one.subject, one.object, one.detail, one.ended) for one in found]


def test_a_minister_is_of_the_country_where_the_story_is_at_home() -> None:
    """Readers at home know whose a minister is, so the words leave it out."""
    assert stood(claim("r", "lind", "", "home minister")) == [("lind", "orland", "home minister", False)]


def test_a_single_wrong_guess_gives_way_to_it() -> None:
    """One report without the country's name took the minister for the neighbour's."""
    assert stood(claim("q", "lind", "vesk", "home minister")) == [("lind", "orland", "home minister", False)]


def test_whose_country_is_known_holds_its_office() -> None:
    """A foreigner's post is abroad, wherever the story is."""
    assert stood(claim("r", "hale", "", "deputy foreign minister")) == [
        ("hale", "vesk", "deputy foreign minister", False)
    ]


def test_two_in_one_report_do_not_hold_one_office() -> None:
    """Of two foreign ministers whom a report names one is another country's."""
    found = stood(
        claim("r", "moor", "orland", "foreign minister"),
        claim("r", "lind", "vesk", "foreign minister"),
    )
    assert ("lind", "vesk", "foreign minister", False) in found
    assert ("moor", "orland", "foreign minister", False) in found


def test_what_nothing_settles_is_left_out() -> None:
    """A chairman of nothing named is no relation, nor a minister where no country stands out."""
    assert stood(claim("r", "lind", "", "chairman")) == []
    assert stood(claim("r", "lind", "", "home minister"), home=False) == []


def test_another_report_says_of_what_somebody_was_chairman() -> None:
    """A resignation that names no office ends the one that another report gives."""
    found = stood(claim("r", "lind", "league", "chairman"), claim("q", "lind", "", None, "ended", "Lind resigned"))
    assert found == [("lind", "league", "chairman", True)]


def test_who_follows_comes_into_the_same_office() -> None:
    """What the words leave out of both is settled for both."""
    words = "Moor succeeded Lind"
    found = stood(
        claim("q", "lind", "league", "director"),
        claim("r", "lind", "", None, "ended", words),
        claim("r", "moor", "", "director", "began", words),
    )
    assert ("moor", "league", "director", False) in found
    assert ("lind", "league", "director", True) in found


def test_an_office_of_state_has_nothing_else_in_its_words() -> None:
    """What a party, a firm or a named body has is not looked for in a country."""
    assert is_of_state("deputy foreign minister") and is_of_state("undersecretary for political affairs")
    assert is_of_state("ambassador") and is_of_state("prime minister")
    assert not is_of_state("chairman") and not is_of_state("president of oro mining")
    assert not is_of_state("party secretary") and not is_of_state(None)


def test_who_comes_after_somebody_in_one_report_comes_into_that_ones_country() -> None:
    """ "The premier resigned on the 29th. On the 3rd Moor was elected premier": of no other country than hers."""
    found = stood(
        standing("q", "lind", "vesk", "premier", "Vesk premier"),
        claim("r", "lind", "", None, "ended", "Lind resigned"),
        claim("r", "moor", "", "premier", "began", "Moor was elected premier"),
        names=("q",),
    )
    assert ("moor", "vesk", "premier", False) in found


def test_whose_other_office_of_state_is_known_holds_the_next_there_too() -> None:
    """Nobody is deputy premier of one country and premier of another."""
    vesk = standing("q", "moor", "vesk", "foreign minister", "Vesk foreign minister")
    found = stood(vesk, claim("r", "moor", "", "deputy premier"), names=("q",))
    assert ("moor", "vesk", "deputy premier", False) in found


def test_a_resignation_ends_the_one_office_that_the_person_has() -> None:
    """And is told by its title."""
    premier = standing("q", "lind", "vesk", "premier", "Vesk premier")
    found = stood(premier, claim("r", "lind", "", None, "ended", "Lind resigned"), names=("q",))
    assert found == [("lind", "vesk", "premier", True)]


def test_the_bank_is_the_one_that_has_a_name() -> None:
    """Whoever heads "the bank" heads the Bank of Orland, where the story has no other."""
    bank = Actor("bank", "bank", "organization")
    named = Actor("central", "Central Bank of Orland", "organization", mentions=(Span.of("r", TEXT, 0, 6),))
    told = claim("r", "lind", "bank", "governor")
    assert ("lind", "central", "governor", False) in stood(told, bodies=(bank, named))
    other = Actor("trade", "Trade Bank", "organization", mentions=(Span.of("r", TEXT, 7, 13),))
    assert ("lind", "bank", "governor", False) in stood(told, bodies=(bank, named, other))


def test_an_undated_coming_into_what_was_left_just_before_is_of_that_office() -> None:
    """ "Vega dismissed Lind. Moor took the ministry over": of what Lind is elsewhere told to have had."""
    minister = standing("q", "lind", "vesk", "home minister", "Vesk home minister")
    gone = claim("r", "lind", "", None, "ended", "Lind dismissed")
    came = Standing("r", Claim("office", "moor", "", (Span.of("r", " " * 20 + "Moor came", 20, 29),), None, "began"))
    assert ("moor", "vesk", "home minister", False) in stood(minister, gone, came, names=("q",))


def test_beside_another_countrys_name_the_story_settles_nothing() -> None:
    """ "Vesk attended. The home minister, Lind, spoke": hers is not the country that the story is at home in."""
    words = "Vesk met. Home minister Lind"
    near = Standing("q", Claim("office", "lind", "", (Span.of("q", words, 10, 28),), "home minister"))
    assert stood(near, names=("q",)) == []
    assert stood(near) == [("lind", "orland", "home minister", False)]
