"""Dates, times, durations and sets: runs the rules of `dates.toml` over a text.

The form of the values is TIMEX3 (TimeML 1.2.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.pack import Pack, load_pack
from extract.values.calendar import parse_day
from extract.values.found import Found, settle
from extract.values.makers import LATE, MAKERS
from extract.values.reading import Reading

_NUMBER = (
    r"\d+(?:[.,]\d+)?(?:\s*(?:bis|to|[-–])\s*\d+)?|(?:ein\s+paar)|[^\W\d_]+(?:\s+bis\s+[^\W\d_]+)?"
)
_ORDINAL = r"\d{1,2}\.|[^\W\d_]+(?:te|ten|ter|tes|ste|sten|ster|stes)"
#: Table of the pack that fills a placeholder of the rules.
_TABLES = {
    "month": "months",
    "weekday": "weekdays",
    "unit": "units",
    "season": "seasons",
    "part": "parts",
    "day_word": "day_words",
    "year_word": "year_words",
    "step": "steps",
    "reference": "references",
    "set": "sets",
    "feast": "feasts",
    "modifier": "modifiers",
    "approx": "approximations",
}
_LONGEST_CUE = 200
_CLAUSE_BORDER = re.compile(r"[!?,;:]|(?<=\w\w)\.(?=\s|[^\W\d_]|\Z)")


def find_dates(text: str, pack: Pack, published: str | None) -> list[Found]:
    """Expressions of time with their values.

    Args:
        text: A block or sentence.
        pack: Rules and words of its language.
        published: ISO 8601 date that relative expressions count from.

    Returns:
        Values in text order, without overlaps. What cannot be resolved without a date of
        publication has no `value`.
    """
    reading = Reading(pack, text, parse_day(published))
    return settle(_candidates(text, pack, reading))


def _candidates(text: str, pack: Pack, reading: Reading) -> Iterator[Found]:
    for pattern, make in _rules(pack.lang):
        for match in pattern.finditer(text):
            start = match.end("skip") if match.groupdict().get("skip") else match.start()
            reading.future = _is_future(text, match.start(), pack)
            value = MAKERS[make](match, reading)
            if value is not None:
                yield Found(start, match.end(), value)


def _is_future(text: str, place: int, pack: Pack) -> bool:
    """Whether the clause around a place has a verb of the future and none of the past."""
    before = _CLAUSE_BORDER.split(text[max(0, place - _LONGEST_CUE) : place])[-1]
    after = _CLAUSE_BORDER.split(text[place : place + _LONGEST_CUE])[0]
    words = set(re.findall(r"\w+", f"{before} {after}".lower()))
    past = words & pack.words("dates", "past_cues")
    return bool(words & pack.words("dates", "future_cues")) and not past


@cache
def _rules(lang: str) -> list[tuple[re.Pattern[str], str]]:
    """The rules of a language, compiled."""
    pack = load_pack(lang)
    parts = {name: _alternatives(pack.table("dates", key)) for name, key in _TABLES.items()}
    parts["fullmonth"] = _alternatives(
        {name: 1 for name in pack.table("dates", "months") if len(name) > 3 or name == "mai"}
    )
    parts["number"] = _NUMBER
    parts["ordinal"] = parts["ordinalword"] = _ORDINAL
    parts["adjunit"] = _alternatives(pack.table("dates", "adjective_units"))
    compiled = []
    for rule in pack.rows("dates", "rules"):
        source = re.sub(r"\{(\w+)\}", lambda m: f"(?:{parts[m[1]]})" if m[1] in parts else m[0],
                        rule["find"])  # fmt: skip
        compiled.append(
            (re.compile(rf"(?<![\w.,])(?:{source})(?!\w)", re.IGNORECASE), rule["make"])
        )
    return sorted(compiled, key=lambda rule: rule[1] in LATE)


def _alternatives(table: dict[str, object]) -> str:
    words = sorted(table, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in words) or r"(?!)"
