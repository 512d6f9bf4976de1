"""Who did it to whom: the actors of a sentence, put where its grammar puts them around a trigger."""

from collections.abc import Sequence

from extract.encoder import NameMention
from extract.events.actor_mentions import ActorMention, Scene, mentions_of
from extract.events.detect import Found
from extract.events.lexicon import DETERMINERS, Lexicon
from extract.events.verbs import BE
from extract.events.wordlists import argument_words
from extract.events.words import Word
from extract.model import PlaceMention, TimeMention

# How many words from a trigger to what it is done to, and to "by".
OBJECT_REACH, AGENT_REACH = 12, 8
_RECIPROCAL = argument_words("reciprocal")
_MUTUAL = argument_words("mutual")
_OF_PATIENT = argument_words("of_patient")
_FROM_PATIENT = argument_words("from_patient")
_OF_AGENT = argument_words("of_agent")
_SUFFERING = argument_words("suffering")
_SPEAKING_TO = argument_words("speaking_to")
_PATIENT = argument_words("patient_prepositions")
_PLACE = argument_words("place_prepositions")
_OBLIQUE = argument_words("oblique")
_DEEDS = argument_words("state_deeds")
_GET = frozenset({"got", "get", "gets", "getting"})
_RELATIVES = frozenset({"who", "which", "that"})
# What may stand before a verb whose subject is in the clause before.
_NO_SUBJECTS = _RELATIVES | BE | _GET | argument_words("no_subjects")
_PARTED = "; "


def find_actors(
    found: Found,
    words: Sequence[Word],
    mentions: Sequence[PlaceMention],
    times: Sequence[TimeMention],
    text: str,
    lexicon: Lexicon,
    names: Sequence[NameMention] | None = None,
) -> tuple[str | None, str | None]:
    """(who acted, who was acted upon or met), as far as the sentence says; None where it does not.

    `names` are the network's names of the whole article; without them capitals tell names.
    """
    scene = Scene(words=words, text=text, places=mentions, times=times, table=lexicon.actors, names=names)
    clause = Clause(found, words, [m for m in mentions_of(scene) if m.end <= found.index or m.start > found.last_index])
    first, second = clause.of_noun() if clause.is_noun() else clause.of_verb()
    if first == second:
        second = None
    return first, second


