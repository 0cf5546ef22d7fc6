"""The language of a text, by py3langid's statistics of letters; very short texts are judged with care.

English is the language that Whence reads. A text in another is kept, and its report says why it was not read.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Any

from whence.model.report import ENGLISH

UNKNOWN = "und"
SAMPLE_CHARS = 20_000
# Under this many words letter statistics err more often than not; Latin script is then taken for English.
# Over it, another language is believed when it is at least this likely.
FEW_WORDS = 12
MIN_PROBABILITY = 0.9

# ISO 639-1 names of the languages that py3langid knows. Source: ISO 639-1 registry, 2026.
_NAMES = (
    "af Afrikaans|am Amharic|an Aragonese|ar Arabic|as Assamese|az Azerbaijani|be Belarusian|bg Bulgarian|"
    "bn Bengali|br Breton|bs Bosnian|ca Catalan|cs Czech|cy Welsh|da Danish|de German|dz Dzongkha|el Greek|"
    "en English|eo Esperanto|es Spanish|et Estonian|eu Basque|fa Persian|fi Finnish|fo Faroese|fr French|ga Irish|"
    "gl Galician|gu Gujarati|ha Hausa|he Hebrew|hi Hindi|hr Croatian|ht Haitian Creole|hu Hungarian|hy Armenian|"
    "id Indonesian|ig Igbo|is Icelandic|it Italian|ja Japanese|jv Javanese|ka Georgian|kk Kazakh|km Khmer|"
    "kn Kannada|ko Korean|ku Kurdish|ky Kyrgyz|la Latin|lb Luxembourgish|lo Lao|lt Lithuanian|lv Latvian|"
    "mg Malagasy|mk Macedonian|ml Malayalam|mn Mongolian|mr Marathi|ms Malay|mt Maltese|my Burmese|"
    "nb Norwegian Bokmål|ne Nepali|nl Dutch|nn Norwegian Nynorsk|no Norwegian|oc Occitan|or Odia|pa Punjabi|"
    "pl Polish|ps Pashto|pt Portuguese|qu Quechua|ro Romanian|ru Russian|rw Kinyarwanda|se Northern Sami|"
    "si Sinhala|sk Slovak|sl Slovenian|so Somali|sq Albanian|sr Serbian|sv Swedish|sw Swahili|ta Tamil|te Telugu|"
    "th Thai|tl Tagalog|tr Turkish|ug Uyghur|uk Ukrainian|ur Urdu|uz Uzbek|vi Vietnamese|vo Volapük|wa Walloon|"
    "xh Xhosa|yo Yoruba|zh Chinese|zu Zulu"
)


def language_of(text: str) -> str:
    """The ISO 639-1 code of the language of `text`; `und` where it has no letters or cannot be told."""
    sample = text[:SAMPLE_CHARS]
    letters = [character for character in sample[:2000] if character.isalpha()]
    if not letters:
        return UNKNOWN
    latin = sum(1 for character in letters if unicodedata.name(character, "").startswith("LATIN"))
    is_short = len(sample.split()) < FEW_WORDS
    if is_short and latin > len(letters) / 2:
        return ENGLISH
    code, probability = _identifier().classify(sample)
    if is_short or code == ENGLISH or latin <= len(letters) / 2:
        return str(code)
    return str(code) if probability >= MIN_PROBABILITY else ENGLISH


def language_name(code: str) -> str:
    """The English name of the language with that code; the code itself where it is not a known one."""
    names = dict(pair.split(" ", 1) for pair in _NAMES.split("|"))
    return names.get(code, f"language {code}")


def not_read(code: str) -> str | None:
    """Why a report in that language is kept but not read; None for English."""
    if code == ENGLISH:
        return None
    if code == UNKNOWN:
        return "its language cannot be told; only English is read"
    return f"it is in {language_name(code)}; only English is read"


@cache
def _identifier() -> Any:
    """The identifier with normalised probabilities; loading it takes about a second, so it waits for the first text."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
