"""Lays figures out as aligned tables of plain text, each beside its bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bench.bars import LOADING, MEMORY, ONE_CORE, SCORES, SIZE, TWO_CORES, Bar
from bench.footprint import Footprint
from bench.speed import Speed

#: Figures of the first table, in order, and how their columns are called.
COLUMNS = {
    "UAS": "UAS",
    "LAS": "LAS",
    "LAS without subtypes": "LAS*",
    "UPOS": "UPOS",
    "FEATS": "FEATS",
    "lemma": "lemma",
    "sentences F1": "sents F1",
    "names P": "names P",
    "names R": "names R",
    "names F1": "names F1",
}
NONE = "–"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured on one file or held-back part.

    Attributes:
        name: the file or part.
        lang: the code of its language.
        sentences, tokens: how many it has.
        scores: figure to percent.
    """

    name: str
    lang: str
    sentences: int
    tokens: int
    scores: dict[str, float]


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Rows as lines of columns, the first to the left, the others to the right.

    Args:
        rows: of equal length.
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        "  ".join(
            cell.rjust(width) if i else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in rows
    )
    return "\n".join(line.rstrip() for line in lines)


def score_table(measured: Sequence[Measured]) -> str:
    """One row a set with every score, and below them the bars of the languages that have any."""
    rows = [["set", "lang", "sentences", "tokens", *COLUMNS.values()]]
    for one in measured:
        bars = SCORES.get(one.lang, {})
        cells = [_score(one.scores.get(name), bars.get(name)) for name in COLUMNS]
        rows.append([one.name, one.lang, f"{one.sentences:,}", f"{one.tokens:,}", *cells])
    for lang in sorted({one.lang for one in measured} & SCORES.keys()):
        limits = [SCORES[lang].get(name) for name in COLUMNS]
        cells = [f"{bar.limit:.1f} " if bar else "" for bar in limits]
        rows.append(["at least", lang, "", "", *cells])
    return aligned(rows) + "\nLAS*: without subtypes. Gold tokens, except for sents: raw text."


def _score(value: float | None, bar: Bar | None) -> str:
    if value is None:
        return f"{NONE} "
    return f"{value:.1f}{bar.mark(value) if bar else ' '}"


def resource_table(size: float, footprint: Footprint | None, speed: Speed | None) -> str:
    """Size, load time, memory and speed, a figure a row, with bars and ratios.

    Args:
        size: on disk, in megabytes.
        footprint: load time and memory, if measured.
        speed: words per second, if measured.
    """
    rows = [["resource", "measured", "bar", "", "note"]]
    rows.append(_row("size on disk, MB", size, SIZE, 1))
    if footprint:
        note = f"median of {footprint.rounds} fresh processes"
        rows.append(_row("load, s", footprint.load, None, 2, note))
        rows.append(_row("load and first text, s", footprint.first, LOADING, 2))
        if footprint.memory is not None:
            rows.append(_row("memory over spacy.blank, MB", footprint.memory, MEMORY, 0))
    if speed:
        one, blank, encoder = speed.one_core, speed.blank, speed.encoder
        note = f"spacy.blank is {blank / one:.0f} times as fast"
        note += f", the encoder alone {encoder / one:.2f} times" if encoder else ""
        rows.append(_row("words/s, one core", one, ONE_CORE, 0, note))
        rows.append(_row("  its first round", speed.first_round, None, 0))
        if encoder:
            rows.append(_row("  encoder alone", encoder, None, 0))
        rows.append(_row("  spacy.blank", blank, None, 0))
        if both := speed.two_cores:
            way, rate = both
            note = f"{way}, {rate / one:.2f} times one core"
            rows.append(_row("words/s, two cores", rate, TWO_CORES, 0, note))
            rows += [_row(f"  {name}", rate, None, 0) for name, rate in speed.ways.items()]
    return _left_notes(rows) + (f"\n{speed.about}" if speed else "")


def _row(name: str, value: float, bar: Bar | None, digits: int, note: str = "") -> list[str]:
    limit = f"{'≤' if bar.most else '≥'} {bar.limit:,.0f}" if bar else ""
    return [name, f"{value:,.{digits}f}", limit, bar.mark(value) if bar else "", note]


def _left_notes(rows: list[list[str]]) -> str:
    """The last column to the left, as it is prose."""
    lines = aligned([row[:-1] for row in rows]).split("\n")
    width = max(map(len, lines))
    joined = (f"{line.ljust(width)}  {row[-1]}" for line, row in zip(lines, rows, strict=True))
    return "\n".join(line.rstrip() for line in joined)


def as_json(
    measured: Sequence[Measured],
    size: float | None,
    footprint: Footprint | None,
    speed: Speed | None,
) -> dict[str, Any]:
    """The same figures for machines, each with whether it keeps its bar."""
    kept = [
        {
            "set": one.name,
            "figure": name,
            "bar": bar.limit,
            "kept": one.scores[name] >= bar.limit,
        }
        for one in measured
        for name, bar in SCORES.get(one.lang, {}).items()
        if name in one.scores
    ]
    both = speed.two_cores if speed else None
    figures: list[tuple[str, float | None, Bar]] = [
        ("size, MB", size, SIZE),
        ("load and first text, s", footprint.first if footprint else None, LOADING),
        ("memory, MB", footprint.memory if footprint else None, MEMORY),
        ("words/s, one core", speed.one_core if speed else None, ONE_CORE),
        ("words/s, two cores", both[1] if both else None, TWO_CORES),
    ]
    kept += [
        {"figure": name, "bar": bar.limit, "kept": bar.mark(value) == "✓"}
        for name, value, bar in figures
        if value is not None
    ]
    return {
        "sets": [asdict(one) for one in measured],
        "size": size,
        "footprint": asdict(footprint) if footprint else None,
        "speed": asdict(speed) if speed else None,
        "bars": kept,
    }
