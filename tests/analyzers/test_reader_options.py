"""`--analyzer` on the command line: the whole way from a file to the table, and one line for whatever goes wrong."""

import csv
import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from typer.testing import CliRunner

from extract.analyzers import open_analyzer
from extract.cli import app, reader
from extract.errors import SettingsError

Dateline = Callable[..., Result]


@pytest.fixture
def dateline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dateline:
    """The command, with the answers of services kept in the test's own folder."""
    monkeypatch.setattr(reader, "cache_folder", lambda: tmp_path / "cache")
    runner = CliRunner()
    return lambda *words: runner.invoke(app, [str(word) for word in words])


@pytest.fixture
def stories(tmp_path: Path) -> tuple[Path, Path]:
    """Two articles."""
    paths = tmp_path / "one.txt", tmp_path / "two.txt"
    paths[0].write_text("Rebels shelled Homs on Monday, killing 12 people.\n")
    paths[1].write_text("An earthquake flattened Amatrice on Tuesday.\n")
    return paths


def rows(done: Result) -> dict[str, dict[str, str]]:
    """The rows on the standard output by their finer type."""
    return {row["sub_event_type"]: row for row in csv.DictReader(io.StringIO(done.stdout))}


def llm(service: Any) -> list[str]:
    """The options that choose the service."""
    return ["--analyzer", "llm", "--llm-url", service.url, "--llm-model", "plain"]


def test_a_spacy_model_reads_from_file_to_table(
    dateline: Dateline, stories: tuple[Path, Path], parsing_model: Path
) -> None:
    done = dateline("extract", *stories, "--published", "2018-06-09", "--analyzer", f"spacy:{parsing_model}")
    assert done.exit_code == 0
    found = rows(done)
    assert (found["shelling"]["start_date"], found["shelling"]["location"]) == ("2018-06-04", "Homs")
    assert {row["location"] for row in found.values() if row["source"] == "two.txt"} == {"Amatrice"}


@pytest.mark.loopback
def test_a_language_model_reads_from_file_to_table(dateline: Dateline, stories: tuple[Path, Path], plain: Any) -> None:
    done = dateline("extract", *stories, "--published", "2018-06-09", *llm(plain))
    assert done.exit_code == 0
    found = rows(done)
    assert (found["shelling"]["start_date"], found["shelling"]["location"]) == ("2018-06-04", "Homs")
    assert found["shelling"]["fatalities_min"] == "12"
    told = done.stderr.splitlines()
    assert told[0].startswith(f"dateline: note: articles are read by plain at {plain.host}: their text is sent there")
    assert told[1].startswith("dateline: note: sending 49 characters of one.txt to ")
    again = dateline("extract", *stories, "--published", "2018-06-09", *llm(plain))
    assert again.stdout == done.stdout
    assert "sending" not in again.stderr
    assert len(plain.asked) == 2


@pytest.mark.loopback
def test_one_article_without_an_answer_is_one_line_and_the_rest_goes_on(
    dateline: Dateline, stories: tuple[Path, Path], service: Any, completion: Any
) -> None:
    service.answer((413, b""), (200, completion("[]")))
    done = dateline("extract", *stories, *llm(service))
    assert done.exit_code == 1
    failed = [line for line in done.stderr.splitlines() if "failed: " in line]
    assert failed == [f"dateline: failed: one.txt: no answer from {service.host} (HTTP 413)"]
    assert "1 article read, 0 events" in done.stderr


@pytest.mark.loopback
def test_a_wrong_key_fails_every_article_after_one_request(
    dateline: Dateline, stories: tuple[Path, Path], service: Any
) -> None:
    service.answer((401, b""))
    done = dateline("extract", *stories, *llm(service))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert len(service.asked) == 1
    assert len([line for line in done.stderr.splitlines() if "failed: " in line]) == 2


@pytest.mark.loopback
def test_explain_names_the_reader(
    dateline: Dateline, stories: tuple[Path, Path], plain: Any, ruler_model: Path
) -> None:
    assert dateline("explain", stories[0]).stdout.startswith("read by dateline's own rules\narticle ")
    by_model = dateline("explain", stories[0], "--analyzer", f"spacy:{ruler_model}").stdout
    assert by_model.startswith(f"read by spacy:{ruler_model}\n")
    assert f"because proposed by spacy:{ruler_model}" in by_model
    assert dateline("explain", stories[0], *llm(plain)).stdout.startswith(f"read by llm plain at {plain.host}\n")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--analyzer", "gliner"], "analyzer: 'gliner' is none: write spacy:MODEL"),
        (["--analyzer", "spacy"], "analyzer: 'spacy' is none"),
        (["--analyzer", "spacy:"], "analyzer: 'spacy:' is none"),
        (["--analyzer", "llm:x"], "analyzer: 'llm:x' is none"),
        (["--analyzer", "spacy:none"], "analyzer: spaCy has no model 'none'"),
        (["--analyzer", "llm"], "analyzer llm: say where it answers"),
        (["--llm-model", "x"], "llm-url and llm-model: they say which service --analyzer llm is"),
        (["--analyzer", "spacy:x", "--llm-model", "x"], "llm-url and llm-model: they belong to --analyzer llm"),
    ],
)
def test_options_that_cannot_be_used_are_one_line(
    dateline: Dateline, stories: tuple[Path, Path], options: list[str], said: str
) -> None:
    for command in ("extract", "explain"):
        done = dateline(command, stories[0], *options)
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith(f"dateline: error: {said}")
        assert len(done.stderr.splitlines()) == 1


def test_without_spacy_there_is_one_line_and_no_other_reader(
    dateline: Dateline, stories: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    done = dateline("extract", stories[0], "--analyzer", "spacy:en_core_web_sm")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == (
        "dateline: error: analyzer spacy: spaCy is not installed: pip install 'dateline[spacy]'\n"
    )  # fmt: skip


def test_readers_are_opened_by_name(parsing_model: Path, tmp_path: Path) -> None:
    assert open_analyzer(f"spacy:{parsing_model}", print, tmp_path / "a").name == f"spacy:{parsing_model}"
    with pytest.raises(SettingsError, match="is none"):
        open_analyzer("", print, tmp_path / "a")
