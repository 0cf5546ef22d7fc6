"""The gates themselves: a floor holds, falls only with a reason, and knows the data it was measured on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from quality.figures import Absent, Figure, digest, need
from quality.floors import Floor, load, pin, save, verdict
from quality.timelines import f1, gold_days, sample


def figure(value: float | None, digest: str = "aa") -> Figure:
    return Figure("names: F1", value, set="invented", size=10, digest=digest)


def test_a_value_below_its_floor_fails() -> None:
    """What was once measured is held."""
    assert verdict(figure(0.79), Floor(0.8, "aa"))[0] is False
    assert verdict(figure(0.8), Floor(0.8, "aa"))[0] is True


def test_an_undefined_value_fails_a_floor() -> None:
    """n/a is not a pass."""
    assert verdict(figure(None), Floor(0.8, "aa")) == (False, "undefined, floor 0.8000")


def test_a_floor_holds_on_its_own_data_only() -> None:
    """A figure on other data than its floor's is not compared with it."""
    passes, word = verdict(figure(0.9, "bb"), Floor(0.8, "aa"))
    assert not passes and "other data" in word


def test_a_floor_is_lowered_only_with_a_reason() -> None:
    """Lowering takes a reason, which is kept; raising takes none."""
    floors = {"names: F1": Floor(0.8, "aa")}
    with pytest.raises(ValueError, match="fell from"):
        pin(floors, [figure(0.7)])
    assert pin(floors, [figure(0.7)], lower="other scorer") == {"names: F1": Floor(0.7, "aa", "other scorer")}
    assert pin(floors, [figure(0.95)]) == {"names: F1": Floor(0.95, "aa")}


def test_floors_survive_writing(tmp_path: Path) -> None:
    """What is pinned is what is loaded, reasons with quotes in them too."""
    floors = {"a": Floor(0.5, "aa"), 'b "x"': Floor(1.0, "bb", 'said "so"')}
    save(tmp_path / "floors.toml", floors)
    assert load(tmp_path / "floors.toml") == floors


def test_a_digest_sees_content_and_names(tmp_path: Path) -> None:
    """Changing a byte, or a name, changes the digest; the folder's own name does not."""
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a").write_text("x")
    first = digest(tmp_path / "one")
    (tmp_path / "one").rename(tmp_path / "two")
    assert digest(tmp_path / "two") == first
    (tmp_path / "two" / "a").rename(tmp_path / "two" / "b")
    assert digest(tmp_path / "two") != first


def test_absent_data_are_said_to_be_absent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A gate whose data are not here is skipped by name."""
    monkeypatch.setenv("WHENCE_SHARED", str(tmp_path))
    with pytest.raises(Absent, match="eval/nothing"):
        need("eval", "nothing")


def test_days_of_a_timeline_and_articles_are_taken_at_even_steps(tmp_path: Path) -> None:
    """Every timeline has its days, and the same articles are taken whatever order the file has."""
    (tmp_path / "timelines.jsonl").write_text(
        '[["2020-01-02", ["A."]], ["2020-01-05", ["B."]]]\n[["2020-02-01", []]]\n'
    )
    assert gold_days(tmp_path) == [{date(2020, 1, 2), date(2020, 1, 5)}, {date(2020, 2, 1)}]
    rows = [f'{{"id": "{i}", "time": "2020-01-0{i}", "text": "Text {i}."}}' for i in range(1, 7)]
    for order in (rows, rows[::-1]):
        (tmp_path / "articles.jsonl").write_text("\n".join(order))
        taken = sample(tmp_path / "articles.jsonl", 3)
        assert [report.text for report in taken] == ["Text 1.", "Text 3.", "Text 5."]


def test_chosen_days_are_counted_over_all_sources() -> None:
    """F1 weighs sources by their days, and is undefined where there is none."""
    first, second = date(2020, 1, 1), date(2020, 1, 2)
    assert f1([(frozenset((first, second)), frozenset((first,))), (frozenset((first,)), frozenset())]) == 0.5
    assert f1([]) is None
