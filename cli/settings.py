"""Which library, who is at work, what reads articles: the options that commands share."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extract.workers import Given
    from store.library import Library

Command = TypeVar("Command", bound=Callable[..., Any])

APP_NAME = "beleg"
LIBRARY_NAME = "library.db"
SAMPLES_NAME = "samples.db"


@dataclass
class Settings:
    """What was said before or after the command's name; None where nothing was said."""

    library: Path | None = None
    reviewer: str | None = None
    pipeline: str | None = None

    @property
    def library_path(self) -> Path:
        """The library file to use."""
        return self.library or data_folder() / LIBRARY_NAME

    @property
    def reviewer_name(self) -> str:
        """Who makes the changes of this session."""
        return self.reviewer or _login_name()

    def find_pipeline(self) -> Given | None:
        """The spaCy pipeline that was named; whether it can be used shows when it is loaded.

        Raises:
            BelegError: There is none of that name.
        """
        if self.pipeline is None:
            return None
        from extract.workers import find_pipeline

        return find_pipeline(self.pipeline)

    def open_to_read(self) -> Library:
        """Open the library without ever writing to it.

        Raises:
            LibraryError: There is none, or it cannot be read.
        """
        from store.library import Library

        return Library.open(
            self.library_path, reviewer=self.reviewer_name, read_only=True, create=False
        )

    def open_to_write(self) -> Library:
        """Open the library, making a new one where there is none.

        Raises:
            LibraryError: It cannot be written.
        """
        from store.library import Library

        return Library.open(self.library_path, reviewer=self.reviewer_name)


def data_folder() -> Path:
    """The folder for this user's data, as the platform has it."""
    from platformdirs import user_data_path

    return user_data_path(APP_NAME, appauthor=False)


def library_options(command: Command) -> Command:
    """Give a command `--library` and `--reviewer`, which also stand before its name."""
    library = click.option(
        "--library",
        type=click.Path(dir_okay=False, path_type=Path),
        envvar="BELEG_LIBRARY",
        metavar="PATH",
        expose_value=False,
        callback=_remember,
        help="Library file. Else $BELEG_LIBRARY, else library.db in your data folder.",
    )
    reviewer = click.option(
        "--reviewer",
        envvar="BELEG_REVIEWER",
        metavar="NAME",
        expose_value=False,
        callback=_remember,
        help="Who decides about facts. Else $BELEG_REVIEWER, else your login name.",
    )
    return library(reviewer(command))


def pipeline_option(command: Command) -> Command:
    """Give a command `--pipeline`, which also stands before its name."""
    return click.option(
        "--pipeline",
        metavar="NAME_OR_PATH",
        expose_value=False,
        callback=_remember,
        help="spaCy pipeline, installed or a folder, that reads articles of its language.",
    )(command)


def _remember(context: click.Context, parameter: click.Parameter, value: Any) -> None:
    settings = context.ensure_object(Settings)
    name = str(parameter.name)
    typed = context.get_parameter_source(name) is click.core.ParameterSource.COMMANDLINE
    # The variable must not win over what was typed before the command's name.
    if value is not None and (typed or getattr(settings, name) is None):
        setattr(settings, name, value)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a user id that has no name.
        return "reviewer"
