"""The peer of `benchmarks.peer`: a spaCy pipeline trained on the reader's data. Runs in `.venv-peer`, not in `.venv`.

Tagger, parser and names on spaCy's own convolutional network, with the sizes and settings of its small English
pipelines ("efficiency" on a CPU), no pretrained vectors. Nothing is tuned on a test part: what is best on the
development parts is kept.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example as Pair
from spacy.training.batchers import minibatch_by_words
from spacy.util import fix_random_seed
from thinc.api import Adam

from training.examples import Example, read

NAME_TYPES = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "GPE": "LOC", "FAC": "LOC", "PLACE": "LOC"}
"""The types that are scored, places of all kinds as one; spans that may or may not be names of them are left open."""

OPEN = frozenset({"?", "COUNTRY", "THING"})
SENTENCES = 8
"""Sentences of one document that are shown together, so that the parser learns where sentences end."""

WORDS = 1000
"""Words of a batch; a third of it in the first round."""

LOOK_WORDS = 200_000
"""Words learnt from between two looks at the development parts."""

SEED = 20261121
ENTER = {
    "@architectures": "spacy.Tok2Vec.v2",
    "embed": {
        "@architectures": "spacy.MultiHashEmbed.v2",
        "width": 96,
        "attrs": ["NORM", "PREFIX", "SUFFIX", "SHAPE"],
        "rows": [5000, 1000, 2500, 2500],
        "include_static_vectors": False,
    },
    "encode": {
        "@architectures": "spacy.MaxoutWindowEncoder.v2",
        "width": 96,
        "depth": 4,
        "window_size": 1,
        "maxout_pieces": 3,
    },
}
SHARED = {"@architectures": "spacy.Tok2VecListener.v1", "width": 96, "upstream": "tok2vec"}


def main() -> None:
    """Train, or parse with what was trained."""
    parser = argparse.ArgumentParser(description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True)
    training = verbs.add_parser("train")
    training.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz and held_out/")
    training.add_argument("--out", type=Path, required=True)
    training.add_argument("--minutes", type=float, required=True)
    training.add_argument("--sentences", type=int, help="learn from about so many only, to try the script")
    parsing = verbs.add_parser("parse")
    parsing.add_argument("--model", type=Path, required=True)
    parsing.add_argument("--jobs", type=Path, required=True, help="JSON: for each set its words and its raw texts")
    parsing.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    {"train": train, "parse": parse}[options.verb](options)


def train(options: argparse.Namespace) -> None:
    """Train until the minutes are spent; keep what is best on the development parts."""
    begun = time.monotonic()
    fix_random_seed(SEED)
    learnt = [one for one in read(options.data / "train.jsonl.gz") if one.heads is not None or one.names is not None]
    learnt = learnt[:: max(1, len(learnt) // options.sentences)] if options.sentences else learnt
    options.out.mkdir(parents=True, exist_ok=True)
    nlp = pipeline()
    pairs = list(_pairs(nlp, learnt))
    optimizer = nlp.initialize(lambda: pairs, sgd=_optimizer())
    best, spent, looked = -1.0, 0, 0
    losses: dict[str, float] = {}
    for batch in _batches(pairs):
        nlp.update(batch, sgd=optimizer, drop=0.1, losses=losses)
        spent += sum(len(pair.reference) for pair in batch)
        over = time.monotonic() - begun > 60 * options.minutes
        if not over and spent - looked < LOOK_WORDS:
            continue
        looked = spent
        with nlp.use_params(optimizer.averages):
            found = _development(nlp, options.data / "held_out")
            if found["mean"] > best:
                best = found["mean"]
                nlp.to_disk(options.out / "model")
        _log(options.out, {"minutes": round((time.monotonic() - begun) / 60, 2), "words": spent, **found})
        if over:
            break


def _batches(pairs: list[Pair]) -> Iterator[list[Pair]]:
    """Batches without end, each round in an order of its own."""
    for number in itertools.count():
        random.Random(SEED + number).shuffle(pairs)
        yield from minibatch_by_words(pairs, size=WORDS if number else WORDS // 3)


def _log(folder: Path, row: dict[str, float]) -> None:
    print(json.dumps(row), flush=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        log.write(json.dumps(row) + "\n")


def pipeline() -> Language:
    """The untrained pipeline; names have a network of their own, as in spaCy's English pipelines."""
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec", config={"model": ENTER})
    nlp.add_pipe("tagger", config={"model": {"@architectures": "spacy.Tagger.v2", "tok2vec": SHARED}})
    nlp.add_pipe("parser", config={"model": _transitions("parser", 128, SHARED), "min_action_freq": 5})
    nlp.add_pipe("ner", config={"model": _transitions("ner", 64, ENTER)})
    return nlp


def _transitions(kind: str, hidden: int, tok2vec: dict[str, Any]) -> dict[str, Any]:
    return {
        "@architectures": "spacy.TransitionBasedParser.v2",
        "state_type": kind,
        "extra_state_tokens": False,
        "hidden_width": hidden,
        "maxout_pieces": 2,
        "use_upper": True,
        "tok2vec": tok2vec,
    }


def _optimizer() -> Adam:
    return Adam(0.001, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)


def _pairs(nlp: Language, examples: Sequence[Example]) -> Iterator[Pair]:
    for group in _grouped(examples):
        reference = _gold(nlp, group)
        yield Pair(Doc(nlp.vocab, words=[token.text for token in reference], spaces=_spaces(reference)), reference)


