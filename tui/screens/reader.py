"""The reader: the linked panes with everything that a person may change in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from store.model import Claim, Span
from store.rows import Step
from store.vocabulary import ROLES
from tui import claims
from tui.commands import READER_COMMANDS, Command, Mode
from tui.layout.moves import token_at
from tui.marks import ROLE_KEYS, TYPE_KEYS
from tui.review import Review
from tui.screens.command_screen import bindings_of
from tui.screens.reading import ReadingScreen
from tui.values import parse_value, reading, typed_form
from tui.widgets.line_dialog import LineDialog
from tui.widgets.pick_dialog import PickDialog
from tui.wording import short_form, surface_of

_ROLES = [(ROLE_KEYS[role], role.split("_")[0]) for role in ROLES]
_HINTS = {
    Mode.EDIT: [
        *_ROLES,
        ("Tab", "next role"),
        ("1 2", "its start"),
        ("3 4", "its end"),
        ("v", "mark: Enter moves the role there, a letter adds one"),
    ],
    Mode.NEW: [*_ROLES, ("v", "mark; else the word here"), ("Enter", "save"), ("Esc", "drop")],
}


class ReaderScreen(ReadingScreen, inherit_bindings=False):
    """Accept, reject, correct, add, undo: each is one durable step, then a repaint."""

    DECLARED: ClassVar[tuple[Command, ...]] = READER_COMMANDS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(READER_COMMANDS)]

    def hint(self) -> Content:
        """The letters of the roles, while they mean roles."""
        parts = [
            part
            for key, word in _HINTS.get(self.mode, ())
            for part in ((key, "bold $accent"), f" {word}  ")
        ]
        return Content.assemble(*parts)

    # Deciding

    def action_accept(self) -> None:
        """The fact is right; go on."""
        self._decide(self.review.accept)

    def action_reject(self) -> None:
        """The article does not say this; go on."""
        self._decide(self.review.reject)

    def action_reopen(self) -> None:
        """Nobody has decided about this fact."""
        if self.current is not None:
            self.review.reopen(self.current)
            self.show()

    def _decide(self, decision: Callable[[str], None]) -> None:
        if self.current is None:
            self.tell("No fact here")
            return
        decision(self.current)
        self.marked_from = None
        following = self.review.next_open(self.current, 1)
        if following is None:
            self.show()
            self.tell("No open facts left: this article is reviewed")
        else:
            self.stand_on(following)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._tell_step(self.review.undo(), "Undone", "Nothing to undo")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._tell_step(self.review.redo(), "Done again", "Nothing to do again")

    def _tell_step(self, step: Step | None, done: str, nothing: str) -> None:
        """Say what a step was and go where it happened."""
        if step is None:
            self.tell(nothing)
            return
        former = self.review.document
        if step.article_id and step.article_id != former.article.id:
            self.review = Review(self.review.library, step.article_id)
            self._folded = None
            self._forget_search()
        self.marked_from, self.draft = None, None
        place = self.review.position(step.item_id)
        known = step.item_id if place >= 0 else self.current
        if self.review.position(known) < 0:
            facts = self.review.document.facts
            known = facts[0].id if facts else None
        self.editing = self.editing and known == self.current
        self.stand_on(known)
        fact = self.review.fact(step.item_id)
        words = short_form(self.text, fact.claim) if fact else ""
        mention = self.review.mention(step.item_id)
        if mention is not None:
            words = surface_of(self.text, mention.start, mention.end)
            self.put_cursor(mention.start)
        self.tell(f"{done}: {step.label}{': ' if words else ''}{words}")

    # Correcting

    def action_edit(self) -> None:
        """Correct the roles of the current fact."""
        claim = self.claim
        if claim is None:
            self.tell("No fact here")
            return
        self.editing = True
        self.marked_from = None
        under = [
            (role.end - role.start, at)
            for at, role in enumerate(claim.roles)
            if role.start <= self.cursor < role.end
        ]
        self.set_focus(self.query_one("#article"))
        self.focus_role(min(under)[1] if under else 0)

    def action_new(self) -> None:
        """Begin a new fact; marked text waits for its role."""
        self.draft = claims.EMPTY_CLAIM
        self.role = -1
        self.set_focus(self.query_one("#article"))
        self.show()

    def action_save(self) -> None:
        """Keep the new fact."""
        draft = self.draft
        if draft is None:
            return
        if not claims.is_complete(draft):
            self.tell("A fact needs a predicate (p) and one more role, such as a subject (s)")
            return
        added = self.review.add_fact(claims.with_evidence(self.review.document, draft))
        self.draft = None
        self.marked_from = None
        self.stand_on(added)

    def action_cancel(self) -> None:
        """Drop the selection, the search, the new fact; or leave correcting."""
        if self.marked_from is None and self.mode in (Mode.EDIT, Mode.NEW):
            self.editing, self.draft, self.role = False, None, -1
            self.show()
        else:
            super().action_cancel()

    def action_role(self, name: str) -> None:
        """Give marked text a role; without, give the focused role another name.

        Args:
            name: The role.
        """
        claim = self.claim
        if claim is None:
            return
        document = self.review.document
        span = self.selection
        if self.mode is Mode.NEW:
            span = span or self._word_here()
            if span is None:
                return
            same = [at for at, role in enumerate(claim.roles) if role.role == name]
            if same:
                changed, self.role = claims.set_span(document, claim, same[0], span)
            else:
                changed, self.role = claims.add_role(document, claim, name, span)
            self._put_claim(changed, "add role")
        elif span is not None:
            changed, self.role = claims.add_role(document, claim, name, span)
            self._put_claim(changed, "add role")
        elif 0 <= self.role < len(claim.roles):
            self._put_claim(claims.retype(document, claim, self.role, name), "change role")

    def action_take(self) -> None:
        """Put the focused role on the marked text, or on the word at the cursor."""
        span = self.selection or self._word_here()
        focused = self._focused_role()
        if span is not None and focused is not None:
            claim, at = focused
            changed, self.role = claims.set_span(self.review.document, claim, at, span)
            self._put_claim(changed, "move role")

    def action_border(self, side: str, step: int) -> None:
        """Move a border of the focused role by a word.

        Args:
            side: "start" or "end".
            step: -1 to the left, 1 to the right.
        """
        focused = self._focused_role()
        if focused is not None:
            claim, at = focused
            changed, role = claims.move_border(self.review.document, claim, at, side, step)
            self._put_claim(changed, "move border")
            self.role = role
            self.show()

    def action_remove_role(self) -> None:
        """Take the focused role out."""
        focused = self._focused_role()
        if focused is not None:
            claim, at = focused
            self._put_claim(claims.remove_role(self.review.document, claim, at), "remove role")

    def action_certainty(self) -> None:
        """One step less sure."""
        if self.claim is not None:
            self._put_claim(claims.next_certainty(self.claim), "change certainty")

    def action_polarity(self) -> None:
        """The other polarity."""
        if self.claim is not None:
            self._put_claim(claims.next_polarity(self.claim), "change polarity")

    def action_value(self) -> None:
        """Ask for the value of the focused role."""
        focused = self._focused_role()
        if focused is None:
            return
        claim, at = focused
        role = claim.roles[at]

        def given(typed: str | None) -> None:
            if typed is not None:
                self._put_claim(claims.set_value(claim, at, parse_value(typed)), "change value")

        title = f"Value of {surface_of(self.text, role.start, role.end)}"
        self.app.push_screen(LineDialog(title, typed_form(role.value), check=reading), given)

    def action_note(self) -> None:
        """Ask for a note."""
        fact = self.fact
        if fact is None:
            return

        def given(typed: str | None) -> None:
            if typed is not None and (typed.strip() or None) != fact.note:
                self.guarded(lambda: self.review.set_note(fact.id, typed.strip() or None))

        title = f"Note on {short_form(self.text, fact.claim)}"
        self.app.push_screen(LineDialog(title, fact.note or "", check=_any_note), given)

    def action_label(self) -> None:
        """Ask for the type of the mention at the cursor, or of the marked text."""
        marked = self.selection
        here = self.review.mentions_at(self.cursor)
        span = marked or self._word_here()
        if not here and span is None:
            return

        def given(type_: str | None) -> None:
            if type_ is None:
                return
            if here and marked is None:
                self.guarded(lambda: self.review.set_type(here[0], type_))
            elif span is not None:
                self.guarded(lambda: self.review.add_mention(type_, span))
                self.marked_from = None
                self.show()

        place = Span(here[0].start, here[0].end) if here and marked is None else span
        assert place is not None
        title = f"Type of {surface_of(self.text, place.start, place.end)}"
        current = here[0].type if here and marked is None else None
        self.app.push_screen(PickDialog(title, TYPE_KEYS, current=current), given)

    # Helpers

    def guarded(self, change: Callable[[], object]) -> None:
        """Make a change that a dialog asked for, and show what came of it."""
        with self.telling_errors():
            change()
        self.show()

    def _word_here(self) -> Span | None:
        token = token_at(self.text, self.cursor)
        if token is None:
            self.tell("There is no word at the cursor")
        return token

    def _focused_role(self) -> tuple[Claim, int] | None:
        """The claim and the focused role, or else the one at the cursor, or else the first."""
        claim = self.claim
        if claim is None or not claim.roles:
            self.tell("No role here")
            return None
        if not 0 <= self.role < len(claim.roles):
            places = [(role.start, role.end) for role in claim.roles]
            under = [at for at, (low, high) in enumerate(places) if low <= self.cursor < high]
            self.role = under[0] if under else 0
        return claim, self.role

    def _put_claim(self, claim: Claim, label: str) -> None:
        """Keep a changed claim: in the draft, or in the library as a correction."""
        if self.draft is not None:
            self.draft = claim
        elif self.current is not None:
            with self.telling_errors():
                self.review.correct(self.current, claim, label=label)
        self.marked_from = None
        self.show()


def _any_note(typed: str) -> str:
    return "Enter keeps the note" if typed.strip() else "Enter takes the note away"
