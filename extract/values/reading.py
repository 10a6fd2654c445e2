"""What the makers of dates know besides the words that a rule matched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from extract.pack import Pack

Match = re.Match[str]


@dataclass
class Reading:
    """What makers know besides the match."""

    pack: Pack
    text: str
    anchor: date | None
    """The day of publication."""
    future: bool = False
    """The sentence speaks of what lies ahead."""
    days: list[tuple[int, str]] = field(default_factory=list)
    """Where a day was named, and which: the times behind it belong to it."""

    def lookup(self, table: str, word: str | None) -> str | None:
        """A word's entry in a table of `dates.toml`, blind to case and white space."""
        key = " ".join((word or "").lower().split())
        found = self.pack.table("dates", table).get(key)
        return None if found is None else str(found)

    def mod(self, match: Match) -> str | None:
        """The TIMEX3 modifier of a match."""
        groups = match.groupdict()
        return self.lookup("modifiers", groups.get("mod")) or self.lookup(
            "approximations", groups.get("approx")
        )

    def step(self, match: Match, group: str = "step") -> int | None:
        """How many steps from now *letzte* or *nächste* say."""
        found = self.lookup("steps", match.groupdict().get(group))
        return None if found is None else int(found)

    def day_at(self, place: int) -> str:
        """The day that a time of day belongs to: the last one named in its sentence, or today."""
        before = [item for item in self.days if item[0] <= place]
        named = max(before, default=None)
        if named and re.search(r"[.!?]\s+[^\W\d_a-zäöü]", self.text[named[0] : place]):
            named = None
        today = self.anchor.isoformat() if self.anchor else "XXXX-XX-XX"
        return named[1] if named else today

    def year_of(self, match: Match) -> int | None:
        """The year of a match: written, or steps from now."""
        groups = match.groupdict()
        if groups.get("year"):
            year = int(groups["year"])
            return year if len(groups["year"]) > 2 else _century(year)
        steps = self.step(match)
        return self.anchor.year + steps if self.anchor and steps is not None else None


def _century(year: int) -> int:
    return year + (2000 if year < 50 else 1900)