class Clause:
    """A trigger among the actors of its sentence."""

    def __init__(self, found: Found, words: Sequence[Word], mentions: Sequence[ActorMention]) -> None:
        self.found = found
        self.words = words
        self.before = [mention for mention in mentions if mention.end <= found.index]
        self.after = [mention for mention in mentions if mention.start > found.last_index]

    def is_mutual(self) -> bool:
        """Whether two sides do it with each other."""
        trigger = self.found.trigger
        return trigger.family in _RECIPROCAL or trigger.lemma in _MUTUAL

    def is_noun(self) -> bool:
        """Whether the trigger stands as a noun: "the attack", "the killing of a guard"."""
        if self.found.trigger.pos == "n" or self.stands_behind("of"):
            return True
        before = self.words[self.found.index - 1].lower if self.found.index else ""
        return self.words[self.found.index].lower.endswith("ing") and before in DETERMINERS

    def of_verb(self) -> tuple[str | None, str | None]:
        """The two sides of a verb; passive voice is turned round."""
        trigger = self.found.trigger
        if self.is_passive():
            return self.agent(), joined(self.subject())
        if trigger.lemma in _SUFFERING:
            return None, joined(self.subject())
        subject = self.subject()
        objects = self.objects()
        if self.is_mutual() and len(subject) > 1 and not objects:
            return subject[0].name, joined(subject[1:])
        if trigger.event_type == "statement" and trigger.lemma.split()[0] not in _SPEAKING_TO:
            objects = []
        return joined(subject), joined(objects)

    def of_noun(self) -> tuple[str | None, str | None]:
        """The two sides of a noun: "the rebels' attack on Ada Lang", "talks between A and B"."""
        first = self.owner()
        between = self.between()
        if len(between) > 1:
            return between[0].name, joined(between[1:])
        word = self.words[self.found.last_index].lower
        second: str | None = None
        for mention in self.after[:3]:
            if mention.start - self.found.last_index > AGENT_REACH:
                break
            if mention.preposition == "by":
                first = first or joined(self.chain(mention, self.after))
            elif mention.preposition == "of" and self.stands_behind("of"):
                patient = self.found.trigger.family in _OF_PATIENT and word not in _OF_AGENT
                if patient and not mention.located:
                    second = second or joined(self.chain(mention, self.after))
                elif not patient:
                    first = first or joined(self.chain(mention, self.after))
            elif mention.preposition in _PATIENT and mention.kind != "adjective" and not self.is_place(mention):
                second = second or joined(self.chain(mention, self.after))
        together = self.is_mutual()
        if first is None and (together or self.found.status != "noun"):
            # "carried out an attack on", "A and B at a press conference"
            subject = self.subject()
            first = joined(subject)
            if together and len(subject) > 1 and second is None:
                return subject[0].name, joined(subject[1:])
        return first, second

    def stands_behind(self, preposition: str) -> bool:
        """Whether a preposition follows the trigger at once."""
        at = self.found.last_index + 1
        return at < len(self.words) and self.words[at].lower == preposition

    def is_passive(self) -> bool:
        """Whether the trigger is a participle of the passive, or a reduced one before "by"."""
        found = self.found
        if found.status in ("gerund", "ongoing") and self.words[found.index].lower.endswith("ing"):
            return False
        near = self.words[max(0, found.index - 4) : found.index]
        be = any(
            word.lower in BE or word.lower in _GET for word in near if word.clause == self.words[found.index].clause
        )
        if be and self.words[found.index].lower.endswith("ing"):
            return False
        at = found.last_index + 1
        by = at < len(self.words) and self.words[at].lower == "by"
        return be or (by and found.status in ("past", "perfect", "modifier", "present"))

    def agent(self) -> str | None:
        """Who is behind "by", or whose deed it was: "was killed in an Israeli airstrike"."""
        end = self.found.last_index
        for mention in self.after:
            if mention.start - end > AGENT_REACH + 4:
                break
            if mention.preposition == "by" and mention.kind != "adjective":
                return joined(self.chain(mention, self.after))
            if mention.kind in ("adjective", "state", "armed_group", "role") and self.is_deed(mention.end):
                return mention.name
        return None

    def is_deed(self, at: int) -> bool:
        """Whether the noun of an attack stands at a word, at most one word on."""
        return any(word.lower in _DEEDS for word in self.words[at : at + 2])

    def owner(self) -> str | None:
        """Who stands before a noun as its doer: "Israel's attack", "an Israeli raid", "a rebel ambush"."""
        if not self.before:
            return None
        last = self.before[-1]
        gap = self.words[last.end : self.found.index]
        owns = self.words[last.end - 1].lower.endswith(("'s", "s'")) or last.kind in ("adjective", "state")
        near = len(gap) <= (2 if owns else 0) and all(word.text[:1].isalpha() for word in gap)
        if not near or any(word.lower in _OBLIQUE or word.lower in BE for word in gap):
            return None
        if last.located and not self.words[last.end - 1].lower.endswith("'s"):
            return None
        return joined(self.chain_back(last))

    def is_place(self, mention: ActorMention) -> bool:
        """Whether a state is only where something happened: behind "in", or struck by an earthquake."""
        return mention.located and (
            mention.preposition in _PLACE or self.found.trigger.event_type == "accident_disaster"
        )

    def between(self) -> list[ActorMention]:
        """The sides of "between A and B"."""
        end = self.found.last_index
        opened = next(
            (i for i in range(end + 1, min(end + 6, len(self.words))) if self.words[i].lower == "between"), None
        )
        if opened is None:
            return []
        first = next((mention for mention in self.after if mention.start > opened), None)
        return self.chain(first, self.after) if first is not None else []

    def subject(self) -> list[ActorMention]:
        """The subject of the verb: the nearest actor before it that no preposition governs, with those joined to it."""
        clause = self.found.clause
        here = [m for m in self.before if self.words[m.start].clause == clause and self.can_be_subject(m)]
        if here:
            return self.chain_back(here[-1])
        relative = self.words[self.found.index - 1].lower in _RELATIVES if self.found.index else False
        if relative and self.before:
            return self.chain_back(self.before[-1])
        earlier = [m for m in self.before if self.can_be_subject(m)]
        if not earlier or self.has_other_subject():
            return []
        nearest = self.words[earlier[-1].start].clause
        if clause - nearest > 3:
            return []
        first = next(m for m in earlier if self.words[m.start].clause == nearest)
        chain = self.chain_back(earlier[-1])
        return chain if first in chain else self.chain_back(first)

    def has_other_subject(self) -> bool:
        """Whether something that is no actor stands before the verb in its clause ("that a bomb went off")."""
        clause = self.found.clause
        return any(
            word.clause == clause and word.text[:1].isalnum() and word.lower not in _NO_SUBJECTS
            and not (word.lower.endswith("ly") and len(word.lower) > 4)
            for word in self.words[: self.found.index]
        )  # fmt: skip

    def can_be_subject(self, mention: ActorMention) -> bool:
        """Whether a mention may act: no adjective, and no preposition before it."""
        return mention.kind != "adjective" and mention.preposition not in _OBLIQUE

    def link(self, one: ActorMention, two: ActorMention) -> str:
        """How two mentions are joined into a list: "and", "," or "" where they are not."""
        gap = [word.lower for word in self.words[one.end : two.start]]
        gap = [word for word in gap if word not in DETERMINERS and not word.isdigit()]
        if gap == [","]:
            return ","
        return "and" if gap in (["and"], [",", "and"], ["&"], ["or"], ["as", "well", "as"]) else ""

    def objects(self) -> list[ActorMention]:
        """Who stands behind the verb as its object, or behind "against", "with" and the like."""
        for mention in self.after:
            between = self.words[self.found.last_index + 1 : mention.start]
            if len(between) > OBJECT_REACH or any(word.text in {";", ":"} for word in between):
                return []
            if mention.kind == "adjective":
                continue
            taken_from = mention.preposition == "from" and self.found.trigger.family in _FROM_PATIENT
            if mention.preposition in _OBLIQUE and mention.preposition not in _PATIENT and not taken_from:
                continue
            if self.is_place(mention):
                continue
            if self.words[mention.start].clause - self.found.clause > (0 if not mention.preposition else 1):
                return []
            return self.chain(mention, self.after, free=True)
        return []

    def chain(self, first: ActorMention, mentions: Sequence[ActorMention], free: bool = False) -> list[ActorMention]:
        """A mention with those that join it on its right; `free`: none of them may be the subject of a new clause."""
        found, sure = [first], 1
        for mention in mentions[mentions.index(first) + 1 :]:
            link = self.link(found[-1], mention)
            if not link or mention.kind == "adjective" or (free and self.opens_clause(mention)):
                break
            found.append(mention)
            if link == "and":
                sure = len(found)
                break
        return found[:sure]

    def chain_back(self, last: ActorMention) -> list[ActorMention]:
        """A mention with those that join it on its left; commas join only before an "and"."""
        found = [last]
        for mention in reversed(self.before[: self.before.index(last)]):
            link = self.link(mention, found[0])
            if link != ("and" if len(found) == 1 else ",") or not self.can_be_subject(mention):
                break
            found.insert(0, mention)
        return found

    def opens_clause(self, mention: ActorMention) -> bool:
        """Whether a mention behind "and" is the subject of another verb."""
        at = mention.end
        return at < len(self.words) and (self.words[at].lower in BE or self.words[at].lower in {"have", "has", "had"})


def joined(mentions: Sequence[ActorMention]) -> str | None:
    """The names of some actors in a cell; None of none."""
    return _PARTED.join(dict.fromkeys(mention.name for mention in mentions)) or None
