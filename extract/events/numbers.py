"""Reads from a sentence how many people were killed and hurt in what it tells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.events.outcomes import HARM_WORDS, Outcome, outcomes_of
from extract.events.quantities import count_words, quantity_at
from extract.events.victims import NOBODY, ONE, Party, parties_of
from extract.events.wordlists import word_set
from extract.events.words import Word, split_words
from extract.model import Count, Span

# Words that may stand between the parts of a list of people, beside commas and ages.
_JOINS = frozenset({",", "and", "&", "plus", "also", "then", "(", ")", "as", "well", "along", "with"})
# After these the subject of a verb is another one.
_BARRIERS = frozenset({"when", "because", "although", "though", "where", ";", ":"})
_BE = word_set("be") | word_set("past_be") | {"weren't", "wasn't"}
MAX_GAP = 14
# A plural without a number, beside others who are counted.
_SOME = Count(least=2, most=None)
# Nouns that may stand for all who came to harm.
_GENERAL = frozenset({"people", "persons", "victims", "civilians", "dead", "residents"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The people harmed, as some words tell it.

    `struck` were shot, stabbed or taken to hospital: hurt, unless they are among the killed. `doers`: whether one who
    attacked died too; `whole`: `killed` is a number of dead that would count him in ("four are dead").
    """

    killed: Count | None = None
    hurt: Count | None = None
    struck: Count | None = None
    doers: bool = False
    whole: bool = False

    @property
    def fatalities(self) -> Count | None:
        """All dead, attackers among them."""
        if not self.doers or (self.whole and self.killed is not None):
            return self.killed
        return _plus(self.killed, ONE) if self.killed is not None else ONE

    @property
    def injured(self) -> Count | None:
        """Those hurt and alive: as told, or the struck without the dead, whichever is more."""
        if self.struck is None:
            return self.hurt
        dead = self.fatalities
        return _greatest([self.hurt, self.struck if dead is None or dead == NOBODY else _minus(self.struck, dead)])


NOTHING = Toll()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Statement:
    """What one outcome says: so many came to such harm."""

    kind: str
    parties: tuple[Party, ...] = ()
    count: Count | None = None
    active: bool = False


def read_counts(sentence: str) -> tuple[Count | None, Count | None]:
    """(killed, injured) as reported in one sentence; None where it gives no number."""
    toll = read_toll(split_words(sentence, Span(0, len(sentence))))
    return toll.fatalities, toll.injured


def read_count(words: str) -> Count | None:
    """How many, in words that another reader takes for a number of people; None where they give none."""
    split = split_words(words, Span(0, len(words)))
    found = (quantity_at(split, at) for at in range(len(split)))
    return next((quantity.count for quantity in found if quantity is not None), None)


def read_toll(words: Sequence[Word]) -> Toll:
    """The toll that the words of one sentence give."""
    if HARM_WORDS.isdisjoint(word.lower for word in words) or _is_total(words):
        return NOTHING
    words = _without_capitals(words)
    parties = parties_of(words)
    outcomes = outcomes_of(words, parties)
    statements = [s for outcome in outcomes if (s := _statement(outcome, words, parties, outcomes)) is not None]
    included = any(party.subset and party.doer for party in parties)
    dead = {party for s in statements if s.kind == "killed" for party in s.parties if party.count != NOBODY}
    # Who is said to be hurt and dead was hurt first.
    statements = [s for s in statements if s.kind == "killed" or not s.parties or not dead.issuperset(s.parties)]
    if not dead:  # "Lang was wounded" may tell of one who died
        statements = [replace(s, kind="struck") if s.kind == "hurt" and _is_known(s) else s for s in statements]
    return Toll(
        killed=_added([s for s in statements if s.kind == "killed"], doers=False),
        hurt=_added([s for s in statements if s.kind == "hurt"]),
        struck=_added([s for s in statements if s.kind == "struck"]),
        doers=any(party.doer for party in dead) and not included,
        whole=not any(s.active and s.kind == "killed" and not all(p.doer for p in s.parties) for s in statements),
    )


