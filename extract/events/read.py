"""Events of one article: the mentions of its sentences, filled from context, merged, ranked, with reasons."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from extract.encoder import Analysis
from extract.events.aftermath import with_later_tolls, with_title_toll
from extract.events.agencies import without_reporters
from extract.events.anaphora import Named, home_mention, stand_ins
from extract.events.anchor import NamedTown, anchor_of, named_town, told_of
from extract.events.apart import at_each_place
from extract.events.compose import as_event
from extract.events.containers import without_containers
from extract.events.context import (
    FAR_BACK,
    PHYSICAL,
    absorb_supports,
    at_home,
    on_scene,
    place_from_context,
    places_from_company,
    scenes_of,
    under_head,
    under_topic,
    with_background,
    with_cause,
    with_force,
)
from extract.events.country import (
    country_named,
    country_of_doers,
    is_only_written_at,
    leading_country,
    placed_in_country,
)
from extract.events.days import Told
from extract.events.draft import Draft
from extract.events.home import home_country, home_place, of_headline, surnames_of
from extract.events.incident import brought_home, dated_by_report, placed_by_report
from extract.events.incidents import asides
from extract.events.items import item_days, item_heads, item_places, paragraph_topics
from extract.events.lexicon import Lexicon, built_in
from extract.events.merge import merge_mentions
from extract.events.namesakes import settle_namesakes
from extract.events.numbers import Toll, read_toll
from extract.events.old_places import old_times
from extract.events.rank import rank
from extract.events.sentence import Page, Surroundings, read_sentence
from extract.events.tense import since_main, until_published, with_tense
from extract.events.undated import ToldDays, dated_by_head, dated_from_context
from extract.events.wordlists import word_set
from extract.events.words import recased, split_words
from extract.model import Article, Event, Layout, Place, PlaceMention, Published, Sentence, Span, TimeMention

# The word after a mention; matches " market", not ", market".
_NEXT_WORD = re.compile(r"\s+(\w+)")
# What stands before the date of a post or of the page; matches "(@wxyz) ", "(Published ", not "was published on ".
_PAGE_DATE = re.compile(
    r"\(@\w+\)\s*\Z|(?:^|[(\n]\s*|[.:]\s+)(?:Published|Posted|Updated?|UPDATED?|Created|CREATED):?\s+@?\s*\Z"
)
PAGE_WORDS = 40
_MARKS = ".,;:!?\"'()“”‘’"
_HOLIDAY_GOODS = word_set("holiday_goods")
READ_REGIONS = frozenset({"headline", "body", "caption"})


def read_events(
    article: Article,
    layout: Layout,
    published: Published,
    times: tuple[TimeMention, ...],
    mentions: tuple[PlaceMention, ...],
    title_places: tuple[PlaceMention, ...] = (),
    analysis: Analysis | None = None,
    publisher: Place | None = None,
    lexicon: Lexicon | None = None,
) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events of an article, most salient first, and what was left out and why.

    `analysis` is what the network says of the text, asked where rules cannot tell; None leaves all to them.
    `publisher` is the town that the publisher reports on, None where that is not known. `lexicon` holds the words that
    name events; None is the built-in one.
    """
    skipped: list[str] = []
    mentions, title_places, anchor, town = _settled(article, layout, mentions, title_places, analysis, publisher)
    page = Page(article=article, published=published, analysis=analysis, lexicon=lexicon or built_in())
    drafts: list[Draft] = []
    told: list[Told] = []
    tolls: list[tuple[Span, Toll]] = []
    home = home_mention(anchor, mentions)
    for here in sentences_read(article, layout, times, mentions, analysis, home):
        read = read_sentence(page, here, skipped, told)
        if not any(draft.found.trigger.event_type in PHYSICAL for draft in read):
            tolls.append((here.sentence.span, read_toll(here.words)))
        drafts += read
    events = finish(
        article,
        layout,
        published,
        times,
        mentions,
        title_places,
        drafts,
        told,
        anchor,
        publisher,
        tolls,
        page.lexicon,
        town,
    )
    return events, tuple(skipped)


