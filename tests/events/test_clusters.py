"""One event told by several articles gets one cluster, and the reason can be read."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from extract.errors import InputError
from extract.events import ClusterIndex, Telling, cluster_events, words_of
from extract.events import cluster as cluster_module
from extract.events.linkage import grow_clusters
from extract.events.wording import ages, names, stems, weight
from extract.model import Article, Event, Place, Published, Reading, Span, TimeInterval
from extract.table import rows_of
from extract.text import read_layout

HOMS = Place(name="Homs", latitude=34.73, longitude=36.72, radius_km=10, precision="city")
LIMA = Place(name="Lima", latitude=-12.05, longitude=-77.04, radius_km=10, precision="city")
JUNE = date(2018, 6, 1)
FIRST_LETTER = Span(0, 1)


def happening(day: int, place: Place | None, salience: int = 1, quote: Span = FIRST_LETTER) -> Event:
    """A bombing in June 2018."""
    when = JUNE + timedelta(days=day - 1)
    return Event(
        trigger=Span(0, 1),
        quote=quote,
        title="",
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


def telling(name: str, text: str, day: int, place: Place | None, salience: int = 1) -> Telling:
    """One row of an article of its own, published on the day it tells of."""
    event = happening(day, place, salience)
    published = Published(first=JUNE + timedelta(days=day - 1), last=JUNE + timedelta(days=day - 1), basis="given")
    words = stems(text) + names(text, [Span(0, len(text))]) + ages(text)
    return Telling(event_id=name, article_id=f"of {name}", event=event, published=published, words=words)


MARKET = telling("a", "Bomb kills twelve shoppers at Homs market", 4, HOMS)
MARKET_AGAIN = telling("b", "Twelve killed as bomb explodes in crowded market of Homs", 5, HOMS)
FERRY = telling("c", "Ferry sinks off Lima with forty aboard", 4, LIMA)
LATER = telling("d", "Mayor of Homs opens school in new district", 20, HOMS)
ALL = [MARKET, MARKET_AGAIN, FERRY, LATER]


def test_same_event_is_one_cluster_and_others_stay_apart() -> None:
    """The bomb is told twice; ferry and school are events of their own."""
    ids = cluster_events(ALL).ids
    assert ids["a"] == ids["b"] == "a"
    assert len(set(ids.values())) == 3


def test_a_cluster_says_why() -> None:
    """Day, place and the words that agree stand beside the ids."""
    found = cluster_events(ALL)
    (link,) = found.why("b")
    assert (link.one, link.two, link.day, link.place) == ("a", "b", "agrees", "agrees")
    assert {"homs", "market", "twelve"} <= set(link.words)
    assert link.alike >= link.needed
    assert found.why("c") == ()


@pytest.mark.parametrize(
    ("day", "place", "text", "said"),
    [
        (4, HOMS, "Market bomb in Homs", ("agrees", "agrees")),
        (4, None, "Twelve shoppers die as market of Homs is hit by bomb", ("agrees", "unknown")),
        (12, HOMS, "Twelve shoppers die as Homs market is hit by bomb", ("differs", "agrees")),
    ],
)
def test_the_less_day_and_place_agree_the_more_words_must(
    day: int, place: Place | None, text: str, said: tuple[str, str]
) -> None:
    """What is known of day and place stands in the link, and decides how much it takes."""
    (link,) = cluster_events([MARKET, telling("b", text, day, place)]).links
    assert (link.day, link.place) == said


def test_same_words_of_another_day_and_place_stay_apart() -> None:
    """Two bombs a fortnight and a continent apart, told in half the same words."""
    lima = telling("f", "Bomb kills bus driver at Lima terminal", 18, LIMA)
    assert cluster_events([MARKET, lima, FERRY, LATER]).ids["f"] == "f"


def test_told_again_after_more_than_a_month_is_no_same_event() -> None:
    """An anniversary is told in the same words."""
    assert (
        len(set(cluster_events([MARKET, telling("b", "Bomb kills twelve at Homs market", 64, HOMS)]).ids.values())) == 2
    )
    assert cluster_events([MARKET, telling("b", "Bomb kills twelve at Homs market", 64, HOMS)]).links == ()


def test_rows_of_one_article_are_never_one_cluster() -> None:
    """Merging within an article is the merge stage's, not the clusters'; not even by way of a third row."""
    twin = Telling(
        event_id="e", article_id=MARKET.article_id, event=MARKET.event, published=MARKET.published, words=MARKET.words
    )
    ids = cluster_events([MARKET, twin, MARKET_AGAIN]).ids
    assert ids["a"] != ids["e"]
    assert ids["b"] in {"a", "e"}


def test_events_told_in_passing_need_day_place_and_words() -> None:
    """Rows that are not what their articles are about."""
    one, two, other = (
        telling(name, "bomb killed twelve shoppers in market", 4, place, salience=2)
        for name, place in (("a", HOMS), ("b", HOMS), ("c", None))
    )
    assert cluster_events([one, two, other]).ids == {"a": "a", "b": "a", "c": "c"}


def test_what_a_person_puts_together_or_keeps_apart_stays_so() -> None:
    """Their word outweighs the wording, and is undone by leaving it out."""
    assert cluster_events(ALL, together=[("d", "c")]).ids["d"] == "c"
    assert cluster_events(ALL, apart=[("b", "a")]).ids["b"] == "b"
    assert cluster_events(ALL).ids["d"] == "d"


def test_together_and_apart_at_once_is_an_error() -> None:
    """Also where the contradiction runs over a third event."""
    with pytest.raises(InputError, match="events a and d are put together and kept apart"):
        cluster_events(ALL, together=[("a", "c"), ("c", "d")], apart=[("d", "a")])


def test_pairs_of_events_that_are_not_there_are_passed_over() -> None:
    """A person's word may be of articles that this run does not read."""
    assert cluster_events(ALL, together=[("a", "gone")], apart=[("gone", "b")]).ids == cluster_events(ALL).ids


