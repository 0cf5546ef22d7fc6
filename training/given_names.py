"""Makes the codebook's table of given names and the gender that they tell, from the lists of Faker (MIT licence).

    python -m training.given_names      Faker 40.54.0: lists of given names for eighty languages and countries

It writes `src/whence/codebook/given_names.txt.gz`, sorted, so that the same lists give the same bytes: a name and `f`
or `m` a line, and after the names the endings ("-ova") that tell as much where a name is not listed.
"""

from __future__ import annotations

import gzip
import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from faker.providers import person

from whence.codebook.names import plain

ROOT = Path(__file__).resolve().parent.parent


TABLE = ROOT / "src" / "whence" / "codebook" / "given_names.txt.gz"
MOST = 0.8
"""Share of the lists with a name that must agree on its gender."""
ENDING_MOST, ENDING_LEAST = 0.93, 40
"""Share of the names with an ending, and number of them, for the ending to tell a gender."""
ENDINGS = (4, 3, 2, 1)


def main() -> None:
    """Write the table."""
    told = dict(sorted(_told().items()))
    rows = [f"{name}\t{gender}" for name, gender in told.items()]
    rows += [f"-{ending}\t{gender}" for ending, gender in sorted(_endings(told).items())]
    TABLE.write_bytes(gzip.compress(("\n".join(rows) + "\n").encode(), 9, mtime=0))
    print(f"{len(told)} names, {len(rows) - len(told)} endings, {TABLE.stat().st_size} bytes")


def _told() -> dict[str, str]:
    """The gender of each name on whose gender the lists agree."""
    votes = {"f": Counter[str](), "m": Counter[str]()}
    for gender, names in _lists():
        votes[gender].update(sorted({plain(name) for name in names}))
    found = {}
    for name in {*votes["f"], *votes["m"]}:
        female, male = votes["f"][name], votes["m"][name]
        if name.isalpha() and len(name) > 1 and max(female, male) >= MOST * (female + male):
            found[name] = "f" if female > male else "m"
    return found


def _lists() -> Iterator[tuple[str, list[str]]]:
    for module in sorted(found.name for found in pkgutil.iter_modules(person.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        yield "f", list(getattr(provider, "first_names_female", ()))
        yield "m", list(getattr(provider, "first_names_male", ()))


def _endings(told: dict[str, str]) -> dict[str, str]:
    """The endings that tell a gender, without those that a shorter one tells already."""
    found: dict[str, str] = {}
    for length in reversed(ENDINGS):
        votes: dict[str, Counter[str]] = {}
        for name, gender in told.items():
            if len(name) > length + 1:
                votes.setdefault(name[-length:], Counter())[gender] += 1
        for ending, count in votes.items():
            gender, most = count.most_common(1)[0]
            shorter = any(ending[at:] in found for at in range(1, length))
            if most >= ENDING_LEAST and most >= ENDING_MOST * count.total() and not shorter:
                found[ending] = gender
    return found


if __name__ == "__main__":
    main()
