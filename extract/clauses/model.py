"""The records that the clause rules pass along: arguments, clauses and drafts of facts."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.tree import Node
from store.model import Role, Span


@dataclass(frozen=True, slots=True)
class Arg:
    """A phrase that takes part in a clause."""

    role: str
    """One of `vocabulary.ROLES`."""
    node: Node
    """Its head."""
    first: int
    """Index of its first token."""
    last: int
    """Index of its last token, included."""
    span: Span


@dataclass(slots=True)
class Clause:
    """A predicate with its arguments, before coordination is unfolded."""

    head: Node
    """The node that the clause hangs from."""
    verbs: list[Node] = field(default_factory=list)
    """The verb complex in text order: verbs, particles, reflexive, predicate adjective."""
    content: list[Node] = field(default_factory=list)
    """The head and the infinitives gathered to it: their dependents are the arguments."""
    lemma: str = ""
    passive: bool = False
    copular: bool = False
    finite: bool = False
    subjects: list[Arg] = field(default_factory=list)
    """Grammatical subjects; of a passive they are the patients."""
    agents: list[Arg] = field(default_factory=list)
    objects: list[Arg] = field(default_factory=list)
    others: list[Arg] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact before attribution and ids."""

    kind: str
    predicate: str
    roles: tuple[Role, ...]
    evidence: Span
    head: Node
    """The node that the fact comes from, for attribution and certainty."""
    certainty: str = "certain"
    polarity: str = "positive"
    confidence: float = 1.0
