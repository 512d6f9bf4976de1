"""The day and the place of the happening that a report is about, told by the report as a whole."""

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date, timedelta

from extract.events.anchor import NamedTown
from extract.events.context import PHYSICAL
from extract.events.days import NEWS_DAYS, Told, day_of_incident, single_day
from extract.events.draft import Draft
from extract.events.home import QUARTER_RADIUS_KM, SHARP, apart, holds
from extract.events.merge import single_families
from extract.model import Place, Published, TimeInterval

# How far from a happening its own day may stand at most to be beyond doubt (a cost, see `Linked`).
AT_ONCE_COST = 4.0
# A span that a sharper day may stand for: up to a month, and the eve of a weekend; weeks are told loosely.
SHORT_SPAN_DAYS, EVE_DAYS, WEEK_EVE_DAYS = 31, 1, 3
# How far a day may lie from the happening's own, where the report turns around no one town.
APART = timedelta(days=7)
# What happened somewhere: a charge, too, is brought where the report is at home; a statement may be made anywhere, but
# for a local report that opens with it.
PLACED = PHYSICAL | {"justice"}
FOUND = "discovery"
# How far from the town that the report names a place is another's, and how sure a name must be not to be doubted.
FAR_KM, UNSURE = 50.0, 0.8
# How often a report names the town that it turns around, whoever published it.
LOCALLY_NAMED = 3


def _may_stand_for(day: date, main: Draft, last: date | None) -> bool:
    """Whether a day may stand for a span that the happening's own sentence gives.

    It may where it lies within the span or is the eve of it, where the span has no beginning or end ("by Monday") or
    begins after publication, and where the span is counted back loosely ("last week") and the day comes before it: a
    later one belongs to what followed.
    """
    interval = main.interval
    if interval is None or interval.first is None or interval.last is None:
        return True
    first, until = interval.first, interval.last
    if last is not None and first > last:
        return True
    if (until - first).days > SHORT_SPAN_DAYS:
        return False
    eve = EVE_DAYS if (until - first).days < 7 else WEEK_EVE_DAYS
    before = first if main.date_basis != "relative" or last is None else last - timedelta(days=NEWS_DAYS)
    return min(first - timedelta(days=eve), before) <= day <= until + timedelta(days=eve - EVE_DAYS)


def _is_history(interval: TimeInterval | None, published: Published) -> bool:
    """Whether an interval is a single day too long past to be the news."""
    day = interval.first if interval is not None and interval.first == interval.last else None
    return day is not None and published.last is not None and (published.last - day).days > NEWS_DAYS


def _is_dated_at_once(main: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether the report's first words give the day of a happening and go on to tell of others of its kind."""
    several = main.found.trigger.family not in single_families(drafts)
    return several and main.ordinal <= 1 and main.time_cost <= AT_ONCE_COST


def dated_by_report(
    main: Draft,
    drafts: Sequence[Draft],
    told: Sequence[Told],
    published: Published,
    aside: Set[int] = frozenset(),
    local: bool = True,
) -> Draft:
    """The main happening with the day that the whole report gives it, where that is another than its own.

    `aside` are the sentences that turn to other incidents. Only a `local` report comes back to one happening so often
    that a day far from its own may be meant.
    """
    if main.found.trigger.event_type not in PHYSICAL or main.modality in ("planned", "hypothetical"):
        return main
    interval = main.interval
    if main.own_date and (_is_history(interval, published) or _is_dated_at_once(main, drafts)):
        return main  # "was kidnapped on 14 July", told in October: no day of the news is meant
    time = day_of_incident(main, drafts, told, published, aside)
    day = single_day(time) if time is not None else None
    if time is None or day is None or (interval is not None and interval.first == interval.last == day):
        return main
    own = single_day(main.time) if main.own_date and main.time is not None else None
    if own is not None and not local and abs(day - own) > APART:
        return main
    span = interval is not None and interval.first != interval.last and main.own_date
    if span and not _may_stand_for(day, main, published.last):
        return main  # a span of its own: "from March to May"
    return replace(
        main,
        interval=time.interval,
        time=time,
        date_basis="context",
        reasons=(*main.reasons, "the day that the report as a whole gives for it"),
    )


def placed_by_report(main: Draft, others: Sequence[Draft], anchor: Place | None, local: bool = False) -> Draft:
    """The main happening at a sharper place than its own words give: where they name but the state around it, or none.

    That is the place of another physical event of the same day (told apart, but of one day and area), or else the town
    that a local report is about. There too is what names only a place that nobody knows, where the publisher is known
    to be a `local` one: a street, a hall, a block of flats.
    """
    own = main.place
    unknown = own is None and main.mention is not None
    trigger = main.found.trigger
    placed = trigger.event_type in PLACED or trigger.family == FOUND or (local and main.place is None)
    if not placed or (unknown and not local):
        return main
    for other in () if unknown else others:
        where = other.place
        if where is not None and where.precision in SHARP and _on_one_day(main, other) and _contains(own, where):
            reason = f"the place of what happened there on that day ({where.name})"
            return replace(main, place=where, mention=other.mention, place_basis="context", more_places=(),
                           reasons=(*main.reasons, reason))  # fmt: skip
    led_astray = local and own is not None and own.precision not in SHARP and main.place_basis == "context"
    if anchor is None or not (led_astray or _contains(own, anchor)):
        return main
    if main.mention is not None and unknown:
        anchor = replace(anchor, radius_km=max(anchor.radius_km, QUARTER_RADIUS_KM))
        reason = f'no place is known for "{main.mention.text}": the town that the report is about'
    else:
        reason = "the town that the report is about" if own is None else f"the report's town in {own.name}"
    return replace(main, place=anchor, place_basis="context", more_places=(), reasons=(*main.reasons, reason))


def brought_home(main: Draft, town: NamedTown | None, local: bool) -> Draft:
    """The main happening in the town that the report names again and again, where its own place is not to be trusted.

    That is a place nobody knows, or one far from there that is named no more often and is doubtful: given by other
    sentences, or in a `local` report by a name that the place stage is unsure of.
    """
    if town is None or main.found.trigger.event_type not in PLACED:
        return main
    if main.place is None:
        trusted, instead = not town.outnames(None), "one that nobody knows"
    else:
        near = apart(main.place, town.place) <= FAR_KM
        trusted, instead = near or not _is_doubtful(main, main.place, town, local), f"far-off {main.place.name}"
    if trusted:
        return main
    reason = f"the town that the report names again and again, not {instead}"
    return replace(main, place=town.place, place_basis="context", more_places=(), reasons=(*main.reasons, reason))


def _is_doubtful(main: Draft, place: Place, town: NamedTown, local: bool) -> bool:
    given = main.place_basis == "context"
    unsure = (
        (local or town.outnames(None, by=LOCALLY_NAMED))
        and main.mention is not None
        and main.mention.confidence <= UNSURE
    )
    return (given and town.outnames(place)) or (unsure and town.outnames(place, by=1))


def _on_one_day(main: Draft, other: Draft) -> bool:
    """Whether another event is told of the same single day, at a place that its own words give."""
    at_its_own = other.found.trigger.event_type in PHYSICAL or (
        other.place_basis == "explicit" and main.place is not None
    )
    if not at_its_own or main.interval is None or other.interval is None:
        return False
    return main.interval.first == main.interval.last == other.interval.first == other.interval.last


def _contains(own: Place | None, place: Place) -> bool:
    return own is None or holds(own, place)
