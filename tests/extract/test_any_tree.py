"""The rules meet parses of any shape: random trees with random labels."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from extract.attribution import attribute, attributions
from extract.quotemarks import quoted
from extract.tree import valid
from store.model import Span
from tests.extract.docs import drafts, marks

_WORDS = ["Anna", "Alfa", "baut", "sagte", "hat", "das", "die", "wie", "laut", "so", "und", "oder",
          "nicht", "sich", "zu", "um", "(", ")", ",", "„", "“", ":", "2019", "Zoll-"]  # fmt: skip
_DEPS = ["nsubj", "nsubj:pass", "obj", "iobj", "obl", "obl:agent", "nmod", "amod", "det", "case",
         "mark", "aux", "aux:pass", "cop", "conj", "cc", "acl", "advcl", "ccomp", "xcomp", "appos",
         "parataxis", "punct", "compound:prt", "expl", "advmod", "flat", "csubj"]  # fmt: skip
_POS = ["NOUN", "PROPN", "VERB", "AUX", "PRON", "DET", "ADJ", "ADP", "PUNCT", "NUM"]
_MORPH = ["", "VerbForm=Fin|Mood=Ind", "VerbForm=Fin|Mood=Sub|Tense=Pres", "Case=Gen", "Case=Dat"]


@st.composite
def tables(draw: st.DrawFn) -> str:
    size = draw(st.integers(1, 12))
    root = draw(st.integers(1, size))
    rows = []
    for place in range(1, size + 1):
        # A head nearer to the root keeps the tree free of cycles.
        low, high = (place + 1, root) if place < root else (root, place - 1)
        head = 0 if place == root else draw(st.integers(low, high))
        word, dep = draw(st.sampled_from(_WORDS)), draw(st.sampled_from(_DEPS))
        pos, morph = draw(st.sampled_from(_POS)), draw(st.sampled_from(_MORPH))
        rows.append(f"{word} {dep if head else 'root'} {head} {pos} = {morph}")
    return "\n".join(rows)


@given(tables(), st.sampled_from(["paragraph", "headline", "key_point"]))
def test_facts_of_any_tree_have_valid_spans(table: str, block: str):
    tree = marks(table, block=block)
    text = tree.tree.text
    found = attributions(tree, quoted(text, 0, len(text), []))
    for draft in attribute(drafts(table, block=block), found, tree):
        assert draft.roles
        assert all(valid(text, Span(role.start, role.end)) for role in draft.roles)
        assert 0 < draft.confidence <= 1
    assert all(valid(text, item.content) and valid(text, item.cue) for item in found)