def _without_capitals(words: Sequence[Word]) -> Sequence[Word]:
    """The words, in lower case where a headline begins them all with capitals ("Two Dead In Bar Fire")."""
    longer = [word for word in words if len(word.text) > 3 and word.text[0].isalpha()]
    capitals = sum(word.text[0].isupper() for word in longer)
    if len(longer) < 3 or capitals <= 0.8 * len(longer):
        return words
    return [replace(word, text=word.lower) for word in words]


def join_tolls(tolls: Iterable[Toll]) -> Toll:
    """One toll of several tellings of an event, in text order: for each harm the greatest number told."""
    known = list(tolls)
    killed = _greatest(toll.killed for toll in known)
    return Toll(
        killed=killed,
        hurt=_greatest(toll.hurt for toll in known),
        struck=_greatest(toll.struck for toll in known),
        doers=any(toll.doers for toll in known),
        whole=any(toll.whole for toll in known if toll.killed == killed),
    )


def _is_total(words: Sequence[Word]) -> bool:
    """Whether the sentence counts over a year or a war."""
    line = "_".join(["", *(word.lower for word in words), ""])
    return any(f"_{phrase}_" in line for phrase in count_words("totals"))


def _statement(
    outcome: Outcome, words: Sequence[Word], parties: Sequence[Party], outcomes: Sequence[Outcome]
) -> _Statement | None:
    if outcome.count is not None:
        return _Statement(kind=outcome.kind, count=outcome.count)
    if outcome.voice == "active":
        chain = _object(outcome, words, parties, outcomes)
    else:
        chain = _subject(outcome, words, parties)
    if not chain or chain[0].count is None or (outcome.mixed and chain[0].count != NOBODY):
        return None
    if outcome.feared:
        chain = [replace(party, count=Count(least=None, most=_most(party))) for party in chain]
    return _Statement(kind=outcome.kind, parties=tuple(chain), active=outcome.voice == "active")


def _most(party: Party) -> int | None:
    return party.count.most if party.count else None


def _object(
    outcome: Outcome, words: Sequence[Word], parties: Sequence[Party], outcomes: Sequence[Outcome]
) -> list[Party]:
    """The people after an active verb, as far as their list goes."""
    at = next((i for i, party in enumerate(parties) if party.start >= outcome.end), None)
    if at is None or any(
        word.lower not in count_words("between") and word.lower not in _DETACHED
        for word in words[outcome.end : parties[at].start]
    ):
        return []
    chain = [parties[at]]
    for before, party in zip(parties[at:], parties[at + 1 :], strict=False):
        unknown = party.count is None and words[party.start - 1].text == ","
        if party.subset or unknown or not _joined(words, before, party) or _has_own_verb(words, party, outcomes):
            break
        if not (party.oblique and not party.named):
            chain.append(party)
    return _without_appositions(chain, words)


_DETACHED = frozenset({"of", "the", "lives", "life", "his", "her", "bodies"})


def _subject(outcome: Outcome, words: Sequence[Word], parties: Sequence[Party]) -> list[Party]:
    """The people before a passive or intransitive verb, with those joined to them by "and"."""
    before = [i for i, party in enumerate(parties) if party.end <= outcome.start]
    if not before:
        return []
    near = before[-1]
    adjacent = parties[near].end >= outcome.start - outcome.lead
    relative = outcome.relative
    if not (adjacent or relative):
        free = [i for i in before if not parties[i].oblique and not parties[i].subset]
        if not free:
            return []
        near = free[-1]
    gap = words[parties[near].end : outcome.start]
    if len(gap) > MAX_GAP or any(word.lower in _BARRIERS for word in gap):
        return []
    chain = [parties[near]]
    while near > 0 and not chain[0].subset:
        left = parties[near - 1]
        near -= 1
        if left.oblique:
            continue
        if left.subset or not _joined(words, left, chain[0]) or _opens_clause(words, left, chain):
            break
        chain.insert(0, left)
    return _without_appositions(chain, words)


