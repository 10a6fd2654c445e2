"""The current fact as a table: its roles first, then what is known about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.reactive import reactive

from store.model import Claim, Document, Fact, Role
from store.vocabulary import ROLES
from tui.layout.glyphs import one_line
from tui.layout.wrap import WrapTable
from tui.marks import LINK_MARKS, ROLE_MARKS, ROLE_NAMES, STATUS_MARKS
from tui.messages import RoleFocused
from tui.themes import role_rules
from tui.widgets.virtual_list import Piece, VirtualList
from tui.wording import short_form, surface, value_words

_LABEL_WIDTH = 9
_MOST_LINES = 4
_INDENT = 2 + _LABEL_WIDTH


@dataclass(frozen=True, slots=True)
class Inspected:
    """What the inspector shows."""

    document: Document | None = None
    """The article."""
    fact: Fact | None = None
    """The current fact; None while a new one is drafted or where there is none."""
    claim: Claim | None = None
    """The fact's claim or the draft."""
    role: int = -1
    """Place of the focused role, or -1."""
    here: str = ""
    """What stands at the text cursor."""


@dataclass(frozen=True, slots=True)
class _Row:
    mark: str
    label: str
    text: str
    component: str = ""
    role: int = -1


class Inspector(VirtualList):
    """Walks the roles of a fact; shows certainty, polarity, status, note and links below them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "inspector--label",
        "inspector--attribute",
        *(f"inspector--role-{role}" for role in ROLES),
    }
    DEFAULT_CSS = """
    Inspector {
        & > .inspector--label { color: $quiet; }
        & > .inspector--attribute { color: $foreground; }
        ROLE_RULES
    }
    """.replace("ROLE_RULES", role_rules("inspector", with_text_style=False))

    inspected: reactive[Inspected] = reactive(Inspected(), init=False)
    """What is shown."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without a fact."""
        super().__init__(id=id)
        self._rows: list[_Row] = []

    def row_count(self) -> int:
        """A role that takes several lines has several rows."""
        return len(self._rows)

    def row_pieces(self, index: int, width: int) -> list[Piece]:
        """Letter, label and text.

        Args:
            index: Row, from 0.
            width: Cells that there are.
        """
        row = self._rows[index]
        return [
            (row.mark, row.component, 1),
            (" ", "", 1),
            (row.label, "inspector--label", _LABEL_WIDTH),
            (row.text, row.component, 0),
        ]

    def is_highlighted(self, index: int) -> bool:
        """All rows of the focused role are."""
        focused = self.inspected.role
        return focused >= 0 and self._rows[index].role == focused

    def watch_inspected(self, former: Inspected, inspected: Inspected) -> None:
        """Lay the table out anew, as far as it changed."""
        if former.here != inspected.here:
            self.border_subtitle = Content(inspected.here)
        if replace(former, here="") != replace(inspected, here=""):
            self._show_title()
            self._lay_out()

    def _show_title(self) -> None:
        inspected = self.inspected
        fact = inspected.fact
        if fact is not None and inspected.document is not None:
            number = next(
                (i for i, one in enumerate(inspected.document.facts, 1) if one.id == fact.id), 0
            )
            title = f"Fact {number} · {fact.status} · {fact.confidence:.2f}"
        else:
            title = "New fact" if inspected.claim else "No fact here"
            if inspected.document is not None and not inspected.document.blocks:
                title = "Not read yet"
        self.border_title = Content(title)

    def on_resize(self) -> None:
        """Long texts wrap at the new width."""
        self._lay_out()

    def step(self, rows: int) -> None:
        """Walk the roles.

        Args:
            rows: How many roles down, negative upwards.
        """
        claim = self.inspected.claim
        count = len(claim.roles) if claim else 0
        if count:
            self.post_message(RoleFocused(min(max(self.inspected.role + rows, 0), count - 1)))

    def go_to(self, index: int) -> None:
        """Focus the role in a row."""
        if 0 <= index < len(self._rows) and self._rows[index].role >= 0:
            self.post_message(RoleFocused(self._rows[index].role))

    def choose(self) -> None:
        """There is nothing to open here."""

    def on_click(self, event: events.Click) -> None:
        """A click focuses a role."""
        offset = event.get_content_offset(self)
        if offset is not None:
            self.go_to(offset.y + self.scroll_offset.y)

    def _lay_out(self) -> None:
        self._rows = list(self._all_rows())
        self.rows_changed()
        focused = [i for i, row in enumerate(self._rows) if self.is_highlighted(i)]
        if focused:
            self.keep_in_sight(focused[-1])
            self.keep_in_sight(focused[0])

    def _all_rows(self) -> Iterator[_Row]:
        shown = self.inspected
        if shown.claim is None or shown.document is None:
            return
        names = {entity.id: entity.name for entity in shown.document.entities}
        text = shown.document.article.text
        for index, role in enumerate(shown.claim.roles):
            yield from self._wrapped(_role_row(text, index, role, names.get(role.entity or "")))
        if shown.fact is not None:
            yield from self._attribute_rows(shown.document, shown.fact)

    def _attribute_rows(self, document: Document, fact: Fact) -> Iterator[_Row]:
        claim = fact.claim
        by = f" by {one_line(fact.reviewer)}" if fact.reviewer else ""
        decided = f"{STATUS_MARKS.get(fact.status, '·')} {fact.status}{by}"
        attributes = [
            ("how sure", claim.certainty),
            ("polarity", claim.polarity),
            ("status", decided),
            ("note", one_line(fact.note or "")),
            ("was", short_form(document.article.text, fact.original) if fact.original else ""),
        ]
        for label, text in attributes:
            if text:
                yield from self._wrapped(_Row(" ", label, text, "inspector--attribute"))
        for mark, text in _links(document, fact):
            yield from self._wrapped(_Row(mark, "link", text, "inspector--attribute"))

    def _wrapped(self, row: _Row) -> Iterator[_Row]:
        """A row as several, where its text is longer than the pane is wide."""
        width = max(8, self.scrollable_content_region.width - _INDENT - 1)
        table = WrapTable(row.text, width)
        for line in range(min(len(table), _MOST_LINES)):
            span = table.visible(line)
            part = row.text[span.start : span.end]
            if line == _MOST_LINES - 1 and len(table) > _MOST_LINES:
                part = part.rstrip() + "…"
            first = line == 0
            yield _Row(row.mark if first else "", row.label if first else "", part,
                       row.component, row.role)  # fmt: skip


def _role_row(text: str, index: int, role: Role, name: str | None) -> _Row:
    """A role with what its words stand for, where they do not say so themselves."""
    words = surface(text, role)
    if name is not None and one_line(name) not in words:
        words += f" → {one_line(name)}"
    if role.value is not None:
        words += f" = {value_words(role.value)}"
    component = f"inspector--role-{role.role}"
    label = ROLE_NAMES.get(role.role, role.role)
    return _Row(ROLE_MARKS.get(role.role, "?"), label, words, component, index)


def _links(document: Document, fact: Fact) -> Iterator[tuple[str, str]]:
    """Mark and words of each link of a fact."""
    links = [link for link in document.links if fact.id in link.facts]
    if not links:
        return
    numbers = {one.id: (number, one) for number, one in enumerate(document.facts, 1)}
    for link in links:
        other = link.facts[1] if link.facts[0] == fact.id else link.facts[0]
        number, there = numbers.get(other, (0, None))
        words = short_form(document.article.text, there.claim) if there else "another article"
        named = f"fact {number}" if there else ""
        yield LINK_MARKS.get(link.kind, "·"), f"{link.kind} {named}: {words}"
