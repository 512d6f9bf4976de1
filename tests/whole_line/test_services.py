"""`extract_events` with a language model and a geocoder that answer on this machine, and with neither."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract import Article, Settings, extract_events
from extract.analyzers import open_analyzer
from extract.errors import InputError, SettingsError
from extract.places import open_online
from tests.loopback import ChatService, GeocodingService, plain_model, running

VILLAGE = json.loads((Path(__file__).parents[1] / "places" / "online_answers.json").read_text("utf-8"))["nominatim"]
STORY = Article(text="Rebels shelled Homs on Monday, killing 12 people.", source="story.txt")
RURAL = Article(text="A fire in Ostervale, Pennsylvania, killed two people on Monday.", source="rural.txt")


@pytest.fixture(autouse=True)
def no_service_of_the_users(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that this machine's user has set leads a test anywhere."""
    for name in [name for name in os.environ if name.startswith("DATELINE_") or name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


@pytest.fixture
def chat() -> Iterator[ChatService]:
    with running(ChatService) as service:
        service.answer((200, plain_model))
        yield service


@pytest.fixture
def villages() -> Iterator[GeocodingService]:
    with running(GeocodingService) as service:
        service.answer((200, [VILLAGE]))
        yield service


@pytest.mark.loopback
def test_another_reader_finds_the_events(chat: ChatService, tmp_path: Path) -> None:
    heard: list[str] = []
    reader = open_analyzer("llm", heard.append, tmp_path / "answers.sqlite", llm_url=chat.url, llm_model="plain")
    frame = extract_events(STORY, published="2018-06-09", analyzer=reader)
    assert frame[["start_date", "location", "fatalities_min"]].to_numpy().tolist() == [["2018-06-04", "Homs", 12]]
    assert chat.passages == [STORY.text]
    assert "their text is sent there" in heard[0]


@pytest.mark.loopback
def test_a_reader_that_gives_no_answer_is_an_error_and_nobody_reads_instead(chat: ChatService, tmp_path: Path) -> None:
    chat.answer((413, b""))
    reader = open_analyzer("llm", print, tmp_path / "answers.sqlite", llm_url=chat.url, llm_model="plain")
    with pytest.raises(InputError, match=r"story\.txt: no answer from 127\.0\.0\.1:\d+ \(HTTP 413\)"):
        extract_events(STORY, analyzer=reader)


@pytest.mark.loopback
def test_a_geocoder_places_what_the_gazetteer_lacks(villages: GeocodingService, tmp_path: Path) -> None:
    heard: list[str] = []
    geocoder = open_online(
        "nominatim", heard.append, tmp_path / "answers.sqlite", url=f"http://{villages.host}"
    )  # fmt: skip
    asked = extract_events([RURAL, STORY], published="2018-06-09", geocoder=geocoder)
    alone = extract_events([RURAL, STORY], published="2018-06-09")
    assert asked["latitude"][0] == pytest.approx(float(VILLAGE["lat"]))
    assert alone["latitude"][0] != asked["latitude"][0]
    batch = ["cluster_id", "n_sources"]
    others = [frame[frame.source == STORY.source].drop(columns=batch) for frame in (asked, alone)]
    assert others[0].equals(others[1])
    assert [question["q"] for question in villages.asked] == ["Ostervale, Pennsylvania, United States"]
    assert "Ostervale" in heard[-1]


def test_names_of_services_are_to_be_opened_first() -> None:
    with pytest.raises(SettingsError, match="analyzer: 'llm' is a name: open it with extract.analyzers.open_analyzer"):
        extract_events(STORY, analyzer="llm")  # type: ignore[arg-type]
    with pytest.raises(SettingsError, match="geocoder: 'photon' is a name: open it with extract.places.open_online"):
        extract_events(STORY, settings=Settings(), geocoder="photon")  # type: ignore[arg-type]
