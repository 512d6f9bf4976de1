"""`dateline geocode` and the options that let an online geocoder in."""

import csv
import io
import json
from datetime import date

import pytest
from geopy.exc import GeocoderUnavailable
from geopy.location import Location
from typer.testing import CliRunner

from extract.cli import app, online
from extract.places.geocode_cache import Answer, GeocodeCache, Question


@pytest.fixture
def dateline():
    runner = CliRunner()
    return lambda *words, stdin=None: runner.invoke(app, [str(word) for word in words], input=stdin)


@pytest.fixture
def answers(monkeypatch, tmp_path):
    """The online geocoders' answers, in a folder of the test's own."""
    path = tmp_path / "answers.sqlite"
    monkeypatch.setattr(online, "answers_path", lambda _: path)
    return path


class Oracle:
    name, host = "nominatim", "nominatim.example.org"

    def __init__(self, hear, error=None):
        self.hear, self.error = hear, error

    def geocode(self, query, *, exactly_one):
        self.hear(f"sending {query}")
        if self.error:
            raise self.error
        raw = {"name": "Ostervale", "addresstype": "village", "licence": "by somebody"}
        return [Location("Ostervale, There", (40.4, -76.6), raw)]


@pytest.fixture
def opened(monkeypatch):
    """The names of the services that were asked for; none is reached."""
    seen = []

    def make(error=None):
        def open_online(name, hear, path, *, url):
            seen.append((name, url))
            return Oracle(hear, error)

        monkeypatch.setattr("extract.places.online.open_online", open_online)
        return seen

    return make


def test_names_become_rows(dateline):
    done = dateline("geocode", "Paris", "Paris, Texas")
    assert done.exit_code == 0
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["query"], row["admin1"], row["country_code"]) for row in rows] == [
        ("Paris", "Île-de-France", "FR"), ("Paris, Texas", "Texas", "US"),
    ]  # fmt: skip
    assert all(float(row["radius_km"]) > 0 for row in rows)


def test_all_namesakes_as_json(dateline):
    done = dateline("geocode", "Springfield", "--all", "--format", "json")
    rows = json.loads(done.stdout)
    assert len(rows) > 5
    assert {row["query"] for row in rows} == {"Springfield"}


def test_a_table_for_people(dateline):
    lines = dateline("geocode", "Qara, Syria", "--format", "table").stdout.splitlines()
    assert lines[0].split()[:2] == ["query", "location"]
    assert "Qara, Syria" in lines[1]
    assert "34.15" in lines[1]


def test_a_country_is_no_sharp_point(dateline):
    (row,) = json.loads(dateline("geocode", "Syria", "--format", "json").stdout)
    assert (row["place_precision"], row["radius_km"] > 50) == ("country", True)


def test_names_from_the_standard_input(dateline):
    assert len(dateline("geocode", "-", stdin="Homs\n\nHama\n").stdout.splitlines()) == 3


def test_points_have_their_town(dateline):
    (row,) = json.loads(dateline("geocode", "--reverse", "-33.9,151.2", "--format", "json").stdout)
    assert row["country_code"] == "AU"
    assert dateline("geocode", "--reverse", "-33.9,151.2").stdout.splitlines()[1].startswith('"\'-33.9,151.2"')


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["Zzyzzle"], 2, "no place found: Zzyzzle"),
        (["Homs", "Zzyzzle"], 1, "no place found: Zzyzzle"),
        ([], 2, "error: nothing to look up"),
        (["--reverse", "north"], 2, "error: reverse: 'north' is no point"),
        (["--forget", "2026"], 2, "error: forget: '2026' is not a day"),
        (["Homs", "--geocoder", "nowhere"], 2, "error: geocoder: 'nowhere' is none that geopy knows"),
        (["Homs", "--geocoder-url", "https://example.org"], 2, "error: geocoder-url: say which kind"),
        (["Homs", "--geocoder", "pelias"], 2, "error: geocoder: pelias has no public host"),
    ],
)
def test_what_cannot_be_done_is_one_line(dateline, answers, words, code, said):
    done = dateline("geocode", *words)
    assert done.exit_code == code
    assert done.stderr.startswith(f"dateline: {said}")
    assert done.stderr.count("\n") == 1


def test_an_online_geocoder_is_announced_and_asked_only_for_what_is_missing(dateline, answers, opened):
    seen = opened()
    done = dateline(
        "geocode", "Homs", "Ostervale", "--geocoder", "nominatim", "--geocoder-url", "https://n.example.org"
    )
    assert seen == [("nominatim", "https://n.example.org")]
    assert done.stderr.splitlines() == [
        "dateline: note: names that the gazetteer lacks are sent to nominatim.example.org (nominatim), one a second at"
        f" most, and its answers kept in {answers}",
        "dateline: note: sending Ostervale",
    ]
    assert "Ostervale,Ostervale,,United States,US,40.4,-76.6" in done.stdout
    assert "nominatim at nominatim.example.org; by somebody" in done.stdout


def test_an_online_geocoder_that_fails_is_one_line(dateline, answers, opened):
    opened(GeocoderUnavailable("it cannot be reached"))
    done = dateline("geocode", "Homs", "Ostervale", "--geocoder", "nominatim")
    assert done.exit_code == 1
    assert "dateline: note: Ostervale: no answer (it cannot be reached)\n" in done.stderr


@pytest.mark.parametrize("command", ["extract", "explain", "places"])
def test_articles_may_ask_too(dateline, answers, opened, tmp_path, command):
    seen = opened()
    story = tmp_path / "story.txt"
    story.write_text("Two people were hurt in Ostervale, Pennsylvania, on Monday, May 7, 2018.")
    done = dateline(command, story, "--geocoder", "nominatim")
    assert (done.exit_code, len(seen)) == (0, 1)
    assert "sending Ostervale, Pennsylvania, United States\n" in done.stderr
    assert "40.4" in done.stdout


def test_answers_are_forgotten_on_request(dateline, answers):
    assert "0 answers" in dateline("geocode", "--forget", "all").stderr
    cache = GeocodeCache(answers)
    for name, day in (("Ostervale", date(2026, 1, 5)), ("Westervale", date(2026, 3, 5))):
        question = Question(service="nominatim", host="example.org", query=name)
        cache.keep(question, [Answer(address=name, latitude=1.0, longitude=2.0, raw={})], day)
    assert dateline("geocode", "--forget", "2026-02-01").stderr == (
        "dateline: 1 answers of online geocoders deleted\n"
    )  # fmt: skip
    assert dateline("geocode", "--forget", "all").stderr.startswith("dateline: 1 answers")


def test_places_of_a_file(dateline, tmp_path):
    story = tmp_path / "story.txt"
    story.write_text("A barn burned in Qara, Syria.")
    assert dateline("places", story).stdout == dateline("places", "A barn burned in Qara, Syria.").stdout != ""
