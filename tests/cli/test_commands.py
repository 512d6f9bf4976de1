"""The command line: results, messages and exit codes."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from extract.cli import actions, app
from extract.cli.dashboard import find_app, streamlit_command
from extract.table_read import read_table


@pytest.fixture
def dateline(monkeypatch, stand_in):
    monkeypatch.setattr(actions, "build_pipeline", lambda settings, hear: stand_in(settings=settings))
    runner = CliRunner()
    return lambda *words, stdin=None: runner.invoke(app, [str(word) for word in words], input=stdin)


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text("boom. hush.")
    return path


def test_events_go_to_stdout_and_the_report_to_stderr(dateline, story):
    done = dateline("extract", story)
    assert done.exit_code == 0
    assert [line.split(",")[1] for line in done.stdout.splitlines()] == ["title", '"event 0"', '"event 1"']
    assert done.stderr == (
        "dateline: 1 article read, 2 events, 1 without a date, 2 without a place, 0 failed\n"
    )  # fmt: skip


@pytest.mark.parametrize("suffix", [".csv", ".parquet", ".geojson", ".jsonl"])
def test_the_suffix_names_the_format(dateline, story, tmp_path, suffix):
    done = dateline("extract", story, "-o", tmp_path / f"out{suffix}")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr.endswith(f"written to {tmp_path / f'out{suffix}'}\n")
    assert read_table(tmp_path / f"out{suffix}")["title"].tolist() == ["event 0", "event 1"]


def test_jsonl_carries_the_evidence(dateline, story, tmp_path):
    dateline("extract", story, "-o", tmp_path / "out.jsonl")
    assert "evidence" in json.loads((tmp_path / "out.jsonl").read_text().splitlines()[0])


def test_nothing_is_written_where_nothing_was_read(dateline, tmp_path):
    (tmp_path / "out.csv").write_text("old")
    done = dateline("extract", tmp_path / "none.txt", "-o", tmp_path / "out.csv")
    assert (done.exit_code, (tmp_path / "out.csv").read_text()) == (2, "old")
    assert "written to" not in done.stderr


def test_a_fault_in_a_stage_explains_nothing_in_one_line(monkeypatch, dateline, story, stand_in):
    monkeypatch.setattr(actions, "build_pipeline", lambda *_: stand_in(faults=(("boom", ValueError("year 0")),)))
    done = dateline("explain", story)
    assert done.exit_code == 2
    assert done.stderr == "dateline: error: story.txt: a fault of dateline (ValueError: year 0): please report it\n"


def test_stdin_is_an_article(dateline):
    done = dateline("extract", "-", "--published", "2011-05-05", stdin="boom.")
    assert done.exit_code == 0
    assert "2011-05-05" in done.stdout


def test_some_failed_is_code_1_and_the_rest_is_done(dateline, story, tmp_path):
    done = dateline("extract", story, tmp_path / "none.txt")
    assert done.exit_code == 1
    assert '"event 0"' in done.stdout
    assert f"dateline: failed: {tmp_path / 'none.txt'}: no such file or folder\n" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["extract", "{tmp}/none.txt"], "failed: {tmp}/none.txt: no such file or folder"),
        (["extract", "{tmp}/story.txt", "-o", "{tmp}/out.doc"], "error: {tmp}/out.doc: no format is called .doc"),
        (["extract", "{tmp}/story.txt", "--published", "5 May"], "error: published: '5 May' is not a day"),
        (["extract", "{tmp}/story.txt", "-o", "{tmp}/none/out.csv"], "error: {tmp}/none/out.csv: cannot be written"),
        (["explain", "{tmp}/none.txt"], "error: {tmp}/none.txt: no such file"),
        (["explain", "{tmp}"], "error: {tmp}: this is a folder"),
        (["dates", " "], "error: the text is empty"),
        (["places", ""], "error: the text is empty"),
        (["dashboard", "{tmp}/story.txt"], "error: {tmp}/story.txt: not a table of events: make one with"),
        (["dashboard", "{tmp}/none.csv"], "error: {tmp}/none.csv: no such file"),
    ],
)  # fmt: skip
def test_nothing_done_is_code_2_with_the_reason_in_one_line(dateline, story, tmp_path, words, said):
    done = dateline(*(word.format(tmp=tmp_path) for word in words))
    assert done.exit_code == 2
    assert done.stderr.startswith(f"dateline: {said.format(tmp=tmp_path)}")
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_table_that_is_none_does_not_start_the_dashboard(dateline, tmp_path, monkeypatch):
    monkeypatch.setattr(subprocess, "Popen", lambda *_, **__: pytest.fail("started"))
    (tmp_path / "prose.csv").write_text("A bridge fell, and two were hurt.\nThe mayor wept.\n")
    done = dateline("dashboard", tmp_path / "prose.csv")
    assert (done.exit_code, "not a table" in done.stderr) == (2, True)


def test_the_dashboard_is_a_process_of_its_own_with_the_files_after_two_dashes(dateline, story, tmp_path, monkeypatch):
    dateline("extract", story, "-o", tmp_path / "out.csv")
    started = []
    monkeypatch.setattr(
        subprocess,
        "Popen",
        lambda command, **_: started.append(command) or SimpleNamespace(wait=lambda: 0, terminate=None),
    )
    assert dateline("dashboard", tmp_path / "out.csv", "--port", "8600", "--no-browser").exit_code == 0
    (command,) = started
    assert command[:4] == [sys.executable, "-m", "streamlit", "run"]
    assert Path(command[4]).parts[-2:] == ("dashboard", "app.py")
    assert command[-2:] == ["--", str(tmp_path / "out.csv")]
    assert {"--server.port=8600", "--server.headless=true", "--server.address=localhost"} <= set(command)


def test_without_files_the_dashboard_gets_none():
    command = streamlit_command(find_app(), [], port=None, browser=True)
    assert "--" not in command
    assert not any(word.startswith("--server.port") for word in command)


def test_explain_shows_sentences_events_and_what_was_left_out(dateline, story):
    done = dateline("explain", story)
    assert done.exit_code == 0
    assert "1. [body] boom." in done.stdout
    assert "event 1: event 0 [other, happened, confidence 0.00]\n  when:  2011-05-04 (day) (explicit)\n" in done.stdout
    assert "  when:  no date" in done.stdout
    assert done.stdout.endswith("left out:\n  a sigh is no event\n")


def test_explain_takes_several_articles_and_one_bad_one_costs_one_line(dateline, story, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("hush.\n")
    done = dateline("explain", story, other, tmp_path / "none.txt")
    assert done.exit_code == 1
    assert done.stdout.count("left out:") == 2
    assert done.stdout.splitlines()[-1].startswith("the same event in several articles:")
    assert done.stderr == f"dateline: failed: {tmp_path / 'none.txt'}: no such file\n"


def test_dates_of_a_text_are_shown(dateline):
    done = dateline("dates", "It fell on May 4, 2011.")
    assert done.exit_code == 0
    assert done.stdout.startswith('date  "May 4, 2011" -> 2011-05-04 (day)')


@pytest.mark.parametrize("command", [[], ["extract"], ["dashboard"], ["explain"], ["dates"], ["places"], ["geocode"]])
def test_help_tells_the_exit_codes(dateline, command):
    done = dateline(*command, "--help")
    assert done.exit_code == 0
    assert "Exit codes: 0 all went well; 1 some input failed" in " ".join(done.stdout.split())


def test_the_version_is_told(dateline):
    done = dateline("--version")
    assert done.exit_code == 0
    assert done.stdout.strip()[0].isdigit()


def test_a_reader_that_leaves_early_ends_it_quietly(root):
    start = f"{sys.executable} -c 'from extract.cli import main; main()' dates --published 2011-05-09"
    command = f"{start} '{'May 4, 2011. ' * 2000}' | head -1"
    done = subprocess.run(command, shell=True, cwd=root, capture_output=True, text=True, check=False)
    assert done.stdout.startswith('date  "May 4, 2011"')
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
