"""Reads a language model's answer and keeps what the article bears out: known values, and words that stand there."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from typing import Any, get_args

from extract.analyzers.chat import MalformedError
from extract.analyzers.locate import locate, occurrences
from extract.analyzers.prompt import FIELDS, WORDS_OR_NONE
from extract.analyzers.proposal import Proposal, Proposals
from extract.model import EventType, Modality, Span

Item = Mapping[str, Any]
LONGEST_TRIGGER = 60  # characters; a longer stretch names no one event
SHOWN = 60
# What some models write before their answer. Matches "<think>first ...</think>", not "{}".
THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)
# A finer kind as the table has it. Matches "rocket_fire"; not "1st", nor a sentence of 41 letters and more.
SUB_TYPE = re.compile(r"[a-z][a-z_]{0,39}\Z")


def read_answer(words: str) -> list[Any]:
    """The list of events in an answer's words. MalformedError where there is none.

    Fences and thoughts around the JSON object are passed over; the object itself must be whole.
    """
    words = THOUGHTS.sub("", words)
    begin = min((at for at in (words.find("{"), words.find("[")) if at >= 0), default=0)
    try:
        value, _ = json.JSONDecoder().raw_decode(words, begin)
    except (ValueError, RecursionError):
        raise MalformedError("it is no JSON, or not all of it") from None
    events = value.get("events") if isinstance(value, dict) else value
    if not isinstance(events, list):
        raise MalformedError("it has no list of events")
    return events


def proposals_of(items: Sequence[Any], text: str, within: Span) -> Proposals:
    """The events of an answer about a stretch of the text, in the order of their triggers, and what was left out."""
    kept: list[Proposal] = []
    dropped: list[str] = []
    for item in items:
        if not isinstance(item, dict):
            dropped.append(f"{shown(item)}: is no event")
            continue
        proposal = proposal_of(item, text, within, {one.trigger for one in kept}, dropped)
        if proposal is not None:
            kept.append(proposal)
    kept.sort(key=lambda one: (one.trigger, one.quote))
    return Proposals(events=tuple(kept), dropped=tuple(dropped))


def proposal_of(item: Item, text: str, within: Span, taken: Set[Span], dropped: list[str]) -> Proposal | None:
    """One event, None where its quote, trigger, type or modality is not as asked for; says so in `dropped`.

    Words that stand there twice mean the first place whose trigger is not `taken` yet.
    """
    quote, trigger = item.get("quote"), item.get("trigger")
    quotes = list(occurrences(quote, text, within)) if isinstance(quote, str) else []
    if not quotes:
        dropped.append(f"{shown(quote)}: quote is not in the text")
        return None
    words = [(one, locate(trigger, text, one)) for one in quotes] if isinstance(trigger, str) else []
    fit = [(one, word) for one, word in words if word is not None and word.end - word.start <= LONGEST_TRIGGER]
    if not fit:
        dropped.append(f"{quotes[0].start}: {shown(trigger)}: is no word of its quote")
        return None
    found, word = next(((one, word) for one, word in fit if word not in taken), fit[0])
    here = f"{word.start}: {text[word.start : word.end]!r}"
    event_type, modality = one_of(item, "event_type", get_args(EventType)), one_of(item, "modality", get_args(Modality))
    for name, value in (("event type", event_type), ("modality", modality)):
        if value is None:
            dropped.append(f"{here}: {name} {shown(item.get(name.replace(' ', '_')))} is unknown")
    if event_type is None or modality is None:
        return None
    if unasked := sorted(str(name) for name in item.keys() - set(FIELDS)):
        dropped.append(f"{here}: not asked for and not used: {', '.join(unasked)[:SHOWN]}")
    return Proposal(
        quote=found,
        trigger=word,
        event_type=event_type,  # type: ignore[arg-type]  # one of its values
        sub_event_type=sub_type(item.get("sub_event_type")),
        modality=modality,  # type: ignore[arg-type]  # one of its values
        **dict(words_of(item, text, found, within, here, dropped)),
    )


def words_of(
    item: Item, text: str, quote: Span, within: Span, here: str, dropped: list[str]
) -> Iterator[tuple[str, Span]]:
    """The fields that are words of the text: found in the quote, or else where the passage has them nearest to it."""
    for name in WORDS_OR_NONE:
        given = item.get(name)
        words = str(given) if isinstance(given, (str, int)) and not isinstance(given, bool) else None
        if given is None or (words is not None and not words.strip()):
            continue
        span = (locate(words, text, quote) or locate(words, text, within, quote)) if words is not None else None
        if span is None:
            dropped.append(f"{here}: {name} {shown(given)} is not in the text")
        else:
            yield name, span


def one_of(item: Item, name: str, values: Sequence[str]) -> str | None:
    """A field's value where it is one of the known ones, upper case or not."""
    value = item.get(name)
    return value.strip().lower() if isinstance(value, str) and value.strip().lower() in values else None


def sub_type(value: object) -> str:
    """A finer kind as the table has it, "" where it is none."""
    word = "_".join(value.lower().replace("-", " ").split()) if isinstance(value, str) else ""
    return word if SUB_TYPE.match(word) else ""


def shown(value: object) -> str:
    """What a model wrote, short and on one line."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return "null" if value is None else f"a {type(value).__name__}"
    words = " ".join(str(value).split())
    return repr(words if len(words) <= SHOWN else f"{words[:SHOWN]}…")
