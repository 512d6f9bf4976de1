"""A user's own places: they go before all others, and can say that a name is none."""

from pathlib import Path

import pytest

from extract.config import Settings
from extract.errors import InputError
from extract.model import Article, PlaceMention
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.places.own_places import COLUMNS, KINDS, read_own_places
from extract.text import read_layout

HEADER = "name\tlatitude\tlongitude\tradius_km\tkind\tcountry_code\taliases\tnote"


@pytest.fixture
def table(tmp_path: Path):
    def write(*lines: str, header: str = HEADER) -> Path:
        path = tmp_path / "own.tsv"
        path.write_text("\n".join([header, *lines]) + "\n", "utf-8")
        return path

    return write


def read_with(path: Path, text: str) -> dict[str, PlaceMention]:
    gazetteer = open_gazetteer(Settings(own_places=path))
    article = Article(text=text)
    layout = read_layout(text)
    mentions = resolve(article, layout, recognise(article, layout, gazetteer), gazetteer)
    return {mention.text: mention for mention in mentions}


def test_own_places_go_before_all_namesakes(table, gazetteer: Gazetteer) -> None:
    path = table("Paris\t36.5\t37.5\t2\tsite\tSY\tCamp Paris; Paris base\tour name for it")
    own = open_gazetteer(Settings(own_places=path))
    for name in ("Paris", "camp paris", "Paris base"):
        (place,) = own.lookup(name)
        assert (place.latitude, place.radius_km, place.precision, place.country) == (36.5, 2.0, "site", "Syria")
        assert place.source == "own places"
    assert gazetteer.lookup("Paris")[0].country == "France"
    assert own.lookup("Paris, Texas") == gazetteer.lookup("Paris, Texas")


def test_own_names_are_found_in_prose_and_placed(table) -> None:
    path = table("Point Zebra Nine\t33.9\t36.6\t\tsite\tSY", "Kafr Nowhere\t33.8\t36.5\t\tcity\tSY")
    found = read_with(path, "Two people were killed at Point Zebra Nine and in Kafr Nowhere on Monday, officials said.")
    assert found["Point Zebra Nine"].place.latitude == 33.9
    assert found["Kafr Nowhere"].place.latitude == 33.8


def test_never_names_are_no_places_nor_are_their_parts(table) -> None:
    text = "Fighters of the Aleppo Brigade left Aleppo and Marlow in Syria on Monday."
    before = read_with(table("Nothing Here\t\t\t\tnever"), text)
    assert "Aleppo" in before
    path = table("Aleppo Brigade\t\t\t\tnever\t\tBrigade of Aleppo", "marlow\t\t\t\tnever")
    found = read_with(path, text)
    assert [m.span for m in found.values() if m.span.start < text.index("left")] == []
    assert found["Aleppo"].place.country_code == "SY"
    assert "Marlow" not in found
    assert open_gazetteer(Settings(own_places=path)).lookup("Marlow") == ()


@pytest.mark.parametrize("kind", [*KINDS, ""])
def test_each_kind_has_its_precision_and_a_radius_of_its_own(table, kind: str) -> None:
    (place,) = open_gazetteer(Settings(own_places=table(f"Zebraville\t1\t2\t\t{kind}"))).lookup("Zebraville")
    assert place.precision == (kind or "city")
    assert place.radius_km == KINDS[kind or "city"][1]


def test_columns_may_stand_in_any_order_and_comments_are_passed_over(table) -> None:
    path = table("# mine", "", "2.5\tZebraville\t1.5", header="\ufefflongitude\tName\tlatitude")
    (place,) = read_own_places(path).places
    assert (place.latitude, place.longitude, place.country_code) == (1.5, 2.5, "")


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("\t1\t2", "no name: fill the column 'name'"),
        ("...\t1\t2", "the name '...' has no letter or digit: write it as the news does"),
        ("A\t\t2", "no latitude: fill it in degrees such as 33.51, or write kind 'never' for a name of no place"),
        ("A\t1\tx", "longitude 'x' is no number: write it such as 33.51"),
        ("A\t33,5\t2", "latitude '33,5' has a comma: write 33.5"),
        ("A\tnan\t2", "latitude 'nan' is no number: write it such as 33.51"),
        ("A\t120.5\t14.5", "latitude 120.5 is beyond 90 degrees: swap it with the longitude"),
        ("A\t1\t200", "longitude 200 is beyond 180 degrees: mend it"),
        ("A\t1\t2\t0", "radius_km 0 is no extent: write how many km the place reaches from its point"),
        ("A\t1\t2\t\ttown", "unknown kind 'town': choose one of city, site, district, region, sea, never"),
        ("A\t1\t2\t\t\tXX", "unknown country_code 'XX': write the two letters of ISO 3166, such as SY, or nothing"),
        ("A\t1\t2\t\t\t\t\t\tmore", "9 cells for 8 columns: part cells by one tab"),
    ],
)  # fmt: skip
def test_each_faulty_row_has_its_line(table, row: str, said: str) -> None:
    path = table("Fine\t1\t2", row)
    with pytest.raises(InputError) as refusal:
        read_own_places(path)
    assert str(refusal.value) == f"{path}:3: {said}"


def test_all_faulty_rows_are_named_at_once(table) -> None:
    path = table("A\tx\t2", "B\t1\t2", "C\t1\t", "b\t\t\t\tnever")
    with pytest.raises(InputError) as refusal:
        read_own_places(path)
    assert [line.split(": ")[0] for line in str(refusal.value).splitlines()] == [f"{path}:{n}" for n in (2, 4, 5)]
    assert str(refusal.value).endswith("'b' is a place in line 3 and never one here: delete one of the rows")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "holds no rows"),
        (b"# only a comment\n", "holds no rows"),
        (b"latitude\tlongitude\n", "no column 'name'"),
        (b"name\tlat\n", "unknown column 'lat': the columns are name, latitude"),
        (b"name\tname\n", "a column stands there twice"),
        (b"name\n\xff\xfe\n", "save it as UTF-8"),
    ],
)
def test_a_file_that_is_no_such_table_says_why(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "own.tsv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="own.tsv") as refusal:
        read_own_places(path)
    assert said in str(refusal.value)
    with pytest.raises(InputError, match="no such file"):
        read_own_places(tmp_path / "none.tsv")


def test_the_example_of_the_documentation_works(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "places.md").read_text("utf-8")
    example = page.split("```tsv\n", 1)[1].split("```", 1)[0]
    path = tmp_path / "places.tsv"
    path.write_text(example, "utf-8")
    own = read_own_places(path)
    assert len(own.places) >= 3
    assert own.never
    found = read_with(path, page.split("```text\n", 1)[1].split("```", 1)[0])
    assert {text: round(m.place.latitude, 2) for text, m in found.items() if m.place.source == "own places"} == {
        "Camp Ashgrove": 33.87,
        "Ashgrove Base": 33.87,
        "Green Strip": 33.2,
    }
    assert "Aleppo" not in found
    assert [name for name in COLUMNS if f"`{name}`" not in page] == []
    assert [kind for kind in (*KINDS, "never") if f"`{kind}`" not in page] == []
