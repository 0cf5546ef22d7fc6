"""Text as Markdown that shows it and does nothing: no markup, link, tag or picture of a report's own."""

from __future__ import annotations

import re
from urllib.parse import quote

from whence.shown import printable

# What CommonMark, GitHub's or a notes program's dialect gives a meaning to within a line: emphasis, links, code, HTML,
# entities, tables, strikethrough, #tags, $formulas$, ^blocks, ==highlights==, %%comments%%, {{templates}}, @names.
_MEANT = re.compile(r"([\\`*_\[\]<>&|~#$^=%{}@])")
_OPENING = re.compile(r"^([-+]|\d{1,9}(?=[.)]))")
_AUTOLINK = re.compile(r":(?=//)|(?<=\bwww)\.", re.IGNORECASE)
# What an address may have as it stands; a bracket or space would end it.
_SAFE = "/:?=&#%+,;@!~*'$"


def plain(text: str) -> str:
    """`text` on one line, controls made visible, to be shown as it is by any reader of Markdown."""
    line = _MEANT.sub(r"\\\1", " ".join(printable(text).split()))
    line = _AUTOLINK.sub(lambda match: "\\" + match[0], line)
    return _OPENING.sub(lambda match: match[0] + "\\" if match[0].isdigit() else "\\" + match[0], line)


def link(text: str, address: str) -> str:
    """`text` as a link to `address`."""
    return f"[{plain(text)}]({quote(address, safe=_SAFE)})"
