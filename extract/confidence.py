"""How sure the rules are that the article says what a fact says: a product of known doubts.

Not calibrated on data yet; the order is meant, not the number.
"""

from __future__ import annotations

from extract.clauses.model import Arg, Clause
from extract.marks import Marks

_BASE = 0.9
#: What each doubt multiplies the confidence with.
_DOUBTS = {
    "no subject": 0.85,
    "pronoun": 0.85,
    "nothing but a subject": 0.8,
    "not finite": 0.85,
    "long argument": 0.85,
    "headline": 0.95,
    "shared or controlled subject": 0.95,
}
# Arguments beyond this length (tokens) often took too much with them.
_LONG = 15


def score(clause: Clause, subject: Arg | None, part: Arg | None, marks: Marks) -> float:
    """The confidence of a clause fact.

    Args:
        clause: Where it comes from.
        subject: Its subject, if any.
        part: Its object, if any.
        marks: The tree.

    Returns:
        0 to 1, rounded to two places.
    """
    args = [arg for arg in (subject, part, *clause.others) if arg is not None]
    pronouns = marks.pack.words("words", "pronouns")

    def is_pronoun(arg: Arg | None) -> bool:
        return arg is not None and (
            arg.node.low in pronouns if pronouns else arg.node.pos == "PRON"
        )

    doubts = {
        "no subject": subject is None,
        "pronoun": is_pronoun(subject) or is_pronoun(part),
        "nothing but a subject": len(args) < 2,
        "not finite": not clause.finite,
        "long argument": any(arg.last - arg.first >= _LONG for arg in args),
        "headline": marks.block in {"headline", "subhead"},
        "shared or controlled subject": subject is not None
        and not subject.node.is_under(clause.head),
    }
    result = _BASE
    for doubt, holds in doubts.items():
        result *= _DOUBTS[doubt] if holds else 1.0
    return round(result, 2)
