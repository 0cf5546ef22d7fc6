"""Bytes to text: the declared encoding, the usual ones, or a plain word on why it is no text.

Control characters are left out, line ends made one kind; marks that steer the direction of writing stay as they are,
for a report is kept verbatim and the faces show them escaped.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from whence.model.report import Dropped
from whence.text import OffsetMap

SAMPLE_BYTES = 65_536
# Western text in a one-byte encoding has few letters beyond ASCII; other scripts have little else.
MAX_WESTERN_SHARE = 0.15
# A few broken bytes in UTF-8 are a transmission fault; more are another encoding.
MAX_BROKEN_SHARE = 0.01
MAX_CONTROL_SHARE = 0.02

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files that are no text begin. Source: the formats' own specifications.
_SIGNATURES = (
    (b"%PDF", "a PDF file; save its text as .txt first"),
    (b"PK\x03\x04", "a ZIP archive (or an office document); unpack it, or save the document as .txt, first"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed; unpack it first"),
    (b"BZh", "bzip2-compressed; unpack it first"),
    (b"\xfd7zXZ", "xz-compressed; unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "zstd-compressed; unpack it first"),
    (b"\x89PNG", "a PNG image; its words cannot be read"),
    (b"\xff\xd8\xff", "a JPEG image; its words cannot be read"),
    (b"GIF8", "a GIF image; its words cannot be read"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"\xd0\xcf\x11\xe0", "an old office document; save it as .txt first"),
    (b"{\\rtf", "an RTF document; save it as .txt first"),
    (b"SQLite format 3", "an SQLite database"),
)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ufeff]|\r(?=\n)")
_BREAKS = str.maketrans({"\r": "\n", "\f": "\n", "\u2028": "\n", "\u2029": "\n", "\x85": "\n"})
_SURROGATES = re.compile("[\ud800-\udfff]")
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,4}=\s{0,4}[\"']?\s{0,4}([A-Za-z0-9_:.\-]{2,40})"
    rb"|<\?xml[^>]{0,100}encoding=[\"']([A-Za-z0-9_:.\-]{2,40})"
)


@dataclass(frozen=True, slots=True)
class Tidied:
    """Text without control characters, the way back to the text as decoded, and notes on what could not be kept."""

    text: str
    offsets: OffsetMap
    notes: tuple[Dropped, ...] = ()


class NotText(ValueError):
    """Bytes that are no text; the message says what they are."""


def decode(content: bytes, *, encoding: str | None = None, markup: bool = False) -> str:
    """The text of `content`; `encoding` overrides what is found, `markup` heeds a charset declared in the page.

    Raises NotText where the bytes are no text in any encoding.
    """
    refuse_binary(content)
    return _decoded(content, encoding, declared_charset(content) if markup else None)


def tidy(text: str) -> Tidied:
    """`text` without control characters, all line ends newlines, lone surrogates and broken bytes noted."""
    notes = []
    text = text.translate(_BREAKS) if "\r" not in text else _one_kind_of_break(text)
    text = _SURROGATES.sub("\ufffd", text)
    if broken := text.count("\ufffd"):
        notes.append(Dropped("\ufffd", f"{broken} characters could not be decoded"))
    kept, at = [], 0
    n_controls = 0
    for match in _CONTROLS.finditer(text):
        kept.append((at, match.start()))
        at = match.end()
        n_controls += match[0] != "\r"
    kept.append((at, len(text)))
    if n_controls:
        notes.append(Dropped("\\x00", f"{n_controls} control characters were left out"))
    return Tidied("".join(text[a:b] for a, b in kept), OffsetMap.of_kept(kept, len(text)), tuple(notes))


def _one_kind_of_break(text: str) -> str:
    """`text` with all breaks newlines but for the carriage return of a pair, which is left out later by its offset."""
    return re.sub(r"\r(?!\n)|[\f\u2028\u2029\x85]", "\n", text)


def refuse_binary(content: bytes) -> None:
    """Raise NotText, with what the file is, where `content` begins as no text does."""
    for signature, what in _SIGNATURES:
        if content.startswith(signature):
            raise NotText(f"it is {what}")
    sample = content[:SAMPLE_BYTES]
    if any(sample.startswith(bom) for bom, _ in _BOMS) or not sample:
        return
    controls = sum(sample.count(bytes((code,))) for code in (*range(9), *range(14, 27), *range(28, 32)))
    if controls > MAX_CONTROL_SHARE * len(sample) and not _wide(sample):
        raise NotText("it holds binary data, not text; name a text file, or save its words as .txt first")


def sniff(sample: bytes) -> str:
    """The encoding that `sample`, the beginning of a stream, is most likely in; for streams that cannot be held."""
    refuse_binary(sample)
    marked = _marked(sample)
    if marked:
        return marked
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample)
    except UnicodeDecodeError:
        return _guess(sample) or "cp1252"
    return "utf-8"


def declared_charset(content: bytes) -> str | None:
    """The encoding that a page's head or XML declaration names; None where it names none that is known."""
    match = _META.search(content[:4096])
    return _known((match[1] or match[2]).decode("ascii")) if match else None


def _known(name: str | None) -> str | None:
    try:
        found = codecs.lookup(name or "").name
        "".encode(found)
    except (LookupError, ValueError):
        return None
    # Browsers read Latin-1 and ASCII as Windows-1252 (WHATWG Encoding Standard).
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _decoded(content: bytes, asked: str | None, declared: str | None) -> str:
    """Decode as asked, by mark, as UTF-8, as declared, by guess, in that order: valid UTF-8 is hardly ever else."""
    for encoding in (asked, _marked(content), "utf-8", declared):
        try:
            if encoding:
                return content.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    patched = content.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    # By chance hardly two bytes of another encoding make a letter in UTF-8: where letters prevail, it is UTF-8.
    if broken <= MAX_BROKEN_SHARE * len(patched) and sum(1 for c in patched if ord(c) > 127) - broken >= broken:
        return patched
    guess = _guess(content)
    if guess:
        return content.decode(guess, "replace")
    raise NotText("its encoding cannot be told; save it as UTF-8, or name the encoding")


def _marked(content: bytes) -> str | None:
    for bom, name in _BOMS:
        if content.startswith(bom):
            return name
    return _wide(content[:SAMPLE_BYTES])


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of Western text is NUL."""
    half = len(sample) // 2
    if half < 4:
        return None
    if sample[1::2].count(0) > 0.7 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.1 * half else None


def _guess(content: bytes) -> str | None:
    """Windows-1252 where few bytes are beyond ASCII, else what charset-normalizer finds."""
    sample = content[:SAMPLE_BYTES]
    high = sum(1 for byte in sample if byte > 127)
    if high <= MAX_WESTERN_SHARE * len(sample) and not any(byte in sample for byte in b"\x81\x8d\x8f\x90\x9d"):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else None
