"""Furniture is dropped by kind and kept with its reason; no sentence of a story goes, and the rest stays verbatim."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.intake.furniture import Cleaned, clean

FIRST = "The council of Arvenia received the envoys of Belmora in Port Quay on Tuesday, the ministry said."
SECOND = "Both sides signed a paper on the grain trade, though its contents were not made known to the public."
THIRD = "Fishermen in the port had asked for such an accord since the spring, when a storm sank eleven boats."
STORY = f"{FIRST}\n\n{SECOND}\n\n{THIRD}"
TITLE = "Arvenia: council receives envoys from Belmora"


def why(cleaned: Cleaned) -> dict[str, str]:
    return {dropped.text: dropped.why for dropped in cleaned.dropped}


def test_a_bare_story_stays_whole() -> None:
    """Text without furniture comes out as it went in."""
    cleaned = clean(STORY)
    assert (cleaned.text, cleaned.dropped, cleaned.title, cleaned.byline) == (STORY, (), None, None)


def test_a_whole_page_is_told_from_its_story() -> None:
    """Label, byline, read time, share bar, sign-up, comment form and footer go; headline and story stay."""
    page = (
        f"World\n{TITLE}\n\nBy Ada Quill and Bo Renn | 4 December 2023\n3 min read\nFacebook Twitter WhatsApp\n\n"
        f"{FIRST}\n\nAdvertisement\n\n{SECOND}\n\nRead more: Storm sinks boats in Port Quay\n\n{THIRD}\n\n"
        "Sign up for our newsletter\nShare this article\nLeave a Reply\nNice story, I was there\nBack to top\n"
    )
    cleaned = clean(page)
    assert cleaned.text == f"{TITLE}\n\n{STORY}"
    assert (cleaned.title, cleaned.byline) == (TITLE, "Ada Quill and Bo Renn")
    assert cleaned.published is not None
    assert cleaned.published.edtf == "2023-12-04"
    assert why(cleaned)["Nice story, I was there"] == "comments"
    assert why(cleaned)["World"] == "label"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("5 Min Read", "read time"),
        ("Reading time: 4 minutes", "read time"),
        ("SHARE THIS:", "share bar"),
        ("1.2K Shares", "share bar"),
        ("We use cookies to make this site work for you.", "cookie or legal notice"),
        ("© 2023 Quay Courier. All rights reserved.", "cookie or legal notice"),
        ("ALSO READ: Minister of fisheries steps down", "links to other stories"),
        ("Minister of fisheries steps down amid storm row", "link to another story"),
        ("Envoys of Belmora in Port Quay. (Photo by Cid Marrow)", "caption"),
        ("Image: Quay Courier/Getty Images", "caption"),
        ("You must be logged in to post a comment.", "comment form"),
        ("(Reporting by Ada Quill; Editing by Bo Renn)", "credits"),
        ("Follow us on Telegram", "follow line"),
        ("Scroll to top", "page navigation"),
        ("Harbour  |  Sport  |  Weather  |  Small Ads", "page navigation"),
        ("Donate now | Sign up for our alerts", "newsletter sign-up"),
    ],
)
def test_furniture_amid_a_story_goes_and_keeps_its_reason(line: str, reason: str) -> None:
    """A line of furniture between two paragraphs leaves one break between them."""
    cleaned = clean(f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}")
    assert cleaned.text == STORY
    assert why(cleaned) == {line: reason}


@pytest.mark.parametrize(
    "line",
    [
        "The council said on Monday that the port would stay shut",  # lost its stop
        "Reporting by the harbour office suggested that nine boats were lost.",
        "Share prices fell by a tenth after the storm, brokers in the port said.",
        "Comments by the minister angered the fishermen of the northern villages.",
        "Subscribe as they might to peace, both sides kept their boats armed.",
        "“We are leaving”",
        "Why the storm matters",
        "- a ban on night fishing",
        "1. Boats return to the northern port at dusk",
        "CROSS-HEADING ABOUT THE LONG STORM SEASON",
        "By Monday the boats had left.",
        "The minister resigned.",
        "Related offences were not charged, the harbour court said on Tuesday.",
    ],
)
def test_story_lines_that_look_like_furniture_stay(line: str) -> None:
    """Precision first: what could be the story's stays."""
    text = f"{FIRST}\n\n{line}\n\n{SECOND}\n\n{THIRD}"
    assert clean(text).text == text


