"""Decides which triggers are events worth a row, with the reason for each that is not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extract.events.detect import Found
from extract.events.general import in_general
from extract.events.lexicon import DETERMINERS
from extract.events.link import Linked
from extract.events.notes import is_note
from extract.events.quantities import count_words, quantity_at
from extract.events.verbs import BE, HAVE, MODALS, PAST_BE, REPORTED_OF
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Modality, Published, Sentence

# What a trigger needs to become a row: its weight (1 to 3) plus what stands beside it.
NEEDED = 2.0
OWN_DATE, OWN_PLACE, LEAD, CAPTION_DATE, QUOTED = 1.5, 1.0, 0.5, 1.5, -1.5
LEAD_SENTENCES = 3
# So few words in quotation marks are no speech.
FEW_QUOTED = 3
# "another 400 people were taken in": hard news counts heads; years are no numbers of anything.
COUNTED, YEARS, _DONE = 1.0, (1500, 2100), frozenset({"past", "perfect", "gerund"})
# What a verb in the present tells of a day: an arrangement, not a habit.
_MAY_COME = frozenset({"present", "ongoing", "infinitive"})
TO_COME, _COMING = 1.0, frozenset({"tomorrow", "tonight", "next", "coming"})
# "the murder of the mayor": a deed that is taken for given, though no verb tells it.
GIVEN = 0.5
# "at a rally", "during the talks": prepositions of an occasion.
_OCCASIONS = frozenset({"at", "during"})
# "during his visit": prepositions of what something else went with.
_WITH_EVENTS, YEAR_DIGITS = frozenset({"during", "after", "before", "since", "amid", "following"}), 4
# Deeds of which the owner is the victim ("the judge's murder").
_SUFFERED = frozenset({"killing", "kidnapping"})
_DEEDS, _UPON = frozenset({"violence", "kidnapping"}), frozenset({"of", "against"})
# "the war", "the revolution": a state of things, where no date makes a happening of it.
STANDING = -1.0
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
# "who were born in the camp", "whose parents were killed": told of somebody, not as news.
ABOUT_SOMEBODY, _ABOUT = -1.0, frozenset({"who", "whose", "whom"})
# "could constitute genocide", "may trigger a war"
_WOULD_BE = word_set("would_be")
_ATTITUDES, _UNREAL_HEADS = word_set("attitudes"), word_set("unreal_heads")
_STATUS_COST: Mapping[str, float] = {"gerund": -0.5, "noun": -1.25, "present": -1.5, "ongoing": 0.0, "planned": 0.5}
_DROPPED: Mapping[str, str] = {
    "hypothetical": "only possible", "negated": "said not to have happened", "infinitive": "an aim, not an event",
    "modifier": "describes something else",
}  # fmt: skip
_CLAIM_CUES = word_set("claim_cues")
_DENIAL_CUES = word_set("denial_cues")
_HABITS = word_set("habits")
# "with every child who dies": what is told of each of many.
_EACH = frozenset({"every", "each", "whenever"})
# Who claims rather than states, and the words of claiming that follow.
_CLAIMANTS = word_set("claimants")
_PASSING_ON = word_set("passing_on")
# Who fights and tells of its own deeds, how it names itself, and the kinds of source that keep the records.
_PARTIES, _ITS, _RECORDING = word_set("parties"), frozenset({"it", "its", "they", "their"}), word_set("recording")
_CONDITIONS = word_set("conditions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Whether a trigger becomes a row (`score` >= NEEDED and no `objection`), and how surely it happened."""

    score: float
    modality: Modality
    objection: str | None = None


