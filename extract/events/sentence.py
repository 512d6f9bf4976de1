"""The event mentions of one sentence: which triggers make a row, with the date and place that the sentence gives."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.encoder import Analysis, NameMention
from extract.events.actor_mentions import proper_spans
from extract.events.actors import find_actors
from extract.events.aftermath import tolls_of
from extract.events.anaphora import StandIn
from extract.events.beside_dates import placed_beside_dates
from extract.events.counted_off import counted_off
from extract.events.days import Told, single_day
from extract.events.detect import Found, Kinds, caption_trigger, find_triggers
from extract.events.distinct import Judged, one_per_clause, without_circumstances
from extract.events.draft import Draft
from extract.events.lexicon import Lexicon, built_in, silent_spans
from extract.events.link import Linked, coordinated, link_places, link_times
from extract.events.owned_dates import days_linked
from extract.events.select import COUNTED, DEFINITE, NEEDED, Judgement, counts_heads, judge
from extract.events.senses import in_context, with_effects
from extract.events.verbs import BE, auxiliaries
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import Article, PlaceMention, Published, Sentence, Span, TimeMention

# What a clause cut from its sentence must not end in.
_LOOSE_MARKS = " \t\n\r,;:(–—-"
_LOOSE_WORDS = (" and", " but", " or", " while", " as")
_TELLING = word_set("passing_on") | word_set("telling")
_ANOTHER, _BESIDE_OPENERS = word_set("another"), word_set("beside_openers")
# Of the names of an article so many are looked through for a person's full name.
FULL_NAMES = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What is the same for all sentences of an article; `analysis` is what the network says of it, None without one."""

    article: Article
    published: Published
    analysis: Analysis | None = None
    lexicon: Lexicon = field(default_factory=built_in)

    @property
    def names(self) -> Sequence[NameMention] | None:
        """The names that the network finds in the article."""
        return self.analysis.names if self.analysis is not None else None

    @property
    def kinds(self) -> Kinds | None:
        """What the network takes a word for: an event, an act of telling, a state."""
        return self.analysis.triggers if self.analysis is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """One sentence with its words and the mentions inside it; `number` counts all sentences, `ordinal` those read.

    `names` are the spans of names of any kind, `stand_ins` what stands for places named before.
    """

    number: int
    ordinal: int
    sentence: Sentence
    words: Sequence[Word]
    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    names: Sequence[Span] = ()
    stand_ins: Sequence[StandIn] = ()

    def named(self, mention: PlaceMention) -> PlaceMention:
        """The mention of a name that a mention stands for; itself where it is one."""
        return next((one.named for one in self.stand_ins if one.mention == mention), mention)


def read_sentence(page: Page, here: Surroundings, skipped: list[str], told: list[Told]) -> list[Draft]:
    """The drafts of one sentence; what is left out is added to `skipped`, what it holds to `told`."""
    caption = here.sentence.region == "caption"
    found = triggers_of(page, here)
    told.append(Told(ordinal=here.ordinal, triggers=found, times=here.times))
    if not here.words or not (found or (caption and here.times)):
        return []
    kept = kept_of(page, here, found, skipped)
    if caption:
        kept = of_caption(page, here, kept)
    return counted_off(drafts_of(page, here, kept), here.words, here.times)


def kept_of(page: Page, here: Surroundings, found: Sequence[Found], skipped: list[str]) -> list[Judged]:
    """The triggers of one sentence that make a row; what is left out is added to `skipped`."""
    dated = link_times(found, here.words, here.times, page.published)
    stand_ins = [one.mention for one in here.stand_ins]
    placed = link_places(found, here.words, [*here.places, *stand_ins], page.analysis, stand_ins)
    placed = placed_beside_dates(found, here.words, here.places, dated, placed)
    judged: list[Judged] = []
    counted: list[Judged] = []
    for one in found:
        time, place = dated.get(one), placed.get(one)
        judgement = judge(one, here.words, here.sentence, here.ordinal, time, place)
        enough = judgement.score + COUNTED >= NEEDED and counts_heads(one, here.words)
        if enough and not judgement.objection and judgement.score < NEEDED:
            counted.append(Judged(found=one, judgement=replace(judgement, score=NEEDED), time=time, place=place))
        elif judgement.objection or judgement.score < NEEDED:
            surface = page.article.text[one.span.start : one.span.end]
            skipped.append(f"{one.span.start}: {surface!r}: {judgement.objection or 'too little beside it'}")
        else:
            judged.append(Judged(found=one, judgement=judgement, time=time, place=place))
    judged = judged or counted[:1]
    return one_per_clause(without_circumstances(judged, here.words), here.words)


def triggers_of(page: Page, here: Surroundings) -> list[Found]:
    """The words of one sentence that name events, each with its sense there, whether or not it makes a row."""
    # A word inside a date or a name names no event ("3 MARCH", "Battle Creek", "Liberation Front").
    named = [time.span for time in here.times] + [place.span for place in here.places] + list(here.names)
    named += proper_spans(here.words, page.lexicon.actors) + silent_spans(here.words, page.lexicon)
    found = [
        in_context(one, here.words, page.lexicon)
        for one in find_triggers(here.number, here.sentence, here.words, page.lexicon, page.kinds)
        if not any(span.contains(one.span) for span in named)
    ]
    return with_effects(found, here.words, page.lexicon)


