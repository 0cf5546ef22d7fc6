"""Text as it is shown: on one line, cut between words, and safe on a terminal.

Reports are hostile input; an escape sequence in one could recolour, rename or rewrite a reader's terminal, and a
bidirectional override could make words read as others. Each such code point becomes one visible one, so offsets hold.
"""

from __future__ import annotations

from collections.abc import Sequence

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


def clipped(text: str, max_chars: int) -> str:
    """`text` on one line, cut at a word's end, with an ellipsis, where it is longer than `max_chars`."""
    line = " ".join(text.split())
    if len(line) <= max_chars:
        return line
    cut = line[:max_chars]
    end = cut.rfind(" ")
    return (cut[:end] if end > max_chars // 2 else cut).rstrip(" ,;:") + "…"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them: A, B and C; empty for none."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
