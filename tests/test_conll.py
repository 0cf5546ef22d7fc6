"""The CoNLL 2018 scorer: words are matched by characters, contractions by their longest common subsequence."""

from __future__ import annotations

from pathlib import Path

from quality._conll import Analysis, Node, aligned, count, rates
from quality._rawtext import conllu, gold_analysis


def node(start: int, end: int, form: str, head: int = -1, deprel: str = "root", shared: bool = False) -> Node:
    return Node(start, end, form, "NOUN", head, deprel, shared)


TALKS = Analysis((node(0, 5, "Talks"), node(5, 10, "ended", 0, "acl:relcl"), node(10, 11, ".", 0, "punct")), ((0, 11),))


def test_the_same_analysis_scores_one() -> None:
    """Gold against itself has no error; labels are compared without their subtypes."""
    assert set(rates(count(TALKS, TALKS)).values()) == {1.0}
    plain = Analysis((TALKS.words[0], node(5, 10, "ended", 0, "acl"), TALKS.words[2]), TALKS.sentences)
    assert rates(count(TALKS, plain))["las"] == 1.0


def test_words_of_other_extent_cost_precision_and_recall() -> None:
    """A word that swallows a mark matches none; an arc counts only where its head matches too."""
    found = Analysis((node(0, 5, "Talks"), node(5, 11, "ended.", 0, "acl")), ((0, 11),))
    counts = count(TALKS, found)
    assert (counts["words"], counts["las"], counts["gold"], counts["found"]) == (1, 1, 3, 2)
    assert rates(counts)["las"] == 2 / 5


def test_an_arc_to_an_unmatched_head_is_wrong() -> None:
    """Both sides' heads must match each other, not merely stand in like places."""
    gold = Analysis((node(0, 3, "Not", 1, "advmod"), node(3, 9, "signed")), ((0, 9),))
    found = Analysis((node(0, 3, "Not", 1, "advmod"), node(3, 8, "signe"), node(8, 9, "d", 1, "dep")), ((0, 9),))
    assert count(gold, found)["las"] == 0


def test_words_of_a_contraction_match_by_their_forms() -> None:
    """Gold words that share the characters of a whole are matched in order with what stands there."""
    gold = [node(0, 5, "gonna-1"), *(node(5, 9, form, shared=True) for form in ("do", "not")), node(9, 11, "go")]
    found = [node(0, 5, "gonna-1"), node(5, 7, "Do"), node(7, 9, "nt"), node(9, 11, "go")]
    assert aligned(gold, found) == {0: 0, 1: 1, 3: 3}


def test_nothing_to_count_is_undefined() -> None:
    """No words on either side make n/a, not zero."""
    assert set(rates(count(Analysis((), ()), Analysis((), ()))).values()) == {None}


def test_a_document_is_spelled_as_its_marks_say(tmp_path: Path) -> None:
    """Spacing, contractions and paragraphs of CoNLL-U become text; words keep their places in it."""
    rows = [
        "# newdoc id = a",
        _row("1-2", "Don't", "_", "_"),
        _row("1", "Do", "3", "aux"),
        _row("2", "n't", "3", "advmod"),
        _row("3", "go", "0", "root", "SpaceAfter=No"),
        _row("4", "!", "3", "punct"),
        "",
        "# newpar",
        _row("1", "Why", "0", "root"),
    ]
    path = tmp_path / "a.conllu"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    (document,) = conllu(path)
    assert document.text == "Don't go!\n\nWhy "
    assert document.tokens() == [[(0, 2), (2, 5), (6, 8), (8, 9)], [(11, 14)]]
    analysis = gold_analysis(document)
    assert [word.head for word in analysis.words] == [2, 2, -1, 2, -1]
    assert analysis.sentences == ((0, 8), (8, 11))


def _row(number: str, form: str, head: str, deprel: str, misc: str = "_") -> str:
    return "\t".join([number, form, form.lower(), "X", "_", "_", head, deprel, "_", misc])
