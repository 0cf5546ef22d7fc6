"""Time expressions: found with exact spans, given what their words fix, and placed as far as the report alone can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.builder import build
from whence.model.parse import Sentence, TimeWords, Word
from whence.model.report import Report
from whence.model.timeexpr import TimeExpression
from whence.model.when import When
from whence.reading.segment import segment
from whence.reading.times import anchor_times, find_times

FRIDAY = When.day(date(2022, 6, 10), "given")


def read(text: str, published: When | None = None) -> list[TimeExpression]:
    report, found = Report("r", text), []
    for raw in segment(text):
        words = tuple(Word(a, b, text[a:b], text[a:b].lower(), "X", -1, "dep") for a, b in raw.tokens)
        found += find_times(report, Sentence(raw.start, raw.end, words))
    return list(anchor_times(found, published))


def days(text: str, published: When | None = FRIDAY) -> list[tuple[str, str | None, str | None]]:
    return [
        (e.span.quote, *(str(d) if d else None for d in (e.date.earliest, e.date.latest)))  # type: ignore[misc]
        for e in read(text, published)
        if e.date
    ]


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("They met on 4 December 2021.", "4 December 2021", "2021-12-04", "2021-12-04"),
        ("They met on Saturday, Dec. 4, 2021.", "Saturday, Dec. 4, 2021", "2021-12-04", "2021-12-04"),
        ("They met on the 4th of December 2021.", "the 4th of December 2021", "2021-12-04", "2021-12-04"),
        ("They met on 2021-12-04.", "2021-12-04", "2021-12-04", "2021-12-04"),
        ("They met on 4/12/2021.", "4/12/2021", "2021-04-12", "2021-12-04"),
        ("They met on 14/12/2021.", "14/12/2021", "2021-12-14", "2021-12-14"),
        ("It began in mid-March 2020.", "mid-March 2020", "2020-03-11", "2020-03-20"),
        ("It began in early 2020.", "early 2020", "2020-01-01", "2020-05-25"),
        ("It began in the late 1990s.", "the late 1990s", "1996-01-01", "1999-12-31"),
        ("It ran from 3 to 5 May 2020.", "3 to 5 May 2020", "2020-05-03", "2020-05-05"),
        ("It ran from November to February 2020.", "November to February 2020", "2019-11-01", "2020-02-29"),
        ("It ran between 2012 and 2014.", "2012 and 2014", "2012-01-01", "2014-12-31"),
        ("The 2013-14 season ended.", "2013-14", "2013-01-01", "2014-12-31"),
        ("The first week of May 2020 was calm.", "The first week of May 2020", "2020-05-01", "2020-05-07"),
        ("In the second quarter of 2020 it fell.", "the second quarter of 2020", "2020-04-01", "2020-06-30"),
        ("It came on Christmas Day 2020.", "Christmas Day 2020", "2020-12-25", "2020-12-25"),
        ("Rebels attacked on Monday.", "Monday", "2022-06-06", "2022-06-06"),
        ("The vote will be held on Monday.", "Monday", "2022-06-13", "2022-06-13"),
        ("He left last year.", "last year", "2021-01-01", "2021-12-31"),
        ("He left last spring.", "last spring", "2022-03-01", "2022-05-31"),
        ("He left last summer.", "last summer", "2021-06-01", "2021-08-31"),
        ("He left earlier this week.", "earlier this week", "2022-06-06", "2022-06-10"),
        ("He will leave later this month.", "later this month", "2022-06-10", "2022-06-30"),
        ("They left over the weekend.", "the weekend", "2022-06-04", "2022-06-05"),
        ("He left last July.", "last July", "2021-07-01", "2021-07-31"),
        ("He left in July last year.", "July last year", "2021-07-01", "2021-07-31"),
        ("He left two weeks ago.", "two weeks ago", "2022-05-26", "2022-05-28"),
        ("He left a few days ago.", "a few days ago", "2022-06-03", "2022-06-08"),
        ("He left yesterday evening.", "yesterday evening", "2022-06-09", "2022-06-09"),
        ("Fighting went on over the past two weeks.", "the past two weeks", "2022-05-27", "2022-06-10"),
        ("On Tuesday of last week he left.", "Tuesday of last week", "2022-05-31", "2022-05-31"),
        ("By March, many had fled.", "March", None, "2022-03-31"),
        ("He has ruled since 2013.", "2013", "2013-01-01", None),
        ("He recently left.", "recently", "2021-12-09", "2022-06-10"),
        ("The army left in December.", "December", "2021-12-01", "2021-12-31"),
        ("The army left on 4 Dec, they said.", "4 Dec", "2021-12-04", "2021-12-04"),
        ("He was held on the 3rd of this month.", "the 3rd of this month", "2022-06-03", "2022-06-03"),
        ("He was held on the first of last month.", "the first of last month", "2022-05-01", "2022-05-01"),
        ("Your letter of the 7th inst. came.", "7th inst.", "2022-06-07", "2022-06-07"),
        ("The ferry sank on the last day of March.", "the last day of March", "2022-03-31", "2022-03-31"),
        ("It rained in the first days of May.", "the first days of May", "2022-05-01", "2022-05-07"),
        ("It rained in the last three days of May.", "the last three days of May", "2022-05-29", "2022-05-31"),
        ("The choir left at the end of May.", "the end of May", "2022-05-24", "2022-05-31"),
        ("They voted on the first Monday of March.", "the first Monday of March", "2022-03-07", "2022-03-07"),
        ("They voted on the last Sunday in April.", "the last Sunday in April", "2022-04-24", "2022-04-24"),
        ("They meet on the Tuesday after next.", "the Tuesday after next", "2022-06-21", "2022-06-21"),
        ("He left the week before last.", "the week before last", "2022-05-23", "2022-05-29"),
        ("He left on the Friday before last.", "the Friday before last", "2022-05-27", "2022-05-27"),
        ("He left last Thursday.", "last Thursday", "2022-06-02", "2022-06-02"),
        ("He left last Tuesday.", "last Tuesday", "2022-06-07", "2022-06-07"),
        ("On June 8, a Wednesday, it shut.", "June 8, a Wednesday", "2022-06-08", "2022-06-08"),
        ("It shut on Sunday, the 5th.", "Sunday, the 5th", "2022-06-05", "2022-06-05"),
    ],
)
def test_expressions_are_found_and_placed(text: str, quote: str, first: str | None, last: str | None) -> None:
    """Each of the ways in which news tells a day is found whole and placed no more precisely than it says."""
    assert days(text) == [(quote, first, last)]


def test_days_and_months_in_a_row_share_the_year_of_the_last() -> None:
    """ "In February and April of 2011" names no February of the year of writing."""
    assert days("They fought in February and April of 2011.")[0][1:] == ("2011-02-01", "2011-02-28")
    assert days("Talks were held on 3 May and 9 June 2019.")[0][1:] == ("2019-05-03", "2019-05-03")


def test_a_weekday_of_the_week_told_before_lies_in_that_week() -> None:
    """ "On Friday of that week" goes on from the day told, not from the day of writing."""
    found = days("On 12 May the bank shut two branches. On Friday of that week it shut the others.")
    assert found[1] == ("Friday of that week", "2022-05-13", "2022-05-13")


def test_then_at_the_end_of_a_clause_is_the_time_told_before() -> None:
    """ "A plan was agreed then" is of the date that the sentence before names."""
    assert days("The two quarrelled in May 2011. A truce was agreed then.")[1][1:] == ("2011-05-01", "2011-05-31")


def test_what_a_date_since_or_until_bounds_gives_no_month_to_a_later_day() -> None:
    """ "Let through since January 2019. On the 7th ..." is a day of the month of writing."""
    found = days("They had been let through since January 2019. On the 7th, police took nine plates.")
    assert found[-1][1:] == ("2022-06-07", "2022-06-07")


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May met April Jones.",
        "Some 2000 soldiers may march.",
        "At least 1500 people fled.",
        "He wrote for the Sunday Times.",
        "They may leave.",
        "It cost $1999 in his twenties.",
        "Resolution 1973 was adopted.",
        "He is the two-year-old.",
    ],
)
def test_what_only_looks_like_a_time_is_left_alone(text: str) -> None:
    """Names, verbs, counts and ages are no dates."""
    assert read(text) == []


def test_hours_of_every_day_are_a_set() -> None:
    """A curfew's hours name no day, though an hour alone is one of the day told before."""
    assert [e.value.kind for e in read("Nobody may go out between 10 p.m. and 5 a.m.")] == ["set"]


