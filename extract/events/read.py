"""Events of one article: triggers, their dates and places, merged, ranked, with reasons."""

from bisect import bisect_right
from collections.abc import Sequence

from extract.events.actors import find_actors
from extract.events.context import (
    PHYSICAL,
    absorb_supports,
    date_from_context,
    home_place,
    place_from_company,
    place_from_context,
)
from extract.events.detect import Found, caption_trigger, find_triggers
from extract.events.draft import Draft
from extract.events.link import Linked, link_places, link_times, without_containers
from extract.events.merge import merge_mentions
from extract.events.numbers import read_counts
from extract.events.rank import rank
from extract.events.select import NEEDED, Judgement, judge
from extract.events.wordlists import word_set
from extract.events.words import Word, split_words
from extract.model import Article, Event, Evidence, Layout, PlaceMention, Published, Sentence, Span, TimeMention

READ_REGIONS = frozenset({"headline", "body", "caption"})
TITLE_LENGTH = 90
_ANOTHER = word_set("another")
_DATE_CONFIDENCE = {"explicit": 0.9, "relative": 0.85, "context": 0.6, "publication": 0.5, "none": 0.0}
_PLACE_FACTOR = {"explicit": 1.0, "context": 0.65, "publisher": 0.4, "none": 0.0}


def read_events(
    article: Article,
    layout: Layout,
    published: Published,
    times: tuple[TimeMention, ...],
    mentions: tuple[PlaceMention, ...],
    title_places: tuple[PlaceMention, ...] = (),
) -> tuple[tuple[Event, ...], tuple[str, ...]]:
    """The events of an article, most salient first, and what was left out and why."""
    skipped: list[str] = []
    times_at = _by_sentence(layout.sentences, times)
    mentions = tuple(without_containers(mentions, article.text))
    places_at = _by_sentence(layout.sentences, mentions)
    drafts: list[Draft] = []
    ordinal = 0
    paragraph, quoted = -1, False
    for number, sentence in enumerate(layout.sentences):
        if sentence.region not in READ_REGIONS:
            continue
        quoted = quoted and sentence.paragraph == paragraph
        words = split_words(article.text, sentence.span, quoted)
        paragraph = sentence.paragraph
        quoted = bool(words) and words[-1].quoted
        own_times = [times[i] for i in times_at[number]]
        own_places = [mentions[i] for i in places_at[number]]
        drafts += _read_sentence(article, number, sentence, words, own_times, own_places, published, ordinal, skipped)
        ordinal += 1
    drafts = _fill_from_context(article, drafts, layout, published, times, mentions, title_places, times_at, places_at)
    merged = rank(_without_headlines(merge_mentions(drafts)), article, published)
    events = tuple(_as_event(draft, article, place) for place, draft in enumerate(merged, 1))
    return events, tuple(skipped)


def _read_sentence(
    article: Article,
    number: int,
    sentence: Sentence,
    words: Sequence[Word],
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    published: Published,
    ordinal: int,
    skipped: list[str],
) -> list[Draft]:
    """The drafts of one sentence: at most one for each clause, but for nouns with a date or place of their own."""
    found = list(find_triggers(number, sentence, words)) if words else []
    if not found and not (sentence.region == "caption" and times):
        return []
    dated, placed = link_times(found, words, times, published), link_places(found, words, places)
    judged: list[tuple[Found, Judgement, Linked | None, Linked | None]] = []
    for one in found:
        time, place = dated.get(one), placed.get(one)
        judgement = judge(one, words, sentence, ordinal, time, place)
        if judgement.objection or judgement.score < NEEDED:
            skipped.append(
                f"{one.span.start}: {article.text[one.span.start : one.span.end]!r}: "
                f"{judgement.objection or 'too little beside it'}"
            )
        else:
            judged.append((one, judgement, time, place))
    kept = _one_per_clause(judged)
    if sentence.region == "caption":
        kept = _of_caption(kept, number, words, times, places, published)
    spans = _quotes(kept, words, sentence)
    text = article.text[sentence.span.start : sentence.span.end]
    killed, hurt = read_counts(text) if any(_is_physical(item[0]) for item in kept) else (None, None)
    drafts = []
    for (one, judgement, time, place), quote in zip(kept, spans, strict=True):
        mention = place.place if place else None
        physical = _is_physical(one)
        near = {word.lower for word in words[max(0, one.index - 3) : one.index]}
        drafts.append(
            Draft(
                found=one,
                sentence=sentence,
                ordinal=ordinal,
                quote=quote,
                wording=wording_of(article.text, quote, one),
                score=judgement.score,
                modality=judgement.modality,
                another=bool(near & _ANOTHER),
                time=time.time if time else None,
                interval=time.time.interval if time and time.time else None,
                date_basis=time.time.basis if time and time.time else "none",
                mention=mention,
                place=mention.place if mention else None,
                place_basis="explicit" if mention else "none",
                actors=find_actors(one, words, places, times, article.text),
                killed=killed if physical else None,
                hurt=hurt if physical else None,
            )
        )
    return drafts


