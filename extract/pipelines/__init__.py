"""The pipelines that ship with the package; importing this module imports no spaCy."""

from __future__ import annotations

from pathlib import Path

from store.errors import BelegError

#: Where the shipped pipelines lie.
FOLDER = Path(__file__).parent
#: The folder, beside those of the languages, of the weights that all languages share.
WEIGHTS = "weights"


class PipelineMissingError(BelegError):
    """There is no pipeline for a language at the place where it was looked for.

    Attributes:
        lang: the language's code.
        path: the folder.
    """

    def __init__(self, lang: str, path: Path) -> None:
        """Names the language and the folder."""
        known = ", ".join(available_languages(path)) or "none"
        super().__init__(
            f"no pipeline for the language {lang!r} in {path}",
            remedy=f"Choose one of: {known}; or reinstall the package to restore its files.",
        )
        self.lang = lang
        self.path = path


def available_languages(path: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages that have a pipeline in a folder, by default the shipped ones."""
    folder = path or FOLDER
    if not (folder / WEIGHTS).is_dir():
        return ()
    return tuple(sorted(config.parent.name for config in folder.glob("*/config.cfg")))
