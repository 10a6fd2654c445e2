"""Runs beside a person's work: the machine never overwrites a person."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.library import Library
from store.model import Article, Claim, Extraction
from store.rows import NewArticle, RunReport

from .conftest import COMES, OPENS, PRAISES, TEXT, claim, extraction, proposal

CLAIMS = [OPENS, PRAISES, COMES]


def claims_of(library: Library, article: Article) -> list[Claim]:
    return [fact.claim for fact in library.document(article.id).facts]


def test_the_same_run_changes_nothing(library: Library, article: Article) -> None:
    before = library.document(article.id)
    report = library.record(article.id, extraction(article.id, *CLAIMS))
    assert report == RunReport(added=0, kept=3, retired=0)
    assert library.document(article.id) == before


def test_untouched_proposals_that_are_not_made_again_retire(
    library: Library, article: Article
) -> None:
    library.record(article.id, extraction(article.id, OPENS))
    assert claims_of(library, article) == [OPENS]


def test_retired_proposals_keep_their_history(library: Library, article: Article) -> None:
    library.record(article.id, extraction(article.id, OPENS))
    last = library.history(proposal(article.id, PRAISES).id)[-1]
    assert last.after is not None
    assert last.after["retired"] == 1


def test_a_retired_proposal_returns_under_its_id(library: Library, article: Article) -> None:
    library.record(article.id, extraction(article.id, OPENS))
    library.record(article.id, extraction(article.id, *CLAIMS, version="rules 3"))
    assert proposal(article.id, PRAISES).id in {f.id for f in library.document(article.id).facts}


def test_touched_facts_stay_when_the_machine_drops_them(library: Library, article: Article) -> None:
    rejected = library.reject(proposal(article.id, PRAISES).id)
    library.record(article.id, extraction(article.id))
    assert library.document(article.id).facts == (rejected,)


def test_touched_facts_stay_when_the_machine_reads_them_anew(
    library: Library, article: Article
) -> None:
    accepted = library.accept(proposal(article.id, OPENS).id)
    surer = replace(OPENS, certainty="possible")
    library.record(article.id, extraction(article.id, surer))
    assert library.fact(accepted.id) == accepted


def test_what_a_person_put_right_is_not_proposed_again(library: Library, article: Article) -> None:
    better = claim("eröffnet", subject="Müller AG", object="eine Linie", time="2026")
    library.correct(proposal(article.id, OPENS).id, better)
    library.record(article.id, extraction(article.id, better))
    assert claims_of(library, article) == [better]


def test_untouched_proposals_take_the_new_reading(library: Library, article: Article) -> None:
    library.record(article.id, extraction(article.id, replace(OPENS, certainty="possible")))
    [fact] = library.document(article.id).facts
    assert (fact.id, fact.claim.certainty) == (proposal(article.id, OPENS).id, "possible")


@given(st.data())
def test_no_run_changes_what_a_person_touched(data: st.DataObject) -> None:
    subsets = st.lists(st.sampled_from(CLAIMS), unique=True)
    with (
        TemporaryDirectory() as folder,
        Library.open(Path(folder) / "l.db", reviewer="anna") as library,
    ):
        added, _ = library.add_article(NewArticle(title="T", text=TEXT, raw=TEXT.encode()))
        for number in range(data.draw(st.integers(1, 4))):
            run: Extraction = extraction(added.id, *data.draw(subsets), version=f"v{number}")
            touched = {f.id: f for f in library.document(added.id).facts if f.reviewer}
            library.record(added.id, run)
            now = {fact.id: fact for fact in library.document(added.id).facts}
            assert all(now[id_] == fact for id_, fact in touched.items())
            for id_ in data.draw(st.sets(st.sampled_from(sorted(now)))) if now else ():
                act = data.draw(st.sampled_from([library.accept, library.reject, library.reopen]))
                act(id_)


def test_reviewed_data_comes_in_with_its_statuses(
    library: Library, article: Article, tmp_path: Path
) -> None:
    library.accept(proposal(article.id, OPENS).id)
    library.reject(proposal(article.id, PRAISES).id)
    exported = library.document(article.id)
    with Library.open(tmp_path / "other.db", reviewer="ben") as other:
        text = exported.article.text
        other.add_article(
            NewArticle(title=exported.article.title, text=text, raw=text.encode(), lang="de")
        )
        other.import_document(exported)
        assert other.document(article.id) == exported


def test_an_import_never_overwrites_a_decision(library: Library, article: Article) -> None:
    exported = library.document(article.id)
    accepted = library.accept(proposal(article.id, OPENS).id)
    library.import_document(exported)
    assert library.fact(accepted.id) == accepted


def test_an_article_without_a_language_takes_that_of_its_run(library: Library) -> None:
    added, _ = library.add_article(NewArticle(title="T", text=TEXT, raw=TEXT.encode()))
    library.record(added.id, extraction(added.id, OPENS))
    assert library.article(added.id).lang == "de"
    assert library.article_rows()[0].lang == "de"
