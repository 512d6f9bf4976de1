"""What heads the items of a list or chronicle: a day and a place ("• 3 May, Rivas, Chinandega Region: gunmen ...")."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from extract.events.home import SHARP
from extract.events.wordlists import word_set
from extract.model import Layout, PlaceMention, Sentence, Span, TimeMention

# Between a head and what it heads: matches ": ", " - "; must not match "10:30".
_HEAD_END = re.compile(r":(?:\s|\Z)|\s[-–—]\s")
# What may stand before a head: matches "• ", "- "; must not match "Police said ".
_BULLET = re.compile(r"[\s•*·–—-]*")
# What may open a paragraph before the place that it is about; matches "", "In ", "But in southern "; not "Police in ".
_OPENING = re.compile(
    r"(?:(?:And|But|Meanwhile,|Elsewhere,|Further \w+,|Farther \w+,)\s+)?(?:(?:in|at|near|around)\s+)?"
    r"(?:the\s+)?(?:(?:\w+ern|north\w*|south\w*|east|west|nearby)\s+)?(?:(?:city|town|port|village|province|region)\s+of\s+)?",
    re.IGNORECASE,
)
_TOPICS = SHARP | {"region"}
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
# A first sentence no longer than this is all head ("Tues. 29 Oct., Caloto."); no head is longer than the second, and
# none spans more days than the third.
SHORT_HEAD, LONG_HEAD, HEAD_DAYS = 45, 90, 7
# Small words that stand in heads ("Night of 21 to 22 February", "southern Shan State").
_IN_HEADS = word_set("in_heads") | word_set("sides") | word_set("name_leaders")


def item_days(heads: Mapping[int, Span], times: Sequence[TimeMention]) -> dict[int, TimeMention]:
    """The days in the heads of items ("Tues. 29 Oct.: armed men ..."), by paragraph; `heads` as from `item_heads`."""
    starts = {time.span.start: time for time in times}
    days: dict[int, TimeMention] = {}
    for paragraph, head in heads.items():
        time = starts.get(head.start)
        if time is not None and _is_short(time) and time.span.end <= head.end:
            days[paragraph] = time
    return days


def item_places(heads: Mapping[int, Span], mentions: Sequence[PlaceMention]) -> dict[int, PlaceMention]:
    """The places in the heads of items ("NEPAL: rebels freed ...", "Sun. 27, Caloto: polling ..."), by paragraph."""
    holding = [mention for mention in mentions if mention.place is not None and mention.holds_events]
    starts = [mention.span.start for mention in holding]
    found = ((paragraph, _first_within(holding, starts, head)) for paragraph, head in heads.items())
    return {paragraph: mention for paragraph, mention in found if mention is not None}


def paragraph_topics(layout: Layout, mentions: Sequence[PlaceMention], text: str) -> dict[int, PlaceMention]:
    """The towns and regions with which paragraphs open ("Rivas, the old port, has burned before"), by paragraph."""
    topics: dict[int, PlaceMention] = {}
    holding = [mention for mention in mentions if mention.holds_events]
    starts = [mention.span.start for mention in holding]
    for first, followed in first_sentences(layout):
        named = _first_within(holding, starts, first.span)
        if not followed or named is None or named.place is None or named.place.precision not in _TOPICS:
            continue
        if _OPENING.fullmatch(text, first.span.start, named.span.start):
            topics[first.paragraph] = named
    return topics


def _first_within(mentions: Sequence[PlaceMention], starts: Sequence[int], span: Span) -> PlaceMention | None:
    """The first of mentions in text order, which begin at `starts`, that lies in a span."""
    at = bisect_left(starts, span.start)
    return mentions[at] if at < len(mentions) and span.contains(mentions[at].span) else None


def item_heads(layout: Layout, times: Sequence[TimeMention], text: str) -> dict[int, Span]:
    """What heads each paragraph of the body that is an item of a list or chronicle, without its bullet."""
    starts = {time.span.start for time in times}
    heads: dict[int, Span] = {}
    lead: int | None = None
    for first, followed in first_sentences(layout):
        lead = first.paragraph if lead is None else lead
        bullet = _BULLET.match(text, first.span.start, first.span.end)
        start = bullet.end() if bullet else first.span.start
        end = _head_end(text, Span(start, first.span.end), followed)
        if end is None:
            continue
        # "Geneva, 11 May. Researchers said": a report's first words may be where and when it was written.
        if first.paragraph != lead or text[end : end + 1] == ":" or start in starts:
            heads[first.paragraph] = Span(start, end)
    return heads


def _head_end(text: str, sentence: Span, followed: bool) -> int | None:
    """Where the head of a paragraph ends whose first sentence is given; None where it has none."""
    mark = _HEAD_END.search(text, sentence.start, min(sentence.end, sentence.start + LONG_HEAD))
    if mark is not None and _is_head(text[sentence.start : mark.start()]):
        return mark.start()
    return sentence.end if followed and sentence.end - sentence.start <= SHORT_HEAD else None


def _is_head(words: str) -> bool:
    """Whether words are all names, numbers and small words: no sentence ("Police said on Monday: ...")."""
    return all(word[0].isupper() or word.lower().strip(".") in _IN_HEADS for word in _WORD.findall(words))


def first_sentences(layout: Layout) -> Iterator[tuple[Sentence, bool]]:
    """The first sentence of each paragraph of the body, and whether others follow."""
    body = [sentence for sentence in layout.sentences if sentence.region == "body"]
    for _, group in groupby(body, key=lambda sentence: sentence.paragraph):
        sentences = list(group)
        yield sentences[0], len(sentences) > 1


def _is_short(time: TimeMention) -> bool:
    interval = time.interval
    if interval is None or interval.first is None or interval.last is None:
        return False
    return (interval.last - interval.first).days < HEAD_DAYS
