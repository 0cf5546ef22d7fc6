"""Two names taken alone are one in any order, spelling or legal form, and two where a word or number differs."""

from __future__ import annotations

import pytest

from whence.linking.likeness import SAME, likeness


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Tarvik Holding AS", "Tarvik Holding"),
        ("OAO Belmeta", "Open Joint Stock Company Belmeta"),
        ("Goodharbour Lines", "Good Harbour Lines"),
        ("Third Brigade", "3rd Brigade"),
    ],
)
def test_legal_forms_spaces_and_ordinals_make_no_other_body(a: str, b: str) -> None:
    """What is written in several ways without another body being meant is no difference."""
    assert likeness(a, b, person=False) >= SAME


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Adewale, Tunde", "Tunde Adewale"),
        ("Bob Hartwell", "Robert Hartwell"),
        ("A. Okonjo", "Adaeze Okonjo"),
        ("Олена Шевченко", "Olena Shevchenko"),
    ],
)
def test_order_short_forms_and_scripts_make_no_other_person(a: str, b: str) -> None:
    """A person is called by given name or surname first, by an initial, by a short form, in any script."""
    assert likeness(a, b, person=True) >= SAME


@pytest.mark.parametrize(
    ("a", "b", "person"),
    [
        ("Brigade 44", "Brigade 45", False),
        ("Varga Bank", "Varga Bank Trust", False),
        ("Ali Hassan", "Ali Hussein", True),
        ("A. Okonjo", "Ngozi Okonjo", True),
        ("Kemi Balogun", "Kemi Danjuma", True),
    ],
)
def test_another_number_word_or_initial_is_another_name(a: str, b: str, person: bool) -> None:
    """A number, a further word or a contrary initial tells names apart."""
    assert likeness(a, b, person=person) < SAME
