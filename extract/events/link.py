"""Gives each trigger the date and the place that its own sentence gives it, with what that rests on."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from extract.events.clauses import bridges, governed, in_comparison, premodifies, scenes, word_at
from extract.events.detect import Found
from extract.events.lexicon import DETERMINERS
from extract.events.verbs import BE, PREPOSITIONS
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Place, PlaceMention, Published, Span, TimeMention

# Costs are in words of distance: a word in between costs 1, a clause border as much as five words.
CLAUSE_COST = 5
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
UNBEARABLE = 60
MAX_PLACE_COST = 22

LOCATIVE = word_set("locative")
# Prepositions that place an event of these types; "on" and "to" point at a party elsewhere ("sanctions on Russia").
STRICT_LOCATIVE = word_set("strict_locative")
TALKING_TYPES = frozenset({"diplomacy", "politics", "statement", "justice"})
# Words that may stand between a preposition and the name ("in the rebel-held city of X", "in southern X").
_NAME_LEADERS = word_set("name_leaders")
_SIDES = r"(?:north|south|east|west|central|mid)\w*(?:[- ](?:east|west)\w*)?"
_QUARTERS = (
    r"(?:neighbou?rhood|quarter|district|suburb|sector|section|municipality|canton|hamlet|jurisdiction|colony|area)"
)
CONTAINER = re.compile(
    rf"\s*(?:{_QUARTERS}\s+(?:,\s*)?(?:in|of)|{_QUARTERS}?\s*,\s*(?:in|of)?)\s+(?:the\s+)?(?:{_SIDES}\s+)?"
    rf"(?:(?:part|section|sector|area|outskirts|suburbs)\s+of\s+)?",
    re.IGNORECASE,
)
"""Between a town and what it lies in: matches ", ", ", in northern ", " district of "; not " and ", ", near "."""
LANDMARK = re.compile(
    rf"[\s,(]*(?:(?:about|some|approximately|around|nearly|almost|located|situated|lying)\s+)*\d[\d.,]*\s*"
    rf"(?:km|kms|kilomet(?:er|re)s?|miles?|mi)\.?\s+(?:{_SIDES}\s+(?:of|from)|from|outside)\s+"
    r"(?:(?:the\s+)?(?:city|town|capital|capital\s+city)\s+(?:of\s+)?)?",
    re.IGNORECASE,
)
"""Between a town and what it is so far from: matches ", 415 km southeast of ", " (about 12 miles from the town of "."""
# Families whose events start or end at a place named with "from" or "to".
MOVING = frozenset({"withdrawal", "movement", "build_up", "bombardment", "kidnapping", "launch", "release"})
# Events that are where they lead to, and what it costs a place to be only an end of the way.
TRAVELS = frozenset({"visit", "travel to", "fly to", "arrive", "return"})
# "In Lyon, where ..., two people died": a place phrase that opens a sentence is that of its main verb.
OPENING_COST, FRONTED_WORDS = 5.0, 6
_FRONTED, _LINKING = frozenset({"in", "at", "near", "on"}), word_set("linking")
_REACHING = word_set("reaching")
FROM_COST, PASSIVE_COST = 4.0, 2.0
# Words that may follow a name that stands by itself; another lower-case word makes the name its modifier.
_AFTER_NAMES = PREPOSITIONS | word_set("after_names")
_TOGETHER = frozenset({"and", ",", ", and", "or", "and in", ", in", "and in the", "and the"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
SPEECH_FAMILY = "statement"
# How probable it is that the event of a trigger happened at a place, spans given; see extract.encoder.
Happened = Callable[[Span, Span], float]
LIKELY, UNLIKELY, NETWORK_COST = 0.5, 0.05, 4.0
# Up to here a place is the verb's by rules alone.
NEAR_COST = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """A mention linked to a trigger, and how far off it stood (a cost; 0 is beside it).

    `shared` says that another trigger stands nearer: the mention does not speak for this one being an event.
    """

    cost: float
    shared: bool = False
    time: TimeMention | None = None
    place: PlaceMention | None = None


def without_containers(mentions: Sequence[PlaceMention], text: str) -> list[PlaceMention]:
    """Mentions but for those that only say where the one before them lies.

    "Germany" in "Berlin, Germany" and "Berlin, in eastern Germany"; "Berlin" in "Potsdam, 30 km southwest of Berlin".
    """
    kept: list[PlaceMention] = []
    for mention in mentions:
        before = kept[-1] if kept else None
        if before is None or not _only_locates(text[before.span.end : mention.span.start], before.place, mention.place):
            kept.append(mention)
    return kept


def _only_locates(between: str, before: Place | None, place: Place | None) -> bool:
    """Whether a name is there to say where the one before it lies, by the words between the two."""
    if LANDMARK.fullmatch(between):
        return True
    return (
        before is not None and place is not None and bool(CONTAINER.fullmatch(between)) and _is_coarser(place, before)
    )


def _is_coarser(one: Place, two: Place) -> bool:
    return one.radius_km > two.radius_km and one.country_code == two.country_code


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
            costs[found, time] = cost
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
            if costs[nearest, time] + 2 < cost and not is_bridged:
                told = nearest.trigger.family == SPEECH_FAMILY and nearest.index < found.index
                cost += REPORT_COST if told else TAKEN_COST
            if cost <= MAX_TIME_COST and (best is None or cost < best.cost):
                best = Linked(cost=cost, time=time, shared=shared)
        if best is not None:
            linked[found] = best
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
    if first <= 1:
        cost = min(cost, 4 + 2 * clauses)  # "On Friday, ..." opens the sentence and dates its main verb
    return cost


def link_places(
    triggers: Sequence[Found],
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    happened: Happened | None = None,
) -> dict[Found, Linked]:
    """For each trigger of one sentence the toponym that says where its event happened, where one does.

    `happened` is asked where no rule speaks for a place: how probable it is that the event was there. A trigger that
    has none beside it takes that of the trigger which the nearest one belongs to.
    """
    costs = _place_costs(triggers, words, mentions, happened)
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
                own[found] = Linked(cost=cost, place=mention)
    for found, (cost, owner) in lent.items():
        if found not in own and owner in own:
            own[found] = Linked(cost=cost, place=own[owner].place, shared=True)
    return own


def _place_costs(
    triggers: Sequence[Found], words: Sequence[Word], mentions: Sequence[PlaceMention], happened: Happened | None
) -> dict[tuple[Found, PlaceMention], float | None]:
    """How far each place is from being where each trigger's event happened; None where it is something else."""
    around = scenes(triggers, words)
    costs: dict[tuple[Found, PlaceMention], float | None] = {}
    for found in triggers:
        for mention in mentions:
            cost = _judged_cost(found, mention, words, happened)
            if cost is not None:
                cost += _owned_elsewhere(found, mention.span, triggers, words)
                if (found, words[word_at(words, mention.span.start)].clause) in around:
                    cost = min(cost, BRIDGED_COST)
            costs[found, mention] = cost
    return costs


