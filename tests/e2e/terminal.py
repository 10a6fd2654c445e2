"""A real terminal that a test types into and reads from: tmux on a socket of its own."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HAS_TMUX = shutil.which("tmux") is not None
REASON = "tmux is not installed (on Debian and Ubuntu: apt install tmux)"

_PATIENCE = 60.0
_LOOK_EVERY = 0.1


class Terminal:
    """A tmux session with one program in it."""

    def __init__(self, folder: Path, *, size: tuple[int, int] = (80, 24)) -> None:
        """Start a shell; its socket lies in the folder, so that tests cannot meet."""
        self._base = ["tmux", "-S", str(folder / "tmux"), "-f", "/dev/null"]
        width, height = map(str, size)
        self._tmux("new-session", "-d", "-x", width, "-y", height, "-s", "t", "sh")
        # pytest may have told its children a size, which would hide the terminal's own.
        self.send("unset COLUMNS LINES", "Enter")
        # A prompt of its own, which no screen of the program shows.
        self.send("PS1='ready> '", "Enter")
        self.wait_for("ready>")

    def run(self, *command: str | Path) -> None:
        """Type a command, with `rc=<status>` after it."""
        line = shlex.join(map(str, command))
        self.send_text(f"clear; {line}; echo rc=$?")
        self.send("Enter")

    def beleg(self, *arguments: str | Path) -> None:
        """Run this program as installed for the Python that runs the tests."""
        self.run(Path(sys.executable).parent / "beleg", *arguments)

    def send(self, *keys: str) -> None:
        """Press keys by tmux's names."""
        self._tmux("send-keys", "-t", "t", *keys)

    def send_text(self, text: str) -> None:
        """Type a text."""
        self._tmux("send-keys", "-t", "t", "-l", text)

    def resize(self, width: int, height: int) -> None:
        """Make the terminal another size."""
        self._tmux("resize-window", "-t", "t", "-x", str(width), "-y", str(height))

    def screen(self) -> str:
        """What stands on the screen."""
        return self._tmux("capture-pane", "-p", "-t", "t")

    def flags(self) -> str:
        """Whether the alternate screen is on and the mouse is reported, as `1 1` or `0 0`."""
        return self._tmux(
            "display-message", "-p", "-t", "t", "#{alternate_on} #{mouse_any_flag}"
        ).strip()

    def child(self) -> int:
        """The process id of the program in the terminal."""
        shell = self._tmux("display-message", "-p", "-t", "t", "#{pane_pid}").strip()
        found = subprocess.run(["pgrep", "-P", shell], capture_output=True, text=True, check=True)
        return int(found.stdout.split()[0])

    def wait_for(self, text: str) -> str:
        """Look until a text stands on the screen, and return the screen."""
        return self.wait_until(lambda screen: text in screen, text)

    def wait_until(self, is_so: Callable[[str], bool], what: str) -> str:
        """Look until something is so, and return the screen.

        Args:
            is_so: Told what stands on the screen.
            what: What to call it if it does not come.
        """
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            screen = self.screen()
            if is_so(screen):
                return screen
            time.sleep(_LOOK_EVERY)
        raise AssertionError(f"{what!r} did not come:\n{self.screen()}")

    def close(self) -> None:
        """End the session and all that runs in it."""
        self._tmux("kill-server")

    def _tmux(self, *arguments: str) -> str:
        done = subprocess.run(
            [*self._base, *arguments], capture_output=True, text=True, check=True, timeout=_PATIENCE
        )
        return done.stdout
