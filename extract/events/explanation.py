"""Why two rows are held for one event, in one plain line."""

import re
from collections.abc import Iterable, Mapping

from extract.events.likeness import Agreement, Match
from extract.events.wording import STEM

_DAY: Mapping[Agreement, str] = {"agrees": "same day", "unknown": "day not known in both", "differs": "different days"}
_PLACE: Mapping[Agreement, str] = {
    "agrees": "same place", "unknown": "place not known in both", "differs": "different places"
}  # fmt: skip
# Words shown of each link, and characters of an article in which their spelling is looked for.
SHOWN, LOOKED_THROUGH = 5, 20_000
HAND_MADE = "Put together by hand"
INDIRECT = "Alike through other reports of the event"


def explain_link(link: Match, texts: Iterable[str] = ()) -> str:
    """The link in words; its stems are spelled as one of the `texts` does, else they end in an ellipsis.

    "Same day, same place; wording 45 % alike (10 % is enough): Sundahofn, Haukur, nets"
    """
    known = f"{_DAY[link.day]}, {_PLACE[link.place]}"
    alike = f"wording {_percent(link.alike)} alike ({_percent(link.needed)} is enough)"
    looked = [text[:LOOKED_THROUGH] for text in texts]
    words = ", ".join(dict.fromkeys(spelled(stem, looked) for stem in link.words[:SHOWN]))
    return f"{known[:1].upper()}{known[1:]}; {alike}" + (f": {words}" if words else "")


def spelled(stem: str, texts: Iterable[str]) -> str:
    """A word of the texts that begins with a stem, as it stands there: in small letters if it does so anywhere.

    >>> spelled("firefi", ["Firefighters came. A firefighter slept."]), spelled("firefi", [])
    ('firefighter', 'firefi…')
    """
    start = re.compile(rf"\b{re.escape(stem)}\w*", re.IGNORECASE)
    found = [match.group() for text in texts for match in start.finditer(text)]
    if not found:
        return stem if stem.isdigit() or len(stem) < STEM else f"{stem}…"
    return min(found, key=lambda word: (not word.islower(), word.isupper()))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
