"""The nouns that every stage speaks of: frozen values, no behaviour beyond what they are.

Offsets are characters (Unicode code points) of `Article.text`, `end` exclusive, and for each mention
`article.text[span.start:span.end] == text`. Coordinates are degrees WGS84, latitude before longitude.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, time
from typing import Literal

RegionKind = Literal["headline", "body", "caption", "credit", "byline", "dateline", "furniture"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
DatePrecision = Literal[
    "minute", "hour", "day", "week", "month", "season", "quarter", "half",
    "year", "decade", "century", "approx", "span", "none",
]  # fmt: skip
DateBasis = Literal["explicit", "relative", "context", "publication", "none"]
PublishedBasis = Literal["given", "metadata", "stated", "inferred", "none"]
MentionKind = Literal["place", "facility", "metonym", "adjective", "demonym", "embedded"]
PlacePrecision = Literal["site", "city", "district", "region", "country", "sea", "none"]
PlaceBasis = Literal["explicit", "context", "publisher", "none"]
EventType = Literal[
    "conflict", "protest", "diplomacy", "politics", "justice", "accident_disaster", "statement", "other"
]
Modality = Literal["happened", "ongoing", "planned", "claimed", "denied", "hypothetical"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of an article's text, in characters, `end` exclusive."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as it was handed in: `text` is decoded, its line ends untouched.

    `title` is a headline that stands outside `text` (page metadata), None where it is part of it.
    `source` is the file's or publisher's name. `published` is set only where the caller or the page's
    metadata gave it; anything else is for the temporal stage to find.
    """

    text: str
    title: str | None = None
    source: str | None = None
    url: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"

    @property
    def article_id(self) -> str:
        """16 hexadecimal digits, the same for the same text and source."""
        return hashlib.sha256(f"{self.source or ''}\0{self.text}".encode("utf-8", "surrogatepass")).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A block of lines that play one part in the article; regions cover the text and do not overlap."""

    span: Span
    kind: RegionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; never crosses a line break. `paragraph` counts from 0."""

    span: Span
    region: RegionKind
    paragraph: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """An article's regions and sentences, both in text order."""

    regions: tuple[Region, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeInterval:
    """First and last possible (or spanned) day, both inclusive, with how sharp that is.

    `edtf` is the truth (ISO 8601-2). A bound is None where it is open, or lies outside the years 1 to 9999.
    `first_clock`/`last_clock` are local times of day, only for precision minute and hour.
    """

    first: date | None
    last: date | None
    precision: DatePrecision
    edtf: str
    first_clock: time | None = None
    last_clock: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """A temporal expression, recognised and normalised (TIMEX3 `timex_type` and `value`).

    `interval` is None for durations, sets and references that name no day. `basis` says whether the words
    name the date or count from another one; `anchor` is that other one. `rule` names the grammar's rule,
    `reason` says in words why this value, `rejected` the readings that lost, each with its reason.
    """

    span: Span
    text: str
    timex_type: TimexType
    value: str
    interval: TimeInterval | None
    basis: DateBasis
    anchor: date | None = None
    rule: str = ""
    reason: str = ""
    rejected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The document creation time: the first and last day that fit (equal when one day stands out).

    Both are None where nothing is known. `span` is where the text says so, if it does.
    """

    first: date | None = None
    last: date | None = None
    basis: PublishedBasis = "none"
    reason: str = ""
    span: Span | None = None

    @property
    def day(self) -> date | None:
        """The single day, where one stands out."""
        return self.first if self.first == self.last else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the gazetteer. `radius_km` is how far something "there" may be from the point."""

    name: str
    latitude: float
    longitude: float
    radius_km: float
    precision: PlacePrecision
    country_code: str | None = None
    country: str | None = None
    admin1: str | None = None
    geonames_id: int | None = None
    feature_code: str | None = None
    population: int = 0
    source: str = "geonames"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a mention could mean, its score (higher is better) and what spoke for or against it."""

    place: Place
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A toponym in the text; `place` is None where no candidate is good enough.

    `kind`: place; facility (a street or building that no gazetteer lists, so that its `place` is what holds
    it); metonym (a government or team named by its seat); adjective ("Syrian army"); demonym ("the Syrians");
    embedded (inside the name of an organisation, newspaper or person). `confidence` is in [0, 1].
    """

    span: Span
    text: str
    kind: MentionKind
    place: Place | None = None
    confidence: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    reason: str = ""

    @property
    def holds_events(self) -> bool:
        """Whether an event may have happened there: a place or a facility."""
        return self.kind in ("place", "facility")


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many people, as reported: "at least 12" is (12, None), "12" is (12, 12)."""

    least: int | None
    most: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A stretch of the text that an event rests on, and in which part."""

    span: Span
    role: Literal["quote", "date", "place", "actor", "repeat"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What lowered the confidence of an event's date, of its place or of the whole row, in plain words."""

    about: Literal["date", "place", "row"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event of one article with everything that proves it.

    `interval` is what is known of its date (from `time`, from the context, or the publication day, as
    `date_basis` says); `place` likewise; `more_places` are those named in one breath with it. `salience`
    counts from 1, the event that the article is about. `reasons` say in words what linked the parts,
    `doubts` what lowered a confidence.
    """

    trigger: Span
    quote: Span
    title: str
    event_type: EventType
    sub_event_type: str
    modality: Modality
    interval: TimeInterval | None
    date_basis: DateBasis
    time: TimeMention | None
    place: Place | None
    place_basis: PlaceBasis
    place_mention: PlaceMention | None
    more_places: tuple[PlaceMention, ...] = ()
    actor1: str | None = None
    actor2: str | None = None
    fatalities: Count | None = None
    injured: Count | None = None
    confidence: float = 0.0
    date_confidence: float = 0.0
    place_confidence: float = 0.0
    salience: int = 1
    evidence: tuple[Evidence, ...] = ()
    reasons: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An article with all that was read from it and why; what the event card and `explain` show.

    `title_places` are toponyms of a title that stands outside the text, with spans into the title. `skipped`
    says, in words, what looked like an event and was left out.
    """

    article: Article
    published: Published
    layout: Layout
    times: tuple[TimeMention, ...]
    places: tuple[PlaceMention, ...]
    title_places: tuple[PlaceMention, ...] = ()
    events: tuple[Event, ...] = ()
    skipped: tuple[str, ...] = ()
