"""The review of one article: each change goes to the library first, then into the document."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from store.errors import NotFoundError, StaleStepError
from store.library import Library
from store.model import Claim, Document, Fact, Mention, Span
from store.offsets import SpanIndex
from store.rows import Step


class Review:
    """An article's document, kept equal to what the library holds."""

    def __init__(self, library: Library, article_id: str) -> None:
        """Read an article; raises NotFoundError."""
        self.library = library
        """Where every change goes."""
        self.document: Document = library.document(article_id)
        """The article as it stands after the last change."""
        self._index: SpanIndex | None = None
        self._mention_index: SpanIndex | None = None
        self._mentions: dict[str, Mention] = {}
        self._placed: tuple[Fact, ...] = ()
        self._places: dict[str, int] = {}

    # Looking things up

    def fact(self, fact_id: str | None) -> Fact | None:
        """A fact by its id."""
        at = self.position(fact_id)
        return self.document.facts[at] if at >= 0 else None

    def position(self, fact_id: str | None) -> int:
        """The place of a fact in the list, or -1."""
        facts = self.document.facts
        if self._placed is not facts:
            self._placed = facts
            self._places = {fact.id: at for at, fact in enumerate(facts)}
        return self._places.get(fact_id or "", -1)

    def facts_at(self, offset: int) -> list[str]:
        """Ids of the facts that stand at an offset, those with the smallest span first."""
        if self._index is None:
            self._index = SpanIndex(_fact_spans(self.document.facts))
        ids = [fact_id for _, _, fact_id in self._index.at(offset)]
        return list(dict.fromkeys(ids))

    def mentions_at(self, offset: int) -> list[Mention]:
        """The mentions around an offset, the smallest first."""
        if self._mention_index is None:
            self._mentions = {mention.id: mention for mention in self.document.mentions}
            self._mention_index = SpanIndex(
                (mention.start, mention.end, mention.id)
                for mention in self.document.mentions
                if mention.status != "rejected"
            )
        return [self._mentions[key] for _, _, key in self._mention_index.at(offset)]

    def mention(self, mention_id: str | None) -> Mention | None:
        """A mention by its id."""
        return next((one for one in self.document.mentions if one.id == mention_id), None)

    def next_open(self, fact_id: str | None, step: int) -> str | None:
        """The nearest open fact behind (or before) another, going round at the ends."""
        facts = self.document.facts
        at = self.position(fact_id)
        if at < 0 and step < 0:
            at = 0
        for distance in range(1, len(facts) + 1):
            fact = facts[(at + step * distance) % len(facts)]
            if fact.status == "proposed":
                return fact.id
        return None

    # Changing things

    def accept(self, fact_id: str) -> None:
        """Say that a fact is right; one that a person made or corrected is so already."""
        if self._unchanged(fact_id).status in ("proposed", "rejected"):
            self._put(self.library.accept(fact_id))

    def reject(self, fact_id: str) -> None:
        """Say that the article does not claim this."""
        self._unchanged(fact_id)
        self._put(self.library.reject(fact_id))

    def reopen(self, fact_id: str) -> None:
        """Put a fact back among the undecided."""
        self._unchanged(fact_id)
        self._put(self.library.reopen(fact_id))

    def correct(self, fact_id: str, claim: Claim, *, label: str) -> None:
        """Replace what a fact says."""
        if self._unchanged(fact_id).claim != claim:
            self._put(self.library.correct(fact_id, claim, label=label))

    def add_fact(self, claim: Claim) -> str:
        """Add a fact, and return its id."""
        fact = self.library.add_fact(self.document.article.id, claim)
        self.reload()
        return fact.id

    def set_note(self, fact_id: str, note: str | None) -> None:
        """Write a note beside a fact, or take it away."""
        self._unchanged(fact_id)
        self._put(self.library.set_note(fact_id, note))

    def set_type(self, mention: Mention, type_: str) -> None:
        """Give a mention another type."""
        self.library.change_mention(mention.id, type=type_)
        self.reload()

    def add_mention(self, type_: str, span: Span) -> None:
        """Add a mention."""
        self.library.add_mention(self.document.article.id, type_, span.start, span.end)
        self.reload()

    def undo(self) -> Step | None:
        """Take back this reviewer's last step, in whatever article it was."""
        return self._follow(self.library.undo())

    def redo(self) -> Step | None:
        """Do again what was taken back."""
        return self._follow(self.library.redo())

    def reload(self) -> None:
        """Read the document anew."""
        self.document = self.library.document(self.document.article.id)
        self._index = self._mention_index = None

    def _follow(self, step: Step | None) -> Step | None:
        """Read anew what a step changed."""
        if step is None or step.article_id != self.document.article.id:
            return step
        try:
            if step.item_id is None or self.position(step.item_id) < 0:
                raise NotFoundError("Not a fact of this document")
            self._put(self.library.fact(step.item_id))
        except NotFoundError:
            self.reload()
        return step

    def _unchanged(self, fact_id: str) -> Fact:
        """A fact, if the library still holds what the person sees.

        Raises:
            StaleStepError: Somebody else changed it meanwhile; the document shows how.
        """
        stored = self.library.fact(fact_id)
        if stored != self.fact(fact_id):
            self.reload()
            raise StaleStepError(
                f"This fact was changed meanwhile by {stored.reviewer or 'a new run'}",
                remedy="It is shown as it is now; decide again.",
            )
        return stored

    def _put(self, fact: Fact) -> None:
        """Lay a changed fact into the document, where its place in the list allows it."""
        at = self.position(fact.id)
        old = self.document.facts[at]
        if old.claim.evidence != fact.claim.evidence:
            self.reload()
            return
        facts = (*self.document.facts[:at], fact, *self.document.facts[at + 1 :])
        self.document = replace(self.document, facts=facts)
        if old.claim != fact.claim:
            self._index = None


def _fact_spans(facts: Sequence[Fact]) -> list[tuple[int, int, str]]:
    spans = []
    for fact in facts:
        spans += [(role.start, role.end, fact.id) for role in fact.claim.roles]
        spans += [(evidence.start, evidence.end, fact.id) for evidence in fact.claim.evidence]
    return spans
