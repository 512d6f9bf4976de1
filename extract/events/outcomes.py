"""The words of a sentence that say what became of people: killed, hurt, or struck and then one or the other."""

from collections.abc import Callable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Literal

from extract.events.lexicon import DETERMINERS
from extract.events.quantities import count_words, quantity_at
from extract.events.victims import Party
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Count

Kind = Literal["killed", "hurt", "struck"]
Voice = Literal["active", "passive"]

_BE = word_set("be") | {"got", "getting", "gets", "get"}
_HAVE = word_set("have")
_MODALS = word_set("modals") | {"will"}
_NEGATED = frozenset({"not", "never", "n't"})
_RELATIVES = frozenset({"who", "that", "which", "whom"})
_INTRANSITIVE = frozenset({"died", "dies", "die", "dead", "perished", "deceased"})
_LOOK_BACK = 6
_BETWEEN = count_words("between")
_CARE = count_words("care")
_DEADLY_ADVERBS = count_words("deadly_adverbs")
_DEADLY_DEEDS = count_words("deadly_deeds")
_DEADLY_ENDS = count_words("deadly_ends")
_DEEDS = count_words("deeds")
_HURT = count_words("hurt")
_HURTING = count_words("hurting")
_KILLED = count_words("killed")
_KILLING = count_words("killing")
_STRIKING = count_words("striking")
_STRUCK = count_words("struck")
_SUFFERED = count_words("suffered")
_TAKEN = count_words("taken")
_TO_DEATH = count_words("to_death")
_TOLL_VERBS = count_words("toll_verbs")
_WOUNDING_ENDS = count_words("wounding_ends")
_WOUNDS = count_words("wounds")
_ACTIVE_FORMS = _KILLING | _HURTING | _STRIKING
_HARMS = _HURT | _HURTING | _KILLED
_DEED_NOUNS = _DEADLY_DEEDS | _DEEDS
_LEADS = _BE | _HAVE | _NEGATED | _BETWEEN | {"feared", "presumed", "believed", "found", "pronounced", "declared"}
_NOT_THE_FIRST = frozenset({"other", "further", "more", "additional"})
_GUNS = frozenset({"gun", "weapon", "pistol", "rifle", "handgun", "shotgun"})
_TAKES_LIVES = frozenset(
    {"took", "taken", "claimed", "claiming", "taking", "cost", "costing", "takes", "claims", "costs"}
)
_COUNTED_NOUNS: dict[str, Kind] = {
    "deaths": "killed", "fatalities": "killed", "fatality": "killed", "death": "killed", "bodies": "killed",
    "casualties": "killed", "injuries": "hurt", "injury": "hurt",
}  # fmt: skip