def test_a_headline_stands_once() -> None:
    """The headline set again below is dropped; the first stays."""
    cleaned = clean(f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{TITLE}\n\n{THIRD}")
    assert cleaned.text == f"{TITLE}\n\n{STORY}"
    assert why(cleaned) == {TITLE: "headline repeated"}


def test_an_author_named_twice_above_and_in_full_below_is_the_byline() -> None:
    """A name that stands twice at once is the author's; a fuller form below completes it."""
    cleaned = clean(f"{TITLE}\n\nAda\nAda\n2 Min Read\nPolitics\n\n{STORY}\n\nAda Quill\n")
    assert (cleaned.text, cleaned.byline) == (f"{TITLE}\n\n{STORY}", "Ada Quill")


def test_a_story_of_single_breaks_has_a_headline_only_where_one_stands() -> None:
    """A first line that is a sentence is no headline; one that is titled and open-ended is."""
    assert clean(STORY.replace("\n\n", "\n")).title is None
    assert clean(f"{TITLE}\n{FIRST}\n{SECOND}").title == TITLE


def test_a_question_may_be_a_headline() -> None:
    """A headline that asks is one, though it closes as sentences do."""
    asked = "Why did the envoys of Belmora come to Port Quay? What do they want?"
    assert clean(f"{asked}\n\n{STORY}").title == asked


def test_a_given_title_stands_once() -> None:
    """Where other data name the title, its line at the start stays and each later one goes."""
    cleaned = clean(f"{TITLE}\n\n{FIRST}\n\n{TITLE}\n\n{SECOND}", title=TITLE)
    assert cleaned.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_a_bare_date_below_the_story_dates_nothing() -> None:
    """A comment's date is not the report's; a line that says "published" is."""
    assert clean(f"{STORY}\n\n5 December 2023").published is None
    assert clean(f"{STORY}\n\nPublished on 5 December 2023").published is not None


def test_a_dateline_set_as_a_line_is_kept_and_no_headline() -> None:
    """ "PORT QUAY, Arvenia" above the first paragraph stays in the text."""
    cleaned = clean(f"PORT QUAY, Arvenia (Courier)\n\n{STORY}")
    assert cleaned.title is None
    assert cleaned.text.startswith("PORT QUAY")


def test_hard_wrapped_lines_are_no_links() -> None:
    """Lines that a mailer wrapped are one paragraph, however title-like one of them looks."""
    wrapped = (
        "The envoys of Belmora came ashore in Port Quay on Tuesday and were\n"
        "met by the council of Arvenia, which had waited since dawn while\n"
        "Ministers Visited Boats Wrecked Last Spring Near Northern Village\n"
        "of Hythe, where eleven crews were lost and four boats were found\n"
        "weeks later far out at sea by a grain ship from the south coast.\n"
        "\n"
        "No date was set for another visit, the harbour office said later.\n"
    )
    assert clean(wrapped).text == wrapped.rstrip()


def test_a_comment_button_above_the_story_drops_no_story() -> None:
    """Only below most of the story does a comment form's head take what follows."""
    cleaned = clean(f"{TITLE}\n\nLeave a comment\n\n{STORY}")
    assert cleaned.text == f"{TITLE}\n\n{STORY}"


def test_an_outlet_named_by_furniture_is_told() -> None:
    """A sign-up line of a common publishing system names the site."""
    assert clean(f"{STORY}\n\nDiscover more from Quay Courier").outlet == "Quay Courier"


def test_rules_of_english_headlines_do_not_touch_other_languages() -> None:
    """A text whose small words are not English keeps its open-ended lines."""
    text = (
        "Le conseil a reçu mardi les envoyés du port pour parler du prix du blé et des routes.\n\n"
        "Ministre des ports en visite officielle\n\n"
        "Les deux parties ont signé un accord sur le blé, dont le contenu reste inconnu du public."
    )
    assert clean(text).text == text


LINES = st.sampled_from(
    [
        "",
        FIRST,
        SECOND,
        THIRD,
        TITLE,
        "Ada Quill",
        "By Ada Quill",
        "Read more",
        "Comments",
        "World",
        "3 min read",
        " \u00a0",
    ]
)


@given(st.lists(LINES, max_size=14))
def test_what_is_kept_is_verbatim_and_sentences_stay(lines: list[str]) -> None:
    """Every kept code point leads to itself in the source, and every story sentence above a comment form stays."""
    source = "\n".join(lines)
    cleaned = clean(source)
    assert len(cleaned.text) == cleaned.offsets.size
    assert all(source[cleaned.offsets.source_of(at) or 0] == found for at, found in enumerate(cleaned.text))
    if "Comments" not in lines:
        assert [line for line in cleaned.text.split("\n") if line in (FIRST, SECOND, THIRD)] == [
            line for line in lines if line in (FIRST, SECOND, THIRD)
        ]


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Port Courier", "The Port Courier"),
        ("Vale Gazette  -  Friday edition", "Vale Gazette"),
        ("Anna Verhoeven", None),
        ("The harbour is closed", None),
    ],
)
def test_a_masthead_above_the_story_names_the_outlet(line: str, outlet: str | None) -> None:
    """A line that a paper is called by is the outlet and no part of the text; a name or a sentence is not."""
    page = f"Harbour closed by storm for a third day\n\n{line}\n\n{STORY}"
    assert clean(page).outlet == outlet


