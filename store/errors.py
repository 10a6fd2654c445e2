"""The errors that Beleg shows to people: what is wrong, where, and what to do about it."""

from __future__ import annotations


class BelegError(Exception):
    """Something a person can mend.

    Attributes:
        remedy: What to do about it, one sentence, or an empty string.
    """

    def __init__(self, message: str, *, remedy: str = "") -> None:
        """Keep the message and its remedy apart, so that screens can lay them out.

        Args:
            message: What is wrong, naming the file, line or id.
            remedy: What to do about it, as one sentence.
        """
        super().__init__(message)
        self.remedy = remedy

    def __str__(self) -> str:
        """The message and, behind it, the remedy, on one line."""
        message = str(self.args[0])
        return f"{message}. {self.remedy}" if self.remedy else message


class InputError(BelegError):
    """A file, line or argument that was handed in cannot be used."""


class LibraryError(BelegError):
    """A library file cannot be opened or written."""


class SpanError(BelegError):
    """A span lies outside its text or cuts a character in two."""


class NotFoundError(BelegError):
    """An id names nothing in this library."""


class StaleStepError(BelegError):
    """A step cannot be undone because somebody changed the same thing later."""