def _is_physical(found: Found) -> bool:
    return found.trigger.event_type in PHYSICAL


def wording_of(text: str, quote: Span, found: Found) -> str:
    """The quote without its spacing, and the trigger: equal for words that stand twice."""
    return f"{' '.join(text[quote.start : quote.end].split())}|{text[found.span.start : found.span.end]}"


def _one_per_clause(
    judged: Sequence[tuple[Found, Judgement, Linked | None, Linked | None]],
) -> list[tuple[Found, Judgement, Linked | None, Linked | None]]:
    """The best trigger of each clause; a speech verb goes where its complement is an event itself."""
    best: dict[int, tuple[Found, Judgement, Linked | None, Linked | None]] = {}
    for item in judged:
        rival = best.get(item[0].clause)
        if rival is None or _clause_rank(item) > _clause_rank(rival):
            best[item[0].clause] = item
    kept = list(best.values())
    strong = [item for item in kept if item[0].trigger.family != "statement"]
    if strong:
        kept = [
            item
            for item in kept
            if item[0].trigger.family != "statement" or item[0].trigger.weight > 1 or item[2] is not None
        ]
    return sorted(kept, key=lambda item: item[0].index)


def _of_caption(
    kept: list[tuple[Found, Judgement, Linked | None, Linked | None]],
    number: int,
    words: Sequence[Word],
    times: Sequence[TimeMention],
    places: Sequence[PlaceMention],
    published: Published,
) -> list[tuple[Found, Judgement, Linked | None, Linked | None]]:
    """A caption shows one thing: its best trigger, or what it shows where it names a day and no known trigger."""
    if kept:
        return [max(kept, key=_clause_rank)]
    found = caption_trigger(number, words)
    if found is None:
        return []
    time = link_times([found], words, times, published).get(found)
    if time is None or time.time is None or time.time.basis != "explicit":
        return []
    place = link_places([found], words, places).get(found)
    return [(found, Judgement(score=NEEDED, modality="happened"), time, place)]


def _clause_rank(item: tuple[Found, Judgement, Linked | None, Linked | None]) -> tuple[float, float, int]:
    found, judgement, _, _ = item
    return (judgement.score, found.trigger.weight + 0.5 * (found.status != "noun"), -found.index)


