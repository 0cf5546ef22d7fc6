"""Which reports are of stories that have nothing to do with each other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.linking.builder import Writer
from whence.linking import link
from whence.linking.cast import Cast
from whence.linking.settings import settings_of, strangers
from whence.model.event import Actor, Place
from whence.model.span import Span
from whence.model.timeexpr import TimeValue


def test_reports_that_speak_of_other_countries_are_strangers() -> None:
    """Two reports with enough names and no country in common are of different stories."""
    settings = settings_of(_cast([_actor("peru", "PER", a=6), _actor("ghana", "GHA", b=6)], _lima_and_accra()))
    assert strangers(settings["a"], settings["b"])


def test_one_country_in_common_makes_no_strangers() -> None:
    """Where a fair share of what two reports name is one country, they may be of one story."""
    settings = settings_of(_cast([_actor("peru", "PER", a=6, b=4), _actor("ghana", "GHA", b=6)], _lima_and_accra()))
    assert not strangers(settings["a"], settings["b"])


def test_a_country_named_in_passing_does_not_tie_two_reports() -> None:
    """One mention of a great power among twenty names is no common setting."""
    actors = [_actor("peru", "PER", a=20), _actor("ghana", "GHA", b=20), _actor("usa", "USA", a=1, b=1)]
    settings = settings_of(_cast(actors))
    assert strangers(settings["a"], settings["b"])


def test_a_report_that_names_little_is_no_stranger_to_any() -> None:
    """Too few names tell nothing; a report without a setting is compared with all."""
    settings = settings_of(_cast([_actor("peru", "PER", a=20), _actor("ghana", "GHA", b=3)]))
    assert "b" not in settings
    assert not strangers(settings["a"], settings.get("b"))


def test_those_called_by_a_common_noun_have_no_setting() -> None:
    """Gunmen are everywhere: only names and countries set a report's scene."""
    assert settings_of(_cast([_actor("gunmen", None, a=20)])) == {}


def _cast(actors: Sequence[Actor], places: Sequence[Place] = ()) -> Cast:
    return Cast(tuple(actors), tuple(places), {}, {})


def _actor(name: str, country: str | None, **counts: int) -> Actor:
    shown = name.title() if country else name
    return Actor(name, shown, "country" if country else "people", country, mentions=_spans(name, counts))


def _lima_and_accra() -> tuple[Place, ...]:
    return (
        Place("lima", "Lima", country="PER", mentions=_spans("Lima", {"a": 4})),
        Place("accra", "Accra", country="GHA", mentions=_spans("Accra", {"b": 4})),
    )


def _spans(quote: str, counts: dict[str, int]) -> tuple[Span, ...]:
    return tuple(Span(report, at * 20, at * 20 + len(quote), quote) for report, n in counts.items() for at in range(n))


@pytest.mark.parametrize(("dated", "events"), [(False, 2), (True, 1)])
def test_one_power_that_acts_in_two_stories_is_told_of_two_deeds_unless_of_one_day(dated: bool, events: int) -> None:
    """The same country urging the same of other sides is no one event, as long as no day ties the two."""
    miners = "copper strikers, tired miners, flooded shafts, unpaid bonuses, broken lifts, stranded trucks"
    voters = "long queues, missing ballots, empty stamps, spilt ink, sealed boxes, late stewards"
    written = [
        _urging("a", ("Lima", "Peru", "PER"), miners, dated),
        _urging("b", ("Accra", "Ghana", "GHA"), voters, dated),
    ]
    found = link([writer.report for writer in written], [writer.reading for writer in written]).events
    assert len([event for event in found if event.type == "REQUEST"]) == events


def _urging(id: str, where: tuple[str, str, str], seen: str, dated: bool) -> Writer:
    writer, (capital, country, code) = Writer(id, published="2021-05-04"), where
    for sight in seen.split(", "):
        writer.say(f"{capital} in {country} saw {sight}.").who(country, "country", code, id=country)
        writer.where(capital, code)
    writer.say("America urged restraint on 3 May.").who("America", "country", "USA")
    day = writer.when("3 May", TimeValue(year=2021, month=5, day=3)) if dated else None
    writer.event("urged", "REQUEST", lemma="urge", actors=("America",), when=day)
    return writer
