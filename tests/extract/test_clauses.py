from __future__ import annotations

from tests.extract.docs import doc, drafts, facts

FIN = "VerbForm=Fin|Mood=Ind"


def test_a_clause_gives_subject_verb_and_object():
    assert facts(f"""
        Die det 2 DET
        Firma nsubj 3 NOUN
        baut root 0 VERB bauen {FIN}
        ein det 5 DET
        Werk obj 3 NOUN
        . punct 3 PUNCT
    """) == ["bauen | subject=Die Firma | object=ein Werk"]


def test_a_separated_particle_belongs_to_the_predicate():
    table = f"""
        Die det 2 DET
        Firma nsubj 3 NOUN
        baut root 0 VERB bauen {FIN}
        Stellen obj 3 NOUN
        ab compound:prt 3 ADP
        . punct 3 PUNCT
    """
    draft = drafts(table)[0]
    text = doc(table).text
    spans = [text[r.start : r.end] for r in draft.roles if r.role == "predicate"]
    assert draft.predicate == "abbauen"
    assert spans == ["baut", "ab"]


def test_a_reflexive_is_part_of_the_predicate_and_no_object():
    assert facts(f"""
        Anna nsubj 2 PROPN
        beschwert root 0 VERB beschweren {FIN}
        sich obj 2 PRON = Reflex=Yes
        laut advmod 2 ADJ
    """) == ["sich beschweren | subject=Anna | manner=laut"]


def test_a_modal_is_gathered_behind_the_content_verb():
    assert facts(f"""
        Anna nsubj 4 PROPN
        kann aux 4 AUX können {FIN}
        das obj 4 PRON
        reparieren root 0 VERB = VerbForm=Inf
    """) == ["reparieren können | subject=Anna | object=das"]


def test_the_subject_of_a_passive_is_the_object_of_the_fact():
    assert facts(f"""
        Das det 2 DET
        Haus nsubj:pass 6 NOUN
        wurde aux:pass 6 AUX werden {FIN}
        von case 5 ADP
        Anna obl:agent 6 PROPN
        gebaut root 0 VERB bauen VerbForm=Part
    """) == ["bauen | object=Das Haus | subject=Anna"]


def test_werden_with_an_infinitive_is_no_passive_whatever_the_labels_say():
    assert facts(f"""
        Die det 2 DET
        Messe nsubj:pass 5 NOUN
        wird aux:pass 5 AUX werden {FIN}
        morgen advmod 5 ADV
        beginnen root 0 VERB beginnen
    """) == ["beginnen | subject=Die Messe | time=morgen"]


def test_a_copula_with_a_noun_is_a_state_with_an_object():
    table = f"""
        Anna nsubj 4 PROPN
        ist cop 4 AUX sein {FIN}
        die det 4 DET
        Chefin root 0 NOUN
        der det 6 DET = Case=Gen
        Firma nmod 4 NOUN = Case=Gen
    """
    assert facts(table) == ["sein | subject=Anna | object=die Chefin der Firma"]
    assert drafts(table)[0].kind == "state"


def test_a_predicate_adjective_joins_the_verb():
    assert facts(f"""
        Der det 2 DET
        Plan nsubj 4 NOUN
        ist cop 4 AUX sein {FIN}
        teuer root 0 ADJ
    """) == ["teuer sein | subject=Der Plan"]


def test_coordinated_subjects_give_a_fact_each():
    assert facts(f"""
        Anna nsubj 4 PROPN
        und cc 3 CCONJ
        Ben conj 1 PROPN
        kaufen root 0 VERB = {FIN}
        Brot obj 4 NOUN
    """) == ["kaufen | subject=Anna | object=Brot", "kaufen | subject=Ben | object=Brot"]


def test_alternatives_stay_together():
    assert facts(f"""
        Anna nsubj 4 PROPN
        oder cc 3 CCONJ
        Ben conj 1 PROPN
        kauft root 0 VERB kaufen {FIN}
        Brot obj 4 NOUN
    """) == ["kaufen | subject=Anna oder Ben | object=Brot"]


def test_coordinated_verbs_share_the_subject():
    assert facts(f"""
        Anna nsubj 2 PROPN
        kauft root 0 VERB kaufen {FIN}
        Brot obj 2 NOUN
        und cc 5 CCONJ
        verkauft conj 2 VERB verkaufen {FIN}
        Käse obj 5 NOUN
    """) == ["kaufen | subject=Anna | object=Brot", "verkaufen | subject=Anna | object=Käse"]


