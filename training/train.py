"""The training loop: all heads on one pass, bfloat16, averaged weights, checkpoints."""

from __future__ import annotations

import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional as F  # noqa: N812

from extract.components.pieces import PieceEncoder
from training.labels import Labels
from training.model import Model
from training.sentence import Sentence
from training.sources import Source
from training.swap import collect_names, swap_names
from training.windows import IGNORE, Batch, Batcher, Window, pack


@dataclass(frozen=True, slots=True)
class Settings:
    """What was tried and kept; see ``training/README.md``.

    Attributes:
        phases: which of the sources' passes are made, in order.
        swaps: whether other names are put into sentences.
        pieces: word pieces a batch.
        encoder_rate, head_rate: peak learning rates; linear warm-up and decay.
        averaging: weight of the running average in each step.
        save_every: steps between two checkpoints.
    """

    seed: int = 7
    phases: tuple[int, ...] = (0, 1)
    swaps: bool = False
    pieces: int = 1100
    encoder_rate: float = 1.5e-4
    head_rate: float = 1.2e-3
    warm_up: int = 120
    averaging: float = 0.996
    save_every: int = 200
    threads: int = 2


#: The first round makes the model that fills in what is not annotated, the second learns from all
#: of it, the third again from what people annotated alone. Each goes on from the one before.
ROUNDS = {
    "first": Settings(),
    "second": Settings(seed=8, phases=(2,), encoder_rate=1.0e-4, head_rate=8e-4),
    "third": Settings(seed=9, phases=(3,), swaps=True, encoder_rate=5e-5, head_rate=4e-4),
}