def of_caption(page: Page, here: Surroundings, kept: Sequence[Judged]) -> list[Judged]:
    """A caption shows one thing: its best trigger, or what it shows where it names a day and no known trigger."""
    if kept:
        shown = max(kept, key=lambda item: item.rank)
        dated = [time for time in here.times if time.interval is not None]
        if shown.time is None and len(dated) == 1:
            shown = replace(shown, time=Linked(cost=0.0, time=dated[0]))
        return [shown]
    found = caption_trigger(here.number, here.words)
    if found is None:
        return []
    time = link_times([found], here.words, here.times, page.published).get(found)
    if time is None or time.time is None or time.time.basis != "explicit":
        return []
    place = link_places([found], here.words, here.places).get(found)
    judgement = Judgement(score=NEEDED, modality="happened")
    return [Judged(found=found, judgement=judgement, time=time, place=place)]


def drafts_of(page: Page, here: Surroundings, kept: Sequence[Judged]) -> list[Draft]:
    """Drafts with quotes, actors and numbers."""
    names = names_near(page.names, here.sentence.span)
    quotes = quotes_of(page, kept, here)
    tolls = tolls_of(here.words, [(item.found, quote) for item, quote in zip(kept, quotes, strict=True)])
    drafts = []
    for item, quote, toll in zip(kept, quotes, tolls, strict=True):
        one = item.found
        actors = find_actors(one, here.words, here.places, here.times, page.article.text, page.lexicon, names)
        drafts.append(
            replace(
                linked_draft(page.article, here, item, quote),
                definite=one.trigger.pos == "n" and bool(_words_before(one, here) & DEFINITE),
                actors=actors,
                toll=toll,
                finer=one.trigger.finer,
                said=_day_said(one, kept),
            )
        )
    return drafts


def _is_told_beside(found: Found, here: Surroundings) -> bool:
    """Whether its sentence adds an event to those told before ("Meanwhile, ...", "the rebels also shelled ...")."""
    if here.words[0].lower in _BESIDE_OPENERS:
        return True
    near = _words_before(found, here)
    return found.trigger.pos == "v" and "also" in near and not near & BE


def linked_draft(article: Article, here: Surroundings, item: Judged, quote: Span) -> Draft:
    """What a trigger, its date and its place say, without actors and numbers."""
    time = item.time.time if item.time else None
    linked = item.place.place if item.place else None
    mention = here.named(linked) if linked else None
    return Draft(
        found=item.found,
        sentence=here.sentence,
        ordinal=here.ordinal,
        quote=quote,
        wording=wording_of(article.text, quote, item.found),
        score=item.judgement.score,
        modality=item.judgement.modality,
        another=bool(_words_before(item.found, here) & _ANOTHER) or _is_told_beside(item.found, here),
        earlier=_is_earlier(item.found, here),
        time=time,
        time_cost=item.time.cost if item.time else 0.0,
        interval=days_linked(item.found, time, here.words) if time else None,
        date_basis=time.basis if time else "none",
        mention=mention,
        more_places=coordinated(mention, here.places, article.text) if mention in here.places and mention else (),
        place=mention.place if mention else None,
        place_basis="none" if mention is None else "explicit" if mention is linked else "context",
    )


def _day_said(found: Found, kept: Sequence[Judged]) -> TimeMention | None:
    """The day of the speech that passes an event on ("said on Friday that it had taken the town")."""
    for item in kept:
        time = item.time.time if item.time else None
        speech = item.found.trigger.family == "statement" and item.found.index < found.index
        if speech and time is not None and single_day(time) is not None:
            return time
    return None


def _is_earlier(found: Found, here: Surroundings) -> bool:
    """Whether a pluperfect puts it before the news ("France had hosted the cup"), nobody's words shifting the tense."""
    verb = found.index if found.carrier is None else found.carrier
    return "had" in auxiliaries(here.words, verb).verbs and not any(word.lower in _TELLING for word in here.words)


def _words_before(found: Found, here: Surroundings) -> set[str]:
    """The three words before a trigger."""
    return {word.lower for word in here.words[max(0, found.index - 3) : found.index]}


def names_near(names: Sequence[NameMention] | None, sentence: Span) -> Sequence[NameMention] | None:
    """The names of a sentence, and the first of the article, where people are named in full; `names` in text order."""
    if names is None:
        return None
    first = bisect_left(names, sentence.start, key=lambda name: name.span.start)
    last = bisect_left(names, sentence.end, key=lambda name: name.span.start)
    return (*names[: min(FULL_NAMES, first)], *names[first:last])


def quotes_of(page: Page, kept: Sequence[Judged], here: Surroundings) -> list[Span]:
    """The whole sentence for a single event; else each event's stretch, from its clause to the next event's."""
    whole = here.sentence.span
    if len(kept) < 2:
        return [whole] * len(kept)
    first_words = [
        next(
            word for word in here.words if word.clause == item.found.clause and (word.text[0].isalnum() or word.quoted)
        )
        for item in kept
    ]
    starts = [min(word.span.start, item.found.span.start) for word, item in zip(first_words[1:], kept[1:], strict=True)]
    starts.insert(0, whole.start)
    later = [min((start for start in starts if start > own), default=whole.end) for own in starts]
    ends = [max(start, item.found.span.end) for start, item in zip(later, kept, strict=True)]
    text = page.article.text
    return [
        Span(start, start + len(without_loose_end(text[start:end]))) for start, end in zip(starts, ends, strict=True)
    ]


def without_loose_end(clause: str) -> str:
    """A clause without the marks and joining words that led on to the next one."""
    while True:
        shorter = clause.rstrip(_LOOSE_MARKS)
        word = next((word for word in _LOOSE_WORDS if shorter.endswith(word)), "")
        shorter = shorter.removesuffix(word)
        if shorter == clause:
            return clause
        clause = shorter


def wording_of(text: str, quote: Span, found: Found) -> str:
    """The quote without its spacing, and the trigger: equal for words that stand twice."""
    return f"{' '.join(text[quote.start : quote.end].split())}|{text[found.span.start : found.span.end]}"
