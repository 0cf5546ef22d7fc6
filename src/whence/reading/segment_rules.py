"""What segmentation knows of English spelling: abbreviations, prefixes, clitics, and the shapes of tokens.

The conventions are those of the Universal Dependencies treebanks EWT and GUM (English), which the reader is trained
on: clitics are tokens, compounds split at their hyphens, a closed list of prefixes stays whole, numbers keep their
separators and lose their units. Lists are general English usage, checked against the training parts of both.
"""

from __future__ import annotations

import re
from functools import cache


def _words(spelled: str) -> frozenset[str]:
    return frozenset(spelled.split())


# Titles and ranks: a name follows, so their stop never ends a sentence.
TITLES = _words("""
    Mr Mrs Ms Mx Dr Prof Rev Fr Sr Sra Hon Gov Lt Col Gen Maj Capt Cpt Cmdr Cdr Comdr Adm Sgt Cpl Pvt Brig Pres Sen Reps
    Rep Supt Insp Msgr Amb Atty Mme Mlle Messrs Maj-Gen Lt-Gen Lt-Col Brig-Gen Col-Gen Spc Pfc Sec St Ste Mt Ft
    MR MRS MS DR GEN COL SEN GOV LT CAPT SGT PROF REV
""")
# Shortenings that something follows: a number, a name or a further word.
LEADING = _words("""
    Vol Dept Univ Assn Attn approx viz vs v cf ca eds e.g i.e al div P.S Op dept govt Govt incl excl avg est intl natl
    asst ext Ext
""")
# Shortenings that may stand last in a sentence.
TRAILING = _words("Inc Corp Co Ltd Bros Jr Esq Ave Blvd Rd etc Ph.D M.Sc B.Sc hrs hr lb lbs oz ft Pty Plc")
MONTHS = _words("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")
WEEKDAYS = _words("Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun")
CALENDAR = _words("""
    January February March April May June July August September October November December
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday
""")
# These are words too, and a shortening only before a number.
BEFORE_NUMBER = MONTHS | WEEKDAYS | _words("No Nos no nos Art Fig Figs fig Ch Pt Sec Para Vol vol pp p min ed c b d m")
SHORTENED = TITLES | LEADING | TRAILING | BEFORE_NUMBER

# Prefixes that both treebanks leave joined to what follows their hyphen.
PREFIXES = """
    anti arch co counter cross e ex inter mega micro mid mini multi neo non over post pre pro pseudo re semi socio sub
    super trans ultra
"""

# Words that open a sentence far more often than they follow an abbreviation within one.
STARTERS = _words("""
    The A An This That These Those He She It They We You I His Her Its Their Our My There Here In On At By For From With
    After Before When While As If Although Though Since Because But And Or So However Meanwhile According Some Many Most
    Several Both Each All Another Other One Two Three Four Five To Under During Despite What Who Why How Where Not No
    Now Then Also Earlier Later Last Among Between Once Only Even Yet
""")

SAYING = _words("said says asked asks added adds replied told shouted cried wrote writes answered exclaimed declared")

_LETTER = r"[^\W\d_¹²³¼-¾⁰-₟⅐-↏①-⓿\u00ad]"
_MARK = r"[\u0300-\u036f\u00ad\u200c\u200d_]"
_INNER = rf"(?:{_LETTER}|{_MARK}|\d)"
_CLITIC = r"(?:s|re|ve|ll|d|m|t)"
_UNIT = (
    r"(?:k|m|b|bn|mn|tn|km|kms|cm|mm|kg|kgs|lb|lbs|ft|mi|mph|kph|kmh|am|pm|a\.m|p\.m|hz|khz|mhz|ghz|kw|mw|gw|mb|gb|tb|sq"
    r"|yrs?|hrs?|mins?|x|c)"
)
_TLD = r"(?:com|org|net|gov|edu|info|int|mil|biz|io|tv|eu|uk|us|fr|de|ru|cn|in|za|ng|ke|ua|au|ca|ch|br|jp|qa|ae|ir|il)"

_FILE = r"pdf|docx?|xlsx?|pptx?|txt|html?|jpe?g|png|gif|csv|zip|mp3|mp4|php"


def _word_list(words: frozenset[str]) -> str:
    return "|".join(sorted((re.escape(word) for word in words), key=lambda word: (-len(word), word)))


@cache
def token_pattern() -> re.Pattern[str]:
    """The pattern whose successive matches are the tokens of a text; every repetition that may fail is bounded.

    A bound keeps a hostile line (no spaces, all dots) linear: no alternative looks further than it before giving up.
    """
    after_no_word = r"(?!\w)"
    alternatives = (
        r"(?:https?://|www\.)[^\s<>\"“”]{0,2000}[\w/=#]",
        rf"[\w-]{{1,60}}+\.(?:{_FILE}){after_no_word}|[A-Z][\w-]{{1,40}}+\.(?i:com|org|net){after_no_word}",
        r"[\w.+-]{1,64}+@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,6}",
        rf"[a-z0-9-]{{1,40}}+(?:\.[a-z0-9-]{{1,40}}+){{0,3}}?\.{_TLD}(?![\w-])(?:/[\w/.%-]{{0,200}}\w)?",
        r"#(?=\d+(?!\w))|[@#]\w{1,100}",
        # dates, clock times and telephone numbers, then numbers
        r"\d{4}-\d{2}-\d{2}(?![\d-])|\d{1,4}/\d{1,2}(?:/\d{1,4})?(?![\d/])|\d{1,2}:\d{2}(?::\d{2})?(?!\d)",
        r"\+\d[\d-]{5,18}\d(?!\w)|(?:\d-)?\d{3}-\d{3}-\d{4}(?!\w)|\d{3}-\d{4}(?!\w)",
        rf"\d+(?:\.\d+)?(?=(?i:{_UNIT}){after_no_word})",
        rf"\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?(?:st|nd|rd|th)?|\d+(?:\.\d+)+|\d{{3}}0['’]s{after_no_word}",
        rf"\d+{_LETTER}{_INNER}*|\d+",
        rf"(?<!\w)['’]\d\ds?{after_no_word}",
        # shortenings
        rf"(?:{_word_list(BEFORE_NUMBER)})\.(?=\s?\d)",
        rf"(?:{_word_list((TITLES | TRAILING | LEADING) - BEFORE_NUMBER)})\.(?!\.)",
        rf"{_LETTER}(?:\.{_LETTER}){{1,7}}{after_no_word}\.?",
        # clitics and words
        rf"(?<=[\w)\]”\"])['’](?i:{_CLITIC}){after_no_word}|(?<=\w)n['’]t{after_no_word}",
        rf"{_LETTER}{{1,12}}?(?=(?i:n['’]t){after_no_word})|(?i:can(?=not\b)|gon(?=na\b)|wan(?=na\b)|got(?=ta\b))",
        rf"(?i:{'|'.join(PREFIXES.split())})-{_INNER}+",
        rf"{_LETTER}{_INNER}*(?:['’](?!{_CLITIC}{after_no_word}){_LETTER}{_INNER}*)*",
        # punctuation
        r"\[\.\.\.\]|\.{2,}|…\.?|[!?]{2,}|-{2,}|\*{2,}|={2,}|\${2,}|_{2,}|~{2,}|\+{2,}|<<|>>|''|``|’’",
        rf"(?<![\w)])[:;=]-?[()DP]{after_no_word}",
        r"[^\s\u200b\u2060\ufeff]",
    )
    return re.compile("|".join(alternatives))
