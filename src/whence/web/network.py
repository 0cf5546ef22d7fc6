"""Who acts on whom, from conflict to cooperation by PLOVER's scores, laid out so that the same events look the same.

Those that act most are drawn; the rest are one node until they are asked for. Whoever belongs to a country acts, where
that is asked for, as the country.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from whence.archive.values import Document
from whence.brief.words import count
from whence.codebook import plover

WIDTH, HEIGHT = 1000, 640
MARGIN = 70
STEPS = 260
OTHERS = "others"
LETTER = 8.3  # width of a letter of a label
LINE = 30.0
MAX_NAME = 26
MAX_ROWS = 150  # pairs in the table
# Mean scores up to which a pair is in each class: material conflict begins at -5, material cooperation at +6.5.
BOUNDS = (-4.5, -1.0, 1.0, 5.5)
CLASSES = ("conflict", "rather conflict", "neither", "rather cooperation", "cooperation")
Points = npt.NDArray[np.float64]


@dataclass(slots=True)
class Dealings:
    """What one does to another: how many events, the sum of their scores, and how many are of each type."""

    n: int = 0
    score: float = 0.0
    types: dict[str, int] = field(default_factory=dict)

    def add(self, type: str, mode: str | None) -> None:
        """Counts one more event."""
        self.n += 1
        self.score += plover.score(type, mode)
        type = plover.shown_type(type, mode)
        self.types[type] = self.types.get(type, 0) + 1

    def take(self, other: Dealings) -> None:
        """Counts another's events in."""
        self.n += other.n
        self.score += other.score
        for type, n in other.types.items():
            self.types[type] = self.types.get(type, 0) + n

    @property
    def mean(self) -> float:
        """Mean score, -10 conflict to +10 cooperation."""
        return self.score / self.n

    @property
    def step(self) -> int:
        """The class of the mean score, 0 conflict to 4 cooperation."""
        return sum(self.mean > bound for bound in BOUNDS)


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, or all others: where it is drawn, and in how many events it acts or is acted on."""

    id: str
    name: str
    type: str
    n: int
    x: float = 0.0
    y: float = 0.0

    @property
    def radius(self) -> float:
        """Larger with the logarithm of its events."""
        return round(6 + 3.2 * math.log2(1 + self.n), 1)

    @property
    def label(self) -> str:
        """Its name, cut where it is long."""
        return self.name if len(self.name) <= MAX_NAME else self.name[: MAX_NAME - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Edge:
    """What one node does to another, as a curve that ends in an arrow."""

    one: Node
    other: Node
    n: int
    mean: float
    step: int
    types: tuple[tuple[str, int], ...]
    path: str

    @property
    def width(self) -> float:
        """Wider with the logarithm of its events."""
        return round(1.2 + 1.1 * math.log2(self.n), 1)

    @property
    def words(self) -> str:
        """The same in words."""
        mostly = ", ".join(type.capitalize() for type, _ in self.types[:3])
        return f"{self.one.name} to {self.other.name}: {count(self.n, 'event')}, {CLASSES[self.step]} ({mostly})"


@dataclass(frozen=True, slots=True)
class Network:
    """Nodes and edges, most events first, and of all `n_pairs` the first as `rows`.

    `n_left` actors are drawn as one, `n_within` events lie within one actor.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    rows: tuple[Edge, ...]
    n_pairs: int
    n_events: int
    n_left: int
    n_within: int


