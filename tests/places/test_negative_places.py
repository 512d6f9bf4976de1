"""What must never become a place, or never that place: `negative.json`, one line a case with the reason.

A case says, of the mentions over some words: `never` a place nor a metonym; `metonym` no place where something
happened; `not_at` not within so many km of a point; `area` a country, region or sea with a radius; `origin` an
adjective or people of that country; `keep` still found in that country. `miss` names why a case is got wrong today.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from extract.geometry import distance_km
from extract.model import PlaceMention, Span

CASES = json.loads((Path(__file__).parent / "negative.json").read_text("utf-8"))
AREAS = ("region", "country", "sea")
LEAST_KM = 20.0
MOST_MISSES = 0.10


def parameters() -> list:
    """The cases; the known misses are expected to fail, and to be struck off once they do not."""
    marks = [[pytest.mark.xfail(reason=case["miss"])] if "miss" in case else [] for case in CASES]
    return [pytest.param(case, marks=mark, id=case["text"][:60]) for case, mark in zip(CASES, marks, strict=True)]


def over(text: str, words: str, mentions: tuple[PlaceMention, ...]) -> list[PlaceMention]:
    """The mentions that share a character with some occurrence of the words."""
    starts = [at for at in range(len(text)) if text.startswith(words, at)]
    assert starts, f"{words!r} is not in the case's text"
    spans = [Span(at, at + len(words)) for at in starts]
    return [mention for mention in mentions if any(mention.span.overlaps(span) for span in spans)]


@pytest.mark.parametrize("case", parameters())
def test_never(read, case: dict) -> None:
    text, mentions = case["text"], read(case["text"])
    for words in case.get("never", []):
        assert [(m.kind, m.reason) for m in over(text, words, mentions) if m.kind in ("place", "metonym")] == []
    for words in case.get("metonym", []):
        assert [m.reason for m in over(text, words, mentions) if m.kind == "place"] == []
    for words, latitude, longitude, km in case.get("not_at", []):
        for place in (mention.place for mention in over(text, words, mentions) if mention.place):
            assert distance_km(latitude, longitude, place.latitude, place.longitude) > km, place
    for words in case.get("area", []):
        found = over(text, words, mentions)
        assert found
        assert [m.place for m in found if m.place.precision not in AREAS or m.place.radius_km < LEAST_KM] == []
    for words, country in case.get("origin", []):
        for mention in over(text, words, mentions):
            assert mention.kind in ("adjective", "demonym")
            assert (mention.place.country_code, mention.place.precision) == (country, "country")
    for words, country in case.get("keep", []):
        assert country in [m.place.country_code for m in over(text, words, mentions) if m.place]


def test_the_table_is_what_it_says() -> None:
    assert len(CASES) >= 170
    assert max(Counter(case["text"] for case in CASES).values()) == 1
    asserted = {"never", "metonym", "not_at", "area", "origin", "keep"}
    assert [case["text"] for case in CASES if not asserted & set(case) or not case["why"]] == []
    assert sum("miss" in case for case in CASES) <= MOST_MISSES * len(CASES)
