"""How a verb form stands in its clause: did it happen, is it going on, planned, only possible, or negated?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from extract.events.lexicon import DETERMINERS, Form, light_verb_forms
from extract.events.wordlists import word_set
from extract.events.words import Word

Status = Literal[
    "past", "perfect", "ongoing", "planned", "present", "gerund",
    "infinitive", "hypothetical", "negated", "noun", "modifier",
]  # fmt: skip

BE = word_set("be")
PAST_BE = word_set("past_be")
HAVE = word_set("have")
FUTURE = word_set("future")
MODALS = word_set("modals")
NEGATIONS = word_set("negations")
NOBODY = frozenset({"nobody", "none", "no-one"})
PREPOSITIONS = word_set("prepositions")
PRONOUNS = word_set("pronouns")
PLANNING = word_set("planning")
REPORTED_OF = word_set("reported_of")
IMPLICATIVE = word_set("implicative")
FORETELLING, CONDITIONS = word_set("foretelling"), word_set("conditions")
GERUND_HEADS = word_set("gerund_heads")
# Endings of words that describe the noun after them.
_DESCRIBING = ("al", "ary", "ed", "ing", "ous", "ive", "tic", "able", "ible")
# Forms in -ing that judge rather than tell ("it is striking how ..."), and participles that govern like a preposition.
JUDGING, GOVERNING = word_set("judging"), word_set("governing")
# People who can be the subject of a verb in -ing right after them.
ACTING_PEOPLE = word_set("acting_people")
# Matches "they'll", "it’ll"; not "hell".
_SHORT_WILL = re.compile(r"[a-z]['’]ll$")
# "No armed group": so many words before the noun of a subject may say that there is none.
NO_SUBJECT = 2
# What is fixed for a time, and the words that lead to it.
ARRANGED = word_set("arranged")
_FOR_WHEN = frozenset(
    {"for", "on", "in", "at", "by", "before", "after", "from", "next", "later", "today", "tonight", "tomorrow"}
)
# Words between a noun and the light verb that carries it, and how many others say on whom ("on two banks").
_BEFORE_LIGHT = frozenset({"which", "that", ",", "were", "was"})
MOST_BEFORE_LIGHT = 4
_AFTER_JUDGING, _JOINING = (
    frozenset({"how", "that", "to", "and", "but"}),
    frozenset({"but", "and", "even", "particularly"}),
)
CARRYING, OCCURRING = word_set("carrying"), word_set("occurring")
TO_OCCUR = word_set("to_occur")
# "The third of them to be killed", and words from the rank to the verb.
_RANKS, RANK_REACH = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "latest", "last", "only"}), 9
# People by what befell them ("dead and wounded").
_HARMED, _ALSO = frozenset({"dead", "killed", "wounded", "injured", "hurt"}), frozenset({"and", "or"})
# Words that may stand between a verb and its auxiliaries.
_INSERTED = word_set("inserted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Auxiliaries:
    """What stands before a verb form: its auxiliaries, nearest last, and the word before them (or None)."""

    verbs: tuple[str, ...]
    governor: str | None
    negated: bool


def auxiliaries(words: Sequence[Word], index: int) -> Auxiliaries:
    """Look back from the verb at `index` over auxiliaries and what may stand between, six words at most."""
    verbs: list[str] = []
    negated = False
    at = index - 1
    while at >= 0 and index - at <= 6:
        lower = words[at].lower
        if _SHORT_WILL.search(lower):  # "they'll create"
            return Auxiliaries(verbs=("will", *verbs), governor=lower, negated=negated)
        contracted = lower.endswith("n't")
        stem = lower[:-3] if contracted else lower
        negated = negated or contracted or lower in NEGATIONS
        is_aux = stem in BE or stem in HAVE or stem in FUTURE or stem in MODALS or stem in {"do", "does", "did", "to"}
        if is_aux or contracted:
            verbs.insert(0, stem)
        elif not (lower in _INSERTED or (lower.endswith("ly") and len(lower) > 4)):
            break
        at -= 1
    return Auxiliaries(verbs=tuple(verbs), governor=words[at].lower if at >= 0 else None, negated=negated)


def is_noun_like(words: Sequence[Word], index: int) -> bool:
    """Whether a form that can be noun or verb ("attack", "shot", "killing") stands as a noun here."""
    before = words[index - 1] if index else None
    after = words[index + 1].lower if index + 1 < len(words) else ""
    if before is None:
        return after in PREPOSITIONS
    if before.lower in BE:
        return False
    if before.lower in DETERMINERS or before.lower.endswith(("'s", "s'")) or before.text.isdigit():
        return True
    if before.lower in PREPOSITIONS and before.lower != "to":
        return not (words[index].lower.endswith("ing") and after in DETERMINERS)  # "after killing a guard"
    described = before.lower.endswith(_DESCRIBING)
    return after == "of" or (described and after in PREPOSITIONS) or _heads_phrase(words, index)


def _heads_phrase(words: Sequence[Word], index: int) -> bool:
    """Whether a determiner opens a phrase that this word closes ("an accidental shooting", "Sunday's deadly attack").

    Nobody who acts may stand right before it ("a man shooting at cars"), nor what is acted upon after it.
    """
    before, after = words[index - 1].lower, words[index + 1].lower if index + 1 < len(words) else ""
    acted_upon = after != "that" and (after in DETERMINERS or after in PRONOUNS or after.endswith(("self", "selves")))
    if acted_upon or before in ACTING_PEOPLE or not before.isalpha():
        return False
    for at in range(index - 1, max(index - 6, -1), -1):
        lower = words[at].lower
        if lower in DETERMINERS or lower.endswith(("'s", "s'")):
            return at < index - 1 or lower not in PRONOUNS
        if lower == "to" or lower in BE | HAVE | PREPOSITIONS | PRONOUNS | MODALS:
            return False
        if not (lower.isalpha() or "-" in lower) or words[at].clause != words[index].clause:
            return False
    return False


def verb_status(words: Sequence[Word], index: int, forms: frozenset[Form]) -> Status:
    """The status of a verb form; "modifier" is a participle that only describes ("the wounded man")."""
    aux = auxiliaries(words, index)
    verbs = set(aux.verbs)
    if (aux.negated and not verbs & {"to"}) or aux.governor in NOBODY or _is_of_none(words, index, aux):
        return "negated"
    if verbs & MODALS:
        return "planned" if is_foretold(words, index, aux) else "hypothetical"
    if "to" in verbs:
        return "past" if _is_ranked(words, index, verbs) else _after_to(aux)
    if verbs & FUTURE:
        return "planned"
    if "ing" in forms and not forms & {"past", "base"}:
        return _ing_status(words, index, aux, verbs)
    if forms & {"past", "part"}:
        if verbs & {"has", "have", "had", "having", "'ve"}:
            return "perfect"
        if verbs & {"is", "are", "'re", "am", "'s"}:
            return "ongoing" if "being" in _between(words, index) else "present"
        return _bare_past(words, index, verbs, forms)
    if "did" in verbs:
        return "past"
    return "present"


def is_arranged(words: Sequence[Word], index: int) -> bool:
    """Whether a word says for when something is fixed ("is due on the 17th", "has been called for May")."""
    if words[index].lower not in ARRANGED or index + 1 >= len(words) or words[index + 1].lower not in _FOR_WHEN:
        return False
    aux = auxiliaries(words, index)
    been = "been" in _between(words, index) and bool({"has", "have", "'ve"} & set(aux.verbs))
    return not aux.negated and (been or bool(set(aux.verbs) & {"is", "are", "'s", "'re"}))


def _is_of_none(words: Sequence[Word], index: int, aux: Auxiliaries) -> bool:
    """Whether a verb's subject is nobody or nothing ("no group has claimed it", "no one was charged")."""
    at = next((at for at in range(index - 1, max(index - 7, -1), -1) if words[at].lower == aux.governor), None)
    if at is None or any(word.lower == "since" for word in words[index:]):
        return False  # "no train has left since Monday" tells what goes on
    subject = [word.lower for word in words[max(0, at - NO_SUBJECT) : at] if word.clause == words[index].clause]
    return "no" in subject and "than" not in subject  # not "no fewer than nine died"