def judge(
    found: Found, words: Sequence[Word], sentence: Sentence, ordinal: int, time: Linked | None, place: Linked | None
) -> Judgement:
    """Judge one trigger; `ordinal` is the sentence's position among those of headline, body and captions."""
    modality = modality_of(found, words)
    if modality in ("happened", "ongoing") and found.status in _MAY_COME and _is_coming(time):
        modality = "planned"
    clause = [word.lower for word in words if word.clause == found.clause]
    arranged = found.status == "infinitive" and modality == "planned"  # "accepted an invitation to meet next month"
    objection = (None if arranged else _DROPPED.get(found.status)) or _objection_to(found, words, sentence, time)
    if objection is not None:
        return Judgement(score=0.0, modality=modality, objection=objection)
    caption = sentence.region == "caption"
    score = float(found.trigger.weight)
    score += 0.0 if found.status == "present" and caption else _STATUS_COST.get(found.status, 0.0)
    score += STANDING * (found.status == "noun" and found.trigger.family == "war" and not _own(time))
    score += OWN_DATE * _own(time) + OWN_PLACE * _own(place) + LEAD * (ordinal < LEAD_SENTENCES)
    score += ABOUT_SOMEBODY * (bool(_ABOUT & set(clause[:2])) and not _own(time))
    score += TO_COME * (sentence.region == "body" and _is_on_a_day(found, words, time))
    score += CAPTION_DATE * (caption and time is not None) + QUOTED * _is_speech(found, words)
    if NEEDED - GIVEN <= score < NEEDED and (is_given_deed(found, words) or (_own(place) and _is_venue(found, words))):
        score = NEEDED
    return Judgement(score=score, modality=modality)


def _objection_to(found: Found, words: Sequence[Word], sentence: Sentence, time: Linked | None) -> str | None:
    """Why the words around a trigger make no row of it; None where they may."""
    clause = {word.lower for word in words if word.clause == found.clause}
    before = {word.lower for word in words[: found.index] if word.clause == found.clause}
    each = found.status == "present" and _EACH & _near(found, words, 5, across=True)
    if is_note(words):
        return "a note on the page, not news"
    if _CONDITIONS & before:
        return "depends on a condition"
    if (_HABITS & clause and time is None) or each:
        return "a habit, not one event"
    if found.status in ("planned", "present", "infinitive") and _is_only_felt(found, words):
        return "only feared, hoped or believed"
    if found.trigger.pos == "n" and _is_unreal(found, words):
        return "only possible"
    if found.status == "planned" and time is None and "would" in _near(found, words, 8):
        return "only possible"  # "said it would help": what was to come on no day
    if words[-1].text == "?":
        return "a question"
    return in_general(found, words, sentence, time)


def _is_coming(time: Linked | None) -> bool:
    """Whether an event's own date says that it lies ahead ("takes place tomorrow")."""
    mention = time.time if time is not None and not time.shared else None
    return mention is not None and bool(_COMING & set(mention.text.lower().split()))


def _is_on_a_day(found: Found, words: Sequence[Word], time: Linked | None) -> bool:
    """Whether a verb in the present bears a day of its own, which is then one to come ("the court sits on Monday")."""
    mention = time.time if time is not None and not time.shared else None
    if mention is None or found.status != "present" or found.trigger.pos != "v" or found.trigger.family == "statement":
        return False
    interval = mention.interval
    single = interval is not None and interval.first is not None and interval.first == interval.last
    dated = any(word.isdigit() and len(word) == YEAR_DIGITS for word in mention.text.split())
    word = words[found.index]
    return found.index > 0 and word.text.islower() and word.lower.endswith("s") and single and not dated


def counts_heads(found: Found, words: Sequence[Word]) -> bool:
    """Whether a verb's clause counts people or things, as news does ("another 400 were taken in at the gym")."""
    if found.trigger.pos != "v" or found.status not in _DONE or found.trigger.event_type == "statement":
        return False
    for at, word in enumerate(words):
        quantity = quantity_at(words, at) if word.clause == found.clause else None
        if quantity is None:
            continue
        number = max(quantity.count.least or 0, quantity.count.most or 0)
        after = words[quantity.end].lower if quantity.end < len(words) else ""
        if number > 1 and not YEARS[0] <= number <= YEARS[1] and after.isalpha() and after not in count_words("units"):
            return True
    return False


