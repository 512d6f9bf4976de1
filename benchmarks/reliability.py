"""Whether place confidences are probabilities: `python -m benchmarks.reliability GOLD PREDICTIONS [--json]`.

Gold and predictions are those of the task `places`. A mention (kind place or metonym) is right if it overlaps a gold
toponym and lies within 161 km of it; one on a toponym without coordinates is left out. The expected calibration error
is the mean distance, over ten bins weighted by their mentions, between the confidences and the share that is right.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.records import Record, read_records
from extract.geometry import distance_km

NEAR_KM = 161.0
BINS = 10


def judged(gold: Record, predicted: Record) -> Iterator[tuple[float, bool]]:
    """Confidence and whether it is right, for each mention that can be judged."""
    for one in predicted["toponyms"]:
        if one["kind"] not in ("place", "metonym") or one["lat"] is None:
            continue
        same = [g for g in gold["toponyms"] if g["start"] < one["end"] and g["end"] > one["start"]]
        if same and same[0].get("lat") is None:
            continue
        right = bool(same) and distance_km(same[0]["lat"], same[0]["lon"], one["lat"], one["lon"]) <= NEAR_KM
        yield one["confidence"], right


def report(pairs: list[tuple[float, bool]]) -> Record:
    """The bins with their mentions, mean confidence and share right, and the expected calibration error."""
    bins, error = [], 0.0
    for number in range(BINS):
        here = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if here:
            said, right = sum(p for p, _ in here) / len(here), sum(r for _, r in here) / len(here)
            bins.append({"from": number / BINS, "mentions": len(here), "confidence": said, "right": right})
            error += len(here) / len(pairs) * abs(said - right)
    return {"mentions": len(pairs), "ece": error if pairs else None, "bins": bins}


def table(said: Record) -> str:
    """The bins of a report, a line each, and its error beneath."""
    lines = ["| confidence from | how many | mean confidence | right |", "|---|---|---|---|"]
    lines += [f"| {b['from']:.1f} | {b['mentions']} | {b['confidence']:.2f} | {b['right']:.2f} |" for b in said["bins"]]
    error = "-" if said["ece"] is None else f"{said['ece']:.3f}"
    return "\n".join([*lines, f"expected calibration error {error} over {said['mentions']}"])


def main() -> int:
    """Prints the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=(__doc__ or "").split(":")[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("predictions", type=Path)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    answers = {record["id"]: record for record in read_records(options.predictions, required=("id",))}
    found = [
        pair for gold in read_records(options.gold, required=("id",)) for pair in judged(gold, answers[gold["id"]])
    ]
    said = report(found)
    print(json.dumps(said) if options.json else table(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
