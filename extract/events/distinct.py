"""Of the triggers of one sentence, those that tell of something of their own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.events.clauses import scenes
from extract.events.context import PHYSICAL
from extract.events.detect import Found
from extract.events.link import Linked
from extract.events.merge import MERGING
from extract.events.select import DEFINITE, Judgement
from extract.events.senses import HARMS
from extract.events.words import Word

# Words from an event's noun to the verb that says when it began ("the blaze that began").
BEGINNING_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A trigger that makes a row, why, and what its sentence says of when and where."""

    found: Found
    judgement: Judgement
    time: Linked | None
    place: Linked | None

    @property
    def rank(self) -> tuple[float, float, int]:
        """Orders the triggers of one clause: the better supported, then the verb, then the first."""
        weight = self.found.trigger.weight + 0.5 * (self.found.status != "noun")
        return (self.judgement.score, weight, -self.found.index)


def without_circumstances(judged: Sequence[Judged], words: Sequence[Word]) -> list[Judged]:
    """Triggers but for those that only tell what somebody was about when it happened, or that another one began.

    "Shot as she sat in a cafe"; "the blaze that began on Sunday".
    """
    known = [item.found for item in judged if item.found.trigger.sub_event_type]
    circumstances = {clause for _, clause in scenes(known, words)}
    nouns = [found for found in known if found.trigger.pos == "n"]
    return [
        item
        for item in judged
        if (item.found.trigger.sub_event_type or item.found.clause not in circumstances)
        and not any(_begins(item.found, noun) for noun in nouns)
    ]


def _begins(verb: Found, noun: Found) -> bool:
    """Whether a verb only says that the event of the noun before it began or ended."""
    return verb.trigger.family == "begin" and 0 < verb.index - noun.last_index <= BEGINNING_REACH


def one_per_clause(judged: Sequence[Judged], words: Sequence[Word]) -> list[Judged]:
    """The best trigger of each clause, and those beside it that surely tell of something else.

    A plain speech verb goes where its complement is an event itself.
    """
    best: dict[int, Judged] = {}
    for item in judged:
        rival = best.get(item.found.clause)
        if rival is None or item.rank > rival.rank:
            best[item.found.clause] = item
    chosen = list(best.values())
    for item in judged:
        rival = best[item.found.clause]
        if (
            item is not rival
            and _is_referred_to(item, words)
            and not _does_it(item, rival)
            and item.found.trigger.family != rival.found.trigger.family
        ):
            chosen.append(item)
    kept = _without_repeats(sorted(chosen, key=lambda item: item.found.index), words)
    kept = [item for item in kept if len(kept) == 1 or not _only_attributes(item, words)]
    if all(item.found.trigger.family == "statement" for item in kept):
        return kept
    return [
        item
        for item in kept
        if item.found.trigger.family != "statement" or item.found.trigger.weight > 1 or item.time is not None
    ]


def _only_attributes(item: Judged, words: Sequence[Word]) -> bool:
    """Whether a clause only says who said the rest of the sentence ("..., officials said", "..., she told reporters").

    One that gives the day of saying it is news.
    """
    found = item.found
    clause = [word for word in words if word.clause == found.clause and word.text[:1].isalnum()]
    if not clause:
        return True  # a trigger of another reader that is but a mark
    inside = item.time is not None and item.time.time is not None and clause and (
        clause[0].span.start <= item.time.time.span.start < clause[-1].span.end
    )  # fmt: skip
    after = words[found.last_index + 1] if found.last_index + 1 < len(words) else None
    ends = (
        found.clause > 0 and (after is None or not after.text[:1].isalnum()) and clause[-1].span.end == found.span.end
    )
    return found.trigger.event_type == "statement" and ends and not inside


