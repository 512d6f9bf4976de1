"""Who reports is no place of what is reported: names in the brackets of a dateline, names of stations."""

import re
from collections.abc import Sequence

from extract.model import Layout, PlaceMention

SOURCE = re.compile(r"\d\s*\(([^()]+)\)")
"""The reporter behind the day of a dateline: matches '5 JUN 91 (RADIO PACIFICO)'; not 'LYON (FRANCE), 5 JUN 91'."""


STATION = re.compile(r"\b(?:radio|television)\s+\Z", re.IGNORECASE)
"""What stands before the name of a station: matches 'Radio ' before 'Caracol'; not 'radio in ' before 'Lyon'."""
BEFORE = 12


def without_reporters(mentions: Sequence[PlaceMention], layout: Layout, text: str) -> list[PlaceMention]:
    """Mentions but for names of the station, paper or agency that a dateline gives after its day, and of stations."""
    sources = [
        (region.span.start + match.start(1), region.span.start + match.end(1))
        for region in layout.regions
        if region.kind == "dateline"
        for match in SOURCE.finditer(text[region.span.start : region.span.end])
    ]
    reporters = {text[start:end] for start, end in sources}
    return [
        one
        for one in mentions
        if not any(start <= one.span.start < end for start, end in sources)
        and one.text not in reporters
        and not STATION.search(text, max(0, one.span.start - BEFORE), one.span.start)
    ]
