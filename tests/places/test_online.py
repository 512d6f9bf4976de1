"""Online geocoders against a real HTTP server on this machine: what is sent, kept, refused and survived."""

import json
from datetime import date
from pathlib import Path

import pytest
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderTimedOut,
    GeocoderUnavailable,
)
from geopy.geocoders.base import Geocoder

from extract.errors import SettingsError
from extract.places import OnlineGeocoder, open_online

pytestmark = pytest.mark.loopback
# A made-up village as Nominatim's /search (format=json, addressdetails=1) and Photon's /api would have it, and the
# same name in another country.
NOMINATIM, ABROAD, PHOTON = (
    json.loads((Path(__file__).parent / "online_answers.json").read_text("utf-8"))[name]
    for name in ("nominatim", "abroad", "photon")
)


class Clock:
    """A time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.naps: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def opened(service, clock: Clock, heard: list[str], tmp_path: Path):
    def make(name: str = "nominatim") -> OnlineGeocoder:
        def hear(line: str) -> None:
            heard.append(f"{len(service.asked)} requests before: {line}")

        return open_online(
            name, hear, tmp_path / "answers.sqlite", url=f"http://{service.host}", clock=clock, sleep=clock.sleep
        )

    return make


def test_nominatims_answer(opened, service) -> None:
    service.answer((200, [NOMINATIM, ABROAD]))
    geocoder = opened()
    assert isinstance(geocoder, Geocoder)
    found = geocoder.geocode("Ostervale")
    assert (found.address, found.latitude, found.longitude) == (NOMINATIM["display_name"], 40.4012, -76.601)
    assert found.raw["osm_id"] == 2
    assert len(geocoder.geocode("Ostervale", exactly_one=False)) == 2
    assert service.asked == [
        {"path": "/search", "q": "Ostervale", "format": "json", "addressdetails": "1", "accept-language": "en"}
    ]


def test_photons_answer(opened, service) -> None:
    service.answer((200, PHOTON))
    found = opened("photon").geocode("Ostervale, Pennsylvania")
    assert (found.latitude, found.longitude) == (40.4012, -76.601)
    assert service.asked == [{"path": "/api", "q": "Ostervale, Pennsylvania", "lang": "en"}]


def test_pelias_needs_its_host_named(opened, service) -> None:
    with pytest.raises(SettingsError, match="geocoder-url"):
        open_online("pelias", print, Path("unused"))
    service.answer((200, PHOTON | {"features": []}))
    assert opened("pelias").geocode("Ostervale") is None
    assert service.asked[0]["text"] == "Ostervale"


def test_the_words_and_the_host_are_told_before_they_leave(opened, service, heard: list[str]) -> None:
    opened().geocode("Ostervale")
    assert heard == [f'0 requests before: sending "Ostervale" to {service.host} (nominatim)']


def test_the_user_agent_is_our_own(opened, service) -> None:
    opened().geocode("Ostervale")
    assert service.agents[0].startswith("dateline/")


@pytest.mark.parametrize("body", [[NOMINATIM], []])
def test_a_second_run_asks_nothing(opened, service, heard: list[str], clock: Clock, body: list) -> None:
    service.answer((200, body))
    first = opened().geocode("Ostervale")
    naps = len(clock.naps)
    second = opened().geocode(" Ostervale ")
    assert (len(service.asked), len(heard), len(clock.naps)) == (1, 1, naps)
    assert first == second
    assert bool(second) == bool(body)


def test_another_service_or_host_has_answers_of_its_own(opened, service) -> None:
    service.answer((200, [NOMINATIM]), (200, PHOTON))
    opened("nominatim").geocode("Ostervale")
    opened("photon").geocode("Ostervale")
    assert len(service.asked) == 2


def test_one_request_a_second_however_many_are_asking(opened, clock: Clock) -> None:
    one, other = opened(), opened()
    for number in range(4):
        (one if number % 2 else other).geocode(f"Ostervale {number}")
    assert clock.naps == pytest.approx([0.0, 1.0, 1.0, 1.0])
    clock.now += 0.25
    one.geocode("Ostervale again")
    assert clock.naps[-1] == pytest.approx(0.75)


def test_a_clock_set_back_does_not_stop_the_asking(opened, clock: Clock) -> None:
    opened().geocode("Ostervale")
    clock.now -= 5000.0
    opened().geocode("Westervale")
    assert clock.naps[-1] == 0.0


@pytest.mark.parametrize(
    ("status", "error"),
    [(429, GeocoderRateLimited), (403, GeocoderInsufficientPrivileges), (401, GeocoderServiceError)],
)
def test_a_refusal_ends_the_asking_in_one_line(
    opened, service, heard: list[str], status: int, error: type[Exception]
) -> None:
    service.answer((status, b"no"))
    geocoder = opened()
    with pytest.raises(error):
        geocoder.geocode("Ostervale")
    for name in ("Westervale", "Ostervale"):
        with pytest.raises(GeocoderUnavailable, match="not asked any more"):
            geocoder.geocode(name)
    assert len(service.asked) == 1
    said = [line for line in heard if "not asked any more" in line]
    assert len(said) == 1
    assert f"(HTTP {status}); going on with the gazetteer alone" in said[0]


def test_what_was_answered_before_is_known_after_a_refusal(opened, service) -> None:
    service.answer((200, [NOMINATIM]), (429, b""))
    geocoder = opened()
    geocoder.geocode("Ostervale")
    with pytest.raises(GeocoderRateLimited):
        geocoder.geocode("Westervale")
    assert geocoder.geocode("Ostervale").latitude == 40.4012


def test_a_fault_that_passes_is_tried_again(opened, service, clock: Clock) -> None:
    service.answer((500, b"oh"), (503, b"oh"), (200, [NOMINATIM]))
    assert opened().geocode("Ostervale").latitude == 40.4012
    assert len(service.asked) == 3
    assert sum(clock.naps) >= 7.0


def test_a_fault_that_stays_is_tried_three_times_and_not_kept(opened, service, heard: list[str]) -> None:
    service.answer((500, b"oh"))
    geocoder = opened()
    with pytest.raises(GeocoderServiceError):
        geocoder.geocode("Ostervale")
    assert (len(service.asked), len(heard)) == (3, 1)
    service.answer((200, [NOMINATIM]))
    assert geocoder.geocode("Ostervale").latitude == 40.4012


def test_three_names_without_an_answer_end_the_asking(opened, service, heard: list[str]) -> None:
    service.answer((500, b"oh"))
    geocoder = opened()
    for number in range(5):
        with pytest.raises(GeocoderServiceError):
            geocoder.geocode(f"Ostervale {number}")
    assert len(service.asked) == 9
    assert "3 names in a row had no answer" in heard[-1]


def test_a_slow_answer_times_out(opened, service) -> None:
    service.answer(None)
    with pytest.raises(GeocoderTimedOut):
        opened().geocode("Ostervale", timeout=0.05)
    assert len(service.asked) == 3


@pytest.mark.parametrize(
    "body",
    [
        b"<html>Maintenance</html>", b"", b"\xff\xfe", b"[" * 100_000, [1], ["x"], 7, "x", [{}], [{"lat": None}],
        [NOMINATIM | {"lat": "north"}], [NOMINATIM | {"lat": "91"}], [NOMINATIM | {"lon": "nan"}],
        [NOMINATIM | {"lat": [1]}], [NOMINATIM | {"display_name": None}],
    ],
    ids=repr,
)  # fmt: skip
def test_an_answer_of_another_shape_is_an_error_and_not_kept(opened, service, body: object) -> None:
    service.answer((200, body), (200, [NOMINATIM]))
    geocoder = opened()
    with pytest.raises(GeocoderParseError):
        geocoder.geocode("Ostervale")
    assert len(service.asked) == 1
    assert geocoder.geocode("Ostervale").latitude == 40.4012


@pytest.mark.parametrize("body", [{}, {"features": [{}]}, {"features": 3}, []], ids=repr)
def test_photons_answers_of_another_shape(opened, service, body: object) -> None:
    service.answer((200, body))
    with pytest.raises(GeocoderParseError):
        opened("photon").geocode("Ostervale")


def test_an_error_in_words_is_no_answer(opened, service) -> None:
    service.answer((200, {"error": "no database"}))
    with pytest.raises(GeocoderServiceError):
        opened().geocode("Ostervale")


def test_no_redirection_is_followed(opened, service) -> None:
    service.headers = {"Location": "http://127.0.0.1:9/search?q=Ostervale"}
    service.answer((302, b""))
    with pytest.raises(GeocoderServiceError, match=r"sends the question on to 127\.0\.0\.1:9"):
        opened().geocode("Ostervale")


def test_no_other_host_is_reached(opened, service) -> None:
    with pytest.raises(GeocoderServiceError, match="nothing was sent"):
        opened().service.adapter.get_json("http://127.0.0.1:9/", timeout=1, headers={})
    assert service.asked == []


def test_nobody_there_ends_the_asking_at_once(run_service, clock: Clock, heard: list[str], tmp_path: Path) -> None:
    with run_service() as gone:
        pass
    geocoder = open_online(
        "nominatim", heard.append, tmp_path / "a.sqlite", url=f"http://{gone.host}", clock=clock, sleep=clock.sleep
    )
    with pytest.raises(GeocoderUnavailable, match="cannot be reached"):
        geocoder.geocode("Ostervale")
    assert [line for line in heard if "going on with the gazetteer alone" in line] == heard[1:]


@pytest.mark.parametrize("query", ["", "  ", None, 5])
def test_names_that_are_none_are_not_sent(opened, service, query: object) -> None:
    with pytest.raises(GeocoderQueryError):
        opened().geocode(query)
    assert service.asked == []


@pytest.mark.parametrize(
    ("name", "url", "said"),
    [
        ("nowhere", None, "none that geopy knows"),
        ("nominatim", "ftp://example.org", "is no address"),
        ("nominatim", "https://", "is no address"),
        ("nominatim", "https://me:secret@example.org", "is no address"),
        ("opencage", None, "DATELINE_GEOCODER_KEY"),
        ("liveaddress", None, "auth_id"),
        ("here", "https://example.org", "at its own address only"),
        ("here", None, "where Here sends"),
    ],
)
def test_settings_that_cannot_be_used(
    name: str, url: str | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DATELINE_GEOCODER_KEY", raising=False)
    if name == "here":
        monkeypatch.setenv("DATELINE_GEOCODER_KEY", "k")
    with pytest.raises(SettingsError, match=said):
        open_online(name, print, tmp_path / "a.sqlite", url=url)


def test_the_key_comes_from_the_environment(opened, service, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_GEOCODER_KEY", "open sesame")
    service.answer((200, {"features": []}))
    assert opened("pelias").geocode("Ostervale") is None
    assert service.asked[0]["api_key"] == "open sesame"


def test_answers_carry_their_day_and_can_be_forgotten(opened, service) -> None:
    geocoder = opened()
    for name, day in (("Ostervale", date(2026, 1, 5)), ("Westervale", date(2026, 3, 5))):
        geocoder.today = lambda day=day: day
        geocoder.geocode(name)
    assert geocoder.cache.forget(date(2026, 2, 1)) == 1
    geocoder.geocode("Westervale")
    assert len(service.asked) == 2
    assert geocoder.cache.forget() == 1
    geocoder.geocode("Westervale")
    assert len(service.asked) == 3