def test_one_odd_report_does_not_chain_two_stories() -> None:
    """Two groups of four with one link between them stay two."""
    rows = [f"{story}{number}" for story in "ab" for number in range(4)]
    links = {(one, two): 0.1 for one in rows for two in rows if one < two and one[0] == two[0]}
    found = grow_clusters([[row] for row in rows], {**links, ("a0", "b0"): 0.05}, {row: row for row in rows}, {})
    assert found == [rows[:4], rows[4:]]


def test_a_row_is_compared_only_with_rows_that_share_telling_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """An index is extended without going through all pairs again."""
    index = ClusterIndex()
    index.add(ALL)
    seen: list[tuple[str, str]] = []
    real = cluster_module.compare

    def watched(one: Telling, two: Telling, vectors: tuple[Mapping[str, float], Mapping[str, float]]) -> object:
        seen.append((one.event_id, two.event_id))
        return real(one, two, vectors)

    monkeypatch.setattr(cluster_module, "compare", watched)
    index.add([telling("e", "Homs market bomb: funeral of twelve", 6, HOMS)])
    assert ("a", "e") in seen
    assert ("c", "e") not in seen
    assert not {("a", "b"), ("a", "c")} & set(seen)


def test_copies_of_a_report_are_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, one speaks for all; each is linked to each, and all are one cluster."""
    seen: list[str] = []
    real = cluster_module.compare
    monkeypatch.setattr(cluster_module, "compare", lambda *rows: seen.append("once") or real(*rows))
    copies = [replace(MARKET, event_id=f"{n:02}", article_id=f"of {n}") for n in range(40)]
    found = cluster_events([*copies, MARKET_AGAIN])
    assert len(seen) == len(["itself", "the other report", "the other by itself"])
    assert len(found.links) == 41 * 40 / 2
    assert set(found.ids.values()) == {"00"}


def test_a_row_with_new_content_takes_the_place_of_the_old() -> None:
    """A corrected day: no more the event it was linked with."""
    index = ClusterIndex()
    index.add(ALL)
    index.add([telling("b", "Choir of Lima sings in the cathedral", 5, LIMA)])
    assert len(index) == len(ALL)
    assert index.clusters().ids["b"] == "b"
    assert list(index.links()) == []


def test_an_article_given_twice_as_of_two_days_counts_as_published_first() -> None:
    """Both rows have one id; which of them comes first is no matter."""
    early = replace(MARKET_AGAIN, event_id="a", article_id=MARKET.article_id)
    late = replace(MARKET, published=Published(first=date(2019, 6, 1), last=date(2019, 6, 1), basis="given"))
    for rows in ([early, late], [late, early]):
        assert cluster_events([*rows, MARKET_AGAIN]).ids == {"a": "a", "b": "a"}


def test_names_weigh_more_than_words_and_kinds_less() -> None:
    """What tells which event it is outweighs what tells its kind."""
    assert weight("people") < weight("harves") < weight("^harves")
    assert weight("shooti") < weight("quarry")
    assert weight("^zzyzxo") == max(map(weight, ["^zzyzxo", "zzyzxo", "#34"]))


def test_names_are_words_with_a_capital_inside_a_sentence() -> None:
    """Not the first word, and nothing of a line that is all capitals."""
    text = "Police in Homs named Mara Quill. FIRE IN LIMA PORT"
    assert set(names(text, [Span(0, 32), Span(33, len(text))])) == {"^homs", "^mara", "^quill"}


def test_ages_are_counted_once() -> None:
    """In three ways of writing; numbers of people are none."""
    assert ages("A 34-year-old man; Quill, 34, and a boy aged 9; 34 people") == {"#34": 1, "#9": 1}


def reading(text: str, day: int) -> Reading:
    """An article with one main event in Homs."""
    published = Published(first=JUNE, last=JUNE, basis="given")
    events = (happening(day, HOMS, quote=Span(0, len(text))),)
    return Reading(
        article=Article(text=text), published=published, layout=read_layout(text), times=(), places=(), events=events
    )


def test_an_added_article_changes_no_other_row_but_its_cluster() -> None:
    """The table of two articles, with and without a third that tells the same event."""
    texts = ["Bomb kills twelve at the market of Homs.", "Ferry of Lima sinks with forty aboard."]
    few = [reading(text, 4) for text in texts]
    more = [*few, reading("A bomb killed twelve people in a market in Homs.", 4)]
    for before, after in zip(rows_of(few), rows_of(more), strict=False):
        changed = {name for old, new in zip(before, after, strict=True) for name in old if old[name] != new[name]}
        assert changed <= {"cluster_id", "n_sources"}
    assert [rows[0]["n_sources"] for rows in rows_of(more)] == [2, 1, 2]


def test_a_persons_word_reaches_the_table() -> None:
    """Two tellings of one event, kept apart."""
    both = [
        reading(text, 4) for text in ("Bomb kills twelve at the market of Homs.", "Market bomb of Homs kills twelve.")
    ]
    one, two = (str(rows[0]["event_id"]) for rows in rows_of(both))
    assert [rows[0]["n_sources"] for rows in rows_of(both)] == [2, 2]
    assert [rows[0]["n_sources"] for rows in rows_of(both, apart=[(one, two)])] == [1, 1]


def test_words_of_the_main_event_are_of_title_and_lead_and_of_others_of_the_quote() -> None:
    """A title that stands outside the text counts twice."""
    article = Article(text="A bomb killed Quill, 34, in the market.", title="Market blast")
    layout = read_layout(article.text)
    main = words_of(article, layout, happening(4, HOMS))
    assert (main["market"], main["blast"], main["^quill"], main["#34"]) == (3, 2, 1, 1)
    passing = words_of(article, layout, happening(4, HOMS, salience=2, quote=Span(0, 20)))
    assert "market" not in passing
    assert passing["quill"] == 1