def test_a_byline_of_the_desk_is_dropped() -> None:
    """A byline without a person's name is furniture all the same."""
    page = f"Harbour closed by storm for a third day\nBy our foreign desk, with Coast Wire\n\n{STORY}"
    assert "foreign desk" not in clean(page).text


@pytest.mark.parametrize(
    "line",
    [
        "News   Sport   Opinion   Culture   Archive",
        "The Quay Lantern uses cookies to remember you.",
        "Like this? Get The Quay Lantern every Monday by e-mail.",
        "Subscriptions by post only.",
        "To unsubscribe, reply with STOP.",
        "Unsubscribe from this list.",
        "You are receiving this because you signed up.",
        "The Quay Lantern is published six times a year.",
        "The Quay Lantern comes out when it is ready.",
        "No. 14 | Price: 2 crowns | Founded by its readers",
        "Call 112 only in emergencies.",
        "Press contact: Maria Silva, +555 123",
        "Ana Ruiz is a reporter for The Quay Lantern.",
        "Translated from the Spanish by Ana Ruiz",
    ],
)
@pytest.mark.parametrize("below", [True, False])
def test_standing_lines_of_papers_letters_and_offices_go(line: str, below: bool) -> None:
    """Menus, notices, sign-offs and lines about the paper are no part of the story, above or below it."""
    page = f"{TITLE}\n\n{STORY}\n\n{line}\n" if below else f"{TITLE}\n\n{line}\n\n{STORY}\n"
    assert clean(page).text == f"{TITLE}\n\n{STORY}"


def test_a_slogan_under_a_statement_goes_and_a_signature_stays() -> None:
    """Capitals with a little word are a slogan; a name and post in capitals say who speaks."""
    cleaned = clean(f"{TITLE}\n\n{STORY}\n\nTOMAS BREKKE, SECRETARY OF THE COUNCIL\n\nTHE SEA IS OURS\n")
    assert cleaned.text == f"{TITLE}\n\n{STORY}\n\nTOMAS BREKKE, SECRETARY OF THE COUNCIL"


@pytest.mark.parametrize(
    "line",
    [
        "The author of the attack is still at large, the ministry said on Tuesday after a night of searches.",
        "The report is published today.",
        "Get out of our port, the fishermen shouted.",
        "If you value our lives, they said, send boats.",
    ],
)
def test_sentences_that_begin_as_standing_lines_do_stay(line: str) -> None:
    """What only looks like a line about the paper is left in the story."""
    assert line in clean(f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{THIRD}\n").text


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("THE HARBOUR QUARTERLY", "The Harbour Quarterly belongs to nobody."),
        ("The Harbour Quarterly", "The Harbour Quarterly relies on its readers. Make a donation"),
        ("Essays", "The author's travel was paid for by the author."),
        ("World", "Subscribers get the digital edition at 6 a.m. Try a month for nothing!"),
        (
            "World",
            "For further information, please contact the duty officer of the press office in the capital itself.",
        ),
        ("World", "We care about your privacy. Cookie settings"),
    ],
)
def test_what_an_outlet_tells_of_itself_below_the_story_goes(head: str, line: str) -> None:
    """Colophon, notes on the author's means, offers to subscribers and press contacts are no part of the story."""
    cleaned = clean(f"{head}\n\n{TITLE}\n\n{STORY}\n\n{line}\n")
    assert line not in cleaned.text
    assert cleaned.text.endswith(THIRD)


def test_what_an_office_tells_of_itself_stays() -> None:
    """A statement may end with a sentence about whoever gives it out."""
    line = "The Ministry of Posts stands by its word."
    assert clean(f"MINISTRY OF POSTS\n\n{TITLE}\n\n{STORY}\n\n{line}\n").text.endswith(line)


def test_links_with_arrows_go_from_amid_the_story() -> None:
    """A list of other stories goes although its lines read as sentences do, where arrows mark them."""
    links = "READ ALSO\n>> Eel school wins the regatta\n>> Fares are up again"
    cleaned = clean(f"{TITLE}\n\n{FIRST}\n\n{links}\n\n{SECOND}\n\n{THIRD}")
    assert cleaned.text == f"{TITLE}\n\n{STORY}"
