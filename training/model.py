"""The encoder and its heads in torch, for training only."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F  # noqa: N812

from training.labels import Labels
from training.weights import BaseModel, dequantise

ARC_SIZE = 256
LABEL_SIZE = 100


class Layer(nn.Module):
    """One transformer layer with the normalisation behind each part, as BERT has it."""

    def __init__(self, hidden: int, heads: int, feed_forward: int, dropout: float) -> None:
        """Makes a layer with random weights."""
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm1 = nn.LayerNorm(hidden, eps=1e-12)
        self.up = nn.Linear(hidden, feed_forward)
        self.down = nn.Linear(feed_forward, hidden)
        self.norm2 = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """``x`` is (batch, time, hidden); ``mask`` is True where a position may be attended to."""
        b, t, h = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, h // self.heads).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        mixed = self.out(mixed.transpose(1, 2).reshape(b, t, h))
        x = self.norm1(x + F.dropout(mixed, self.dropout, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, self.dropout, self.training))


class Encoder(nn.Module):
    """BERT over pieces; the word embeddings stay frozen in the four bits they came in."""

    def __init__(self, base: BaseModel, ids: list[int], dropout: float = 0.1) -> None:
        """Takes over the weights; ``ids`` are the pieces that the trimmed vocabulary keeps."""
        super().__init__()
        self.dropout = dropout
        self.register_buffer("words", torch.from_numpy(dequantise(base.word_blocks[ids])))
        positions = base.tensors["emb.pos"] + base.tensors["emb.type"][: base.hidden]
        self.positions = nn.Parameter(torch.from_numpy(positions))
        self.norm = nn.LayerNorm(base.hidden, eps=1e-12)
        self.layers = nn.ModuleList(
            Layer(base.hidden, base.heads, base.feed_forward, dropout) for _ in range(base.layers)
        )
        _fill(self.norm, base, "emb.ln")
        for i, layer in enumerate(self.layers):
            with torch.no_grad():
                for kind in ("w", "b"):
                    parts = [torch.from_numpy(base.tensors[f"l{i}.{p}.{kind}"]) for p in "qkv"]
                    target = layer.qkv.weight if kind == "w" else layer.qkv.bias
                    target.copy_(torch.cat(parts))
            _fill(layer.out, base, f"l{i}.ao")
            _fill(layer.norm1, base, f"l{i}.aln")
            _fill(layer.up, base, f"l{i}.fi")
            _fill(layer.down, base, f"l{i}.fo")
            _fill(layer.norm2, base, f"l{i}.oln")

    def forward(self, pieces: Tensor, lengths: Tensor) -> Tensor:
        """Pieces, shape (batch, time), to vectors, shape (batch, time, hidden)."""
        time = pieces.shape[1]
        x = self.norm(self.words[pieces] + self.positions[:time])
        x = F.dropout(x, self.dropout, self.training)
        mask = torch.arange(time)[None, :] < lengths[:, None]
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :])
        return x


def _fill(module: nn.Linear | nn.LayerNorm, base: BaseModel, name: str) -> None:
    with torch.no_grad():
        module.weight.copy_(torch.from_numpy(base.tensors[f"{name}.w"]))
        module.bias.copy_(torch.from_numpy(base.tensors[f"{name}.b"]))


@dataclass(slots=True)
class Scores:
    """What the heads say about one batch; shapes in words unless said."""

    arcs: Tensor
    dep_label: Tensor
    head_label: Tensor
    upos: Tensor
    feats: list[Tensor]
    names: Tensor
    starts: Tensor
    scripts: Tensor


class Model(nn.Module):
    """The encoder, the mean over each token's pieces, and all heads on top of it."""

    def __init__(self, encoder: Encoder, labels: Labels, hidden: int = 384) -> None:
        """Puts fresh heads for a label set on an encoder."""
        super().__init__()
        self.encoder = encoder
        self.labels = labels
        self.arc_dep = nn.Linear(hidden, ARC_SIZE)
        self.arc_head = nn.Linear(hidden, ARC_SIZE)
        self.arc = nn.Parameter(torch.zeros(ARC_SIZE + 1, ARC_SIZE))
        self.root = nn.Parameter(torch.randn(hidden) * 0.02)
        self.label_dep = nn.Linear(hidden, LABEL_SIZE)
        self.label_head = nn.Linear(hidden, LABEL_SIZE)
        self.label = nn.Parameter(
            torch.randn(len(labels.deprels), LABEL_SIZE + 1, LABEL_SIZE + 1) * 0.01
        )
        self.upos = nn.Linear(hidden, len(labels.upos))
        self.feats = nn.Linear(hidden, sum(len(values) for values in labels.feats.values()))
        self.names = nn.Linear(hidden, len(labels.names))
        self.starts = nn.Linear(hidden, 2)
        self.scripts = nn.Linear(hidden, len(labels.scripts))

    def tokens(self, pieces: Tensor, lengths: Tensor, owner: Tensor, words: int) -> Tensor:
        """Mean of pieces per token, shape (batch, words, hidden); ``owner`` is -1 for marks."""
        x = self.encoder(pieces, lengths).float()
        batch = x.shape[0]
        slot = torch.where(owner < 0, words, owner) + torch.arange(batch)[:, None] * (words + 1)
        total = x.new_zeros(batch * (words + 1), x.shape[2])
        total = total.index_add(0, slot.reshape(-1), x.reshape(-1, x.shape[2]))
        count = x.new_zeros(batch * (words + 1)).index_add(
            0, slot.reshape(-1), torch.ones(slot.numel())
        )
        mean = total / count.clamp(min=1)[:, None]
        return mean.view(batch, words + 1, -1)[:, :words]

    def forward(self, x: Tensor) -> Scores:
        """Scores of all heads for token vectors, shape (batch, words, hidden).

        ``arcs`` has the shape (batch, dependent, 1 + head): column 0 is the root.
        """
        drop = nn.functional.dropout(x, 0.2, self.training)
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), drop], dim=1)
        dep = F.dropout(F.relu(self.arc_dep(drop)), 0.2, self.training)
        head = F.dropout(F.relu(self.arc_head(rooted)), 0.2, self.training)
        dep1 = torch.cat([dep, torch.ones_like(dep[..., :1])], dim=-1)
        arcs = (dep1 @ self.arc) @ head.transpose(1, 2) / math.sqrt(ARC_SIZE)
        return Scores(
            arcs=arcs,
            dep_label=F.dropout(F.relu(self.label_dep(drop)), 0.2, self.training),
            head_label=F.dropout(F.relu(self.label_head(rooted)), 0.2, self.training),
            upos=self.upos(drop),
            feats=list(self.feats(drop).split([len(v) for v in self.labels.feats.values()], -1)),
            names=self.names(drop),
            starts=self.starts(drop),
            scripts=self.scripts(drop),
        )

    def label_scores(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores of labels for pairs of label vectors, each of shape (pairs, LABEL_SIZE)."""
        dep = torch.cat([dep, torch.ones_like(dep[:, :1])], dim=1)
        head = torch.cat([head, torch.ones_like(head[:, :1])], dim=1)
        return torch.einsum("ni,lij,nj->nl", dep, self.label, head)
