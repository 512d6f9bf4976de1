"""How sure we are of an event's date, its place and the whole row, and in plain words what made us less sure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.events.draft import Draft
from extract.events.select import LEAD_SENTENCES
from extract.events.tense import FROM_NOW, OVER, TO_COME, UNTIL_NOW
from extract.model import DateBasis, Doubt, Place, PlaceBasis

# How often a value of each basis is right, in round figures that were fitted by hand on the work parts of 1,565 local
# reports (their first row) and of eight hand-labelled and 26 own articles (728 rows), and looked at in ten bins
# (`python -m benchmarks.event_reliability`). Of the event that the article is about all days of the report are weighed;
# days that stand around the others are right seven times in ten, places half the time.
_MAIN_DATE: Mapping[DateBasis, float] = {
    "explicit": 0.87, "relative": 0.9, "context": 0.82, "publication": 0.68, "none": 0.0
}  # fmt: skip
_OTHER_DATE: Mapping[DateBasis, float] = {
    "explicit": 0.9, "relative": 0.91, "context": 0.72, "publication": 0.64, "none": 0.0
}  # fmt: skip
# Places: of a name that the place stage is sure of (1.0), and of one that it is not sure of at all. What it doubts
# matters little: the town that a report turns on is seldom another one's namesake. The event that the article is about
# takes the place of the report as a whole; one told beside it takes that of a neighbour, which is right half the time.
_Range = tuple[float, float]
_MAIN_PLACE: Mapping[PlaceBasis, _Range] = {
    "explicit": (0.97, 0.9), "context": (0.955, 0.87), "publisher": (0.85, 0.75), "none": (0.0, 0.0)
}  # fmt: skip
_OTHER_PLACE: Mapping[PlaceBasis, _Range] = {
    "explicit": (0.775, 0.67), "context": (0.48, 0.4), "publisher": (0.5, 0.42), "none": (0.0, 0.0)
}  # fmt: skip
_MAIN_UNNAMED, _OTHER_UNNAMED = (
    0.88,
    0.5,
)  # a place that no words of the text name: that of title, adjectives, publisher
# How often a row is an event of the article at all, by its score; more for the one that the article is about.
_REAL, _REAL_EACH, _REAL_MOST, _REAL_MAIN, _REAL_AT_BEST = 0.65, 0.05, 5.0, 0.2, 1.0
# How often it is right that the article gives none.
_WITHOUT_DATE, _WITHOUT_PLACE = 0.8, 0.5
# A name is doubted if the place stage is less sure of it than this.
SURE_OF_NAME = 0.8
_DATE_FROM: Mapping[str, str] = {
    "date of the sentence before": "date taken from the sentence before",
    "day named in the sentences after it": "date taken from the sentences after it",
    "a later sentence says when or where it happened": "date taken from a later sentence",
    "dated by another mention of the same event": "date taken from another mention of the event",
    "the day that the report as a whole gives for it": "date weighed over the whole report",
    "the day that heads its item": "date taken from the head of its item",
    "the time at which the text tells of that place": "date taken from what the text tells of that place",
    "the day on which it was said": "date taken from when it was said",
    OVER: "month or day without a year: the last one",
    TO_COME: "weekday without a date: the next one",
    UNTIL_NOW: "told as going on to the day of publication",
    FROM_NOW: "told as going on from the day of publication",
}
_PLACE_FROM: Mapping[str, str] = {
    "the place named before it": "place taken from a sentence before",
    "place of the event told before it": "place taken from the event told before it",
    "a later sentence says when or where it happened": "place taken from a later sentence",
    "placed by another mention of the same event": "place taken from another mention of the event",
    "the place that title or adjectives name": "place taken from the title or from adjectives",
    "the place that the article is about": "place taken from the article as a whole",
    "the town that the report is about": "place taken from the article as a whole",
    "the place that heads its item": "place taken from the head of its item",
    "the place with which its paragraph opens": "place taken from the opening of its paragraph",
    "the scene of the event told before it": "place taken from the scene set before it",
    "a local report, and no other place in its sentence": "place taken from the article as a whole",
    "the same people were there on that day": "place taken from another event of the same people and day",
}
_STATUS: Mapping[str, str] = {
    "noun": "named by a noun, not told by a verb",
    "gerund": "told in a side clause",
    "present": "told in the present tense, as a state might be",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """Confidences in [0, 1] of date, place and row, with what lowered them."""

    date: float
    place: float
    row: float
    doubts: tuple[Doubt, ...]


def confidence_of(draft: Draft, salience: int, publisher: Place | None) -> Sureness:
    """How sure we are of a draft that comes at a rank of salience."""
    main = salience == 1
    date = (_MAIN_DATE if main else _OTHER_DATE)[draft.date_basis]
    place = _of_place(draft, main)
    real = _real(draft.score, main)
    row = real * (date if draft.interval is not None else _WITHOUT_DATE)
    row *= place if draft.place is not None else _WITHOUT_PLACE
    doubts = [Doubt(about="date", reason=reason) for reason in _doubts_of_date(draft)]
    doubts += [Doubt(about="place", reason=reason) for reason in _doubts_of_place(draft, publisher)]
    doubts += [Doubt(about="row", reason=reason) for reason in _doubts_of_row(draft, main)]
    return Sureness(date=date, place=place, row=row, doubts=tuple(doubts))


def _of_place(draft: Draft, main: bool) -> float:
    if draft.place is None:
        return 0.0
    if draft.mention is None:
        return _MAIN_UNNAMED if main else _OTHER_UNNAMED
    sure, unsure = (_MAIN_PLACE if main else _OTHER_PLACE)[draft.place_basis]
    return unsure + (sure - unsure) * draft.mention.confidence


def _real(score: float, main: bool) -> float:
    return min(_REAL + _REAL_EACH * min(score, _REAL_MOST) + _REAL_MAIN * main, _REAL_AT_BEST)


def _doubts_of_date(draft: Draft) -> Iterator[str]:
    if draft.interval is None:
        return
    if draft.date_basis == "publication":
        yield "the text gives no date: the day of publication is taken"
    elif draft.date_basis == "context":
        yield _last(draft.reasons, _DATE_FROM) or "date taken from the sentences around"


def _doubts_of_place(draft: Draft, publisher: Place | None) -> Iterator[str]:
    if draft.place is None:
        return
    if draft.mention is None and draft.place == publisher:
        yield "place from the publisher's town"
    elif draft.place_basis == "context":
        yield _last(draft.reasons, _PLACE_FROM) or "place taken from the sentences around"
    mention = draft.mention
    if mention is not None and mention.confidence < SURE_OF_NAME:
        namesakes = len({(one.place.latitude, one.place.longitude) for one in mention.candidates})
        if namesakes > 1:
            yield f"{_number(namesakes)} places of that name"
        else:
            yield f"not sure what “{mention.text}” names"


def _doubts_of_row(draft: Draft, main: bool) -> Iterator[str]:
    """What keeps a row from the highest confidence that one of its rank may have, apart from date and place."""
    if draft.interval is None:
        yield "no date found"
    if draft.place is None:
        yield "no place found"
    if not main:
        yield "told beside the main event of the article"
    if _real(draft.score, main) >= _real(_REAL_MOST, main):
        return
    if draft.found.quoted:
        yield "told in somebody's quoted words"
    if reason := _STATUS.get(draft.found.status):
        yield reason
    if not draft.repeats and draft.ordinal >= LEAD_SENTENCES:
        yield "told only once, after the article's opening"


def _last(reasons: tuple[str, ...], words: Mapping[str, str]) -> str | None:
    """The plain words for the last of the reasons that has some."""
    return next((words[reason] for reason in reversed(reasons) if reason in words), None)


def _number(count: int) -> str:
    return "two" if count == 2 else str(count)
