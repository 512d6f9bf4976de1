"""What the two sides of an event say of its kind: armed men against armed men is a clash."""

from extract.events.draft import Draft
from extract.events.lexicon import Lexicon
from extract.events.wordlists import argument_words

_ARMED_ROLES = argument_words("armed_roles")
_STATE_FORCES = ("Military Forces of ", "Police Forces of ", "Security Forces of ")
_ATTACKS = frozenset({"assault", "killing", "shooting"})


def by_sides(draft: Draft, lexicon: Lexicon) -> str:
    """The finer sub_event_type that the actors of a draft give; "" where they give none."""
    trigger = draft.found.trigger
    first, second = (_sides(actors) for actors in draft.actors)
    if trigger.event_type == "conflict" and trigger.sub_event_type in _ATTACKS:
        return "clash" if is_armed(first, lexicon) and is_armed(second, lexicon) else ""
    if trigger.sub_event_type == "capture" and trigger.event_type == "conflict":
        return "recapture" if any(side.startswith(_STATE_FORCES) for side in first) else ""
    return ""


def _sides(actors: str | None) -> tuple[str, ...]:
    return tuple(actors.split("; ")) if actors else ()


def is_armed(side: tuple[str, ...], lexicon: Lexicon) -> bool:
    """Whether a side bears arms: a state's forces, an armed group, gunmen and the like."""
    return any(
        name.startswith(_STATE_FORCES)
        or name.partition(" (")[0].replace(" ", "_") in _ARMED_ROLES
        or lexicon.actors.kind_of(name) == "armed_group"
        for name in side
    )
