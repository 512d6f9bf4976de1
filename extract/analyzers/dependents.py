"""What belongs to an event by the parse: dates, places and people that hang on its word, however far off they stand.

Labels are those of spaCy's English models and, where they differ, of Universal Dependencies.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from extract.analyzers.proposal import Proposal, Proposals
from extract.analyzers.tokens import Part, Token
from extract.model import Span

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "nsubj:pass", "csubjpass", "csubj:pass"})
OBJECTS: Final = frozenset({"dobj", "obj", "iobj", "dative"})
AGENTS: Final = frozenset({"agent", "obl:agent"})
RELATIVE, PARTICIPLE = frozenset({"relcl", "acl:relcl"}), frozenset({"acl"})
# A name that only describes ("Syrian troops", "Syria's army") is no place where something happened.
DESCRIBING: Final = frozenset({"poss", "nmod:poss", "amod", "compound", "nmod", "appos"})
# "From Homs" is where somebody comes from, "against Russia" whom it is meant for.
ELSEWHERE: Final = frozenset({"from", "with", "by", "against", "for", "than", "like", "including", "about"})
PHRASE: Final = frozenset({"compound", "amod", "nmod", "nummod", "flat"})
EVENTFUL: Final = frozenset({"VERB", "NOUN", "PROPN", "AUX", ""})
FURTHEST = 8  # steps up the tree


def read_parse(part: Part) -> Proposals:
    """One event for each word of Dateline's list that the model takes for verb or noun, and for each other verb."""
    dropped: list[str] = []
    triggers = dict(known(part, dropped))
    covered = {token.i for span in part.triggers for token in part.tokens_of(span)}
    for token in part.tokens:
        if token.pos_ == "VERB" and token.i not in covered and token.dep_ not in DESCRIBING | {"aux", "auxpass"}:
            triggers[token.i] = part.span_of([token])
    dates, places = owned(part, part.dates, triggers), owned(part, places_where(part, triggers), triggers)
    by_index = {token.i: token for token in part.tokens}
    events = []
    for index, span in sorted(triggers.items()):
        actor1, actor2 = people(part, by_index[index])
        events.append(
            Proposal(
                quote=part.sentence, trigger=span, date=dates.get(index), place=places.get(index),
                actor1=actor1, actor2=actor2,
            )
        )  # fmt: skip
    return Proposals(events=tuple(events), dropped=tuple(dropped))


def known(part: Part, dropped: list[str]) -> Iterable[tuple[int, Span]]:
    """The head token of each word of Dateline's list, with the word; those that are no verb or noun go to `dropped`."""
    for span in part.triggers:
        tokens = part.tokens_of(span)
        if not tokens:
            continue
        head = head_of(tokens)
        if head.pos_ in EVENTFUL:
            yield head.i, span
        else:
            dropped.append(f"{span.start}: {part.words(span)!r}: {head.pos_.lower()} by the model, no verb or noun")


def head_of(tokens: list[Token]) -> Token:
    """The token that the others hang on: the first whose head lies outside."""
    indexes = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in indexes or token.head.i == token.i), tokens[0])


def owned(part: Part, spans: Iterable[Span], triggers: Mapping[int, Span]) -> dict[int, Span]:
    """For each trigger the span that hangs on it by the fewest steps, the first of equals."""
    found: dict[int, tuple[int, Span]] = {}
    for span in spans:
        tokens = part.tokens_of(span)
        owner = owner_of(head_of(tokens), triggers) if tokens else None
        if owner is not None and (owner[0] not in found or owner[1] < found[owner[0]][0]):
            found[owner[0]] = (owner[1], span)
    return {index: span for index, (_, span) in found.items()}


def owner_of(token: Token, triggers: Mapping[int, Span]) -> tuple[int, int] | None:
    """The first trigger on the way up from a token, and how many steps that is."""
    for steps in range(1, FURTHEST + 1):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.i in triggers:
            return token.i, steps
    return None


def places_where(part: Part, triggers: Mapping[int, Span]) -> Iterable[Span]:
    """The places that say where something happened, by how they hang on what."""
    for span in part.places:
        tokens = part.tokens_of(span)
        if not tokens:
            continue
        head = anchor(head_of(tokens), triggers)
        above = head.head
        if head.dep_ in SUBJECTS | PASSIVE_SUBJECTS:
            continue
        if head.dep_ in DESCRIBING and above.i not in triggers:
            continue  # but "the Homs bombing"
        preposition = next((one.lower_ for one in (above, *head.children) if one.pos_ == "ADP"), "")
        if preposition in ELSEWHERE or (preposition == "to" and above.pos_ == "ADP" and above.head.i not in triggers):
            continue
        yield span


def anchor(token: Token, triggers: Mapping[int, Span]) -> Token:
    """The word whose part in the sentence a name shares: "Jordan" that of "Russia and Jordan", "Iran" that of "ally".

    The name itself, where it hangs on an event ("the bombing of Homs").
    """
    while True:
        holder = token.head if token.dep_ == "conj" else holder_of(token)
        if holder is None or holder.i == token.i or holder.i in triggers:
            return token
        token = holder


def holder_of(token: Token) -> Token | None:
    """The word that "of" ties a name to, None without an "of"."""
    if token.head.lower_ == "of" and token.head.pos_ == "ADP":
        return token.head.head
    return token.head if any(one.lower_ == "of" and one.dep_ == "case" for one in token.children) else None


def people(part: Part, trigger: Token) -> tuple[Span | None, Span | None]:
    """Who did it and to whom; passive voice is turned round, a relative clause takes what it belongs to."""
    verb = trigger
    subject, patient, agent = roles(verb)
    if subject is None and patient is None and verb.dep_ == "conj":
        subject, passive, _ = roles(verb.head)
        patient = patient or passive
    if verb.dep_ in RELATIVE and subject is not None and subject.pos_ == "PRON":
        subject = verb.head
    if verb.dep_ in PARTICIPLE and verb.tag_ in ("VBN", "VBD", "") and patient is None:
        patient = verb.head
    whom = phrase(part, patient)
    if whom is not None and any(place.overlaps(whom) for place in part.places):
        whom = None  # "shelled Homs" says where
    return phrase(part, subject or agent), whom


def roles(verb: Token) -> tuple[Token | None, Token | None, Token | None]:
    """Subject, object (or the subject of a passive) and the agent that "by" names."""
    subject = patient = agent = None
    for child in verb.children:
        if child.dep_ in SUBJECTS:
            subject = subject or child
        elif child.dep_ in PASSIVE_SUBJECTS | OBJECTS:
            patient = patient or child
        elif child.dep_ in AGENTS or (child.dep_ in {"prep", "obl", "nmod"} and is_by(child)):
            agent = agent or (next(child.children, None) if child.pos_ == "ADP" else child)
    return subject, patient, agent


def is_by(child: Token) -> bool:
    """Whether "by" governs a word, or is it."""
    return child.lower_ == "by" or any(one.lower_ == "by" and one.pos_ == "ADP" for one in child.children)


def phrase(part: Part, token: Token | None) -> Span | None:
    """The entity that a word stands in, or the word with what describes it; None for a pronoun."""
    if token is None or token.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ", "") or token not in part.tokens:
        return None
    span = part.span_of([token])
    if any(date.overlaps(span) for date in part.dates):
        return None
    if entity := next((one for one in part.actors if one.contains(span)), None):
        return entity
    left = token
    for child in reversed(list(token.lefts)):
        if child.dep_ not in PHRASE or child.i != left.i - 1:
            break
        left = child.left_edge
    return part.span_of([left, token])
