"""The article: wrapped once per width, drawn line by line, with a text cursor of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.content import Content
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.strip import Strip

from store.model import Document, Span
from store.vocabulary import BLOCK_KINDS, NAME_TYPES, ROLES, STATUSES
from tui.layout.glyphs import one_line, shown
from tui.layout.layers import GUTTER_LETTERS, Layers, Lit
from tui.layout.wrap import WrapTable, block_breaks
from tui.themes import role_rules
from tui.widgets.text_pointer import TextPointer
from tui.wording import article_line

GUTTER_WIDTH = GUTTER_LETTERS + 2
"""The block's sign, the letters, and a space before the text."""

_MARGIN = 2
_NAMES = (
    "gutter",
    "cursor",
    "evidence",
    "value",
    "match",
    "match-current",
    "focused",
    "selection",
    *(f"name-{type_}" for type_ in NAME_TYPES),
    *(f"block-{kind}" for kind in BLOCK_KINDS),
    *(f"role-{role}" for role in ROLES),
    *(f"status-{status}" for status in STATUSES),
)


class ArticleView(TextPointer, can_focus=True, inherit_bindings=False):
    """Shows a document's text with what is lit in it; only lines in sight are ever drawn."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"article-view--{name}" for name in _NAMES}
    DEFAULT_CSS = """
    ArticleView {
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        & > .article-view--gutter { color: $quiet; }
        & > .article-view--cursor { text-style: reverse; }
        & > .article-view--evidence { background: $surface-lighten-1; }
        & > .article-view--name-PER { color: $name-person; }
        & > .article-view--name-ORG { color: $name-organisation; }
        & > .article-view--name-LOC { color: $name-place; }
        & > .article-view--name-MISC { color: $name-other; }
        & > .article-view--value { color: $value; text-style: italic; }
        &:nocolor > .article-view--name-PER { text-style: underline; }
        &:nocolor > .article-view--name-ORG { text-style: underline; }
        &:nocolor > .article-view--name-LOC { text-style: underline; }
        &:nocolor > .article-view--name-MISC { text-style: underline; }
        & > .article-view--match { background: $warning-muted; text-style: underline; }
        & > .article-view--match-current { background: $warning; color: $background; }
        & > .article-view--focused { text-style: reverse bold; }
        & > .article-view--selection {
            background: $block-cursor-background;
            color: $block-cursor-foreground;
        }
        & > .article-view--block-headline { text-style: bold; }
        & > .article-view--block-subhead { text-style: bold; }
        & > .article-view--block-byline { color: $quiet; }
        & > .article-view--block-dateline { color: $quiet; }
        & > .article-view--block-caption { text-style: italic; }
        ROLE_RULES
        & > .article-view--status-accepted { color: $text-success; }
        & > .article-view--status-corrected { color: $text-accent; }
        & > .article-view--status-added { color: $text-accent; }
        & > .article-view--status-rejected { color: $quiet; }
    }
    """.replace("ROLE_RULES", role_rules("article-view", with_text_style=True))

    document: reactive[Document | None] = reactive(None, init=False, repaint=False)
    """The article and what stands about it."""

    lit: reactive[Lit] = reactive(Lit(), init=False, repaint=False)
    """What is lit in the text."""

    cursor: reactive[int] = reactive(0, init=False, repaint=False)
    """Where the text cursor stands, code points."""

    lines_rendered = 0
    """How many lines were drawn since the start, for measurements."""

    def __init__(self, *, id: str | None = None) -> None:
        """Begin without an article."""
        super().__init__(id=id)
        self.table = WrapTable("", 1)
        """Which text stands on which line."""
        self._layers: Layers | None = None
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self._goal_column: int | None = None
        self._is_laid_out = False
        self._height = 0
        self._wanted: Span | None = None

    # State from the screen

    def watch_document(self, former: Document | None, document: Document | None) -> None:
        """Index what stands about the article; wrap only where its text or its blocks changed."""
        self._layers = Layers(document, former=self._layers) if document else None
        if document is None:
            return
        if (
            former is None
            or former.article.id != document.article.id
            or former.blocks != document.blocks
        ):
            self._wrap()
            self.border_title = Content(one_line(document.article.title))
            self.border_subtitle = Content(article_line(document.article))
        elif former.mentions is not document.mentions or len(former.facts) != len(document.facts):
            self._strips.clear()
            self.refresh()
        else:
            pairs = zip(former.facts, document.facts, strict=True)
            changed = [fact for pair in pairs if pair[0] is not pair[1] for fact in pair]
            self._touch(*(span for fact in changed for span in fact.claim.evidence))

    def watch_lit(self, former: Lit, lit: Lit) -> None:
        """Draw those lines anew on which something was or is lit."""
        if former.claim != lit.claim or former.role != lit.role:
            self._touch(*_claim_spans(former), *_claim_spans(lit))
        if former.selection != lit.selection:
            self._touch(*(span for span in (former.selection, lit.selection) if span))
        if former.matches != lit.matches:
            self._strips.clear()
            self.refresh()
        elif former.match != lit.match:
            touched = [lit.matches[at] for at in (former.match, lit.match) if at >= 0]
            self._touch(*touched)

    def watch_cursor(self, former: int, cursor: int) -> None:
        """Draw the cursor's old and new line anew, and tell the terminal where it stands."""
        self._touch(Span(former, former + 1), Span(cursor, cursor + 1))
        line = self.table.line_of(cursor)
        column = GUTTER_WIDTH + self.table.column_of(cursor)
        if self.has_focus:
            origin = self.content_region.offset
            self.app.cursor_position = origin + Offset(column, line - self.scroll_offset.y)

    # Places

    def line_step(self, lines: int) -> int:
        """Where the cursor comes to by moving up or down, its column kept over short lines."""
        if self._goal_column is None:
            self._goal_column = self.table.column_of(self.cursor)
        line = self.table.line_of(self.cursor) + lines
        if line < 0:
            return 0
        if line >= len(self.table):
            return len(self.table.text)
        return self.table.offset_at(line, self._goal_column)

    def forget_column(self) -> None:
        """The next move up or down starts from the cursor's own column."""
        self._goal_column = None

    def line_edge(self, *, end: bool) -> int:
        """The first or the last place on the cursor's line."""
        line = self.table.line_of(self.cursor)
        return self.table.offset_at(line, self.table.width + 1 if end else 0)

    def page(self) -> int:
        """Lines that fit on the screen, less one to keep the thread."""
        return max(1, self.scrollable_content_region.height - 1)

    def offset_at_pointer(self, x: int, y: int) -> int:
        """The code point under a cell of the pane."""
        return self.table.offset_at(y + self.scroll_offset.y, x - GUTTER_WIDTH)

    def reveal(self, start: int, end: int) -> None:
        """Scroll so that a span is in sight; not at all where it is already.

        Args:
            start: First code point.
            end: Code point after the last one; less important than the start.
        """
        height = self.scrollable_content_region.height
        self._wanted = None if self._is_laid_out else Span(start, end)
        lines = self.table.lines_of(start, end)
        top = self.scroll_offset.y
        if not self._is_laid_out or (top <= lines[0] and lines[-1] < top + height):
            return
        if len(lines) < height and abs(lines[0] - top) <= height:
            margin = min(_MARGIN, max(0, height - len(lines)) // 2)
            above = lines[0] < top
            wanted = lines[0] - margin if above else lines[-1] + 1 + margin - height
        else:
            wanted = lines[0] - height // 4
        self.scroll_to(y=max(0, wanted), animate=False)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """One row of the screen.

        Args:
            y: Row below the upper edge of the pane.
        """
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if self._layers is None or line >= len(self.table):
            return Strip.blank(width, self._style())
        strip = self._strips.get(line)
        if strip is None:
            self.lines_rendered += 1
            strip = self._draw(line).adjust_cell_length(width, self._style())
            self._strips[line] = strip
        return strip

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._styles.clear()

    def on_resize(self) -> None:
        """Wrap anew at another width, with the same text at the upper edge."""
        top_line = self.scroll_offset.y
        cursor_line = self.table.line_of(self.cursor)
        had_cursor = top_line <= cursor_line < top_line + self._height
        if self.table.width != self._text_width():
            top = self.table.span(min(top_line, len(self.table) - 1)).start
            self._wrap()
            self.scroll_to(y=self.table.line_of(top), animate=False)
        self._height = self.scrollable_content_region.height
        self._is_laid_out = self._height > 0
        if self._wanted is not None:
            self.reveal(self._wanted.start, self._wanted.end)
        elif had_cursor:
            self.reveal(self.cursor, self.cursor + 1)

    def on_focus(self) -> None:
        """Show the cursor."""
        self._touch(Span(self.cursor, self.cursor + 1))

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self._touch(Span(self.cursor, self.cursor + 1))

    def _text_width(self) -> int:
        # One cell stays free for the white space that hangs over and for the cursor behind it.
        return max(1, self.scrollable_content_region.width - GUTTER_WIDTH - 1)

    def _wrap(self) -> None:
        if self.document is None:
            return
        text = self.document.article.text
        breaks = block_breaks(text, (block.start for block in self.document.blocks))
        self.table = WrapTable(text, self._text_width(), breaks)
        self._strips.clear()
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.table))
        self.refresh()

    def _touch(self, *spans: Span) -> None:
        """Draw the lines of some spans anew, as far as they are in sight."""
        top, height = self.scroll_offset.y, self.size.height
        for span in spans:
            for line in self.table.lines_of(span.start, span.end):
                if self._strips.pop(line, None) is not None and top <= line < top + height:
                    self.refresh_lines(line)

    def _draw(self, line: int) -> Strip:
        assert self._layers is not None
        span = self.table.visible(line)
        laid = shown(self.table.text[span.start : span.end])
        layers = list(self._layers.of_line(span, self.lit))
        cuts = {span.start, span.end}
        cuts.update(layer.start for layer in layers)
        cuts.update(layer.end for layer in layers)
        has_cursor = self.table.line_of(self.cursor) == line
        if has_cursor:
            cursor_end = span.start + self._cell_end(laid.columns, self.cursor - span.start)
            cuts.update((self.cursor, cursor_end))
        segments = self._gutter(span)
        edges = sorted(cut for cut in cuts if cut <= span.end)
        for start, end in pairwise(edges):
            names = [layer.name for layer in layers if layer.start <= start and end <= layer.end]
            if has_cursor and self.cursor <= start < cursor_end:
                names.append("cursor")
            text = laid.text[laid.at[start - span.start] : laid.at[end - span.start]]
            segments.append(Segment(text, self._style(*names)))
        if has_cursor and self.cursor >= span.end:
            segments.append(Segment(" ", self._style("cursor")))
        return Strip(segments)

    @staticmethod
    def _cell_end(columns: Sequence[int], index: int) -> int:
        """The place behind the character at an index."""
        end = index + 1
        while end < len(columns) - 1 and columns[end] == columns[end + 1]:
            end += 1
        return end

    def _gutter(self, span: Span) -> list[Segment]:
        assert self._layers is not None
        gutter = self._layers.gutter(span, self.lit)
        segments = [Segment(gutter.block, self._style("gutter"))]
        segments += [Segment(letter, self._style(name)) for letter, name in gutter.letters]
        missing = GUTTER_WIDTH - 1 - len(gutter.letters)
        return [*segments, Segment(" " * missing, self._style("gutter"))]

    def _style(self, *names: str) -> Style:
        """The style of some layers, the lowest first."""
        style = self._styles.get(names)
        if style is None:
            style = self.rich_style
            for name in names:
                style += self.get_component_rich_style(f"article-view--{name}", partial=True)
            self._styles[names] = style
        return style


def _claim_spans(lit: Lit) -> list[Span]:
    if lit.claim is None:
        return []
    return [*lit.claim.evidence, *(Span(role.start, role.end) for role in lit.claim.roles)]
