"""Colours and text that every figure shares: what is not an event has the theme's ink."""

import html
from dataclasses import dataclass
from typing import Any

Figure = dict[str, Any]
Trace = dict[str, Any]

FONT = '"Source Sans", "Source Sans Pro", system-ui, sans-serif'
FADED = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """Colours of one theme for what is not an event."""

    text: str
    quiet: str
    line: str
    ground: str
    accent: str
    tip: str


LIGHT = Ink(text="#2a2f36", quiet="#6d747c", line="#e6e7e8", ground="#ffffff", accent="#1f5fa8", tip="#ffffff")
DARK = Ink(text="#e3e7eb", quiet="#98a1ab", line="#2d343c", ground="#171b20", accent="#6fb0f0", tip="#2a3138")


def ink(dark: bool) -> Ink:
    """The colours of the theme."""
    return DARK if dark else LIGHT


def tip_layout(colours: Ink) -> dict[str, Any]:
    """How the box at the pointer looks."""
    font = {"family": FONT, "size": 13, "color": colours.text}
    return {"bgcolor": colours.tip, "bordercolor": colours.line, "align": "left", "font": font}


def plain(text: object) -> str:
    """Text for plotly's boxes and labels, which read HTML: every sign that could mark something up is escaped."""
    return html.escape(str(text), quote=False)


def shorten(text: str, most: int = 70) -> str:
    """A title that fits in a box at the pointer."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def tint(colour: str, opacity: float) -> str:
    """A hexadecimal colour as rgba."""
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
