"""Nouns for the organs of a state: who rules it, its parliament, courts and forces."""

from __future__ import annotations

JUNTA = frozenset({
    "junta", "military government", "military regime", "military council", "military junta", "ruling council",
})  # fmt: skip
STATE_ORGANS = frozenset({
    "junta", "police", "parliament", "ministry", "senate", "assembly", "gendarmerie", "opposition", "navy",
    "presidency", "cabinet", "ruler", "air force", "coast guard", "legislature", "prosecution", "foreign office",
})  # fmt: skip
# Organs of which news speaks without an article.
BARE = frozenset({"police", "parliament", "riot police", "congress"})
# Words of which the names of a country's own organs are made.
STATE_NAMES = frozenset({
    "ministry", "parliament", "senate", "congress", "police", "gendarmerie", "army", "navy", "legislature",
    "presidency", "cabinet", "supreme court", "constitutional court", "judiciary",
})  # fmt: skip
NOT_STATE = frozenset({"union", "party", "association", "international", "european", "african", "arab", "university"})
ARMY = frozenset({"army", "military", "armed force", "armed forces", "security force"})
