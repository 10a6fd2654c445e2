"""`python -m cli` is `beleg`."""

from cli.main import run

run()
