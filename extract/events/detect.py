"""Finds the words that name events in a sentence, with the status that each has there."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from extract.encoder.labels import Kind
from extract.events.inflection import inflect, may_be_past, past_forms
from extract.events.lexicon import DETERMINERS, Entry, Form, Lexicon, Trigger
from extract.events.verbs import (
    BE,
    FUTURE,
    HAVE,
    JUDGING,
    MODALS,
    NEGATIONS,
    OCCURRING,
    PREPOSITIONS,
    PRONOUNS,
    Status,
    auxiliaries,
    is_arranged,
    is_noun_like,
    later_light_verb,
    light_verb_status,
    verb_status,
)
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Sentence, Span

ACTING_NOUNS = word_set("acting_nouns")
_FOLLOW_NOUNS = (
    PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | BE
    | HAVE
    | MODALS
    | FUTURE
    | word_set("after_names")
    | word_set("clause_openers")
)
GENERIC = Trigger(lemma="", event_type="other", sub_event_type="", family="other", pos="v", weight=1)
# What is fixed for a time, which the network is not asked about: it takes "due" for a state.
ARRANGEMENT = replace(GENERIC, lemma="due")
TELLS = Trigger(lemma="say", event_type="statement", sub_event_type="statement", family="statement", pos="v", weight=1)
# Ends of expressions that what is acted upon may stand before, and how many words that is at most.
_SPLIT_ENDS, SPLIT_WORDS = word_set("split_ends"), 6
Kinds = Callable[[Span], Mapping[Kind, float]]
# How probable an event must be to the network for a verb that the lexicon lacks; more where spelling says nothing.
HAPPENING, SURELY_HAPPENING, TELLING, SOMETHING = 0.6, 0.85, 0.5, 0.4
# Past verbs that report states, thoughts and speech: no event unless the lexicon says so.
_STATES = word_set("states")


_BETWEEN = DETERMINERS | word_set("fillers")
# Verbs of captions in the present tense, and "seen".
_CAPTION_VERBS = word_set("caption_verbs")
# What follows plural nouns ("crimes that"), and ends of words that are no verb's third person.
_AFTER_PLURALS = word_set("clause_openers") | BE | HAVE | MODALS | FUTURE | {"and", "or", "but"}
_NO_THIRD_PERSON = ("ss", "us", "'s", "is", "ics", "ings", "ers", "ors", "ists", "ments", "ions", "ships")
# Progressives that tell of nothing done by themselves, and openers of a clause that only says when something was.
_AIMLESS, _CIRCUMSTANCES = word_set("aimless"), word_set("simultaneous")
# What makes a name in a hissing sound an owner.
_APOSTROPHES, _SIBILANTS = frozenset("'’"), frozenset("sxz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A trigger in a sentence: the word (index into the sentence's words), what it names, and its status.

    `carrier` is the verb after a noun that says that it was done ("the attack, which was carried out on Monday").
    """

    sentence: int
    index: int
    last_index: int
    span: Span
    trigger: Trigger
    status: Status
    clause: int
    quoted: bool
    carrier: int | None = None

    @property
    def reach(self) -> int:
        """Index of the last word that tells the event: a date or place after it stands that far off."""
        return self.last_index if self.carrier is None else self.carrier


def find_triggers(
    number: int, sentence: Sentence, words: Sequence[Word], lexicon: Lexicon, kinds: Kinds | None = None
) -> Iterator[Found]:
    """Every trigger of one sentence in text order, whatever its status; longer expressions win.

    `kinds` is what the network says of a word, asked where the lexicon does not know it; without it spelling decides.
    """
    index = 0
    while index < len(words):
        found = _trigger_at(number, sentence, words, index, lexicon)
        if found is not None and kinds is not None and found.trigger.weight == 1 and found.trigger is not ARRANGEMENT:
            found = _weighed(found, kinds(found.span))
        if found is None and kinds is not None and _may_be_past(words, index, lexicon):
            found = _unknown_past(number, words, index, kinds(words[index].span))
        if found is None and kinds is not None and _is_generic_present(words, index, lexicon):
            found = _unknown_present(number, words, index, kinds(words[index].span))
        if found is None and kinds is not None and _is_generic_progressive(words, index, lexicon):
            found = _unknown_progressive(number, words, index, kinds(words[index].span))
        if found is None:
            index += 1
        else:
            yield found
            index = found.reach + 1


