"""One event told by several articles gets one cluster, whatever the order of the articles."""

import itertools
from datetime import date

from extract.events import Telling, cluster_events
from extract.events.cluster import stems
from extract.model import Event, Place, Published, Span, TimeInterval

HOMS = Place(name="Homs", latitude=34.73, longitude=36.72, radius_km=10, precision="city")
LIMA = Place(name="Lima", latitude=-12.05, longitude=-77.04, radius_km=10, precision="city")


def telling(name: str, text: str, day: int, place: Place | None, salience: int = 1) -> Telling:
    """One row of an article of its own, in June 2018."""
    when = date(2018, 6, day)
    event = Event(
        trigger=Span(0, 1),
        quote=Span(0, 1),
        title=name,
        event_type="conflict",
        sub_event_type="bombing",
        modality="happened",
        interval=TimeInterval(first=when, last=when, precision="day", edtf=when.isoformat()),
        date_basis="explicit",
        time=None,
        place=place,
        place_basis="explicit" if place else "none",
        place_mention=None,
        salience=salience,
    )
    published = Published(first=when, last=when, basis="given")
    return Telling(event_id=name, article_id=f"of {name}", event=event, published=published, words=stems(text))


MARKET = telling("a", "Bomb kills twelve shoppers at Homs market", 4, HOMS)
MARKET_AGAIN = telling("b", "Twelve killed as bomb explodes in crowded market of Homs", 5, HOMS)
FERRY = telling("c", "Ferry sinks off Lima with forty aboard", 4, LIMA)
LATER = telling("d", "Mayor of Homs opens school in new district", 20, HOMS)
ALL = [MARKET, MARKET_AGAIN, FERRY, LATER]


def test_same_event_is_one_cluster_and_others_stay_apart() -> None:
    """The bomb is told twice; ferry and school are events of their own."""
    clusters = cluster_events(ALL)
    assert clusters["a"] == clusters["b"] == "a"
    assert len(set(clusters.values())) == 3


def test_any_order_gives_the_same_clusters() -> None:
    """All orders of four articles."""
    wanted = cluster_events(ALL)
    assert all(cluster_events(order) == wanted for order in itertools.permutations(ALL))


def test_rows_of_one_article_are_never_one_cluster() -> None:
    """Merging within an article is the merge stage's, not the clusters'."""
    twin = Telling(
        event_id="e", article_id=MARKET.article_id, event=MARKET.event, published=MARKET.published, words=MARKET.words
    )
    clusters = cluster_events([MARKET, twin])
    assert clusters["a"] != clusters["e"]


def test_same_words_of_another_day_and_place_stay_apart() -> None:
    """Two bombs a fortnight and a continent apart, told in half the same words."""
    lima = telling("f", "Bomb kills bus driver at Lima terminal", 18, LIMA)
    assert cluster_events([MARKET, lima, FERRY, LATER])["f"] == "f"
