"""Who reports is no place of what is reported: names in the brackets of a dateline."""

import re
from collections.abc import Sequence

from extract.model import Layout, PlaceMention

SOURCE = re.compile(r"\d\s*\(([^()]+)\)")
"""The reporter behind the day of a dateline: matches '5 JUN 91 (RADIO PACIFICO)'; not 'LYON (FRANCE), 5 JUN 91'."""


def without_reporters(mentions: Sequence[PlaceMention], layout: Layout, text: str) -> list[PlaceMention]:
    """Mentions but for names of the station, paper or agency that a dateline gives after its day."""
    sources = [
        (region.span.start + match.start(1), region.span.start + match.end(1))
        for region in layout.regions
        if region.kind == "dateline"
        for match in SOURCE.finditer(text[region.span.start : region.span.end])
    ]
    if not sources:
        return list(mentions)
    return [one for one in mentions if not any(start <= one.span.start < end for start, end in sources)]
