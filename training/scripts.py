"""Lemmas as edit scripts: what to cut and add at both ends of a form to get its lemma.

A script is ``casing|cut_front,add_front|cut_back,add_back``; it is applied by
``extract.components.lemmas.apply_script``.
"""

from __future__ import annotations

from difflib import SequenceMatcher


def edit_script(form: str, lemma: str) -> str:
    """The script that turns a form into its lemma; if they share nothing, it cuts all of it."""
    low_form, low_lemma = form.lower(), lemma.lower()
    if len(low_form) != len(form) or len(low_lemma) != len(lemma):
        return "k|0,|0,"
    shouting = len(form) > 1 and form.isupper() and not lemma.isupper()
    if form[:1].isupper() == lemma[:1].isupper() and not shouting:
        casing = "k"
    elif lemma[:1].isupper() and lemma[1:] == low_lemma[1:]:
        casing = "t"
    else:
        casing = "l"
    source, target = (form, lemma) if casing == "k" else (low_form, low_lemma)
    match = SequenceMatcher(None, source, target, autojunk=False).find_longest_match()
    if not match.size:
        return f"{casing}|*,{target}|0,"
    front = f"{match.a},{target[: match.b]}"
    back = f"{len(source) - match.a - match.size},{target[match.b + match.size :]}"
    return f"{casing}|{front}|{back}"