def test_durations_and_sets_are_told_from_dates() -> None:
    """How long and how often have an amount, and no date."""
    found = read("For three years they met every Friday and twice a month in two-week camps.")
    assert [(e.value.kind, e.value.amount, e.value.unit, e.value.weekday, e.date) for e in found] == [
        ("duration", 3, "year", None, None),
        ("set", None, None, 5, None),
        ("set", 1, "month", None, None),
        ("duration", 2, "week", None, None),
    ]


def test_recent_times_count_in_no_unit() -> None:
    """What has no unit is a vague past, and no reader stumbles over it."""
    (found,) = read("The worst flood in recent times closed the port.", FRIDAY)
    assert (found.span.quote, found.value.unit, found.value.vague, found.value.direction) == (
        "recent times", None, True, "past",
    )  # fmt: skip


def test_without_publication_relative_values_stay_open() -> None:
    """What nothing anchors keeps its partial form, so that linking can place it."""
    found = read("On Monday they met. On December 4 they left. They came back last week.")
    assert [(e.date.edtf, e.date.weekday, e.date.placed) for e in found if e.date] == [
        (None, 1, False),
        ("XXXX-12-04", None, False),
        (None, None, False),
    ]


def test_a_date_takes_its_year_from_the_one_before() -> None:
    """A month or day goes on from the date just told, and says so."""
    found = read("A visit came in early December 2021. On December 4 they signed. The same day he left.")
    assert [str(e.date.earliest) for e in found if e.date] == ["2021-12-01", "2021-12-04", "2021-12-04"]
    assert [e.anchored_on for e in found] == [None, 0, 1]
    assert found[2].date is not None
    assert found[2].date.because == (
        "“The same day” hangs on “December 4”",
        "the year is that of “early December 2021”",
    )


