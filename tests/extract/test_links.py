from __future__ import annotations

from extract.links import Key, find_links
from store.model import Claim, Fact, Role, Span, Value

TEXT = "Alfa zahlt 5 Euro. Alfa zahlt 7 Euro."


def fact(number: int, *, polarity: str = "positive", amount: str | None = None) -> Fact:
    roles = (Role("subject", 0, 4),)
    if amount:
        roles += (Role("amount", 11, 17, value=Value("MONEY", amount=amount, currency="EUR")),)
    start = 19 * number
    claim = Claim("event", "zahlen", roles, (Span(start, start + 18),), polarity=polarity)
    return Fact(f"f{number}", claim)


KEY = Key("alfa", "zahlen", "geld")


def kinds(*facts: Fact, key: Key = KEY) -> list[str]:
    return [link.kind for link in find_links([(item, key) for item in facts], TEXT)]


def test_the_same_claim_in_two_sentences_corroborates():
    assert kinds(fact(0), fact(1)) == ["corroborates"]


def test_facts_of_one_sentence_are_not_linked():
    assert kinds(fact(0), fact(0)) == []


def test_denial_contradicts():
    assert kinds(fact(0), fact(1, polarity="negative")) == ["contradicts"]


def test_different_amounts_contradict():
    assert kinds(fact(0, amount="5"), fact(1, amount="7")) == ["contradicts"]


def test_facts_without_an_object_are_compared_to_none():
    assert kinds(fact(0), fact(1), key=Key("alfa", "zahlen", "")) == []


def test_descriptions_that_do_the_same_to_the_same_corroborate():
    facts = [
        (fact(0), Key("anlage", "zahlen", "groß wandel firma")),
        (fact(1), Key("neu werk", "zahlen", "groß wandel firma")),
    ]
    assert [link.kind for link in find_links(facts, TEXT)] == ["corroborates"]


def test_different_names_never_corroborate():
    facts = [
        (fact(0), Key("alfa", "zahlen", "groß wandel firma", named=True)),
        (fact(1), Key("beta", "zahlen", "groß wandel firma", named=True)),
    ]
    assert list(find_links(facts, TEXT)) == []