def network(acts: Iterable[Document], actors: dict[str, Document], top: int, *, by_country: bool) -> Network:
    """The network of what was done in events; the `top` actors by events are drawn each by itself."""
    home = _homes(actors) if by_country else {}
    dealings: dict[tuple[str, str], Dealings] = {}
    between: dict[str, None] = {}
    within: dict[str, None] = {}
    counted: set[tuple[str, str, str]] = set()
    for row in acts:
        one, other = (str(home.get(row[end], row[end])) for end in ("one", "other"))
        (within if one == other else between)[row["event"]] = None
        if one != other and (one, other, row["event"]) not in counted:
            counted.add((one, other, row["event"]))
            dealings.setdefault((one, other), Dealings()).add(row["type"], row["mode"])
    weights: dict[str, int] = {}
    for (one, other), some in dealings.items():
        weights[one] = weights.get(one, 0) + some.n
        weights[other] = weights.get(other, 0) + some.n
    ranked = sorted(weights, key=lambda id: (-weights[id], _name(actors, id), id))
    shown = ranked[:top] if len(ranked) > top + 1 else ranked
    drawn = _drawn(dealings, frozenset(shown))
    nodes = _placed([_node(actors, id, weights) for id in shown] + _rest(ranked[len(shown) :], drawn), drawn)
    return Network(
        tuple(nodes.values()),
        tuple(_edge(nodes[one], nodes[other], some) for (one, other), some in _ordered(drawn)),
        tuple(_row(actors, pair, some) for pair, some in _ordered(dealings)[:MAX_ROWS]),
        len(dealings),
        len(between),
        len(ranked) - len(shown),
        len(within.keys() - between.keys()),
    )


def _homes(actors: dict[str, Document]) -> dict[str, str]:
    """The country that each actor belongs to, where it is an actor too."""
    lands = {
        row["country"]: id
        for id, row in sorted(actors.items(), reverse=True)
        if row["type"] == "country" and row["country"]
    }
    return {id: lands[row["country"]] for id, row in actors.items() if row["country"] in lands}


def _name(actors: dict[str, Document], id: str) -> str:
    return str(actors[id]["name"]) if id in actors else id


def _node(actors: dict[str, Document], id: str, weights: dict[str, int]) -> Node:
    return Node(id, _name(actors, id), actors[id]["type"] if id in actors else "other", weights[id])


def _drawn(dealings: dict[tuple[str, str], Dealings], shown: frozenset[str]) -> dict[tuple[str, str], Dealings]:
    """The dealings of those that are drawn, with all others as one; what these do among themselves is left out."""
    found: dict[tuple[str, str], Dealings] = {}
    for (one, other), some in dealings.items():
        pair = (one if one in shown else OTHERS), (other if other in shown else OTHERS)
        if pair[0] != pair[1]:
            found.setdefault(pair, Dealings()).take(some)
    return found


def _rest(left: Sequence[str], drawn: dict[tuple[str, str], Dealings]) -> list[Node]:
    n = sum(some.n for pair, some in drawn.items() if OTHERS in pair)
    return [Node(OTHERS, f"{len(left):,} others", OTHERS, n)] if left and n else []


def _ordered(dealings: dict[tuple[str, str], Dealings]) -> list[tuple[tuple[str, str], Dealings]]:
    return sorted(dealings.items(), key=lambda item: (-item[1].n, item[0]))


def _edge(one: Node, other: Node, some: Dealings) -> Edge:
    types = tuple(sorted(some.types.items(), key=lambda item: (-item[1], item[0])))
    return Edge(one, other, some.n, round(some.mean, 1), some.step, types, _curve(one, other))


def _row(actors: dict[str, Document], pair: tuple[str, str], some: Dealings) -> Edge:
    one, other = (Node(id, _name(actors, id), "", 0) for id in pair)
    types = tuple(sorted(some.types.items(), key=lambda item: (-item[1], item[0])))
    return Edge(one, other, some.n, round(some.mean, 1), some.step, types, "")


def _curve(one: Node, other: Node) -> str:
    """A curve that bends to the left of its way, so that there and back are two."""
    dx, dy = other.x - one.x, other.y - one.y
    length = math.hypot(dx, dy) or 1.0
    bend = 0.14 * length
    x, y = (one.x + other.x) / 2 + bend * dy / length, (one.y + other.y) / 2 - bend * dx / length
    start, end = _rim(one, x, y, 1.0), _rim(other, x, y, 7.0)
    return f"M{start[0]:.1f} {start[1]:.1f}Q{x:.1f} {y:.1f} {end[0]:.1f} {end[1]:.1f}"


