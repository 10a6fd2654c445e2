"""A list that draws only the rows on the screen, however many it has."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.layout.glyphs import fit
from tui.messages import RowChosen, RowHighlighted

Piece = tuple[str, str, int]
"""A part of a row: safe text, component class ("" for none), cells (0: as many as are left)."""


class VirtualList(ScrollView, can_focus=True, inherit_bindings=False):
    """Rows of one line each; subclasses say how many there are and what a row shows."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"virtual-list--cursor", "virtual-list--place"}
    DEFAULT_CSS = """
    VirtualList {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .virtual-list--cursor {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
            text-style: bold;
        }
        & > .virtual-list--place { background: $panel; text-style: bold; }
    }
    """

    highlighted: reactive[int] = reactive(0, repaint=False)
    """The row that the person stands on."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin with no rows drawn."""
        super().__init__(id=id)
        self._styles: dict[tuple[str, str], Style] = {}
        self._strips: dict[int, Strip] = {}

    rows_rendered = 0
    """How many rows were drawn since the start, for measurements."""

    @abstractmethod
    def row_count(self) -> int:
        """How many rows there are."""

    @abstractmethod
    def row_pieces(self, index: int, width: int) -> list[Piece]:
        """What a row shows, from left to right.

        Args:
            index: Row, from 0.
            width: Cells that there are.
        """

    def rows_changed(self) -> None:
        """Draw anew after the number or the content of the rows changed."""
        self._strips.clear()
        room = self.scrollable_content_region.size
        before = self.virtual_size
        # Another size lays the whole screen out anew, which is not worth it where all rows fit.
        fits = max(before.height, self.row_count()) <= room.height
        if not fits or before.width != room.width:
            self.virtual_size = Size(room.width, self.row_count())
        self.refresh()

    def row_changed(self, index: int) -> None:
        """Draw one row anew."""
        self._strips.pop(index, None)
        if 0 <= index - self.scroll_offset.y < self.size.height:
            self.refresh_lines(index)

    def step(self, rows: int) -> None:
        """Move by rows, as the person asked for.

        Args:
            rows: How many, negative upwards; beyond an end, to that end.
        """
        self.go_to(self.highlighted + rows)

    def go_to(self, index: int) -> None:
        """Move to a row, as the person asked for."""
        index = min(max(index, 0), self.row_count() - 1)
        if index >= 0 and index != self.highlighted:
            self.highlighted = index
            self.post_message(RowHighlighted(index, self.id or ""))

    def page(self) -> int:
        """Rows that fit on the screen, less one to keep the thread."""
        return max(1, self.scrollable_content_region.height - 1)

    def choose(self) -> None:
        """Open the row that the person stands on."""
        if self.row_count():
            self.post_message(RowChosen(self.highlighted, self.id or ""))

    def watch_highlighted(self, former: int, index: int) -> None:
        """Draw both rows anew and keep the new one in sight."""
        self.row_changed(former)
        self.row_changed(index)
        self.keep_in_sight(index)

    def keep_in_sight(self, index: int) -> None:
        """Scroll as little as needed to show a row."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if not height or top <= index < top + height:
            return
        wanted = index if index < top else index - height + 1
        if not top - height <= index < top + 2 * height:
            wanted = index - height // 2
        self.scroll_to(y=max(0, wanted), animate=False)

    def watch_has_focus(self, _: bool) -> None:
        """The highlighted row looks different while the list has the focus."""
        super().watch_has_focus(_)
        self.row_changed(self.highlighted)

    def on_resize(self) -> None:
        """Rows are as wide as the list."""
        self.rows_changed()
        self.keep_in_sight(self.highlighted)

    def on_click(self, event: events.Click) -> None:
        """A click highlights a row, a double click opens it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        index = offset.y + self.scroll_offset.y
        if index < self.row_count():
            self.go_to(index)
            if event.chain == 2:
                self.choose()

    def render_line(self, y: int) -> Strip:
        """One row of the screen.

        Args:
            y: Row below the upper edge of the list.
        """
        index = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if index >= self.row_count():
            return Strip.blank(width, self._piece_style("", is_highlighted=False))
        strip = self._strips.get(index)
        if strip is None:
            self.rows_rendered += 1
            strip = self._strips[index] = self._draw(index, width)
        return strip

    def _draw(self, index: int, width: int) -> Strip:
        pieces = self.row_pieces(index, width)
        left = width - sum(cells for _, _, cells in pieces)
        segments = []
        for text, component, cells in pieces:
            style = self._piece_style(component, is_highlighted=self.is_highlighted(index))
            segments.append(Segment(fit(text, cells or max(0, left)), style))
        return Strip(segments, width)

    def is_highlighted(self, index: int) -> bool:
        """Whether a row belongs to the place that the person stands on."""
        return index == self.highlighted

    def notify_style_update(self) -> None:
        """Forget styles of other colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def _piece_style(self, component: str, *, is_highlighted: bool) -> Style:
        place = ""
        if is_highlighted:
            place = "virtual-list--cursor" if self.has_focus else "virtual-list--place"
        style = self._styles.get((component, place))
        if style is None:
            style = self.rich_style
            for name in filter(None, (component, place)):
                style += self.get_component_rich_style(name, partial=True)
            self._styles[component, place] = style
        return style
