"""The pipelines that ship with the package; importing this module imports no spaCy."""

from __future__ import annotations

from pathlib import Path

from extract.pipelines.languages import other_languages
from store.errors import BelegError

#: Where the shipped pipelines lie.
FOLDER = Path(__file__).parent
#: The folder, beside those of the languages, of the weights that all languages share.
WEIGHTS = "weights"
#: Whose labels and settings the languages without a folder of their own get.
MODEL = "de"


class PipelineMissingError(BelegError):
    """There is no pipeline for a language at the place where it was looked for.

    Attributes:
        lang: the language's code.
        path: the folder.
    """

    def __init__(self, lang: str, path: Path) -> None:
        """Names the language and the folder."""
        known = ", ".join(available_languages(path))
        super().__init__(
            f"no pipeline for the language {lang!r} in {path}",
            remedy=f"Name a spaCy pipeline for it with --pipeline; Beleg itself reads {known}."
            if known
            else "Install Beleg again to restore its files.",
        )
        self.lang = lang
        self.path = path


def available_languages(path: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages that the pipelines of a folder read, by default the shipped ones.

    Those with a folder of their own, and those of ``languages.toml`` that share the weights.
    """
    folder = path or FOLDER
    if not (folder / WEIGHTS).is_dir():
        return ()
    own = {config.parent.name for config in folder.glob("*/config.cfg")}
    return tuple(sorted(own | set(other_languages()) if MODEL in own else own))
