"""Who says so: sources and cues of facts, and quotations.

Five general shapes: a speech verb with its content clause; a speech verb in or behind what it
reports (*…, sagte sie*); prepositions (*laut*, *zufolge*, *nach Angaben von*); *wie … mitteilte*
and *so …*; a headline that ends in its source. What a source says reaches over the content clause
and nothing else; a following sentence in Konjunktiv I goes on with the last source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.clauses.arguments import make, member
from extract.clauses.heads import SUBJECTS
from extract.clauses.model import Arg, Draft
from extract.marks import Marks
from extract.tree import Node, below
from store.model import Role, Span

# What stands between somebody's words and the verb that says whose they are.
_BEFORE_SPEECH = frozenset({",", "“", "”", '"', "«", "»", "''", "!", "?"})
# Shorter stretches in quotation marks (words) are names and terms.
_SHORTEST_QUOTE = 4
# Source and cue may stand in the middle of what is said, up to so many tokens.
_LONGEST_HOLE = 12
_PREPOSITION_SCOPE = ("case", "mark")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody's words, as far as the text marks them."""

    inside: frozenset[int]
    """Indices of the tokens that the source says."""
    content: Span
    source: Arg | None
    cue: Span
    cue_head: Node | None
    """The speech verb, where there is one."""
    kind: str
    """One of `vocabulary.QUOTE_KINDS`."""


def attributions(marks: Marks, quotes: Sequence[Span]) -> list[Attribution]:
    """All attributions of one block, in text order.

    Args:
        marks: The block's tree.
        quotes: Its stretches in quotation marks.
    """
    found: list[Attribution] = []
    for root in marks.tree.roots:
        own: list[Attribution] = []
        for node in below(root):
            own.extend(_of_verb(node, marks, quotes))
            own.extend(_of_preposition(node, marks, quotes))
        own.extend(_of_so(root, marks, quotes))
        if not own:
            own.extend(_running_on(root, found[-1] if found else None, marks))
        found.extend(sorted(own, key=lambda item: (item.content, item.cue)))
    found.extend(_loose_quotes(marks, quotes, found))
    if marks.block == "headline" and not found:
        found.extend(_of_headline(marks))
    return found


def attribute(drafts: Sequence[Draft], found: Sequence[Attribution], marks: Marks) -> list[Draft]:
    """Add source and cue to each fact that somebody says; drop the facts that only say so.

    Args:
        drafts: Facts of one block.
        found: Its attributions.
        marks: Its tree.

    Returns:
        Facts with the roles `source` and `cue` from the innermost attribution around them.
    """
    covered: set[int] = set()
    result: list[Draft] = []
    for draft in drafts:
        around = [item for item in found if draft.head.i in item.inside and item.source]
        if around:
            item = min(around, key=lambda one: len(one.inside))
            covered |= {item.cue_head.i} if item.cue_head else set()
            before = draft.roles
            draft = replace(draft, roles=_with_source(before, item, marks))
            # A fact whose object turns out to be the source says nothing any more.
            if _has_object(before) and not _has_object(draft.roles):
                continue
        result.append(draft)
    return [draft for draft in result if draft.head.i not in covered]


def _has_object(roles: tuple[Role, ...]) -> bool:
    return any(role.role == "object" for role in roles)


def _with_source(roles: tuple[Role, ...], item: Attribution, marks: Marks) -> tuple[Role, ...]:
    if item.source is None:
        return roles
    span = item.source.span
    entity = marks.entity_of(item.source.node.i, span)
    # The phrase *laut X* is the source now, and no topic of the fact any more.
    kept = [role for role in roles if not _is_source(role, span, item.cue)]
    added = [Role("source", span.start, span.end, entity=entity)]
    added.append(Role("cue", item.cue.start, item.cue.end))
    return tuple(sorted([*kept, *added], key=lambda role: (role.start, role.end, role.role)))


def _is_source(role: Role, source: Span, cue: Span) -> bool:
    """Whether a role is nothing but the source, or the phrase of cue and source."""
    if source.start <= role.start and role.end <= source.end:
        return True
    around = role.start <= source.start and source.end <= role.end and role.start <= cue.start
    return around and role.role not in {"subject", "object", "predicate"}