def _settled(
    article: Article,
    layout: Layout,
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    analysis: Analysis | None,
    publisher: Place | None,
) -> tuple[tuple[PlaceMention, ...], tuple[PlaceMention, ...], Place | None, NamedTown | None]:
    """The mentions of text and title as the report as a whole has them, and the towns around which it turns."""
    surnames = surnames_of(article, analysis)
    mentions = tuple(one for one in without_reporters(mentions, layout, article.text) if one.text not in surnames)
    titled = tuple(one for one in of_headline(article.title, tuple(title_places)) if one.text not in surnames)
    anchor = anchor_of(article, layout, mentions, titled, publisher)
    town = named_town(article, layout, mentions, titled, publisher)
    settled = settle_namesakes(article, mentions, anchor, publisher)
    meant = {one.text: one.place for one in settled}  # the title has the names of the text
    titled = tuple(replace(one, place=meant[one.text]) if meant.get(one.text) else one for one in titled)
    mentions = tuple(without_containers(settled, article.text))
    if publisher is None:
        anchor = told_of(anchor, layout, mentions, titled)
    return mentions, titled, anchor, town


def finish(
    article: Article,
    layout: Layout,
    published: Published,
    times: Sequence[TimeMention],
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    drafts: Sequence[Draft],
    told: Sequence[Told] = (),
    anchor: Place | None = None,
    publisher: Place | None = None,
    tolls: Sequence[tuple[Span, Toll]] = (),
    lexicon: Lexicon | None = None,
    town: NamedTown | None = None,
) -> tuple[Event, ...]:
    """The events of all drafts of an article: filled from context, merged, ranked.

    `told`, `anchor` and `town` are what the report as a whole says of the main one; without them it keeps its own.
    `tolls` are the dead and injured that sentences without a physical event give.
    """
    times_at, places_at = _by_sentence(layout.sentences, times), _by_sentence(layout.sentences, mentions)
    drafts = with_force(with_cause(with_background(with_tense(drafts, published), published)))
    filled = _fill_from_context(
        article, drafts, layout, published, times, mentions, title_places, times_at, places_at, publisher
    )
    merged = with_later_tolls(_without_headlines(merge_mentions(filled)), tolls)
    aside = asides(
        [article.text[one.span.start : one.span.end] for one in layout.sentences if one.region in READ_REGIONS]
    )
    local = publisher is not None
    merged = with_title_toll(rank(merged, article, published, aside, local), article.title)
    if merged:
        main = dated_by_report(merged[0], drafts, told, published, aside, local or anchor is not None)
        main = placed_by_report(main, merged[1:], anchor, local)
        merged[0] = brought_home(main, town, local)
    merged = [
        until_published(told, published) for draft in merged for told in at_each_place(since_main(draft, merged[0]))
    ]
    known = lexicon or built_in()
    return tuple(as_event(draft, article, place, known, publisher) for place, draft in enumerate(merged, 1))


def sentences_read(
    article: Article,
    layout: Layout,
    times: Sequence[TimeMention],
    mentions: Sequence[PlaceMention],
    analysis: Analysis | None,
    home: PlaceMention | None = None,
) -> Iterator[Surroundings]:
    """The sentences of headline, body and captions, each with its words and the mentions inside it."""
    times_at, places_at = _by_sentence(layout.sentences, times), _by_sentence(layout.sentences, mentions)
    names_at = _names_by_sentence(analysis)
    leading = leading_country(mentions)
    country = leading.country_code if leading is not None else None
    ordinal = 0
    paragraph, quoted = -1, False
    before: list[Named] = []
    for number, sentence in enumerate(layout.sentences):
        if sentence.region not in READ_REGIONS:
            continue
        quoted = quoted and sentence.paragraph == paragraph
        here_places = [mentions[i] for i in places_at[number]]
        names = [*names_at(sentence.span), *(mention.span for mention in here_places)]
        words = recased(split_words(article.text, sentence.span, quoted), names)
        paragraph = sentence.paragraph
        quoted = bool(words) and words[-1].quoted
        yield Surroundings(
            number=number,
            ordinal=ordinal,
            sentence=sentence,
            words=words,
            times=[times[i] for i in times_at[number] if not _dates_no_event(times[i], article.text)],
            places=here_places,
            names=names,
            stand_ins=stand_ins(words, ordinal, before[-FAR_BACK:], here_places, home, country),
        )
        before += [Named(ordinal=ordinal, mention=mention) for mention in here_places]
        ordinal += 1


