"""Money, percentages, quantities, ordinals and tickers, built on the numbers of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from extract.pack import Pack, load_pack
from extract.values.found import Found
from extract.values.numbers import Number, decimal_text, find
from store.model import Value

_KINDS = ("currencies", "cents", "percent", "units")
_TICKER = re.compile(
    r"\((?:(?:NASDAQ|NYSE|XETRA|FWB|LSE|WKN|Nasdaq|Xetra)\s*:\s*)?(?P<code>[A-Z]{1,5}(?:\.[A-Z]{1,2})?)\)"
)


def find_amounts(text: str, pack: Pack) -> Iterator[Found]:
    """All amounts of a text, in no order and perhaps overlapping.

    Args:
        text: Some text.
        pack: Number words, currencies and units of its language.
    """
    numbers = find(text, pack)
    for number in numbers:
        found = _with_unit(text, number, pack) or _with_symbol_before(text, number, pack)
        if found is None and number.ordinal:
            found = _ordinal(number)
        found = found or _counted(text, number, pack)
        if found is not None:
            yield found
    yield from _ordinals(text, pack)
    yield from _tickers(text, pack)


@cache
def _unit_pattern(lang: str, kind: str) -> re.Pattern[str]:
    """A unit behind a number; endings of the case are part of the table."""
    table = load_pack(lang).table("numbers", kind)
    names = "|".join(sorted((re.escape(name) for name in table), key=len, reverse=True))
    return re.compile(rf"[\s\u00a0\u202f-]{{0,2}}(?P<unit>{names or '(?!)'})(?!\w)", re.IGNORECASE)


def _with_unit(text: str, number: Number, pack: Pack) -> Found | None:
    """The value of a number with the longest unit behind it."""
    if number.ordinal:
        return None
    matches = [
        (kind, match)
        for kind in _KINDS
        if (match := _unit_pattern(pack.lang, kind).match(text, number.end))
    ]
    if not matches:
        return None
    kind, match = max(matches, key=lambda item: item[1].end())
    unit = str(pack.table("numbers", kind)[match["unit"].lower()])
    # Symbols of one letter (*m*, *g*) are written small; *M* is something else.
    if len(match["unit"]) == 1 and match["unit"].isalpha() and match["unit"] != unit:
        return None
    if kind == "cents":
        number, kind = number.times(Decimal("0.01")), "currencies"
    return Found(number.start, match.end(), _value(text, number, kind, unit, pack))


def _with_symbol_before(text: str, number: Number, pack: Pack) -> Found | None:
    """*$ 5 Mrd.*, *EUR 20*: a currency's sign before the number."""
    table = pack.table("numbers", "currencies")
    before = text[max(0, number.start - 6) : number.start].rstrip()
    match = re.search(r"(?:[^\W\d_]{2,3}\$|[A-Z]{3}|[$€£¥])\Z", before, re.IGNORECASE)
    if match is None or match.group().lower() not in table or "\n" in before:
        return None
    start = max(0, number.start - 6) + match.start()
    if match.group().isalpha() and not match.group().isupper():
        return None
    code = str(table[match.group().lower()])
    return Found(start, number.end, _value(text, number, "currencies", code, pack))


def _value(text: str, number: Number, kind: str, unit: str, pack: Pack) -> Value:
    type_ = {"currencies": "MONEY", "percent": "PERCENT"}.get(kind, "QUANTITY")
    if unit == "percentage_point":
        type_ = "QUANTITY"
    return Value(
        type_,
        mod=modifier(text, number.start, pack),
        amount=decimal_text(number.amount),
        currency=unit if kind == "currencies" else None,
        unit=None if kind == "currencies" or unit == "%" else unit,
        low=decimal_text(number.low),
        high=decimal_text(number.high),
    )


