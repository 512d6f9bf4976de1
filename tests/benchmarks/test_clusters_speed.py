"""The made rows are rows that clusters can be found in, and the report says how time grows with them."""

import pytest

from benchmarks.__main__ import BAD_INPUT, main
from benchmarks.clusters import measure_clusters, sizes
from benchmarks.made_rows import made_tellings
from extract.events import cluster_events


def test_made_rows_are_the_same_each_time_and_tell_some_events_twice():
    rows = made_tellings(600)
    assert rows == made_tellings(600)
    assert len({row.event_id for row in rows}) == 600
    found = cluster_events(rows)
    assert 1 < len(set(found.ids.values())) < 600
    assert sum(link.one[:8] == link.two[:8] for link in found.links) > len(found.links) / 2


def test_time_is_measured_at_four_sizes_and_for_rows_that_come_later():
    report = measure_clusters(800)
    assert list(report["seconds"]) == [str(size) for size in sizes(800)]
    assert report["adding"]["rows"] > 0
    assert report["clusters"] < 800 + report["adding"]["rows"]


def test_too_few_rows_are_refused(capsys: pytest.CaptureFixture[str]):
    assert main(["clusters", "--rows", "10"]) == BAD_INPUT
    assert "take 800 or more" in capsys.readouterr().err
