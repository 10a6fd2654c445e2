"""``beleg_tokenizer``: spaCy's tokenizer, with rules for what scraping glues together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Self

import regex
from spacy import util
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]  # a compiled module
from spacy.tokens import Doc
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
#: A longer run of signs is cut: spaCy takes one sign off at a time and searches all the rest again,
#: so its time grows with the square of the run, and 16,000 exclamation marks take 20 seconds.
RUN = 256
LONG_RUN = regex.compile(rf"[\p{{P}}\p{{S}}]{{{RUN + 1},}}")


class RunTokenizer(Tokenizer):  # type: ignore[misc]  # a compiled class
    """spaCy's tokenizer in linear time: long runs of signs are cut before it sees them."""

    def __call__(self, string: str) -> Doc:
        """Tokenizes a text."""
        parts = list(_parts(string))
        if len(parts) < 2:
            doc: Doc = super().__call__(string)
            return doc
        words: list[str] = []
        spaces: list[bool] = []
        for part in parts:
            for token in super().__call__(part):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        return Doc(self.vocab, words, spaces)

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> Self:
        """Reads rules that were written; the shipped pipelines have none, theirs stand here."""
        if Path(path).exists():
            super().from_disk(path, exclude=exclude)
        return self


def _parts(text: str) -> Iterator[str]:
    """The text in order, cut before, within and behind long runs of signs."""
    at = 0
    for match in LONG_RUN.finditer(text):
        start, end = match.span()
        if at < start:
            yield text[at:start]
        for cut in range(start, end, RUN):
            yield text[cut : min(cut + RUN, end)]
        at = end
    if at < len(text):
        yield text[at:]


@registry.tokenizers("beleg_tokenizer")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], Tokenizer]:
    """Makes the language's own tokenizer and adds to its rules."""

    def create(nlp: Language) -> Tokenizer:
        defaults = nlp.Defaults
        return RunTokenizer(
            nlp.vocab,
            rules=defaults.tokenizer_exceptions,
            prefix_search=util.compile_prefix_regex(defaults.prefixes or ()).search,
            suffix_search=util.compile_suffix_regex([*(defaults.suffixes or ()), *SUFFIXES]).search,
            infix_finditer=util.compile_infix_regex([*(defaults.infixes or ()), *INFIXES]).finditer,
            token_match=defaults.token_match,
            url_match=defaults.url_match,
        )

    return create
