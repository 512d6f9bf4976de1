"""One report printed by many: the work for it does not grow with their square, nor does what each row keeps."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from extract import table
from extract.events import explain_link
from extract.export import write
from extract.export.evidence import OTHER_REPORTS
from extract.model import Reading
from extract.pipeline import Pipeline
from extract.sources import read_file
from extract.table import rows_of, to_frame, why_same
from tests.whole_line.made_articles import SEEDS

COPIES = 30


@pytest.fixture(scope="module")
def copies(shipped: Pipeline) -> list[Reading]:
    reading = shipped.read(read_file(SEEDS[0]))
    return [replace(reading, article=replace(reading.article, source=f"paper {n}")) for n in range(COPIES)]


def test_what_copies_have_in_common_is_put_in_words_once(
    copies: list[Reading], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    def watched(*given: object) -> str:
        told.append(explain_link(*given))  # type: ignore[arg-type]
        return told[-1]

    monkeypatch.setattr(table, "explain_link", watched)
    rows = rows_of(copies)
    assert {row["n_sources"] for row in rows[0] if row["salience"] == 1} == {COPIES}
    fellows = why_same(copies, rows)
    assert sum(map(len, fellows.values())) >= COPIES * (COPIES - 1)
    assert len(told) <= len(rows[0])


def test_a_row_names_the_most_alike_of_many_other_reports(copies: list[Reading], tmp_path: Path) -> None:
    write(to_frame(copies), tmp_path / "events.jsonl", copies)
    rows = [json.loads(line) for line in (tmp_path / "events.jsonl").read_text("utf-8").splitlines()]
    assert {len(row["evidence"]["same_event"]) for row in rows if row["salience"] == 1} == {OTHER_REPORTS}
    assert max(len(row["evidence"]["same_event"]) for row in rows) == OTHER_REPORTS
