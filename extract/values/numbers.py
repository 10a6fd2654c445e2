"""Numbers in text: numerals, number words, scales (*Mio.*), ordinals and ranges."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from functools import cache

from text_to_num import find_numbers

from extract.pack import Pack, load_pack

_VULGAR = {"½": "0.5", "⅓": "0.333333", "⅔": "0.666667", "¼": "0.25", "¾": "0.75", "⅙": "0.166667"}
_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
# Library languages; others get numerals only.
_WORDED = frozenset({"de", "en"})


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text; offsets in code points."""

    start: int
    end: int
    amount: Decimal | None
    """None in a range."""
    low: Decimal | None = None
    high: Decimal | None = None
    ordinal: bool = False
    scaled: bool = False
    """A scale such as *Millionen* stands behind it."""

    def times(self, factor: Decimal) -> Number:
        """The number, multiplied."""
        return replace(
            self,
            amount=_times(self.amount, factor),
            low=_times(self.low, factor),
            high=_times(self.high, factor),
        )


def _times(amount: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if amount is None else amount * factor


def decimal_text(amount: Decimal | None) -> str | None:
    """A decimal without exponent and trailing zeros, as `Value.amount` holds it."""
    if amount is None:
        return None
    text = format(amount, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def find(text: str, pack: Pack) -> list[Number]:
    """All numbers of a text, ranges as one, in text order, without overlaps.

    Args:
        text: Some text.
        pack: Number words and signs of its language.
    """
    found = [*_numerals(text, pack), *_words(text, pack)]
    kept: list[Number] = []
    for number in sorted(found, key=lambda item: (item.start, -item.end)):
        if not kept or number.start >= kept[-1].end:
            kept.append(number)
    scaled = _scaled(text, kept, pack)
    return list(_ranges(text, scaled, pack))


@cache
def _numeral(lang: str) -> re.Pattern[str]:
    tables = load_pack(lang).tables.get("numbers", {})
    thousands = tables.get("thousands", "[,]")
    decimal = re.escape(tables.get("decimal", "."))
    return re.compile(
        rf"(?<![\w])(?<!\d[.,:/])[-−]?"
        rf"(?:(?P<whole>\d{{1,3}}(?:{thousands}\d{{3}})+(?!\d)|\d+)"
        rf"(?:(?:{decimal}(?P<part>\d+))|\.(?P<point>\d{{1,2}})(?![\d.]))?"
        rf"(?P<vulgar>[½⅓⅔¼¾⅙])?|(?P<alone>[½⅓⅔¼¾⅙]))"
    )


def _numerals(text: str, pack: Pack) -> Iterator[Number]:
    for match in _numeral(pack.lang).finditer(text):
        groups = match.groupdict()
        whole = re.sub(r"\D", "", groups["whole"] or "0")
        part = groups["part"] or groups["point"] or "0"
        try:
            amount = Decimal(f"{whole[:40]}.{part[:20]}")
        except InvalidOperation:
            continue
        vulgar = groups["vulgar"] or groups["alone"]
        amount += Decimal(_VULGAR.get(vulgar or "", "0"))
        negative = match.group()[0] in "-−"
        yield Number(match.start(), match.end(), -amount if negative else amount)


class _Token:
    """What the library of number words asks of a token."""

    def __init__(self, word: str) -> None:
        self.word = word

    def text(self) -> str:
        return self.word

    def nt_separated(self, previous: _Token) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return self.word.isdigit()


def _words(text: str, pack: Pack) -> Iterator[Number]:
    extra = pack.table("numbers", "words")
    hints = _hints(pack.lang)
    if hints is None or not hints.search(text):
        return
    words = [(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]
    for word, start, end in words:
        if word.lower() in extra:
            yield Number(start, end, Decimal(str(extra[word.lower()])))
    for item in find_numbers([_Token(word.lower()) for word, _, _ in words], pack.lang, 0):
        first, last = words[item.start], words[item.end - 1]
        surface = text[first[1] : last[2]]
        # Articles are no numbers, and capitalised single words may be names (*Claudia Tausend*).
        if surface.lower() in pack.words("numbers", "articles") or surface.isdigit():
            continue
        amount = Decimal(str(item.value))
        yield Number(first[1], last[2], amount, ordinal=item.is_ordinal)


@cache
def _hints(lang: str) -> re.Pattern[str] | None:
    """Parts of number words: texts without any need no closer look."""
    parts = load_pack(lang).words("numbers", "morphemes")
    if lang not in _WORDED or not parts:
        return None
    return re.compile("|".join(sorted(parts)), re.IGNORECASE)


@cache
def _scale(lang: str) -> re.Pattern[str]:
    scales = load_pack(lang).table("numbers", "scales")
    words = "|".join(sorted(map(re.escape, scales), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"[\s\u00a0-]{{0,2}}(?P<word>{words})(?!\w)\.?", re.IGNORECASE)


def _scaled(text: str, numbers: list[Number], pack: Pack) -> list[Number]:
    """Multiply each number with the scale behind it; a scale word alone stays as it is."""
    scales = pack.table("numbers", "scales")
    result: list[Number] = []
    for number in numbers:
        if result and number.start < result[-1].end:
            continue
        match = None if number.ordinal else _scale(pack.lang).match(text, number.end)
        if match:
            end = match.end()
            # The full stop of *Mio.* belongs to it, that of *Millionen.* to the sentence.
            if match.group().endswith(".") and len(match["word"]) > 4:
                end -= 1
            factor = Decimal(str(scales[match["word"].lower()]))
            number = replace(number.times(factor), end=end, scaled=True)
        result.append(number)
    return result


def _ranges(text: str, numbers: list[Number], pack: Pack) -> Iterator[Number]:
    links = pack.words("numbers", "range_links")
    between = pack.words("numbers", "between_links")
    i = 0
    while i < len(numbers):
        first = numbers[i]
        second = numbers[i + 1] if i + 1 < len(numbers) else None
        if second is not None and _is_range(text, first, second, links, between, pack):
            yield _range(first, second)
            i += 2
        else:
            yield first
            i += 1


def _is_range(
    text: str,
    first: Number,
    second: Number,
    links: frozenset[str],
    between: frozenset[str],
    pack: Pack,
) -> bool:
    if first.ordinal or second.ordinal or first.amount is None or second.amount is None:
        return False
    link = text[first.end : second.start].strip().lower()
    if len(link) > 10:
        return False
    opened = text[max(0, first.start - 12) : first.start].split()
    is_between = bool(opened) and opened[-1].lower() in pack.words("numbers", "between")
    return link in links or (is_between and link in between)


def _range(first: Number, second: Number) -> Number:
    low, high = first.amount, second.amount
    if low is None or high is None:
        return second
    # *100 bis 300 Milliarden*: the scale stands for both.
    if second.scaled and not first.scaled and low < 1000:
        plain = high
        while plain >= 1000:
            low, plain = low * 1000, plain / 1000
    return Number(first.start, second.end, None, low, high, scaled=second.scaled)


def parse(text: str, pack: Pack) -> str | None:
    """A number that fills a whole string, as the text of a TIMEX3 duration.

    Args:
        text: A numeral or number word, perhaps an article (*ein Jahr*).
        pack: Words of its language.

    Returns:
        A decimal, `X` for an unknown number (*einige*), or None.
    """
    low = " ".join(text.lower().split())
    vague = pack.table("numbers", "vague")
    if low in vague:
        return str(vague[low])
    if low in pack.words("numbers", "articles"):
        return "1"
    numbers = find(text, pack)
    if len(numbers) == 1 and numbers[0].start == 0 and numbers[0].end == len(text):
        number = numbers[0]
        if not number.ordinal:
            return decimal_text(number.amount if number.low is None else number.high)
    return None