def _rim(node: Node, x: float, y: float, gap: float) -> tuple[float, float]:
    """Where a line from a node towards a point leaves the node."""
    length = math.hypot(x - node.x, y - node.y) or 1.0
    part = (node.radius + gap) / length
    return node.x + part * (x - node.x), node.y + part * (y - node.y)


def _placed(nodes: list[Node], drawn: dict[tuple[str, str], Dealings]) -> dict[str, Node]:
    """The nodes where they are drawn: those with much to do with one another close together, names not overlapping."""
    if not nodes:
        return {}
    at = {node.id: n for n, node in enumerate(nodes)}
    pull = np.zeros((len(nodes), len(nodes)))
    for (one, other), some in drawn.items():
        pull[at[one], at[other]] += 1 + math.log2(some.n)
        pull[at[other], at[one]] += 1 + math.log2(some.n)
    points = _apart(_within(_settled(pull)), nodes)
    return {
        node.id: Node(node.id, node.name, node.type, node.n, round(float(x), 1), round(float(y), 1))
        for node, (x, y) in zip(nodes, points, strict=True)
    }


def _settled(pull: Points) -> Points:
    """Positions after Fruchterman and Reingold (1991), from a spiral, so that nothing is left to chance."""
    n = len(pull)
    turns = np.arange(n) * 2.399963  # the golden angle
    points = np.stack((np.cos(turns), np.sin(turns)), axis=1) * np.sqrt((np.arange(n) + 0.5) / n)[:, None]
    ideal = 1.6 / math.sqrt(n)
    for step in range(STEPS):
        offsets = points[:, None, :] - points[None, :, :]
        lengths = np.maximum(np.sqrt((offsets**2).sum(axis=2)), 1e-3)
        force = ideal**2 / lengths**2 - pull * lengths / ideal * 0.25
        np.fill_diagonal(force, 0.0)
        moves = (offsets * force[:, :, None]).sum(axis=1) - 0.6 * points
        far = np.maximum(np.sqrt((moves**2).sum(axis=1)), 1e-6)
        limit = 0.12 * (1 - step / STEPS)
        points = points + moves / far[:, None] * np.minimum(far, limit)[:, None]
    return points


def _within(points: Points) -> Points:
    """Stretched to the drawing."""
    low, high = points.min(axis=0), points.max(axis=0)
    span = np.where(high - low > 1e-6, high - low, 1.0)
    room = np.array([WIDTH - 2.4 * MARGIN, HEIGHT - 2 * MARGIN])
    middle = np.array([1.2 * MARGIN, MARGIN]) + room / 2
    stretched: Points = (points - (low + high) / 2) / span * room + middle
    return stretched


def _apart(points: Points, nodes: Sequence[Node], rounds: int = 80) -> Points:
    """Moved until discs and the names below them do not overlap, as far as there is room."""
    halves = np.array([(max(len(node.label) * LETTER / 2, node.radius) + 4, node.radius + LINE / 2) for node in nodes])
    points = points.copy()
    for _ in range(rounds):
        moved = False
        for i in range(len(nodes)):
            for j in range(i + 1, len(nodes)):
                moved = _push(points, halves, i, j) or moved
        if not moved:
            break
    inside: Points = np.clip(points, halves + 2, np.array([WIDTH, HEIGHT]) - halves - 2)
    return inside


def _push(points: Points, halves: Points, i: int, j: int) -> bool:
    """Moves two that overlap apart by the shorter way; whether they did."""
    offset, need = points[j] - points[i], halves[i] + halves[j]
    over = need - np.abs(offset)
    if (over <= 0.5).any():
        return False
    axis = int(over[1] <= over[0] * 1.2)
    sign = 1.0 if offset[axis] >= 0 else -1.0
    shift = 0.5 * over[axis] * sign
    room = (WIDTH, HEIGHT)[axis]
    points[i, axis] = min(max(points[i, axis] - shift, halves[i, axis]), room - halves[i, axis])
    points[j, axis] = min(max(points[j, axis] + shift, halves[j, axis]), room - halves[j, axis])
    return True
