"""Which sense a trigger has among its neighbours: an earthquake that strikes is no airstrike."""

from collections.abc import Sequence
from dataclasses import replace

from extract.events.detect import Found
from extract.events.lexicon import Lexicon
from extract.events.wordlists import word_set
from extract.events.words import Word

# Families whose verbs may tell of any force; "*" in the table stands for them and for verbs of no family.
_RESPONDERS, _RESPONSES = word_set("responders"), word_set("responses")
_FORCEFUL_ONLY = frozenset({"violence", "bombardment"})
_FORCEFUL = frozenset({"violence", "bombardment", "damage", "accident", "other"})


def in_context(found: Found, words: Sequence[Word], lexicon: Lexicon) -> Found:
    """The trigger with the sense that the words of its own clause give it."""
    trigger = found.trigger
    beside = {word.lower for word in words if word.clause == found.clause}
    before = {word.lower for word in words[max(0, found.index - 6) : found.index] if word.clause == found.clause}
    if trigger.lemma in _RESPONSES and trigger.family not in _FORCEFUL_ONLY and before & _RESPONDERS:
        return replace(found, trigger=replace(trigger, family="response", sub_event_type="response"))
    for sense in lexicon.senses:
        fits = trigger.lemma in sense.lemmas or ("*" in sense.lemmas and trigger.family in _FORCEFUL)
        if fits and sense.cues & beside and trigger.family != sense.family:
            changed = replace(
                trigger, event_type=sense.event_type, sub_event_type=sense.sub_event_type, family=sense.family
            )
            return replace(found, trigger=changed)
    return found