def losses(model: Model, batch: Batch) -> dict[str, Tensor]:
    """The loss of every head, each a mean over what is annotated."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        x = model.tokens(batch.pieces, batch.lengths, batch.owner, batch.words)
    scores = model(x)
    found: dict[str, Tensor] = {}

    def classify(name: str, logits: Tensor, gold: Tensor) -> None:
        if (gold != IGNORE).any():
            found[name] = F.cross_entropy(
                logits.reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=IGNORE
            )

    classify("arcs", scores.arcs.masked_fill(~batch.allowed, -1e4), batch.heads)
    b, w = torch.nonzero((batch.heads != IGNORE) & (batch.deprels != IGNORE), as_tuple=True)
    if len(b):
        labels = model.label_scores(scores.dep_label[b, w], scores.head_label[b, batch.heads[b, w]])
        found["labels"] = F.cross_entropy(labels, batch.deprels[b, w])
    classify("upos", scores.upos, batch.upos)
    classify("starts", scores.starts, batch.starts)
    classify("scripts", scores.scripts, batch.scripts)
    parts = [
        F.cross_entropy(logits.reshape(-1, logits.shape[-1]), gold.reshape(-1), ignore_index=IGNORE)
        for logits, gold in zip(scores.feats, batch.feats.unbind(-1), strict=True)
        if (gold != IGNORE).any()
    ]
    if parts:
        found["feats"] = torch.stack(parts).sum() / 4
    names = batch.names
    classify("names", scores.names, names.masked_fill(names == len(model.labels.names), IGNORE))
    is_open = names == len(model.labels.names)
    if is_open.any():
        # Nothing said about MISC here: O and MISC share the probability.
        logits = scores.names[is_open].log_softmax(-1)
        either = [i for i, tag in enumerate(model.labels.names) if tag == "O" or "MISC" in tag]
        found["names_open"] = -logits[:, either].logsumexp(-1).mean()
    return found


def windows_of(
    sources: list[tuple[Source, list[Sentence]]],
    phase: int,
    pieces: PieceEncoder,
    rng: random.Random,
    *,
    swaps: bool,
) -> list[Window]:
    """All windows of one phase, shuffled: every source as often as its passes say."""
    windows: list[Window] = []
    pool = collect_names(sentence for _, sentences in sources for sentence in sentences)
    for source, sentences in sources:
        for _ in range(source.passes[phase]):
            varied = swap_names(sentences, pool, rng) if swaps else sentences
            windows.extend(pack(varied, pieces, rng))
    rng.shuffle(windows)
    return windows


def batches_of(windows: list[Window], limit: int, rng: random.Random) -> list[list[Window]]:
    """Batches of windows of similar length, shuffled; at most ``limit`` pieces with padding."""
    batches: list[list[Window]] = []
    for at in range(0, len(windows), 400):
        group: list[Window] = []
        for window in sorted(windows[at : at + 400], key=lambda w: len(w.pieces)):
            if group and (len(group) + 1) * len(window.pieces) > limit:
                batches.append(group)
                group = []
            group.append(window)
        batches.append(group)
    rng.shuffle(batches)
    return batches


def train(
    model: Model,
    labels: Labels,
    sources: list[tuple[Source, list[Sentence]]],
    pieces: PieceEncoder,
    folder: Path,
    settings: Settings,
) -> None:
    """Trains in place and leaves the averaged weights in ``folder/model.pt``.

    A folder that holds a checkpoint is taken up where it stopped, with a fresh optimiser.

    Args:
        model: changed in place.
        labels: the classes of its heads.
        sources: each with its sentences.
        pieces: the tokenizer.
        folder: for checkpoints and the log.
        settings: of this round.
    """
    folder.mkdir(exist_ok=True)
    torch.manual_seed(settings.seed)
    torch.set_num_threads(settings.threads)
    rng = random.Random(settings.seed)
    phases = [
        windows_of(sources, phase, pieces, rng, swaps=settings.swaps) for phase in settings.phases
    ]
    batches = [b for windows in phases for b in batches_of(windows, settings.pieces, rng)]
    encoder_ids = {id(p) for p in model.encoder.parameters()}
    optimiser = torch.optim.AdamW(
        [
            {"params": list(model.encoder.parameters()), "lr": settings.encoder_rate},
            {
                "params": [p for p in model.parameters() if id(p) not in encoder_ids],
                "lr": settings.head_rate,
            },
        ],
        betas=(0.9, 0.98),
        weight_decay=0.01,
        fused=True,
    )

    first = _resume(model, folder)

    def rate(step: int) -> float:
        left = max(0.02, 1 - (first + step) / len(batches))
        return min((step + 1) / settings.warm_up, left)

    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, rate)
    average = {name: value.detach().clone() for name, value in model.named_parameters()}
    batcher, started, seen = Batcher(labels), time.monotonic(), 0
    model.train()
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        for step, windows in enumerate(batches[first:], first):
            found = losses(model, batcher(windows))
            optimiser.zero_grad(set_to_none=True)
            torch.stack(list(found.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 2.0)
            optimiser.step()
            schedule.step()
            # Early on a short memory, so that the random start is forgotten.
            done = step - first
            keep = min(settings.averaging, (done + 1) / (done + 10))
            with torch.no_grad():
                for name, value in model.named_parameters():
                    average[name].lerp_(value, 1 - keep)
            seen += sum(window.words for window in windows)
            if step % 20 == 0:
                record = {
                    "step": step,
                    "of": len(batches),
                    "words": seen,
                    "seconds": round(time.monotonic() - started),
                }
                record |= {name: round(value.item(), 4) for name, value in found.items()}
                log.write(json.dumps(record) + "\n")
                log.flush()
            if step % settings.save_every == settings.save_every - 1:
                save(average, labels, folder, step + 1)
    save(average, labels, folder, len(batches))


def _resume(model: Model, folder: Path) -> int:
    """Loads the checkpoint of a folder, if there is one; gives the step to go on with."""
    if not (folder / "model.pt").exists():
        return 0
    load(model, folder)
    return int((folder / "step").read_text())


def load(model: Model, folder: Path) -> None:
    """Takes over the averaged weights of a checkpoint; the frozen embeddings are not in it."""
    model.load_state_dict(torch.load(folder / "model.pt", weights_only=True), strict=False)


def save(average: dict[str, Tensor], labels: Labels, folder: Path, step: int) -> None:
    """Writes weights, labels and the next step; a kill in between leaves a whole checkpoint."""
    part = folder / "model.part"
    torch.save(average, part)
    part.replace(folder / "model.pt")
    (folder / "step").write_text(str(step))
    (folder / "labels.json").write_text(json.dumps(asdict(labels), ensure_ascii=False, indent=1))