def test_a_chain_counts_on() -> None:
    """Later, the following and that year hang on what was told before, not on publication."""
    text = "The coup came on 3 March 2019. Two months later he fled. The following week it ended. That year was hard."
    assert [(first, last) for _, first, last in days(text)] == [
        ("2019-03-03", "2019-03-03"),
        ("2019-05-01", "2019-05-31"),
        ("2019-05-06", "2019-06-09"),
        ("2019-01-01", "2019-12-31"),
    ]


def test_the_same_day_as_an_open_date_is_open_in_the_same_way() -> None:
    """A chain on a date without a year carries the partial form."""
    found = read("On December 4 they signed. The same day he left.")
    assert [e.date.edtf for e in found if e.date] == ["XXXX-12-04", "XXXX-12-04"]
    assert found[1].anchored_on == 0


def test_a_year_that_belongs_to_a_law_dates_nothing_after_it() -> None:
    """`The 2005 act` gives no year to the date that follows; publication does."""
    assert days("They repealed the 2005 act. On December 4 they met.")[1][1:] == ("2021-12-04", "2021-12-04")


def test_a_year_that_is_only_compared_with_dates_nothing_after_it() -> None:
    """`Than the previous year` gives no year to the month that follows."""
    found = read("Deaths rose in 2021 compared to the previous year. By March, many had fled.")
    assert found[-1].date is not None and found[-1].date.edtf == "XXXX-03"


def test_the_network_settles_a_doubt() -> None:
    """A month that might be a name is a time where the reader's network says so."""
    report, (sentence,) = build("They NOUN 2 nsubj\nmet VERB 0 root\nApril PROPN 2 obl\nJones PROPN 3 flat")
    assert find_times(report, sentence) == ()
    hinted = replace(sentence, times=(TimeWords(2, 3),))
    assert [e.span.quote for e in find_times(report, hinted)] == ["April"]


def test_what_follows_an_event_hangs_on_the_event() -> None:
    """`Two months after the vote` is not counted from publication or from the last date."""
    (found,) = read("He fled just over two months after the vote.", FRIDAY)
    assert (found.value.anchor, found.value.shift, found.value.unit) == ("event", 2, "month")
    assert found.date is not None and not found.date.placed