def _joined(words: Sequence[Word], left: Party, right: Party) -> bool:
    """Whether two parties stand in one list: only joining words, and places they come from, are between them."""
    gap = [word.lower for word in words[left.end : right.start]]
    if not gap or gap[-1] not in _JOINS:
        return False
    inner = [word for word in gap if word not in _JOINS]
    return not inner or (inner[0] in {"from", "of", "in", "at"} and len(inner) <= 5 and not _verbs(inner))


def _opens_clause(words: Sequence[Word], left: Party, chain: Sequence[Party]) -> bool:
    """Whether ", and" parts two clauses: a list has commas before it too, or names with ages."""
    gap = [word.lower for word in words[left.end : chain[0].start]]
    return gap == [",", "and"] and len(chain) == 1 and not left.named and words[left.start - 1].text != ","


def _verbs(words: Sequence[str]) -> bool:
    return any(word in _BE or word.endswith("ed") for word in words)


def _has_own_verb(words: Sequence[Word], party: Party, outcomes: Sequence[Outcome]) -> bool:
    """Whether a party after "and" is the subject of another verb ("and 30 others were wounded")."""
    following = words[party.end].lower if party.end < len(words) else ""
    starts = {outcome.start - outcome.lead for outcome in outcomes} | {outcome.start for outcome in outcomes}
    return following in _BE or following in {"have", "has", "had"} or party.end in starts


def _without_appositions(chain: Sequence[Party], words: Sequence[Word]) -> list[Party]:
    """The list without what only says who somebody is ("Ada Lang, a teacher, and ...")."""
    kept: list[Party] = []
    for party in chain:
        behind_comma = party.start > 0 and words[party.start - 1].text == ","
        explains = (
            kept
            and kept[-1].count == party.count
            and (kept[-1].named != party.named or not (kept[-1].named or kept[-1].fresh))
        )
        if behind_comma and explains:
            continue
        kept.append(party)
    first, rest = kept[:1], kept[1:]
    if len(rest) > 1 and first[0].count == _sum(rest):
        return first  # "13 people, 11 men and two women": the same people again
    return kept


def _sum(parties: Sequence[Party]) -> Count | None:
    total: Count | None = None
    for party in parties:
        total = _plus(total, party.count or _SOME)
    return total


def _added(statements: Sequence[_Statement], doers: bool = True) -> Count | None:
    """The greatest number that one statement gives, with those added whom the others name beside it."""
    counted: list[Party] = []
    total: Count | None = None
    for s in statements:
        new = [party for party in s.parties if (doers or not party.doer) and party not in counted]
        chain: Count | None = s.count
        for party in new:
            chain = _plus(chain, party.count or _SOME)
        if counted and new and all(_is_beside(party, counted) for party in new):
            total = _plus(total, chain)
        else:
            total = _greatest([total, chain])
        counted += new
    return total


def _is_known(statement: _Statement) -> bool:
    """Whether it speaks of one person by name or pronoun."""
    return bool(statement.parties) and all(
        party.count == ONE and not party.fresh and (party.named or party.end - party.start == 1)
        for party in statement.parties
    )


def _is_beside(party: Party, counted: Sequence[Party]) -> bool:
    """Whether a party is not among those counted: said to be others, or new and not covered by a general word."""
    if party.more:
        return True
    heads = {other.head for other in counted}
    return party.fresh and party.head not in heads and not heads & _GENERAL


def _greatest(counts: Iterable[Count | None]) -> Count | None:
    known = [count for count in counts if count is not None]
    return max(known, key=lambda count: (max(count.least or 0, count.most or 0), count.least or 0), default=None)


def _plus(one: Count | None, two: Count | None) -> Count | None:
    if one is None or two is None:
        return one or two
    least = None if one.least is None and two.least is None else (one.least or 0) + (two.least or 0)
    return Count(least=least, most=None if one.most is None or two.most is None else one.most + two.most)


def _minus(one: Count, two: Count) -> Count | None:
    """What is left of a count; None where nothing is, or nothing is known."""
    if one.least is None or two.least is None:
        return None
    least = one.least - two.least
    most = one.most - two.least if one.most is not None else None
    return Count(least=least, most=most) if least > 0 else None
