"""Undo and redo: exact, unlimited, per reviewer, over restarts, never over later work."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from store.errors import StaleStepError
from store.library import Library
from store.model import Article, Claim, Document
from store.rows import NewArticle

from .conftest import COMES, OPENS, PRAISES, TEXT, claim, extraction, proposal


def test_nothing_to_undo(library: Library) -> None:
    assert library.undo() is None


def test_a_run_is_not_undone(library: Library, article: Article) -> None:
    assert library.undo() is None
    assert library.document(article.id).facts


def test_undo_and_redo_survive_a_restart(path: Path, library: Library, article: Article) -> None:
    library.accept(proposal(article.id, OPENS).id)
    accepted = library.document(article.id)
    with Library.open(path, reviewer="anna") as later:
        step = later.undo()
        assert step is not None
        assert step.label == "accept"
    with Library.open(path, reviewer="anna") as latest:
        latest.redo()
        assert latest.document(article.id) == accepted


def test_a_new_edit_closes_the_way_forward(library: Library, article: Article) -> None:
    library.accept(proposal(article.id, OPENS).id)
    library.undo()
    library.reject(proposal(article.id, PRAISES).id)
    assert library.redo() is None


def test_reviewers_undo_their_own_steps(path: Path, library: Library, article: Article) -> None:
    library.accept(proposal(article.id, OPENS).id)
    with Library.open(path, reviewer="ben") as other:
        other.reject(proposal(article.id, PRAISES).id)
    library.undo()
    statuses = {fact.claim: fact.status for fact in library.document(article.id).facts}
    assert (statuses[OPENS], statuses[PRAISES]) == ("proposed", "rejected")


def test_undo_refuses_what_somebody_changed_since(
    path: Path, library: Library, article: Article
) -> None:
    fact = proposal(article.id, OPENS).id
    library.accept(fact)
    with Library.open(path, reviewer="ben") as other:
        other.reject(fact)
    with pytest.raises(StaleStepError, match="ben"):
        library.undo()
    assert library.fact(fact).status == "rejected"


def test_history_tells_who_did_what(library: Library, article: Article) -> None:
    fact = proposal(article.id, OPENS).id
    library.accept(fact)
    library.undo()
    told = [(change.step.kind, change.step.label) for change in library.history(fact)]
    assert told == [("run", "extract"), ("edit", "accept"), ("undo", "accept")]


def test_an_addition_that_was_undone_keeps_its_history(library: Library, article: Article) -> None:
    fact = library.add_fact(article.id, PRAISES)
    library.undo()
    assert [change.after is None for change in library.history(fact.id)] == [False, True]


def test_the_journal_only_grows(library: Library, article: Article) -> None:
    library.accept(proposal(article.id, OPENS).id)
    before = len(library.steps())
    library.undo()
    assert len(library.steps()) == before + 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET text = 'x'",
        "DELETE FROM articles",
        "UPDATE changes SET after = NULL",
        "DELETE FROM changes",
        "DELETE FROM steps",
    ],
)
def test_the_file_itself_guards_text_and_journal(
    path: Path, article: Article, statement: str
) -> None:
    connection = sqlite3.connect(path)
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)
    connection.close()


class ReviewMachine(RuleBasedStateMachine):
    """Any sequence of edits, undos and redos against a plain list of states."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.db"
        self.open()
        added, _ = self.library.add_article(
            NewArticle(title="T", text=TEXT, raw=TEXT.encode(), lang="de")
        )
        self.article = added.id
        self.library.record(added.id, extraction(added.id, OPENS, PRAISES, COMES))
        self.past: list[Document] = []
        self.future: list[Document] = []
        self.now = self.library.document(self.article)

    def open(self) -> None:
        self.library = Library.open(self.path, reviewer="anna")

    def edit(self, act: Callable[[], object]) -> None:
        steps = len(self.library.steps(limit=10_000))
        act()
        assert len(self.library.steps(limit=10_000)) == steps + 1
        self.past.append(self.now)
        self.future.clear()
        self.now = self.library.document(self.article)

    def fact_id(self, number: int) -> str:
        """A fact by number: ids of added facts differ between runs of the same example."""
        return self.now.facts[number % len(self.now.facts)].id

    @precondition(lambda self: self.now.facts)
    @rule(number=st.integers(0, 9), act=st.sampled_from(["accept", "reject", "reopen"]))
    def decide(self, number: int, act: str) -> None:
        fact = self.fact_id(number)
        self.edit(lambda: getattr(self.library, act)(fact))

    @precondition(lambda self: self.now.facts)
    @rule(number=st.integers(0, 9), subject=st.sampled_from(["Müller AG", "den Plan"]))
    def correct(self, number: int, subject: str) -> None:
        fact = self.fact_id(number)
        self.edit(lambda: self.library.correct(fact, claim("lobte", subject=subject)))

    @rule(subject=st.sampled_from(["Müller AG", "Anna Weiß"]))
    def add(self, subject: str) -> None:
        self.edit(lambda: self.library.add_fact(self.article, claim("kam", subject=subject)))

    @rule(type_=st.sampled_from(["PER", "LOC", "MISC"]))
    def retype(self, type_: str) -> None:
        mention = self.now.mentions[0].id
        if self.now.mentions[0].type == type_:
            return
        self.edit(lambda: self.library.change_mention(mention, type=type_))

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.library.undo() is not None
        self.future.append(self.now)
        self.now = self.past.pop()
        assert self.library.document(self.article) == self.now

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.library.redo() is not None
        self.past.append(self.now)
        self.now = self.future.pop()
        assert self.library.document(self.article) == self.now

    @rule()
    def restart(self) -> None:
        self.library.close()
        self.open()

    @rule(claims=st.lists(st.sampled_from([OPENS, PRAISES, COMES]), unique=True))
    def run_again(self, claims: list[Claim]) -> None:
        """A run in between may add and retire proposals but never what a person touched."""
        touched = [fact for fact in self.now.facts if fact.reviewer]
        found = extraction(self.article, *claims, version="rules 2")
        self.library.record(self.article, found)
        after = self.library.document(self.article)
        assert [fact for fact in after.facts if fact.reviewer] == touched
        # The run may have moved the ground under older steps, so they are not compared again.
        self.past.clear()
        self.future.clear()
        self.now = after
        self.library.close()
        self.library = Library.open(self.path, reviewer=f"anna {id(after)}")

    @invariant()
    def nothing_else_changed(self) -> None:
        assert self.library.document(self.article) == self.now

    def teardown(self) -> None:
        self.library.close()
        self.folder.cleanup()


TestReviewMachine = ReviewMachine.TestCase
TestReviewMachine.settings = settings(max_examples=20, stateful_step_count=20)
