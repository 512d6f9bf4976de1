import re

import pytest

from extract.errors import ResourceError
from extract.places import Gazetteer, tables
from extract.places.folding import fold
from extract.places.tables import FOLDER, listed, rows

TABLES = sorted(path.stem for path in FOLDER.glob("*.tsv"))
# Rows of open sea, ice or desert, and of land that GeoNames files under another state or country.
NO_TOWN_OF_THEIRS = {
    "British Isles", "Azawad", "Golan Heights", "Ghajar", "Grand Ethiopian Renaissance Dam", "Anbar", "Arabian Desert",
    "Empty Quarter", "Siberia", "Kuril Islands", "Novaya Zemlya", "Svalbard", "Aksai Chin", "Iwo Jima", "Nunavut",
    "Andaman and Nicobar Islands", "Senkaku Islands", "Hudson Bay", "Aral Sea", "Aleutian Islands", "Atacama Desert",
    "Cape Horn", "Namib Desert", "Gulag", "Bikini Atoll", "Midway Atoll", "Wake Island",
    "Yeonpyeong", "Aconcagua", "Pratas Island", "Fiery Cross Reef", "Subi Reef", "Semalka",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_each_table_states_source_licence_and_date(name: str) -> None:
    head = "".join(line for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if line.startswith("#"))
    assert re.search(r"[Ss]ource|Built by", head)
    assert re.search(r"[Ll]icence|public domain", head)
    assert re.search(r"Date: \d{4}-\d\d-\d\d", head)


@pytest.mark.parametrize("name", TABLES)
def test_each_row_has_the_columns_of_its_header(name: str) -> None:
    lines = [ln for ln in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if not ln.startswith("#")]
    width = lines[0].count("\t")
    assert [line for line in lines if line.count("\t") > width] == []
    assert len(set(lines)) == len(lines)


def test_regions_lie_where_their_countries_have_towns(gazetteer: Gazetteer) -> None:
    wrong = []
    for row in rows("regions"):
        held = listed(row["countries"])
        near = {
            entry.country_code for entry, _ in gazetteer.nearest(float(row["latitude"]), float(row["longitude"]), 4)
        }
        if held and not near.intersection(held) and row["name"] not in NO_TOWN_OF_THEIRS:
            wrong.append((row["name"], held, near))
    assert wrong == []


def test_there_are_many_regions_and_disputed_ones_name_their_claims() -> None:
    table = list(rows("regions"))
    assert len(table) > 1100
    assert [row["name"] for row in table if not row["source"].startswith("own placement")] == []
    assert sum("checked against" in row["source"] for row in table) > 1000
    claims = {row["name"]: set(listed(row["claims"])) for row in table}
    assert claims["Crimea"] == {"UA", "RU"}
    assert claims["Kashmir"] == {"IN", "PK", "CN"}
    assert claims["Golan Heights"] == {"IL", "SY"}


def test_towns_of_ours_rank_by_people_and_lie_in_their_division(gazetteer: Gazetteer) -> None:
    for row in rows("more_towns"):
        entry = next(m.entry for m in gazetteer.matches(fold(row["name"])) if m.entry.country_code == row["country"])
        assert entry.latitude == pytest.approx(float(row["latitude"])), row["name"]
        assert entry.population == int(row["people"]) >= 100
        assert (entry.admin1_code, entry.source) == (row["division"], "dateline regions")


def test_every_country_has_a_point_an_area_and_an_identity() -> None:
    for row in rows("countries"):
        assert abs(float(row["latitude"])) <= 90
        assert abs(float(row["longitude"])) <= 180
        assert float(row["radius_km"]) > 0
        assert int(row["geonames_id"]) > 0


def test_adjectives_lead_to_places_of_the_gazetteer(gazetteer: Gazetteer) -> None:
    from extract.places.adjectives import named

    assert [row["place"] for row in rows("adjectives") if row["place"] and named(gazetteer, row["place"]) is None] == []


def test_a_missing_table_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
    monkeypatch.setattr(tables, "FOLDER", tmp_path)
    with pytest.raises(ResourceError, match="reinstall"):
        list(rows("regions"))
