"""The words of a proposed event: its trigger and what Dateline's list knows of it, and the names in its other words."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from extract.analyzers import Proposal
from extract.events.clauses import word_at
from extract.events.context import SUPPORTS
from extract.events.detect import GENERIC, Found
from extract.events.inflection import past_forms
from extract.events.lexicon import DETERMINERS, Trigger, built_in
from extract.events.sentence import Surroundings
from extract.events.verbs import Status, verb_status
from extract.events.wordlists import word_set
from extract.model import EventType, Modality, Span

WEIGHT = 2
LONGEST_NAME = 80  # characters; longer words are no name
# A word that may be part of a name. Matches "Bir", "al-Qasab" and "St"; not a comma.
NAME_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
INNER_MARK = re.compile(r"[-'’]")  # matches the hyphen of "al-Qasab"
_STATUS: Mapping[Modality, Status] = {
    "happened": "past", "ongoing": "ongoing", "planned": "planned", "claimed": "past", "denied": "past",
    "hypothetical": "hypothetical",
}  # fmt: skip


@cache
def families() -> dict[tuple[EventType, str], str]:
    """(type, finer type) -> the family of words that may name the same event, as the list has it."""
    found: dict[tuple[EventType, str], str] = {}
    for forms in built_in().entries.values():
        for entry in forms:
            found.setdefault((entry.trigger.event_type, entry.trigger.sub_event_type), entry.trigger.family)
    return found


def generic_found(proposal: Proposal, here: Surroundings) -> Found | None:
    """A verb that the list lacks; None where it reports a state, a thought or speech."""
    index = word_at(here.words, proposal.trigger.start)
    word = here.words[index].lower
    if word in word_set("states"):
        return None
    if word in past_forms() or word.endswith("ed"):
        status = verb_status(here.words, index, frozenset({"past", "part"}))
    elif word.endswith("ing"):
        status = verb_status(here.words, index, frozenset({"ing"}))
    else:
        status = verb_status(here.words, index, frozenset({"base", "s"}))
    return _found(proposal, here, GENERIC, status)


def typed_found(proposal: Proposal, listed: Found | None, here: Surroundings) -> Found:
    """A word with the type that the reader gives it; the list's own finer type where the list agrees."""
    event_type = proposal.event_type or "other"
    status = _STATUS[proposal.modality or "happened"]
    if listed is not None and listed.trigger.event_type == event_type and listed.trigger.family not in SUPPORTS:
        own = replace(listed.trigger, own=True) if proposal.event_type else listed.trigger
        return _found(proposal, here, own, status)  # the type that the reader gives is not to be changed
    words = here.words[word_at(here.words, proposal.trigger.start) : word_at(here.words, proposal.trigger.end - 1) + 1]
    unlisted = "statement" if event_type == "statement" else "other"
    family = families().get((event_type, proposal.sub_event_type), unlisted)
    trigger = Trigger(
        lemma=" ".join(word.lower for word in words),
        event_type=event_type,
        sub_event_type=proposal.sub_event_type,
        family=unlisted if family in SUPPORTS else family,
        pos="v",
        weight=WEIGHT,
        own=proposal.event_type is not None,
    )
    return _found(proposal, here, trigger, status)


def _found(proposal: Proposal, here: Surroundings, trigger: Trigger, status: Status) -> Found:
    """The whole words that a proposal's trigger shares a character with."""
    first, last = word_at(here.words, proposal.trigger.start), word_at(here.words, proposal.trigger.end - 1)
    return Found(
        sentence=here.number,
        index=first,
        last_index=last,
        span=Span(here.words[first].span.start, here.words[last].span.end),
        trigger=trigger,
        status=status,
        clause=here.words[first].clause,
        quoted=here.words[first].quoted,
    )


def name_in(text: str, span: Span) -> Span | None:
    """The name in some words, "Homs" in "the town of Homs, Syria"; None where no word is capitalised."""
    words = [Span(*match.span()) for match in NAME_WORD.finditer(text, span.start, span.end)]
    capital = [one for one in words if is_capitalised(text[one.start : one.end])]
    if not capital or span.end - span.start > LONGEST_NAME:
        return None
    comma = text.find(",", capital[0].start, capital[-1].end)
    last = [one for one in capital if comma < 0 or one.end <= comma][-1]
    return Span(capital[0].start, last.end)


def is_capitalised(word: str) -> bool:
    """Whether a word is written as a name is ("Homs", "al-Qasab"), and is no "The"."""
    return word.lower() not in DETERMINERS and any(part[:1].isupper() for part in INNER_MARK.split(word))


def is_actor(words: str) -> bool:
    """Whether some words hold a name, or a noun that acts ("rebels", "the police")."""
    return any(word[:1].isupper() or word.lower() in built_in().actors.aliases for word in words.split())