def modifier(text: str, start: int, pack: Pack) -> str | None:
    """What the words right before a number do to it: *rund*, *mehr als*.

    Args:
        text: Some text.
        start: Where the number begins, in code points.
        pack: Words of its language.

    Returns:
        A TIMEX3 modifier, or None.
    """
    table = pack.table("numbers", "modifiers")
    words = text[max(0, start - 24) : start].lower().split()
    for size in (2, 1):
        phrase = " ".join(words[-size:])
        if len(words) >= size and phrase in table:
            return str(table[phrase])
    return None


def _ordinal(number: Number) -> Found:
    return Found(number.start, number.end, Value("ORDINAL", amount=decimal_text(number.amount)))


def _ordinals(text: str, pack: Pack) -> Iterator[Found]:
    """*die 3. Auflage*: a numeral with a full stop before a word that opens no sentence."""
    pattern = pack.patterns.get(("numbers", "numeral_ordinal"))
    if pattern is None:
        return
    months = pack.table("dates", "months")
    for match in pattern.finditer(text):
        word = match["noun"].lower()
        if word not in months and not pack.opens_sentence(word):
            yield Found(
                match.start(), match.end("number") + 1, Value("ORDINAL", amount=match["number"])
            )


def _counted(text: str, number: Number, pack: Pack) -> Found | None:
    """A number of things: *250 lokale Mitarbeiter*."""
    if number.ordinal or text[number.end : number.end + 1] in {"-", "/", ":"}:
        return None
    counted = pack.patterns.get(("numbers", "counted"))
    noun = counted.match(text, number.end) if counted else None
    unit = noun["noun"] if noun and not _is_calendar_word(noun["noun"], pack) else None
    if _is_year(text, number) and (unit is None or _follows_year_word(text, number, pack)):
        return None
    value = _value(text, number, "units", unit or "", pack)
    end = noun.end() if noun is not None and unit else number.end
    bare = Value("QUANTITY", None, value.mod, value.amount, None, unit, value.low, value.high)
    return Found(number.start, end, bare)


def _is_year(text: str, number: Number) -> bool:
    """Whether a numeral, or both ends of a range, look like years."""
    numerals = re.findall(r"\S+", text[number.start : number.end])
    ends = re.findall(r"\d+", text[number.start : number.end])
    return len(numerals) <= 3 and bool(ends) and all(1000 <= int(end[:9]) <= 2199 for end in ends)


def _follows_year_word(text: str, number: Number, pack: Pack) -> bool:
    before = text[max(0, number.start - 20) : number.start].lower().split()
    return bool(before) and before[-1] in pack.words("dates", "year_prepositions")


def _is_calendar_word(word: str, pack: Pack) -> bool:
    """Whether a noun belongs to dates: *5 Jahre* is a duration, *3 Uhr* a time."""
    low = word.lower()
    stems = (low, low.rstrip("en"), low.rstrip("s"), low.rstrip("e"))
    calendar = {**pack.table("dates", "units"), **pack.table("dates", "months"), "uhr": 1}
    return any(stem in calendar for stem in stems)


def _tickers(text: str, pack: Pack) -> Iterator[Found]:
    """A letter code in brackets, where its exchange or the words around speak of shares.

    Without an exchange the letters must stand, in order, in the name right before: *ClearSky
    (CLSK)*; initials of several words are an abbreviation instead.
    """
    words = pack.patterns.get(("numbers", "exchange_words"))
    shares = words is not None and words.search(text) is not None
    for match in _TICKER.finditer(text):
        named = ":" in match.group()
        if named or (shares and _abbreviates(match["code"], text[: match.start()])):
            value = Value("TICKER", match["code"])
            yield Found(match.start("code"), match.end("code"), value)


def _abbreviates(code: str, before: str) -> bool:
    name = " ".join(before.split()[-3:])
    words = [word for word in re.findall(r"\w+", name) if word[0].isupper()]
    if not words or "".join(word[0] for word in words)[-len(code) :] == code:
        return False
    letters = iter("".join(words).upper())
    return all(letter in letters for letter in code)
