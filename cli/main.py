"""The program `beleg`: which commands there are, and how errors become exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, Final

import click

from cli import exits
from cli.settings import Settings, library_options, pipeline_option
from store.errors import BelegError

COMMANDS: Final = {
    "add": "Read articles into the library and extract their facts.",
    "demo": "Open the sample articles.",
    "export": "Write articles and their facts to a file.",
    "extract": "Extract the facts of files without a library.",
    "formats": "List the export formats, and what each can hold.",
    "list": "List the articles of the library.",
    "search": "Find articles and facts.",
    "show": "Show an article with its facts.",
}
"""Each command with its line of help; `cli.commands.<name>` is loaded when it is called."""


class Beleg(click.Group):
    """A group that loads a command when it is called, and turns errors into one line each."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"cli.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command line; unless called as a function, exit with one of `cli.exits`."""
        if not standalone_mode:
            return super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
        sys.exit(self._exit_code(args, prog_name, complete_var, **extra))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; click would turn a closed pipe into a failure."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            return _pipe_closed()

    def _exit_code(
        self,
        args: Sequence[str] | None,
        prog_name: str | None,
        complete_var: str | None,
        **extra: Any,
    ) -> int:
        try:
            result = super().main(args, prog_name, complete_var, standalone_mode=False, **extra)
            sys.stdout.flush()
        except click.UsageError as error:
            asked = error.ctx.command_path if error.ctx else "beleg"
            return _complain(f"{error.format_message()} See {asked} --help.")
        except click.ClickException as error:
            return _complain(error.format_message())
        except BelegError as error:
            return _complain(str(error))
        except (KeyboardInterrupt, click.Abort):
            click.echo("beleg: interrupted", err=True)
            return exits.INTERRUPTED
        except BrokenPipeError:
            return _pipe_closed()
        except OSError as error:
            return _complain(f"{error.filename or 'output'}: {error.strerror or error}")
        return result if isinstance(result, int) else exits.OK


@click.group(
    cls=Beleg,
    name="beleg",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@library_options
@pipeline_option
@click.version_option(package_name="beleg", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> int:
    """Read news articles, see their facts beside the evidence, correct and export them.

    Without a command, the library opens on the screen.
    """
    settings = context.ensure_object(Settings)
    if context.invoked_subcommand is not None:
        return exits.OK
    from cli.screen import has_terminal, open_screen

    if not has_terminal():
        return _complain("The screen needs a terminal. For commands, see beleg --help.")
    pipeline = settings.find_pipeline()
    target = pipeline.target if pipeline else None
    return open_screen(settings.library_path, settings.reviewer_name, pipeline=target)


def run() -> None:
    """Entry point of the console script."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a question mark, not a traceback.
        stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    main(prog_name="beleg")


def _pipe_closed() -> int:
    # Python flushes standard output once more at exit, which must not fail again.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return exits.PIPE_CLOSED


def _complain(message: str) -> int:
    from cli.output import complain

    complain(message)
    return exits.BAD_INPUT
