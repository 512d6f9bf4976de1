import json
import threading
from pathlib import Path

import pytest
from geopy.distance import great_circle

from extract.config import Settings
from extract.errors import ResourceError
from extract.places import Gazetteer, assemble, open_gazetteer
from extract.places import gazetteer as module
from extract.places.assemble import NAME, Assembly

NAMES = json.loads((Path(__file__).parent / "names.json").read_text("utf-8"))


@pytest.mark.parametrize(("name", "latitude", "longitude", "km", "why"), NAMES, ids=[row[0] for row in NAMES])
def test_first_reading_of_a_name(
    gazetteer: Gazetteer, name: str, latitude: float, longitude: float, km: float, why: str
) -> None:
    places = gazetteer.lookup(name)
    assert places, why
    far = great_circle((latitude, longitude), (places[0].latitude, places[0].longitude)).km
    assert far <= km, f"{why}: {places[0].name}, {places[0].country} is {far:.0f} km off"


def test_every_place_is_on_the_globe_and_has_an_extent(gazetteer: Gazetteer) -> None:
    numbers = gazetteer.columns["numbers"]
    latitudes, longitudes, km = numbers[:, 0], numbers[:, 1], numbers[:, 2]
    assert (abs(latitudes) <= 90).all()
    assert (abs(longitudes) <= 180).all()
    assert (km > 0).all()


def test_countries_and_regions_are_areas(gazetteer: Gazetteer) -> None:
    for name in ("Syria", "Brazil", "Texas", "Sahara", "Black Sea"):
        place = gazetteer.lookup(name)[0]
        assert place.radius_km > 50
        assert place.precision in ("country", "region", "sea")


def test_places_say_what_they_lie_in(gazetteer: Gazetteer) -> None:
    place = next(p for p in gazetteer.lookup("Hermitage") if p.admin1 == "Tennessee")
    assert (place.country_code, place.country, place.precision) == ("US", "United States", "city")


def test_unknown_and_empty_names_have_no_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Zzyzzlethorpe") == ()
    assert gazetteer.lookup("") == ()
    assert gazetteer.lookup(" ,. ") == ()


def test_bare_county_names_of_the_united_states_are_not_keys(gazetteer: Gazetteer) -> None:
    assert all(place.feature_code != "ADM2" or place.country_code != "US" for place in gazetteer.lookup("Orange"))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of one country and one town, so that building takes no time."""

    def two():
        made = Assembly()
        country = made.add("country", "Utopia", (1.0, 2.0), 50.0, people=10, country="UT", prior=8.0)
        town = made.add("city", "Amaurot", (1.5, 2.5), 2.0, people=5, country="UT", admin1="UT.01")
        made.call(country, "Utopia", NAME)
        made.call(town, "Amaurot", NAME)
        yield "all", 0.7, made

    monkeypatch.setattr(assemble, "assemble", two)


@pytest.mark.usefixtures("small")
def test_first_opening_builds_and_says_so(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    built = open_gazetteer(Settings(cache=tmp_path), lambda what, share: heard.append((what, share)))
    assert built.lookup("Amaurot")[0].country == "Utopia"
    assert heard[-1][1] == 1.0
    heard.clear()
    open_gazetteer(Settings(cache=tmp_path), lambda what, share: heard.append((what, share)))
    assert heard == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", ["cut", "gone", "no manifest", "not json"])
def test_a_damaged_gazetteer_is_built_again(tmp_path: Path, damage: str) -> None:
    folder = open_gazetteer(Settings(cache=tmp_path)).folder
    if damage == "cut":
        (folder / "names.trie").write_bytes(b"")
    elif damage == "gone":
        (folder / "priors.npy").unlink()
    elif damage == "no manifest":
        (folder / "manifest.json").unlink()
    else:
        (folder / "manifest.json").write_text("{", "utf-8")
    assert open_gazetteer(Settings(cache=tmp_path)).lookup("Utopia")


@pytest.mark.usefixtures("small")
def test_builders_at_the_same_time_do_not_disturb_each_other(tmp_path: Path) -> None:
    found: list[int] = []

    def start() -> None:
        found.append(len(open_gazetteer(Settings(cache=tmp_path)).lookup("Utopia")))

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 6
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


@pytest.mark.usefixtures("small")
def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(ResourceError, match="cannot be written"):
        open_gazetteer(Settings(cache=blocked))


def test_another_table_gives_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    module.version.cache_clear()
    before = module.version()
    monkeypatch.setattr(module.tables, "fingerprint", lambda *more: "other")
    module.version.cache_clear()
    assert module.version() != before
    monkeypatch.undo()
    module.version.cache_clear()
    assert module.version() == before
