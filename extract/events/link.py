"""Gives each trigger the date and the place that its own sentence gives it, with what that rests on."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from extract.encoder import Analysis
from extract.events.clauses import bridges, governed, in_comparison, premodifies, scenes, word_at
from extract.events.detect import Found
from extract.events.owned_dates import is_of_another
from extract.events.place_cost import CLAUSE_COST, place_cost
from extract.events.place_odds import Pair, place_odds
from extract.events.presence import being_there, townspeople_at, where_clause
from extract.events.words import Word
from extract.model import PlaceMention, Published, Span, TimeMention

# "the couple killed in their home were identified on Sunday": Sunday is when they were identified.
OWNED_COST = 6
# "police on Sunday identified a man who was killed": Sunday is not when he was killed.
RELATIVE_COST = 18
_RELATIVES = frozenset({"who", "which", "whose", "whom"})
BLOCKED_COST = 16
TAKEN_COST, PLACE_TAKEN_COST = 9, 4
# The day of a report is not the day of what it reports.
REPORT_COST = 26
# "charged on Monday with the shooting": Monday is the charge's; "Sunday's shooting": no other event's.
GOVERNED_COST, HOSTED_COST, BRIDGED_COST = 10, 14, 5.0
MAX_TIME_COST = 30
# Words between two expressions of one date (", on").
BESIDE_WORDS = 3
# As long a span, beside a sharper date of its clause, only says among how many a happening was counted.
WHOLE_MONTH = timedelta(days=27)
UNBEARABLE = 60
MAX_PLACE_COST = 26
# Farther off than this a place must be likely by its odds, where they are known.
FAR_COST = 22.0

# "A factory located in northern Lyon": words from the participle to the name.
_LOCATED, LOCATED_REACH = frozenset({"located", "situated"}), 5
_TOGETHER = frozenset({"and", ",", ", and", "or", "and in", ", in", "and in the", "and the"})
SPEECH_FAMILY = "statement"
# "In Niger, where generals ousted the president": there is no surer place.
WHERE_COST = 4.0
# A link of the network's by itself: taken from here, struck out up to here where only a guess; what it costs.
LIKELY, UNLIKELY, NETWORK_COST = 0.5, 0.05, 4.0
# Up to here a place stands beside its trigger; farther off, rules only guess that it is the verb's.
NEAR_COST = 3.0
# Where odds are known, rules alone decide from here on; a place beside its verb needs no more than the second.
OPEN_ODDS, NEAR_ODDS = 0.4, 0.1
# What a place would cost that surely is not the event's; so no likely one is given up to a likelier one's trigger.
ODDS_COST = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A mention linked to a trigger, and how far off it stood (a cost; 0 is beside it).

    `shared` says that another trigger stands nearer: the mention does not speak for this one being an event.
    """

    cost: float
    shared: bool = False
    time: TimeMention | None = None
    place: PlaceMention | None = None


def link_times(
    triggers: Sequence[Found], words: Sequence[Word], times: Sequence[TimeMention], published: Published
) -> dict[Found, Linked]:
    """For each trigger of one sentence the temporal expression that dates it, where one does."""
    dated = [time for time in times if time.interval is not None]
    bridged = bridges(triggers, words)
    hosts = {time: [found for found in triggers if premodifies(time, found, words)] for time in dated}
    costs: dict[tuple[Found, TimeMention], float] = {}
    for found in triggers:
        for time in dated:
            cost = _time_cost(found, time, words, published) + _owned_elsewhere(found, time.span, triggers, words)
            if hosts[time]:
                cost = min(cost, 1.0) if found in hosts[time] else cost + HOSTED_COST
            elif found.trigger.pos == "n" and governed(found, time, words):
                cost += GOVERNED_COST
            elif cost <= UNBEARABLE and (found, words[word_at(words, time.span.start)].clause) in bridged:
                cost = min(cost, BRIDGED_COST)
            costs[found, time] = UNBEARABLE if is_of_another(found, time, words, published) else cost
    linked: dict[Found, Linked] = {}
    for found in triggers:
        best = None
        for time in dated:
            nearest = min(triggers, key=lambda other: costs[other, time])  # used at once
            cost = costs[found, time]
            shared = costs[nearest, time] + 3 < cost
            is_bridged = (found, words[word_at(words, time.span.start)].clause) in bridged
            if _verb_between(found, time, triggers, words) and not is_bridged:
                cost += BLOCKED_COST
            if costs[nearest, time] + 2 < cost and not is_bridged and not _is_same_act(found, nearest):
                told = nearest.trigger.family == SPEECH_FAMILY and nearest.index < found.index
                cost += REPORT_COST if told else TAKEN_COST
            if cost <= MAX_TIME_COST and (best is None or cost < best.cost):
                best = Linked(cost=cost, time=time, shared=shared)
        if best is not None:
            linked[found] = _sharper(best, dated, words, found.clause)
    return linked