def _is_referred_to(item: Judged, words: Sequence[Word]) -> bool:
    """Whether a word names a happening of its own beside the clause's main one ("charged with the murder of ...")."""
    found = item.found
    if found.trigger.event_type not in PHYSICAL or found.trigger.weight < 2:
        return False
    if found.trigger.pos == "v":
        return found.status in ("past", "perfect", "gerund", "ongoing")
    after = words[found.last_index + 1].lower if found.last_index + 1 < len(words) else ""
    near = [word.lower for word in words[max(0, found.index - 5) : found.index] if word.clause == found.clause]
    named = any(lower in DEFINITE or lower.endswith(("'s", "s'")) for lower in near)
    return after == "of" or named or (item.time is not None and not item.time.shared)


def _does_it(item: Judged, rival: Judged) -> bool:
    """Whether the noun of a disaster is what does the deed of the verb right after it ("the quake destroyed ...")."""
    noun, verb = item.found, rival.found
    disaster = noun.trigger.event_type == verb.trigger.event_type == "accident_disaster"
    return disaster and noun.trigger.pos == "n" and verb.trigger.pos == "v" and 0 < verb.index - noun.last_index <= 2


def _without_repeats(kept: Sequence[Judged], words: Sequence[Word]) -> list[Judged]:
    """Triggers but for those that tell the event of the one before again ("was shot and killed")."""
    result: list[Judged] = []
    for item in kept:
        before = result[-1] if result else None
        if before is not None and _is_toll(before, item):
            continue
        if before is not None and _is_cause(before, item, words):
            result[-1] = replace(item, time=item.time or before.time, place=item.place or before.place)
            continue
        if before is not None and _tells_again(before, item):
            result[-1] = max(before, item, key=lambda one: (one.time is not None, one.place is not None, one.rank))
        else:
            result.append(item)
    return result


def _is_toll(before: Judged, item: Judged) -> bool:
    """Whether a trigger only tells whom the deed before it killed or hurt ("swept through Erie, killing two")."""
    deadly = item.found.trigger.family == "violence" and item.found.status == "gerund"
    disaster = before.found.trigger.event_type == "accident_disaster" and before.found.trigger.family != "violence"
    shelled = before.found.trigger.family == "bombardment"  # "fired rockets at the town, killing seven"
    same_time = item.time is None or before.time is None or item.time.time == before.time.time
    return deadly and (disaster or shelled) and same_time


def _is_cause(before: Judged, item: Judged, words: Sequence[Word]) -> bool:
    """Whether a disaster told after "when" is what the harm before it came of ("38 drowned when a ferry sank")."""
    harm, cause = before.found.trigger, item.found.trigger
    harmed = harm.pos == "v" and (harm.lemma in HARMS or harm.sub_event_type == "death")
    cause_told = cause.event_type == "accident_disaster" or cause.family == "bombardment"
    if not harmed or not cause_told or cause.pos != "v" or cause.sub_event_type == "death":
        return False
    opener = next(word.lower for word in words if word.clause == item.found.clause)
    times_agree = item.time is None or before.time is None or item.time.time == before.time.time
    return opener == "when" and item.found.clause == before.found.clause + 1 and times_agree


def _tells_again(before: Judged, item: Judged) -> bool:
    """Whether two triggers of one sentence are of one family that merges, and no other date or place parts them."""
    family = item.found.trigger.family
    if before.found.trigger.family != family or family not in MERGING or item.judgement.modality == "planned":
        return False
    if _by_fire(item) and not _by_fire(before) and item.found.status in ("past", "perfect"):
        return False
    own_time = item.time is not None and before.time is not None and item.time.time != before.time.time
    own_place = item.place is not None and before.place is not None and item.place.place != before.place.place
    return not (own_time or own_place) and item.found.clause - before.found.clause <= 1


def _by_fire(item: Judged) -> bool:
    """Whether a verb tells of arson: a deed of its own beside an attack ("attacked the post and set fire to a bus")."""
    return item.found.trigger.sub_event_type == "arson" and item.found.trigger.pos == "v"
