"""How the training writes hyphenated compounds as one token."""

from training.compounds import join_compounds
from training.sentence import Sentence


def _sentence() -> Sentence:
    """*Der US-Präsident Müller-Lüdenscheidt lacht.* as the treebanks cut it."""
    words = ["Der", "US", "-", "Präsident", "Müller", "-", "Lüdenscheidt", "lacht", "."]
    return Sentence(
        words=words,
        spaces=[True, False, False, True, False, False, True, False, False],
        lang="de",
        upos=["DET", "PROPN", "PUNCT", "NOUN", "PROPN", "PUNCT", "PROPN", "VERB", "PUNCT"],
        lemmas=["der", "US", "-", "Präsident", "Müller", "-", "Lüdenscheidt", "lachen", "."],
        heads=[3, 3, 1, 7, 3, 6, 4, -1, 7],
        deprels=["det", "compound", "punct", "nsubj", "flat", "punct", "flat", "root", "punct"],
        names=["O", "O", "O", "O", "B-PER", "I-PER", "I-PER", "O", "O"],
    )


def test_compound_becomes_one_token_that_stands_where_its_head_stood() -> None:
    joined = join_compounds(_sentence())
    assert joined.words == ["Der", "US-Präsident", "Müller-Lüdenscheidt", "lacht", "."]
    assert joined.upos == ["DET", "NOUN", "PROPN", "VERB", "PUNCT"]
    assert joined.heads == [1, 3, 1, -1, 3]
    assert joined.deprels == ["det", "nsubj", "flat", "root", "punct"]
    assert joined.names == ["O", "O", "B-PER", "O", "O"]


def test_lemma_of_a_compound_keeps_its_first_part() -> None:
    assert join_compounds(_sentence()).lemmas == [
        "der",
        "US-Präsident",
        "Müller-Lüdenscheidt",
        "lachen",
        ".",
    ]


def test_white_space_behind_a_compound_stays() -> None:
    assert join_compounds(_sentence()).spaces == [True, True, True, False, False]


def test_parts_that_hang_on_two_tokens_outside_stay_apart() -> None:
    sentence = _sentence()
    assert sentence.heads is not None
    sentence.heads[1] = 7
    assert "US" in join_compounds(sentence).words


def test_dash_between_spaces_joins_nothing() -> None:
    sentence = _sentence()
    sentence.spaces[1] = True
    assert join_compounds(sentence).words[1:4] == ["US", "-", "Präsident"]
