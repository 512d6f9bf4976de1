"""The reader's own places in the dashboard: articles are read with them, and the form says so."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import data
from extract.export import to_csv_bytes

STORY = "Two shells hit Camp Ashgrove on Monday, May 7, 2018. Aleppo Falcons left the camp, residents said."
TABLE = "name\tlatitude\tlongitude\tkind\nCamp Ashgrove\t33.87\t36.51\tsite\nAleppo Falcons\t\t\tnever\n"


@pytest.fixture
def start(
    monkeypatch: pytest.MonkeyPatch, root: Path, few: pd.DataFrame, tmp_path: Path
) -> Iterator[Callable[[str], AppTest]]:
    """Opens the page of articles with a table of own places that holds what is given."""
    (tmp_path / "events.csv").write_bytes(to_csv_bytes(few))

    def run(table: str) -> AppTest:
        (tmp_path / "own.tsv").write_text(table, "utf-8")
        monkeypatch.setenv("DATELINE_PLACES", str(tmp_path / "own.tsv"))
        monkeypatch.setattr(sys, "argv", ["app.py", str(tmp_path / "events.csv")])
        app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=60).run()
        return app.switch_page("views/articles.py").run()

    data.pipeline.clear()
    yield run
    data.pipeline.clear()


def read_story(app: AppTest) -> AppTest:
    app.text_area(key="page_0_text").set_value(STORY).run()
    return app.button(key="page_0_read").click().run()


def test_an_added_article_is_read_with_them(start: Callable[[str], AppTest]) -> None:
    app = start(TABLE)
    captions = [caption.value.replace("\\", "") for caption in app.main.caption]
    said = "Articles are read with your own places from own.tsv (1 place and 1 name that is no place)."
    assert captions.count(said) == 1
    app = read_story(app)
    assert not app.exception
    added = app.session_state["dataset"].frame.query("article_id != '' and location == 'Camp Ashgrove'")
    assert set(added["latitude"]) == {33.87}
    assert "Aleppo" not in set(app.session_state["dataset"].frame["location"])


def test_a_faulty_table_is_one_line_and_nothing_is_read(start: Callable[[str], AppTest], tmp_path: Path) -> None:
    app = start("name\tlatitude\tlongitude\nA\tx\t1\n")
    assert not app.exception
    line = f"{tmp_path / 'own.tsv'}:2: latitude 'x' is no number: write it such as 33.51"
    assert [warning.value.replace("\\", "") for warning in app.main.warning] == [line]
    app = read_story(app)
    assert not app.exception
    assert len(app.session_state["dataset"].frame) == 6
