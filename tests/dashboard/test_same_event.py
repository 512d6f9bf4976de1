"""The other reports of an event on its card: who, why, and what the reader said of them."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard import data
from dashboard.card import card
from dashboard.decisions import Decisions
from dashboard.same_event import BY_ANOTHER, FROM_TABLE, MOST_REPORTS, candidates, same_event
from extract.config import Settings
from extract.events import HAND_MADE, INDIRECT
from extract.model import Article
from extract.pipeline import build_pipeline

FIRES = (
    ("one.txt", "Fire at Larsen mill\n\nTwo workers were killed when a fire broke out in the Larsen mill in Odense on 4"
     " March 2019. Firefighters of the Holm brigade saved the grain store. The owner was arrested in Aarhus on 5 March"
     " 2019."),
    ("two.txt", "Larsen mill burns\n\nA fire in the Larsen mill in Odense killed two workers on 4 March 2019, the Holm"
     " brigade said. The grain store was saved."),
    ("three.txt", "Storm over Riga\n\nA storm in Riga killed a cyclist on 4 March 2019. Trams stood still."),
)  # fmt: skip


@pytest.fixture(scope="module")
def dataset() -> data.Dataset:
    """Two reports of one fire and one of a storm."""
    pipeline = build_pipeline(Settings())
    articles = (
        Article(text=text, source=source, published=date(2019, 3, 5), published_basis="given") for source, text in FIRES
    )
    return data.dataset_of([pipeline.read(article) for article in articles])


def main_row(dataset: data.Dataset, source: str) -> dict:
    rows = dataset.frame[dataset.frame["source"].eq(source) & dataset.frame["salience"].eq(1)]
    return {str(name): value for name, value in rows.iloc[0].items()}


def shown(dataset: data.Dataset, source: str, decisions: Decisions) -> dict:
    decided = data.with_decisions(dataset, decisions)
    return same_event(decided.frame, main_row(decided, source), decided.clustering, decided.readings, decisions)


def test_the_other_report_is_there_with_source_day_and_reason(dataset) -> None:
    said = shown(dataset, "one.txt", Decisions())
    [other] = said["reports"]
    assert (other["source"], other["published"], other["by_hand"]) == ("two.txt", "published 5 Mar 2019", False)
    assert other["reason"].startswith("Same day, same place; wording ")
    assert "Larsen" in other["reason"], "words are spelled as the article has them"
    assert (said["more"], said["parted"]) == (0, [])
    assert shown(dataset, "three.txt", Decisions())["reports"] == []


def test_kept_apart_the_two_know_of_each_other_and_count_alone(dataset) -> None:
    one, two = (main_row(dataset, name)["event_id"] for name in ("one.txt", "two.txt"))
    decisions = Decisions().parting(one, two)
    for own, other in (("one.txt", two), ("two.txt", one)):
        said = shown(dataset, own, decisions)
        assert said["reports"] == []
        assert [gone["id"] for gone in said["parted"]] == [other]
    assert main_row(data.with_decisions(dataset, decisions), "one.txt")["n_sources"] == 1
    assert len(shown(dataset, "one.txt", decisions.undoing(one, two))["reports"]) == 1


def test_put_together_by_hand_is_said_and_counted(dataset) -> None:
    one, storm = (main_row(dataset, name)["event_id"] for name in ("one.txt", "three.txt"))
    decisions = Decisions().putting(one, storm)
    reports = {report["source"]: report for report in shown(dataset, "three.txt", decisions)["reports"]}
    assert (reports["one.txt"]["reason"], reports["one.txt"]["by_hand"]) == (HAND_MADE, True)
    assert reports["two.txt"]["reason"] == BY_ANOTHER, "the other report of the fire came along"
    assert main_row(data.with_decisions(dataset, decisions), "three.txt")["n_sources"] == 3
    assert {report["source"] for report in shown(dataset, "one.txt", decisions)["reports"]} == {"two.txt", "three.txt"}


def test_a_report_without_a_link_of_its_own_is_said_to_be_alike_through_others(dataset) -> None:
    one, two = (main_row(dataset, name) for name in ("one.txt", "two.txt"))
    assert dataset.clustering is not None
    unlinked = replace(dataset.clustering, links=())
    [other] = same_event(dataset.frame, one, unlinked, dataset.readings, Decisions())["reports"]
    assert (other["id"], other["reason"]) == (two["event_id"], INDIRECT)


def test_the_file_and_the_python_interface_mean_the_same(dataset) -> None:
    from extract.table import rows_of

    one, two = (main_row(dataset, name)["event_id"] for name in ("one.txt", "two.txt"))
    decisions = Decisions().parting(one, two)
    rows = [row for rows in rows_of(list(dataset.readings.values()), apart=decisions.apart) for row in rows]
    frame = data.with_decisions(dataset, decisions).frame
    assert {row["event_id"]: row["cluster_id"] for row in rows} == dict(
        zip(frame["event_id"], frame["cluster_id"], strict=True)
    )


def test_a_table_has_no_reasons_and_a_row_of_it_can_join_a_report(dataset, frame_of) -> None:
    told = {"cluster_id": "e0", "n_sources": 2}
    frame = frame_of(told | {"article_id": "x", "source": "x.txt"}, told | {"article_id": "y", "source": "y.txt"})
    [other] = same_event(frame, frame.iloc[0].to_dict(), None, {}, Decisions())["reports"]
    assert (other["source"], other["reason"]) == ("y.txt", FROM_TABLE)
    both = data.with_readings(data.Dataset(frame=frame, readings={}), dataset.readings.values())
    own = main_row(both, "three.txt")
    decided = data.with_decisions(both, Decisions().putting("e1", own["event_id"]))
    assert decided.row("e0")["n_sources"] == 3
    assert decided.row(own["event_id"])["cluster_id"] == decided.row("e1")["cluster_id"]


def test_many_reports_are_cut_and_counted(frame_of) -> None:
    count = MOST_REPORTS + 5
    frame = frame_of(*({"cluster_id": "e0", "n_sources": count, "article_id": str(n)} for n in range(count)))
    said = same_event(frame, frame.iloc[0].to_dict(), None, {}, Decisions())
    assert (len(said["reports"]), said["more"]) == (MOST_REPORTS, count - 1 - MOST_REPORTS)


def test_the_nearest_in_time_are_offered_first_and_the_cluster_itself_is_not(few: pd.DataFrame) -> None:
    frame = few.assign(cluster_id=["e0", "e1", "e2", "e3", "e4", "e0"], article_id=[f"a{n}" for n in range(6)])
    offered = candidates(frame, frame.iloc[0].to_dict())["event_id"].tolist()
    assert offered == ["e1", "e2", "e3", "e4"]
    undated = candidates(frame, frame.iloc[5].to_dict())["event_id"].tolist()
    assert sorted(undated) == ["e1", "e2", "e3", "e4"]


def test_what_lowered_a_confidence_stands_with_its_value(dataset) -> None:
    row = dataset.frame[dataset.frame["salience"].gt(1)].iloc[0].to_dict()
    details = card(row, dataset.readings[row["article_id"]])
    assert "told beside the main event of the article" in details["doubts"]
    event = next(e for e in dataset.readings[row["article_id"]].events if e.trigger.start == row["trigger_start"])
    shown = {fact["label"]: fact.get("doubts", []) for fact in details["facts"]}
    assert shown["When"] == [doubt.reason for doubt in event.doubts if doubt.about == "date"]
    assert card(row, None)["doubts"] == []
