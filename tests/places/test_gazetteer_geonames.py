"""The full GeoNames dump, in small: made rows in the real files' layout."""

import zipfile
from pathlib import Path

import pytest

from extract.config import Settings
from extract.errors import InputError, ResourceError
from extract.model import Article
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.places.full import build_full
from extract.text import read_layout


def place(
    identity: int, name: str, latitude: float, longitude: float, kind: str, country: str, admin1: str = "",
    admin2: str = "", people: int = 0, alternates: str = "",
) -> str:  # fmt: skip
    feature_class, feature = kind.split(".")
    return "\t".join([
        str(identity), name, name, alternates, str(latitude), str(longitude), feature_class, feature, country, "",
        admin1, admin2, "", "", str(people), "", "0", "Asia/Damascus", "2026-03-01",
    ])  # fmt: skip


SYRIA = [
    place(900001, "Ḩalab", 36.1, 37.2, "A.ADM1", "SY", "09"),
    place(900002, "Kafr Zarq", 36.21, 37.01, "P.PPL", "SY", "09", people=0, alternates="Kafr Zarqa,KZQ,كفر زرق"),
    place(900003, "Jabal Zurayq", 36.3, 37.3, "T.MT", "SY", "09"),
    place(900004, "Madrasat Zurayq", 36.3, 37.3, "S.SCH", "SY", "09"),
    place(900005, "Golan", 34.0, 37.0, "P.PPL", "SY", "09", people=5000),
    place(900006, "Police", 36.0, 37.0, "H.STM", "SY", "09"),
    place(900007, "Nahiyat Zurayq", 36.0, 37.0, "A.ADM3", "SY", "09"),
    place(900008, "Zurayq al Qadimah", 36.05, 37.0, "P.PPLH", "SY", "09"),
]
ADMIN1 = ["SY.09\tAleppo\tAleppo\t900001", "SY.99\tNowhere\tNowhere\t1"]
ALTERNATES = [
    "1\t900002\ten\tKafar Azraq\t1\t\t\t\t\t",
    "2\t900002\tlink\thttps://example.org/Kafr\t\t\t\t\t\t",
    "3\t900002\tfr\tVieux Kafr\t\t\t\t1\t\t",
    "4\t900002\t\tBlueville\t\t\t1\t\t\t",
    "5\t900002\tar\tكفر أزرق\t\t\t\t\t\t",
    "6\t77\ten\tUnknown Place\t\t\t\t\t\t",
    "7\t900002\tpost\t12345\t\t\t\t\t\t",
]


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    folder = tmp_path / "geonames"
    folder.mkdir()
    (folder / "SY.txt").write_text("\n".join(SYRIA) + "\n", "utf-8")
    (folder / "admin1CodesASCII.txt").write_text("\n".join(ADMIN1) + "\n", "utf-8")
    (folder / "readme.txt").write_text("The GeoNames geographical database", "utf-8")
    return folder