def test_a_history_runs_on_its_own_years() -> None:
    """Where most dates lie years back, bare months go on from each other and not from publication."""
    text = (
        "War came in September 1939. In April 1940 it spread. In 1941 it grew. By December 1941 it was everywhere. "
        "In February, cities fell. On 3 May, more fell."
    )
    assert [first for _, first, _ in days(text)][-2:] == ["1942-02-01", "1942-05-03"]


def test_the_governing_verb_says_where_a_date_lies() -> None:
    """In one sentence a past and a coming weekday lie on their own sides of publication."""
    report, sentences = build(
        """
        Diallo PROPN 2 nsubj
        said/say VERB 0 root
        on ADP 4 case
        Monday PROPN 2 obl
        that SCONJ 8 mark
        troops NOUN 8 nsubj
        will AUX 8 aux
        leave VERB 2 ccomp
        on ADP 10 case
        Tuesday PROPN 8 obl
        . PUNCT 2 punct
        """
    )
    found = anchor_times(find_times(report, sentences[0]), FRIDAY)
    assert [str(e.date.earliest) for e in found if e.date] == ["2022-06-06", "2022-06-14"]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on Monday",
                "May",
                "2013",
                "the same day",
                "4",
                "December",
                "two weeks",
                "ago",
                "-",
                "since",
                ",",
                "1990s",
                "“",
            ]
        ),
        max_size=14,
    )
)
def test_spans_slice_to_their_words_and_do_not_overlap(parts: list[str]) -> None:
    """Whatever the text, expressions are exact, in order and apart."""
    text = " ".join(parts)
    found = read(text, FRIDAY)
    assert all(text[e.span.start : e.span.end] == e.span.quote for e in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("Rebels left at dawn on Monday.", "dawn", "2022-06-06", "2022-06-06"),
        ("On Tuesday they met. By midnight they were gone.", "midnight", "2022-06-07", "2022-06-07"),
        ("Norway sent a team at the weekend.", "the weekend", "2022-06-04", "2022-06-05"),
        ("It was signed on 03.05.2022 in Tarsk.", "03.05.2022", "2022-05-03", "2022-05-03"),
    ],
)
def test_hours_weekends_and_dots_name_their_days(text: str, quote: str, first: str, last: str) -> None:
    """An hour is of the day named with it, the weekend is the last one, and dots stand between day, month and year."""
    assert (quote, first, last) in days(text)


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("Ministers NOUN 4 nsubj\nare/be AUX 4 aux\nto PART 4 mark\nsign VERB 0 root\nit PRON 4 obj\non ADP 7 case\n"
         "Sunday PROPN 4 obl", date(2022, 6, 12)),
        ("Unions NOUN 2 nsubj\ncalled/call VERB 0 root\na DET 4 det\nstrike NOUN 2 obj\nfor ADP 6 case\n"
         "Sunday PROPN 2 obl", date(2022, 6, 12)),
        ("Unions NOUN 3 nsubj\nhad/have AUX 3 aux\ncalled/call VERB 0 root\na DET 5 det\nstrike NOUN 3 obj\n"
         "for ADP 7 case\nSunday PROPN 3 obl", date(2022, 6, 5)),
        ("The DET 2 det\nboat NOUN 4 nsubj\nis/be AUX 4 cop\ndue ADJ 0 root\non ADP 6 case\nSunday PROPN 4 obl",
         date(2022, 6, 12)),
        ("Ministers NOUN 4 nsubj\nwere/be AUX 4 aux\nto PART 4 mark\nsign VERB 0 root\non ADP 6 case\n"
         "Thursday PROPN 4 obl", date(2022, 6, 9)),
    ],
)  # fmt: skip
def test_what_is_arranged_lies_ahead(source: str, day: date) -> None:
    """ "Is to", "is due" and "for Sunday" look ahead; "were to" leaves open which way, and a pluperfect looks back."""
    report, (sentence,) = build(source)
    (found,) = anchor_times(find_times(report, sentence), FRIDAY)
    assert found.date is not None and (found.date.earliest, found.date.latest) == (day, day)


