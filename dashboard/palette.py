"""One look for each event type: a colour, an ink that reads on it, and a glyph for those who do not see the colour.

The colours keep apart for the three kinds of colour blindness (tests/dashboard/test_palette.py measures it);
the glyphs are characters that every font has.
"""

from dataclasses import dataclass
from typing import get_args

from extract.model import EventType

WHITE = "#ffffff"
INK = "#1c2127"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How one event type is named and drawn; `dark` is its colour on a dark ground."""

    label: str
    glyph: str
    light: str
    dark: str
    ink: str = WHITE

    def colour(self, dark: bool) -> str:
        """The fill for the theme at hand."""
        return self.dark if dark else self.light


LOOKS: dict[str, Look] = {
    "conflict": Look(label="Conflict", glyph="×", light="#bf2c24", dark="#e0483e"),
    "protest": Look(label="Protest", glyph="!", light="#ee9b00", dark="#f2a71b", ink=INK),
    "diplomacy": Look(label="Diplomacy", glyph="◆", light="#1b5faa", dark="#3f86da"),
    "politics": Look(label="Politics", glyph="★", light="#b05aa0", dark="#c76fb6"),
    "justice": Look(label="Justice", glyph="§", light="#594a3c", dark="#7c6450"),
    "accident_disaster": Look(label="Accident, disaster", glyph="▲", light="#12a07f", dark="#1dbb98"),
    "statement": Look(label="Statement", glyph="”", light="#6cbceb", dark="#94d2f7", ink=INK),
    "other": Look(label="Other", glyph="•", light="#949ba4", dark="#a3abb5", ink=INK),
}
MIXED = Look(label="Several types", glyph="", light="#3d4650", dark="#66727f")
EVENT_TYPES: tuple[str, ...] = get_args(EventType)


def look_of(event_type: str | None) -> Look:
    """The look of a type; a table of another make may bring types that we do not know: they look like `other`."""
    return LOOKS.get(event_type or "other", LOOKS["other"])


def known_type(event_type: object) -> str:
    """A type as the legend counts it: its own name, or `other`."""
    return event_type if isinstance(event_type, str) and event_type in LOOKS else "other"
