"""The network: MiniLM with casing classes, and one small head a layer of annotation."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from training.safetensors import load_tensors
from whence.reading.pieces import SHAPES

WIDTH, LAYERS, HEADS, INNER, LONGEST = 384, 6, 12, 1536, 512
ARC, LABEL, FRAME, FRAME_INNER, FRAME_HEADS, REACH = 256, 96, 192, 384, 4, 24
"""Widths of the heads; `REACH` is the distance to the predicate beyond which all words are equally far."""


@dataclass(slots=True)
class Sizes:
    """How many classes each head has."""

    upos: int
    scripts: int
    deprels: int
    names: int
    times: int
    rolesets: int
    arguments: int


class SharedDropout(nn.Module):
    """Dropout whose mask is one a sequence, the same for all its places: cheaper to draw, and a regulariser."""

    def __init__(self, rate: float) -> None:
        super().__init__()
        self.rate = rate

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or self.rate == 0:
            return x
        shape = (x.shape[0],) + (1,) * (x.dim() - 2) + (x.shape[-1],)
        keep = torch.empty(shape, dtype=x.dtype, device=x.device).bernoulli_(1 - self.rate)
        return x * (keep / (1 - self.rate))


class Layer(nn.Module):
    """One transformer layer, attention written out: the fused CPU kernel's backward pass is slow."""

    def __init__(self, width: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.size = heads, width // heads
        self.query_key_value = nn.Linear(width, 3 * width)
        self.mixed = nn.Linear(width, width)
        self.norm_mixed = nn.LayerNorm(width, eps=1e-12)
        self.inner = nn.Linear(width, inner)
        self.outer = nn.Linear(inner, width)
        self.norm_outer = nn.LayerNorm(width, eps=1e-12)
        self.dropout = SharedDropout(dropout)

    def forward(self, x: Tensor, hidden: Tensor) -> Tensor:
        """Run on `x` (batch, places, width); `hidden` (batch, 1, 1, places) is 0 where to look, very low elsewhere."""
        parts = self.query_key_value(x).reshape(x.shape[0], x.shape[1], 3, self.heads, self.size).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = torch.matmul(query * (1 / math.sqrt(self.size)), key.transpose(-1, -2)) + hidden.to(query.dtype)
        seen = torch.matmul(torch.softmax(scores, -1), value)
        joined = seen.permute(0, 2, 1, 3).reshape(x.shape[0], x.shape[1], self.heads * self.size)
        x = self.norm_mixed(x + self.dropout(self.mixed(joined)))
        return self.norm_outer(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Encoder(nn.Module):
    """Pieces into word vectors and all that is read off words, and the sentence's vector."""

    def __init__(self, sizes: Sizes, dropout: float = 0.1) -> None:
        super().__init__()
        self.pieces = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(LONGEST, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.word_shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(WIDTH, HEADS, INNER, dropout) for _ in range(LAYERS))
        self.dropout = SharedDropout(dropout)
        self.head_dropout = SharedDropout(0.2)
        self.upos = nn.Linear(WIDTH, sizes.upos)
        self.scripts = nn.Linear(WIDTH, sizes.scripts)
        self.names = nn.Linear(WIDTH, sizes.names)
        self.times = nn.Linear(WIDTH, sizes.times)
        self.predicate = nn.Linear(WIDTH, 1)
        self.fact = nn.Sequential(nn.Linear(WIDTH, 64), nn.GELU(), nn.Linear(64, 1))
        self.root = nn.Parameter(torch.zeros(WIDTH))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc = nn.Parameter(torch.zeros(ARC + 1, ARC))
        self.label_dependent, self.label_head = nn.Linear(WIDTH, LABEL), nn.Linear(WIDTH, LABEL)
        self.sentence = nn.Linear((LAYERS + 1) * WIDTH, WIDTH)
        nn.init.zeros_(self.shapes.weight)
        nn.init.zeros_(self.word_shapes.weight)
        nn.init.xavier_uniform_(self.arc)

    def states(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        """Run the layers; `mask` (batch, pieces) is 1 on pieces and 0 on padding. Gives every layer's states."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.places(places)[None] + self.shapes(shapes)
        x = self.dropout(self.norm(x))
        hidden = (1.0 - mask.to(x.dtype))[:, None, None, :] * -10000.0
        states = [x]
        for layer in self.layers:
            states.append(layer(states[-1], hidden))
        return states

    def words(self, states: list[Tensor], starts: Tensor, word_shapes: Tensor) -> Tensor:
        """Take each word's first piece from the last layer; starts (batch, words)."""
        return _take(states[-1], starts) + self.word_shapes(word_shapes)

    def vectors(self, states: list[Tensor], mask: Tensor) -> Tensor:
        """Give unit sentence vectors from the means of all layers' states."""
        weights = mask.to(states[0].dtype)[:, :, None]
        total = weights.sum(1).clamp(min=1)
        means = torch.cat([(state * weights).sum(1) / total for state in states], -1)
        return F.normalize(self.sentence(means).float(), dim=-1)

    def arcs(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Score every word's heads (batch, words, words + 1; 0 is the root), and give what labels are scored from."""
        with_root = torch.cat([self.root[None, None].expand(words.shape[0], 1, -1).to(words.dtype), words], 1)
        dependent = self.head_dropout(F.gelu(self.arc_dependent(words)))
        head = self.head_dropout(F.gelu(self.arc_head(with_root)))
        ones = torch.ones_like(dependent[..., :1])
        scores = torch.matmul(torch.matmul(torch.cat([dependent, ones], -1), self.arc), head.transpose(1, 2))
        label_dependent = self.head_dropout(F.gelu(self.label_dependent(words)))
        label_head = self.head_dropout(F.gelu(self.label_head(with_root)))
        return scores, label_dependent, label_head


class Labels(nn.Module):
    """Relations of chosen arcs, biaffine in the dependent and the head."""

    def __init__(self, deprels: int) -> None:
        super().__init__()
        self.both = nn.Parameter(torch.zeros(LABEL + 1, deprels * (LABEL + 1)))
        nn.init.normal_(self.both, std=0.02)
        self.deprels = deprels

    def forward(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Score `dependent` (n, LABEL) with `head` (n, LABEL): (n, relations)."""
        ones = torch.ones_like(dependent[:, :1])
        left = torch.matmul(torch.cat([dependent, ones], -1), self.both).reshape(-1, self.deprels, LABEL + 1)
        return torch.matmul(left, torch.cat([head, ones], -1)[:, :, None]).squeeze(-1)


class Frames(nn.Module):
    """Arguments and sense of predicates, each against its whole sentence."""

    def __init__(self, rolesets: int, arguments: int, dropout: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Linear(WIDTH, FRAME)
        self.of_predicate = nn.Linear(WIDTH, FRAME)
        self.distance = nn.Embedding(2 * REACH + 1, FRAME)
        self.norm = nn.LayerNorm(FRAME)
        self.layer = Layer(FRAME, FRAME_HEADS, FRAME_INNER, dropout)
        self.arguments = nn.Linear(FRAME, arguments)
        self.sense = nn.Linear(WIDTH, rolesets)
        self.dropout = SharedDropout(dropout)

    def forward(self, words: Tensor, mask: Tensor, sentence: Tensor, predicate: Tensor) -> Tensor:
        """Tag arguments: `sentence` and `predicate` (n) say where predicates stand; gives (n, words, tags)."""
        chosen = words[sentence, predicate]
        places = torch.arange(words.shape[1], device=words.device)
        distance = (places[None] - predicate[:, None]).clamp(-REACH, REACH) + REACH
        x = self.word(words)[sentence] + self.of_predicate(chosen)[:, None] + self.distance(distance)
        x = self.dropout(self.norm(F.gelu(x)))
        hidden = (1.0 - mask[sentence].to(x.dtype))[:, None, None, :] * -10000.0
        return self.arguments(self.layer(x, hidden))


class Reader(nn.Module):
    """All of it, for training."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.encoder = Encoder(sizes)
        self.labels = Labels(sizes.deprels)
        self.frames = Frames(sizes.rolesets, sizes.arguments)

    def freeze(self) -> None:
        """Keep the token and position embeddings as they came."""
        self.encoder.pieces.weight.requires_grad_(False)
        self.encoder.places.weight.requires_grad_(False)


def load_minilm(encoder: Encoder, folder: Path) -> None:
    """Fill the encoder with the original model's weights; the one token type is folded into the positions."""
    found = {name.removeprefix("bert."): tensor for name, tensor in load_tensors(folder / "model.safetensors").items()}
    state: dict[str, Tensor] = {
        "pieces.weight": found["embeddings.word_embeddings.weight"],
        "places.weight": found["embeddings.position_embeddings.weight"]
        + found["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": found["embeddings.LayerNorm.weight"],
        "norm.bias": found["embeddings.LayerNorm.bias"],
    }
    for number in range(LAYERS):
        old, new = f"encoder.layer.{number}.", f"layers.{number}."
        for kind in ("weight", "bias"):
            parts = [found[f"{old}attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            state[f"{new}query_key_value.{kind}"] = torch.cat(parts)
            state[f"{new}mixed.{kind}"] = found[f"{old}attention.output.dense.{kind}"]
            state[f"{new}norm_mixed.{kind}"] = found[f"{old}attention.output.LayerNorm.{kind}"]
            state[f"{new}inner.{kind}"] = found[f"{old}intermediate.dense.{kind}"]
            state[f"{new}outer.{kind}"] = found[f"{old}output.dense.{kind}"]
            state[f"{new}norm_outer.{kind}"] = found[f"{old}output.LayerNorm.{kind}"]
    _missing, unexpected = encoder.load_state_dict(state, strict=False)
    if unexpected:
        raise ValueError(f"the original model does not fit: {unexpected}")


def _take(states: Tensor, starts: Tensor) -> Tensor:
    return torch.gather(states, 1, starts[:, :, None].expand(-1, -1, states.shape[-1]))
