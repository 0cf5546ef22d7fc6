"""Coreference: what counts as a mention, what takes up what, and that actors are found through it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from tests.reading.builder import build
from whence.codebook.given_names import gender_of, likely_gender
from whence.errors import ReaderError
from whence.model.reading import Referent
from whence.reading.actors import find_actors
from whence.reading.actors.tree import Tree
from whence.reading.coreference import chains, rank_antecedents
from whence.reading.coreference.columns import Columns
from whence.reading.coreference.mentions import Mention, find_mentions
from whence.reading.coreference.pairs import PAIR_SIZES, candidates, pair_features
from whence.reading.coreference.scorer import FILE, Scorer, shipped_scorer

BRIDGE = """
Latvia  PROPN 2 nsubj
closed/close VERB 0 root
its     PRON  4 nmod:poss
embassy NOUN  2 obj
in      ADP   6 case
Quito   PROPN 4 nmod
.       PUNCT 2 punct
@name GPE 1
@name GPE 6

The     DET   2 det
bridge  NOUN  4 nsubj:pass
was/be  AUX   4 aux:pass
painted/paint VERB 0 root
before  SCONJ 7 mark
it      PRON  7 nsubj
fell/fall VERB 4 advcl
.       PUNCT 4 punct
"""

TWO = """
Rosa    PROPN 4 nsubj
Quispe  PROPN 1 flat
and     CCONJ 4 cc
met/meet VERB 0 root
Pedro   PROPN 4 obj
Lagos   PROPN 5 flat
.       PUNCT 4 punct
@name PER 1-2
@name PER 5-6

She     PRON  2 nsubj
thanked/thank VERB 0 root
him     PRON  2 obj
.       PUNCT 2 punct
"""


def trees(source: str) -> list[Tree]:
    """The trees of sentences in the builder's notation."""
    return [Tree(sentence) for sentence in build(source)[1]]


def said(mention: Mention, found: list[Tree]) -> str:
    """The words of a mention."""
    return found[mention.sentence].text(mention.first, mention.last)


def quotes(source: str) -> dict[str, list[str]]:
    """The mentions of each actor of the report, by name."""
    report, sentences = build(source)
    referents: tuple[Referent, ...] = find_actors(report, sentences).referents
    return {r.name: [m.span.quote for m in r.mentions] for r in referents}


def test_mentions_are_whole_phrases_of_actors_and_things() -> None:
    """Names, nouns with all that depends on them, and pronouns; words of a name are no mentions of their own."""
    found = trees(BRIDGE)
    assert [said(m, found) for m in find_mentions(found)] == [
        "Latvia", "its embassy in Quito", "its", "Quito", "The bridge", "it",
    ]  # fmt: skip


def test_what_is_coordinated_is_a_mention_together_and_apart() -> None:
    """ "Peru and Chile" is one mention, and Peru and Chile are one each."""
    found = trees("""
Peru    PROPN 4 nsubj
and     CCONJ 3 cc
Chile   PROPN 1 conj
agreed/agree VERB 0 root
.       PUNCT 4 punct
@name GPE 1
@name GPE 3
""")
    mentions = find_mentions(found)
    assert [(m.kind, said(m, found)) for m in mentions] == [
        ("group", "Peru and Chile"), ("name", "Peru"), ("name", "Chile"),
    ]  # fmt: skip


def test_relative_pronouns_and_expletives_are_no_mentions() -> None:
    """ "that" in a relative clause and the "it" of weather take up nothing."""
    found = trees("""
It      PRON  2 expl
rained/rain VERB 0 root
on      ADP   5 case
the     DET   5 det
army    NOUN  2 obl
that    PRON  7 nsubj
left/leave VERB 5 acl:relcl
.       PUNCT 2 punct
""")
    assert [said(m, found) for m in find_mentions(found)] == ["the army that left"]


def test_it_may_take_up_a_country_or_a_thing() -> None:
    """ "Its" is Latvia's, but what fell is the bridge that was painted, and the bridge is no actor."""
    assert quotes(BRIDGE)["Latvia"][:2] == ["Latvia", "its"]
    bridge = """
Sailors NOUN 2 nsubj
saw/see VERB 0 root
a       DET   4 det
bridge  NOUN  2 obj
in      ADP   6 case
Latvia  PROPN 4 nmod
.       PUNCT 2 punct
@name GPE 6

It      PRON  2 nsubj
fell/fall VERB 0 root
.       PUNCT 2 punct
"""
    assert quotes(bridge)["Latvia"] == ["Latvia"]


def test_given_names_tell_she_from_he() -> None:
    """ "She" is Rosa and "him" Pedro, though Rosa would be the subject before for both."""
    found = quotes(TWO)
    assert found["Rosa Quispe"] == ["Rosa Quispe", "She"]
    assert found["Pedro Lagos"] == ["Pedro Lagos", "him"]


def test_antecedents_come_best_first_and_stand_before() -> None:
    """Candidates are sorted by score, and none stands after what takes it up."""
    ranked = rank_antecedents(trees(TWO)).of(1, 0)
    assert ranked and [a.score for a in ranked] == sorted((a.score for a in ranked), reverse=True)
    assert all(a.mention.sentence == 0 for a in ranked)


def test_nothing_is_ranked_where_nothing_is_said() -> None:
    """A report without sentences, and a word that is no mention, have no antecedents."""
    assert rank_antecedents([]).of(0, 0) == ()
    assert chains([]) == []
    assert rank_antecedents(trees(TWO)).of(0, 3) == ()


def test_chains_are_the_same_each_time() -> None:
    """The same sentences give the same chains, each in order of the text."""
    first, again = chains(trees(TWO + "\n" + BRIDGE)), chains(trees(TWO + "\n" + BRIDGE))
    assert first == again
    places = [[(m.sentence, m.first) for m in chain] for chain in first]
    assert places == [sorted(chain) for chain in places]


def test_features_stay_within_their_tables() -> None:
    """No pair has a feature beyond the rows that its column has, and no feature is negative."""
    found = trees(TWO + "\n" + BRIDGE)
    mentions = find_mentions(found)
    columns = Columns(mentions, found, shipped_scorer().known)
    anaphors = range(len(mentions))
    rows, real = candidates(columns, anaphors)
    features = pair_features(columns, anaphors, rows, real)[real]
    assert (features >= 0).all()
    assert (features.max(axis=0) < np.array(PAIR_SIZES)).all()


def test_weights_of_another_version_are_refused(tmp_path: Path) -> None:
    """A folder without weights, and weights that do not fit the features, are named in a ReaderError."""
    with pytest.raises(ReaderError, match="cannot be read"):
        Scorer.load(tmp_path)
    tables = {name: np.zeros((3, 2), dtype=np.float16) for name in ("anaphor", "candidate", "pair", "none")}
    np.savez(tmp_path / FILE, known=np.array(["a"]), out=np.zeros(2), none_out=np.zeros(2), **tables)
    with pytest.raises(ReaderError, match="another version"):
        Scorer.load(tmp_path)


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Natalia", "female"), ("Wilfred", "male"), ("Ngozi", "female"), ("Наталья", "female"), ("Kim", None)],
)
def test_given_names_tell_gender_where_the_lists_agree(name: str, gender: str | None) -> None:
    """In any script; a name that women and men bear tells nothing."""
    assert gender_of(name) == gender


def test_endings_tell_where_the_lists_lack_a_name() -> None:
    """An unlisted name with an ending that nearly only women's have is likely a woman's; a short one tells nothing."""
    assert gender_of("Zorvelina") is None
    assert likely_gender("Zorvelina") == "female"
    assert likely_gender("Xo") is None
