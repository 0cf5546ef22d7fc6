"""Whether what is counted is people: "people", "striking drivers"; not sheep, tonnes or lorries."""

from __future__ import annotations

from whence.codebook.agents import agents
from whence.codebook.kinds import kinds
from whence.linking.names import normal, singular


def is_of_persons(unit: str) -> bool:
    """Whether a unit's last word means persons."""
    words = normal(unit).split()
    noun = singular(words[-1]) if words else ""
    agent = agents().get(noun)
    return noun in kinds()["human"] or (agent is not None and agent.sort in ("person", "people"))