def is_foretold(words: Sequence[Word], index: int, aux: Auxiliaries) -> bool:
    """Whether somebody told before what was to come ("said that the court would sit in August")."""
    if "would" not in aux.verbs or words[index].quoted or set(aux.verbs) & (HAVE | MODALS) != {"would"}:
        return False
    # What hangs on a condition is no plan.
    if any(word.lower in CONDITIONS or word.text == "Should" for word in words):
        return False
    return any(
        word.lower in FORETELLING and not word.quoted and word.clause <= words[index].clause for word in words[:index]
    )


def light_verb_status(words: Sequence[Word], index: int) -> Status | None:
    """The status that a light verb close before gives the noun at `index` ("carried out airstrikes"), or None."""
    for at in range(index - 1, max(index - 6, -1), -1):
        if words[at].clause != words[index].clause or words[at].lower == "by":
            return None  # "the release was forced by the offensive"
        if words[at].lower in light_verb_forms():
            forms, planning = light_verb_forms()[words[at].lower]
            status = verb_status(words, at, forms)
            return "planned" if planning and status not in ("negated", "hypothetical") else status
    return None


def later_light_verb(words: Sequence[Word], last: int) -> int | None:
    """Index of the light verb that carries the noun before it ("the attack, which was carried out on Monday"), or None.

    Only marks, auxiliaries, "which" and "that" and up to three words that say on whom stand between.
    """
    strange = 0
    for at in range(last + 1, min(last + 9, len(words))):
        lower = words[at].lower
        to_come = lower in TO_OCCUR and bool(FUTURE & set(auxiliaries(words, at).verbs))
        if lower in CARRYING or lower in OCCURRING or to_come or is_arranged(words, at):
            return at
        if f"{lower}_{words[at + 1].lower if at + 1 < len(words) else ''}" in OCCURRING:
            return at + 1
        passing = lower in BE | HAVE | FUTURE or lower in _BEFORE_LIGHT or lower in _INSERTED or lower.endswith("ly")
        strange += not passing and words[at].text[:1].isalnum()
        if strange > MOST_BEFORE_LIGHT or lower in PRONOUNS - _BEFORE_LIGHT or words[at].text in '";':
            return None
    return None