def _quotes(
    kept: Sequence[tuple[Found, Judgement, Linked | None, Linked | None]], words: Sequence[Word], sentence: Sentence
) -> list[Span]:
    """The whole sentence for a single event; else each event's stretch, from its clause to the next event's."""
    if len(kept) < 2:
        return [sentence.span] * len(kept)
    starts = []
    for item in kept:
        clause = [word for word in words if word.clause == item[0].clause]
        starts.append(clause[0].span.start)
    starts[0] = sentence.span.start
    ends = [max(start, kept[i][0].span.end) for i, start in enumerate(starts[1:])] + [sentence.span.end]
    return [Span(start, max(end, item[0].span.end)) for start, end, item in zip(starts, ends, kept, strict=True)]


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
) -> list[Draft]:
    """Dates and places that the neighbours give, after each sentence has given its own."""
    told_times = [
        (n, times[i]) for n, found in enumerate(times_at) for i in found if layout.sentences[n].region == "body"
    ]
    told_places = [(n, mentions[i]) for n, found in enumerate(places_at) for i in found if mentions[i].kind == "place"
                   and layout.sentences[n].region in ("body", "headline", "dateline")]  # fmt: skip
    inside = {i for found in places_at for i in found}
    heads = [region.span for region in layout.regions if region.kind == "dateline"]
    datelines = [
        (-1, mention)
        for i, mention in enumerate(mentions)
        if i not in inside and mention.kind == "place" and any(head.contains(mention.span) for head in heads)
    ]
    home = home_place(layout, datelines + told_places, title_places)
    narrative = published.first is None or _is_narrative(told_times, published)
    if not narrative:  # in a report only the date of an event speaks for the next, not that of a statement
        told_times = [(draft.found.sentence, draft.time) for draft in drafts
                      if draft.time is not None and draft.found.trigger.event_type != "statement"]  # fmt: skip
    merged = absorb_supports(merge_mentions(drafts))
    filled = [date_from_context(draft, told_times, published, narrative) for draft in merged]
    told = [draft for draft in filled if draft.place_basis == "explicit" and draft.found.trigger.event_type in PHYSICAL]
    placed = [place_from_context(draft, _sentence_words(article, draft), told_places, told, home) for draft in filled]
    return [place_from_company(draft, placed) for draft in placed]


def _sentence_words(article: Article, draft: Draft) -> list[str]:
    return article.text[draft.quote.start : draft.quote.end].lower().split()


def _is_narrative(told: Sequence[tuple[int, TimeMention]], published: Published) -> bool:
    """Whether most dates told lie more than a year before publication: a history, not a report."""
    days = [time.interval.first for _, time in told if time.interval is not None and time.interval.first is not None]
    far = sum((published.last - day).days > 400 for day in days) if published.last else 0
    return len(days) >= 3 and far > 0.7 * len(days)


def _without_headlines(drafts: Sequence[Draft]) -> list[Draft]:
    """A headline repeats what the body tells: its own drafts stay only where the body has no event at all."""
    body = [draft for draft in drafts if draft.sentence.region != "headline"]
    return body or list(drafts)


def _as_event(draft: Draft, article: Article, salience: int) -> Event:
    date_confidence = _DATE_CONFIDENCE[draft.date_basis]
    place_confidence = (draft.mention.confidence if draft.mention and draft.place else 0.0) * _PLACE_FACTOR[
        draft.place_basis
    ]
    whole = 0.4 + 0.1 * min(draft.score, 5.0)
    if draft.place is not None:
        whole *= 0.5 + 0.5 * place_confidence
    if draft.interval is not None:
        whole *= 0.5 + 0.5 * date_confidence
    evidence = [Evidence(span=draft.quote, role="quote")]
    evidence += [Evidence(span=draft.time.span, role="date")] if draft.time else []
    evidence += [Evidence(span=draft.mention.span, role="place")] if draft.mention else []
    evidence += [Evidence(span=span, role="repeat") for span in draft.repeats]
    return Event(
        trigger=draft.found.span,
        quote=draft.quote,
        title=shorten(article.text[draft.quote.start : draft.quote.end]),
        event_type=draft.found.trigger.event_type,
        sub_event_type=draft.found.trigger.sub_event_type,
        modality=draft.modality,
        interval=draft.interval,
        date_basis=draft.date_basis,
        time=draft.time,
        place=draft.place,
        place_basis=draft.place_basis if draft.place else "none",
        place_mention=draft.mention,
        actor1=draft.actors[0],
        actor2=draft.actors[1],
        fatalities=draft.killed,
        injured=draft.hurt,
        confidence=min(whole, 1.0),
        date_confidence=date_confidence,
        place_confidence=place_confidence,
        salience=salience,
        evidence=tuple(evidence),
        reasons=draft.reasons,
    )


def shorten(quote: str) -> str:
    """A quote as a title: one line, at most 90 characters, cut at a blank."""
    line = " ".join(quote.split()).strip(" ,;:-–—“”\"'")
    if len(line) <= TITLE_LENGTH:
        return line
    return line[: TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