def _dates_no_event(time: TimeMention, text: str) -> bool:
    """Whether a date is that of a post or of the page, or a holiday's name only says what a thing is."""
    if _PAGE_DATE.search(text, max(0, time.span.start - PAGE_WORDS), time.span.start):
        return True
    after = _NEXT_WORD.match(text, time.span.end)
    return after is not None and after.group(1) in _HOLIDAY_GOODS


def _names_by_sentence(analysis: Analysis | None) -> Callable[[Span], list[Span]]:
    """What gives the spans of the names that the network finds in a sentence."""
    spans = [name.span for name in analysis.names] if analysis is not None else []
    starts = [span.start for span in spans]

    def within(sentence: Span) -> list[Span]:
        return spans[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]

    return within


def _by_sentence(sentences: Sequence[Sentence], mentions: Sequence[TimeMention | PlaceMention]) -> list[list[int]]:
    """For each sentence the indexes of the mentions inside it."""
    found: list[list[int]] = [[] for _ in sentences]
    starts = [sentence.span.start for sentence in sentences]
    for index, mention in enumerate(mentions):
        at = bisect_right(starts, mention.span.start) - 1
        if at >= 0 and mention.span.start < sentences[at].span.end:
            found[at].append(index)
    return found


def _fill_from_context(
    article: Article,
    drafts: Sequence[Draft],
    layout: Layout,
    published: Published,
    times: Sequence[TimeMention],
    mentions: Sequence[PlaceMention],
    title_places: Sequence[PlaceMention],
    times_at: Sequence[Sequence[int]],
    places_at: Sequence[Sequence[int]],
    publisher: Place | None,
) -> list[Draft]:
    """Dates and places that the neighbours give, after each sentence has given its own."""
    told_times = [
        (n, times[i]) for n, found in enumerate(times_at) for i in found if layout.sentences[n].region == "body"
    ]
    told_places = [(n, mentions[i]) for n, found in enumerate(places_at) for i in found if mentions[i].holds_events
                   and layout.sentences[n].region in ("body", "headline", "dateline")]  # fmt: skip
    datelines = [(-1, mention) for mention in _in_datelines(layout, mentions, places_at)]
    named = datelines + told_places
    local = home_place(article, layout, named, title_places, publisher)
    home = local or home_country(mentions)
    narrative = published.first is None or _is_narrative(told_times, published)
    if not narrative:  # in a report only the date of an event speaks for the next, not that of a statement
        told_times = [(draft.found.sentence, draft.time) for draft in drafts
                      if draft.time is not None and draft.found.trigger.event_type != "statement"]  # fmt: skip
    heads = item_heads(layout, times, article.text)
    days_at, heads_at = item_days(heads, times), item_places(heads, mentions)
    drafts = [under_head(dated_by_head(draft, days_at), heads_at.get(draft.sentence.paragraph)) for draft in drafts]
    merged = absorb_supports(merge_mentions(drafts))
    days = ToldDays(
        times=told_times,
        published=published,
        narrative=narrative,
        old=old_times(merged, mentions, times, article.text, published),
        told_by={draft.time: draft for draft in drafts if draft.time is not None},
    )
    filled = [dated_from_context(draft, days) for draft in merged]
    beside = [[mentions[i] for i in places_at[draft.found.sentence]] for draft in filled]
    placed = _fill_places(
        article,
        filled,
        beside,
        told_places,
        datelines,
        home,
        local,
        paragraph_topics(layout, mentions, article.text),
    )
    if len(layout.sentences) > 1:
        leading = leading_country([*mentions, *title_places])
        placed = [placed_in_country(draft, near, leading) for draft, near in zip(placed, beside, strict=True)]
    return places_from_company(placed)


