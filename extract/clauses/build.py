"""Turns clauses into drafts of facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.certainty import judge
from extract.clauses.arguments import fill
from extract.clauses.coordination import unfold
from extract.clauses.heads import SUBJECTS, find_clauses
from extract.clauses.model import Arg, Clause, Draft
from extract.clauses.subjects import complete
from extract.confidence import score
from extract.marks import Marks
from extract.tree import Node
from store.model import Role, Span

# Combinations of coordinated subjects and objects beyond this stay folded.
_MOST_FACTS = 12


def clause_drafts(root: Node, marks: Marks) -> list[Draft]:
    """The facts of all clauses of one sentence.

    Args:
        root: Root of the sentence.
        marks: The tree with names and values.

    Returns:
        Drafts, governing clauses first.
    """
    clauses = {clause.head.i: clause for clause in find_clauses(marks.tree, root, marks.pack)}
    evidence = marks.tree.sentence(root)
    drafts: list[Draft] = []
    for clause in clauses.values():
        fill(clause, marks)
        complete(clause, clauses, marks)
    for clause in clauses.values():
        drafts.extend(_drafts(clause, evidence, marks))
    return drafts


def _drafts(clause: Clause, evidence: Span, marks: Marks) -> Iterator[Draft]:
    subjects, objects = _voices(clause, marks)
    subjects = [arg for arg in subjects if arg.node.dep != "expl"]
    if any(arg.node.low in marks.pack.words("words", "interrogatives") for arg in subjects):
        return
    if not _says_something(clause, subjects, objects, marks):
        return
    unfolded = [item for arg in subjects[:1] for item in unfold(arg, marks)]
    objects, recipients = _recipients(objects, marks)
    parts = [item for arg in objects[:1] for item in unfold(arg, marks)] + objects[1:2]
    if len(unfolded) * len(parts) > _MOST_FACTS:
        unfolded, parts = subjects[:1], objects[:1]
    certainty, polarity = judge(clause, marks)
    kind = _kind(clause, marks)
    # A clause without a subject or object still gives its facts, with that party missing.
    parties: list[Arg | None] = [*unfolded] or [None]
    patients: list[Arg | None] = [*parts] or [None]
    for subject in parties:
        for part in patients:
            rest = (subject, part, *recipients, *clause.others)
            args = [arg for arg in rest if arg is not None]
            yield Draft(
                kind,
                clause.lemma,
                roles_of(args, _predicate_spans(clause, marks), marks),
                evidence,
                clause.head,
                certainty,
                polarity,
                score(clause, subject, part, marks),
            )


def _voices(clause: Clause, marks: Marks) -> tuple[list[Arg], list[Arg]]:
    """Subjects and objects as parties: who does, and what it is done to.

    The grammatical subject of a passive is its object; the agent, if named, its subject.
    """
    if not clause.passive:
        return _active(clause, marks)
    patients = [replace(arg, role="object") for arg in clause.subjects]
    return clause.agents, patients + clause.objects


def _lacks_subject(clause: Clause, marks: Marks) -> bool:
    """Whether a finite verb has an object but no subject, which no active clause can."""
    if not clause.objects or clause.copular or not clause.finite:
        return False
    if any(node.has("expl", "csubj") for node in clause.content) or clause.head.dep == "conj":
        return False
    arg = clause.objects[0]
    never = marks.pack.words("words", "never_nominative")
    accusative = arg.node.morph.get("Case") == "Acc" or marks.tree.nodes[arg.first].low in never
    return not accusative and not arg.node.is_verb


def _turned(subject: Arg, part: Arg, marks: Marks) -> tuple[list[Arg], list[Arg]]:
    """Subject and object the right way round, as in *Den Preis gewann Anna*."""
    never = marks.pack.words("words", "never_nominative")
    refused = [marks.tree.nodes[arg.first].low in never for arg in (subject, part)]
    sure = [_is_nominative(arg, marks) for arg in (subject, part)]
    # A pronoun that may be a subject is one, whatever gender a tagger gives a noun beside it.
    sure[0] = sure[0] or subject.node.pos == "PRON"
    if refused == [True, False] or (sure == [False, True] and not refused[1]):
        subject, part = replace(part, role="subject"), replace(subject, role="object")
    return [subject], [part]


def _is_nominative(arg: Arg, marks: Marks) -> bool:
    """Whether a phrase can be nothing but a subject: *er*, *ein Hund* (masculine singular)."""
    if arg.node.low in marks.pack.words("words", "always_nominative"):
        return True
    morph = arg.node.morph
    masculine = morph.get("Gender") == "Masc" and morph.get("Number") == "Sing"
    opener = marks.tree.nodes[arg.first].low
    return masculine and opener in marks.pack.words("words", "masculine_nominatives")


def _active(clause: Clause, marks: Marks) -> tuple[list[Arg], list[Arg]]:
    """Of two subjects in a clause without an object one is the object: the accusative."""
    subjects = clause.subjects
    if not subjects and _lacks_subject(clause, marks):
        return [replace(clause.objects[0], role="subject")], clause.objects[1:]
    if len(subjects) == 1 and len(clause.objects) == 1 and not clause.copular:
        own = subjects[0].node.is_under(clause.head)
        return _turned(subjects[0], clause.objects[0], marks) if own else (subjects, clause.objects)
    if len(subjects) < 2 or clause.objects or clause.copular:
        return subjects, clause.objects
    cases = [arg.node.morph.get("Case") for arg in subjects]
    first = 1 if cases[0] == "Acc" and cases[1] == "Nom" else 0
    rest = [replace(arg, role="object") for k, arg in enumerate(subjects) if k != first]
    return [subjects[first]], rest


def _recipients(objects: list[Arg], marks: Marks) -> tuple[list[Arg], list[Arg]]:
    """Of two objects the dative is the indirect one; of names, which have no case, the first."""
    if len(objects) != 2:
        return objects, []
    first, second = objects
    if _is_dative(second) and not _is_dative(first):
        return [first], [replace(second, role="indirect_object")]
    named = marks.name_type(first.node.i) in {"PER", "ORG"} and second.node.pos == "NOUN"
    if _is_dative(first) or named:
        return [second], [replace(first, role="indirect_object")]
    return objects, []


def _is_dative(arg: Arg) -> bool:
    words = [arg.node, *arg.node.kids_of("det", "det:poss")]
    return any(word.morph.get("Case") == "Dat" for word in words)


def _says_something(clause: Clause, subjects: list[Arg], objects: list[Arg], marks: Marks) -> bool:
    """Whether a clause is finite (or has a known subject) and says it of somebody."""
    # Without any verb there is no clause: scores, tables, captions.
    if not clause.verbs:
        return False
    if not subjects and not objects:
        # *Mit dem Bau wurde begonnen*: an impersonal passive still says something.
        return clause.passive and clause.finite and bool(clause.others)
    # A participle that only goes along (*historisch gesehen*) says nothing of the subject.
    loose = clause.head.morph.get("VerbForm") == "Part" and not clause.head.dep.startswith("acl")
    # Forms are guesses in a language that only shares the encoder; a subject is a surer sign.
    guessed = not marks.pack.has_word_lists and clause.head.has(*SUBJECTS)
    if loose and not guessed and not clause.finite and len(clause.verbs) < 2:
        return False
    rest = bool(objects or clause.others or clause.head.pos == "ADJ")
    if not rest and clause.lemma in marks.pack.words("words", "empty_verbs"):
        return False
    return clause.finite or (bool(subjects or clause.passive) and rest)


def _kind(clause: Clause, marks: Marks) -> str:
    holds = clause.copular or clause.lemma in marks.pack.words("words", "possession")
    return "state" if holds else "event"


def _predicate_spans(clause: Clause, marks: Marks) -> list[Span]:
    """The verb complex as stretches of text, neighbours joined."""
    runs: list[list[int]] = []
    for verb in clause.verbs:
        if runs and verb.i == runs[-1][-1] + 1:
            runs[-1].append(verb.i)
        else:
            runs.append([verb.i])
    spans = (marks.tree.span(run[0], run[-1]) for run in runs)
    return [span for span in spans if span is not None]


def roles_of(args: list[Arg], predicate: list[Span], marks: Marks) -> tuple[Role, ...]:
    """Roles in text order, each with the entity or value that it holds.

    Args:
        args: Arguments of the fact.
        predicate: Stretches of its predicate.
        marks: The tree with names and values.
    """
    roles = {
        (span.start, span.end, "predicate"): Role("predicate", *_ends(span)) for span in predicate
    }
    for arg in args:
        value = marks.value_in(arg.first, arg.last, arg.node.i)
        # A date inside a party (*die Ernte von 2019*) is no value of the party.
        if value is not None and arg.role in {"subject", "object"} and value.value is not None:
            value = value if arg.node.i in marks.values else None
        entity = marks.entity_of(arg.node.i, arg.span)
        key = (arg.span.start, arg.span.end, arg.role)
        roles.setdefault(key, Role(arg.role, *_ends(arg.span), entity=entity, value=value))
    return tuple(roles[key] for key in sorted(roles))


def _ends(span: Span) -> tuple[int, int]:
    return span.start, span.end
