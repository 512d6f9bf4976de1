"""Clusters hang on the rows alone: no order, repetition, batch or other article decides a link."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from random import Random

import hypothesis.strategies as st
from hypothesis import given

from extract.events import ClusterIndex, Clustering, Telling, cluster_events
from extract.model import Event, Place, Published, Span, TimeInterval

FIRST = date(2020, 3, 1)
PLACES = [
    None,
    Place(name="Arden", latitude=40.0, longitude=10.0, radius_km=10, precision="city"),
    Place(name="Belport", latitude=-20.0, longitude=60.0, radius_km=10, precision="city"),
    Place(name="Corland", latitude=41.0, longitude=11.0, radius_km=300, precision="country"),
]
WORDS = ["^quill", "^arden", "^belpor", "harbou", "quarry", "ferry", "shooti", "police", "#34", "barrel", "orchar"]


@st.composite
def telling_rows(draw: st.DrawFn) -> list[Telling]:
    """A few articles of one to three rows over six weeks, in few words, so that many tell the same; some copied."""
    rows = []
    for article in range(draw(st.integers(1, 8))):
        published = draw(st.none() | st.integers(0, 45))
        day = None if published is None else FIRST + timedelta(days=published)
        for salience in range(1, draw(st.integers(1, 3)) + 1):
            happened = draw(st.none() | st.integers(0, 6))
            rows.append(
                Telling(
                    event_id=f"{draw(st.integers(0, 99)):02}-{article}-{salience}",
                    article_id=str(article),
                    event=event(None if happened is None else FIRST + timedelta(days=happened), salience, draw),
                    published=Published(first=day, last=day, basis="given" if day else "none"),
                    words=Counter(draw(st.lists(st.sampled_from(WORDS), max_size=8))),
                )
            )
    copied = draw(st.lists(st.sampled_from(rows), max_size=4))
    return [*rows, *(replace(row, event_id=f"c{n}", article_id=f"c{n}") for n, row in enumerate(copied))]


def event(day: date | None, salience: int, draw: st.DrawFn) -> Event:
    """An event with that day, at one of the places."""
    interval = TimeInterval(first=day, last=day, precision="day", edtf=day.isoformat()) if day else None
    place = draw(st.sampled_from(PLACES))
    return Event(
        trigger=Span(0, 1), quote=Span(0, 1), title="", event_type="conflict", sub_event_type="shooting",
        modality="happened", interval=interval, date_basis="explicit" if day else "none", time=None, place=place,
        place_basis="explicit" if place else "none", place_mention=None, salience=salience,
    )  # fmt: skip


def by_steps(rows: list[Telling], cuts: int) -> ClusterIndex:
    """An index that got its rows in so many batches."""
    index = ClusterIndex()
    for cut in range(cuts):
        index.add(rows[cut::cuts])
    return index


@given(telling_rows(), st.randoms(use_true_random=False), st.integers(1, 4))
def test_neither_order_nor_batches_matter(rows: list[Telling], chance: Random, cuts: int) -> None:
    """Shuffled and added in batches, the same clusters with the same reasons come out."""
    wanted = cluster_events(rows)
    shuffled = list(rows)
    chance.shuffle(shuffled)
    assert cluster_events(shuffled) == wanted
    assert by_steps(shuffled, cuts).clusters() == wanted


@given(telling_rows())
def test_links_are_those_of_each_pair_by_itself(rows: list[Telling]) -> None:
    """Copies, compared all at once, get the links that they would get one by one."""
    pairs = [link for one, two in combinations(rows, 2) for link in cluster_events([one, two]).links]
    by_ids = sorted(pairs, key=lambda link: (link.one, link.two))
    assert list(by_steps(rows, 1).links()) == by_ids


@given(telling_rows(), telling_rows(), st.integers(1, 3))
def test_rows_that_come_again_changed_take_the_place_of_the_old(
    old: list[Telling], new: list[Telling], cuts: int
) -> None:
    """Ids of old rows with the content of others: as if the old ones had never been there."""
    changed = [replace(row, event_id=before.event_id) for before, row in zip(old, new, strict=False)]
    index = by_steps(old, cuts)
    index.add(changed)
    assert index.clusters() == cluster_events([*changed, *old[len(changed) :]])


@given(telling_rows(), telling_rows(), st.randoms(use_true_random=False))
def test_of_rows_of_one_id_the_same_speaks_in_any_order(old: list[Telling], new: list[Telling], chance: Random) -> None:
    """An article that is given twice, as of two days."""
    rows = [*old, *(replace(row, event_id=before.event_id) for before, row in zip(old, new, strict=False))]
    wanted = cluster_events(rows)
    chance.shuffle(rows)
    assert cluster_events(rows) == wanted


@given(telling_rows())
def test_rows_that_are_there_change_nothing(rows: list[Telling]) -> None:
    """Idempotent: a second reading of the same articles leaves all as it was."""
    index = by_steps(rows, 1)
    before = index.clusters()
    index.add(rows)
    assert index.clusters() == before
    assert len(index) == len(rows)


@given(telling_rows(), st.integers(0, 7))
def test_an_article_taken_away_takes_only_its_own_evidence(rows: list[Telling], article: int) -> None:
    """What is left is as if it had never been there; links among the others were the same with it."""
    index = by_steps(rows, 1)
    all_links = list(index.links())
    gone = {row.event_id for row in rows if row.article_id == str(article)}
    index.remove(gone)
    kept = by_steps([row for row in rows if row.event_id not in gone], 1)
    assert index.clusters() == kept.clusters()
    assert list(kept.links()) == [link for link in all_links if not {link.one, link.two} & gone]


@given(telling_rows())
def test_clusters_are_what_they_are_said_to_be(rows: list[Telling]) -> None:
    """Each row in one, called after its least member, at most one row an article, held together by links."""
    found = cluster_events(rows)
    assert found.ids.keys() == {row.event_id for row in rows}
    for identity, members in members_of(found).items():
        articles = [row.article_id for row in rows if row.event_id in members]
        assert min(members) == identity
        assert len(set(articles)) == len(articles)
        assert len(members) == 1 or all(found.why(member) for member in members)


@given(telling_rows(), st.data())
def test_a_persons_word_is_kept(rows: list[Telling], data: st.DataObject) -> None:
    """Any two rows put together share a cluster; any two kept apart do not; in whatever order they are named."""
    ids = [row.event_id for row in rows]
    one, two = data.draw(st.sampled_from(ids)), data.draw(st.sampled_from(ids))
    if one != two:
        together, apart = cluster_events(rows, together=[(one, two)]), cluster_events(rows, apart=[(one, two)])
        assert together.ids[one] == together.ids[two]
        assert apart.ids[one] != apart.ids[two]
        assert together == cluster_events(rows, together=[(two, one)])
        assert apart == cluster_events(rows, apart=[(two, one)])


def members_of(found: Clustering) -> dict[str, set[str]]:
    """Cluster id -> event ids."""
    members: dict[str, set[str]] = {}
    for identity, cluster in found.ids.items():
        members.setdefault(cluster, set()).add(identity)
    return members
