"""What a local report's small names are taken for."""

from dataclasses import replace

from extract.events.namesakes import settle_namesakes
from extract.model import Article, MentionKind, Place, PlaceMention, Span
from extract.places.own_places import OWN_SOURCE

TEXT = "Shots were fired in the Quillmore neighborhood of Salem on Monday."
SALEM = Place(name="Salem", latitude=44.94, longitude=-123.04, radius_km=10, precision="city", population=170_000)
QUILLMORE = Place(name="Quillmore", latitude=30.0, longitude=-97.0, radius_km=5, precision="city", population=900)


def settled(place: Place) -> Place | None:
    """Where the quarter is put in a report of Salem."""
    at = TEXT.index("Quillmore")
    mention = PlaceMention(span=Span(at, at + 9), text="Quillmore", kind="place", place=place, confidence=0.6)
    return settle_namesakes(Article(text=TEXT), [mention], SALEM)[0].place


def test_a_quarter_named_like_a_far_village_is_at_home() -> None:
    found = settled(QUILLMORE)
    assert found is not None
    assert (found.name, found.latitude) == ("Salem", SALEM.latitude)


def test_a_place_of_the_users_own_stays_where_they_put_it() -> None:
    own = replace(QUILLMORE, source=OWN_SOURCE)
    assert settled(own) == own


def placed(text: str, name: str, place: Place, kind: str = "place", sure: float = 0.6) -> PlaceMention:
    """The first mention of a name in a text."""
    at = text.index(name)
    known: MentionKind = "facility" if kind == "facility" else "place"
    return PlaceMention(span=Span(at, at + len(name)), text=name, kind=known, place=place, confidence=sure)


def places_of(text: str, mentions: list[PlaceMention]) -> list[str | None]:
    """Where names are put in a report by a publisher of Salem."""
    found = settle_namesakes(Article(text=text), mentions, SALEM, SALEM)
    return [mention.place.name if mention.place else None for mention in found]


def test_a_side_of_the_town_is_the_town() -> None:
    text = "Shots were fired in West Salem on Monday."
    assert places_of(text, [placed(text, "West Salem", QUILLMORE, sure=0.99)]) == ["Salem"]


def test_a_town_with_police_of_its_own_is_no_namesake() -> None:
    text = "Quillmore police heard shots."
    assert places_of(text, [placed(text, "Quillmore", QUILLMORE)]) == ["Quillmore"]


def test_a_name_with_its_state_is_no_namesake() -> None:
    text = "Shots were fired in Quillmore, Texas on Monday."
    assert places_of(text, [placed(text, "Quillmore", QUILLMORE)]) == ["Quillmore"]


def test_a_street_put_into_a_town_that_is_named_far_from_it_is_at_home() -> None:
    text = "Salem mourns. Salem waits. Shots fell on Oak Street. " + "Nobody was held. " * 12 + "He is from Quillmore."
    mentions = [
        placed(text, "Salem", SALEM, sure=0.9),
        placed(text, "Salem waits", SALEM, sure=0.9),
        placed(text, "Oak Street", QUILLMORE, "facility"),
        placed(text, "Quillmore", QUILLMORE, sure=0.98),
    ]
    assert places_of(text, mentions) == ["Salem", "Salem", "Salem", "Quillmore"]


def test_a_stray_name_is_left_unplaced_where_no_home_is_known() -> None:
    text = "Shots fell near Janville. Salem police came. Salem is quiet."
    abroad = replace(QUILLMORE, name="Janville", country_code="FR")
    mentions = [
        placed(text, "Janville", abroad, sure=0.95),
        placed(text, "Salem police", SALEM),
        placed(text, "Salem is", SALEM),
    ]
    assert settle_namesakes(Article(text=text), mentions, None)[0].place is None


def test_a_quarter_named_like_a_region_is_at_home() -> None:
    text = "Shots were fired in the Highlands neighborhood on Monday."
    assert places_of(text, [placed(text, "Highlands", replace(QUILLMORE, precision="region"), sure=0.8)]) == ["Salem"]


def test_a_small_town_of_a_report_that_tells_of_far_cities_stays_where_it_is() -> None:
    text = "Salem mourns. Salem waits. Fires burned near Quillmore. Salem helped Bigham."
    bigham = replace(QUILLMORE, name="Bigham", latitude=41.0, longitude=-74.0, population=900_000)
    mentions = [
        replace(placed(text, "Salem", SALEM), span=Span(at, at + 5), confidence=0.9)
        for at in range(len(text))
        if text.startswith("Salem", at)
    ]
    mentions.append(placed(text, "Quillmore", QUILLMORE, sure=0.9))
    near = settle_namesakes(Article(text=text), mentions, SALEM)
    assert [one.place.name for one in near if one.place and one.text == "Quillmore"] == ["Salem"]
    far = settle_namesakes(Article(text=text), [*mentions, placed(text, "Bigham", bigham, sure=0.95)], SALEM)
    assert [one.place.name for one in far if one.place and one.text == "Quillmore"] == ["Quillmore"]
