"""Which sense a trigger has among its neighbours: an earthquake that strikes is no airstrike."""

from collections.abc import Sequence
from dataclasses import replace

from extract.events.detect import Found
from extract.events.lexicon import Lexicon, Sense, Trigger
from extract.events.verbs import PAST_BE
from extract.events.wordlists import word_set
from extract.events.words import Word

# What force leaves behind, and the kind of force it then tells of.
EFFECTS = {
    ("accident_disaster", "death"): "killing",
    ("accident_disaster", "damage"): "bombing",
    ("accident_disaster", "fire"): "arson",
}
_FORCES = frozenset({"violence", "bombardment", "battle"})
_TOLD = frozenset({"past", "perfect", "ongoing", "noun", "gerund"})
_ARMED = word_set("armed_actors")
# A weak verb beside a weapon is no weak word for force any more ("placed a bomb"). What is fired stays one, so that
# the network may still say whether a place is where it was fired or where it struck.
FORCE_WEIGHT = 2
# An effect stands in the clause of the force, or in the next.
EFFECT_CLAUSES = 1
# Families whose verbs may tell of any force; "*" in the table stands for them and for verbs of no family.
_RESPONDERS, _RESPONSES = word_set("responders"), word_set("responses")
# Verbs that tell of any blow: what strikes may stand so many words before.
BLOWS, SUBJECT_WORDS = frozenset({"strike", "hit"}), 12
# Verbs of harm that people and disasters do alike.
HARMS = frozenset({"kill", "injure", "hurt", "wound"})
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
    if trigger.lemma in BLOWS:  # "a second quake, of magnitude 7.5, hit the town"
        clause = [*words[max(0, found.index - SUBJECT_WORDS) : found.index], *clause]
    beside, around = line_of(clause), line_of(words)
    if trigger.family == "damage":  # "the bomb, which was hidden in a bag, destroyed the shop"
        beside = around
    own = line_of(words[found.index : found.last_index + 1]).strip("_")
    for sense in lexicon.senses:
        if not (trigger.lemma in sense.lemmas or ("*" in sense.lemmas and trigger.family in _FORCEFUL)):
            continue
        same = (trigger.event_type, trigger.family) == (sense.event_type, sense.family)
        if same and trigger.sub_event_type == sense.sub_event_type:
            continue
        if not is_cued(sense, around if same else beside, "" if same else own):
            continue
        if same:
            trigger = replace(trigger, finer=trigger.finer or sense.sub_event_type)
        elif not trigger.finer and trigger.family == found.trigger.family:
            weight = max(trigger.weight, FORCE_WEIGHT) if sense.family == "violence" else trigger.weight
            trigger = replace(
                trigger,
                event_type=sense.event_type,
                sub_event_type=sense.sub_event_type,
                family=sense.family,
                weight=weight,
            )
    return replace(found, trigger=trigger)


def with_effects(found: Sequence[Found], words: Sequence[Word], lexicon: Lexicon) -> list[Found]:
    """The triggers of a sentence, deaths and damage that it tells as the work of force given as force.

    "She died when the house was shelled", "an attack that destroyed the school", "guerrillas burned two buses".
    """
    force = [one for one in found if is_attack(one.trigger) and one.status in _TOLD and one.trigger.lemma not in HARMS]
    return [_effect(one, force, words, lexicon) for one in found]


def _effect(one: Found, force: Sequence[Found], words: Sequence[Word], lexicon: Lexicon) -> Found:
    trigger = one.trigger
    if trigger.own or (trigger.event_type, trigger.sub_event_type) not in EFFECTS or one.status == "planned":
        return one
    near = any(abs(other.clause - one.clause) <= EFFECT_CLAUSES for other in force)
    if not near and not (
        trigger.pos == "v" and trigger.sub_event_type != "death" and _armed_before(one, words, lexicon)
    ):
        return one
    kind = EFFECTS[trigger.event_type, trigger.sub_event_type]
    return replace(one, trigger=replace(trigger, event_type="conflict", sub_event_type=kind, family="violence"))


def is_attack(trigger: Trigger) -> bool:
    """Whether a trigger names force used on somebody or something."""
    return trigger.event_type == "conflict" and trigger.family in _FORCES


def _armed_before(one: Found, words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Whether somebody armed stands before a verb in its clause, and no passive makes them what it is done to."""
    if {word.lower for word in words[max(0, one.index - 3) : one.index]} & PAST_BE:
        return False
    for at in range(one.index):
        if words[at].clause != one.clause:
            continue
        known = lexicon.actors.at(words, at)
        if known is not None and (known[0].kind == "armed_group" or known[0].name in _ARMED):
            return True
    return False


def line_of(words: Sequence[Word]) -> str:
    """Words as one line to look for cues in: "_gas_was_used_"."""
    return "_".join(["", *(word.lower for word in words), ""])


def is_cued(sense: Sense, line: str, own: str = "") -> bool:
    """Whether a cue of a sense stands in a line; always where it needs none.

    `own` is the trigger itself, which is no cue: "to storm a town" tells of no weather.
    """
    return not sense.cues or any(cue != own and f"_{cue}_" in line for cue in sense.cues)
