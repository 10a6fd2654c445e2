from __future__ import annotations

from extract.entities import link_names
from extract.names import Name, clean_names, recurring
from store.model import Span


def names(text: str, *surfaces: tuple[str, str]) -> list[Name]:
    found = []
    place = 0
    for surface, type_ in surfaces:
        start = text.index(surface, place)
        place = start + len(surface)
        found.append((start, place, type_))
    return clean_names(text, found)


def entities(text: str, *surfaces: tuple[str, str]) -> list[tuple[str, tuple[str, ...]]]:
    _, found = link_names("a", text, names(text, *surfaces))
    return [(entity.name, entity.aliases) for entity in found]


def test_quotation_marks_and_brackets_are_trimmed():
    text = "Die „Alfa“, (Beta) und Gamma."
    found = names(text, ("„Alfa“,", "ORG"), ("(Beta)", "ORG"), ("Gamma.", "ORG"))
    assert [name.text for name in found] == ["Alfa", "Beta", "Gamma"]


def test_the_stop_of_a_company_form_stays():
    assert names("Alfa Inc. wächst", ("Alfa Inc.", "ORG"))[0].text == "Alfa Inc."


def test_what_holds_no_letter_is_no_name():
    assert names("Nr. 47 kam", ("47", "MISC")) == []


def test_a_name_is_found_again():
    text = "Alfa wächst. Auch Alfa zahlt, Alfaville nicht."
    found = recurring(text, names(text, ("Alfa", "ORG")), [Span(0, len(text))])
    assert [name.start for name in found] == [0, 18]


def test_a_name_keeps_its_most_frequent_type():
    text = "Alfa, Alfa, Alfa"
    found = names(text, ("Alfa", "LOC"), ("Alfa", "ORG"), ("Alfa", "ORG"))
    assert {name.type for name in recurring(text, found, [])} == {"ORG"}


def test_a_surname_is_the_person_named_before():
    text = "Anna Berg kam. Berg sprach."
    assert entities(text, ("Anna Berg", "PER"), ("Berg", "PER")) == [("Anna Berg", ("Berg",))]


def test_a_surname_of_two_people_stays_apart():
    text = "Anna Berg und Ben Berg kamen. Berg sprach."
    found = entities(text, ("Anna Berg", "PER"), ("Ben Berg", "PER"), ("Berg", "PER"))
    assert [name for name, _ in found] == ["Anna Berg", "Ben Berg", "Berg"]


def test_a_genitive_is_its_name():
    text = "Alfa wächst. Alfas Chef kam."
    assert entities(text, ("Alfa", "ORG"), ("Alfas", "ORG")) == [("Alfa", ("Alfas",))]


def test_a_name_that_ends_in_s_stays():
    assert entities("Paris ruht.", ("Paris", "LOC")) == [("Paris", ())]


def test_an_acronym_in_brackets_is_the_name_before_it():
    text = "Das Amt für Umwelt (AFU) warnt. Die AFU prüft."
    found = entities(text, ("Amt für Umwelt", "ORG"), ("AFU", "ORG"), ("AFU", "ORG"))
    assert found == [("Amt für Umwelt", ("AFU",))]
