"""The card: every value with its words and reasons, the article in pieces that add up to it."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.card import card, stretches
from dashboard.listing import MOST_ENTRIES, list_data, neighbours
from extract.model import Reading, Span
from extract.table import to_frame


def row_of(reading: Reading) -> dict:
    return {str(name): value for name, value in to_frame([reading]).iloc[0].items()}


def facts(details: dict) -> dict[str, dict]:
    return {fact["label"]: fact for fact in details["facts"]}


def test_a_card_shows_how_date_and_place_were_written_and_understood(reading: Reading) -> None:
    details = card(row_of(reading), reading)
    when, where = facts(details)["When"], facts(details)["Where"]
    assert when["value"] == "5 Mar 2018"
    assert "written “March 5, 2018”" in when["notes"]
    assert "day, month and year are named" in when["notes"]
    assert when["rejected"] == ["3 May 2018: the month is written out"]
    assert where["value"] == "Springfield, Illinois, United States"
    assert "39.800, -89.640 · within about 12 km" in where["notes"]
    assert where["rejected"] == ["Springfield, Massachusetts, United States: 1,400 km from the other places"]
    assert (details["confidence"], when["confidence"], where["confidence"]) == (81, 95, 70)


def test_a_card_names_type_modality_status_and_source(reading: Reading) -> None:
    details = card(row_of(reading), reading)
    assert (details["type"]["label"], details["kind"], details["modality"]) == (
        "Accident, disaster",
        "flood",
        "claimed",
    )
    assert details["status"] == "read by machine, not checked"
    assert details["source"]["name"] == "flood.txt"
    assert details["source"]["published"] == "published 6 Mar 2018 (given with the article)"
    assert details["reasons"] == ["the date stands in the same sentence"]


def test_the_quote_is_marked_in_its_article_and_the_text_stays_what_it_was(reading: Reading) -> None:
    parts = card(row_of(reading), reading)["article"]["parts"]
    assert "".join(part["text"] for part in parts) == reading.article.text
    quote = "".join(part["text"] for part in parts if "quote" in part["marks"])
    assert quote.startswith("On March 5, 2018 the river burst")
    assert quote.endswith("<b>and</b> 12 people drowned.")
    marked = {mark: part["text"] for part in parts for mark in part["marks"] if mark != "quote"}
    assert marked == {"trigger": "drowned", "date": "March 5, 2018", "place": "Springfield"}


def test_without_the_article_a_card_shows_the_quote(reading: Reading) -> None:
    details = card(row_of(reading), None)
    assert details["article"] == {"whole": False, "parts": [{"text": row_of(reading)["quote"], "marks": ["quote"]}]}
    assert facts(details)["Where"]["value"] == "Springfield, Illinois, United States"


def test_an_almost_empty_row_has_a_card(frame_of) -> None:
    details = card(frame_of({"title": None, "event_type": None, "modality": None}).iloc[0].to_dict(), None)
    assert details["title"] == "Untitled event"
    assert facts(details)["When"]["value"] == "no date"
    assert facts(details)["Where"]["value"] == "no place"
    assert details["source"]["published"] == "day of publication unknown"


def test_a_country_is_said_not_to_be_a_point(few: pd.DataFrame) -> None:
    note = facts(card(few.iloc[2].to_dict(), None))["Where"]["notes"][0]
    assert note == "a country, not a point: within about 350 km of 35.000, 38.500"


def test_numbers_and_actors(frame_of) -> None:
    row = frame_of({"actor1": "The army", "actor2": "Rebels", "fatalities_min": 12, "injured_min": 3, "injured_max": 5})
    shown = facts(card(row.iloc[0].to_dict(), None))
    assert shown["Who"]["value"] == "The army → Rebels"
    assert shown["Numbers"]["value"] == "at least 12 killed, 3 to 5 injured"


@pytest.mark.parametrize(
    ("url", "linked"),
    [("https://example.org/a", True), ("http://example.org", True), ("javascript:alert(1)", False),
     ("data:text/html,x", False), ("//example.org", False), (None, False)],
)  # fmt: skip
def test_only_addresses_of_the_web_become_links(frame_of, url: str | None, linked: bool) -> None:
    assert (card(frame_of({"source_url": url}).iloc[0].to_dict(), None)["source"]["url"] == url) is (
        linked or url is None
    )


@pytest.mark.parametrize("published", ["2018-06-08/2018-06-10", "2018", "2018-06~", None])
def test_any_day_of_publication_can_be_said(frame_of, published: str | None) -> None:
    note = card(frame_of({"published": published, "published_basis": "inferred"}).iloc[0].to_dict(), None)["source"]
    assert isinstance(note["published"], str)


bounds = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)


@given(st.text(max_size=50), st.lists(bounds, max_size=5))
def test_stretches_add_up_to_the_text(text: str, found: list[list[int]]) -> None:
    spans = [(str(number), Span(*bound)) for number, bound in enumerate(found)]
    pieces = stretches(text, spans)
    assert "".join(piece["text"] for piece in pieces) == text
    for name, span in spans:
        marked = "".join(piece["text"] for piece in pieces if name in piece["marks"])
        assert marked == text[span.start : span.end]


def test_the_list_says_what_is_missing_and_what_did_not_happen(few: pd.DataFrame) -> None:
    frame = few.assign(modality=["denied", "planned", "happened", "happened", None, "happened"])
    rows = list_data(frame, dark=False)["rows"]
    assert [row["tag"] for row in rows] == ["denied", "planned", None, None, None, None]
    assert [row["placed"] for row in rows] == [True, True, True, False, True, True]
    assert [row["dated"] for row in rows] == [True, True, True, True, True, False]


def test_a_long_list_is_cut_and_says_so(frame_of) -> None:
    data = list_data(frame_of(*[{}] * (MOST_ENTRIES + 1)), dark=True)
    assert len(data["rows"]) == MOST_ENTRIES
    assert f"of {MOST_ENTRIES + 1}" in data["more"]


def test_a_card_knows_its_neighbours(few: pd.DataFrame) -> None:
    assert neighbours(few, "e0") == {"previous": None, "next": "e1", "position": "1 of 6"}
    assert neighbours(few, "e5") == {"previous": "e4", "next": None, "position": "6 of 6"}
    assert neighbours(few, "gone")["position"] == ""
