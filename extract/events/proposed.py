"""Events that another reader proposes, with the dates and places that Dateline's own stages found in the article.

The reader says which words are an event and which words belong to it. What day and what point those words mean is never
taken from it: they are the article's own mentions or nothing. The rest is as ever: context, merging, ranking, reasons.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from extract.analyzers import Analyzer, Brief, Proposal
from extract.events.containers import without_containers
from extract.events.context import PHYSICAL
from extract.events.days import Told
from extract.events.detect import Found, find_triggers
from extract.events.distinct import Judged, one_per_clause
from extract.events.draft import Draft
from extract.events.lexicon import built_in
from extract.events.link import Linked, link_places, link_times
from extract.events.numbers import NOTHING, Toll, read_count, read_toll
from extract.events.proposed_words import generic_found, is_actor, name_in, typed_found
from extract.events.read import finish, sentences_read
from extract.events.select import LEAD, LEAD_SENTENCES, NEEDED, OWN_DATE, OWN_PLACE, Judgement, judge
from extract.events.senses import in_context
from extract.events.sentence import Page, Surroundings, linked_draft, quotes_of
from extract.model import Article, Event, Layout, Place, PlaceMention, Published, Span, TimeMention

if TYPE_CHECKING:
    from extract.encoder import Analysis

Resolver = Callable[[Article, Layout, Sequence[PlaceMention], Sequence[Span]], tuple[PlaceMention, ...]]
"""The place stage for some spans of a text whose other toponyms are known: one mention for each span, in its order."""
Mention = TypeVar("Mention", TimeMention, PlaceMention)
LONGEST_QUOTE = 600  # characters; of a longer one the trigger's own sentence is kept
NESTED = 3  # how many mentions may overlap one another


@dataclass(frozen=True, slots=True)
class ProposedEvents:
    """The event stage with another reader in the place of the rules that find and link events.

    `resolve` is the place stage's answer for names that the reader alone has seen; None leaves them without a point.
    """

    analyzer: Analyzer
    resolve: Resolver | None = None

    def __call__(
        self,
        article: Article,
        layout: Layout,
        published: Published,
        times: tuple[TimeMention, ...],
        mentions: tuple[PlaceMention, ...],
        title_places: tuple[PlaceMention, ...] = (),
        analysis: "Analysis | None" = None,
        publisher: Place | None = None,
    ) -> tuple[tuple[Event, ...], tuple[str, ...]]:
        """The events of an article, most salient first, and what was left out and why.

        `analysis` is what the network says, `publisher` the publisher's town; both as in `read_events`, for readers
        that leave dates and places to Dateline's rules. ArticleError where the reader gives no answer.
        """
        text = article.text
        before = tuple(sentences_read(article, layout, times, without_containers(mentions, text), analysis))
        known = {here.number: listed_words(here) for here in before}
        given = self.analyzer.propose(brief_of(article, layout, times, mentions, known))
        to_rules = all(one.event_type is None for one in given.events)
        mentions = self.with_names(article, layout, mentions, given.events)
        linked = tuple(without_containers(mentions, text))
        sentences = tuple(sentences_read(article, layout, times, linked, analysis))
        review = Review(
            page=Page(article=article, published=published, analysis=analysis), reader=self.analyzer.name, times=times,
            mentions=mentions, known=known, skipped=list(given.dropped),
        )  # fmt: skip
        by_sentence = sorted_into(sentences, given.events, review)
        drafts = [draft for here in sentences for draft in review.drafts(here, by_sentence.get(here.number, ()))]
        # What the report as a whole says of its main event counts where the rules may decide.
        told = [Told(ordinal=one.ordinal, triggers=known[one.number], times=one.times) for one in sentences if to_rules]
        events = finish(article, layout, published, times, linked, title_places, drafts, told, publisher=publisher)
        return events, tuple(review.skipped)

    def with_names(
        self, article: Article, layout: Layout, mentions: tuple[PlaceMention, ...], proposals: Iterable[Proposal]
    ) -> tuple[PlaceMention, ...]:
        """The article's toponyms and those that the reader alone has seen, in text order."""
        named = {proposal.place for proposal in proposals if proposal.place}
        names = {name_in(article.text, span) for span in named if not overlapping(mentions, span)} - {None}
        spans = sorted(span for span in names if span is not None)
        if not spans:
            return mentions
        if self.resolve is not None:
            found = self.resolve(article, layout, mentions, spans)
        else:
            found = tuple(PlaceMention(span=one, text=article.text[one.start : one.end], kind="place") for one in spans)
        told = f"named by {self.analyzer.name}"
        added = [replace(one, reason=f"{told}; {one.reason}" if one.reason else told) for one in found]
        return tuple(sorted([*mentions, *added], key=lambda one: one.span))


