"""Where events come from: samples, tables, added articles; and the settings that keep the dashboard at home."""

import csv
import subprocess
import sys
import tomllib
from pathlib import Path

import pandas as pd
import pytest

from dashboard import data
from dashboard.components import plotly_script
from extract.model import Reading


def test_the_samples_are_found_in_a_checkout() -> None:
    assert len(data.seed_files()) >= 4


def test_a_pasted_article_says_where_its_date_is_from() -> None:
    from datetime import date

    assert data.pasted_article("Text.", None).published_basis == "none"
    dated = data.pasted_article("Text.", date(2018, 6, 9))
    assert (dated.published, dated.published_basis) == (date(2018, 6, 9), "given")


def test_added_readings_join_a_table_and_stay_when_it_has_their_article(few: pd.DataFrame, reading: Reading) -> None:
    base = data.Dataset(frame=few, readings={})
    grown = data.with_readings(base, [reading])
    assert len(grown.frame) == 7
    assert list(grown.readings) == [reading.article.article_id]
    assert grown.frame.dtypes.equals(few.dtypes)
    assert len(data.with_readings(grown, [reading]).frame) == 7, "the same article twice adds nothing"


def test_an_upload_that_is_no_article_is_one_line() -> None:
    problems: list[str] = []
    files = [
        ("a.txt", b"\x00\x01\x02\xff" * 50),
        ("b.txt", b""),
        ("c.txt", b"Rain fell in Osaka on Monday for the third day."),
    ]
    articles = data.uploaded_articles(files, problems)
    assert [article.source for article in articles] == ["c.txt"]
    assert len(problems) == 2
    assert all("\n" not in problem for problem in problems)


def test_the_csv_has_a_mark_and_the_rows_in_order(few: pd.DataFrame) -> None:
    content = data.csv_bytes(few)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert [row["event_id"] for row in rows] == few["event_id"].tolist()


def test_plotly_is_copied_from_its_own_package(tmp_path: Path) -> None:
    target = tmp_path / "plotly.min.js"
    plotly_script.copy_script(target)
    assert target.stat().st_size > 1_000_000
    assert list(tmp_path.iterdir()) == [target]


def test_where_the_copy_cannot_be_written_plotly_comes_as_a_component(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plotly_script, "STATIC", tmp_path / "no such folder")
    plotly_script.plotly_address.cache_clear()
    try:
        assert plotly_script.plotly_address() is None
        assert plotly_script.plotly_module().endswith("export default function () {}\n")
    finally:
        plotly_script.plotly_address.cache_clear()


@pytest.fixture
def settings(root: Path) -> dict:
    return tomllib.loads((root / "dashboard" / ".streamlit" / "config.toml").read_text("utf-8"))


def test_nothing_leaves_this_machine_and_no_other_reaches_in(settings: dict) -> None:
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["address"] == "127.0.0.1"
    assert settings["server"]["enableStaticServing"] is True
    assert settings["server"]["showEmailPrompt"] is False


def test_the_settings_hold_from_any_folder(root: Path, tmp_path: Path) -> None:
    script = (
        "from streamlit import config; from streamlit.web import bootstrap; import sys;"
        "config._main_script_path = sys.argv[1]; bootstrap.load_config_options({});"
        "assert config.get_option('browser.gatherUsageStats') is False;"
        "assert config.get_option('server.address') == '127.0.0.1'"
    )
    app = str(root / "dashboard" / "app.py")
    subprocess.run([sys.executable, "-c", script, app], cwd=tmp_path, check=True, timeout=60)


def test_pages_are_short_and_streamlit_stays_where_it_belongs(root: Path) -> None:
    folder = root / "dashboard"
    assert all(len(page.read_text("utf-8").splitlines()) <= 80 for page in (folder / "views").glob("*.py"))
    allowed = {"app.py", "data.py", "state.py", "components", "views"}
    users = {
        path.relative_to(folder).parts[0]
        for path in folder.rglob("*.py")
        if "import streamlit" in path.read_text("utf-8")
    }
    assert users <= allowed


def test_scripts_set_no_markup(root: Path) -> None:
    for script in (root / "dashboard" / "components").glob("*.js"):
        text = script.read_text("utf-8")
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in text, f"{script.name} uses {way}"


def test_no_address_of_another_host_is_built_in(root: Path) -> None:
    for path in (root / "dashboard").rglob("*"):
        if path.suffix in (".py", ".js", ".css", ".toml", ".svg"):
            if path.name.startswith("plotly-"):
                continue
            text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
            assert "http://" not in text.replace('"http://', ""), path
            assert "https://" not in text, path
