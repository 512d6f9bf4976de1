"""Who did it to whom: the names and common nouns before and after a trigger."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from extract.events.detect import Found
from extract.events.verbs import BE
from extract.events.wordlists import word_set
from extract.events.words import Word
from extract.model import PlaceMention, TimeMention

_JOINS = word_set("joins")
_WEEKDAYS = word_set("weekdays")
MAX_NAME_WORDS = 5


@cache
def actor_nouns() -> dict[str, str]:
    """Common noun (lower case) -> actor as written in a row."""
    table = (files("extract") / "resources" / "events" / "actors.tsv").read_text("utf-8")
    return dict(line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))


def find_actors(
    found: Found, words: Sequence[Word], mentions: Sequence[PlaceMention], times: Sequence[TimeMention], text: str
) -> tuple[str | None, str | None]:
    """(who acted, who was acted upon), as far as the clause names them; passive voice is turned round."""
    taken = [mention.span for mention in mentions if mention.holds_events] + [time.span for time in times]
    free = [not any(span.overlaps(word.span) for span in taken) for word in words]
    near = [abs(word.clause - found.clause) <= 1 for word in words]
    before = _names(words, [index for index in range(found.index) if near[index] and free[index]], text)
    after = _names(words, [i for i in range(found.last_index + 1, len(words)) if near[i] and free[i]], text)
    subject, agent = (before[-1] if before else None), (after[0] if after else None)
    passive = found.trigger.pos == "v" and any(
        word.lower in BE for word in words[max(0, found.index - 3) : found.index]
    )
    if passive:
        by = next((i for i in range(found.last_index + 1, len(words)) if words[i].lower == "by"), None)
        doer = _names(words, [i for i in range(by + 1, len(words)) if free[i]], text)[:1] if by is not None else []
        return (doer[0] if doer else None), subject
    return subject, agent


def _names(words: Sequence[Word], indexes: Sequence[int], text: str) -> list[str]:
    """Runs of capitalised words, and common nouns that act, among the words at `indexes`, in order."""
    names: list[str] = []
    run: list[int] = []
    for index in indexes:
        word = words[index]
        if run and (index != run[-1] + 1 or len(run) >= MAX_NAME_WORDS or not _continues(word, words, index)):
            names += _close(words, run, text)
            run = []
        if run or _starts_name(word, index):
            run.append(index)
        elif word.lower in actor_nouns():
            names.append(actor_nouns()[word.lower])
    return names + _close(words, run, text)


def _starts_name(word: Word, index: int) -> bool:
    return word.text[:1].isupper() and word.lower not in _WEEKDAYS and (index > 0 or not _is_function(word))


def _continues(word: Word, words: Sequence[Word], index: int) -> bool:
    following = words[index + 1].text if index + 1 < len(words) else ""
    return word.text[:1].isupper() or (word.lower in _JOINS and word.lower != "and" and following[:1].isupper())


def _close(words: Sequence[Word], run: list[int], text: str) -> list[str]:
    while run and not words[run[-1]].text[:1].isupper():
        run = run[:-1]
    if not run:
        return []
    name = text[words[run[0]].span.start : words[run[-1]].span.end]
    return [name] if len(name) > 2 else []


def _is_function(word: Word) -> bool:
    """Whether a sentence's first word is capitalised only because it comes first."""
    return len(word.text) <= 5 or word.lower.endswith(("ing", "ly", "ed"))