def test_coordinated_participles_share_the_auxiliary():
    assert (
        facts(f"""
        Anna nsubj 4 PROPN
        hat aux 4 AUX haben {FIN}
        Brot obj 4 NOUN
        gekauft root 0 VERB kaufen VerbForm=Part
        und cc 7 CCONJ
        Käse obj 7 NOUN
        verkauft conj 4 VERB verkaufen VerbForm=Part
    """)[1]
        == "verkaufen | subject=Anna | object=Käse"
    )


def test_a_relative_pronoun_gives_way_to_its_noun():
    assert (
        facts(f"""
        Das det 2 DET
        Amt nsubj 8 NOUN = Gender=Neut|Number=Sing
        , punct 6 PUNCT
        das nsubj 6 PRON
        Karten obj 6 NOUN
        druckt acl 2 VERB drucken {FIN}
        , punct 6 PUNCT
        schließt root 0 VERB schließen {FIN}
        heute advmod 8 ADV
    """)[1]
        == "drucken | subject=Das Amt | object=Karten"
    )


def test_a_relative_pronoun_takes_the_noun_that_it_agrees_with():
    assert (
        facts(f"""
        Wir nsubj 2 PRON
        sehen root 0 VERB = {FIN}
        den det 4 DET
        Leiter obj 2 NOUN = Gender=Masc|Number=Sing
        des det 6 DET = Case=Gen
        Amtes nmod 4 NOUN Amt Gender=Neut|Number=Sing|Case=Gen
        , punct 10 PUNCT
        das nsubj 10 PRON
        Karten obj 10 NOUN
        druckt acl 4 VERB drucken {FIN}
    """)[1]
        == "drucken | subject=des Amtes | object=Karten"
    )


def test_an_infinitive_of_purpose_has_the_subject_above_it():
    assert facts(f"""
        Anna nsubj 2 PROPN
        spart root 0 VERB sparen {FIN}
        , punct 8 PUNCT
        um mark 8 SCONJ
        ein det 6 DET
        Rad obj 8 NOUN
        zu mark 8 PART
        kaufen advcl 2 VERB kaufen VerbForm=Inf
    """) == [
        "sparen | subject=Anna | purpose=um ein Rad zu kaufen",
        "kaufen | subject=Anna | object=ein Rad",
    ]


def test_an_object_is_the_subject_of_the_infinitive_behind_it():
    assert (
        facts(f"""
        Anna nsubj 2 PROPN
        bittet root 0 VERB bitten {FIN}
        Ben obj 2 PROPN
        , punct 7 PUNCT
        Brot obj 7 NOUN
        zu mark 7 PART
        holen xcomp 2 VERB holen VerbForm=Inf
    """)[1]
        == "holen | subject=Ben | object=Brot"
    )


def test_an_expletive_is_no_subject():
    assert facts(f"""
        Es expl 2 PRON
        gibt root 0 VERB geben {FIN}
        Brot obj 2 NOUN
    """) == ["geben | object=Brot"]


def test_a_date_makes_a_phrase_a_time_with_its_value():
    table = f"""
        Anna nsubj 2 PROPN
        kommt root 0 VERB kommen {FIN}
        im case 4 ADP
        Mai obl 2 NOUN
        2026 nmod 4 NUM
    """
    role = next(role for role in drafts(table)[0].roles if role.role == "time")
    assert role.value is not None
    assert role.value.value == "2026-05"


def test_a_name_gives_its_role_an_entity():
    table = f"""
        Alfa nsubj 2 PROPN
        wächst root 0 VERB wachsen {FIN}
        schnell advmod 2 ADJ
    """
    assert drafts(table, names={"Alfa": "ORG"})[0].roles[0].entity is not None


def test_an_apposition_says_what_a_name_is():
    assert "sein | subject=Anna Berg | object=Leiterin des Amtes" in facts(f"""
        Anna nsubj 8 PROPN
        Berg flat 1 PROPN
        , punct 4 PUNCT
        Leiterin appos 1 NOUN
        des det 6 DET = Case=Gen
        Amtes nmod 4 NOUN = Case=Gen
        , punct 4 PUNCT
        spricht root 0 VERB sprechen {FIN}
        heute advmod 8 ADV
    """)


def test_an_acronym_in_brackets_is_an_abbreviation():
    assert "Abkürzung | subject=Das Umweltamt | object=UA" in facts(f"""
        Das det 2 DET
        Umweltamt nsubj 6 NOUN
        ( punct 4 PUNCT
        UA nsubj 6 PROPN
        ) punct 4 PUNCT
        warnt root 0 VERB warnen {FIN}
        Fischer obj 6 NOUN
    """)


