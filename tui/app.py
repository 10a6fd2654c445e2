"""The app: one library, its screens, and the reading of new articles beside them."""

from __future__ import annotations

import asyncio
import gc
import signal
from collections.abc import Callable, Iterable
from concurrent.futures import Executor
from contextlib import suppress
from pathlib import Path

from textual import on, work
from textual.app import App, SystemCommand
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.worker import Worker, WorkerState, get_current_worker

from store.errors import BelegError
from store.library import Library
from tui.layout.glyphs import one_line
from tui.messages import ArticleChosen, LibraryChanged, SamplesWanted
from tui.screens.command_screen import CommandScreen
from tui.screens.library import LibraryScreen
from tui.screens.reader import ReaderScreen
from tui.themes import DARK, DEFAULT_VARIABLES, LIGHT_VARIABLES, THEMES

LoadSamples = Callable[[Library], object]
"""Puts the sample articles into a library."""


class BelegApp(App[None]):
    """Browse, correct and undo; every change is in the library before it is on the screen."""

    TITLE = "Beleg"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        library_path: Path,
        *,
        reviewer: str,
        article_id: str | None = None,
        executor: Executor | None = None,
        extracts: bool = True,
        pipeline: str | None = None,
        load_samples: LoadSamples | None = None,
    ) -> None:
        """Open a library.

        Args:
            library_path: The library's file; it is made where there is none.
            reviewer: Who makes the changes of this session.
            article_id: An article to open at once.
            executor: Where articles are read; worker processes of this machine if None.
            extracts: Whether articles that no pipeline has read yet are read beside the screen.
            pipeline: A spaCy pipeline, by name or path, that reads those of its language.
            load_samples: Puts the sample articles into an empty library.

        Raises:
            LibraryError: The library cannot be opened.
        """
        super().__init__()
        self.library = Library.open(library_path, reviewer=reviewer)
        """The library, for use on the event loop only; workers open their own."""
        self._article_id = article_id
        self._executor = executor
        self._extracts = extracts
        self._pipeline = pipeline
        self._load_samples = load_samples
        self._told: set[str] = set()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of roles for themes that have none."""
        return LIGHT_VARIABLES if not self.current_theme.dark else DEFAULT_VARIABLES

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a short message, which may hold any text: it is never read as markup.

        Args:
            message: What to say.
            title: A heading.
            severity: How bad it is.
            timeout: Seconds until it goes.
            markup: Not heeded.
        """
        super().notify(
            one_line(message),
            title=one_line(title),
            severity=severity,
            timeout=timeout,
            markup=False,
        )

    def on_mount(self) -> None:
        """Show the library, and the article that was asked for."""
        self._restore_terminal_on_signals()
        self.push_screen(LibraryScreen(self.library))
        if self._article_id is not None:
            self.open_article(self._article_id)
        if self._extracts:
            self.read_new_articles()

    def on_unmount(self) -> None:
        """Let go of worker processes and of the file."""
        if self._executor is not None:
            self._executor.shutdown(wait=False, cancel_futures=True)
        self.library.close()

    def open_article(self, article_id: str) -> None:
        """Open the reader on an article."""
        try:
            self.push_screen(ReaderScreen(self.library, article_id))
        except BelegError as error:
            self.notify(str(error), severity="error")

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the screen's commands, then Textual's own.

        Args:
            screen: The screen from which the palette was opened.
        """
        if isinstance(screen, CommandScreen):
            yield from screen.palette()
        for command in super().get_system_commands(screen):
            if command.title in ("Theme", "Screenshot"):
                yield command

    @on(ArticleChosen)
    def _article_chosen(self, event: ArticleChosen) -> None:
        self.open_article(event.article_id)

    @on(SamplesWanted)
    def _samples_wanted(self) -> None:
        if self._load_samples is None:
            self.notify("No sample articles came with this installation", severity="warning")
            return
        try:
            self._load_samples(self.library)
        except BelegError as error:
            self.notify(str(error), severity="error")
        self._refresh_library("")
        if self._extracts:
            self.read_new_articles()

    # Reading new articles

    @work(thread=True, exclusive=True, group="reading", exit_on_error=False)
    def read_new_articles(self) -> None:
        """Have articles read that no pipeline has read yet, and record what was found."""
        # Imported here, because multiprocessing takes its time and most sessions do without it.
        from tui.intake import read_new, start_executor

        def executor() -> Executor:
            self._executor = self._executor or start_executor()
            return self._executor

        worker = get_current_worker()
        with Library.open(self.library.path, reviewer=self.library.reviewer) as library:
            for message in read_new(
                library,
                executor,
                is_cancelled=lambda: worker.is_cancelled,
                pipeline=self._pipeline,
            ):
                self.post_message(message)

    @on(Worker.StateChanged)
    def _worker_changed(self, event: Worker.StateChanged) -> None:
        """What fails beside the screen is told, and the screen goes on."""
        if event.state is WorkerState.ERROR:
            self.notify(f"{event.worker.name}: {event.worker.error}", severity="error")

    @on(LibraryChanged)
    def _library_changed(self, event: LibraryChanged) -> None:
        for warning in event.warnings:
            self._tell_once(warning, "warning")
        if event.error is not None:
            self._tell_once(event.error, "error")
        self._refresh_library(f"reading {event.pending} more" if event.pending else "")
        for screen in self.screen_stack:
            if isinstance(screen, ReaderScreen):
                screen.article_read(event.article_id)

    def _tell_once(self, message: str, severity: SeverityLevel) -> None:
        """Tell what is the same in hundreds of articles, such as a missing pipeline, once."""
        if message not in self._told:
            self._told.add(message)
            self.notify(message, severity=severity)

    def _refresh_library(self, note: str) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, LibraryScreen):
                screen.tell_reading(note)

    def _restore_terminal_on_signals(self) -> None:
        """Leave by the front door when asked to stop, so that the terminal is itself again."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            # Windows has no SIGHUP, and loops outside the main thread take no handlers.
            with suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(getattr(signal, name), self.exit)


def settle_collector() -> None:
    """Let Python look for cyclic garbage less often.

    A long article is tens of thousands of records that never form cycles; at the usual pace the
    collector walks through all of them every few keys, which takes longer than the keys.
    """
    gc.set_threshold(5_000, 20, 100)


def run(
    library_path: Path,
    *,
    reviewer: str,
    article_id: str | None = None,
    executor: Executor | None = None,
    extracts: bool = True,
    pipeline: str | None = None,
    load_samples: LoadSamples | None = None,
) -> int:
    """Run the app until the person leaves.

    Args:
        library_path: The library's file; it is made where there is none.
        reviewer: Who makes the changes of this session.
        article_id: An article to open at once.
        executor: Where articles are read; worker processes of this machine if None.
        extracts: Whether articles that no pipeline has read yet are read beside the screen.
        pipeline: A spaCy pipeline, by name or path, that reads those of its language.
        load_samples: Puts the sample articles into an empty library.

    Returns:
        The exit status.

    Raises:
        LibraryError: The library cannot be opened.
    """
    app = BelegApp(
        library_path,
        reviewer=reviewer,
        article_id=article_id,
        executor=executor,
        extracts=extracts,
        pipeline=pipeline,
        load_samples=load_samples,
    )
    settle_collector()
    app.run()
    return app.return_code or 0