def brief_of(
    article: Article,
    layout: Layout,
    times: Sequence[TimeMention],
    mentions: Sequence[PlaceMention],
    known: Mapping[int, Sequence[Found]],
) -> Brief:
    """What the reader is given."""
    linked = without_containers(mentions, article.text)
    return Brief(
        article=article,
        layout=layout,
        triggers=tuple(found.span for listed in known.values() for found in listed),
        dates=tuple(time.span for time in times if time.interval is not None),
        places=tuple(mention.span for mention in linked if mention.holds_events),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """The proposals of one article held against what Dateline found in it; what is left out is added to `skipped`."""

    page: Page
    reader: str
    times: tuple[TimeMention, ...]
    mentions: tuple[PlaceMention, ...]
    known: Mapping[int, Sequence[Found]]
    skipped: list[str]

    def drafts(self, here: Surroundings, proposals: Sequence[Proposal]) -> list[Draft]:
        """The drafts of one sentence. Where types are left to Dateline's lists, one for each clause, as ever."""
        found: dict[Found, Proposal] = {}
        for proposal in proposals:
            one = self.found(here, proposal)
            if one in found:
                self.skip(proposal, "proposed twice")
            elif one is not None:
                found[one] = proposal
        open_to_rules = [one for one, proposal in found.items() if proposal.event_type is None]
        dated = link_times(open_to_rules, here.words, here.times, self.page.published)
        placed = link_places(open_to_rules, here.words, here.places, self.page.analysis)
        judged = {
            two: proposal
            for one, proposal in found.items()
            for two in self.judged(here, proposal, one, dated.get(one), placed.get(one))
        }
        typed = [one for one, proposal in judged.items() if proposal.event_type is not None]
        listed = one_per_clause([one for one, proposal in judged.items() if proposal.event_type is None], here.words)
        cuts = dict(zip(listed, quotes_of(self.page, listed, here), strict=True))
        chosen = sorted([*typed, *listed], key=lambda one: one.found.span)
        return [self.draft(here, judged[one], one, cuts.get(one, judged[one].quote)) for one in chosen]

    def found(self, here: Surroundings, proposal: Proposal) -> Found | None:
        """The proposal's word as a trigger; None where it can name no event, which is said."""
        named = [time.span for time in here.times] + [place.span for place in here.places]
        if any(span.contains(proposal.trigger) for span in named):
            self.skip(proposal, "part of a date or a name")
            return None
        listed = next((one for one in self.known[here.number] if one.span.overlaps(proposal.trigger)), None)
        if proposal.event_type is not None:
            return typed_found(proposal, listed, here)
        found = listed or generic_found(proposal, here)
        if found is None:
            self.skip(proposal, "reports a state")
        return found

    def judged(
        self, here: Surroundings, proposal: Proposal, found: Found, dated: Linked | None, placed: Linked | None
    ) -> Iterator[Judged]:
        """The trigger linked to the article's mentions; none where it makes no row, which is said.

        `dated` and `placed` are what the rules link, for a reader that leaves the rest to them.
        """
        time, mention = self.time_of(proposal), self.place_of(proposal)
        dated = Linked(cost=0.0, time=time) if time else dated
        placed = Linked(cost=0.0, place=mention) if mention else placed
        judgement = judge(found, here.words, here.sentence, here.ordinal, dated, placed)
        if proposal.event_type is not None:  # the reader is sure that it is one
            score = NEEDED + OWN_DATE * bool(dated) + OWN_PLACE * bool(placed) + LEAD * (here.ordinal < LEAD_SENTENCES)
            judgement = Judgement(score=score, modality=proposal.modality or judgement.modality)
        if judgement.objection or judgement.score < NEEDED:
            self.skip(proposal, judgement.objection or "too little beside it")
            return
        yield Judged(found=found, judgement=judgement, time=dated, place=placed)

    def skip(self, proposal: Proposal, reason: str) -> None:
        """Say why a proposal, or a part of it, is left out."""
        self.skipped.append(f"{proposal.trigger.start}: {self.words(proposal.trigger)!r}: {reason}")

    def words(self, span: Span) -> str:
        """The article's words on one line."""
        return " ".join(self.page.article.text[span.start : span.end].split())

    def actors(self, proposal: Proposal) -> tuple[str | None, str | None]:
        """Who did it to whom; where Dateline's lists decide, only names and the nouns that they take for people."""
        found = [self.words(span) if span else None for span in (proposal.actor1, proposal.actor2)]
        if proposal.event_type is None:
            found = [words if words and is_actor(words) else None for words in found]
        return found[0], found[1]

    def time_of(self, proposal: Proposal) -> TimeMention | None:
        """The article's own date in the words that say when, the one that shares most characters with them."""
        if proposal.date is None:
            return None
        span = proposal.date
        dated = [one for one in overlapping(self.times, span) if one.interval is not None]
        if not dated:
            self.skip(proposal, f"no date is read in {self.words(span)!r}: left without it")
            return None
        return max(dated, key=lambda one: (shared(one.span, span), -one.span.start))

    def place_of(self, proposal: Proposal) -> PlaceMention | None:
        """The toponym in the words that say where, the sharpest one."""
        if proposal.place is None:
            return None
        found = overlapping(self.mentions, proposal.place)
        where = [one for one in found if one.holds_events]
        if where:
            return min(where, key=lambda one: (one.place.radius_km if one.place else float("inf"), one.span))
        kind = (
            f"{found[0].text!r} is of kind {found[0].kind}" if found else f"{self.words(proposal.place)!r} is no name"
        )
        self.skip(proposal, f"{kind}: left without it")
        return None

    def draft(self, here: Surroundings, proposal: Proposal, judged: Judged, quote: Span) -> Draft:
        """The draft of a proposal."""
        if quote.end - quote.start > LONGEST_QUOTE or not quote.contains(judged.found.span):
            quote = here.sentence.span
        return replace(
            linked_draft(self.page.article, here, judged, quote),
            actors=self.actors(proposal),
            toll=self.toll(proposal, judged.found, here),
            reasons=(f"proposed by {self.reader}",),
        )

    def toll(self, proposal: Proposal, found: Found, here: Surroundings) -> Toll:
        """How many died and were injured, from the words that the reader names, or else as ever."""
        if proposal.event_type is None:
            physical = found.trigger.event_type in PHYSICAL
            return read_toll(here.words) if physical else NOTHING
        counted = []
        for span in (proposal.fatalities, proposal.injured):
            count = read_count(self.words(span)) if span else None
            if span and count is None:
                self.skip(proposal, f"no number is read in {self.words(span)!r}: left without it")
            counted.append(count)
        return Toll(killed=counted[0], hurt=counted[1])


def listed_words(here: Surroundings) -> list[Found]:
    """The words of a sentence that Dateline's list takes for names of events, with the sense they have there."""
    known = built_in()
    return [in_context(one, here.words, known) for one in find_triggers(here.number, here.sentence, here.words, known)]


def sorted_into(
    sentences: Sequence[Surroundings], proposals: Iterable[Proposal], review: Review
) -> dict[int, list[Proposal]]:
    """The proposals by the number of their trigger's sentence; those that stand in none, or twice, are said."""
    starts = [here.sentence.span.start for here in sentences]
    found: dict[int, list[Proposal]] = {}
    seen: set[Span] = set()
    for proposal in proposals:
        at = bisect_right(starts, proposal.trigger.start) - 1
        here = sentences[at] if at >= 0 else None
        if here is None or not here.sentence.span.contains(proposal.trigger) or not here.words:
            review.skip(proposal, "stands in no sentence that is read")
        elif not proposal.quote.contains(proposal.trigger):
            review.skip(proposal, "does not stand in its quote")
        elif proposal.trigger in seen:
            review.skip(proposal, "proposed twice")
        else:
            seen.add(proposal.trigger)
            found.setdefault(here.number, []).append(proposal)
    return found


def overlapping(mentions: Sequence[Mention], span: Span) -> list[Mention]:
    """The mentions, which are in text order, that share a character with a span."""
    first = bisect_right(mentions, span.start, key=lambda one: one.span.start)
    last = bisect_left(mentions, span.end, key=lambda one: one.span.start)
    return [one for one in mentions[max(0, first - NESTED) : last] if one.span.overlaps(span)]


def shared(one: Span, two: Span) -> int:
    """How many characters two spans share."""
    return max(min(one.end, two.end) - max(one.start, two.start), 0)
