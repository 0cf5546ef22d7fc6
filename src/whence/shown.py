"""Text made safe to show on a terminal: what would command it becomes a sign that is seen instead.

Reports are hostile input; an escape sequence in one could recolour, rename or rewrite a reader's terminal, and a
bidirectional override could make words read as others. Each such code point gives one visible one, so offsets hold.
"""

from __future__ import annotations

KEPT = "\n\t"
CONTROL_PICTURES = 0x2400
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
BIDI = (
    *range(0x202A, 0x202F),  # embeddings and overrides
    *range(0x2066, 0x206A),  # isolates
    0x200E,
    0x200F,
    0x061C,
)

_SHOWN: dict[int, str] = {
    **{code: chr(CONTROL_PICTURES + code) for code in range(0x20) if chr(code) not in KEPT},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys(range(0x80, 0xA0), REPLACEMENT),
    **dict.fromkeys(BIDI, REPLACEMENT),
}


def printable(text: str) -> str:
    """`text`, as long as it was, with every control and bidirectional control made visible; newline and tab stay."""
    return text.translate(_SHOWN)
