import re

import pytest

from extract.model import Article, PlaceMention, Span
from extract.places import resolve
from extract.text import read_layout

# The names in brackets are given to the resolver; the first that no gazetteer lists is where the second is.
CASES = [
    ("The gig is at [Zorblatt Hall] in [Birmingham], [Alabama].", "Birmingham", 33.52, -86.8, 15, "after 'in'"),
    ("Shots were fired on [Zorblatt Avenue] in the [Toronto] suburbs.", "Toronto", 43.7, -79.4, 30, "a street"),
    ("Flights left [Ottawa]’s [Zorblatt International Airport].", "Ottawa", 45.42, -75.7, 20, "whose it is"),
    ("The [Bank of Mexico] raised its rate.", "Mexico", 23.6, -102.5, 300, "a country in the name"),
    ("He was flown home to [Tokyo] by the [British Embassy Tokyo].", "Tokyo", 35.69, 139.69, 30, "the last name in it"),
    ("In [Aleppo] it rained. Men fled [Zorblatt Village].", "Aleppo", 36.2, 37.16, 15, "in the sentence before"),
    ("[Syria] said that in [Homs] a shell hit [Zorblatt School].", "Homs", 34.73, 36.72, 15, "a town before a country"),
    ("They met at [Reagan Farm], north of [Tacoma].", "Tacoma", 47.25, -122.44, 15, "no town called as a person is"),
]  # fmt: skip


def resolved(text: str, gazetteer) -> dict[str, PlaceMention]:
    """The bracketed names of a text, resolved."""
    spans, plain = [], ""
    for part in re.split(r"(\[[^]]*\])", text):
        if part.startswith("["):
            spans.append(Span(len(plain), len(plain) + len(part) - 2))
            part = part[1:-1]
        plain += part
    mentions = tuple(PlaceMention(span=span, text=plain[span.start : span.end], kind="place") for span in spans)
    article = Article(text=plain)
    return {mention.text: mention for mention in resolve(article, read_layout(plain), mentions, gazetteer)}


@pytest.mark.parametrize(("text", "holder", "latitude", "longitude", "km", "why"), CASES, ids=[c[-1] for c in CASES])
def test_an_unlisted_place_is_where_the_article_puts_it(gazetteer, text, holder, latitude, longitude, km, why):
    found = resolved(text, gazetteer)
    (unlisted,) = [m for m in found.values() if "Zorblatt" in m.text or "not in the gazetteer" in m.reason]
    assert unlisted.place is not None
    assert unlisted.place.name == holder or holder in unlisted.reason, why
    assert abs(unlisted.place.latitude - latitude) < km / 111
    assert unlisted.confidence < 0.5
    assert "not in the gazetteer" in unlisted.reason


def test_its_radius_is_the_container_s(gazetteer):
    found = resolved("The gig is at [Zorblatt Hall] in [Birmingham], [Alabama].", gazetteer)
    assert found["Zorblatt Hall"].place.radius_km == found["Birmingham"].place.radius_km


def test_nothing_is_invented_where_the_article_names_no_place(gazetteer):
    assert resolved("They met at [Zorblatt Hall].", gazetteer)["Zorblatt Hall"].place is None


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Cases in [Arizona], [Colorado], [Georgia] and [Illinois] rose.", "Georgia", "US"),
        ("Snow fell in [Alberta], [Ontario] and [New Brunswick].", "New Brunswick", "CA"),
        ("The plant in [Buffalo], [New York], shut.", "New York", "US"),
    ],
)
def test_a_list_of_states_holds_states(gazetteer, text, name, code):
    place = resolved(text, gazetteer)[name].place
    assert (place.country_code, place.precision) == (code, "region")


def test_a_list_of_islands_is_no_town_and_its_state(gazetteer):
    place = resolved("Trips to [Saipan], [Guam], [Alaska] and [Hawaii] followed.", gazetteer)["Saipan"].place
    assert place.country_code == "MP"


def test_the_city_of_turkey_is_a_city_throughout(gazetteer):
    found = resolved("The fair returns to [Turkey] on Monday, said the city of [Turkey], [Texas].", gazetteer)
    assert found["Turkey"].place.country_code == "US"


@pytest.mark.parametrize(
    "text",
    [
        "In [Omaha] a man was shot near 108th and [Madrid] streets.",
        "In [Omaha] a teen was shot in the 300 block of [Madrid].",
        "In [Omaha] a car burned at the corner of Main and [Madrid].",
        "In [Omaha] a man was shot on [Madrid] Avenue.",
    ],
)
def test_a_street_named_like_a_city_is_in_the_town(gazetteer, text):
    street = resolved(text, gazetteer)["Madrid"]
    assert street.place.name == "Omaha"
    assert "a street" in street.reason


def test_a_street_protest_is_in_the_city(gazetteer):
    assert resolved("The [Madrid] street protests went on.", gazetteer)["Madrid"].place.country_code == "ES"


def test_a_quarter_is_in_the_town_whose_it_is(gazetteer):
    found = resolved("Shots were fired in [Cairo]'s [Abbasiya] quarter and in [Giza]'s [Haram] district.", gazetteer)
    assert (found["Abbasiya"].place.name, found["Haram"].place.name) == ("Cairo", "Giza")
    assert found["Abbasiya"].candidates


def test_a_governor_is_of_the_state(gazetteer):
    assert resolved("It was [New York] Gov. Jane Roe who signed.", gazetteer)["New York"].place.precision == "region"


def test_a_pair_of_states_is_one(gazetteer):
    assert resolved("Fires burn in [Montana] and [Wyoming].", gazetteer)["Wyoming"].place.precision == "region"


def test_a_small_place_put_in_a_town_far_from_its_namesake_takes_the_town(gazetteer):
    found = resolved("A boy fell into a well in [Lixian] County in [Baoding].", gazetteer)
    assert found["Lixian"].place.name == "Baoding"
    assert found["Lixian"].candidates
