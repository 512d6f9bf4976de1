"""How far a toponym is, by the words of its sentence, from being where the event of a trigger happened."""

from collections.abc import Sequence

from extract.events.clauses import in_comparison, word_at
from extract.events.detect import Found
from extract.events.lexicon import DETERMINERS
from extract.events.verbs import BE, PREPOSITIONS
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import PlaceMention

# Costs are in words of distance: a word in between costs 1, a clause border as much as five words.
CLAUSE_COST = 5

LOCATIVE = word_set("locative")
# Prepositions that place an event of these types; "on" and "to" point at a party elsewhere ("sanctions on Russia").
STRICT_LOCATIVE = word_set("strict_locative")
TALKING_TYPES = frozenset({"diplomacy", "politics", "statement", "justice"})
# Words that may stand between a preposition and the name ("in the rebel-held city of X", "in southern X").
_NAME_LEADERS = word_set("name_leaders")
# Families whose events start or end at a place named with "from" or "to".
MOVING = frozenset({"withdrawal", "movement", "build_up", "bombardment", "kidnapping", "launch", "release"})
# Events that are where they lead to, and what it costs a place to be only an end of the way.
TRAVELS = frozenset({"visit", "travel to", "fly to", "arrive", "return", "send", "deploy", "transfer"})
# How many characters may stand between a people and its vote.
VOTERS_REACH = 24
# "In Lyon, where ..., two people died": a place phrase that opens a sentence is that of its main verb.
OPENING_COST, FRONTED_WORDS = 5.0, 6
_SEATED = word_set("seated")
_FRONTED, _LINKING = frozenset({"in", "at", "near", "on"}), word_set("linking")
_REACHING = word_set("reaching")
_UNITS = word_set("units_of_length")
# How many words at most may say what a place is like, and may stand before its name in one phrase.
ADJECTIVES, PHRASE_WORDS = 3, 7
# What ends at the place named with "from" has happened there ("expelled from the city", "pulled from the river").
_LEFT, _LED_TO = word_set("left_behind"), word_set("led_to")
_WAYS = frozenset({"from", "to", "toward", "towards"})
# What somebody does who comes from elsewhere.
_COMING = frozenset({"arrive", "come", "return", "travel", "drive", "fly", "go", "reach", "enter", "deploy", "send"})
FROM_COST, PASSIVE_COST = 3.0, 2.0
# Words that may follow a name that stands by itself; another lower-case word makes the name its modifier.
_AFTER_NAMES = PREPOSITIONS | DETERMINERS | word_set("after_names")
# What a country's name describes and is the country all the same ("in Iraq territory").
_LANDS = frozenset({"territory", "soil", "waters", "airspace", "side", "border", "province", "coast", "proper"})
# Nouns that say what kind of place a name before them is.
_AREAS = word_set("town_nouns") | word_set("region_nouns") | word_set("spot_nouns") | word_set("other_areas")
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


def place_cost(found: Found, mention: PlaceMention, words: Sequence[Word]) -> float | None:
    """How far a place is from being where the trigger's event happened; None if it is something else."""
    first, last = word_at(words, mention.span.start), word_at(words, mention.span.end - 1)
    if not mention.holds_events:
        return 1.0 if _names_war(found, mention, words, last) or _votes(found, mention) else None
    if in_comparison(words, first):
        return None
    possessive = is_possessive(words, last)
    if not possessive and _is_compound(found, words, last):
        return 1.0
    gap = max(first - found.reach - 1, found.index - last - 1, 0)
    cost = float(gap + CLAUSE_COST * abs(words[first].clause - found.clause))
    preposition = preposition_before(words, first)
    talking = found.trigger.event_type in TALKING_TYPES
    speaking = talking or found.trigger.event_type == "other"
    if speaking and last < found.index and words[max(0, first - 2)].lower in _SEATED and preposition in _FRONTED:
        return None  # "the foreign ministry in Bangkok said"
    if preposition in _WAYS and (preposition in {"from", "to"} or found.trigger.family in MOVING):
        return cost + FROM_COST if not possessive and _is_end(found, preposition) else None
    country = mention.place is not None and mention.place.precision == "country"
    if country and is_modifier(words, last) and words[last + 1].lower not in _LANDS:
        return None  # "an attack on the US institute in Lyon"
    if preposition is not None and preposition in (STRICT_LOCATIVE if talking else LOCATIVE):
        return min(cost, OPENING_COST) if not talking and opens_sentence(words, first, found) else cost
    start = first if first <= found.last_index else max(phrase_start(words, first), found.last_index + 1)
    reached = found.trigger.lemma in _REACHING and preposition is None and 0 <= start - found.last_index - 1 <= 1
    if reached and not possessive and not is_modifier(words, last):
        return cost + 1  # "visited Lima", "left the port of Callao"
    if talking or possessive or is_modifier(words, last):
        return None
    if last < found.index and preposition is None and is_acted_upon(found, words):
        return cost + PASSIVE_COST  # "Eastern Ghouta has been besieged"
    struck = found.trigger.event_type in ("conflict", "accident_disaster") and found.trigger.pos == "v"
    if first > found.reach and gap <= 3 and preposition is None and struck:
        return cost + 2  # "bombed Aleppo", "an earthquake struck Amatrice"
    return None


