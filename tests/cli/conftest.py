"""Stand-ins for the pipeline, so that these tests see the command line and the batch alone."""

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest

from extract.config import Settings
from extract.model import Article, Event, Layout, Published, Reading, Span, TimeInterval
from extract.text import read_layout


def make_event(number: int, *, dated: bool) -> Event:
    day = TimeInterval(first=date(2011, 5, 4), last=date(2011, 5, 4), precision="day", edtf="2011-05-04")
    return Event(
        trigger=Span(number, number + 1), quote=Span(0, 1), title=f"event {number}", event_type="other",
        sub_event_type="",
        modality="happened", interval=day if dated else None, date_basis="explicit" if dated else "none", time=None,
        place=None, place_basis="none", place_mention=None, salience=number + 1,
    )  # fmt: skip


@dataclasses.dataclass(frozen=True)
class StandIn:
    """Reads an article's words as events: each "boom" is one with a date, each "hush" one without."""

    settings: Settings = Settings()
    faults: tuple[tuple[str, Exception], ...] = ()

    def layout(self, text: str) -> Layout:
        return read_layout(text)

    def read(self, article: Article) -> Reading:
        for word, fault in self.faults:
            if word in article.text:
                raise fault
        words = [word for word in article.text.replace(".", " ").split() if word in ("boom", "hush")]
        return Reading(
            article=article,
            published=Published(first=self.settings.published, last=self.settings.published, basis="given"),
            layout=read_layout(article.text),
            times=(),
            places=(),
            events=tuple(make_event(number, dated=word == "boom") for number, word in enumerate(words)),
            skipped=("a sigh is no event",),
        )


@pytest.fixture
def stand_in() -> Callable[..., StandIn]:
    return StandIn