@pytest.fixture
def no_towns(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the built-in towns, which take seconds and matter to one test alone."""
    monkeypatch.setattr("extract.places.assemble.read_towns", lambda: iter(()))


def built(dump: Path, tmp_path: Path) -> Gazetteer:
    heard: list[tuple[str, float]] = []
    build_full(dump, tmp_path / "full", lambda what, share: heard.append((what, share)))
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    assert heard[-1][1] == 1.0
    return open_gazetteer(Settings(gazetteer=tmp_path / "full"))


@pytest.mark.usefixtures("no_towns")
def test_villages_divisions_and_features_are_in(dump: Path, tmp_path: Path) -> None:
    gazetteer = built(dump, tmp_path)
    (village,) = gazetteer.lookup("Kafr Zarq")
    assert (village.latitude, village.admin1, village.country, village.precision) == (36.21, "Aleppo", "Syria", "city")
    assert gazetteer.lookup("Kafr Zarqa") == (village,)
    (mountain,) = gazetteer.lookup("Jabal Zurayq")
    assert (mountain.feature_code, mountain.precision, mountain.source) == ("MT", "site", "geonames")
    assert gazetteer.lookup("Aleppo")[0].geonames_id == 900001
    assert gazetteer.about["date"] == "2026-03-01"


@pytest.mark.usefixtures("no_towns")
def test_what_no_news_names_is_left_out(dump: Path, tmp_path: Path) -> None:
    gazetteer = built(dump, tmp_path)
    for name in ("Madrasat Zurayq", "Nahiyat Zurayq", "Police", "KZQ", "كفر زرق"):
        assert gazetteer.lookup(name) == (), name


@pytest.mark.usefixtures("no_towns")
def test_hand_made_regions_still_go_before_their_namesakes(dump: Path, tmp_path: Path) -> None:
    names = [place.name for place in built(dump, tmp_path).lookup("Golan")]
    assert names[0] == "Golan Heights"
    assert "Golan" in names[1:]


@pytest.mark.usefixtures("no_towns")
def test_the_file_of_alternate_names_is_sorted_by_its_marks(dump: Path, tmp_path: Path) -> None:
    (dump / "alternateNamesV2.txt").write_text("\n".join(ALTERNATES) + "\n", "utf-8")
    gazetteer = built(dump, tmp_path)
    assert [match.by for match in gazetteer.matches("kafar azraq")] == ["alias"]
    for name in ("https://example.org/Kafr", "Vieux Kafr", "Blueville", "Unknown Place", "12345", "Kafr Zarqa"):
        assert gazetteer.lookup(name) == (), name


@pytest.mark.usefixtures("no_towns")
def test_zipped_files_give_the_same_bytes(dump: Path, tmp_path: Path) -> None:
    (dump / "alternateNamesV2.txt").write_text("\n".join(ALTERNATES) + "\n", "utf-8")
    plain = built(dump, tmp_path).folder.rename(tmp_path / "plain")
    for path in (dump / "SY.txt", dump / "alternateNamesV2.txt", dump / "admin1CodesASCII.txt"):
        with zipfile.ZipFile(path.with_suffix(".zip"), "w") as archive:
            archive.write(path, path.name)
        path.unlink()
    zipped = built(dump, tmp_path).folder
    for path in plain.iterdir():
        if path.name != "manifest.json":
            assert path.read_bytes() == (zipped / path.name).read_bytes(), path.name


def test_countries_that_the_dump_lacks_keep_their_towns(
    dump: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def town(identity: int, name: str, country: str) -> tuple[float, dict[str, object]]:
        return 0.5, {
            "geonameid": identity, "name": name, "latitude": 1.0, "longitude": 2.0, "countrycode": country,
            "population": 900, "admin1code": "01", "alternatenames": [],
        }  # fmt: skip

    towns = (town(1, "Ville Exemple", "FR"), town(2, "Kafr Mithal", "SY"))
    monkeypatch.setattr("extract.places.assemble.read_towns", lambda: iter(towns))
    gazetteer = built(dump, tmp_path)
    assert gazetteer.lookup("Ville Exemple")[0].country == "France"
    assert gazetteer.lookup("Kafr Mithal") == ()  # of Syria this dump says all there is


@pytest.mark.usefixtures("no_towns")
def test_the_whole_stage_reads_with_it(dump: Path, tmp_path: Path) -> None:
    gazetteer = built(dump, tmp_path)
    article = Article(text="Shells fell on the village of Kafr Zarq, in Syria's Aleppo province, on Monday.")
    layout = read_layout(article.text)
    mentions = resolve(article, layout, recognise(article, layout, gazetteer), gazetteer)
    found = {mention.text: mention.place for mention in mentions}
    assert found["Kafr Zarq"] is not None
    assert found["Kafr Zarq"].geonames_id == 900002


@pytest.mark.usefixtures("no_towns")
def test_rows_that_cannot_be_read_are_named_and_left_out(dump: Path, tmp_path: Path) -> None:
    bad = [place(1, "Nowhere", 95.0, 0.0, "P.PPL", "SY"), "a\tb", place(2, "X", 1.0, 2.0, "P.PPL", "SY")[:-1] + "\tq"]
    (dump / "SY.txt").write_text("\n".join(SYRIA + bad) + "\n", "utf-8")
    report = build_full(dump, tmp_path / "full", lambda what, share: None)
    assert (report.rows_read, report.faulty) == (11, 3)
    assert report.faults == (
        f"{dump}/SY.txt:9: the point 95.0, 0.0 is not on the globe: left out",
        f"{dump}/SY.txt:10: 2 cells instead of 19: left out",
        f"{dump}/SY.txt:11: 20 cells instead of 19: left out",
    )


def test_what_is_no_dump_is_refused_in_one_line(dump: Path, tmp_path: Path) -> None:
    def refused(folder: Path, target: Path = tmp_path / "full") -> str:
        with pytest.raises(InputError) as refusal:
            build_full(folder, target, lambda what, share: None)
        assert not (tmp_path / "full").exists()
        assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
        return str(refusal.value)

    empty = tmp_path / "empty"
    empty.mkdir()
    assert "holds neither allCountries.zip" in refused(empty)
    assert "no such folder" in refused(tmp_path / "none")
    (empty / "SY.zip").write_bytes(b"no zip")
    assert "is no zip file with SY.txt" in refused(empty)
    (empty / "allCountries.txt").write_text("a,b\n" * 50, "utf-8")
    assert "this is no GeoNames dump" in refused(empty)
    assert "is no gazetteer: name another folder" in refused(dump, empty)


@pytest.mark.usefixtures("no_towns")
def test_a_gazetteer_that_was_built_is_replaced_and_a_damaged_one_named(dump: Path, tmp_path: Path) -> None:
    built(dump, tmp_path)
    folder = built(dump, tmp_path).folder
    (folder / "names.bin").write_bytes(b"")
    with pytest.raises(ResourceError, match=r"names\.bin is not as it was written\): build it again"):
        open_gazetteer(Settings(gazetteer=folder))
    with pytest.raises(ResourceError, match="dateline gazetteer build"):
        open_gazetteer(Settings(gazetteer=tmp_path / "nothing"))