def test_years_of_the_background_date_no_news() -> None:
    """A dispatch that names days by its own day is no history, however many years its background has."""
    text = (
        "The chamber met on Thursday. It was built in 1998, burned in 2004, rebuilt in 2011 and sold in 2015. "
        "A sitting was held in March. Its clerk spoke on Wednesday, and the porters left last week, and the cooks on "
        "Monday."
    )
    assert ("March", "2022-03-01", "2022-03-31") in days(text)


def test_a_month_of_another_paragraph_gives_no_year() -> None:
    """What happened at the end of March did so lately, though the paragraph before ends on an old November."""
    text = "It began with the fires of November 2019.\nThe envoy spent two days there at the end of March."
    report, found = Report("r", text), []
    for raw in segment(text):
        words = tuple(Word(a, b, text[a:b], text[a:b].lower(), "X", -1, "dep") for a, b in raw.tokens)
        found += find_times(report, Sentence(raw.start, raw.end, words))
    apart = anchor_times(found, FRIDAY, [text.index("The envoy")])[-1].date
    assert apart is not None
    assert apart.earliest is not None
    assert apart.earliest.year == 2022


@pytest.mark.parametrize("words", ["two weeks before delegates gather", "two weeks before she left"])
def test_before_a_clause_counts_from_what_it_tells(words: str) -> None:
    """`Two weeks before` that goes on with a clause hangs on that clause, whatever date was told last."""
    found = read(f"The pact of May 2020 fell {words}.", FRIDAY)
    assert found[-1].value.anchor == "event"


def test_a_day_told_in_the_present_tense_is_to_come() -> None:
    """Parliament meets on Friday: on the next one."""
    report, sentences = build(
        """
        Parliament NOUN 2 nsubj
        meets/meet VERB 0 root
        on ADP 4 case
        Monday PROPN 2 obl
        . PUNCT 2 punct
        """
    )
    (found,) = anchor_times(find_times(report, sentences[0]), FRIDAY)
    assert found.date is not None
    assert str(found.date.earliest) == "2022-06-13"


@pytest.mark.parametrize(
    ("text", "quote", "first", "last"),
    [
        ("It opens in the second half of May 2020.", "the second half of May 2020", "2020-05-16", "2020-05-31"),
        ("The vote is set for next Friday.", "next Friday", "2022-06-17", "2022-06-17"),
        ("He was held last Friday.", "last Friday", "2022-06-03", "2022-06-03"),
        ("On the 7th parliament sat.", "7th", "2022-06-07", "2022-06-07"),
    ],
)
def test_halves_turns_and_bare_days(text: str, quote: str, first: str, last: str) -> None:
    """Halves of months, weekdays of another week and days of the month without a name are placed."""
    assert (quote, first, last) in days(text)


def test_a_bare_day_goes_on_from_the_month_told() -> None:
    """`The 15th` after `9 March` is of March, though no year is known."""
    found = read("It failed on 9 March. On the 15th, he went home.")
    assert [(e.value.month, e.value.day) for e in found] == [(3, 9), (3, 15)]


@pytest.mark.parametrize(
    ("source", "day"),
    [
        ("The DET 2 det\ntalks NOUN 5 nsubj:pass\nwere/be AUX 5 aux:pass\nlong ADV 5 advmod\npostponed/postpone VERB 0 "
         "root\nto ADP 7 case\nSunday PROPN 5 obl", date(2022, 6, 12)),
        ("They PRON 2 nsubj\ncalled/call VERB 0 root\nfor ADP 5 case\na DET 5 det\nmarch NOUN 2 obl\non ADP 7 case\n"
         "Sunday PROPN 2 obl", date(2022, 6, 12)),
        ("It PRON 2 nsubj\nfollows/follow VERB 0 root\na DET 4 det\ncall NOUN 2 obj\non ADP 6 case\n"
         "Sunday PROPN 4 nmod", date(2022, 6, 5)),
    ],
)  # fmt: skip
def test_days_of_what_is_put_off_or_called_for_lie_ahead(source: str, day: date) -> None:
    """The day after `postponed to` or `called for` is to come; one that hangs on a noun of the present is not."""
    report, sentences = build(source)
    (found,) = anchor_times(find_times(report, sentences[0]), FRIDAY)
    assert found.date is not None
    assert found.date.earliest == day
