"""Measures dates and numbers against Recognizers-Text's German cases and a KRAUTS folder.

`python -m bench.values CORPORA`, where CORPORA holds `de/values/recognizers` and `de/dates`.
Spans: a number counts where text and value agree, a date where its value does.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from extract.pack import load_pack
from extract.values.dates import find_dates
from extract.values.find import find_values
from extract.values.found import Found
from extract.values.numbers import decimal_text
from extract.values.numbers import find as find_numbers

_PACK = load_pack("de")
_AMOUNTS = {
    "Number/NumberModel": "",
    "Number/OrdinalModelSuppressExtendedTypes": "ORDINAL",
    "Number/OrdinalModel": "ORDINAL",
    "Number/PercentModel": "PERCENT",
    "NumberWithUnit/CurrencyModel": "MONEY",
    "NumberWithUnit/DimensionModel": "QUANTITY",
    "NumberWithUnit/TemperatureModel": "QUANTITY",
}
_TIMEX = ("DateParser", "DatePeriodParser", "TimeParser", "DurationParser", "SetParser",
          "HolidayParser", "DateTimeParser", "MergedParser")  # fmt: skip
_TAG = re.compile(r"<TIMEX3([^>]*?)(/?)>(?:(.*?)</TIMEX3>)?", re.DOTALL)


def _close(ours: str | None, theirs: str) -> bool:
    try:
        a, b = float(ours or "nan"), float(theirs.rstrip("%").replace(",", "."))
    except ValueError:
        return False
    return abs(a - b) <= 1e-3 * max(1.0, abs(b))


def amounts(folder: Path, *, verbose: bool) -> Iterator[tuple[str, int, int]]:
    """Cases of each model where every expected number is found with its value."""
    for name, type_ in _AMOUNTS.items():
        cases = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        passed = 0
        for case in cases:
            text = case["Input"]
            ours = [
                f.value.amount or f.value.high
                for f in find_values(text, _PACK, None)
                if f.value.type == type_ or (type_ == "QUANTITY" and "point" in str(f.value.unit))
            ]
            if not type_:
                ours = [decimal_text(n.amount or n.high) for n in find_numbers(text, _PACK)]
            gold = [r["Resolution"].get("value", "") for r in case["Results"]]
            fine = len(ours) == len(gold) and all(map(_close, ours, gold))
            passed += fine
            if verbose and not fine:
                print(f"  {name}: {text!r}: {ours} for {gold}")
        yield name, passed, len(cases)


def timex(folder: Path, *, verbose: bool) -> Iterator[tuple[str, int, int]]:
    """Cases whose TIMEX value is found."""
    for name in _TIMEX:
        cases = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        passed = 0
        for case in cases:
            anchor = case.get("Context", {}).get("ReferenceDateTime", "2016-11-07")
            ours = find_dates(case["Input"], _PACK, anchor[:10])
            gold = [_timex_of(result) for result in case["Results"]]
            fine = len(ours) == len(gold) and all(
                _same(found, value, anchor) for found, value in zip(ours, gold, strict=True)
            )
            passed += fine
            if verbose and not fine:
                values = [found.value.value for found in ours]
                print(f"  {name}: {case['Input']!r}: {values} for {gold}")
        yield name, passed, len(cases)


def _timex_of(result: dict[str, Any]) -> str:
    value = result.get("Value", {})
    return value.get("Timex") or value.get("values", [{}])[0].get("timex", "")


def _same(found: Found, gold: str, anchor: str) -> bool:
    ours = (found.value.value or "").replace(":00", "").removesuffix(":")
    return ours in (gold, gold.replace("XXXX", anchor[:4])) or ours == f"{anchor[:10]}{gold}"


def krauts(folder: Path) -> dict[str, float]:
    """Strict, relaxed and relaxed-with-value F1 over the TIMEX3 tags of a folder."""
    hits = {"strict": 0, "relaxed": 0, "value": 0}
    gold_count = ours_count = 0
    for path in sorted(folder.glob("*.tml")):
        raw = path.read_text(encoding="utf-8")
        anchor = re.search(r'value="([\d-]+)"', raw.split("</DCT>")[0])
        text, gold = _plain(raw.split("<TEXT>")[1].split("</TEXT>")[0])
        ours = [
            Found(line.start() + f.start, line.start() + f.end, f.value)
            for line in re.finditer(r"[^\n]+", text)
            for f in find_dates(line.group(), _PACK, anchor[1] if anchor else None)
        ]
        gold_count += len(gold)
        ours_count += len(ours)
        for start, end, value in gold:
            near = [f for f in ours if f.start < end and f.end > start]
            hits["relaxed"] += bool(near)
            hits["strict"] += any((f.start, f.end) == (start, end) for f in near)
            hits["value"] += any(f.value.value == value for f in near)
    total = gold_count + ours_count
    return {name: round(2 * count / total, 3) for name, count in hits.items()}


def _plain(tagged: str) -> tuple[str, list[tuple[int, int, str]]]:
    text, gold, last = "", [], 0
    for match in _TAG.finditer(tagged):
        text += tagged[last : match.start()]
        inner = match[3] or ""
        value = re.search(r'value="([^"]*)"', match[1])
        if inner:
            gold.append((len(text), len(text) + len(inner), value[1] if value else ""))
        text += inner
        last = match.end()
    return text + tagged[last:], gold


def main() -> None:
    """Print one line per model, and the figures for dates."""
    corpora = Path(sys.argv[1])
    verbose = "-v" in sys.argv
    models = corpora / "de/values/recognizers"
    for part in (amounts(models, verbose=verbose), timex(models / "DateTime", verbose=verbose)):
        rows = list(part)
        for name, passed, total in rows:
            print(f"{name:45} {passed:3}/{total}")
        print(f"{'all of these':45} {sum(r[1] for r in rows) / sum(r[2] for r in rows):.3f}")
    print("KRAUTS", krauts(corpora / "de/dates/krauts-dolomiten-42"))


if __name__ == "__main__":
    main()