def _sharper(linked: Linked, dated: Sequence[TimeMention], words: Sequence[Word], clause: int) -> Linked:
    """The link, to the sharper expression right beside its own that lies within it ("last week, on Tuesday").

    For a span of a month and more any of the trigger's clause will do ("on Tuesday made their third raid this year").
    """
    own = linked.time
    if own is None or own.interval is None or own.interval.first is None or own.interval.last is None:
        return linked
    for time in dated:
        within = time.interval
        if within is None or within.first is None or within.last is None or within == own.interval:
            continue
        before, after = sorted((own, time), key=lambda one: one.span)
        gap = word_at(words, after.span.start) - word_at(words, before.span.end - 1) - 1
        same = words[word_at(words, time.span.start)].clause == clause
        near = gap <= BESIDE_WORDS or (same and own.interval.last - own.interval.first >= WHOLE_MONTH)
        if near and own.interval.first <= within.first and within.last <= own.interval.last:
            return replace(linked, time=time)
    return linked


def _owned_elsewhere(found: Found, span: Span, triggers: Sequence[Found], words: Sequence[Word]) -> float:
    """The cost of a mention in another clause that has a trigger of its own."""
    clause = words[word_at(words, span.start)].clause
    if clause == found.clause or all(other.clause != clause for other in triggers):
        return 0.0
    opener = next((word.lower for word in words if word.clause == found.clause), "")
    return RELATIVE_COST if clause < found.clause and opener in _RELATIVES else OWNED_COST


def _is_speakers(found: Found, mention: PlaceMention, triggers: Sequence[Found], words: Sequence[Word]) -> bool:
    """Whether a place belongs to who says it ("a group based in Britain said that ...")."""
    last = word_at(words, mention.span.end - 1)
    return any(one.trigger.family == SPEECH_FAMILY and last < one.index < found.index for one in triggers)


def _is_same_act(found: Found, statement: Found) -> bool:
    """Whether a verb tells what a statement says ("in a statement read on Monday, the army acknowledged ...")."""
    before = statement.trigger.pos == "n" and statement.index < found.index
    return before and found.trigger.family == statement.trigger.family == SPEECH_FAMILY


def _verb_between(found: Found, time: TimeMention, triggers: Sequence[Found], words: Sequence[Word]) -> bool:
    """Whether the verb of another event stands between a trigger and a later temporal expression."""
    first = word_at(words, time.span.start)
    return any(
        found.reach < other.index < first
        and other.trigger.pos == "v"
        and other.status in ("past", "perfect", "planned")
        and other.trigger.family not in (found.trigger.family, "begin", "occur")
        for other in triggers
    )


def is_over(time: TimeMention, published: Published) -> bool:
    """Whether a date lies wholly before the day of publication, or reaches just up to it from the past."""
    last = time.interval.last if time.interval else None
    first = time.interval.first if time.interval else None
    return (
        published.first is not None
        and last is not None
        and first is not None
        and last <= published.first
        and first < last
    )


