"""Values as a person types them: `DATE 2026 START`, `MONEY 1500000 EUR`, `QUANTITY 2..3 km`."""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import asdict

from store.errors import InputError
from store.model import Value
from store.vocabulary import VALUE_TYPES

_TIMEX = re.compile(
    r"-?\d{1,4}(-\d{2}(-\d{2})?(T\d{2}(:\d{2}(:\d{2})?)?)?|-W\d{2}|-Q[1-4]|-H[12]|-(SP|SU|FA|WI))?"
    r"|\d{2,3}X{0,2}|XXXX[-\dWX]*|T\d{2}(:\d{2})?|T(MO|AF|EV|NI)|P[\dX]+[YMWD](T?[\dX]+[HMS])*"
    r"|PT[\dX]+[HMS]|(PAST|PRESENT|FUTURE)_REF|[\dX]{4}-[\dX]{2}-[\dX]{2}(T\S+)?"
)
_DECIMAL = re.compile(r"-?\d+(\.\d+)?")
_CURRENCY = re.compile(r"[A-Z]{3}")
_MODS: Final = (
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
)  # fmt: skip
_TIMES: Final = ("DATE", "TIME", "DURATION", "SET")
_EXAMPLES: Final = {
    "DATE": "DATE 2026-01 START",
    "TIME": "TIME 2025-11-21T18:30",
    "DURATION": "DURATION P2Y",
    "SET": "SET P1W",
    "MONEY": "MONEY 1500000 EUR",
    "PERCENT": "PERCENT 2.5 APPROX",
    "QUANTITY": "QUANTITY 250 km",
    "ORDINAL": "ORDINAL 3",
    "TICKER": "TICKER BTC",
}


def parse_value(typed: str) -> Value | None:
    """Read a value.

    Args:
        typed: Type, then date, amount or range `low..high`, then currency, unit and modifier.

    Returns:
        The value; None for an empty text, which takes the value away.

    Raises:
        InputError: It cannot be read; the message says which part and gives an example.
    """
    words = typed.split()
    if not words:
        return None
    type_, rest = words[0].upper(), words[1:]
    if type_ not in VALUE_TYPES:
        raise InputError(f"{words[0]} is no type", remedy=f"Begin with {', '.join(VALUE_TYPES)}.")
    if not rest:
        raise InputError("The value is missing", remedy=f"For example: {_EXAMPLES[type_]}")
    mod = None
    if len(rest) > 1 and rest[-1].upper() in _MODS:
        mod = rest.pop().upper()
    main, unit = rest[0], " ".join(rest[1:]) or None
    if type_ == "TICKER":
        return Value(type=type_, value=" ".join(rest), mod=mod)
    ends = main.split("..")
    if len(ends) > 2 or not any(ends):
        raise InputError(f"{main} is no range", remedy="Write low..high, for example 2..3")
    checked = [_checked(type_, end) for end in ends]
    low, high = checked if len(checked) == 2 else (None, None)
    single = checked[0] if len(checked) == 1 else None
    if type_ in _TIMES:
        _refuse(unit)
        return Value(type=type_, value=single, mod=mod, low=low, high=high)
    if type_ == "MONEY":
        if unit is None or not _CURRENCY.fullmatch(unit.upper()):
            raise InputError(
                "The currency is missing", remedy="Give its three letters, such as EUR."
            )
        return Value(type=type_, amount=single, currency=unit.upper(), mod=mod, low=low, high=high)
    if type_ != "QUANTITY":
        _refuse(unit)
    return Value(type=type_, amount=single, unit=unit, mod=mod, low=low, high=high)


def reading(typed: str) -> str:
    """What `parse_value` makes of a text, in words; raises InputError like it."""
    value = parse_value(typed)
    if value is None:
        return "No value"
    known = asdict(value)
    return " · ".join(f"{name} {part}" for name, part in known.items() if part is not None)


def typed_form(value: Value | None) -> str:
    """A value as `parse_value` reads it."""
    if value is None:
        return ""
    main = value.value if value.value is not None else value.amount
    if value.low is not None or value.high is not None:
        main = f"{value.low or ''}..{value.high or ''}"
    parts = (value.type, main, value.currency, value.unit, value.mod)
    return " ".join(part for part in parts if part)


def _checked(type_: str, part: str) -> str | None:
    """One date or decimal; None for the open end of a range."""
    if not part:
        return None
    if type_ in _TIMES:
        if not _TIMEX.fullmatch(part.upper()):
            raise InputError(
                f"{part} is no ISO 8601 or TIMEX3 value", remedy=f"Like: {_EXAMPLES[type_]}"
            )
        return part.upper()
    plain = part.replace(",", ".") if part.count(",") == 1 and "." not in part else part
    if not _DECIMAL.fullmatch(plain):
        raise InputError(f"{part} is no decimal number", remedy=f"Like: {_EXAMPLES[type_]}")
    return plain


def _refuse(unit: str | None) -> None:
    if unit is not None:
        raise InputError(
            f"{unit} does not belong here", remedy=f"Modifiers are {', '.join(_MODS)}."
        )
