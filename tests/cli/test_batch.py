"""Many articles: what is counted, what is reported, what is not lost."""

import warnings
from datetime import date

import pytest

from extract import batch
from extract.batch import extract_events, run
from extract.config import Settings
from extract.errors import ArticleError, InputError, SettingsError
from extract.model import Article


@pytest.fixture
def folder(tmp_path):
    for name, text in (("a.txt", "boom. boom. hush."), ("b.txt", "nothing here."), ("c.txt", "boom.")):
        (tmp_path / name).write_text(text)
    (tmp_path / "d.txt").write_bytes(b"")
    return tmp_path


def test_the_report_counts_what_came_of_the_articles(folder, stand_in):
    report = run([folder], stand_in(), Settings())
    assert (report.articles, report.events, report.without_date, report.without_place) == (3, 4, 1, 4)
    assert report.failures == (f"{folder / 'd.txt'}: the file is empty",)
    assert report.summary == "3 articles read, 4 events, 1 without a date, 4 without a place, 1 failed"


def test_progress_hears_of_each_article(folder, stand_in):
    heard = []
    run([folder], stand_in(), Settings(), lambda *told: heard.append(told))
    assert heard == [(1, 4, "a.txt"), (2, 4, "b.txt"), (3, 4, "c.txt")]


def test_the_settings_of_the_run_count(folder, stand_in):
    report = run([folder / "a.txt"], stand_in(), Settings(published=date(2011, 5, 5)))
    assert report.readings[0].published.first == date(2011, 5, 5)


@pytest.mark.parametrize("fault", [ValueError("year 0"), IndexError("9"), OverflowError("date"), RecursionError()])
def test_a_fault_in_a_stage_is_one_line_and_loses_nothing_else(folder, stand_in, fault):
    report = run([folder], stand_in(faults=(("nothing", fault),)), Settings())
    assert [reading.article.source for reading in report.readings] == ["a.txt", "c.txt"]
    assert f"b.txt: a fault of dateline ({type(fault).__name__}: {fault}): please report it" in report.failures


def test_an_article_that_a_stage_refuses_is_one_line(folder, stand_in):
    report = run([folder], stand_in(faults=(("nothing", ArticleError("b.txt: too odd")),)), Settings())
    assert "b.txt: too odd" in report.failures


def test_notes_are_kept(tmp_path, stand_in):
    (tmp_path / "a.txt").write_bytes("un café à la crème".encode("cp1252"))
    assert "read as cp1252, a guess" in run([tmp_path], stand_in(), Settings()).notes[0]


@pytest.fixture
def line(monkeypatch, stand_in):
    monkeypatch.setattr(batch, "build_pipeline", lambda settings, **readers: stand_in(settings=settings))


@pytest.mark.usefixtures("line")
def test_extract_events_takes_paths_and_articles(folder):
    frame = extract_events([folder / "a.txt", Article(text="boom."), str(folder / "c.txt")], published="2011-05-05")
    assert frame["title"].tolist() == ["event 0", "event 1", "event 2", "event 0", "event 0"]
    assert set(frame["published"]) == {"2011-05-05"}
    assert extract_events(Article(text="boom."))["title"].tolist() == ["event 0"]


@pytest.mark.usefixtures("line")
def test_extract_events_warns_of_what_failed(folder):
    with pytest.warns(UserWarning, match=r"d\.txt: the file is empty"):
        assert len(extract_events(folder)) == 4


@pytest.mark.usefixtures("line")
def test_extract_events_raises_where_all_failed(folder):
    with warnings.catch_warnings(), pytest.raises(InputError, match=r"d\.txt: the file is empty"):
        extract_events(folder / "d.txt")


@pytest.mark.usefixtures("line")
def test_a_day_that_is_none_is_said():
    with pytest.raises(SettingsError, match="published: '5 May' is not a day"):
        extract_events(Article(text="boom."), published="5 May")