def _is_end(found: Found, preposition: str) -> bool:
    """Whether an event was at the place where its way began ("fled from Homs") or ended ("flew to Homs").

    "A driver from Homs" says where somebody comes from, and so does "arrived from Homs".
    """
    lemma = found.trigger.lemma
    if preposition == "to":
        return found.trigger.family in MOVING or lemma in TRAVELS or lemma in _LED_TO
    if preposition != "from":
        return False  # "withdrew towards Homs": they may never have come there
    return lemma in _LEFT or (found.trigger.family in MOVING and lemma.partition(" ")[0] not in _COMING)


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


def is_possessive(words: Sequence[Word], last: int) -> bool:
    """Whether a name that ends at `last` owns what follows it ("Iran's", "the rebels' ")."""
    marks = "".join(word.text for word in words[last + 1 : last + 3])
    return words[last].lower.endswith(("'s", "s'")) or marks in _POSSESSIVES


def is_modifier(words: Sequence[Word], last: int) -> bool:
    """Whether a name only describes the noun after it ("US troops", "the Hermitage shooting")."""
    at = last + 1
    if at < len(words) and words[at].lower in _AREAS:
        at += 1  # "the Idlib province": the noun is its own; "the Idlib province police" is another's
    after = words[at] if at < len(words) else None
    return after is not None and after.text.isalpha() and after.text.islower() and after.lower not in _AFTER_NAMES


def _names_war(found: Found, mention: PlaceMention, words: Sequence[Word], last: int) -> bool:
    """Whether a war bears the name of where it was fought ("the Second Lebanon War", "the Vietnam war")."""
    named = mention.kind in ("embedded", "adjective") and words[last].text == mention.text.split()[-1]
    return named and found.trigger.family == "war" and found.index - last in (1, 2) and words[last + 1].text.isalpha()


def _votes(found: Found, mention: PlaceMention) -> bool:
    """Whether an election is that of a people ("Zambians vote", "the French election"): it is held in their country."""
    gap = max(found.span.start - mention.span.end, mention.span.start - found.span.end)
    return found.trigger.family == "election" and mention.kind in ("adjective", "demonym") and gap <= VOTERS_REACH


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
    """The preposition that governs the name at `index`, or None; "near" where only a distance from it is told."""
    before = words[max(0, phrase_start(words, index) - 1) :]
    lower = before[0].lower
    if lower in _UNITS or (lower == "from" and words[max(0, phrase_start(words, index) - 2)].lower in _UNITS):
        return "near"  # "boarded some 90 km west of X", "ambushed 40 km from X"
    governs = lower in PREPOSITIONS or lower in LOCATIVE
    return lower if governs and before[0].span < words[index].span else None


def phrase_start(words: Sequence[Word], index: int) -> int:
    """The first word of the phrase that ends in the name at `index`: "the old mining town of X", "southern X"."""
    at = index
    while at > 0 and index - at < PHRASE_WORDS and _is_inside(words, at - 1, index):
        at -= 1
    return at


def _is_inside(words: Sequence[Word], at: int, index: int) -> bool:
    lower = words[at].lower
    if lower in LOCATIVE or lower in _UNITS:
        return False
    leads = lower in DETERMINERS or lower in _NAME_LEADERS or words[at].text[:1].isupper() or "-" in lower
    return leads or lower.endswith("'s") or lower in {"and", ","} or _describes(words, at, index)


def _describes(words: Sequence[Word], at: int, index: int) -> bool:
    """Whether a word says what the place at `index` is like ("in besieged X", "the old mining town of X")."""
    if not words[at].text.isalpha() or words[at].lower in PREPOSITIONS:
        return False
    if at == index - 1:
        return at > 0 and words[at - 1].lower in LOCATIVE
    between = [word.lower for word in words[at + 1 : index]]
    of = between.index("of") if "of" in between else 0
    if not 0 < of <= ADJECTIVES or between[of - 1] not in _NAME_LEADERS or not DETERMINERS.isdisjoint(between[:of]):
        return False
    return any(word.lower in DETERMINERS or word.lower in LOCATIVE for word in words[max(0, at - ADJECTIVES) : at])