def _judged_cost(found: Found, mention: PlaceMention, words: Sequence[Word], happened: Happened | None) -> float | None:
    """The cost by rules, or else by the network, which may strike out what rules only guess at.

    That is a place of a weak trigger, or one that stands far from its verb; it learnt of verbs alone.
    """
    cost = place_cost(found, mention, words)
    if cost is None:
        return told_by_network(found, mention, happened)
    guessed = found.trigger.weight == 1 or (found.trigger.pos == "v" and cost > NEAR_COST)
    return None if guessed and happened is not None and happened(found.span, mention.span) < UNLIKELY else cost


def told_by_network(found: Found, mention: PlaceMention, happened: Happened | None) -> float | None:
    """The cost of a place that the network links to a trigger; None where it does not."""
    if happened is None or not mention.holds_events or happened(found.span, mention.span) <= LIKELY:
        return None
    return NETWORK_COST


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


def place_cost(found: Found, mention: PlaceMention, words: Sequence[Word]) -> float | None:
    """How far a place is from being where the trigger's event happened; None if it is something else."""
    first, last = word_at(words, mention.span.start), word_at(words, mention.span.end - 1)
    if not mention.holds_events:
        return 1.0 if _names_war(found, mention, words, last) else None
    if in_comparison(words, first):
        return None
    possessive = (
        words[last].lower.endswith(("'s", "s'"))
        or "".join(word.text for word in words[last + 1 : last + 3]) in _POSSESSIVES
    )
    if not possessive and _is_compound(found, words, last):
        return 1.0
    gap = max(first - found.reach - 1, found.index - last - 1, 0)
    cost = float(gap + CLAUSE_COST * abs(words[first].clause - found.clause))
    preposition = preposition_before(words, first)
    talking = found.trigger.event_type in TALKING_TYPES
    if preposition in {"from", "to"}:
        travels = found.trigger.family in MOVING or (preposition == "to" and found.trigger.lemma in TRAVELS)
        return (
            cost + FROM_COST if travels and not possessive else None
        )  # else "a driver from Homs": where somebody comes from
    if preposition is not None and preposition in (STRICT_LOCATIVE if talking else LOCATIVE):
        return min(cost, OPENING_COST) if not talking and opens_sentence(words, first, found) else cost
    reached = found.trigger.lemma in _REACHING and preposition is None and 0 <= first - found.last_index - 1 <= 1
    if reached and not possessive and not _is_modifier(words, last):
        return cost + 1  # "visited Lima", "left the port of Callao"
    if talking or possessive or _is_modifier(words, last):
        return None
    if last < found.index and preposition is None and is_acted_upon(found, words):
        return cost + PASSIVE_COST  # "Eastern Ghouta has been besieged"
    struck = found.trigger.event_type in ("conflict", "accident_disaster") and found.trigger.pos == "v"
    if first > found.reach and gap <= 3 and preposition is None and struck:
        return cost + 2  # "bombed Aleppo", "an earthquake struck Amatrice"
    return None


