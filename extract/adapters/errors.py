"""What a pipeline lacks so that our rules cannot read its analyses."""

from __future__ import annotations

from collections.abc import Sequence

from store.errors import BelegError


class UnusablePipelineError(BelegError):
    """A spaCy pipeline does not say what the rules need.

    Attributes:
        name: The pipeline, as it was asked for.
        problems: What is missing or foreign, one phrase each.
    """

    def __init__(self, name: str, problems: Sequence[str]) -> None:
        """Names the pipeline and everything that is wrong with it.

        Args:
            name: The pipeline, as it was asked for.
            problems: Phrases that follow *it has*.
        """
        super().__init__(
            f"the pipeline {name!r} cannot be used: it has {'; it has '.join(problems)}",
            remedy="Add what is missing, or name a pipeline with a parser (Universal Dependencies, "
            "TIGER or ClearNLP labels), a part-of-speech tagger and a names recogniser.",
        )
        self.name = name
        self.problems = tuple(problems)
