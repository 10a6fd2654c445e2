"""Makes TIMEX3 values of matched expressions of time; one maker per kind of rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta

from extract.values import calendar
from extract.values.numbers import find, parse
from extract.values.reading import Match, Reading
from store.model import Value


def _date(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    month = int(groups.get("number") or reading.lookup("months", groups.get("month")) or 0)
    number = int(groups.get("day") or _ordinal(groups.get("count") or "", reading) or 0)
    year = reading.year_of(match)
    if year is not None:
        found = calendar.day(year, month, number)
    elif calendar.day(2000, month, number) is None:
        return None
    elif reading.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}-{number:02d}")
    else:
        found = calendar.nearest(reading.anchor, number, month)
    if found is None:
        return None
    reading.days.append((match.end(), found.isoformat()))
    return Value("DATE", found.isoformat())


def _days(match: Match, reading: Reading) -> Value | None:
    month = int(reading.lookup("months", match["month"]) or 0)
    year = reading.year_of(match) or (reading.anchor.year if reading.anchor else None)
    if year is None:
        return None
    low = calendar.day(year, month, int(match["day"]))
    high = calendar.day(year, month, int(match["last"]))
    if low is None or high is None or low >= high:
        return None
    return Value("DATE", f"{year:04d}-{month:02d}", low=low.isoformat(), high=high.isoformat())


def _month(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    number = int(groups.get("number") or reading.lookup("months", groups.get("month")) or 0)
    if not 1 <= number <= 12:
        return None
    year = reading.year_of(match)
    if year is None and reading.anchor is None:
        return Value("DATE", f"XXXX-{number:02d}", reading.mod(match))
    if year is None and reading.anchor is not None:
        nearest = calendar.nearest(reading.anchor.replace(day=15), 15, number)
        year = nearest.year if nearest else reading.anchor.year
    return Value("DATE", f"{year:04d}-{number:02d}", reading.mod(match))


def _year(match: Match, reading: Reading) -> Value | None:
    return Value("DATE", f"{int(match['year']):04d}", reading.mod(match))


def _bare_year(match: Match, reading: Reading) -> Value | None:
    """A number that is a year: no noun that it could count stands behind it."""
    before = reading.text[max(0, match.start() - 20) : match.start()].lower().split()
    after = reading.text[match.end() : match.end() + 30]
    counted = reading.pack.patterns.get(("dates", "counted_after_year"))
    led = bool(before) and before[-1] in reading.pack.words("dates", "year_prepositions")
    if counted and counted.match(after) and not led:
        return None
    return Value("DATE", match["year"])


def _years(match: Match, reading: Reading) -> Value | None:
    first, last = match["year"], match["last"]
    last = first[:2] + last if len(last) == 2 else last
    if not 1000 <= int(first) < int(last) <= 2200:
        return None
    return Value("DATE", low=first, high=last)


def _season(match: Match, reading: Reading) -> Value | None:
    code = reading.lookup("seasons", match["season"])
    year = reading.year_of(match) or (reading.anchor.year if reading.anchor else None)
    return Value("DATE", f"{year:04d}-{code}", reading.mod(match)) if year else None


def _ordinal(text: str, reading: Reading) -> int | None:
    digits = text.rstrip(".")
    if digits.isdigit():
        return int(digits)
    numbers = [number for number in find(text, reading.pack) if number.ordinal]
    return int(numbers[0].amount) if numbers and numbers[0].amount is not None else None


def _quarter(match: Match, reading: Reading) -> Value | None:
    number = _ordinal(match["count"], reading)
    year = reading.year_of(match) or (reading.anchor.year if reading.anchor else None)
    half = reading.lookup("part_letters", match["part"]) == "H"
    if number is None or not 1 <= number <= (2 if half else 4):
        return None
    return Value("DATE", f"{year:04d}-{'H' if half else 'Q'}{number}" if year else None)


def _decade(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    written = reading.lookup("decades", groups.get("word")) or groups.get("year") or ""
    return Value("DATE", (written if len(written) == 4 else f"19{written}")[:3])


def _century_of(match: Match, reading: Reading) -> Value | None:
    number = _ordinal(match["count"], reading)
    if number is None or not 1 <= number <= 30:
        return None
    before = "BC" if match.groupdict().get("before") else ""
    return Value("DATE", f"{before}{number - 1:02d}", reading.mod(match))


def _day_word(match: Match, reading: Reading) -> Value | None:
    word, part = match["word"], match.groupdict().get("part")
    # *am Morgen* is a part of a day; *morgen* is the next one.
    ambiguous = word.lower() in reading.pack.words("dates", "day_words_in_lower_case")
    capital = word[0].isupper() and match.start() > 0
    if ambiguous and (capital or match.groupdict().get("skip")):
        return None
    steps = int(reading.lookup("day_words", word) or 0)
    if reading.anchor is None:
        return Value("DATE", "PRESENT_REF" if steps == 0 else None)
    found = (reading.anchor + timedelta(days=steps)).isoformat()
    reading.days.append((match.end(), found))
    return _with_part(found, part, reading)


def _with_part(found: str, part: str | None, reading: Reading) -> Value:
    code = reading.lookup("parts", part)
    return Value("TIME", f"{found}T{code}") if code else Value("DATE", found)


def _year_word(match: Match, reading: Reading) -> Value | None:
    steps = int(reading.lookup("year_words", match["word"]) or 0)
    return Value("DATE", f"{reading.anchor.year + steps:04d}" if reading.anchor else None)


def _weekday(match: Match, reading: Reading) -> Value | None:
    number = int(reading.lookup("weekdays", match["weekday"]) or 1)
    groups = match.groupdict()
    if reading.anchor is None:
        return Value("DATE", f"XXXX-WXX-{number}")
    if groups.get("week"):
        steps = reading.step(match, "week") or 0
        monday = reading.anchor - timedelta(days=reading.anchor.weekday()) + timedelta(weeks=steps)
        found = monday + timedelta(days=number - 1)
    else:
        found = calendar.weekday(
            reading.anchor, number, future=reading.future, steps=reading.step(match)
        )
    reading.days.append((match.end(), found.isoformat()))
    return _with_part(found.isoformat(), groups.get("part"), reading)


def _step(match: Match, reading: Reading) -> Value | None:
    unit = reading.lookup("units", match["unit"]) or ""
    steps = reading.step(match)
    if unit.startswith("T") or unit == "NI" or steps is None:
        return None
    found = calendar.shift(reading.anchor, unit, steps) if reading.anchor else None
    return Value("DATE", found, reading.mod(match))


def _period(count: str, unit: str) -> str:
    """`P3Y`, `PT2H`, `PXM`; units of ten or a hundred years multiply."""
    factor = re.match(r"\d+", unit)
    if factor:
        number = count if count == "X" else str(int(float(count) * int(factor.group())))
        return f"P{number}{unit[factor.end() :]}"
    return f"PT{count}{unit[1:]}" if unit.startswith("T") else f"P{count}{unit}"


def _span(match: Match, reading: Reading) -> Value | None:
    """*in den nächsten Monaten*, *der vergangenen drei Jahre*: a stretch from or up to now."""
    unit = reading.lookup("units", match["unit"]) or ""
    steps = reading.step(match)
    if unit == "NI" or steps is None:
        return None
    written = match.groupdict().get("count")
    count = parse(written, reading.pack) if written else "X"
    if count is None:
        return None
    if count == "X" and steps > 0:
        return Value("DATE", "FUTURE_REF")
    return Value("DURATION", _period(count, unit), reading.mod(match))


def _ago(match: Match, reading: Reading) -> Value | None:
    """*vor drei Tagen*, *in zwei Wochen*: a point in time, counted from publication."""
    unit = reading.lookup("units", match["unit"]) or ""
    count = parse(match["count"], reading.pack)
    if count is None or unit == "NI":
        return None
    sign = int(reading.lookup("ways", match["way"]) or 1)
    if count == "X" or "." in count or unit.startswith("T"):
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", reading.mod(match))
    found = calendar.shift(reading.anchor, unit, sign * int(count)) if reading.anchor else None
    return Value("DATE", found, reading.mod(match))


def _duration(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    tables = ("units", "adjective_units")
    unit = next((u for table in tables if (u := reading.lookup(table, groups["unit"]))), "")
    count = parse(groups["count"], reading.pack) if groups.get("count") else "X"
    if not unit or count is None or unit == "NI":
        return None
    return Value("DURATION", _period(count, unit), reading.mod(match))


def _clock(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    hour, minute = int(groups["hour"]), groups.get("minute") or "00"
    part = reading.lookup("parts", groups.get("part"))
    if part in {"AF", "EV", "PM"} and hour < 12:
        hour += 12
    elif part == "AM" and hour == 12:
        hour = 0
    day = reading.day_at(match.start())
    seconds = f":{groups['second']}" if groups.get("second") else ""
    return Value("TIME", f"{day}T{hour:02d}:{minute}{seconds}")


def _day_of_month(match: Match, reading: Reading) -> Value | None:
    """*am 15.*: the nearest day with that number, ahead or behind as the sentence speaks."""
    number, anchor = int(match["day"]), reading.anchor
    if anchor is None:
        return Value("DATE", f"XXXX-XX-{number:02d}") if 1 <= number <= 31 else None
    months = [calendar.month(anchor, step) for step in (-1, 0, 1)]
    days = [calendar.day(int(m[:-3]), int(m[-2:]), number) for m in months]
    fits = [item for item in days if item is not None and (item >= anchor) == reading.future]
    found = min(fits, key=lambda item: abs((item - anchor).days), default=None)
    return Value("DATE", found.isoformat()) if found else None


def _part(match: Match, reading: Reading) -> Value | None:
    code = reading.lookup("parts", match["part"])
    return Value("TIME", f"{reading.day_at(match.start())}T{code}")


def _set(match: Match, reading: Reading) -> Value | None:
    return Value("SET", reading.lookup("sets", match["word"]))


def _each(match: Match, reading: Reading) -> Value | None:
    groups = match.groupdict()
    if groups.get("weekday"):
        return Value("SET", f"XXXX-WXX-{reading.lookup('weekdays', groups['weekday'])}")
    unit = reading.lookup("units", groups["unit"]) or ""
    count = parse(groups["count"], reading.pack) if groups.get("count") else "1"
    return Value("SET", _period(count, unit)) if count and unit != "NI" else None


def _feast(match: Match, reading: Reading) -> Value | None:
    entry = reading.lookup("feasts", match["word"]) or ""
    year = reading.year_of(match) or (reading.anchor.year if reading.anchor else None)
    if year is None:
        return Value("DATE")
    if re.fullmatch(r"\d\d-\d\d", entry):
        return Value("DATE", f"{year:04d}-{entry}")
    return Value("DATE", (calendar.easter(year) + timedelta(days=int(entry))).isoformat())


def _reference(match: Match, reading: Reading) -> Value | None:
    return Value("DATE", reading.lookup("references", match["word"]))


#: Makers that need the days named in the text, and so come last.
LATE = frozenset({"clock", "part"})
MAKERS: dict[str, Callable[[Match, Reading], Value | None]] = {
    "date": _date,
    "days": _days,
    "month": _month,
    "year": _year,
    "bare_year": _bare_year,
    "years": _years,
    "season": _season,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century_of,
    "day_word": _day_word,
    "year_word": _year_word,
    "weekday": _weekday,
    "step": _step,
    "span": _span,
    "ago": _ago,
    "duration": _duration,
    "clock": _clock,
    "day_of_month": _day_of_month,
    "part": _part,
    "set": _set,
    "each": _each,
    "feast": _feast,
    "reference": _reference,
}
"""The makers by the name that rules use."""
