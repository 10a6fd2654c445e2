"""Makes other spaCy pipelines speak the Universal Dependencies that our rules read.

Importing this module imports no spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.adapters.errors import UnusablePipelineError
from extract.adapters.inventory import has_parts_of_speech, labels_of, setters
from extract.adapters.schemes import name_type, scheme_of

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["UnusablePipelineError", "prepare"]

#: Scheme of the trees -> the component that rewrites them.
_TREES = {"tiger": "beleg_tiger_to_ud", "clearnlp": "beleg_clearnlp_to_ud"}
_NAMES = "beleg_name_types"
#: Labels that a message shows of a scheme that nobody knows.
_SHOWN = 6


def prepare(nlp: Language, name: str) -> Language:
    """Append what a pipeline needs so that the rules can read it; a prepared one stays as it is.

    A pipeline with Universal Dependencies and our types of names gets nothing. Trees in TIGER
    (spaCy's German) or ClearNLP (spaCy's English) labels are rewritten, and types of names mapped.

    Args:
        nlp: Any spaCy pipeline; changed in place.
        name: What the person called it, for messages.

    Returns:
        The same pipeline.

    Raises:
        UnusablePipelineError: Where it has no parser, no part-of-speech tags or no names, or
            where their labels are of a scheme that we do not know.
    """
    trees = labels_of(setters(nlp, "token.dep"))
    names = labels_of(setters(nlp, "doc.ents"))
    scheme = scheme_of(trees)
    problems = _problems(nlp, trees, names, scheme)
    if problems:
        raise UnusablePipelineError(name, problems)
    wanted = [_TREES[scheme]] if scheme in _TREES else []
    if any(name_type(label) != label for label in names):
        wanted.append(_NAMES)
    missing = [component for component in wanted if component not in nlp.pipe_names]
    if missing:
        import extract.adapters.components  # noqa: F401  # registers the factories

    for component in missing:
        nlp.add_pipe(component)
    return nlp


def _problems(
    nlp: Language, trees: tuple[str, ...], names: tuple[str, ...], scheme: str | None
) -> list[str]:
    problems = []
    if not setters(nlp, "token.dep"):
        problems.append("no dependency parser")
    elif scheme is None:
        problems.append(f"dependency labels of an unknown scheme ({_some(trees)})")
    if not has_parts_of_speech(nlp):
        problems.append("no part-of-speech tags")
    elif scheme in _TREES and not setters(nlp, "token.tag"):
        problems.append("no fine-grained tags (token.tag), which its dependency labels build on")
    if not setters(nlp, "doc.ents"):
        problems.append("no names recogniser")
    elif not any(name_type(label) for label in names):
        problems.append(f"a names recogniser of unknown types ({_some(names)})")
    return problems


def _some(labels: tuple[str, ...]) -> str:
    more = ", …" if len(labels) > _SHOWN else ""
    return (", ".join(labels[:_SHOWN]) or "none at all") + more
