"""Reports of mixed news, written for this test on public facts: the rows that any attentive reader would list.

Rows that a case does not name are not judged here; each names its trigger, which stands once in the text as such.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from extract.config import Settings
from extract.model import Article
from extract.pipeline import Pipeline, build_pipeline

CASES = json.loads((Path(__file__).parent / "world_news.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return build_pipeline(Settings())


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_day_place_kind_and_modality_of_each(case: dict[str, Any], pipeline: Pipeline) -> None:
    text, day = case["text"], date.fromisoformat(case["published"])
    reading = pipeline.read(Article(text=text, title=case["title"], published=day, published_basis="given"))
    found = {
        text[event.trigger.start : event.trigger.end]: {
            "date": event.interval.edtf if event.interval else None,
            "place": event.place.name if event.place else None,
            "type": event.event_type,
            "modality": event.modality,
        }
        for event in reading.events
    }
    for wanted in case["events"]:
        assert wanted["trigger"] in found
        assert found[wanted["trigger"]] == {key: wanted[key] for key in ("date", "place", "type", "modality")}
