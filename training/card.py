"""Writes docs/model-card.md from what the other stages left behind, so that no figure in it is typed by hand."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from training.stages import MINILM_SHA256
from whence.reading.batching import MAX_PIECES

SOURCES = (
    ("ewt", "UD English EWT 2.16 with PropBank, Universal NER and UDS factuality", "CC BY-SA 4.0",
     "words, trees, lemmas, frames, senses, names, factuality"),
    ("gum", "UD English GUM, openly licensed genres", "CC BY 4.0; texts CC BY, CC BY-SA, public domain",
     "words, trees, lemmas, names, times"),
    ("masc", "MASC 3.0 with PropBank", "free (MASC); PropBank CC BY-SA 4.0", "frames, senses, names"),
    ("crossner", "CrossNER, all domains; politics dev kept for choosing", "MIT; texts CC BY-SA (Wikipedia)", "names"),
    ("wikigold", "wikigold, without its last tenth", "CC BY 4.0", "names"),
    ("gmb", "a slice of the Groningen Meaning Bank (VOA news), silver", "public domain texts; no licence stated",
     "names"),
    ("re3d", "re3d, four documents in five", "OGL, CC BY, CC BY-SA, public domain, EEAS reuse, by folder", "names"),
    ("wikinews", "temporal dependency graphs of Wikinews, train part", "texts CC BY 2.5; annotations: none stated",
     "times"),
    ("wikiwars", "WikiWars, documents 1 to 16", "CC BY-SA 3.0", "times"),
)  # fmt: skip

ROWS = (
    ("Parts of speech", "upos"),
    ("Unlabelled arcs (UAS)", "uas"),
    ("Labelled arcs (LAS)", "las"),
    ("Lemmas", "lemma"),
    ("Names, F1 (PER, ORG, places)", "names"),
)
SETS = (("EWT test", "ewt_test"), ("GUM test", "gum_test"), ("PUD", "pud"), ("PUD, news half", "pud news"))


def write_card(options: argparse.Namespace) -> None:
    """Write the card beside the package's other documents."""
    figures = json.loads((options.run / "figures.json").read_text(encoding="utf-8"))
    prepared = json.loads((options.run / "prepared.json").read_text(encoding="utf-8"))
    told = json.loads((options.run / "types.json").read_text(encoding="utf-8"))
    manifest_raw = (options.weights / "manifest.json").read_bytes()
    manifest = json.loads(manifest_raw)
    log = [json.loads(line) for line in (options.run / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    version = f"{manifest['name']}-{hashlib.sha256(manifest_raw).hexdigest()[:12]}"
    text = "\n\n".join(
        [
            _opening(version, figures),
            "## Learnt from\n\n" + _sources(prepared),
            "## What it gets right\n\n" + _scores(figures) + "\n" + _types(told),
            "## How it was trained\n\n" + _training(options, manifest, log),
            WEAKNESSES,
        ]
    )
    target = Path(__file__).resolve().parent.parent / "docs" / "model-card.md"
    target.write_text(text + "\n", encoding="utf-8")


def _opening(version: str, figures: dict[str, float]) -> str:
    megabytes = f"{figures['weights_mb']:.1f}"
    return f"""# The reader's model

`{version}`, {megabytes} MB, licence of the weights: **CC BY-SA 4.0** (what they were learnt from asks for it).

One small transformer encoder (6 layers, 384 wide; all-MiniLM-L6-v2, Apache-2.0, fine-tuned) with a head for each
layer of annotation: universal parts of speech, dependencies, lemmas, names, PropBank frames with senses, factuality,
time expressions, and a sentence vector. It runs in 8 bits on a CPU with onnxruntime and needs no training framework.
It reads English, one sentence at a time; dates, places and event types are the work of tables and rules
behind it. What pronouns and definite nouns take up is ranked by a second, small network over the parse (0.7 MB).

A parse depends on the report and the weights alone. Sentences are read up to {MAX_PIECES} pieces; what is cut is
counted."""


def _sources(prepared: dict[str, Any]) -> str:
    rows = ["| set | for | licence | sentences | words |", "| --- | --- | --- | ---: | ---: |"]
    for key, name, licence, layers in SOURCES:
        sentences, words = prepared["sources"][key]
        rows.append(f"| {name} | {layers} | {licence} | {sentences:,} | {words:,} |")
    total = f"{prepared['sentences']:,} sentences and {prepared['words']:,} words"
    return (
        "\n".join(rows)
        + f"""

PropBank's frame files 3.1 (CC BY-SA 4.0) give the inventory of rolesets. In all {total}, digest
`{prepared["digest"]}`.
Taken out before training: {prepared["dropped"]} sentences that also stand in a held-out part (development and test
parts of all sets, and PUD), by their letters and digits.

The layer of event types is learnt from news sentences of these sets as the codebook types them, from the examples of
PLOVER's gold standard records (CC BY-SA 4.0) and from GENEVA (no licence stated; made from FrameNet 1.7, CC BY 3.0).

The ranking of antecedents (`python -m training.coreference`) is learnt from the 128 training documents of OntoGUM
(annotations CC BY 4.0; texts as GUM's), its development and test documents left out; the genders of given names come
from Faker's lists (MIT). `docs/quality.md` has its figures."""
    )


def _scores(figures: dict[str, float]) -> str:
    lines = [
        "Percent, with gold words and sentences and the shipped 8-bit weights; relations without subtypes.",
        "",
        "| | " + " | ".join(title for title, _key in SETS) + " |",
        "| --- |" + " ---: |" * len(SETS),
    ]
    for title, key in ROWS:
        cells = [figures.get(f"{part}: {key}") for _title, part in SETS]
        lines.append(f"| {title} | " + " | ".join("–" if cell is None else f"{cell:.1f}" for cell in cells) + " |")
    return "\n".join(lines) + "\n\n" + _other_scores(figures)


def _other_scores(figures: dict[str, float]) -> str:
    labels = ("ARG0", "ARG1", "ARG2", "ARGM-TMP", "ARGM-LOC", "ARGM-NEG", "ARGM-MOD")
    ewt = {key.removeprefix("ewt_test: "): value for key, value in figures.items() if key.startswith("ewt_test: ")}
    lines = [
        f"- Frames on EWT test: predicates {ewt['predicates']:.1f} F1; arguments of predicted predicates",
        f"  {ewt['arguments']:.1f} F1 (" + ", ".join(f"{label} {ewt[label]:.1f}" for label in labels) + ");",
        f"  the sense is right for {ewt['senses']:.1f} % of the predicates found.",
        f"- Factuality on EWT test: Pearson {ewt['factuality pearson'] / 100:.2f} on the",
        f"  {ewt['factuality covered']:.0f} % of annotated predicates that are found.",
        f"- Time expressions on held-out WikiWars documents: {figures['wikiwars_test: times exact']:.1f} F1 exact,",
        f"  {figures['wikiwars_test: times overlap']:.1f} with any overlap.",
        "- Names in held-out re3d documents (governments on a conflict): " + f"{figures['re3d_test: names']:.1f} F1.",
        f"- Speed: {figures['words_per_s']:,.0f} words per second of one processor core (a Xeon with VNNI).",
    ]
    return "\n".join(lines)


def _types(told: dict[str, float]) -> str:
    return (
        "- Type of event that a predicate tells, learnt from the codebook's own choices and annotated sentences: on "
        f"lemmas that\n  were not shown (five folds of {told['predicates']:,.0f} predicates) it finds "
        f"{told['recall at 0.7']:.0f} % of the events with {told['precision at 0.7']:.0f} %\n  of what it finds being "
        f"one, and names the type of {told['type right at 0.7']:.0f} % of them. It speaks only where no table does."
    )


def _training(options: argparse.Namespace, manifest: dict[str, Any], log: list[dict[str, Any]]) -> str:
    seed, steps = manifest["seed"], " ".join(map(str, options.steps))
    cooldown, done = " ".join(map(str, options.cooldown)), f"{log[-1]['step']:,}"
    names = ", ".join(f"{source} {share:g}" for source, share in manifest["name_shares"].items())
    return f"""    python -m training all --steps {steps} --cooldown {cooldown} --seed {seed} --threads 1

reads the sets and takes held-out sentences out (`prepare`), trains (`train`, resumable), writes the 8-bit graphs
(`export`), chooses on development parts how the heads are weighed (`choose`), learns which predicates tell an event of
which type (`types`), measures (`measure`), and writes this card (`card`). CPU and GPU alike (`--device`).

Training goes in two rounds, each with its own warm-up, stay and cooldown, and what is shipped is the **mean of the
weights at the ends of both**: it beats each of them. With the second round's alone LAS is 90.1, 89.2, 87.6 (EWT, GUM,
PUD) and frames 77.3, but names fall to 77.6 on EWT and 80.3 on PUD's news: 12 epochs overfit them. The shipped weights
were made in four sittings, each resumed from the last checkpoint, the first 500 steps on two threads, and of the first
round's end only the 8-bit graphs had been kept: a run in one piece comes close to them, not to the bit.

{done} steps of about 1,100 pieces; AdamW, 2.5e-4 for the encoder and 1.25e-3 for the heads; in each round 150 steps of
warm-up and the last {cooldown} along half a cosine down to 2 %; bf16; token and position embeddings frozen;
seed {seed}.
The loss is the sum over the layers that a sentence has. Each source of names has a head of its own, and one unified
head learns from all of them through what each source's types may mean; at run time they are mixed
({names}). The original weights: sha256
`{MINILM_SHA256}`."""


WEAKNESSES = """## Where it is weak

- Names: web text's organisation labels are inconsistent, and rare names are shattered by uncased pieces. Whether a
  place is a GPE, a LOC or a FAC is learnt from little; tables decide better.
- Frames are learnt mostly from web text; of newspapers there are some 8,000 words. Adverbial and causal arguments are
  the weakest.
- Nouns as predicates are those PropBank annotates in EWT and MASC; rarer event nouns are missed.
- A roleset that training never showed is only chosen where the lemma has no other that it did show.
- Factuality is learnt from single sentences of web text, by crowd-workers' judgements: who denies what is not in it,
  and negation is poorly in it (Pearson 0.32 on the 141 negated predicates of EWT test): look for ARGM-NEG first.
- All capitals, headlines and speech are harder than running text; other languages are not read at all.
- On processors without 8-bit dot products (VNNI) figures may differ in the last digit, and speed is lower.
- Some sets state no licence for their annotations (Wikinews graphs, the GMB slice); nothing of them is contained in
  the weights but what is learnt, and retraining without them is one line in `training/corpus.py`."""