def _of_verb(node: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    if not node.is_verb or not _speaks(node, marks):
        return
    subject = next(iter(node.kids_of("nsubj")), None)
    source = member("source", subject, marks) if subject is not None else None
    cue = marks.tree.span(node.i, node.i)
    if cue is None:
        return
    contents = [kid for kid in node.kids_of("ccomp", "xcomp", "parataxis") if _is_content(kid)]
    inverted = _behind(node, marks)
    if inverted is not None:
        source = member("source", inverted, marks)
    as_clause = node.dep == "advcl" and _is_as(node, marks)
    behind = node.dep == "parataxis" and not contents and source is not None
    if inverted is not None:
        inside = _words_of(node, inverted, marks, quotes)
    elif contents:
        inside = {item.i for content in contents for item in below(content)}
    elif node.head is not None and (as_clause or behind):
        inside = _around(node.head, node)
    else:
        inside = _quoted_near(node, marks, quotes)
    yield from _attribution(inside, source, cue, node, marks, quotes)


def _is_content(kid: Node) -> bool:
    """Whether a clause can be what somebody says: it has a subject, or is an infinitive."""
    return kid.has(*SUBJECTS) or (kid.dep != "parataxis" and kid.is_verb and len(kid.kids) > 1)


def _behind(verb: Node, marks: Marks) -> Node | None:
    """The speaker in *…, sagte die Sprecherin*: the noun right behind a verb right behind a comma.

    The order of words shows it, so that no label is asked for.
    """
    nodes = marks.tree.nodes
    if not verb.is_finite or verb.i == 0 or nodes[verb.i - 1].text not in _BEFORE_SPEECH:
        return None
    if _is_as(verb, marks) or verb.dep.startswith("acl"):
        return None
    refused = marks.pack.words("words", "never_nominative") | marks.pack.words(
        "words", "reflexives"
    )
    if verb.i + 1 >= len(nodes) or nodes[verb.i + 1].low in refused:
        return None
    for node in nodes[verb.i + 1 : verb.i + 6]:
        if node.is_nominal and node.left == verb.i + 1 and not node.has("case"):
            return node
        if node.is_verb or node.pos in {"PUNCT", "ADP"}:
            return None
    return None


def _words_of(verb: Node, speaker: Node, marks: Marks, quotes: Sequence[Span]) -> set[int]:
    """The sentence before a verb of speech, and what stands in quotation marks behind the speaker.

    What else stands behind describes the speaker.
    """
    root = verb
    while root.head is not None:
        root = root.head
    before = set(range(root.left, verb.i))
    behind = {
        item.i
        for item in marks.tree.nodes[speaker.right + 1 : root.right + 1]
        if any(quote.start <= item.start < quote.end for quote in quotes)
    }
    # A word or two in quotation marks is a name, not speech going on.
    return before | behind if len(behind) > 4 else before


def _speaks(node: Node, marks: Marks) -> bool:
    verbs = marks.pack.words("speech", "verbs")
    particles = "".join(kid.low for kid in node.kids_of("compound:prt"))
    lemma = node.lemma.lower()
    return lemma in verbs or (bool(particles) and particles + lemma in verbs)


def _is_as(node: Node, marks: Marks) -> bool:
    words = marks.pack.words("speech", "as")
    return any(kid.low in words for kid in node.kids_of("mark", "advmod", "case", "cc"))


def _around(content: Node, speech: Node) -> set[int]:
    """A clause without the speech that stands in it."""
    return {item.i for item in below(content, lambda kid: kid is speech)}


def _quoted_near(node: Node, marks: Marks, quotes: Sequence[Span]) -> set[int]:
    """Tokens in quotation marks in the sentence of a speech verb that has no content clause."""
    root = node
    while root.head is not None:
        root = root.head
    inside: set[int] = set()
    for item in marks.tree.nodes[root.left : root.right + 1]:
        if any(quote.start <= item.start < quote.end for quote in quotes):
            inside.add(item.i)
    # A name in quotation marks is no speech: that has a verb.
    speech = any(marks.tree.nodes[i].is_verb for i in inside)
    return inside if speech and node.i not in inside else set()


def _of_preposition(node: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    pack = marks.pack
    for case in _prepositions(node, marks):
        source_node: Node | None = None
        cue_nodes = [case]
        noun = node.lemma.lower() in pack.words("speech", "nouns") or (
            node.low in pack.words("speech", "nouns")
        )
        if noun and case.low in pack.words("speech", "noun_prepositions"):
            source_node = next(
                (kid for kid in node.kids_of("nmod", "appos", "det:poss", "nmod:poss")),
                None if node.lemma.lower() in pack.words("speech", "no_sources") else node,
            )
            if any(kid.low in pack.words("speech", "own") for kid in node.kids):
                # *nach eigenen Angaben*: the subject says so of itself.
                above = _clause_above(node)
                source_node = next(iter(above.kids_of("nsubj")), None) if above else None
            cue_nodes = [case]
            if source_node is not node:
                cue_nodes = sorted([case, node], key=lambda item: item.i)
        elif case.low in pack.words("speech", "prepositions") and node.is_nominal:
            source_node = node
        if source_node is None:
            continue
        run = marks.tree.phrase(source_node, lambda kid: kid.dep in {"case", "acl", "appos"})
        source = make("source", source_node, marks, run)
        cue = marks.tree.span(cue_nodes[0].i, cue_nodes[-1].i)
        clause = _clause_above(node)
        if source is not None and cue is not None and clause is not None:
            inside = _around(clause, node)
            yield from _attribution(inside, source, cue, None, marks, quotes, kind="reported")


def _prepositions(node: Node, marks: Marks) -> list[Node]:
    """The prepositions of a noun; of *laut*, which parsers hang anywhere, that right before it."""
    known = marks.pack.words("speech", "prepositions")
    behind = marks.pack.words("speech", "postpositions")
    found = [
        case
        for case in node.kids_of(*_PREPOSITION_SCOPE)
        if (case.i > node.i if case.low in behind else case.low not in known or case.i < node.i)
    ]
    after = marks.tree.nodes[node.i + 1] if node.i + 1 < len(marks.tree.nodes) else None
    if after is not None and after.low in behind and after not in found and node.is_nominal:
        found.append(after)
    first = marks.tree.nodes[node.left] if node.left < node.i else node
    before = marks.tree.nodes[first.i - 1] if first.i > 0 else None
    strayed = before is not None and before.low in known - behind and before not in found
    if before is not None and strayed and node.is_nominal and not first.is_verb:
        found.append(before)
    return found


def _clause_above(node: Node) -> Node | None:
    """The predicate that a phrase belongs to, or the noun at the top of a verbless sentence."""
    current = node.head
    while current is not None and current.head is not None:
        if current.is_verb or current.has("cop", *SUBJECTS):
            return current
        current = current.head
    return current


def _of_so(root: Node, marks: Marks, quotes: Sequence[Span]) -> Iterator[Attribution]:
    """*…, so der Minister*: *so* behind a comma, a nominal, and no verb up to the next comma."""
    nodes, words = marks.tree.nodes, marks.pack.words("speech", "so")
    for i in range(root.left + 1, root.right):
        if nodes[i].low not in words or nodes[i - 1].text not in {",", "“", "”", '"', "«"}:
            continue
        last = i
        while last < root.right and nodes[last + 1].text not in {",", ".", ";", ":", "„", "!", "?"}:
            last += 1
        rest = nodes[i + 1 : last + 1]
        if not rest or any(item.is_verb for item in rest) or not rest[-1].is_nominal:
            continue
        head = next((item for item in rest if item.is_nominal), rest[-1])
        source = make("source", head, marks, (i + 1, last))
        cue = marks.tree.span(i, i)
        inside = {item.i for item in below(root)} - set(range(i, last + 1))
        if source is not None and cue is not None:
            yield from _attribution(inside, source, cue, None, marks, quotes)


def _loose_quotes(
    marks: Marks, quotes: Sequence[Span], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """Speech in quotation marks that nothing has claimed yet.

    Its speaker is the subject of the clause that a colon leads from, or else the last source of
    the block; what opens no sentence and has no source is a title or a term.
    """
    for quote in quotes:
        inside = [n for n in marks.tree.nodes if quote.start <= n.start and n.end <= quote.end]
        taken = any(c.content.start < quote.end and c.content.end > quote.start for c in found)
        words = [node for node in inside if node.pos != "PUNCT"]
        if taken or len(words) < _SHORTEST_QUOTE or not any(node.is_verb for node in words):
            continue
        first = inside[0]
        colon = marks.tree.nodes[first.i - 1] if first.i else None
        led = colon is not None and colon.text == ":"
        before = [item for item in found if item.source and item.content.end <= quote.start]
        source, cue = _subject_before(first, marks) if led else None, quote
        if led and colon is not None:
            cue = Span(colon.start, colon.end)
        if source is None and before and _opens_sentence(first, marks):
            source, cue = before[-1].source, before[-1].cue
        if source is not None or _opens_sentence(first, marks):
            members = frozenset(node.i for node in inside)
            yield Attribution(members, quote, source, cue, None, "direct")


def _opens_sentence(first: Node, marks: Marks) -> bool:
    return first.i == 0 or marks.tree.nodes[first.i - 1].text in {".", "!", "?", ":", "“", "”"}


def _subject_before(first: Node, marks: Marks) -> Arg | None:
    """The subject of the clause in front of a quotation."""
    root = marks.tree.nodes[first.i - 1]
    while root.head is not None:
        root = root.head
    subject = next((kid for kid in root.kids_of("nsubj") if kid.i < first.i), None)
    return member("source", subject, marks) if subject is not None else None


def _of_headline(marks: Marks) -> Iterator[Attribution]:
    """*Alfa plant Werk: Tagblatt*, or *Tagblatt: Alfa plant Werk* with a name in front."""
    nodes = marks.tree.nodes
    colons = [node.i for node in nodes if node.text == ":"]
    if len(colons) != 1:
        return
    colon = colons[0]
    before, after = nodes[:colon], nodes[colon + 1 :]
    for part, rest in ((after, before), (before, after)):
        named = all(n.pos == "PROPN" or marks.name_type(n.i) in {"ORG", "PER"} for n in part)
        if part and rest and len(part) <= 4 and named:
            source = make("source", part[-1], marks, (part[0].i, part[-1].i))
            cue = Span(nodes[colon].start, nodes[colon].end)
            inside = {node.i for node in rest}
            yield from _attribution(inside, source, cue, None, marks, (), kind="reported")
            return


def _running_on(root: Node, last: Attribution | None, marks: Marks) -> Iterator[Attribution]:
    """A sentence in Konjunktiv I: it goes on with the last source, if there is one."""
    verbs = [root, *root.kids_of("aux", "aux:pass", "cop")]
    forms = marks.pack.words("certainty", "reported_forms")
    reported = [verb for verb in verbs if verb.low in forms]
    cue = marks.tree.span(reported[0].i, reported[0].i) if reported else None
    if cue is not None:
        inside = frozenset(item.i for item in below(root))
        source = last.source if last else None
        content = marks.tree.sentence(root)
        yield Attribution(inside, content, source, last.cue if last else cue, None, "reported")


def _attribution(
    inside: set[int],
    source: Arg | None,
    cue: Span,
    head: Node | None,
    marks: Marks,
    quotes: Sequence[Span],
    *,
    kind: str = "indirect",
) -> Iterator[Attribution]:
    """An attribution over the longest run of its tokens, or nothing where they are too few."""
    if source is not None:
        inside = {i for i in inside if not source.first <= i <= source.last}
    run = sorted(inside)
    if run and run[-1] - run[0] - len(run) >= _LONGEST_HOLE:
        run = _longest_run(run)
    content = marks.tree.span(run[0], run[-1]) if run else None
    if content is None or len(inside) < 2:
        return
    around = [q for q in quotes if q.start <= content.start + 1 and content.end <= q.end + 1]
    if around:
        kind, content = "direct", around[0]
    yield Attribution(frozenset(inside), content, source, cue, head, kind)


def _longest_run(indices: list[int]) -> list[int]:
    """The longest run of neighbours; a single token in between (a comma) does not end it."""
    best, first = (0, 0), 0
    for k in range(1, len(indices) + 1):
        if k == len(indices) or indices[k] > indices[k - 1] + 2:
            best = max(best, (first, k), key=lambda run: run[1] - run[0])
            first = k
    return indices[slice(*best)]
