"""A Reading in words: sentence by sentence what was found in it and why, then the events."""

from collections import deque
from collections.abc import Iterator, Sequence

from extract.model import Event, Place, PlaceMention, Published, Reading, Span, TimeInterval, TimeMention
from extract.table import rows_of, why_same

CANDIDATES = 3


def reading_lines(reading: Reading) -> Iterator[str]:
    """The whole reading, line by line."""
    article = reading.article
    yield f"article {article.article_id}" + (f" ({article.source})" if article.source else "")
    if article.title:
        yield f"title: {article.title}"
    yield f"published: {published_words(reading.published)}"
    times, places = deque(reading.times), deque(reading.places)
    for number, sentence in enumerate(reading.layout.sentences, 1):
        yield ""
        yield f"{number}. [{sentence.region}] {words_of(reading, sentence.span)}"
        while times and times[0].span.start < sentence.span.end:
            yield from (f"     {line}" for line in time_lines(times.popleft()))
        while places and places[0].span.start < sentence.span.end:
            yield from (f"     {line}" for line in place_lines(places.popleft()))
    yield ""
    count = len(reading.events)
    yield f"{count} event{'' if count == 1 else 's'}" if count else "no events"
    for number, event in enumerate(reading.events, 1):
        yield ""
        yield from event_lines(reading, number, event)
    if reading.skipped:
        yield ""
        yield "left out:"
        yield from (f"  {reason}" for reason in reading.skipped)


def same_event_lines(readings: Sequence[Reading]) -> Iterator[str]:
    """Which events of several articles are the same, and why each pair is held to be."""
    tables = rows_of(readings)
    label = {
        str(row["event_id"]): f"event {number} of {name_of(reading)}"
        for rows, reading in zip(tables, readings, strict=True)
        for number, row in enumerate(rows, 1)
    }
    titles = {str(row["event_id"]): row["title"] for rows in tables for row in rows}
    clusters: dict[str, list[str]] = {}
    for row in (row for rows in tables for row in rows):
        clusters.setdefault(str(row["cluster_id"]), []).append(str(row["event_id"]))
    same = why_same(readings, tables)
    told = [events for events in clusters.values() if len(events) > 1]
    yield f"the same event in several articles: {len(told) or 'none'}"
    for events in told:
        yield ""
        yield from (f"{label[event]}: {titles[event]}" for event in events)
        for place, event in enumerate(events):
            for other, reason in same.get(event, ()):
                if events.index(other) > place:
                    yield f"  {label[event]} and {label[other]}: {reason}"


def name_of(reading: Reading) -> str:
    """An article's source, or its id where none is known."""
    return reading.article.source or reading.article.article_id


def time_lines(mention: TimeMention) -> Iterator[str]:
    """A date: as written, as understood, why, and what lost."""
    understood = interval_words(mention.interval) if mention.interval else "names no day"
    yield f'date  "{one_line(mention.text)}" -> {understood} [{mention.timex_type} {mention.value}, {mention.basis}]'
    if mention.reason:
        yield f"        because {mention.reason}"
    yield from (f"        not {reading}" for reading in mention.rejected)


def place_lines(mention: PlaceMention) -> Iterator[str]:
    """A place: as written, as understood, why, and what lost."""
    understood = place_words(mention.place) if mention.place else "no place found"
    kind = "" if mention.kind == "place" else f" [{mention.kind}]"
    sure = f" (confidence {mention.confidence:.2f})" if mention.place else ""
    yield f'place "{one_line(mention.text)}" -> {understood}{kind}{sure}'
    if mention.reason:
        yield f"        because {mention.reason}"
    for candidate in [one for one in mention.candidates if one.place != mention.place][:CANDIDATES]:
        yield f"        not {place_words(candidate.place)}: {candidate.reason or 'less likely'}"


def event_lines(reading: Reading, number: int, event: Event) -> Iterator[str]:
    """An event: what, when, where, by whom, its quote and the reasons."""
    kind = event.event_type + (f"/{event.sub_event_type}" if event.sub_event_type else "")
    yield f"event {number}: {event.title} [{kind}, {event.modality}, confidence {event.confidence:.2f}]"
    when = interval_words(event.interval) if event.interval else "no date"
    where = place_words(event.place) if event.place else "no place"
    yield f"  when:  {when} ({event.date_basis})" if event.interval else f"  when:  {when}"
    yield f"  where: {where} ({event.place_basis})" if event.place else f"  where: {where}"
    actors = [actor for actor in (event.actor1, event.actor2) if actor]
    if actors:
        yield f"  who:   {'; '.join(actors)}"
    for name, count in (("dead", event.fatalities), ("injured", event.injured)):
        if count:
            least, most = ("?" if bound is None else bound for bound in (count.least, count.most))
            yield f"  {name}: {least} to {most}"
    yield f'  quote: "{words_of(reading, event.quote)}"'
    yield f'  word:  "{words_of(reading, event.trigger)}"'
    yield from (f"  because {reason}" for reason in event.reasons)
    yield from (f"  less sure of the {doubt.about}: {doubt.reason}" for doubt in event.doubts)


def published_words(published: Published) -> str:
    """The day of publication with its basis and reason."""
    if published.first is None and published.last is None:
        return "unknown" + (f": {published.reason}" if published.reason else "")
    days = published.first if published.first == published.last else f"{published.first} to {published.last}"
    return f"{days} ({published.basis}{': ' + published.reason if published.reason else ''})"


def interval_words(interval: TimeInterval) -> str:
    """An interval as "2018-05-10 (day)" or "2018-05-01 to 2018-05-31 (month)"."""
    first, last = interval.first or "open", interval.last or "open"
    days = f"{first}" if first == last else f"{first} to {last}"
    return f"{days} ({interval.precision})"


def place_words(place: Place) -> str:
    """A place with what holds it, its point and how far off that may be."""
    holders = [name for name in (place.admin1, place.country) if name and name != place.name]
    point = f"{place.latitude:.2f}, {place.longitude:.2f}"
    return f"{', '.join([place.name, *holders])} ({place.precision}, {point}, within {place.radius_km:g} km)"


def words_of(reading: Reading, span: Span) -> str:
    """The article's words, on one line."""
    return one_line(reading.article.text[span.start : span.end])


def one_line(text: str) -> str:
    """The text with its blanks and line ends made single blanks."""
    return " ".join(text.split())
