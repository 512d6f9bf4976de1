"""Places that a text tells of old times alone: what happened there, with no day given, was then."""

import re
from collections.abc import Mapping, Sequence

from extract.events.draft import Draft
from extract.events.select import is_background
from extract.model import PlaceMention, Published, TimeMention

# What joins a place to its time; matches " in ", ", in ", " of "; must not match " and in ".
JOINED = re.compile(r",? (?:in|of|during) (?:the )?|,? ")

Point = tuple[float, float]


def old_times(
    drafts: Sequence[Draft],
    places: Sequence[PlaceMention],
    times: Sequence[TimeMention],
    text: str,
    published: Published,
) -> Mapping[Point, TimeMention]:
    """The time of each place, by its point, at which nothing of the news happened.

    A time right after a name ("like Lidice in 1942") speaks before that of an event there; of several the last counts.
    `places` and `times` are in text order.
    """
    of_events: dict[Point, TimeMention] = {}
    recent: set[Point] = set()
    for draft in drafts:
        point = _point(draft.mention)
        if point is None or draft.time is None or not draft.own_date or draft.place_basis != "explicit":
            continue
        if _is_old(draft.time, published):
            of_events[point] = draft.time
        else:
            recent.add(point)
    starts = {time.span.start: time for time in times}
    for mention in places:
        point = _point(mention)
        joined = JOINED.match(text, mention.span.end)
        time = starts.get(joined.end()) if joined else None
        if point is not None and time is not None and _is_old(time, published):
            of_events[point] = time
    return {point: time for point, time in of_events.items() if point not in recent}


def _point(mention: PlaceMention | None) -> Point | None:
    if mention is None or mention.place is None or not mention.holds_events:
        return None
    return (mention.place.latitude, mention.place.longitude)


def _is_old(time: TimeMention, published: Published) -> bool:
    interval = time.interval
    return interval is not None and interval.last is not None and is_background(interval.first, published)