# Without one of these words a sentence has no outcome.
HARM_WORDS = frozenset(
    _KILLED | _ACTIVE_FORMS | _HURT | _STRUCK | _DEADLY_ADVERBS | _DEED_NOUNS | _TO_DEATH | _TAKEN | _SUFFERED
    | set(_COUNTED_NOUNS) | {"toll", "lives", "life", "condition", "gunshot", "himself", "herself", "themselves"}
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of somebody: words `start` to `end` (exclusive).

    `voice` active: the people stand behind it; passive: before it, `lead` words (auxiliaries) between. `relative`: a
    "who" stands for them. `feared`: not known for sure. `mixed`: one number is given for dead and hurt.
    `count` where the words themselves give the number.
    """

    kind: Kind
    start: int
    end: int
    voice: Voice = "passive"
    lead: int = 0
    relative: bool = False
    feared: bool = False
    mixed: bool = False
    count: Count | None = None


def outcomes_of(words: Sequence[Word], parties: Sequence[Party]) -> list[Outcome]:
    """All outcomes of a sentence in text order; those denied or only possible are left out."""
    found: list[Outcome] = []
    opened = {party.start for party in parties}
    index = 0
    while index < len(words):
        outcome = next((one for read in _READERS if (one := read(words, index, opened)) is not None), None)
        if outcome is None:
            index += 1
            continue
        if not _is_unreal(words, outcome.start):
            found.append(replace(outcome, mixed=_is_mixed(words, outcome)))
        index = max(outcome.end, index + 1)
    return found


def _lower(words: Sequence[Word], index: int) -> str:
    return words[index].lower if 0 <= index < len(words) else ""


def _verb(words: Sequence[Word], at: int, parties: Set[int]) -> Outcome | None:
    """As in "killed", "were wounded", "shot dead", "killing"."""
    lower = words[at].lower
    kind, end = _kind_of(words, at)
    if kind is None:
        return None
    if lower in _ACTIVE_FORMS:
        if _is_noun(words, at, parties):
            return None
        return Outcome(kind=kind, start=at, end=end, voice="active")
    lead = _auxiliaries(words, at)
    if _lower(words, end) in _BE and end + 1 in parties:  # "Killed were two brothers."
        return Outcome(kind=kind, start=at, end=end + 1, voice="active")
    before = _lower(words, at - lead - 1)
    feared = bool({"feared", "presumed", "believed"} & {word.lower for word in words[at - lead : at]})
    passive = any(word.lower in _BE for word in words[at - lead : at])
    if lower not in _INTRANSITIVE and not passive and _has_thing(words, end, parties):
        return None
    if lower in _INTRANSITIVE or passive or not _has_object(words, end, parties):
        relative = before in _RELATIVES
        return Outcome(kind=kind, start=at, end=end, lead=lead, relative=relative, feared=feared)
    return Outcome(kind=kind, start=at, end=end, voice="active")


def _kind_of(words: Sequence[Word], at: int) -> tuple[Kind | None, int]:
    """What a word and those after it say became of somebody, and the index after them."""
    lower = words[at].lower
    if lower in _STRUCK:
        for length in range(min(3, len(words) - at - 1), 0, -1):
            phrase = "_".join(word.lower for word in words[at + 1 : at + 1 + length]).replace("&", "and")
            if phrase in _DEADLY_ENDS:
                return "killed", at + 1 + length
            if phrase in _WOUNDING_ENDS:
                return "hurt", at + 1 + length
    deadly = bool({_lower(words, at - 1), _lower(words, at - 2)} & _DEADLY_ADVERBS)
    to_death = lower in _TO_DEATH and any(
        _lower(words, i) == "to" and _lower(words, i + 1) == "death" for i in range(at + 1, at + 5)
    )
    if lower in _KILLED | _KILLING or to_death:
        return "killed", at + 1
    kind: Kind | None = None
    if lower in _HURT | _HURTING:
        kind = "hurt"
    elif lower in _STRUCK | _STRIKING:
        kind = "struck"
        if _lower(words, at + 2) == "dead" and words[at + 1].text.isalpha():
            kind = "killed"  # "shot Lang dead"
    return ("killed" if deadly and kind else kind), at + 1


def _is_noun(words: Sequence[Word], at: int, parties: Set[int]) -> bool:
    """Whether "killing", "wounds", "shooting" is a noun here."""
    before = _lower(words, at - 1)
    if before in {"the", "a", "an", "of", "his", "her", "their", "gunshot", "in", "this", "that", "multiple", "'s"}:
        return not (before in {"of", "in"} and _has_object(words, at + 1, parties))
    return words[at].lower in {"wounds", "shooting", "hurts"} and not _has_object(words, at + 1, parties)


def _has_object(words: Sequence[Word], end: int, parties: Set[int]) -> bool:
    """Whether people stand right behind a verb, adverbs aside; `parties` are the words that open a party."""
    at = end
    while at < len(words) and at - end < 4 and at not in parties and words[at].lower in _BETWEEN:
        at += 1
    return at in parties


def _has_thing(words: Sequence[Word], end: int, parties: Set[int]) -> bool:
    """Whether something else than people stands right behind a verb, or is aimed at: "shot the lock", "shot at"."""
    return end not in parties and _lower(words, end) in DETERMINERS | {"at", "into", "up", "down"}


def _auxiliaries(words: Sequence[Word], at: int) -> int:
    """How many words of auxiliaries and adverbs stand before a participle."""
    lead = 0
    while lead < _LOOK_BACK:
        lower = _lower(words, at - lead - 1)
        if not (lower in _LEADS or (lower.endswith("ly") and len(lower) > 4)):
            break
        lead += 1
    return lead


def _is_unreal(words: Sequence[Word], at: int) -> bool:
    """Whether a modal, "to" or "not" stands before the word."""
    near = [word.lower for word in words[max(0, at - 5) : at] if word.clause == words[at].clause]
    if near and near[-1] in {"to", "not", "never"}:
        return True
    return any(word in _MODALS or word in _NEGATED or word.endswith("n't") for word in near[-4:])


def _is_mixed(words: Sequence[Word], outcome: Outcome) -> bool:
    """Whether one number is given for dead and hurt together ("30 were killed or injured")."""
    joined = _lower(words, outcome.end) in {"or", "and"}
    if joined and _lower(words, outcome.end + 1) in _HARMS:
        return True
    return _lower(words, outcome.start - 1) in {"or", "and"} and _lower(words, outcome.start - 2) in _HARMS


def _himself(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "turned the gun on himself"."""
    if words[at].lower != "on" or _lower(words, at + 1) not in {"himself", "herself", "themselves"}:
        return None
    if not _GUNS & {word.lower for word in words[max(0, at - 3) : at]}:
        return None
    return Outcome(kind="killed", start=at, end=at + 1, voice="active")


def _fatally(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "four were shot, one fatally"."""
    if words[at].lower not in _DEADLY_ADVERBS:
        return None
    after = _lower(words, at + 1)
    if after in {"", ".", ",", ";", "and", "in", "on", "at"}:
        return Outcome(kind="killed", start=at, end=at + 1)
    return None


def _hospital(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "were taken to a hospital", "suffered gunshot wounds", "in critical condition"."""
    lower = words[at].lower
    following = [word.lower for word in words[at + 1 : at + 9]]
    fits = (
        (lower in _TAKEN and any(word.startswith("hospital") or word in _CARE for word in following))
        or (lower in _SUFFERED and bool(_WOUNDS & set(following)))
        or (lower == "in" and "condition" in following[:4])
        or (lower == "with" and "gunshot" in following[:3] and bool(_WOUNDS & set(following[:5])))
    )
    if not fits:
        return None
    lead = _auxiliaries(words, at)
    relative = _lower(words, at - lead - 1) in _RELATIVES
    return Outcome(kind="struck", start=at, end=at + 1, lead=lead, relative=relative)


def _lives(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "lost their lives", "claimed 12 lives", "took the life of a guard"."""
    lower = words[at].lower
    following = [word.lower for word in words[at + 1 : at + 7]]
    life = next((i for i, word in enumerate(following) if word in {"life", "lives"}), None)
    if life is None:
        return None
    if lower == "lost" and life <= 1:
        lead = _auxiliaries(words, at)
        return Outcome(
            kind="killed", start=at, end=at + life + 2, lead=lead, relative=_lower(words, at - lead - 1) in _RELATIVES
        )
    if lower in _TAKES_LIVES:
        if life + 1 < len(following) and following[life + 1] == "of":
            return Outcome(kind="killed", start=at, end=at + life + 3, voice="active")
        quantity = quantity_at(words, at + 1) or quantity_at(words, at + 2)
        if quantity is not None:
            return Outcome(kind="killed", start=at, end=at + life + 2, count=quantity.count)
    return None


def _toll(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "the death toll rose to 30", "a toll of 12", "12 deaths", "no injuries", "the deaths of two guards"."""
    lower = words[at].lower
    if lower == "toll":
        return _told_toll(words, at)
    return _counted_noun(words, at, _COUNTED_NOUNS[lower]) if lower in _COUNTED_NOUNS else None


def _told_toll(words: Sequence[Word], at: int) -> Outcome | None:
    """The number after "toll", the last one where it rose from one to another; words between may say of what."""
    found: Count | None = None
    index, moved = at + 1, False
    while index < min(len(words), at + 14):
        quantity = quantity_at(words, index) if words[index].lower != "from" else None
        if quantity is not None and (moved or _lower(words, index - 1) in _TOLL_VERBS):
            risen = _lower(words, index - 1) == "from"
            found = Count(least=quantity.count.most, most=quantity.count.most) if risen else quantity.count
            index = quantity.end
            continue
        if found is not None and words[index].lower != "to":
            break
        moved = moved or words[index].lower in _TOLL_VERBS
        index += 1
    return Outcome(kind="killed", start=at, end=index, count=found) if found else None


def _deed(words: Sequence[Word], at: int, _: Set[int]) -> Outcome | None:
    """As in "the fatal shooting of a guard", "the deaths of two men"; those who came to harm stand behind "of"."""
    if _lower(words, at + 1) != "of":
        return None
    lower = words[at].lower
    deadly = lower in _DEADLY_DEEDS or (
        lower in _DEEDS and bool({_lower(words, at - 1), _lower(words, at - 2)} & {"fatal", "deadly"})
    )
    if not (deadly or lower in _DEEDS):
        return None
    return Outcome(kind="killed" if deadly else "struck", start=at, end=at + 2, voice="active")


def _counted_noun(words: Sequence[Word], at: int, kind: Kind) -> Outcome | None:
    """The number right before a noun of harm; "no other injuries" says nothing."""
    for start in range(max(0, at - 6), at):
        between = {word.lower for word in words[start:at]}
        if words[start].lower == "no" and at - start <= 3 and not _NOT_THE_FIRST & between:
            return Outcome(kind=kind, start=start, end=at + 1, count=Count(least=0, most=0))
        quantity = quantity_at(words, start) if words[at].lower != "casualties" else None  # the hurt are among these
        if quantity is not None and at - 1 <= quantity.end <= at:
            return Outcome(kind=kind, start=at, end=at + 1, count=quantity.count)
    return None


_READERS: tuple[Callable[[Sequence[Word], int, Set[int]], Outcome | None], ...] = (
    _deed,
    _lives,
    _toll,
    _hospital,
    _himself,
    _fatally,
    _verb,
)
