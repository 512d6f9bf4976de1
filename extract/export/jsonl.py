"""JSON lines: one event a line, numbers as numbers, unknown as null, with its evidence where the reading is at hand."""

import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from extract.export.cells import records, to_json
from extract.export.evidence import evidence_of
from extract.model import Reading


def write_jsonl(frame: pd.DataFrame, path: Path, readings: Sequence[Reading] = ()) -> None:
    """Write one JSON object a row; `evidence` is added to the rows whose event stands in the readings."""
    evidence = evidence_of(readings, frame)
    with path.open("w", encoding="utf-8", newline="\n") as out:
        for row in records(frame):
            line = to_json(row)
            if found := evidence(row["event_id"]):
                line = f'{line[:-1]}, "evidence": {json.dumps(found, ensure_ascii=False)}}}'
            out.write(line + "\n")
