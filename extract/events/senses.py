"""Which sense a trigger has among its neighbours: an earthquake that strikes is no airstrike."""

from collections.abc import Sequence
from dataclasses import replace

from extract.events.detect import Found
from extract.events.lexicon import Lexicon, Sense
from extract.events.wordlists import word_set
from extract.events.words import Word

# Families whose verbs may tell of any force; "*" in the table stands for them and for verbs of no family.
_RESPONDERS, _RESPONSES = word_set("responders"), word_set("responses")
_FORCEFUL_ONLY = frozenset({"violence", "bombardment"})
_FORCEFUL = frozenset({"violence", "bombardment", "damage", "accident", "other"})


def in_context(found: Found, words: Sequence[Word], lexicon: Lexicon) -> Found:
    """The trigger with the sense that its own clause gives it, and the finer kind that the sentence gives."""
    trigger = found.trigger
    clause = [word for word in words if word.clause == found.clause]
    before = {word.lower for word in words[max(0, found.index - 6) : found.index] if word.clause == found.clause}
    if trigger.lemma in _RESPONSES and trigger.family not in _FORCEFUL_ONLY and before & _RESPONDERS:
        return replace(found, trigger=replace(trigger, family="response", sub_event_type="response"))
    if trigger.own:
        return found
    beside, around = line_of(clause), line_of(words)
    for sense in lexicon.senses:
        if not (trigger.lemma in sense.lemmas or ("*" in sense.lemmas and trigger.family in _FORCEFUL)):
            continue
        same = (trigger.event_type, trigger.family) == (sense.event_type, sense.family)
        if same and trigger.sub_event_type == sense.sub_event_type:
            continue
        if not is_cued(sense, around if same else beside):
            continue
        if same:
            trigger = replace(trigger, finer=trigger.finer or sense.sub_event_type)
        elif not trigger.finer and trigger.family == found.trigger.family:
            trigger = replace(
                trigger, event_type=sense.event_type, sub_event_type=sense.sub_event_type, family=sense.family
            )
    return replace(found, trigger=trigger)


def line_of(words: Sequence[Word]) -> str:
    """Words as one line to look for cues in: "_gas_was_used_"."""
    return "_".join(["", *(word.lower for word in words), ""])


def is_cued(sense: Sense, line: str) -> bool:
    """Whether a cue of a sense stands in a line; always where it needs none."""
    return not sense.cues or any(f"_{cue}_" in line for cue in sense.cues)
