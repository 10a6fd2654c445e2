"""A screen whose keys, footer, palette and help come from declared commands."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import ClassVar

from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.widgets import Input

from store.errors import BelegError
from tui.commands.command import Command, Mode


def bindings_of(commands: Iterable[Command]) -> list[Binding]:
    """The bindings of some commands, for a screen's `BINDINGS`."""
    return [binding for command in commands for binding in command.bindings()]


class CommandScreen(Screen[None], inherit_bindings=False):
    """Runs a command when its key is pressed in a mode in which it works."""

    DECLARED: ClassVar[tuple[Command, ...]] = ()
    """The commands of this screen."""

    @property
    def mode(self) -> Mode:
        """What the person is doing."""
        raise NotImplementedError

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key does anything at the moment; while text is typed, none does.

        Args:
            action: `command` or `letter` for declared commands.
            parameters: The command's name.
        """
        if action not in ("command", "letter"):
            return True
        if isinstance(self.focused, Input):
            return False
        return self._declared(str(parameters[0])).works_in(self.mode, by_letter=action == "letter")

    async def action_command(self, name: str) -> None:
        """Run a declared command.

        Args:
            name: The command's name.
        """
        with self.telling_errors():
            await self.run_action(self._declared(name).action)

    async def action_letter(self, name: str) -> None:
        """Run a declared command by one of its further keys.

        Args:
            name: The command's name.
        """
        await self.action_command(name)

    def palette(self) -> Iterable[SystemCommand]:
        """The commands that work now, for the command palette."""
        for command in self.DECLARED:
            if command.works_in(self.mode):
                yield SystemCommand(command.label, command.help, self._runner(command.name))

    @contextmanager
    def telling_errors(self) -> Iterator[None]:
        """Tell the person what the store refused, instead of failing."""
        try:
            yield
        except BelegError as error:
            self.show()
            self.tell(str(error), is_error=True)

    def show(self) -> None:
        """Show the state as it is now."""

    def tell(self, message: str, *, is_error: bool = False) -> None:
        """Show a short message; it may hold any text."""
        self.app.notify(message, severity="error" if is_error else "information")

    def action_help(self) -> None:
        """Show all keys."""
        from tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.DECLARED))

    async def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def _declared(self, name: str) -> Command:
        return next(command for command in self.DECLARED if command.name == name)

    def _runner(self, name: str) -> Callable[[], Awaitable[None]]:
        async def run() -> None:
            await self.action_command(name)

        return run
