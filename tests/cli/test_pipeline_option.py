"""Any spaCy pipeline reads articles of its language; what is wrong with one is told at once."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from spacy.util import fix_random_seed, load_model_from_config

from extract.components import load_pipeline
from extract.pipelines.given import find_pipeline
from extract.readers import load_given
from store.library import Library
from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def german(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with Universal Dependencies, as spaCy writes it."""
    path = tmp_path_factory.mktemp("pipelines") / "house-model"
    load_pipeline("de").to_disk(path)
    return path


def save_as(lang: str, path: Path) -> Path:
    """Write the Dutch pipeline as one of another language."""
    model = load_pipeline("nl")
    config = model.config.copy()
    config["nlp"]["lang"] = lang
    nlp = load_model_from_config(config, auto_fill=True)
    for name, component in nlp.pipeline:
        component.from_bytes(model.get_pipe(name).to_bytes())  # type: ignore[attr-defined]
    nlp.to_disk(path)
    return path


@pytest.fixture(scope="module")
def afrikaans(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline for a language that Beleg itself does not read."""
    return save_as("af", tmp_path_factory.mktemp("pipelines") / "af")


@pytest.fixture
def articles(tmp_path: Path) -> Callable[..., Path]:
    """Write JSONL with one article per pair of language and text."""

    def write(*articles: tuple[str | None, str]) -> Path:
        path = tmp_path / "articles.jsonl"
        lines = [{"text": text} | ({"lang": lang} if lang else {}) for lang, text in articles]
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        return path

    return write


def extractors(library_path: Path) -> set[str]:
    with Library.open(library_path, reviewer="Mara", read_only=True) as library:
        return {step.reviewer for step in library.steps() if step.kind == "run"}


def test_a_folder_reads_articles_in_worker_processes(
    beleg: Run, articles: Callable[..., Path], german: Path, library_path: Path
) -> None:
    texts = [(None, f"Anna Weiß gewann am Montag {n} Preise.") for n in range(20)]
    done = beleg("add", articles(*texts), "--pipeline", german, "--workers", "2")
    assert done.exit_code == 0, done.stderr
    assert "20 extracted" in done.stderr
    version = json.loads((german / "meta.json").read_text())["version"]
    assert {name.split("+")[0] for name in extractors(library_path)} == {
        f"de_beleg {version} from house-model"
    }


def test_an_installed_package_is_found_by_its_name(
    beleg: Run, article: Path, german: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site" / "de_house_model"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    meta = json.loads((german / "meta.json").read_text()) | {"name": "house_model"}
    (package / "meta.json").write_text(json.dumps(meta))
    shutil.copytree(german, package / f"de_house_model-{meta['version']}")
    described = tmp_path / "site" / f"de_house_model-{meta['version']}.dist-info"
    described.mkdir()
    (described / "METADATA").write_text("Metadata-Version: 2.1\nName: de-house-model\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    done = beleg("extract", article, "--pipeline", "de-house-model")
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["facts"]


def test_it_may_stand_before_the_command(beleg: Run, article: Path, german: Path) -> None:
    done = beleg("--pipeline", german, "extract", article)
    assert done.exit_code == 0, done.stderr
    assert json.loads(done.stdout)["facts"]


def test_components_of_spacy_itself_read_articles(
    beleg: Run, articles: Callable[..., Path], tmp_path: Path
) -> None:
    fix_random_seed(0)
    nlp = spacy.blank("fr")
    words = ["Lyon", "bat", "Paris"]
    gold = Doc(
        nlp.vocab,
        words,
        pos=["PROPN", "VERB", "PROPN"],
        heads=[1, 1, 1],
        deps=["nsubj", "ROOT", "obj"],
        morphs=["", "Mood=Ind|VerbForm=Fin", ""],
        ents=["B-ORG", "O", "B-ORG"],
    )
    example = Example(Doc(nlp.vocab, words), gold)
    nlp.add_pipe("morphologizer")
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    nlp.add_pipe("ner")
    optimizer = nlp.initialize(lambda: [example])
    for _ in range(15):
        nlp.update([example], sgd=optimizer)
    nlp.to_disk(tmp_path / "lyon")
    done = beleg("extract", articles((None, "Lyon bat Paris")), "--pipeline", tmp_path / "lyon")
    assert done.exit_code == 0, done.stderr
    [fact] = json.loads(done.stdout)["facts"]
    assert {role["role"]: role["text"] for role in fact["roles"]} == {
        "subject": "Lyon",
        "predicate": "bat",
        "object": "Paris",
    }


def test_a_path_may_be_relative(
    beleg: Run, article: Path, german: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(german.parent)
    done = beleg("extract", article, "--pipeline", german.name)
    assert done.exit_code == 0, done.stderr


def test_it_reads_a_language_that_nothing_else_reads(
    beleg: Run, articles: Callable[..., Path], afrikaans: Path
) -> None:
    text = "Die maatskappy bou twee fabrieke."
    done = beleg("extract", articles(("af", text)), "--pipeline", afrikaans)
    assert done.exit_code == 0, done.stderr
    [fact] = json.loads(done.stdout)["facts"]
    roles = {role["role"]: role["text"] for role in fact["roles"]}
    assert (roles["subject"], roles["object"]) == ("Die maatskappy", "twee fabrieke")


def test_what_is_missing_for_its_language_is_told_once(
    beleg: Run, articles: Callable[..., Path], afrikaans: Path
) -> None:
    texts = [(None, f"Die maatskappy bou {n} fabrieke.") for n in range(4)]
    done = beleg("extract", articles(*texts), "--pipeline", afrikaans)
    assert done.stderr.count("no word lists") == 1


def test_a_pipeline_of_no_one_language_reads_all_articles(
    beleg: Run, articles: Callable[..., Path], library_path: Path, tmp_path: Path
) -> None:
    several = articles(("nl", "De politie arresteerde twee mannen."), (None, "Ben kauft Brot."))
    done = beleg("add", several, "--pipeline", save_as("xx", tmp_path / "all"), "--workers", "1")
    assert done.exit_code == 0, done.stderr
    assert {name.split(" ")[0] for name in extractors(library_path)} == {"xx_pipeline"}
    assert {row["lang"] for row in json.loads(beleg("list", "--json").stdout)} == {"nl", "de"}


def test_articles_of_other_languages_go_to_own_pipelines(
    beleg: Run, articles: Callable[..., Path], german: Path, library_path: Path
) -> None:
    mixed = articles(("de", "Anna Weiß gewann einen Preis."), ("nl", "Anna Wit won een prijs."))
    done = beleg("add", mixed, "--pipeline", german)
    assert done.exit_code == 0, done.stderr
    assert {name.split(" ")[0] for name in extractors(library_path)} == {"de_beleg", "beleg-nl"}
    assert "is for 'de'; articles in 'nl' were read by Beleg's own pipeline" in done.stderr


def test_spacys_limit_of_length_does_not_hold(german: Path) -> None:
    nlp, _ = load_given(find_pipeline(str(german)))
    assert len(nlp.make_doc("\n" * 1_000_001)) == 1


def without_parser() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("sentencizer")
    return nlp


def without_names() -> Language:
    nlp = load_pipeline("de")
    config = nlp.config.copy()
    config["nlp"]["pipeline"] = [name for name in nlp.pipe_names if name != "beleg_names"]
    return load_model_from_config(config, auto_fill=True)


@pytest.mark.parametrize(
    ("make", "lack"), [(without_parser, "no dependency parser"), (without_names, "no names")]
)
def test_what_a_pipeline_lacks_is_named(
    beleg: Run, article: Path, tmp_path: Path, make: Callable[[], Language], lack: str
) -> None:
    make().to_disk(tmp_path / "poor")
    done = beleg("extract", article, "--pipeline", tmp_path / "poor")
    assert done.exit_code == 2
    assert lack in done.stderr
    assert done.stderr.count("\n") == 1


def test_an_unusable_pipeline_fails_before_many_articles_do(
    beleg: Run, articles: Callable[..., Path], tmp_path: Path
) -> None:
    without_parser().to_disk(tmp_path / "poor")
    texts = [(None, f"Anna Weiß gewann am Montag {n} Preise.") for n in range(20)]
    done = beleg("add", articles(*texts), "--pipeline", tmp_path / "poor", "--workers", "1")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1


@pytest.fixture
def broken(german: Path, tmp_path: Path) -> Callable[..., Path]:
    """A copy of the German pipeline's descriptions, with some words replaced."""

    def make(file: str, old: str, new: str) -> Path:
        folder = tmp_path / "broken"
        folder.mkdir()
        for name in ("meta.json", "config.cfg"):
            text = (german / name).read_text(encoding="utf-8")
            assert name != file or old in text
            text = text.replace(old, new) if name == file else text
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return make


@pytest.mark.parametrize(
    ("file", "old", "new", "reason"),
    [
        ("meta.json", "{", "<", "its meta.json cannot be read"),
        ("meta.json", '"lang"', '"language"', "its meta.json cannot be read"),
        (
            "meta.json",
            '"lang"',
            '"requirements":["no-such-package>=2"],"lang"',
            "needs packages that are not installed: no-such-package>=2",
        ),
        ("config.cfg", 'factory = "beleg_tagger"', 'factory = "no_such"', "'no_such'"),
        ("config.cfg", "[nlp]", "[npl]", "cannot be loaded"),
        ("config.cfg", "beleg_tokenizer", "no_such", "'no_such'"),
    ],
)
def test_a_damaged_pipeline_is_named_in_one_line(
    beleg: Run,
    article: Path,
    broken: Callable[..., Path],
    file: str,
    old: str,
    new: str,
    reason: str,
) -> None:
    path = broken(file, old, new)
    done = beleg("extract", article, "--pipeline", path)
    assert done.exit_code == 2
    assert str(path) in done.stderr
    assert reason in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_pipeline_for_another_spacy_is_used_with_a_note(
    beleg: Run, article: Path, german: Path, tmp_path: Path
) -> None:
    shutil.copytree(german, tmp_path / "old")
    meta = json.loads((german / "meta.json").read_text()) | {"spacy_version": ">=3.1.0,<3.2.0"}
    (tmp_path / "old" / "meta.json").write_text(json.dumps(meta))
    done = beleg("extract", article, "--pipeline", tmp_path / "old")
    assert done.exit_code == 0
    [note] = done.stderr.splitlines()
    assert "may not be 100% compatible" in note


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("xx_no_such_pipeline", "neither an installed package nor a folder"),
        ("no/such/folder", "neither an installed package nor a folder"),
        ("click", "'click' is no spaCy pipeline"),
        (".", "'.' is no spaCy pipeline"),
        ("blank:de", "no spaCy pipeline 'blank:de'"),
    ],
)
def test_a_name_that_leads_nowhere_is_refused_before_anything_is_done(
    beleg: Run, article: Path, library_path: Path, name: str, reason: str
) -> None:
    done = beleg("add", article, "--pipeline", name)
    assert done.exit_code == 2
    assert reason in done.stderr
    assert not library_path.exists()


def test_a_pipeline_that_contradicts_the_language_is_refused(
    beleg: Run, article: Path, german: Path
) -> None:
    done = beleg("extract", article, "--pipeline", german, "--lang", "nl")
    assert done.exit_code == 2
    assert "is for 'de', not for 'nl'" in done.stderr
