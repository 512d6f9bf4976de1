"""Whether the confidences of rows are probabilities.

`python -m benchmarks.event_reliability {gva,handlabelled} GOLD PREDICTIONS --judge score_events.py [--json]`

Gold and predictions are those of the task `events`; the corpora's scorer tells what is right. `gva`: the first row of
each article, its date exact, its place within 50 km, both. `handlabelled`: date and place of the rows that match an
event (compatible; none invented where the event has none), and of all rows whether they match one and both are right.
A date or place that a row leaves open has no confidence that could be wrong; it counts in the row's alone.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.records import Record
from benchmarks.reliability import report, table
from extract.errors import InputError

VALUES = ("date", "place", "row")
MOST_DAYS = 30  # between the event and the publication of those articles that the scorer asks
Judged = tuple[str, float, bool]


def open_judge(path: Path) -> ModuleType:
    """The corpora's scorer, for its functions that judge a row.

    Raises:
        InputError: there is none at the path.
    """
    spec = spec_from_file_location("score_events", path) if path.is_file() else None
    if spec is None or spec.loader is None:
        raise InputError(f"{path}: no scorer there: give the corpora's score_events.py")
    judge = module_from_spec(spec)
    sys.modules[spec.name] = judge  # its dataclasses look their module up
    spec.loader.exec_module(judge)
    return judge


def judged_gva(judge: Any, gold: Record, rows: list[Any]) -> Iterator[Judged]:
    """What is said and right of the first row of an article whose event the gold dates and places."""
    wanted = judge.gold_of(gold)
    place = wanted["where"][0]
    if not rows or place.get("lat") is None or not 0 <= wanted["days_before_published"] <= MOST_DAYS:
        return
    day = judge.day_number(wanted["when"][0]["date"], gold["id"])
    right = judge.judge_main_event(rows[0], {"day": day, "point": (place["lat"], place["lon"])})
    yield from claims(rows[0], right["date_exact"], right["place_50"])
    yield "row", rows[0].cells["confidence"], right["joint"]


def judged_handlabelled(judge: Any, gold: Record, rows: list[Any]) -> Iterator[Judged]:
    """What is said and right of all rows of an article whose events are all labelled."""
    pairs, _ = judge.match_labelled(judge.gold_of(gold)["events"], rows)
    verdicts = {number: right for _, number, right in pairs}
    for number, row in enumerate(rows):
        right = verdicts.get(number)
        if right:
            date, place = right["date_compatible"], right["place"]
            yield from claims(
                row, right["no_invented_date"] if date is None else date,
                right["no_invented_place"] if place is None else place,
            )  # fmt: skip
        yield "row", row.cells["confidence"], bool(right and right["joint"])


def claims(row: Any, date: bool | None, place: bool | None) -> Iterator[Judged]:
    """The row's date and place, as far as it gives them and they can be judged."""
    if row.days is not None and date is not None:
        yield "date", row.cells["date_confidence"], date
    if row.point is not None and place is not None:
        yield "place", row.cells["place_confidence"], place


KINDS = {"gva": judged_gva, "handlabelled": judged_handlabelled}


def reports(kind: str, judge: Any, gold_file: Path, predictions: Path) -> dict[str, Record]:
    """For date, place and whole row the bins and the expected calibration error."""
    gold = judge.read_gold(gold_file, (), ())
    rows = judge.read_rows(predictions, gold)
    found = [one for identity, record in gold.items() for one in KINDS[kind](judge, record, rows[identity])]
    return {value: report([(said, bool(right)) for name, said, right in found if name == value]) for value in VALUES}


def main() -> int:
    """Prints the reports."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.event_reliability")
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--judge", type=Path, required=True, metavar="FILE", help="the corpora's score_events.py")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    said = reports(options.kind, open_judge(options.judge), options.gold, options.predictions)
    if options.json:
        print(json.dumps(said))
    else:
        print(*(f"{value}\n{table(one)}" for value, one in said.items()), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
