"""Joins the mentions of one event within an article."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from extract.events.apart import families_apart, is_new_deed, told_apart
from extract.events.draft import Draft
from extract.events.home import SHARP
from extract.events.numbers import join_tolls
from extract.events.retold import is_retold
from extract.geometry import distance_km
from extract.model import Place, TimeInterval
from extract.places.folding import fold

# Families whose members may be told again and again in one article; statements and the like stay apart.
MERGING = frozenset(
    [
        "violence",
        "siege",
        "bombardment",
        "battle",
        "withdrawal",
        "kidnapping",
        "robbery",
        "protest",
        "strike_action",
        "election",
        "crash",
        "earthquake",
        "eruption",
        "storm",
        "flood",
        "fire",
        "collapse",
        "outbreak",
        "launch",
        "explosion",
        "war",
        "spill",
    ]
)
SAME_PLACE_KM = 30.0
# A mention is compared with the events of its family told last, and with their last mentions.
NEAR_GROUPS, NEAR_MEMBERS = 40, 12
_LONG = timedelta(days=45)
# Days between which one happening may be told to lie ("Friday night", "early on Saturday"); sentences that stand close.
SINGLE_DAYS, CLOSE_SENTENCES = 2, 1


def dates_agree(one: TimeInterval | None, two: TimeInterval | None) -> bool:
    """Whether two intervals can be of one event: unknown, or overlapping and neither very much longer."""
    if one is None or two is None or None in (one.first, one.last, two.first, two.last):
        return True
    first, last = max(one.first, two.first), min(one.last, two.last)  # type: ignore[type-var]
    lengths = sorted((one.last - one.first, two.last - two.first))  # type: ignore[operator]
    return first <= last and lengths[1] - lengths[0] <= _LONG  # type: ignore[operator]


# Kinds that say what became of somebody, not what was done ("he died" beside "he was shot").
_ONLY_HARM = frozenset({"killing", "death", "injury", "wounding"})


def places_agree(one: Place | None, two: Place | None) -> bool:
    """Whether two places can be of one event: unknown, near each other, or one inside the other."""
    if one is None or two is None:
        return True
    apart = distance_km(one.latitude, one.longitude, two.latitude, two.longitude)
    return apart <= max(SAME_PLACE_KM, max(one.radius_km, two.radius_km))


def same_event(one: Draft, two: Draft) -> bool:
    """Whether two mentions of one article are the same event."""
    if one.wording == two.wording:
        return True  # the same words twice: a caption given again
    if told_apart(one, two):
        return False
    if one.own_date and two.own_date and one.verb == two.verb and one.interval == two.interval and _is_sharp(one):
        return one.found.trigger.family != "statement" and places_agree(one.place, two.place)
    if is_retold(one, two):
        return _when_and_where_agree(one, two)
    if one.found.trigger.family != two.found.trigger.family or one.found.trigger.family not in MERGING:
        return False
    if one.found.trigger.family != "violence" and one.found.trigger.sub_event_type != two.found.trigger.sub_event_type:
        return False
    if (one.modality == "planned") != (two.modality == "planned") or (
        two.another and two.found.sentence != one.found.sentence
    ):
        return False
    return _when_and_where_agree(one, two)


def _when_and_where_agree(one: Draft, two: Draft) -> bool:
    one_days = one.interval if one.date_basis != "publication" else None
    two_days = two.interval if two.date_basis != "publication" else None
    return dates_agree(one_days, two_days) and places_agree(one.place, two.place)


def _is_sharp(draft: Draft) -> bool:
    return draft.interval is not None and draft.interval.first == draft.interval.last


def single_families(drafts: Sequence[Draft]) -> frozenset[str]:
    """The families of which the article tells but one happening: its own days lie close, its own places near.

    In such an article every mention of the family is of that happening; elsewhere a mention without day and place may
    be of another.
    """
    days: dict[str, list[date]] = {}
    places: dict[str, list[Place]] = {}
    for draft in drafts:
        family = draft.found.trigger.family
        if draft.own_date and _is_sharp(draft) and draft.interval is not None and draft.interval.first is not None:
            days.setdefault(family, []).append(draft.interval.first)
        if draft.place is not None and draft.place_basis == "explicit" and draft.place.precision in SHARP:
            places.setdefault(family, []).append(draft.place)
    families = {draft.found.trigger.family for draft in drafts} - families_apart(drafts)
    return frozenset(family for family in families if _close(days.get(family, [])) and _near(places.get(family, [])))


def _close(days: Sequence[date]) -> bool:
    return not days or (max(days) - min(days)).days <= SINGLE_DAYS


def _near(places: Sequence[Place]) -> bool:
    return all(places_agree(places[0], place) for place in places[1:])


def is_told_again(one: Draft, two: Draft) -> bool:
    """Whether a mention can be known for that of another where several happenings are told.

    A definite noun ("the attack") points back; else the two share a day or a place of their own, or stand close.
    """
    if abs(one.ordinal - two.ordinal) <= (0 if is_new_deed(two) else CLOSE_SENTENCES):
        return True
    if is_retold(one, two):
        return True
    same_day = one.own_date and two.own_date
    same_place = one.place_basis == two.place_basis == "explicit" and one.place is not None and two.place is not None
    return same_day or same_place or two.definite


def merge_mentions(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each event, in the order of first mention.

    Merging may leave a family with one happening, of which all mentions then are; so it goes on until none joins.
    """
    merged = _merged_once(drafts)
    while len(merged) < len(drafts):
        drafts, merged = merged, _merged_once(merged)
    return merged