def _grouped(examples: Sequence[Example]) -> Iterator[list[Example]]:
    group: list[Example] = []
    for example in examples:
        same = group and (group[0].source, group[0].document) == (example.source, example.document)
        if group and (not same or len(group) == SENTENCES):
            yield group
            group = []
        group.append(example)
    if group:
        yield group


def _gold(nlp: Language, group: list[Example]) -> Doc:
    """A document with what the group's sentences annotate; the rest is left unset, which costs no loss."""
    words = [word for one in group for word in one.words]
    columns: dict[str, list[Any]] = {"sent_starts": [at == 0 for one in group for at in range(len(one.words))]}
    if all(one.heads is not None for one in group):
        columns |= {"tags": [tag for one in group for tag in one.upos or ()], "deps": [], "heads": []}
        for one in group:
            first = len(columns["heads"])
            columns["heads"] += [first + (at if head < 0 else head) for at, head in enumerate(one.heads or ())]
            columns["deps"] += ["ROOT" if kind == "root" else kind.split(":")[0] for kind in one.deprels or ()]
    doc = Doc(nlp.vocab, words=words, spaces=[True] * len(words), **columns)
    _mark_names(doc, group)
    return doc


def _mark_names(doc: Doc, group: list[Example]) -> None:
    marked, unknown, first = [], [], 0
    for one in group:
        if one.names is None:
            unknown.append(doc[first : first + len(one.words)])
        for kind, start, end in one.names or ():
            if kind in NAME_TYPES:
                marked.append(Span(doc, first + start, first + end, NAME_TYPES[kind]))
            elif kind in OPEN:
                unknown.append(doc[first + start : first + end])
        first += len(one.words)
    doc.set_ents(marked, missing=unknown, default="outside")


def _spaces(doc: Doc) -> list[bool]:
    return [bool(token.whitespace_) for token in doc]


def _development(nlp: Language, folder: Path) -> dict[str, float]:
    """Accuracy on parts of the development sets, with gold words and sentences."""
    right = {"upos": 0, "las": 0, "all": 0, "names": 0, "gold": 0, "found": 0}
    for name in ("ewt_dev", "gum_dev", "politics_dev"):
        part = list(read(folder / f"{name}.jsonl.gz"))[:600]
        for one, doc in zip(part, nlp.pipe(_sentence_doc(nlp, one.words) for one in part), strict=True):
            _count(right, one, doc)
    names = 2 * right["names"] / max(1, right["gold"] + right["found"])
    found = {"upos": right["upos"] / right["all"], "las": right["las"] / right["all"], "names": names}
    return {key: round(100 * value, 2) for key, value in {**found, "mean": sum(found.values()) / 3}.items()}


def _count(right: dict[str, int], one: Example, doc: Doc) -> None:
    for at, (upos, head, kind) in enumerate(zip(one.upos or (), one.heads or (), one.deprels or (), strict=True)):
        token = doc[at]
        found = -1 if token.head.i == at else token.head.i
        right["all"] += 1
        right["upos"] += token.tag_ == upos
        right["las"] += found == head and token.dep_.lower() == kind.split(":")[0]
    if one.names is not None:
        gold = {(NAME_TYPES[kind], start, end) for kind, start, end in one.names if kind in NAME_TYPES}
        marked = {(span.label_, span.start, span.end) for span in doc.ents}
        right["names"] += len(gold & marked)
        right["gold"] += len(gold)
        right["found"] += len(marked)


def _sentence_doc(nlp: Language, words: list[str]) -> Doc:
    return Doc(nlp.vocab, words=words, spaces=[True] * len(words), sent_starts=[at == 0 for at in range(len(words))])


def parse(options: argparse.Namespace) -> None:
    """Parse every set of the jobs, from its gold words and from its raw texts, and time both."""
    nlp = spacy.load(options.model)
    jobs = json.loads(options.jobs.read_text(encoding="utf-8"))
    found: dict[str, Any] = {}
    for name, job in jobs.items():
        seconds, docs = _timed(nlp, [_sentence_doc(nlp, words) for words in job["words"]])
        raw_seconds, raw_docs = _timed(nlp, job["texts"])
        found[name] = {
            "gold": [_sentence(one[:]) for one in docs],
            "raw": [[_sentence(span) for span in one.sents] for one in raw_docs],
            "seconds": seconds,
            "raw_seconds": raw_seconds,
        }
    options.out.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")


def _timed(nlp: Language, texts: Iterable[Any]) -> tuple[float, list[Doc]]:
    texts = list(texts)
    list(nlp.pipe(texts[:5]))  # the first call compiles
    begun = time.process_time()
    docs = list(nlp.pipe([text.copy() if isinstance(text, Doc) else text for text in texts]))
    return time.process_time() - begun, docs


def _sentence(span: Span) -> dict[str, Any]:
    """A sentence as rows of start, end, text, upos, head and relation, and its names; spaces are no words."""
    tokens = [token for token in span if not token.is_space]
    place = {token.i: at for at, token in enumerate(tokens)}
    rows = [
        [token.idx, token.idx + len(token), token.text, token.tag_, _head(token, place), token.dep_.lower()]
        for token in tokens
    ]
    names = [[place.get(s.start, 0), place.get(s.end - 1, 0) + 1, s.label_] for s in span.ents if s.start in place]
    return {"words": rows, "names": names}


def _head(token: Any, place: dict[int, int]) -> int:
    return -1 if token.head.i == token.i else place.get(token.head.i, -1)


if __name__ == "__main__":
    main()
