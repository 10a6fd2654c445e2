"""The mouse in a text: click, double click, drag, and scrolling while dragging."""

from __future__ import annotations

from textual import events
from textual.scroll_view import ScrollView

from tui.messages import CursorMoved, SpanSelected


class TextPointer(ScrollView):
    """Turns what the mouse does into places in the text.

    The pane takes the pointer itself instead of Textual's text selection, because it knows the
    cell of every character, while the latter loses its place behind glued emoji.
    """

    _pressed_at: int | None = None
    _was_dragged = False
    _last_click: int | None = None

    def offset_at_pointer(self, x: int, y: int) -> int:
        """The code point under a cell of the pane."""
        raise NotImplementedError

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press may become a drag."""
        offset = event.get_content_offset(self)
        if offset is None or event.button != 1:
            return
        self._pressed_at = self.offset_at_pointer(offset.x, offset.y)
        self._was_dragged = False
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Mark text while the button is held, and scroll at the edges."""
        if self._pressed_at is None:
            return
        x, y = event.get_content_offset_capture(self)
        height = self.scrollable_content_region.height
        if y < 0 or y >= height:
            self.scroll_relative(y=-1 if y < 0 else 1, animate=False)
        offset = self.offset_at_pointer(max(0, x), min(max(y, 0), height - 1))
        if offset != self._pressed_at or self._was_dragged:
            self._was_dragged = True
            self.post_message(SpanSelected(self._pressed_at, offset))

    def on_mouse_up(self) -> None:
        """Let the pointer go."""
        self._pressed_at = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor, again cycles the facts there; twice a word, thrice a sentence.

        The click that ends a drag does nothing.
        """
        offset = event.get_content_offset(self)
        if offset is None or self._was_dragged:
            return
        place = self.offset_at_pointer(offset.x, offset.y)
        again = place == self._last_click
        self._last_click = place
        unit = {1: "place", 2: "token"}.get(event.chain, "sentence")
        self.post_message(CursorMoved(place, again=again, unit=unit))
