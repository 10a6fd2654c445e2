"""``beleg_tokenizer``: spaCy's tokenizer, with rules for what scraping glues together."""

from __future__ import annotations

from collections.abc import Callable

from spacy import util
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module
from spacy.util import registry

#: Between two words that lost their space: "sagte:„Nein“.Das" and "die „Bild“-Zeitung".
INFIXES = (
    r'(?<=\w)["“”„«»](?=[\w.,;:!?-])',
    r'(?<=[:.,;!?])["„“«»](?=\w)',
    r'(?<=["“”«»])-(?=\w)',
    r'(?<=[a-zäöüß0-9"“”»)])[.!?:;](?=["„“»]?[A-ZÄÖÜ][a-zäöüß])',
    r'(?<=\w)[.!?:;](?=["„“»«])',
)
#: Behind a number that lost its space: "10.000Euro".
SUFFIXES = (
    r"(?<=[0-9])(?:Euro|Dollar|Franken|Prozent|Uhr|Tonnen|Millionen|Milliarden|percent)",
    r"(?<=[0-9])(?:Jahren?|Tagen?|Stunden?|Minuten?|Kilometern?|years?|euros?|dollars?)",
)


@registry.tokenizers("beleg_tokenizer")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes the language's own tokenizer and adds to its rules."""

    def create(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        return Tokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=util.compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=util.compile_suffix_regex([*(defaults.suffixes or ()), *SUFFIXES]).search,
            infix_finditer=util.compile_infix_regex([*(defaults.infixes or ()), *INFIXES]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return create
