"""Finds the predicates of a tree and gathers the verb complex of each.

Universal Dependencies hang auxiliaries, particles and copulas on the content word
(universaldependencies.org/u/overview/syntax.html); a complex is that word with all of them, and
with the infinitives that share its subject (*half zu sammeln*).
"""

from __future__ import annotations

from collections.abc import Iterable

from extract.clauses.model import Clause
from extract.pack import Pack
from extract.tree import Node, Tree

# Relations of words that only help another word: never predicates of their own.
_HELPERS = frozenset(
    {"aux", "aux:pass", "cop", "fixed", "flat", "flat:name", "compound", "compound:prt", "amod",
     "case", "mark", "det", "punct", "cc", "nummod", "advmod", "discourse", "expl", "goeswith"}
)  # fmt: skip
SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "csubj:pass")
_AUXILIARIES = ("aux", "aux:pass", "cop")
# Where a pack does not say how its language orders them.
_ORDER = {"modal": "before", "particle": "apart"}


def find_clauses(tree: Tree, root: Node, pack: Pack) -> list[Clause]:
    """The predicates of a sentence, governors before what they govern, verbs gathered.

    Args:
        tree: The parsed stretch.
        root: Root of the sentence.
        pack: Words of the language.

    Returns:
        Clauses without arguments.
    """
    clauses: dict[int, Clause] = {}
    gathered: set[int] = set()
    for node in _preorder(root):
        if node.i in gathered or not _is_predicate(node):
            continue
        governor = clauses.get(node.head.i) if node.head is not None else None
        shared = governor if node.dep == "conj" else None
        clause = _gather(node, shared, pack)
        clauses[node.i] = clause
        gathered.update(member.i for member in clause.content)
    return list(clauses.values())


def _preorder(root: Node) -> Iterable[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.kids))


def _is_predicate(node: Node) -> bool:
    if node.dep in _HELPERS:
        return False
    if node.has("cop", "aux:pass", *SUBJECTS):
        return True
    if node.is_verb:
        return node.dep not in {"nmod", "obj", "nsubj", "obl", "appos"} or node.is_finite
    head = node.head
    # The second of two predicate adjectives: *ist groß und alt*.
    return node.dep == "conj" and node.pos == "ADJ" and head is not None and head.has("cop")


def _gather(node: Node, shared: Clause | None, pack: Pack) -> Clause:
    """The verb complex of a predicate.

    Args:
        node: Content word of the predicate.
        shared: The clause it is coordinated with; it lends its auxiliaries.
        pack: Words of the language.
    """
    clause = Clause(node)
    verbs = [] if _is_complement(node) else [node]
    chain, modals = [node], []
    for member in chain:
        verbs.extend(kid for kid in member.kids if _belongs(kid, pack))
        follow = _infinitive(member, pack)
        if follow is not None:
            verbs.extend([follow, *_marks(follow, pack)])
            chain.append(follow)
    own = [kid for kid in node.kids if kid.dep in _AUXILIARIES or _is_lost_copula(kid)]
    if shared is not None and not own and not node.is_finite and not node.has(*SUBJECTS):
        own = shared.head.kids_of(*_AUXILIARIES)
        verbs.extend(own)
    modals = [kid for member in chain for kid in member.kids_of("aux")] + [
        kid for kid in own if kid.dep == "aux"
    ]
    clause.content = chain
    clause.verbs = sorted(set(verbs), key=lambda verb: verb.i)
    clause.passive = _is_passive(node, own, pack)
    copula = any(kid.dep == "cop" for kid in own)
    clause.copular = not clause.passive and (copula or not node.is_verb)
    clause.finite = node.is_finite or any(kid.is_finite for kid in own)
    clause.lemma = _lemma(clause, modals, own, pack)
    return clause


def _is_passive(node: Node, helpers: list[Node], pack: Pack) -> bool:
    """Whether a verb with its auxiliaries is passive.

    German forms decide where labels waver: *werden* makes a passive with a participle and a future
    with an infinitive, and *haben* makes no passive without *worden*.
    """
    labelled = any(kid.dep == "aux:pass" for kid in helpers)
    markers = pack.words("words", "passive_auxiliaries")
    if not markers:
        return labelled or node.has("nsubj:pass")
    aux = [kid for kid in helpers if kid.dep in {"aux", "aux:pass"}]
    if any(kid.low in pack.words("words", "passive_participles") for kid in aux):
        return True
    form = node.morph.get("VerbForm")
    ending = tuple(pack.words("words", "infinitive_endings"))
    same = node.low == node.lemma.lower() and node.low.endswith(ending)
    infinitive = form == "Inf" or (form != "Part" and same)
    found = [kid for kid in aux if kid.lemma in markers]
    if found:
        # The indicative past (*wurde*) makes no future.
        past = any(kid.morph.get("Tense") == "Past" and _is_indicative(kid) for kid in found)
        return node.pos in {"VERB", "AUX", "ADJ"} and (past or not infinitive)
    active = any(kid.lemma in pack.words("words", "active_auxiliaries") for kid in aux)
    return labelled and not active and not infinitive


