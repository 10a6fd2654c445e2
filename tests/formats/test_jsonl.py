"""beleg/1 keeps everything, writes the same bytes for the same state, and names what is wrong."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from formats import jsonl
from formats.registry import Report
from formats.select import with_statuses
from store.errors import InputError
from store.library import Library
from store.model import Document
from store.rows import NewArticle
from store.text import clean_text
from tests.formats.documents import SAMPLES, documents

SAMPLE = SAMPLES / "faehren-halmoog.jsonl"


def lines_of(*found: Document) -> bytes:
    return b"".join(jsonl.write(found, Report()))


@pytest.fixture(scope="module")
def sample() -> dict:
    return json.loads(SAMPLE.read_bytes())


def parse(record: object) -> Document:
    return jsonl.parse(json.dumps(record).encode(), "x.jsonl:7")


@given(documents())
@settings(max_examples=150, deadline=None)
def test_every_field_survives_the_round_trip(document: Document) -> None:
    assert jsonl.parse(lines_of(document), "x") == document


@given(documents())
@settings(max_examples=50, deadline=None)
def test_writing_what_was_read_gives_the_same_bytes(document: Document) -> None:
    written = lines_of(document)
    assert lines_of(jsonl.parse(written, "x")) == written


@given(documents())
@settings(max_examples=50, deadline=None)
def test_an_article_is_one_line(document: Document) -> None:
    assert lines_of(document).count(b"\n") == 1


def test_the_order_of_lists_does_not_change_the_bytes(sample: dict) -> None:
    turned = {
        name: value[::-1] if isinstance(value, list) else value for name, value in sample.items()
    }
    assert lines_of(parse(turned)) == SAMPLE.read_bytes()


def test_a_library_gives_back_what_was_imported(library: Library) -> None:
    document = jsonl.parse(SAMPLE.read_bytes(), "x")
    article = document.article
    library.add_article(
        NewArticle(
            title=article.title,
            text=article.text,
            raw=article.text.encode(),
            source=article.source,
            lang=article.lang,
            published=article.published,
        )
    )
    library.import_document(document)
    assert lines_of(library.document(article.id)) == SAMPLE.read_bytes()


def test_offsets_count_from_the_text_with_lf_line_ends() -> None:
    text = clean_text("\ufeffTitel\r\n\r\nBölls 😊 Fähre fährt.\r\n")
    document = parse(
        {
            "format": "beleg/1",
            "article": {"text": text, "title": "Titel"},
            "mentions": [{"id": "m", "type": "MISC", "start": 15, "end": 20, "text": "Fähre"}],
        }
    )
    assert document.article.text == "Titel\n\nBölls 😊 Fähre fährt.\n"


def test_id_and_hash_may_be_left_out(sample: dict) -> None:
    article = {"text": sample["article"]["text"], "title": "T"}
    assert parse({**sample, "article": article}).article.id == sample["article"]["id"]


@pytest.mark.parametrize(
    ("change", "path"),
    [
        (lambda r: r.update(format="beleg/9"), "$.format"),
        (lambda r: r["article"].update(title=3), "$.article.title"),
        (lambda r: r["article"].update(text=" "), "$.article.text"),
        (lambda r: r["article"].update(text="a\r\nb"), "$.article.text"),
        (lambda r: r["article"].update(text="other"), "$.article.sha256"),
        (lambda r: r["article"].update(id="other"), "$.article.id"),
        (lambda r: r["blocks"][1].update(kind="poem"), "$.blocks[1].kind"),
        (lambda r: r["entities"][0].update(type="GPE"), "$.entities[0].type"),
        (lambda r: r["mentions"][2].update(end=99999), "$.mentions[2]"),
        (lambda r: r["mentions"][2].update(text="no"), "$.mentions[2].text"),
        (lambda r: r["mentions"][1].update(id=r["mentions"][0]["id"]), "$.mentions[1].id"),
        (lambda r: r["facts"][3].update(status="maybe"), "$.facts[3].status"),
        (lambda r: r["facts"][3].update(confidence=1.5), "$.facts[3].confidence"),
        (lambda r: r["facts"][3].update(certainty="sure"), "$.facts[3].certainty"),
        (lambda r: r["facts"][3].update(surprise=1), "$.facts[3]"),
        (lambda r: r["facts"][3].update(evidence=[]), "$.facts[3].evidence"),
        (lambda r: r["facts"][3]["evidence"][0].update(start=-1), "$.facts[3].evidence[0]"),
        (lambda r: r["facts"][3]["roles"][1].update(role="agent"), "$.facts[3].roles[1].role"),
        (lambda r: r["facts"][3]["roles"][1].update(start="4"), "$.facts[3].roles[1].start"),
        (lambda r: r["facts"][3]["roles"][1].update(text="no"), "$.facts[3].roles[1].text"),
        (lambda r: r["facts"][3]["roles"][1].update(entity="no"), "$.facts[3].roles[1].entity"),
        (lambda r: r["facts"][3]["roles"][1].update(value={"type": "AGE"}), "value.type"),
        (lambda r: r["facts"][1]["original"].update(polarity="none"), "original.polarity"),
        (lambda r: r["quotes"][0].update(kind="shout"), "$.quotes[0].kind"),
        (lambda r: r["quotes"][0].update(speaker={}), "$.quotes[0].speaker"),
        (lambda r: r["links"][0].update(facts=["a", "b"]), "$.links[0].facts[0]"),
    ],
)
def test_what_is_wrong_is_named_by_file_line_and_path(sample: dict, change, path: str) -> None:
    broken = json.loads(json.dumps(sample))
    change(broken)
    with pytest.raises(InputError) as caught:
        parse(broken)
    assert str(caught.value).startswith("x.jsonl:7: ")
    assert path in str(caught.value)


@pytest.mark.parametrize("line", [b"{", b"[" * 100_000, b'{"a": "\\ud800"}', b"\xff", b"nonsense"])
def test_a_line_that_is_no_json_is_refused(line: bytes) -> None:
    with pytest.raises(InputError, match="x:1: "):
        jsonl.parse(line, "x:1")


def test_a_bad_line_does_not_stop_the_good_ones() -> None:
    good = SAMPLE.read_bytes()
    found = list(jsonl.read([good, b"{broken\n", b"\n", good], "x"))
    assert [type(item).__name__ for item in found] == ["Document", "InputError", "Document"]
    assert "x:2: " in str(found[1])


def test_filtering_drops_links_to_facts_that_stay_behind() -> None:
    document = with_statuses(jsonl.parse(SAMPLE.read_bytes(), "x"), {"corrected"})
    assert {fact.status for fact in document.facts} == {"corrected"}
    assert document.links == ()
