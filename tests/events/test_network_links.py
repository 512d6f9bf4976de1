"""Places of events that the network adds to those of the rules, or takes away."""

from datetime import date

import pytest

from extract.events import read_events
from extract.model import Article

BARE = "Rebels shelled army posts and stormed Aleppo's airport on Monday, killing nine soldiers."


def places_of(shipped, text, analysis):
    article = Article(text=text, published=date(2018, 6, 9), published_basis="given")
    layout = shipped.layout(text)
    published = shipped.publication(article, layout, shipped.settings)
    mentions, _, read = shipped.read_places(article, layout)
    analysis = read if analysis else None
    found, _ = read_events(
        article, layout, published, shipped.times(article, layout, published), mentions, (), analysis
    )
    return [(event.title, event.place.name if event.place else None, event.place_basis) for event in found]


def test_the_network_gives_a_place_that_rules_do_not(shipped):
    without = places_of(shipped, BARE, False)
    with_network = places_of(shipped, BARE, True)
    assert any(basis == "explicit" for _, _, basis in with_network)
    assert sum(basis == "explicit" for _, _, basis in with_network) > sum(
        basis == "explicit" for _, _, basis in without
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [("The Vietnam War ended in April 1975.", "Vietnam"), ("The Syrian civil war began in March 2011.", "Syria")],
)
def test_a_war_was_where_its_name_says(shipped, text, place):
    assert places_of(shipped, text, False)[0][1:] == (place, "explicit")
