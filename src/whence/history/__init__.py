"""From events to what stands: relations opened, closed and attested, and the two clocks.

Plans open nothing, denied endings close nothing, an order to leave is not the leaving, and what no report ends is not
for that reason still true.
"""

from whence.history.bodies import speaks_for_state
from whence.history.bonds import Bond, bonds, bonds_of
from whence.history.change import Change
from whence.history.chosen import chosen
from whence.history.clocks import State, as_of, events_known_by, known_by, standing_on
from whence.history.derive import changes_of, folded, relations
from whence.history.reasons import why_on
from whence.history.seen import narrowed, seen

__all__ = [
    "Bond", "Change", "State", "as_of", "bonds", "bonds_of", "changes_of", "chosen", "events_known_by", "folded",
    "known_by", "narrowed", "relations", "seen", "speaks_for_state", "standing_on", "why_on",
]  # fmt: skip