def _time_cost(found: Found, time: TimeMention, words: Sequence[Word], published: Published) -> float:
    if (
        found.status == "planned"
        and time.basis == "relative"
        and time.interval is not None
        and is_over(time, published)
    ):
        return MAX_TIME_COST + 1.0  # a plan lies ahead
    first = word_at(words, time.span.start)
    last = word_at(words, time.span.end - 1)
    if in_comparison(words, first):
        return MAX_TIME_COST + 1.0
    gap = max(first - found.reach - 1, found.index - last - 1, 0)
    clauses = abs(words[first].clause - found.clause)
    cost = float(gap + CLAUSE_COST * clauses)
    before = [word.lower for word in words[max(0, first - 2) : first]]
    if found.trigger.pos == "n" and found.reach >= first - 1 >= found.reach - 1:
        cost -= 1
    if before and before[-1] in {"since", "until", "till"} and found.status != "ongoing":
        cost += 8
    if found.trigger.family == SPEECH_FAMILY and _opens_what_is_said(found, first, words):
        cost += REPORT_COST  # "said that on Monday gunmen ...": Monday is not when it was said
    if first <= 1:
        cost = min(cost, 4 + 2 * clauses)  # "On Friday, ..." opens the sentence and dates its main verb
    return cost


def _opens_what_is_said(found: Found, first: int, words: Sequence[Word]) -> bool:
    """Whether a date stands right behind the "that" which opens what somebody says."""
    before = [word.lower for word in words[max(found.reach + 1, first - 2) : first]]
    return "that" in before


def link_places(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    analysis: Analysis | None = None,
    unasked: Collection[PlaceMention] = (),
) -> dict[Found, Linked]:
    """For each trigger of one sentence the toponym that says where its event happened, where one does.

    `analysis` is what the network says of the text; None leaves all to rules, as it does with `unasked` mentions: it
    learnt of names, not of what stands for them. A trigger that has no place beside it
    takes that of the trigger which the nearest one belongs to.
    """
    bare = {(found, mention): place_cost(found, mention, words) for found in triggers for mention in mentions}
    linked = _cheapest(triggers, words, mentions, bare)
    if analysis is None or not bare:
        return _with_townspeople(linked, triggers, words, mentions)
    chosen = {found: one.place for found, one in linked.items() if one.place is not None}
    odds = place_odds(triggers, words, [one for one in mentions if one not in unasked], bare, chosen, analysis)
    judged = {
        pair: cost if cost is not None and _is_located(*pair, words)
        else weighed_cost(cost, odds[pair]) if pair in odds
        else cost if pair[1] in unasked
        else _told_cost(*pair, cost, analysis)
        for pair, cost in bare.items()
    }  # fmt: skip
    return _with_townspeople(_cheapest(triggers, words, mentions, judged), triggers, words, mentions)


def _is_located(found: Found, mention: PlaceMention, words: Sequence[Word]) -> bool:
    """Whether a place says where a building stands, to which something happened ("at a factory located in Lyon")."""
    first = word_at(words, mention.span.start)
    harmed = found.trigger.event_type in ("conflict", "accident_disaster") and found.reach < first
    return harmed and any(word.lower in _LOCATED for word in words[max(0, first - LOCATED_REACH) : first])


def weighed_cost(cost: float | None, odds: float) -> float | None:
    """The cost of a place that rules give, given how probable it is that the event was there; None strikes it out."""
    if odds >= LIKELY:
        weighed = float(round(ODDS_COST * (1 - odds)))  # of about as likely ones the first named is taken
        return weighed if cost is None else min(cost, weighed)
    near = cost is not None and cost <= NEAR_COST and odds >= NEAR_ODDS
    open_to_rules = odds >= OPEN_ODDS and cost is not None and cost <= FAR_COST
    return cost if near or open_to_rules else None


