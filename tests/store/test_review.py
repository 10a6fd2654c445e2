"""What a person does to facts and mentions."""

import pytest
from msgspec.structs import replace

from store.errors import NotFoundError, SpanError
from store.library import Library
from store.model import Article, Claim, Role, Value
from store.validate import WordError

from .conftest import OPENS, PRAISES, claim, proposal, span_of


def opens(article: Article) -> str:
    return proposal(article.id, OPENS).id


def test_accepting_names_who_and_when(library: Library, article: Article) -> None:
    fact = library.accept(opens(article))
    assert (fact.status, fact.reviewer) == ("accepted", "anna")
    assert fact.reviewed_at is not None


def test_rejected_facts_stay_in_the_document(library: Library, article: Article) -> None:
    library.reject(opens(article))
    assert "rejected" in {fact.status for fact in library.document(article.id).facts}


def test_a_correction_keeps_the_machines_version(library: Library, article: Article) -> None:
    better = claim("eröffnet", subject="Müller AG", object="eine Linie")
    library.correct(opens(article), better)
    fact = library.fact(opens(article))
    assert (fact.status, fact.claim, fact.original) == ("corrected", better, OPENS)


def test_a_second_correction_keeps_the_first_version(library: Library, article: Article) -> None:
    library.correct(opens(article), claim("eröffnet", subject="Müller AG"))
    library.correct(opens(article), claim("eröffnet", subject="Die Müller AG"))
    assert library.fact(opens(article)).original == OPENS


def test_an_added_fact_stays_added_when_corrected(library: Library, article: Article) -> None:
    added = library.add_fact(article.id, PRAISES)
    corrected = library.correct(added.id, claim("lobte", subject="Anna Weiß"))
    assert (corrected.status, corrected.original) == ("added", None)


def test_twins_can_be_added(library: Library, article: Article) -> None:
    assert library.add_fact(article.id, PRAISES).id != library.add_fact(article.id, PRAISES).id


def test_a_note_can_be_written_and_taken_away(library: Library, article: Article) -> None:
    library.set_note(opens(article), "prüfen")
    assert library.fact(opens(article)).note == "prüfen"
    library.set_note(opens(article), None)
    assert library.fact(opens(article)).note is None


def test_a_claim_inside_a_character_is_refused(library: Library, article: Article) -> None:
    family = article.text.index("👩")
    bad = Claim("event", "kam", (Role("subject", family, family + 1),), OPENS.evidence)
    with pytest.raises(SpanError):
        library.correct(opens(article), bad)


def test_a_refused_claim_leaves_no_trace(library: Library, article: Article) -> None:
    before = library.document(article.id)
    steps = library.steps()
    with pytest.raises(SpanError):
        library.add_fact(article.id, replace(OPENS, evidence=()))
    assert (library.document(article.id), library.steps()) == (before, steps)


def test_a_role_of_no_schema_is_refused(library: Library, article: Article) -> None:
    with pytest.raises(WordError, match="instrument"):
        library.add_fact(article.id, replace(OPENS, roles=(Role("instrument", 0, 5),)))


def test_an_unknown_fact_is_named(library: Library) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        library.accept("nowhere")


def test_a_retyped_mention_refers_to_another_entity(library: Library, article: Article) -> None:
    [mention] = library.document(article.id).mentions
    changed = library.change_mention(mention.id, type="MISC")
    assert changed.status == "corrected"
    assert changed.entity != mention.entity


def test_a_mention_can_be_moved_and_revalued(library: Library, article: Article) -> None:
    year = span_of("2026")
    mention = library.add_mention(article.id, "DATE", year.start, year.end)
    value = Value("DATE", value="2026")
    library.change_mention(mention.id, value=value, start=year.start - 1)
    stored = {item.id: item for item in library.document(article.id).mentions}[mention.id]
    assert (stored.value, stored.start, stored.status) == (value, year.start - 1, "added")


def test_other_names_of_an_entity_are_its_aliases(library: Library, article: Article) -> None:
    [mention] = library.document(article.id).mentions
    library.change_mention(mention.id, status="accepted")
    [entity] = library.document(article.id).entities
    assert (entity.name, entity.aliases) == ("Müller AG", ())