def _merged_once(drafts: Sequence[Draft]) -> list[Draft]:
    single = single_families(drafts)
    groups: list[list[Draft]] = []
    by_key: dict[tuple[str, ...], list[int]] = {}
    for draft in drafts:
        keys = _merge_keys(draft)
        near = sorted({index for key in keys for index in by_key.get(key, [])[-NEAR_GROUPS:]})
        at = next((i for i in near if _belongs(draft, groups[i][-NEAR_MEMBERS:], single)), None)
        if at is None:
            at = len(groups)
            groups.append([])
        groups[at].append(draft)
        for key in keys:
            if at not in by_key.setdefault(key, [])[-NEAR_GROUPS:]:
                by_key[key].append(at)
    return [_join(group) for group in groups]


def _belongs(draft: Draft, group: Sequence[Draft], single: frozenset[str]) -> bool:
    if not all(same_event(member, draft) for member in group):
        return False
    if not draft.definite and any(_of_other_times(member, draft) for member in group):
        return False
    only_one = draft.found.trigger.family in single and not _is_another_kind(draft, group)
    return only_one or any(member.wording == draft.wording or is_told_again(member, draft) for member in group)


def _is_another_kind(draft: Draft, group: Sequence[Draft]) -> bool:
    """Whether a verb tells of a deed of a kind that none of the others is ("planted a bomb" beside "shot")."""
    kind = draft.found.trigger.sub_event_type
    other = kind not in _ONLY_HARM and all(member.found.trigger.sub_event_type != kind for member in group)
    return other and is_new_deed(draft) and not draft.definite


def _of_other_times(one: Draft, two: Draft) -> bool:
    """Whether one mention is of old times and the other, without a day of its own, is told as news."""
    return one.background != two.background and one.wording != two.wording and not (one.own_date and two.own_date)


def _merge_keys(draft: Draft) -> list[tuple[str, ...]]:
    """What two mentions must share to be compared at all, so that long texts take time in line with their length."""
    keys: list[tuple[str, ...]] = [("wording", draft.wording), ("lemma", draft.found.trigger.lemma.partition(" ")[0])]
    if draft.found.trigger.family in MERGING:
        keys.append(("family", draft.found.trigger.family))
    if draft.own_date and draft.interval is not None:
        keys.append(("verb", draft.verb, draft.interval.edtf))
    return keys


