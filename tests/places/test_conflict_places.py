"""Spellings of places of conflicts and disasters: none may be pinned elsewhere, looked up or read in a sentence."""

import csv
from pathlib import Path

import pytest
from geopy.distance import great_circle

from extract.places import EmbeddedGeocoder, Gazetteer

TABLE = Path(__file__).parent / "conflict_places.tsv"
LINES = [line for line in TABLE.read_text("utf-8").splitlines() if not line.startswith("#")]
PLACES = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))


def asked(row: dict[str, str]) -> str:
    return ", ".join(part for part in (row["name"], row["container"]) if part)


def far_km(row: dict[str, str], latitude: float, longitude: float) -> float:
    return great_circle((float(row["latitude"]), float(row["longitude"])), (latitude, longitude)).km


@pytest.fixture(scope="module")
def geocoder(gazetteer: Gazetteer) -> EmbeddedGeocoder:
    return EmbeddedGeocoder(gazetteer)


def test_the_table_holds_at_least_300_places() -> None:
    assert len({(row["latitude"], row["longitude"]) for row in PLACES}) >= 300


@pytest.mark.parametrize("row", PLACES, ids=asked)
def test_a_name_is_looked_up_right(row: dict[str, str], geocoder: EmbeddedGeocoder) -> None:
    found = geocoder.geocode(asked(row))
    assert found is not None, "no place of that name"
    assert far_km(row, found.latitude, found.longitude) <= float(row["tolerance_km"]), found.address


@pytest.mark.parametrize("row", PLACES, ids=asked)
def test_a_name_in_a_sentence_is_pinned_right_or_not_at_all(row: dict[str, str], read) -> None:
    text = f"At least 12 people were killed in {asked(row)}, on Monday, officials said."
    start = text.index(row["name"])
    mentions = [m for m in read(text) if m.span.start >= start and m.span.end <= start + len(row["name"])]
    for mention in mentions:
        if mention.place is not None and mention.text == row["name"]:
            far = far_km(row, mention.place.latitude, mention.place.longitude)
            assert far <= float(row["tolerance_km"]), mention.place