def _told_cost(found: Found, mention: PlaceMention, cost: float | None, analysis: Analysis) -> float | None:
    """The cost by rules, or else by the network's link alone, which may strike out what weak triggers only guess at."""
    if cost is None:
        likely = mention.holds_events and analysis.happened("place", found.span, mention.span) > LIKELY
        return NETWORK_COST if likely else None
    guessed = found.trigger.pos == "v" and cost > NEAR_COST and found.trigger.family != "launch"
    weak = found.trigger.weight == 1 or guessed
    return None if weak and analysis.happened("place", found.span, mention.span) < UNLIKELY else cost


def _cheapest(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    bare: Mapping[Pair, float | None],
) -> dict[Found, Linked]:
    """The place of each trigger, given how far each place is from being where its event happened."""
    costs = _with_clauses(triggers, words, mentions, bare)
    own: dict[Found, Linked] = {}
    lent: dict[Found, tuple[float, Found]] = {}
    for found in triggers:
        for mention in mentions:
            cost = costs[found, mention]
            if cost is None or _is_speakers(found, mention, triggers, words):
                continue
            rivals = [(costs[one, mention], i) for i, one in enumerate(triggers)]
            nearest_cost, nearest = min((rival, i) for rival, i in rivals if rival is not None)
            if nearest_cost + 3 < cost:
                if cost + PLACE_TAKEN_COST <= MAX_PLACE_COST and (found not in lent or cost < lent[found][0]):
                    lent[found] = (cost, triggers[nearest])
            elif cost <= MAX_PLACE_COST and (found not in own or cost < own[found].cost):
                told = where_clause(mention, words) == found.clause  # "where it was founded" makes no event of it
                own[found] = Linked(cost=cost, place=mention, shared=told)
    for found, (cost, owner) in lent.items():
        if found not in own and owner in own:
            own[found] = Linked(cost=cost, place=own[owner].place, shared=True)
    beside = {found: one.place for found, one in own.items() if one.place is not None}
    for found, place in being_there(triggers, words, beside, {found for found in own if own[found].shared}).items():
        own[found] = Linked(cost=BRIDGED_COST, place=place, shared=True)
    return own


def _with_townspeople(
    linked: dict[Found, Linked], triggers: Sequence[Found], words: Sequence[Word], mentions: Sequence[PlaceMention]
) -> dict[Found, Linked]:
    """The links, and where nothing else places a deed, the town of who did it; it speaks for no event."""
    at_home = townspeople_at(triggers, words, mentions, linked)
    return linked | {found: Linked(cost=MAX_PLACE_COST, place=town, shared=True) for found, town in at_home.items()}


def _with_clauses(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    bare: Mapping[Pair, float | None],
) -> dict[Pair, float | None]:
    """The costs, with what the clauses say of whose a place is."""
    around = scenes(triggers, words)
    named = {clause: mention for mention in mentions if (clause := where_clause(mention, words)) is not None}
    clauses = [words[word_at(words, mention.span.start)].clause for mention in mentions]
    costs: dict[Pair, float | None] = {}
    for found in triggers:
        for mention, clause in zip(mentions, clauses, strict=True):
            cost = bare[found, mention]
            if cost is not None:
                cost += _owned_elsewhere(found, mention.span, triggers, words)
                if (found, clause) in around:
                    cost = min(cost, BRIDGED_COST)
            told = named.get(found.clause) is mention
            costs[found, mention] = min(WHERE_COST if cost is None else cost, WHERE_COST) if told else cost
    return costs


def coordinated(mention: PlaceMention, mentions: Sequence[PlaceMention], text: str) -> tuple[PlaceMention, ...]:
    """The places named in one breath with a mention ("the Daraa and Quneitra provinces"), in text order."""
    ordered = sorted((one for one in mentions if one.holds_events or one is mention), key=lambda one: one.span)
    at = ordered.index(mention)
    first = last = at
    while first > 0 and text[ordered[first - 1].span.end : ordered[first].span.start].strip() in _TOGETHER:
        first -= 1
    while last + 1 < len(ordered) and text[ordered[last].span.end : ordered[last + 1].span.start].strip() in _TOGETHER:
        last += 1
    return tuple(one for one in ordered[first : last + 1] if one is not mention)
