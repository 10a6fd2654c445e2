"""Facts, values and counts as short texts that are safe to show, through `one_line`."""

from __future__ import annotations

from rich.cells import cell_len

from store.model import Article, Claim, Fact, Mention, Role, Value
from store.rows import ArticleRow, StatusCounts
from tui.layout.glyphs import fit, one_line
from tui.marks import CERTAINTY_MARKS, NEGATIVE_MARK, STATUS_MARKS

_SHORT_ROLES = ("subject", "predicate", "object")
_SHORT_FORM_LENGTH = 300
_SHORTEST_SUBJECT = 8


def surface(text: str, role: Role) -> str:
    """The words of a role."""
    return surface_of(text, role.start, role.end)


def surface_of(text: str, start: int, end: int) -> str:
    """The words of a span; of a very long one, its beginning."""
    return one_line(text[start : min(end, start + _SHORT_FORM_LENGTH)])


def short_form(text: str, claim: Claim, *, width: int = 0) -> str:
    """A claim in one line: subject, predicate, object, in this order whatever the text's.

    Args:
        text: The article's text.
        claim: What is said.
        width: Cells that there are; a long subject is cut so that the predicate still shows.
    """
    parts: list[str] = []
    shown = set(_SHORT_ROLES)
    for wanted in _SHORT_ROLES:
        words = " ".join(surface(text, role) for role in claim.roles if role.role == wanted)
        if wanted == "predicate":
            words = words or one_line(claim.predicate)
            words = NEGATIVE_MARK + words if claim.polarity == "negative" else words
        if words:
            parts.append(words)
    if not any(role.role == "object" for role in claim.roles):
        others = [role for role in claim.roles if role.role not in shown | {"source", "cue"}]
        parts.extend(surface(text, role) for role in others[:1])
    if width and len(parts) > 1 and sum(map(cell_len, parts)) + len(parts) > width:
        longest = max(width // 3, _SHORTEST_SUBJECT)
        if cell_len(parts[0]) > longest:
            parts[0] = fit(parts[0], longest).rstrip()
    doubt = CERTAINTY_MARKS.get(claim.certainty, "")
    return " ".join(parts) + (f" {doubt}" if doubt else "")


def article_line(article: Article) -> str:
    """Where an article comes from: source, date and language."""
    known = (article.source, article.published, article.lang)
    return " · ".join(one_line(part) for part in known if part)


def value_words(value: Value) -> str:
    """A value as a person writes it in the value dialog, without its type."""
    main = value.value or value.amount
    if value.low is not None or value.high is not None:
        main = f"{value.low or ''}..{value.high or ''}"
    return " ".join(
        one_line(part) for part in (main, value.currency, value.unit, value.mod) if part
    )


def progress(counts: dict[str, int]) -> str:
    """Facts by status, e.g. `✓12 ✎2 ✗1 ○16`; statuses without facts are left out."""
    order = ("accepted", "corrected", "added", "rejected", "proposed")
    return " ".join(f"{STATUS_MARKS[name]}{counts[name]}" for name in order if counts.get(name))


def count_statuses(facts: tuple[Fact, ...]) -> dict[str, int]:
    """How many facts have each status."""
    counts: dict[str, int] = {}
    for fact in facts:
        counts[fact.status] = counts.get(fact.status, 0) + 1
    return counts


def here_words(text: str, mentions: list[Mention], facts: list[str]) -> str:
    """What stands at the text cursor: the smallest mentions and the number of facts."""
    parts = [
        f"{mention.type} {surface_of(text, mention.start, mention.end)}" for mention in mentions[:2]
    ]
    if len(facts) > 1:
        parts.append(f"{len(facts)} facts here")
    return " · ".join(parts)


def row_progress(row: ArticleRow) -> str:
    """How far the review of an article has come."""
    if not row.extracted:
        return "… being read"
    return progress(asdict_counts(row.counts)) or "no facts"


def asdict_counts(counts: StatusCounts) -> dict[str, int]:
    """Facts by status, from a record."""
    return {name: getattr(counts, name) for name in counts.__struct_fields__}
