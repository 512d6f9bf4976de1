"""The app as a reader meets it, page by page, without a browser."""

import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import data
from dashboard.decisions import Decisions, to_json
from extract.export import to_csv_bytes
from extract.model import Article, Layout, Published, Reading
from extract.table import to_frame

Start = Callable[..., AppTest]


class OneEvent:
    """A pipeline that finds the prepared event in the prepared article, and nothing in any other."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading

    def read(self, article: Article) -> Reading:
        if article.text == self.reading.article.text:
            return self.reading
        nothing = Layout(regions=(), sentences=())
        return Reading(article=article, published=Published(), layout=nothing, times=(), places=(), events=())


@pytest.fixture
def start(monkeypatch: pytest.MonkeyPatch, root: Path, reading: Reading, few: pd.DataFrame, tmp_path: Path) -> Start:
    """Starts the app on a table of six events, or on what it is told."""
    table = tmp_path / "events.csv"
    table.write_bytes(to_csv_bytes(few))
    monkeypatch.setattr(data, "pipeline", lambda: OneEvent(reading))
    monkeypatch.setattr(data, "seed_files", list)

    def run(*files: str, query: dict[str, str] | None = None) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", *(files or [str(table)])])
        app = AppTest.from_file(str(root / "dashboard" / "app.py"), default_timeout=30)
        for name, value in (query or {}).items():
            app.query_params[name] = value
        app.run()
        assert not app.exception
        return app

    data.table_dataset.clear()
    data.sample_dataset.clear()
    return run


def headline(app: AppTest) -> str:
    return next(text.value for text in app.main.markdown if "event" in text.value)


def address(app: AppTest) -> dict[str, str]:
    return {name: value if isinstance(value, str) else value[0] for name, value in app.query_params.items()}


def test_the_first_screen_says_what_is_there(start: Start) -> None:
    app = start()
    assert headline(app) == "6 events, 1883-01-01 to 2018-06-09; 1 without a place, 1 without a date"
    assert [box.label for box in app.sidebar.checkbox][:2] == ["Conflict · 2", "Protest · 1"]


def test_typed_dates_narrow_and_go_into_the_address(start: Start) -> None:
    app = start()
    app.sidebar.text_input(key="from").set_value("2018").run()
    app.sidebar.text_input(key="to").set_value("2018-05").run()
    assert headline(app).startswith("1 of 6 events, 2018-05-01 to 2018-05-31")
    assert address(app) == {"from": "2018", "to": "2018-05"}
    app.sidebar.button(key="all_dates").click().run()
    assert headline(app).startswith("6 events")
    assert not app.query_params


def test_a_wrong_date_is_said_and_filters_nothing(start: Start) -> None:
    app = start()
    app.sidebar.text_input(key="from").set_value("yesterday").run()
    assert any("Type a date as 2018" in caption.value for caption in app.sidebar.caption)
    assert headline(app).startswith("6 events")


def test_dates_in_the_wrong_order_are_said(start: Start) -> None:
    app = start(query={"from": "2018", "to": "2006"})
    assert any("after the last" in caption.value for caption in app.sidebar.caption)
    assert headline(app).startswith("0 of 6 events")


def test_types_and_words_narrow_together(start: Start) -> None:
    app = start()
    app.sidebar.checkbox(key="type_conflict").check().run()
    assert headline(app).startswith("2 of 6 events")
    app.sidebar.text_input(key="q").set_value("haifa").run()
    assert headline(app).startswith("1 of 6 events")
    assert app.sidebar.checkbox(key="type_conflict").value, "new counts in its label must not untick a box"
    app.sidebar.button(key="clear").click().run()
    assert headline(app).startswith("6 events")


def test_a_link_restores_filters_and_the_open_event(start: Start, few: pd.DataFrame) -> None:
    app = start(query={"from": "2018-06", "types": "diplomacy", "event": "e3"})
    assert headline(app).startswith("1 of 6 events, 2018-06-09")
    assert app.session_state["event"] == "e3"
    assert app.sidebar.text_input(key="from").value == "2018-06"
    assert app.sidebar.checkbox(key="type_diplomacy").value


@pytest.mark.parametrize("key", ["gone", "@0.0000,0.0000,0", "~1.0000,1.0000,2.0", "=2018-01-01/2018-01-01,other,full"])
def test_an_address_of_an_event_that_is_gone_does_no_harm(start: Start, key: str) -> None:
    assert headline(start(query={"event" if key == "gone" else "at": key})).startswith("6 events")


def test_the_trays_are_one_click_away(start: Start) -> None:
    app = start()
    app.main.button_group(key="list").set_value("undated").run()
    assert not app.exception
    assert address(app) == {"list": "undated"}


@pytest.mark.parametrize("page", ["table", "articles"])
def test_the_other_pages_run_and_keep_the_filters(start: Start, page: str) -> None:
    app = start(query={"from": "2018"})
    app.switch_page(f"views/{page}.py").run()
    assert not app.exception
    assert app.sidebar.text_input(key="from").value == "2018"


def test_the_table_holds_the_filtered_rows_in_order(start: Start) -> None:
    app = start(query={"types": "conflict"})
    app.switch_page("views/table.py").run()
    assert headline(app).startswith("2 of 6 events")
    assert app.main.dataframe[0].value["event_id"].tolist() == ["e0", "e2"]


def test_a_file_that_is_no_table_is_said_and_the_others_are_shown(
    start: Start, tmp_path: Path, few: pd.DataFrame
) -> None:
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_bytes(to_csv_bytes(few.head(2)))
    bad.write_text("nothing of the kind\n")
    app = start(str(good), str(bad))
    assert headline(app).startswith("2 events")
    app.switch_page("views/articles.py").run()
    assert any("bad.csv" in text.value for text in app.main.text)


def test_with_nothing_to_show_the_way_in_is_said(start: Start, tmp_path: Path) -> None:
    empty = tmp_path / "none.csv"
    empty.write_bytes(to_csv_bytes(to_frame([])))
    app = start(str(empty))
    assert headline(app) == "0 events"
    assert any("Add articles" in text.value for text in app.main.info)


def articles_page(app: AppTest) -> AppTest:
    app.switch_page("views/articles.py").run()
    return app


def test_a_pasted_article_is_added_to_what_is_shown(start: Start, reading: Reading) -> None:
    app = articles_page(start())
    app.text_area(key="page_0_text").set_value(reading.article.text).run()
    app.text_input(key="page_0_published").set_value("2018-03-06").run()
    app.button(key="page_0_read").click().run()
    assert not app.exception
    assert any("7 events" in text.value for text in app.main.markdown)
    assert [toast.value for toast in app.toast] == ["1 event from 1 article"]


def test_a_file_that_is_no_article_is_said_and_the_others_are_read(start: Start, reading: Reading) -> None:
    app = articles_page(start())
    app.file_uploader(key="page_0_files").set_value(
        [("flood.txt", reading.article.text.encode(), "text/plain"), ("empty.txt", b"", "text/plain")]
    ).run()
    app.button(key="page_0_read").click().run()
    assert not app.exception
    assert any("empty" in warning.value for warning in app.warning)
    app.run()
    assert any("7 events" in text.value for text in app.main.markdown)


def test_a_day_of_publication_must_be_a_day(start: Start, reading: Reading) -> None:
    app = articles_page(start())
    app.text_area(key="page_0_text").set_value(reading.article.text).run()
    app.text_input(key="page_0_published").set_value("2018").run()
    assert app.button(key="page_0_read").disabled
    assert any("needs a day" in warning.value for warning in app.warning)


def test_decisions_are_listed_undone_and_loaded_on_every_page(start: Start) -> None:
    app = start()
    saved = to_json(Decisions().putting("e0", "e1").parting("e0", "e2")).encode()
    app.sidebar.file_uploader(key="decisions_0").set_value([("same-events.json", saved, "application/json")]).run()
    assert not app.exception
    assert [toast.value for toast in app.toast] == ["2 decisions on same events"]
    assert [one.label for one in app.sidebar.expander] == ["Same events · 2 decisions"]
    app.switch_page("views/table.py").run()
    table = app.main.dataframe[0].value.set_index("event_id")["cluster_id"]
    assert table["e0"] == table["e1"] != table["e2"]
    app.sidebar.button(key="undo_e0_e1").click().run()
    table = app.main.dataframe[0].value.set_index("event_id")["cluster_id"]
    assert table["e0"] != table["e1"]
    assert [one.label for one in app.sidebar.expander] == ["Same events · 1 decision"]


def test_a_file_that_holds_no_decisions_is_said(start: Start) -> None:
    app = start()
    app.sidebar.file_uploader(key="decisions_0").set_value([("a.json", b"{}", "application/json")]).run()
    assert not app.exception
    assert any("no file of same" in warning.value for warning in app.warning)
    assert [one.label for one in app.sidebar.expander] == ["Same events"]


@pytest.mark.parametrize("event", ["e1", "gone"])
def test_the_choice_of_a_same_event_is_offered_and_harmless_for_one_that_is_gone(start: Start, event: str) -> None:
    app = start()
    app.session_state["joining"] = event
    app.run()
    assert not app.exception
    assert headline(app).startswith("6 events")
