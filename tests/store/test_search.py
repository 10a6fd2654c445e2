import pytest

from store.library import Library
from store.model import Article
from store.rows import Hit

from .conftest import OPENS, PRAISES, claim, proposal


def kinds(hits: list[Hit]) -> set[str]:
    return {hit.kind for hit in hits}


@pytest.mark.parametrize("query", ["muller", "mueller", "Müller", "MÜLLER", "Mu\u0308ller"])
def test_umlauts_however_typed(library: Library, article: Article, query: str) -> None:
    assert kinds(library.search(query)) == {"article", "fact"}


@pytest.mark.parametrize("query", ["bahn", "strasse", "Straße", "STRASSENBAHN"])
def test_parts_of_compounds(library: Library, article: Article, query: str) -> None:
    assert kinds(library.search(query)) == {"article"}


def test_all_words_must_be_there(library: Library, article: Article) -> None:
    assert library.search("Müller Berlin") == []


def test_a_hit_names_its_place(library: Library, article: Article) -> None:
    [hit] = library.search("bürgermeister dienstag köln fährt")
    assert article.text[hit.start : hit.end] == "fährt"


@pytest.mark.parametrize("query", ["", "  ", '"', "AND", "müller OR", "NEAR(", "*", "a:b", "-x"])
def test_query_signs_never_fail(library: Library, article: Article, query: str) -> None:
    library.search(query)


def test_corrected_facts_are_found_by_their_new_words(library: Library, article: Article) -> None:
    library.correct(proposal(article.id, OPENS).id, claim("lobte", subject="der Bürgermeister"))
    assert [hit.fact_id for hit in library.search("lobte bürgermeister") if hit.fact_id] == [
        proposal(article.id, OPENS).id
    ]


def test_undone_additions_are_not_found(library: Library, article: Article) -> None:
    added = library.add_fact(article.id, PRAISES)
    library.undo()
    assert added.id not in {hit.fact_id for hit in library.search("lobte")}