def _trigger_at(number: int, sentence: Sentence, words: Sequence[Word], index: int, lexicon: Lexicon) -> Found | None:
    if is_arranged(words, index):
        return _found(number, words, index, index, ARRANGEMENT, "planned")
    if words[index].lower in BE and index + 1 < len(words) and is_arranged(words, index + 1):
        return None  # "has been called for May" is no call to the scene
    for entry in lexicon.entries.get(words[index].lower, ()):
        last = _match_rest(words, index, entry)
        if last is None:
            continue
        status = _status(words, index, entry, sentence.region == "headline", lexicon)
        if status is not None:
            if is_impersonal_report(words, index, entry.trigger):
                return None
            carried = (
                later_light_verb(words, last) if status == "noun" and not _is_only_possible(words, index) else None
            )
            if carried is not None:
                return _carried(_found(number, words, index, last, entry.trigger, status), words, carried)
            return _found(number, words, index, last, entry.trigger, status)
    if _is_generic_plan(words, index):
        return _found(number, words, index, index, GENERIC, "planned")
    if _is_generic_past(words, index, lexicon):
        status = verb_status(words, index, frozenset({"past", "part"}))
        return _found(number, words, index, index, GENERIC, status)
    return None


def _is_only_possible(words: Sequence[Word], index: int) -> bool:
    """Whether a modal verb of its clause stands before a noun ("what could be genocide")."""
    return any(word.clause == words[index].clause and word.lower in MODALS for word in words[max(0, index - 5) : index])


def _carried(found: Found, words: Sequence[Word], verb: int) -> Found:
    """The noun of a deed with the light verb that follows it, which says whether it was done, when and where."""
    head = verb - 1 if f"{words[verb - 1].lower}_{words[verb].lower}" in OCCURRING else verb
    status = "planned" if is_arranged(words, verb) else verb_status(words, head, _forms_of(words[head].lower))
    return replace(found, status=status, carrier=verb, clause=words[verb].clause)


def _forms_of(verb: str) -> frozenset[Form]:
    """The forms that a light verb's spelling allows."""
    return frozenset({"past", "part"} if may_be_past(verb) else {"s"} if verb.endswith("s") else {"base"})


def _weighed(found: Found, kinds: Mapping[Kind, float]) -> Found | None:
    """A word that the lexicon lacks or is unsure of, if the network takes it for an event; a statement, for telling."""
    if found.trigger is not GENERIC:
        return found if 1.0 - kinds.get("none", 0.0) >= SOMETHING else None
    if kinds.get("report", 0.0) > kinds.get("event", 0.0) and kinds.get("report", 0.0) >= TELLING:
        return replace(found, trigger=TELLS)
    return found if kinds.get("event", 0.0) >= HAPPENING else None