def is_given_deed(found: Found, words: Sequence[Word]) -> bool:
    """Whether a noun speaks of a known deed and says to whom it was done ("condemned the murder of the mayor")."""
    trigger = found.trigger
    if found.status != "noun" or trigger.event_type != "conflict" or trigger.family not in _DEEDS or trigger.weight < 3:
        return False
    if trigger.sub_event_type in _SUFFERED and _is_somebodys(found, words):
        return True  # "after the judge's murder"
    after = words[found.last_index + 1 : found.last_index + 3]
    if len(after) < 2 or after[0].lower not in _UPON or not (after[1].text[:1].isalnum() or after[1].text == "["):
        return False
    before = [word.lower for word in words[max(0, found.index - 3) : found.index] if word.clause == found.clause]
    return any(word in DEFINITE or word.endswith(("'s", "s'")) for word in before)


def _is_somebodys(found: Found, words: Sequence[Word]) -> bool:
    """Whether a deed is named by whom it was done to ("Moro's kidnapping"); a pronoun alone says too little."""
    before = [word.lower for word in words[max(0, found.index - 2) : found.index] if word.clause == found.clause]
    return any(word.endswith(("'s", "s'", "’s", "s’")) for word in before)


def _is_venue(found: Found, words: Sequence[Word]) -> bool:
    """Whether a noun says at what occasion something was done ("said at a rally in Florida")."""
    before = [word.lower for word in words[max(0, found.index - 4) : found.index] if word.clause == found.clause]
    at = next((i for i, word in enumerate(before) if word in _OCCASIONS), None)
    return found.status == "noun" and at is not None and at + 1 < len(before) and before[at + 1] in DETERMINERS


def _is_only_felt(found: Found, words: Sequence[Word]) -> bool:
    """Whether somebody's fear, hope or belief governs the clause ("Israel fears that ... will entrench")."""
    return any(word.lower in _ATTITUDES and word.clause < found.clause for word in words[: found.index])


def _is_unreal(found: Found, words: Sequence[Word]) -> bool:
    """Whether the noun of a deed is what somebody prevents, allows or fears ("to prevent an attack")."""
    near = [word.lower for word in words[max(0, found.index - 5) : found.index] if word.clause == found.clause]
    would_be = any(one in MODALS and other in _WOULD_BE for one, other in pairwise(near))
    return found.trigger.event_type == "conflict" and (would_be or bool(_UNREAL_HEADS & set(near)))


def _is_speech(found: Found, words: Sequence[Word]) -> bool:
    """Whether somebody's words hold a trigger; a verb alone in quotation marks ('was "kidnapped"') is the writer's."""
    if not found.quoted or found.trigger.pos != "v":
        return found.quoted  # 'described it as a "massacre"'
    first, last = found.index, found.last_index
    while first > 0 and words[first - 1].quoted:
        first -= 1
    while last + 1 < len(words) and words[last + 1].quoted:
        last += 1
    return sum(word.text[:1].isalnum() for word in words[first : last + 1]) > FEW_QUOTED


def _own(linked: Linked | None) -> bool:
    return linked is not None and not linked.shared


def modality_of(found: Found, words: Sequence[Word]) -> Modality:
    """Happened, ongoing, planned, claimed or denied, from the verb's status and the words around."""
    before = {word.lower for word in words[: found.index] if not word.quoted or found.quoted}
    if found.status == "planned":
        return "planned"
    if _is_alleged(found, words):
        return "claimed"
    if found.trigger.pos == "n" and _is_settled(found, words):
        return "happened"
    if _DENIAL_CUES & before and found.trigger.event_type != "statement" and not _is_given(found, words):
        return "denied"
    everywhere = {word.lower for word in words}
    if found.trigger.event_type != "statement" and (_is_passed_on(found, words) or _is_said_to_have(found, words)):
        return "claimed"
    claims = _CLAIM_CUES & everywhere if found.trigger.event_type != "statement" else frozenset()
    if claims and (claims & before or claims & {"reportedly", "allegedly"}):
        return "claimed"
    if found.status == "ongoing" or (found.status == "perfect" and _since(found, words)):
        return "ongoing"
    return "happened"