def _join(group: Sequence[Draft]) -> Draft:
    """The best mention speaks for the event; what it lacks comes from the others."""
    best = max(group, key=_strength)
    if len(group) == 1:
        return best
    reasons = list(best.reasons)
    changes: dict[str, object] = {}
    dated = max(group, key=_date_strength)
    stronger = dated.interval is not None and _date_strength(dated)[:3] > _date_strength(best)[:3]
    if dated is not best and stronger and (not best.own_date or _lies_within(dated.interval, best.interval)):
        changes |= {
            "interval": dated.interval,
            "time": dated.time,
            "date_basis": "context" if dated.own_date else dated.date_basis,
        }
        reasons.append("dated by another mention of the same event")
    placed = max(group, key=lambda draft: (draft.place is not None, -_radius(draft), _strength(draft)))
    if placed is not best and placed.place is not None and (best.place is None or _radius(placed) < _radius(best)):
        changes |= {"place": placed.place, "mention": placed.mention, "place_basis": "context"}
        reasons.append("placed by another mention of the same event")
    else:
        placed = best
    if not _names_part(placed) and (quarter := _quarter(group, placed)) is not None:
        changes["mention"] = quarter.mention
        reasons.append("where in the town is told by another mention of the same event")
    first_actor, second_actor = (
        next((draft.actors[i] for draft in (best, *group) if draft.actors[i]), None) for i in (0, 1)
    )
    repeats = tuple(sorted({draft.quote for draft in group if draft.quote != best.quote}))
    return replace(
        best,
        ordinal=min(draft.ordinal for draft in group),
        actors=(first_actor, second_actor),
        repeats=repeats,
        toll=join_tolls(draft.toll for draft in group),
        finer=next((draft.finer for draft in (best, *group) if draft.finer), ""),
        reasons=tuple(reasons),
        score=best.score + 0.5 * min(len(group) - 1, 4),
        **changes,  # type: ignore[arg-type]  # names of Draft's fields
    )


def _date_strength(draft: Draft) -> tuple[float, ...]:
    """Own dates before others, sharp ones before vague ones ("Saturday" before "last week")."""
    interval = draft.interval
    if interval is None or interval.first is None or interval.last is None:
        return (False, False, float("-inf"), *_strength(draft))
    days = (interval.last - interval.first).days
    return (draft.own_date, draft.date_basis != "publication", -days, *_strength(draft))


def _lies_within(one: TimeInterval | None, two: TimeInterval | None) -> bool:
    """Whether an interval is a sharper word for the other: "Saturday" for "last week"."""
    if one is None or two is None or one.first is None or one.last is None or two.first is None or two.last is None:
        return False
    return two.first <= one.first and one.last <= two.last


def _radius(draft: Draft) -> float:
    return draft.place.radius_km if draft.place is not None else 1e9


def _quarter(group: Sequence[Draft], placed: Draft) -> Draft | None:
    """The first mention whose words name a part of the same town ("in Lyon", "in the Croix-Rousse quarter")."""
    if placed.place is None:
        return None
    parts = (one for one in group if one.place is not None and one.place.geonames_id == placed.place.geonames_id)
    return next((one for one in parts if _names_part(one)), None)


def _names_part(draft: Draft) -> bool:
    """Whether an event's own words name a part of its place, a quarter or a street, that no gazetteer lists."""
    return (
        draft.place_basis == "explicit"
        and draft.mention is not None
        and draft.place is not None
        and draft.place.precision in SHARP
        and (draft.mention.kind == "facility" or fold(draft.mention.text) != fold(draft.place.name))
    )


def _strength(draft: Draft) -> tuple[float, ...]:
    """Own date and place first, then body before headline, then score, then the earlier sentence."""
    return (
        draft.own_date + (draft.place is not None),
        draft.sentence.region != "headline",
        draft.score,
        -draft.ordinal,
    )
