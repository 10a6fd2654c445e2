"""What panes tell their screen. A pane posts one only for what a person did in it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from store.model import Span


@dataclass
class CursorMoved(Message):
    """The person put the text cursor somewhere."""

    offset: int
    """Code points into the article's text."""
    again: bool = False
    """Whether the cursor stood there already: the next fact at this place is wanted."""
    unit: str = "place"
    """`token` or `sentence` where that is to be marked too."""


@dataclass
class SpanSelected(Message):
    """The person marked a stretch of text with the mouse."""

    anchor: int
    """Where the selection begins."""
    cursor: int
    """Where it ends, on either side of the anchor."""


@dataclass
class RowHighlighted(Message):
    """The person moved to a row of a list."""

    index: int
    """Row, from 0."""
    list_id: str
    """The id of the list widget."""


@dataclass
class RowChosen(Message):
    """The person opened a row of a list, by Enter or a double click."""

    index: int
    """Row, from 0."""
    list_id: str
    """The id of the list widget."""


@dataclass
class RoleFocused(Message):
    """The person chose a role in the inspector."""

    index: int
    """Place among the roles of the current claim."""


@dataclass
class SearchChanged(Message):
    """The text in the search bar changed."""

    query: str
    """What is looked for."""


@dataclass
class SearchClosed(Message):
    """The person left the search bar."""

    keep: bool
    """Whether the matches stay (Enter) or the former place comes back (Escape)."""


@dataclass
class LibraryChanged(Message):
    """Articles or facts were written to the library beside the screen."""

    article_id: str
    """The article with new facts."""
    error: str | None = None
    """What went wrong with it, if anything did."""
    pending: int = 0
    """How many articles are still being read."""
    warnings: tuple[str, ...] = ()
    """What the person should know about what was found."""


@dataclass
class MatchesFound(Message):
    """A search through the article came to its end."""

    query: str
    """What was looked for."""
    spans: tuple[Span, ...]
    """Where it stands, in text order."""


@dataclass
class ArticleChosen(Message):
    """The person wants to read an article."""

    article_id: str
    """Which one."""


@dataclass
class SamplesWanted(Message):
    """The person wants the sample articles in the library."""