def _in_datelines(
    layout: Layout, mentions: Sequence[PlaceMention], places_at: Sequence[Sequence[int]]
) -> Iterator[PlaceMention]:
    """The places that datelines name outside of sentences."""
    inside = {i for found in places_at for i in found}
    heads = [region.span for region in layout.regions if region.kind == "dateline"]
    for i, mention in enumerate(mentions):
        if i not in inside and mention.holds_events and any(head.contains(mention.span) for head in heads):
            yield mention


def _fill_places(
    article: Article,
    drafts: Sequence[Draft],
    beside: Sequence[Sequence[PlaceMention]],
    told_places: Sequence[tuple[int, PlaceMention]],
    datelines: Sequence[tuple[int, PlaceMention]],
    home: PlaceMention | Place | None,
    local: PlaceMention | Place | None,
    topics: Mapping[int, PlaceMention],
) -> list[Draft]:
    """Drafts with the places of the events told before them, or of the report; `beside`: what each sentence names.

    `local` is the town to which a local report keeps, `topics` are the places with which paragraphs open.
    """
    told = sorted(
        (
            (draft.found.sentence, draft)
            for draft in drafts
            if draft.place_basis == "explicit" and draft.found.trigger.event_type in PHYSICAL
        ),
        key=lambda item: (item[0], item[1].found.span),
    )
    staged = scenes_of(drafts)
    abroad = is_only_written_at(home, [*datelines, *told_places])
    wide = home is not None and not _is_town(home)
    placed = []
    for draft, near in zip(drafts, beside, strict=True):
        # "Two American soldiers died" says whose they were; in a report of one country that is not where.
        own = [one for one in near if draft.quote.contains(one.span) and one.kind not in ("adjective", "demonym")]
        named = country_named(near) or country_named(own) if abroad else country_named(own) if wide else None
        named = named or country_of_doers([one for one in near if draft.quote.contains(one.span)], article.text)
        at = named if named is not None and named.country_code != _country_of(home) else home
        words = _sentence_words(article, draft)
        draft = under_topic(draft, near, topics.get(draft.sentence.paragraph))
        draft = place_from_context(draft, words, told_places, told, staged, at)
        placed.append(at_home(on_scene(draft, near, staged), near, local))
    return placed


def _is_town(home: PlaceMention | Place) -> bool:
    place = home.place if isinstance(home, PlaceMention) else home
    return place is not None and place.precision != "country"


def _country_of(home: PlaceMention | Place | None) -> str | None:
    place = home.place if isinstance(home, PlaceMention) else home
    return place.country_code if place is not None else None


def _sentence_words(article: Article, draft: Draft) -> list[str]:
    return [word.strip(_MARKS) for word in article.text[draft.quote.start : draft.quote.end].lower().split()]


def _is_narrative(told: Sequence[tuple[int, TimeMention]], published: Published) -> bool:
    """Whether most dates told lie more than a year before publication: a history, not a report."""
    days = [time.interval.first for _, time in told if time.interval is not None and time.interval.first is not None]
    far = sum((published.last - day).days > 400 for day in days) if published.last else 0
    return len(days) >= 3 and far > 0.7 * len(days)


def _without_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """A headline repeats what the body tells: its own drafts stay only where the body has no event at all."""
    body = [draft for draft in drafts if draft.sentence.region != "headline"]
    return body or list(drafts)
