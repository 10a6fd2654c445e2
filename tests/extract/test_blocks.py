from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.blocks import find_blocks, pieces
from extract.pack import load_pack
from store.model import Block

DE = load_pack("de")
EN = load_pack("en")


def shown(text: str, pack=DE) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in find_blocks(text, pack)]


def test_a_short_first_line_without_full_stop_is_the_headline():
    assert shown("Stadt baut Brücke\nDie Stadt baut eine Brücke.")[0] == (
        "headline",
        "Stadt baut Brücke",
    )


def test_a_text_that_starts_with_a_sentence_has_no_headline():
    assert [kind for kind, _ in shown("Die Stadt baut.\n\nSie baut viel.")] == ["lead", "paragraph"]


def test_bullets_are_key_points_without_their_signs():
    text = "Kopf\n\n- Erster Punkt.\n• Zweiter Punkt.\n* Dritter Punkt.\n– Vierter Punkt."
    assert [part for kind, part in shown(text) if kind == "key_point"] == [
        "Erster Punkt.",
        "Zweiter Punkt.",
        "Dritter Punkt.",
        "Vierter Punkt.",
    ]


def test_lines_under_an_intro_are_key_points_until_an_empty_line():
    text = "Kopf\nDas Wichtigste in Kürze:\nErster Punkt.\nZweiter Punkt.\n\nDer Text beginnt."
    assert [kind for kind, _ in shown(text)] == [
        "headline",
        "other",
        "key_point",
        "key_point",
        "paragraph",
    ]


def test_the_line_behind_the_last_bullet_is_a_paragraph_without_an_empty_line():
    text = "Kopf\nWas Sie wissen sollten:\n- Ein Punkt.\nDer Text beginnt."
    assert shown(text)[-1] == ("paragraph", "Der Text beginnt.")


def test_a_short_line_between_paragraphs_is_a_subhead():
    text = "Kopf\n\nEin Satz.\n\nNeue Regeln\n\nNoch ein Satz."
    assert ("subhead", "Neue Regeln") in shown(text)


def test_a_glued_subhead_is_cut_off():
    text = "Kopf\n\nEin Satz.\nNeue RegelnDie Behörde prüft jetzt alles."
    assert shown(text)[-2:] == [
        ("subhead", "Neue Regeln"),
        ("paragraph", "Die Behörde prüft jetzt alles."),
    ]


@pytest.mark.parametrize("name", ["YouTube", "iPhone", "GmbH", "eBay", "MeinAuto", "LinkedIn"])
def test_a_capital_inside_a_name_is_no_border(name: str):
    text = f"Kopf\n\nEin Satz.\nDer Dienst {name} wächst stark."
    assert [kind for kind, _ in shown(text)].count("subhead") == 0


def test_a_line_that_breaks_off_goes_on_in_the_next():
    text = "Kopf\n\nEin Satz, der hier\nnoch nicht zu Ende ist."
    assert shown(text)[-1] == ("paragraph", "Ein Satz, der hier\nnoch nicht zu Ende ist.")


def test_a_byline_is_no_paragraph():
    assert ("byline", "Von Anna Berg") in shown("Kopf\nVon Anna Berg\n\nDie Stadt baut.")


def test_a_caption_names_its_photo():
    assert ("caption", "Foto: Anna Berg") in shown(
        "Kopf\n\nEin Satz.\nFoto: Anna Berg\nNoch einer."
    )


def test_a_line_in_quotation_marks_is_a_quote():
    assert shown("Kopf\n\nEin Satz.\n„Wir bauen.“")[-1] == ("quote", "„Wir bauen.“")


def test_english_intros_announce_key_points():
    text = "Head\nKey points\nOne point.\n\nThe story."
    assert ("key_point", "One point.") in shown(text, EN)


@given(st.text(max_size=400))
def test_blocks_hold_every_word_once(text: str):
    blocks = find_blocks(text, DE)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    outside = text
    for block in reversed(blocks):
        outside = outside[: block.start] + outside[block.end :]
    assert not any(len(word) > 3 and word.isalpha() for word in outside.split())


@given(st.text(alphabet="ab. \u0301\n", max_size=300), st.integers(5, 40))
def test_pieces_cover_a_block(text: str, limit: int):
    block = Block("paragraph", 0, len(text))
    spans = list(pieces(text, block, limit=limit))
    assert [span.start for span in spans[1:]] == [span.end for span in spans[:-1]]
    assert (spans[0].start, spans[-1].end) == (0, len(text)) if text else not spans