def _is_indicative(verb: Node) -> bool:
    return verb.morph.get("Mood") == "Ind"


def _is_complement(node: Node) -> bool:
    """Whether a predicate is a noun, which is an object of the copula, not a part of it."""
    return node.is_nominal or node.pos in {"DET", "ADP"}


def _belongs(kid: Node, pack: Pack) -> bool:
    """Whether a dependent is part of its verb's complex."""
    if kid.dep in {"aux", "aux:pass", "cop", "compound:prt", "expl:pv"} or _is_lost_copula(kid):
        return True
    return kid.dep in {"obj", "iobj", "obl", "obl:arg", "expl"} and is_reflexive(kid, pack)


def _is_lost_copula(kid: Node) -> bool:
    """Whether an auxiliary under a noun with a subject is its copula, whatever it is called."""
    head = kid.head
    bare = kid.pos == "AUX" and not kid.kids and kid.dep not in {"conj", "root"}
    return bare and head is not None and head.is_nominal and not head.has(*_AUXILIARIES)


def is_reflexive(node: Node, pack: Pack) -> bool:
    """Whether a token is a reflexive pronoun that stands alone."""
    if node.has("case"):
        return False
    marked = node.morph.get("Reflex") == "Yes" and node.low in pack.words("words", "reflexives")
    return marked or node.low == "sich"


def _infinitive(verb: Node, pack: Pack) -> Node | None:
    """The infinitive that shares a verb's subject, or None.

    Where the verb has an object, that object is the infinitive's subject (*bat ihn zu helfen*),
    and the infinitive is a clause of its own.
    """
    if any(kid.dep in {"obj", "iobj"} and not is_reflexive(kid, pack) for kid in verb.kids):
        return None
    for kid in verb.kids_of("xcomp"):
        if kid.is_verb and not kid.is_finite and not kid.has(*SUBJECTS):
            return kid
    return None


def _marks(infinitive: Node, pack: Pack) -> list[Node]:
    marks = pack.words("words", "infinitive_marks")
    return [kid for kid in infinitive.kids if kid.low in marks and kid.dep in {"mark", "advmod"}]


def _lemma(clause: Clause, modals: list[Node], helpers: list[Node], pack: Pack) -> str:
    """The infinitive of the complex, as a dictionary of phrases would write it.

    German puts the content verb first (*beginnen sollen*, *sich befassen*), English last, and so
    does a language of which nothing is known.
    """
    order = _ORDER | pack.table("words", "order")
    found = [kid for kid in helpers if kid.dep not in {"aux", "aux:pass"}]
    # Of two copulas (*wird … sein*) the finite one only gives the tense.
    plain = [kid for kid in found if not kid.is_finite] if len(found) > 1 else found
    copulas = [kid.lemma.lower() for kid in plain or found]
    words = [] if _is_complement(clause.head) else [_with_particle(clause.head, order)]
    words = [*words, *copulas] if order["modal"] != "before" else [*copulas, *words]
    for member in clause.content[1:]:
        more = _with_particle(member, order)
        words = [*words, more] if order["modal"] == "before" else [more, *words]
    known = pack.words("words", "modals")
    moods = list(dict.fromkeys(modal.lemma.lower() for modal in modals if modal.lemma in known))
    words = [*moods, *words] if order["modal"] == "before" else [*words, *moods]
    if any(is_reflexive(verb, pack) for verb in clause.verbs):
        words = [next(iter(sorted(pack.words("words", "reflexive_lemma"))), ""), *words]
    # Two helpers with one lemma (*sei … gewesen*) are one word.
    return " ".join(filter(None, dict.fromkeys(words))) or clause.head.lemma


def _with_particle(verb: Node, order: dict[str, str]) -> str:
    lemma = verb.lemma if verb.is_verb else verb.lemma.lower()
    particles = verb.kids_of("compound:prt")
    if not particles:
        return lemma
    if order["particle"] == "apart":
        return f"{lemma} {particles[-1].low}"
    # The particle stands last; an earlier one is an adverb (*stellt zusammen mit ihr vor*).
    return lemma if lemma.startswith(particles[-1].low) else particles[-1].low + lemma
