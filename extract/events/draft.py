"""An event in the making: a trigger with all that has been linked to it so far."""

from dataclasses import dataclass

from extract.events.detect import Found
from extract.events.numbers import NOTHING, Toll
from extract.model import (
    DateBasis,
    Modality,
    Place,
    PlaceBasis,
    PlaceMention,
    Sentence,
    Span,
    TimeInterval,
    TimeMention,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One mention of an event; merging joins several, the others then stand in `repeats`.

    `ordinal` counts the sentences that are read; `wording` is the quote without its spacing, and the trigger.
    `time_cost` is how far off its own date stood (see `Linked`). `background` says that its own date lies long before
    the news beside it; `earlier`, that its tense puts it before what is told, and that nobody is quoted for it.
    `said` is the day on which somebody said it, told in its sentence.
    """

    found: Found
    sentence: Sentence
    ordinal: int
    quote: Span
    wording: str
    score: float
    modality: Modality
    another: bool = False
    definite: bool = False
    time: TimeMention | None = None
    time_cost: float = 0.0
    interval: TimeInterval | None = None
    date_basis: DateBasis = "none"
    mention: PlaceMention | None = None
    more_places: tuple[PlaceMention, ...] = ()
    place: Place | None = None
    place_basis: PlaceBasis = "none"
    actors: tuple[str | None, str | None] = (None, None)
    toll: Toll = NOTHING
    finer: str = ""
    background: bool = False
    earlier: bool = False
    said: TimeMention | None = None
    repeats: tuple[Span, ...] = ()
    reasons: tuple[str, ...] = ()

    @property
    def verb(self) -> str:
        """What stands in the text for the event, without the sentence around it."""
        return self.wording.rpartition("|")[2].lower()

    @property
    def own_date(self) -> bool:
        """Whether the event's own sentence dates it."""
        return self.date_basis in ("explicit", "relative")
