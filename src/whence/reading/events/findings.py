"""What is found of an event's status, and what the reader's factuality makes of it where no word is sure."""

from __future__ import annotations

from dataclasses import dataclass

from whence.codebook.statuses import statuses
from whence.model.mention import Status
from whence.reading.events.forms import is_definite, is_perfect, is_told
from whence.reading.events.tree import NOUNS, Tree


@dataclass(frozen=True, slots=True)
class Finding:
    """A status, the words that tell it (indices in the sentence) and the rules that were used, innermost first."""

    status: Status = "occurred"
    cues: tuple[int, ...] = ()
    rules: tuple[str, ...] = ()

    def under(self, status: Status, cue: int | None, rule: str) -> Finding:
        """This finding changed to `status` by the word `cue`."""
        cues = self.cues if cue is None or cue in self.cues else (*self.cues, cue)
        return Finding(status, cues, (*self.rules, rule))


def by_factuality(tree: Tree, index: int, found: Finding) -> Finding:
    """What the reader's factuality makes of a finding that rests on no word, or on a word of the weaker sort."""
    frame, table = tree.frame_at.get(index), statuses()
    if frame is None or frame.factuality is None:
        return found
    bound = table.noun_below if tree.words[index].upos in NOUNS else table.verb_below
    settled = is_told(tree, index) or is_perfect(tree, index)
    settled = settled or (tree.words[index].upos in NOUNS and is_definite(tree, index))
    if not found.rules and frame.factuality < bound and not settled:
        return found.under("possible", None, f"factuality: {frame.factuality:.1f}")
    weak = len(found.rules) == 1 and _is_weak(found.rules[0])
    if weak and found.status in ("planned", "possible") and frame.factuality > table.happened_above:
        return Finding("occurred", found.cues, (*found.rules, f"factuality: {frame.factuality:.1f}"))
    return found


def _is_weak(rule: str) -> bool:
    """Whether the rule guesses: a purpose, a condition, or a governor that no table knows or that may succeed."""
    kind, _, lemma = rule.partition(": ")
    table = statuses()
    unsure = lemma not in table.governors or lemma in table.often_so
    return kind in ("purpose", "condition") or (kind == "governor" and unsure)