def opens_sentence(words: Sequence[Word], first: int, found: Found) -> bool:
    """Whether a place phrase opens the sentence, so that it says where its main verb was ("Finally, in Lyon, ...").

    A linking word or a date may go before it; a verb may not.
    """
    start = next((at for at in range(first, -1, -1) if words[at].lower in _FRONTED), None)
    if start is None or found.index <= first or first - start > FRONTED_WORDS:
        return False
    return start <= FRONTED_WORDS and all(
        word.lower in _LINKING or word.text in ",:" or word.text.isdigit() for word in words[:start]
    )


def is_acted_upon(found: Found, words: Sequence[Word]) -> bool:
    """Whether violence is told in the passive, so that its subject may be the place that it struck."""
    before = {word.lower for word in words[max(0, found.index - 3) : found.index]}
    return found.trigger.pos == "v" and found.trigger.event_type == "conflict" and bool(before & BE)


def _is_modifier(words: Sequence[Word], last: int) -> bool:
    """Whether a name only describes the noun after it ("US troops", "the Hermitage shooting")."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.text.isalpha() and after.text.islower() and after.lower not in _AFTER_NAMES


def _names_war(found: Found, mention: PlaceMention, words: Sequence[Word], last: int) -> bool:
    """Whether a war bears the name of where it was fought ("the Second Lebanon War", "the Vietnam war")."""
    named = mention.kind in ("embedded", "adjective") and words[last].text == mention.text.split()[-1]
    return named and found.trigger.family == "war" and found.index - last in (1, 2) and words[last + 1].text.isalpha()


def _is_compound(found: Found, words: Sequence[Word], last: int) -> bool:
    """Whether name and event noun make one expression ("the Salisbury nerve agent attack")."""
    between = words[last + 1 : found.index]
    return (
        found.trigger.pos == "n"
        and last < found.index
        and len(between) <= 3
        and all(word.text.islower() and word.lower not in _AFTER_NAMES for word in between)
    )


def preposition_before(words: Sequence[Word], index: int) -> str | None:
    """The preposition that governs the name at `index`, or None."""
    at = index - 1
    while at >= 0 and index - at <= 7:
        lower = words[at].lower
        if lower in LOCATIVE and lower != "of":
            return lower
        inside = lower in DETERMINERS or lower in _NAME_LEADERS or words[at].text[:1].isupper() or "-" in lower
        if not (inside or lower.endswith("'s") or lower == "and" or lower == ","):
            return lower if lower in PREPOSITIONS else None
        at -= 1
    return None