def _after_to(aux: Auxiliaries) -> Status:
    others = [verb for verb in aux.verbs if verb != "to"]
    leading = " ".join(aux.verbs).removesuffix(" be")  # "is to visit", "is to be moved"
    if others and set(others) & {"is", "are", "'s", "'re", "was", "were"} and leading.endswith("to"):
        return "planned"
    if aux.governor in PLANNING:
        return "planned"
    if aux.governor in IMPLICATIVE or (aux.governor in REPORTED_OF and "have" in others):
        return "past"
    return "infinitive"


def _is_ranked(words: Sequence[Word], index: int, verbs: set[str]) -> bool:
    """Whether an infinitive tells the last of a series ("the third journalist to be killed this year")."""
    before = [word.lower for word in words[max(0, index - RANK_REACH) : index] if word.clause == words[index].clause]
    ranked = next((at for at, lower in enumerate(before) if lower in _RANKS), None)
    arranged = bool(verbs & (BE - {"be"}))  # "the first families are to be moved"
    return "be" in verbs and not arranged and ranked is not None and ranked > 0 and before[ranked - 1] == "the"


def _ing_status(words: Sequence[Word], index: int, aux: Auxiliaries, verbs: set[str]) -> Status:
    after = words[index + 1].lower if index + 1 < len(words) else "."
    if words[index].lower in JUDGING and verbs & BE and (after in PREPOSITIONS | _AFTER_JUDGING or not after.isalnum()):
        return "modifier"
    if verbs & {"is", "are", "'re", "'s", "am"} or ("been" in _between(words, index) and verbs & {"has", "have"}):
        return "ongoing"
    if verbs & PAST_BE:
        return "past"
    before = words[index - 1].lower if index else ","
    if before in {"while", "whilst"}:
        return "ongoing"
    # ", killing two" and "after killing two" tell what happened; "to support ousting them" does not.
    return (
        "gerund"
        if before in GERUND_HEADS or not before[:1].isalpha() or before.endswith(("'s", "s'"))
        else "infinitive"
    )


def _bare_past(words: Sequence[Word], index: int, verbs: set[str], forms: frozenset[Form]) -> Status:
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    if before is None:
        return "modifier"  # "Asked about the report, ..."
    if before.lower == "as" and not verbs:
        return "modifier"  # "will go ahead as planned"
    if words[index].lower in GOVERNING and not verbs and (not before.text.isalnum() or before.lower in _JOINING):
        return "modifier"  # "but, given this history, ..."
    if after is not None and after.lower == "not":
        return "negated"  # "agreed not to attack"
    if verbs & PAST_BE:
        return "past"
    if not verbs and (_describes_armed(words, index) or _stands_for_people(words, index)):
        return "modifier"
    relative = before.lower == "that" and index > 1 and words[index - 2].clause != words[index].clause
    describes = before.lower in DETERMINERS or before.lower in {"of", "many", "most"} or before.text.isdigit()
    describes = describes and not relative
    if describes and after is not None and after.text[:1].isalpha() and after.lower not in PREPOSITIONS:
        return "modifier"
    return "past"


def _describes_armed(words: Sequence[Word], index: int) -> bool:
    """Whether "armed" says how somebody is ("any other armed group", "policemen armed with pistols")."""
    after = words[index + 1] if index + 1 < len(words) else None
    if words[index].lower != "armed" or after is None:
        return False
    return after.lower == "with" or (after.text.isalpha() and after.lower not in DETERMINERS | PRONOUNS | PREPOSITIONS)


def _stands_for_people(words: Sequence[Word], index: int) -> bool:
    """Whether "wounded" and the like are people ("a number of dead and wounded", "the many wounded")."""
    before = [word.lower for word in words[max(0, index - 2) : index]]
    return words[index].lower in _HARMED and (
        before[-1:] in (["many"], ["the"]) or (len(before) > 1 and before[1] in _ALSO and before[0] in _HARMED)
    )


def _between(words: Sequence[Word], index: int) -> set[str]:
    return {word.lower for word in words[max(0, index - 4) : index]}
