"""What the exit codes mean; docs/commands.md shows the same list."""

from __future__ import annotations

from typing import Final

OK: Final = 0
PARTLY: Final = 1
BAD_INPUT: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

MEANINGS: Final = {
    OK: "everything worked",
    PARTLY: "all input could be read, but some articles could not be extracted; "
    "standard error names them",
    BAD_INPUT: "something handed in cannot be used: a file, a line, an option or the library; "
    "whatever else was handed in has been worked on",
    INTERRUPTED: "stopped with Ctrl-C; what was finished is kept, and the next `beleg add` goes on",
    PIPE_CLOSED: "the program that read the output has gone, as `head` does",
}
