"""Units, currencies and words of measure, and the words that bound an amount."""

from __future__ import annotations

from whence.model.mention import Bound

# ISO 4217 codes by sign and by noun. A noun that several states use ("francs") has none.
CURRENCY_SIGNS = {
    "$": "USD", "us$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD",
    "s$": "SGD", "r$": "BRL", "€": "EUR", "£": "GBP", "¥": "JPY", "₦": "NGN", "₹": "INR", "₽": "RUB", "₴": "UAH",
    "₪": "ILS", "₩": "KRW", "₺": "TRY", "₱": "PHP", "₫": "VND", "usd": "USD", "eur": "EUR", "gbp": "GBP",
    "xof": "XOF", "cfa": "XOF",
}  # fmt: skip
CURRENCY_NOUNS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "naira": "NGN", "rouble": "RUB",
    "ruble": "RUB", "hryvnia": "UAH", "rupee": "INR", "cedi": "GHS", "birr": "ETB", "rand": "ZAR", "shekel": "ILS",
    "usd": "USD", "eur": "EUR", "gbp": "GBP", "xof": "XOF", "taka": "BDT", "baht": "THB", "rupiah": "IDR",
    "ringgit": "MYR", "kyat": "MMK", "riel": "KHR", "dong": "VND", "tugrik": "MNT", "tenge": "KZT", "lari": "GEL",
    "dram": "AMD", "afghani": "AFN", "zloty": "PLN", "forint": "HUF", "denar": "MKD", "lek": "ALL", "kwanza": "AOA",
    "metical": "MZN", "ariary": "MGA", "dalasi": "GMD", "pula": "BWP", "ouguiya": "MRU", "nakfa": "ERN",
    "gourde": "HTG", "quetzal": "GTQ", "lempira": "HNL", "boliviano": "BOB", "guarani": "PYG", "pataca": "MOP",
}  # fmt: skip
# Phrases of two words come first where they are looked for.
CURRENCY_PHRASES = {
    ("us", "dollar"): "USD", ("u.s.", "dollar"): "USD", ("american", "dollar"): "USD", ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD", ("cfa", "franc"): "XOF", ("swiss", "franc"): "CHF", ("pound", "sterling"): "GBP",
    ("british", "pound"): "GBP", ("egyptian", "pound"): "EGP", ("sudanese", "pound"): "SDG",
    ("kenyan", "shilling"): "KES", ("ugandan", "shilling"): "UGX", ("somali", "shilling"): "SOS",
    ("saudi", "riyal"): "SAR", ("iranian", "rial"): "IRR", ("mexican", "peso"): "MXN", ("turkish", "lira"): "TRY",
}  # fmt: skip

PERCENT = frozenset({"%", "percent", "pct", "percentage"})

# Spellings and shortenings of one unit of measure.
MEASURES = {
    "km": "kilometres", "kms": "kilometres", "kilometer": "kilometres", "kilometers": "kilometres",
    "kilometre": "kilometres", "m": "metres", "meter": "metres", "meters": "metres", "metre": "metres",
    "mi": "miles", "mile": "miles", "ft": "feet", "foot": "feet", "kg": "kilograms", "kgs": "kilograms",
    "kilo": "kilograms", "kilos": "kilograms", "kilogram": "kilograms", "ton": "tons", "tonne": "tonnes",
    "ha": "hectares", "hectare": "hectares", "acre": "acres", "litre": "litres", "liter": "litres", "liters": "litres",
    "barrel": "barrels", "mw": "megawatts", "megawatt": "megawatts", "gw": "gigawatts", "cm": "centimetres",
    "mm": "millimetres", "kph": "kilometres per hour", "mph": "miles per hour", "degree": "degrees",
}  # fmt: skip

BOUNDS_BEFORE: tuple[tuple[str, Bound], ...] = (
    (r"at least|no fewer than|no less than|not less than|a minimum of|a (?:bare )?minimum of", "at least"),
    (r"up to|at most|no more than|not more than|as many as|as much as|a maximum of|a ceiling of", "at most"),
    (r"(?:well )?(?:over|above)|more than|greater than|in excess of|exceeding|upwards? of|north of|just over", "over"),
    (r"(?:well )?(?:under|below)|less than|fewer than|short of|just under", "under"),
    (
        r"about|around|roughly|approximately|approx\.?|some|nearly|almost|close to|circa|c\.|an estimated|estimated"
        r"|in the region of|in the order of|an average of|somewhere around|near|virtually|~",
        "about",
    ),
)
BOUNDS_AFTER: tuple[tuple[str, Bound], ...] = (
    (r"or more|and more|or higher|plus|\+", "at least"),
    (r"or less|or fewer|or lower|maximum|at most", "at most"),
    (r"or so|or thereabouts", "about"),
)

# The least that a plural of a scale stands for: "dozens" are two dozen or more.
VAGUE = {
    "tens of millions": 2e7, "hundreds of thousands": 2e5, "tens of thousands": 2e4, "hundreds of millions": 2e8,
    "thousands": 2e3, "millions": 2e6, "billions": 2e9, "hundreds": 200, "dozens": 24, "scores": 40, "tens": 20,
}  # fmt: skip

# Nouns that count without a plural s, so that they can be known without a parse.
COLLECTIVE = frozenset(
    [
        "people", "men", "women", "children", "troops", "personnel", "police", "staff", "cattle", "sheep", "aircraft",
        "dead", "wounded", "injured", "missing", "killed", "militia", "youth", "feet", "fish", "crew", "hurt",
        "displaced", "homeless",
    ]
)  # fmt: skip
# What is done to people, or done by them alone: a bare number that these verbs govern counts people.
HARM = frozenset(
    [
        "kill", "wound", "injure", "hurt", "arrest", "detain", "abduct", "kidnap", "displace", "die", "execute",
        "hospitalize", "hospitalise", "massacre", "slay", "capture", "behead", "evacuate", "rescue", "free", "murder",
        "release", "jail", "imprison", "convict", "acquit", "deport", "expel", "drown", "perish", "survive", "flee",
        "surrender", "indict", "treat", "lynch", "maim", "torture", "repatriate", "resettle", "defect", "resign",
        "abstain", "march", "rally", "demonstrate", "protest", "attend", "participate", "gather", "enlist", "emigrate",
    ]
)  # fmt: skip
# Nouns of people together: a bare number after "of" counts their members ("a team of six").
GROUPS = frozenset(
    [
        "team", "crew", "group", "delegation", "party", "squad", "family", "gang", "unit", "force", "panel", "staff",
        "committee", "crowd", "contingent", "patrol", "jury", "council", "mission", "band", "platoon", "brigade",
        "cabinet", "commission", "board",
    ]
)  # fmt: skip
# Nouns for the number of the dead and hurt.
TOLLS = frozenset(["toll", "casualty", "fatality", "tally", "dead"])
