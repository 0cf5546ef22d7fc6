"""Bytes come out as the text they were written as, whatever the encoding; what is no text is said to be none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whence.intake.decode import NotText, declared_charset, decode, tidy

WORDS = "The café in São Tomé’s port — “closed” since the storm — opens on Friday, its owner says."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_usual_encodings_are_told(encoding: str) -> None:
    """With a mark or without, the words come out."""
    assert decode(WORDS.encode(encoding)).removeprefix("\ufeff") == WORDS


def test_a_declared_charset_is_heeded() -> None:
    """A page's own word on its encoding is taken where the bytes are not UTF-8."""
    page = "<html><head><meta charset='windows-1251'></head><body>Порт закрыт</body></html>"
    assert decode(page.encode("cp1251"), markup=True) == page
    assert declared_charset(b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">') == "cp1252"
    assert declared_charset(b"<meta charset=no-such-thing>") is None


def test_other_scripts_are_guessed() -> None:
    """Text in a one-byte encoding of another script is not read as Western letters."""
    words = "Совет города принял посланников порта во вторник, сообщили в министерстве. " * 5
    assert decode(words.encode("cp1251")) == words


def test_a_few_broken_bytes_do_not_spoil_the_rest() -> None:
    """A fault in UTF-8 costs the broken bytes alone, and is noted."""
    text = decode((WORDS * 5).encode() + b"\xff end")
    assert text.startswith(WORDS) and text.endswith("\ufffd end")
    assert [note.why for note in tidy(text).notes] == ["1 characters could not be decoded"]


@pytest.mark.parametrize("content", [b"\x89PNG\r\n\x1a\n", b"\0" * 50, bytes(range(32)) * 9])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    """Images and noise raise NotText."""
    with pytest.raises(NotText):
        decode(content)


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_tidying_leads_back(text: str) -> None:
    """Every code point that tidying keeps is the source's, line breaks of all kinds aside."""
    tidied = tidy(text)
    for at, found in enumerate(tidied.text):
        there = tidied.offsets.source_of(at)
        assert there is not None
        assert found in (text[there], "\n")
    assert "\r" not in tidied.text and "\0" not in tidied.text


def test_lone_surrogates_become_encodable() -> None:
    """JSON may smuggle half a character in; no output may fail on it."""
    assert tidy("a\ud800b").text == "a\ufffdb"