def _is_alleged(found: Found, words: Sequence[Word]) -> bool:
    """Whether the verb passes on, with no speaker, what somebody did ("was accused of using", "is said to have")."""
    after = [word.lower for word in words[found.last_index + 1 : found.last_index + 3]]
    if len(after) < 2 or found.trigger.event_type != "statement" or not PAST_BE & _near(found, words, 3):
        return False
    return (after[0] == "of" and after[1].endswith("ing")) or (after[0] == "to" and after[1] in HAVE)


def _is_settled(found: Found, words: Sequence[Word]) -> bool:
    """Whether a noun's event is nobody's claim: what something else went with, or that bears its own year.

    "During his visit he reportedly won ..."; "accused them of violating a 2013 agreement".
    """
    before = [word.lower for word in words[max(0, found.index - 4) : found.index] if word.clause == found.clause]
    year = any(word.isdigit() and len(word) == YEAR_DIGITS for word in before[-3:])
    return year or (bool(_WITH_EVENTS & set(before)) and _is_given(found, words))


def _near(found: Found, words: Sequence[Word], reach: int, *, across: bool = False) -> set[str]:
    """The words up to `reach` before a trigger, in its clause unless `across`."""
    before = words[max(0, found.index - reach) : found.index]
    return {word.lower for word in before if across or word.clause == found.clause}


def _since(found: Found, words: Sequence[Word]) -> bool:
    """Whether something goes on to the present ("has been besieged by troops since May")."""
    return any(word.lower == "since" and word.clause - found.clause in (0, 1) for word in words[found.index :])


def _is_given(found: Found, words: Sequence[Word]) -> bool:
    """Whether a noun takes its event for given ("denied involvement in March's attack")."""
    before = [word.lower for word in words[max(0, found.index - 4) : found.index]]
    return found.trigger.pos == "n" and any(word in DEFINITE or word.endswith(("'s", "s'")) for word in before)


def _is_passed_on(found: Found, words: Sequence[Word]) -> bool:
    """Whether the sentence gives the event as what a report or a party says ("the report said", "it was reported")."""
    for index, word in enumerate(words):
        if word.lower not in _PASSING_ON or abs(word.clause - found.clause) == 0 and index > found.index:
            continue
        close = [(at, words[at]) for at in range(max(0, index - 4), index) if words[at].clause == word.clause]
        before = {other.lower for _, other in close}
        own = _ITS & {other.lower for other in words[index : found.index]}
        if before & _PARTIES and own and found.trigger.sub_event_type != "capture":
            return True  # "the army said its jets had killed 17"; who holds a town anybody can see
        named = any(other.lower in _CLAIMANTS and not _is_official(words, at) for at, other in close)
        if named or (word.lower == "reported" and "it" in before and before & BE):
            return True
    return False


def _is_official(words: Sequence[Word], at: int) -> bool:
    """Whether a source is one of those who record what happened ("hospital and police sources")."""
    return words[at].lower in {"source", "sources"} and at > 0 and words[at - 1].lower in _RECORDING


def _is_said_to_have(found: Found, words: Sequence[Word]) -> bool:
    """Whether somebody is only said to have done it ("are believed to have killed")."""
    near = {word.lower for word in words[max(0, found.index - 5) : found.index] if word.clause == found.clause}
    return {"to", "have"} <= near and bool(near & REPORTED_OF)


def is_background(first: date | None, published: Published) -> bool:
    """Whether a date lies more than 60 days before publication: history told beside the news."""
    day = published.last
    return day is not None and first is not None and (day - first).days > 60