def test_a_participle_before_its_noun_is_a_state():
    assert "verbunden | topic=mit Alfa | subject=Unternehmen" in [
        fact.replace("manner", "topic")
        for fact in facts(f"""
            Ein det 5 DET
            mit case 3 ADP
            Alfa obl 4 PROPN
            verbundenes amod 5 ADJ verbunden
            Unternehmen nsubj 6 NOUN
            wächst root 0 VERB wachsen {FIN}
            schnell advmod 6 ADJ
        """)
    ]


def test_members_of_a_class_belong_to_it():
    assert "gehören zu | object=Hersteller | subject=Alfa" in facts(f"""
        Hersteller nsubj 4 NOUN
        wie case 3 ADP
        Alfa nmod 1 PROPN
        wachsen root 0 VERB = {FIN}
        schnell advmod 4 ADJ
    """)


def test_a_headline_without_a_verb_is_an_event():
    assert facts(
        """
        Eröffnung root 0 NOUN
        des det 3 DET = Case=Gen
        Werks nmod 1 NOUN Werk Case=Gen
        in case 5 ADP
        Kiel nmod 1 PROPN
        """,
        names={"Kiel": "LOC"},
        block="headline",
    ) == ["Eröffnung | object=des Werks | place=in Kiel"]


def test_a_genitive_behind_a_noun_belongs_to_it_wherever_the_parser_hangs_it():
    assert facts(f"""
        Alfa nsubj 2 PROPN
        plant root 0 VERB planen {FIN}
        die det 4 DET
        Eröffnung obj 2 NOUN
        seiner det:poss 6 DET sein Case=Gen
        Filiale obl 2 NOUN = Case=Gen
    """) == ["planen | subject=Alfa | object=die Eröffnung seiner Filiale"]


def test_an_infinitive_on_a_noun_has_the_subject_of_the_clause():
    found = drafts(f"""
        Anna nsubj 2 PROPN
        hat root 0 VERB haben {FIN}
        den det 4 DET
        Auftrag obj 2 NOUN
        , punct 9 PUNCT
        ein det 7 DET
        Haus obj 9 NOUN
        zu mark 9 PART
        bauen acl 4 VERB bauen VerbForm=Inf
    """)[1]
    assert (found.predicate, found.certainty) == ("bauen", "possible")
    assert [role.role for role in found.roles] == ["subject", "object", "predicate"]


def test_an_accusative_in_front_is_the_object():
    assert facts(f"""
        Den det 2 DET
        Preis nsubj 3 NOUN
        gewann root 0 VERB gewinnen {FIN}
        Anna obj 3 PROPN
    """) == ["gewinnen | object=Den Preis | subject=Anna"]


def test_neighbours_with_one_value_are_one_role():
    assert facts(f"""
        Anna nsubj 2 PROPN
        kam root 0 VERB kommen {FIN}
        gestern advmod 2 ADV
        Abend obl 2 NOUN
    """) == ["kommen | subject=Anna | time=gestern Abend"]


def test_a_person_is_the_indirect_one_of_two_objects():
    assert facts(
        f"""
        Ben nsubj 2 PROPN
        wirft root 0 VERB werfen {FIN}
        Anna obj 2 PROPN
        Betrug obj 2 NOUN
        vor compound:prt 2 ADP
        """,
        names={"Anna": "PER", "Ben": "PER"},
    ) == ["vorwerfen | subject=Ben | indirect_object=Anna | object=Betrug"]


def test_a_party_in_brackets_is_what_a_person_belongs_to():
    assert "gehören zu | subject=Anna Berg | object=ABC" in facts(
        f"""
        Anna nsubj 6 PROPN
        Berg flat 1 PROPN
        ( punct 4 PUNCT
        ABC appos 1 PROPN
        ) punct 4 PUNCT
        kommt root 0 VERB kommen {FIN}
        heute advmod 6 ADV
        """,
        names={"Anna Berg": "PER", "ABC": "ORG"},
    )


def test_a_line_without_a_verb_is_no_clause():
    assert (
        facts(
            """
        Alfa nsubj 3 PROPN
        - punct 3 PUNCT
        Beta root 0 PROPN
        """
        )
        == []
    )


def test_an_impersonal_passive_is_a_fact():
    assert facts(f"""
        Mit case 3 ADP
        dem det 3 DET
        Bau obl 5 NOUN
        wurde aux:pass 5 AUX werden {FIN}
        begonnen root 0 VERB beginnen VerbForm=Part
    """) == ["beginnen | manner=Mit dem Bau"]
