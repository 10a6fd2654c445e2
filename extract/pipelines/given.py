"""A spaCy pipeline that a person named: found and described by its files alone, without spaCy."""

from __future__ import annotations

import importlib.util
import re
from functools import lru_cache
from importlib import metadata
from pathlib import Path

import msgspec
from msgspec import Struct

from store.errors import BelegError

#: spaCy's code for pipelines that are of no one language.
_ANY = "xx"
_PACKAGE = re.compile(r"\w[\w.-]*\Z", re.ASCII)


class PipelineError(BelegError):
    """A spaCy pipeline that was named is not there, or cannot be loaded."""


class Given(Struct, frozen=True):
    """A pipeline that lies on this machine; whether it can be used shows when it is loaded.

    Attributes:
        asked: What the person called it, for messages.
        target: What spaCy loads it by: the name of a package, or the absolute path of a folder.
        lang: Code of its language, ``xx`` for any.
        label: Name and version, as they stand in the record of a run.
        spacy: The versions of spaCy that it was made for; empty where it does not say.
    """

    asked: str
    target: str
    lang: str
    label: str
    spacy: str = ""

    def reads(self, lang: str) -> bool:
        """Whether texts of a language are for this pipeline."""
        return self.lang in (lang, _ANY)

    @property
    def only_language(self) -> str | None:
        """The language of texts that do not say theirs; None where it must be guessed."""
        return None if self.lang == _ANY else self.lang


class _Meta(Struct):
    """What `meta.json` of a spaCy pipeline says of it, as far as we ask."""

    lang: str
    name: str = "pipeline"
    version: str = "0.0.0"
    spacy_version: str = ""
    requirements: list[str] = []


@lru_cache(maxsize=8)
def find_pipeline(asked: str) -> Given:
    """Look a pipeline up among the installed packages, then among the folders, as spaCy does.

    Args:
        asked: Name of a package, or path of a folder.

    Raises:
        PipelineError: There is none, what is there is no spaCy pipeline, or packages that it needs
            are not installed.
    """
    package = _package_folder(asked)
    folder = package or Path(asked).expanduser().absolute()
    if not folder.is_dir():
        raise PipelineError(
            f"no spaCy pipeline {asked!r}: neither an installed package nor a folder",
            remedy="Check the name, or install it where Beleg is installed: "
            "python -m spacy download NAME.",
        )
    meta = _read_meta(asked, folder)
    folder = _inner(folder, meta)
    if not (folder / "config.cfg").is_file():
        raise _foreign(asked, "it has no config.cfg")
    _check_requirements(asked, meta)
    label = f"{meta.lang}_{meta.name} {meta.version}"
    if package is None:
        # Names and versions of home-made pipelines are often those that spaCy made up.
        label += f" from {folder.name}"
    target = _module(asked) if package else str(folder)
    return Given(asked, target, meta.lang, label, meta.spacy_version)


def _module(asked: str) -> str:
    return asked.replace("-", "_")


def _package_folder(asked: str) -> Path | None:
    """Where an installed package lies; None where there is none of that name."""
    if not _PACKAGE.match(asked):
        return None
    try:
        metadata.distribution(asked)
        spec = importlib.util.find_spec(_module(asked))
    except (metadata.PackageNotFoundError, ImportError, ValueError):
        return None
    places = spec.submodule_search_locations if spec else None
    return Path(next(iter(places))) if places else None


def _read_meta(asked: str, folder: Path) -> _Meta:
    path = folder / "meta.json"
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Meta)
    except FileNotFoundError as error:
        raise _foreign(asked, "it has no meta.json") from error
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise _foreign(asked, f"its meta.json cannot be read ({error})") from error


def _inner(folder: Path, meta: _Meta) -> Path:
    """The folder with the data; a package holds it in a folder of its own."""
    inner = folder / f"{meta.lang}_{meta.name}-{meta.version}"
    return inner if inner.is_dir() and not (folder / "config.cfg").is_file() else folder


def _foreign(asked: str, reason: str) -> PipelineError:
    return PipelineError(
        f"{asked!r} is no spaCy pipeline: {reason}",
        remedy="Name an installed pipeline, or the folder that nlp.to_disk or spacy train wrote.",
    )


def _check_requirements(asked: str, meta: _Meta) -> None:
    missing = [text for text in meta.requirements if not _is_installed(text)]
    if missing:
        raise PipelineError(
            f"the pipeline {asked!r} needs packages that are not installed: {', '.join(missing)}",
            remedy="Install them where Beleg is installed, or name another pipeline.",
        )


def _is_installed(requirement: str) -> bool:
    """Whether a requirement is met by name; its version is for spaCy to judge."""
    name = re.match(r"[\w.-]+", requirement.strip())
    # Behind a semicolon stands a condition, which may not hold here.
    if name is None or ";" in requirement:
        return True
    try:
        metadata.distribution(name.group())
    except metadata.PackageNotFoundError:
        return False
    return True
