"""Made rows of the table for the clusters to sort: invented stories, each told by a few articles, day after day."""

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import accumulate, count, islice

from benchmarks.made_dump import made_name
from extract.encoder.weights import FOLDER, VOCABULARY
from extract.encoder.wordpiece import read_vocabulary
from extract.events import Telling
from extract.events.wording import NAME_MARK, STEM
from extract.model import Event, Place, Published, Span, TimeInterval

FIRST_DAY, ROWS_A_DAY = date(2026, 1, 1), 274  # 100,000 a year
TOWNS, PEOPLE = 2000, 5000
# As in reports of incidents: a main row with a lead of a hundred words, five rows told in passing with a sentence each.
MAIN_WORDS, MINOR_WORDS, MINOR_ROWS = 100, 15, 5
STORY_WORDS, STORY_NAMES = 30, 4
MOST_ARTICLES = 40
MINOR_DATED = 0.7
KINDS = ("shooting", "fire", "flood", "protest", "election", "crash")


def made_tellings(rows: int) -> list[Telling]:
    """So many rows; the same number gives the same rows."""
    return list(islice(_endless(random.Random(rows), max(1, rows // ROWS_A_DAY)), rows))


def _endless(chance: random.Random, days: int) -> Iterator[Telling]:
    towns, people = _places(chance), [made_name(chance).split()[-1].lower() for _ in range(PEOPLE)]
    for number in count():
        day = FIRST_DAY + timedelta(days=chance.randrange(days))
        town = min(int(chance.paretovariate(0.7)), TOWNS) - 1
        told = [*_words(chance, STORY_WORDS), *(NAME_MARK + chance.choice(people)[:STEM] for _ in range(STORY_NAMES))]
        told.append(NAME_MARK + towns[town].name.lower()[:STEM])
        kind = chance.choice(KINDS)
        for article in range(min(int(chance.paretovariate(1.2)), MOST_ARTICLES)):
            published = day + timedelta(days=chance.randrange(3))
            for row in range(1 + MINOR_ROWS):
                main = row == 0
                size = MAIN_WORDS if main else MINOR_WORDS
                own = chance.sample(told, min(len(told), size // 3)) if main else []
                known = day if main or chance.random() < MINOR_DATED else None
                event = _event(kind, known, towns[town] if main else chance.choice(towns), row + 1)
                yield Telling(
                    event_id=f"{number:08x}{article:04x}{row:04x}",
                    article_id=f"{number:08x}{article:04x}",
                    event=event,
                    published=Published(first=published, last=published, basis="given"),
                    words=Counter([*own, *_words(chance, size - len(own))]),
                )


def _places(chance: random.Random) -> list[Place]:
    return [
        Place(
            name=made_name(chance), latitude=chance.uniform(-60, 70), longitude=chance.uniform(-180, 180),
            radius_km=10, precision="city",
        )
        for _ in range(TOWNS)
    ]  # fmt: skip


def _event(kind: str, day: date | None, place: Place, salience: int) -> Event:
    interval = TimeInterval(first=day, last=day, precision="day", edtf=day.isoformat()) if day else None
    return Event(
        trigger=Span(0, 1), quote=Span(0, 1), title=kind, event_type="other", sub_event_type=kind,
        modality="happened", interval=interval, date_basis="explicit" if day else "none", time=None, place=place,
        place_basis="explicit", place_mention=None, salience=salience,
    )  # fmt: skip


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Stems from the commonest to the rarest and their summed shares: the nth is as frequent as one over n."""
    words = [word for word in read_vocabulary(FOLDER / VOCABULARY)[1996:] if word.isalpha() and len(word) >= 4]
    found = list(dict.fromkeys(word[:STEM] for word in words))
    return found, list(accumulate(1 / (rank + 10) for rank in range(len(found))))


def _words(chance: random.Random, size: int) -> list[str]:
    words, shares = _vocabulary()
    return chance.choices(words, cum_weights=shares, k=size)
