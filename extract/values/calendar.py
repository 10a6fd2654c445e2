"""Arithmetic on partial dates: `2025`, `2025-11`, `2025-W47`, `2025-11-21`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta


def parse_day(text: str | None) -> date | None:
    """A day from ISO 8601, or None where there is none or it is no date."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def day(year: int, month: int, number: int) -> date | None:
    """A day, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def week(anchor: date, steps: int) -> str:
    """The ISO week some weeks from a day, as `2025-W47`."""
    year, number, _ = (anchor + timedelta(weeks=steps)).isocalendar()
    return f"{year}-W{number:02d}"


def month(anchor: date, steps: int) -> str:
    """The month some months from a day, as `2025-11`."""
    index = anchor.year * 12 + anchor.month - 1 + steps
    return f"{index // 12:04d}-{index % 12 + 1:02d}"


def shift(anchor: date, unit: str, steps: int) -> str | None:
    """A point in time at the grain of a unit.

    Args:
        anchor: The day to count from.
        unit: ISO 8601 designator: Y, M, W, WE, D, 3M, 6M, 10Y, 100Y.
        steps: How many, negative into the past.

    Returns:
        A TIMEX3 value, or None for units within a day and years that ISO 8601 cannot write.
    """
    try:
        return _SHIFTS[unit](anchor, steps) if unit in _SHIFTS else None
    except (OverflowError, ValueError):
        return None


def _year(anchor: date, steps: int) -> str:
    return f"{date(anchor.year + steps, 1, 1).year:04d}"


def _quarter(anchor: date, steps: int) -> str:
    index = anchor.year * 4 + (anchor.month - 1) // 3 + steps
    return f"{index // 4:04d}-Q{index % 4 + 1}"


def _half(anchor: date, steps: int) -> str:
    index = anchor.year * 2 + (anchor.month - 1) // 6 + steps
    return f"{index // 2:04d}-H{index % 2 + 1}"


def _century(anchor: date, steps: int) -> str:
    return f"{anchor.year // 100 + steps:02d}"


def _decade(anchor: date, steps: int) -> str:
    return f"{anchor.year // 10 + steps:03d}"


def _weekend(anchor: date, steps: int) -> str:
    return week(anchor, steps) + "-WE"


def _day(anchor: date, steps: int) -> str:
    return (anchor + timedelta(days=steps)).isoformat()


_SHIFTS: dict[str, Callable[[date, int], str]] = {
    "100Y": _century,
    "10Y": _decade,
    "Y": _year,
    "6M": _half,
    "3M": _quarter,
    "M": month,
    "W": week,
    "WE": _weekend,
    "D": _day,
}


def nearest(anchor: date, number: int, of_month: int) -> date | None:
    """The day with this number and month that lies closest to another day."""
    found = [day(anchor.year + step, of_month, number) for step in (-1, 0, 1)]
    days = [item for item in found if item is not None]
    return min(days, key=lambda item: abs((item - anchor).days), default=None)


def weekday(anchor: date, number: int, *, future: bool, steps: int | None) -> date:
    """A day of the week as news name it.

    Args:
        anchor: The day of publication.
        number: Monday is 1.
        future: The sentence speaks of what lies ahead.
        steps: -1 for *last*, 1 for *next*, 0 for *this*; None where the text says neither.

    Returns:
        The nearest such day: the last one, today included, or the next one.
    """
    back = (anchor.isoweekday() - number) % 7
    if steps is None and back == 0:
        return anchor
    if future or (steps or 0) > 0:
        ahead = (number - anchor.isoweekday()) % 7 or 7
        return anchor + timedelta(days=ahead + 7 * max((steps or 1) - 1, 0))
    if steps is not None and steps < 0:
        return anchor - timedelta(days=(back or 7) + 7 * (-steps - 1))
    return anchor - timedelta(days=back)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (anonymous algorithm, Nature 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    number, rest = divmod(h + m - 7 * n + 114, 31)
    return date(year, number, rest + 1)
