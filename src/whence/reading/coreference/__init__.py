"""Coreference within a report: what pronouns and noun phrases take up of what was said before.

Mentions come from the parse, what they take up from a small scorer that is learnt from open data. It ranks; whoever
asks decides whom a mention denotes. It refuses verbs as antecedents, and whatever stands after the mention.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from whence.reading.actors.tree import Tree
from whence.reading.coreference.columns import FORMS, Columns
from whence.reading.coreference.mentions import Mention, find_mentions
from whence.reading.coreference.scorer import Scorer, shipped_scorer

__all__ = ["Antecedent", "Antecedents", "chains", "rank_antecedents"]

# Pronouns of the third person, and noun phrases with "the", "this" or a possessor: what a report may have named before.
THIRD = frozenset({"he", "she", "it", "they"})
DEFINITE = tuple(FORMS.index(form) for form in ("the", "that", "own"))


N_BEST = 16
LEAST = -5.0
"""The logarithm of odds below which a candidate is not worth looking at."""
LINK = -0.5
"""From which a mention is linked in `chains`; of -1, -0.5, 0 and 0.5 the best CoNLL score on OntoGUM's dev part, or
within 0.2 of it."""


@dataclass(frozen=True, slots=True)
class Antecedent:
    """A mention that another may take up, and how much likelier than that it takes up none (logarithm of odds)."""

    mention: Mention
    score: float


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The mentions that anaphors may take up, by sentence and head word, the best first."""

    _ranked: dict[tuple[int, int], tuple[Antecedent, ...]] = field(default_factory=dict)

    def of(self, sentence: int, word: int) -> tuple[Antecedent, ...]:
        """The candidates of the mention whose head is `word` in `sentence`, the best first; none where it has none."""
        return self._ranked.get((sentence, word), ())


def rank_antecedents(trees: Sequence[Tree], scorer: Scorer | None = None) -> Antecedents:
    """What the third-person pronouns and the definite noun phrases of a report's sentences take up."""
    scorer = scorer or shipped_scorer()
    mentions = find_mentions(trees)
    columns = Columns(mentions, trees, scorer.known)
    wanted = [
        at
        for at, mention in enumerate(mentions)
        if mention.form in THIRD or (mention.kind == "noun" and columns.form[at] in DEFINITE)
    ]
    found, scores = scorer.scores(columns, wanted)
    ranked = {}
    for row, at in enumerate(wanted):
        order = (-scores[row]).argsort(kind="stable")
        best = [(int(found[row, i]), float(scores[row, i])) for i in order[:N_BEST]]
        kept = tuple(Antecedent(mentions[i], score) for i, score in best if score > LEAST)
        ranked[mentions[at].sentence, mentions[at].head] = kept
    return Antecedents(ranked)


def chains(trees: Sequence[Tree], scorer: Scorer | None = None) -> list[list[Mention]]:
    """All that a report speaks of more than once, things too, each as its mentions in order."""
    scorer = scorer or shipped_scorer()
    mentions = find_mentions(trees)
    found, scores = scorer.scores(Columns(mentions, trees, scorer.known), range(len(mentions)))
    home = list(range(len(mentions)))
    for at in range(len(mentions)):
        best = int(scores[at].argmax())
        if scores[at, best] > LINK:
            home[at] = home[int(found[at, best])]
    grouped: dict[int, list[Mention]] = {}
    for at, mention in enumerate(mentions):
        grouped.setdefault(home[at], []).append(mention)
    return [group for group in grouped.values() if len(group) > 1]