def _may_be_past(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word could be a past tense that spelling and neighbours leave open ("went", "F.B.I. removed")."""
    word = words[index]
    past = may_be_past(word.lower)
    known = _is_listed(word.lower, lexicon) or word.lower in DETERMINERS
    return index > 0 and word.text.islower() and past and not known


def _unknown_past(number: int, words: Sequence[Word], index: int, kinds: Mapping[Kind, float]) -> Found | None:
    if kinds.get("event", 0.0) < SURELY_HAPPENING or words[index - 1].lower in DETERMINERS:
        return None
    status = verb_status(words, index, frozenset({"past", "part"}))
    return _found(number, words, index, index, GENERIC, status)


def _unknown_present(number: int, words: Sequence[Word], index: int, kinds: Mapping[Kind, float]) -> Found | None:
    if kinds.get("event", 0.0) < HAPPENING:
        return None
    return _found(number, words, index, index, replace(GENERIC, lemma=_base_of(words[index].lower)), "present")


def _unknown_progressive(number: int, words: Sequence[Word], index: int, kinds: Mapping[Kind, float]) -> Found | None:
    status = verb_status(words, index, frozenset({"ing"}))
    if kinds.get("event", 0.0) < SURELY_HAPPENING or status not in ("past", "ongoing"):
        return None
    return _found(number, words, index, index, GENERIC, status)


def caption_trigger(number: int, words: Sequence[Word]) -> Found | None:
    """What a caption shows, for one whose words the lexicon lacks: its first verb form, or its first word."""
    if not words:
        return None
    verbs = [i for i, word in enumerate(words) if i and word.text.islower() and _looks_verbal(word.lower)]
    index = verbs[0] if verbs else 0
    return _found(number, words, index, index, GENERIC, "present")


def _looks_verbal(word: str) -> bool:
    return word in _CAPTION_VERBS or (word.endswith(("ing", "ed")) and len(word) > 4)


def is_impersonal_report(words: Sequence[Word], index: int, trigger: Trigger) -> bool:
    """Whether a speech verb only passes on what follows ("it was reported that ...")."""
    before = [word.lower for word in words[max(0, index - 4) : index]]
    return trigger.family == "statement" and trigger.weight == 1 and "it" in before and bool(BE & set(before))


def _found(number: int, words: Sequence[Word], index: int, last: int, trigger: Trigger, status: Status) -> Found:
    return Found(
        sentence=number,
        index=index,
        last_index=last,
        span=Span(words[index].span.start, words[last].span.end),
        trigger=trigger,
        status=status,
        clause=words[index].clause,
        quoted=words[index].quoted,
    )


def _match_rest(words: Sequence[Word], index: int, entry: Entry) -> int | None:
    """Index of the entry's last word; what is acted upon may stand before some ends ("set two buses on fire")."""
    last = _match_closely(words, index, entry)
    if last is not None or "_".join(entry.rest) not in _SPLIT_ENDS:
        return last
    size = len(entry.rest)
    for at in range(index + 2, min(index + 2 + SPLIT_WORDS, len(words) - size + 1)):
        if words[at - 1].clause != words[index].clause:
            return None
        if tuple(word.lower for word in words[at : at + size]) == entry.rest:
            return at + size - 1
    return None


def _is_split(words: Sequence[Word], index: int, entry: Entry) -> bool:
    """Whether an expression stands here with something between its words, so that its first word is a verb."""
    last = _match_rest(words, index, entry) if entry.rest else None
    return last is not None and last > index + len(entry.rest) + 1


def _match_closely(words: Sequence[Word], index: int, entry: Entry) -> int | None:
    """Index of the entry's last word; small words may stand between its words ("took the full control")."""
    at = index
    for wanted in entry.rest:
        at += 1
        if wanted in DETERMINERS:
            at -= at < len(words) and words[at].lower not in DETERMINERS
            continue
        while at < len(words) and words[at].lower != wanted and words[at].lower in _BETWEEN:
            at += 1
        if at >= len(words) or words[at].lower != wanted:
            return None
    return at


def _status(words: Sequence[Word], index: int, entry: Entry, headline: bool, lexicon: Lexicon) -> Status | None:
    """The status of an entry here, or None if the word is of another part of speech."""
    ambiguous = bool(entry.forms & {"base", "s", "ing"}) or words[index].lower in {"shot", "cut", "find", "found"}
    inner_capital = words[index].text.istitle() and index > 0 and not headline
    if entry.trigger.pos == "n":
        if inner_capital and not words[index - 1].text[:1].isupper():
            return None  # "in March"; but "the Second Lebanon War" names one
        also_verb = any(other.trigger.pos == "v" for other in lexicon.entries.get(words[index].lower, ()))
        if also_verb and not (_is_nominal(words, index) or _no_verb_place(words, index)):
            return None
        if _describes_noun(words, _match_rest(words, index, entry), lexicon):
            return None
        return light_verb_status(words, index) or "noun"
    if "ing" in entry.forms and not entry.rest and _describes_who(words, index, lexicon):
        return "modifier"
    if (
        ambiguous
        and not _is_split(words, index, entry)
        and _is_nominal(words, index)
        and words[max(0, index - 1)].lower != "to"
    ):
        also_noun = any(other.trigger.pos == "n" and not other.rest for other in lexicon.entries[words[index].lower])
        return "gerund" if "ing" in entry.forms and not also_noun else None
    if words[index].lower in ACTING_NOUNS and entry.forms & {"s", "base"} and _no_verb_place(words, index):
        return None  # "rebels" are people here, "machineguns" things
    if inner_capital and entry.forms & {"base", "s"}:
        return None  # a capital inside a sentence: part of a name
    return verb_status(words, index, entry.forms)


def _describes_who(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a form in -ing only describes the noun after it ("the invading forces"; not "the killing took place")."""
    before = words[index - 1].lower if index else ""
    noun = any(other.trigger.pos == "n" for other in lexicon.entries.get(words[index].lower, ()))
    return not noun and (before in DETERMINERS or before.endswith("ly")) and _describes_noun(words, index, lexicon)


def _describes_noun(words: Sequence[Word], last: int | None, lexicon: Lexicon) -> bool:
    """Whether the noun of an event only describes the noun after it ("detention centres", "death threats")."""
    after = words[last + 1] if last is not None and last + 1 < len(words) else None
    if after is None or not after.text.isalpha() or not after.text.islower() or len(after.lower) < 4:
        return False
    verbal = after.lower.endswith(("ed", "ing", "ly")) or after.lower in past_forms() or after.lower in _FOLLOW_NOUNS
    return not verbal and after.lower not in lexicon.entries


def _no_verb_place(words: Sequence[Word], index: int) -> bool:
    """Whether a base form stands where no verb can: no subject before it."""
    if index == 0:
        return True
    before = words[index - 1]
    auxiliary = before.lower in FUTURE | MODALS | {"to", "not", "do", "does", "did", "never"} or before.lower.endswith(
        "n't"
    )
    return not (auxiliary or before.lower in PRONOUNS or before.lower.endswith("s"))


def _is_nominal(words: Sequence[Word], index: int) -> bool:
    """Whether a word stands where nouns do; after an owner, too ("Burgess' murder")."""
    return is_noun_like(words, index) or _owns(words, index - 1)


def _owns(words: Sequence[Word], mark: int) -> bool:
    """Whether an apostrophe makes the name before it an owner."""
    if mark < 1 or words[mark].text not in _APOSTROPHES or words[mark].span.start != words[mark - 1].span.end:
        return False
    return words[mark - 1].lower[-1:] in _SIBILANTS


def _is_listed(word: str, lexicon: Lexicon) -> bool:
    """Whether the lexicon has a word by itself, not only as the first of several ("lift sanctions")."""
    return any(not entry.rest for entry in lexicon.entries.get(word, ()))


def _is_generic_plan(words: Sequence[Word], index: int) -> bool:
    """Whether a verb that the lexicon lacks stands where a plan does ("is to fly", "will hold", "due to open")."""
    if index < 2 or not words[index].text.islower() or words[index].lower in BE | HAVE | DETERMINERS | NEGATIONS:
        return False
    return verb_status(words, index, frozenset({"base"})) == "planned"


def _is_generic_present(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks may be a verb in the present ("the council takes up the matter")."""
    word = words[index].lower
    if not index or not words[index].text.islower() or not word.endswith("s") or word.endswith(_NO_THIRD_PERSON):
        return False
    after = words[index + 1] if index + 1 < len(words) else None
    if after is None or after.lower in _AFTER_PLURALS or not after.text[:1].isalnum():
        return False
    known = _is_listed(word, lexicon) or word in _STATES | DETERMINERS | _FOLLOW_NOUNS
    return not known and words[index - 1].text[:1].isalnum() and not _is_nominal(words, index) and bool(_base_of(word))


def _is_generic_progressive(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks is a verb that goes on ("hundreds were queuing outside")."""
    word = words[index]
    going = word.text.islower() and word.lower.endswith("ing") and not _is_listed(word.lower, lexicon)
    if not going or index < 2 or word.lower in JUDGING | _AIMLESS or not BE & set(auxiliaries(words, index).verbs):
        return False
    opener = next(other for other in words if other.clause == word.clause)
    return opener.lower not in _CIRCUMSTANCES  # "when many were watching" only says when


def _base_of(word: str) -> str:
    """The verb of which a word is the third person ("carries": carry); empty where there is none."""
    endings = (("ies", "y"), ("es", ""), ("s", ""))
    bases = [word.removesuffix(ending) + base for ending, base in endings if word.endswith(ending)]
    return next((base for base in bases if len(base) > 1 and word in inflect(base)["s"]), "")


def _is_generic_past(words: Sequence[Word], index: int, lexicon: Lexicon) -> bool:
    """Whether a word that the lexicon lacks looks like the past tense of a main verb."""
    word = words[index].lower
    if word in _STATES or not index or not words[index].text.islower() or _is_listed(word, lexicon):
        return False
    if not may_be_past(word):
        return False
    before = words[index - 1]
    return (before.text[:1].isalpha() or before.text == ",") and before.lower not in DETERMINERS
