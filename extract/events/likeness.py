"""Whether two rows of different articles tell one event, decided from these two rows alone, and why."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.events.home import SHARP
from extract.events.merge import places_agree
from extract.events.wording import Wording, likeness, shared
from extract.model import Event, Place, Published

Agreement = Literal["agrees", "unknown", "differs"]
# How alike the wording of two main events must be (cosine), by what is known of day and place; measured on reports
# of shootings and of world news (docs/decisions/0004). Another day at the same place is more often the next event
# of that place than where no place is known.
NEEDED: Mapping[tuple[Agreement, Agreement], float] = {
    ("agrees", "agrees"): 0.10, ("agrees", "unknown"): 0.15, ("agrees", "differs"): 0.25,
    ("unknown", "agrees"): 0.20, ("unknown", "unknown"): 0.15, ("unknown", "differs"): 0.25,
    ("differs", "agrees"): 0.30, ("differs", "unknown"): 0.25, ("differs", "differs"): 0.35,
}  # fmt: skip
NEEDED_MINOR = 0.35
# Reports more than so many days apart are of two events.
MAX_DAYS_APART = 30
DAY_SLACK = 1
# A date or place vaguer than this neither agrees nor differs.
SHARP_DAYS = 2
SHARED_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One row as it is compared with others: `words` as `words_of` counts them."""

    event_id: str
    article_id: str
    event: Event
    published: Published
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Why rows told as these two are, are held for one event.

    `alike` is the cosine of their wordings, `needed` how much it took with what is known of `day` and `place`;
    `words` are the stems, names and ages that made them alike, the weightiest first.
    """

    alike: float
    needed: float
    day: Agreement
    place: Agreement
    words: tuple[str, ...]

    @property
    def excess(self) -> float:
        """How much more alike they are than it took."""
        return self.alike - self.needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Match):
    """Two rows that match: `one` < `two` are their event ids."""

    one: str
    two: str

    @property
    def match(self) -> Match:
        """What links them, the same for all pairs of copies."""
        return Match(alike=self.alike, needed=self.needed, day=self.day, place=self.place, words=self.words)


def link_of(match: Match, one: str, two: str) -> Link:
    """The match of two rows with their ids, the lesser first."""
    return Link(
        one=one, two=two, alike=match.alike, needed=match.needed, day=match.day, place=match.place, words=match.words
    )  # fmt: skip


def compare(one: Telling, two: Telling, vectors: tuple[Wording, Wording]) -> Match | None:
    """Why two rows of different articles tell one event; None where they tell different ones.

    `vectors` are their wordings. It makes no difference which of them is `one`, nor what `told_by` leaves out.
    """
    if is_main(one) != is_main(two) or days_apart(one, two) > MAX_DAYS_APART:
        return None
    day = _compare_days(one.event, two.event)
    if not (is_main(one) or _is_minor_told_again(one.event, two.event, day)):
        return None
    alike = round(likeness(*vectors), 4)
    if alike < NEEDED["agrees", "agrees"]:
        return None
    place = _compare_places(one.event.place, two.event.place)
    needed = NEEDED[day, place] if is_main(one) else NEEDED_MINOR
    if alike < needed:
        return None
    return Match(alike=alike, needed=needed, day=day, place=place, words=shared(*vectors, SHARED_SHOWN))


def told_by(telling: Telling) -> Hashable:
    """All of a row that `compare` looks at: rows with equal values are copies, and one of them speaks for all."""
    event = telling.event
    return (
        is_main(telling), telling.published.last, _sharp_days(event), event.place, event.event_type,
        frozenset(telling.words.items()),
    )  # fmt: skip


def is_main(telling: Telling) -> bool:
    """Whether the row is the event that its article is about; main events are compared with main events alone."""
    return telling.event.salience == 1


def days_apart(one: Telling, two: Telling) -> int:
    """Days between the publication of two rows' articles, 0 where one of them is not known."""
    if one.published.last is None or two.published.last is None:
        return 0
    return abs((one.published.last - two.published.last).days)


def is_comparable(telling: Telling) -> bool:
    """Whether a row can be found to tell what another tells: in passing only with a sharp day and a place."""
    return is_main(telling) or (_sharp_days(telling.event) is not None and telling.event.place is not None)


def day_of(telling: Telling) -> date | None:
    """The day by which a row is found: of the event where an article tells it in passing, else of publication."""
    days = None if is_main(telling) else _sharp_days(telling.event)
    return days[0] if days else telling.published.last


def _is_minor_told_again(one: Event, two: Event, day: Agreement) -> bool:
    """Whether events that articles tell in passing have kind, day and place in common, each known."""
    if day != "agrees" or one.place is None or two.place is None:
        return False
    return one.event_type == two.event_type and places_agree(one.place, two.place)


def _compare_days(one: Event, two: Event) -> Agreement:
    first, second = _sharp_days(one), _sharp_days(two)
    if first is None or second is None:
        return "unknown"
    return "agrees" if (max(first[0], second[0]) - min(first[1], second[1])).days <= DAY_SLACK else "differs"


def _compare_places(one: Place | None, two: Place | None) -> Agreement:
    if one is None or two is None or not {one.precision, two.precision} <= SHARP:
        return "unknown"
    return "agrees" if places_agree(one, two) else "differs"


def _sharp_days(event: Event) -> tuple[date, date] | None:
    interval = event.interval
    if interval is None or interval.first is None or interval.last is None:
        return None
    return (interval.first, interval.last) if (interval.last - interval.first).days <= SHARP_DAYS else None
