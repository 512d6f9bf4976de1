"""THE table: one row an event. Names, types, units and meaning of its columns stand here and nowhere else.

Names follow what the field's tools recognise (ACLED words, kepler.gl, QGIS). Unknown is an empty cell.
Lists are joined with "; ". No column may equal a TimelineJS column, ignoring case.
"""

from dataclasses import dataclass
from typing import Annotated, Literal, get_args, get_type_hints

Kind = Literal["text", "date", "datetime", "edtf", "integer", "number", "category"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What a column means; `kind` is how its values are written and read, `unit` None where it has none."""

    meaning: str
    kind: Kind = "text"
    unit: str | None = None


def text(meaning: str) -> Column:
    """A column of free text."""
    return Column(meaning=meaning)


def category(meaning: str) -> Column:
    """A column with few values, named in DESIGN and in `extract.model`."""
    return Column(meaning=meaning, kind="category")


def number(meaning: str, unit: str | None = None) -> Column:
    """A column of floats."""
    return Column(meaning=meaning, kind="number", unit=unit)


def integer(meaning: str, unit: str | None = None) -> Column:
    """A column of whole numbers, empty where unknown."""
    return Column(meaning=meaning, kind="integer", unit=unit)


class EventRow:
    """One row of the event table, in column order."""

    event_id: Annotated[str, text("identity: article, trigger and ordinal; the same input gives the same id")]
    title: Annotated[str, text("short description of the event")]
    start_date: Annotated[str, Column(meaning="first possible or spanned day, inclusive", kind="date")]
    end_date: Annotated[str, Column(meaning="last possible or spanned day, inclusive", kind="date")]
    start_time: Annotated[
        str, Column(meaning="the first moment, for tools that play only clock times", kind="datetime")
    ]
    end_time: Annotated[str, Column(meaning="the last moment, for tools that play only clock times", kind="datetime")]
    date_edtf: Annotated[str, Column(meaning="the date as it is known (EDTF, ISO 8601-2)", kind="edtf")]
    date_precision: Annotated[
        str,
        category("minute, hour, day, week, month, season, quarter, half, year, decade, century, approx, span, none"),
    ]
    date_text: Annotated[str, text("the date as written in the article")]
    date_basis: Annotated[str, category("explicit, relative, context, publication, none")]
    location: Annotated[str, text("name of the place as understood")]
    latitude: Annotated[float, number("of the place's point", "degrees WGS84")]
    longitude: Annotated[float, number("of the place's point", "degrees WGS84")]
    radius_km: Annotated[float, number("how far the event may be from the point", "km")]
    place_precision: Annotated[str, category("site, city, district, region, country, sea, none")]
    place_basis: Annotated[str, category("explicit, context, publisher, none")]
    admin1: Annotated[str, text("first-level division (state, province, governorate)")]
    country: Annotated[str, text("country's English name")]
    country_code: Annotated[str, text("ISO 3166-1 alpha-2")]
    geonames_id: Annotated[int, integer("identity in GeoNames")]
    feature_code: Annotated[str, text("GeoNames feature code, such as PPL or ADM1")]
    place_text: Annotated[
        str, text("the place as written in the article; several named together are joined by semicolons")
    ]
    event_type: Annotated[
        str, category("conflict, protest, diplomacy, politics, justice, accident_disaster, statement, other")
    ]
    sub_event_type: Annotated[str, text("finer kind, such as airstrike or earthquake")]
    actor1: Annotated[str, text("who acted")]
    actor2: Annotated[str, text("who was acted upon or met")]
    fatalities_min: Annotated[int, integer("least number of dead reported", "people")]
    fatalities_max: Annotated[int, integer("greatest number of dead reported", "people")]
    injured_min: Annotated[int, integer("least number of injured reported", "people")]
    injured_max: Annotated[int, integer("greatest number of injured reported", "people")]
    modality: Annotated[str, category("happened, ongoing, planned, claimed, denied, hypothetical")]
    confidence: Annotated[float, number("how likely the whole row is right, 0 to 1")]
    date_confidence: Annotated[float, number("how likely the date is right, 0 to 1")]
    place_confidence: Annotated[float, number("how likely the place is right, 0 to 1")]
    salience: Annotated[int, integer("rank in the article; 1 is the event that it is about")]
    status: Annotated[str, category("machine, confirmed, corrected, rejected")]
    article_id: Annotated[str, text("identity of the article: a hash of its text and source")]
    source: Annotated[str, text("file or publisher")]
    source_url: Annotated[str, text("address of the article")]
    published: Annotated[
        str, Column(meaning="day of publication, or first/last day that fit (EDTF interval)", kind="edtf")
    ]
    published_basis: Annotated[str, category("given, metadata, stated, inferred, none")]
    quote: Annotated[str, text("the article's own words that prove the event")]
    quote_start: Annotated[int, integer("offset of the quote in the article's text", "characters")]
    quote_end: Annotated[int, integer("end offset of the quote, exclusive", "characters")]
    trigger_start: Annotated[int, integer("offset of the word that names the event", "characters")]
    trigger_end: Annotated[int, integer("end offset of that word, exclusive", "characters")]
    cluster_id: Annotated[str, text("the same for one event reported by several articles")]
    n_sources: Annotated[int, integer("how many articles report it")]
    tags: Annotated[str, text("free labels, joined by semicolons")]


def columns() -> dict[str, Column]:
    """Every column in order with what it means."""
    hints = get_type_hints(EventRow, include_extras=True)
    return {name: get_args(hint)[1] for name, hint in hints.items()}


COLUMNS: dict[str, Column] = columns()
NAMES: tuple[str, ...] = tuple(COLUMNS)
PANDAS_DTYPES: dict[Kind, str] = {
    "text": "str", "date": "str", "datetime": "str", "edtf": "str", "category": "str",
    "integer": "Int64", "number": "Float64",
}  # fmt: skip
