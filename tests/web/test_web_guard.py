"""The door: who is let in, what every answer says, and that nothing is ruled from elsewhere."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from tests.web.conftest import Served, serving
from whence.cli import whence


def test_every_answer_forbids_what_the_desk_does_not_need(desk: Served) -> None:
    """Scripts and styles only from its own files, no frame around it, nothing guessed, nothing kept."""
    for path in ("/", "/none", "/static/desk.js"):
        policy = desk.ask(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
    assert desk.ask("/").headers["cache-control"] == "no-store"
    assert " style=" not in desk.ask("/").text and "<script>" not in desk.ask("/").text


def test_a_foreign_name_for_this_machine_is_refused(desk: Served) -> None:
    """A page elsewhere cannot let its own name point here and read the desk."""
    assert desk.ask("/", Host="evil.example").status == 403
    assert desk.ask("/", Host=f"localhost:{desk.port}").status == 200
    assert desk.ask("/", Host=f"[::1]:{desk.port}").status == 200


@pytest.mark.parametrize(
    ("form", "headers"),
    [
        ({"judgement": "j1-0"}, {}),
        ({"judgement": "j1-0", "token": "guessed"}, {}),
        ({"judgement": "j1-0", "token": "right"}, {"Origin": "http://evil.example"}),
        ({"judgement": "j1-0", "token": "right"}, {"Sec_Fetch_Site": "cross-site"}),
        ({"judgement": "j1-0", "token": "right"}, {"Origin": "null"}),
    ],
)
def test_only_a_form_of_this_desk_rules(desk: Served, form: dict[str, str], headers: dict[str, str]) -> None:
    """Without its word, or from another site, a POST does nothing."""
    if form.get("token") == "right":
        form = {**form, "token": desk.form_word}
    answer = desk.ask("/log/undo", form=form, **headers)
    assert answer.status == 403 and "Refused" in answer.text


def test_a_judgement_that_is_none_is_told(desk: Served) -> None:
    """A right form about nothing: a plain word, no traceback."""
    answer = desk.ask("/log/undo", form={"judgement": "j1-0", "token": desk.form_word})
    assert answer.status == 400 and "no judgement j1-0" in answer.text


def test_a_token_opens_the_desk(desk: Served) -> None:
    """Given once in the address it becomes a cookie and leaves the address; without it there is nothing to see."""
    with serving(desk.archive, token="a-long-enough-token") as other:
        assert other.ask("/").status == 401
        assert other.ask("/?token=wrong").status == 401
        welcome = other.ask("//evil.example/?token=a-long-enough-token&status=planned")
        assert welcome.status == 303 and welcome.headers["location"] == "/evil.example/?status=planned"
        cookie = welcome.headers["set-cookie"]
        assert "HttpOnly" in cookie and "samesite=strict" in cookie.casefold()
        assert other.ask("/", Cookie=cookie.partition(";")[0]).status == 200
        assert other.ask("/", Authorization="Bearer a-long-enough-token").status == 200
        assert "a-long-enough-token" not in other.ask("/", Cookie=cookie.partition(";")[0]).text


@pytest.mark.parametrize(
    ("options", "words"),
    [(["--host", "0.0.0.0"], "give a --token"), (["--token", "short"], "less than 12"), ([], "there is no archive")],
)
def test_serve_says_in_a_line_why_it_does_not(options: list[str], words: str) -> None:
    """Other addresses need a token, a token some length, and an archive must be there."""
    result = CliRunner().invoke(whence, ["serve", "missing.whence", *options])
    assert result.exit_code != 0
    assert words in str(result.exception)


def test_static_files_are_only_those_of_the_package(desk: Served) -> None:
    """No path leads out of the folder."""
    for name in ("..%2Fsite.py", "site.py", "%2e%2e%2fsite.py", "none.css"):
        assert desk.ask(f"/static/{name}").status == 404


def test_addresses_of_any_kind_are_answered(desk: Served) -> None:
    """Whatever stands in a query, there is a page, never an error of ours."""
    queries = ("page=0", "page=-1", "page=9999999999", "origins=x", "from=%00", "status=%F0%9F%98%80", "actor=%25",
                  "q=%22", "as_of=2031-02-30", "type=%27%3B--", "place=" + "x" * 5000, "words=9-1",
                  "at=herald-0312:9-1")  # fmt: skip
    for query in queries:
        for path in ("/", "/actors", "/reports", "/search", "/reports/herald-0312", "/words"):
            assert desk.ask(f"{path}?{query}").status in (200, 404), f"{path}?{query}"
