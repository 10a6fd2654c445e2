"""``beleg_lemmas``: base forms by a small lexicon, a dictionary, or scripts that vectors choose."""

from __future__ import annotations

import re
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extract.components.head import Floats, Head

#: Tokens of these classes are their own lemmas.
FIXED = frozenset({"PUNCT", "SYM", "NUM", "SPACE"})
#: The classes whose many forms a dictionary knows better than edit scripts do.
OPEN = frozenset({"NOUN", "VERB", "ADJ"})
#: Longer forms are no words, and looking for their parts would take for ever.
LONGEST = 60
ADJECTIVE_ENDING = re.compile(r"(?<=..)e[mnrs]?$")


@Language.factory(
    "beleg_lemmas",
    assigns=["token.lemma"],
    requires=["token.pos"],
    default_config={"dictionary": False, "only": None},
)
def make_lemmas(nlp: Language, name: str, dictionary: bool, only: str | None) -> Lemmas:
    """Makes a lemmatiser without weights.

    Args:
        nlp: the pipeline.
        name: the component's name in it.
        dictionary: ask simplemma for nouns, verbs and adjectives.
        only: ask nothing but simplemma's dictionary of this code: for languages that neither
            lexicon nor scripts were learnt from.
    """
    return Lemmas(nlp.vocab, name, dictionary=dictionary, only=only)


class Lemmas(Head):
    """Sets ``token.lemma``."""

    def __init__(
        self, vocab: Vocab, name: str, *, dictionary: bool = False, only: str | None = None
    ) -> None:
        """Makes a lemmatiser without weights; see ``make_lemmas``."""
        super().__init__(vocab, name)
        self.dictionary = dictionary
        self.only = only

    def annotate(self, doc: Doc, vectors: Floats) -> None:
        """Looks each form up with its part of speech; what is unknown gets its best script."""
        if self.only is not None:
            for token in doc:
                token.lemma_ = plain_lemma(token.text, token.pos_, self.only)
            return
        scripts: list[str] = self.labels_by_kind["scripts"]
        lexicon: dict[str, str] = self.labels_by_kind["lexicon"].get(self.vocab.lang, {})
        best = self.linear(vectors, "scripts").argmax(axis=1).tolist()
        for token, choice in zip(doc, best, strict=True):
            text, tag = token.text, token.pos_
            if tag in FIXED:
                token.lemma_ = text
            elif known := lexicon.get(f"{text.lower()}|{tag}"):
                token.lemma_ = known
            elif self.dictionary and tag in OPEN and text.isalpha() and len(text) <= LONGEST:
                token.lemma_ = dictionary_lemma(text, tag, self.vocab.lang)
            else:
                token.lemma_ = apply_script(text, scripts[choice])


@lru_cache(maxsize=50_000)
def dictionary_lemma(form: str, tag: str, lang: str) -> str:
    """The lemma of a noun, verb or adjective by simplemma, which loads its lists when first asked.

    Args:
        form: the token's text.
        tag: NOUN, VERB or ADJ.
        lang: the language's code.
    """
    # Loading its lists takes half a second, which pipelines without it need not pay.
    from simplemma import is_known, lemmatize

    if tag == "NOUN":
        noun: str = lemmatize(form, lang=lang)
        if noun == form and not is_known(form, lang=lang):
            # A compound: its last part is known if it has four letters or more.
            for cut in range(3, len(form) - 3):
                tail = form[cut:].capitalize()
                if is_known(tail, lang=lang):
                    return form[:cut] + str(lemmatize(tail, lang=lang)).lower()
        return noun[:1].upper() + noun[1:] if form[:1].isupper() else noun
    low = form.lower()
    lemma = str(lemmatize(low, lang=lang)).lower()
    if tag == "ADJ" and (ending := ADJECTIVE_ENDING.search(low)):
        stem = low[: ending.start()]
        if lemma.endswith("n"):
            # A participle: "ausgewählte" is "ausgewählt" as an adjective, not "auswählen".
            return stem if stem.endswith(("t", "d", "en")) else low
        if lemma == low and not is_known(low, lang=lang):
            return stem
    return lemma


@lru_cache(maxsize=50_000)
def plain_lemma(form: str, tag: str, code: str) -> str:
    """The lemma of any word by simplemma; the form itself where that knows none.

    Args:
        form: the token's text.
        tag: its part of speech; names, numbers and signs are their own lemmas.
        code: the dictionary's.
    """
    if tag in FIXED or tag == "PROPN" or len(form) > LONGEST:
        return form
    from simplemma import lemmatize

    lemma = str(lemmatize(form, lang=code))
    # The dictionaries hold common words in lower case, and sentences begin with a capital.
    return lemma if lemma != form else str(lemmatize(form.lower(), lang=code))


def apply_script(form: str, script: str) -> str:
    """Turns a form into its lemma; a script that does not fit leaves the form as it is.

    Args:
        form: the token's text.
        script: ``casing|cut_front,add_front|cut_back,add_back``; casing is (k)eep, (l)ower or
            (t)itle, and ``*`` cuts the whole form.
    """
    casing, front, back = script.split("|")
    cut_front, add_front = front.split(",", 1)
    if cut_front == "*":
        return add_front
    cut_back, add_back = back.split(",", 1)
    titled = casing == "t" and form[:1].isupper() and not form.isupper()
    source = form if casing == "k" or titled else form.lower()
    end = len(source) - int(cut_back)
    if end < int(cut_front) or not (lemma := add_front + source[int(cut_front) : end] + add_back):
        return form
    return lemma[:1].upper() + lemma[1:] if casing == "t" else lemma
