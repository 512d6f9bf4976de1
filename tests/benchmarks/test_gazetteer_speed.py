"""The made dump is one that the builder takes; its cost is measured in a process of its own."""

from benchmarks.gazetteer import apart, build_dump, on_disk
from benchmarks.made_dump import write_dump
from extract.places.geonames_dump import find_dump, read_alternates, read_places


def test_a_made_dump_has_the_layout_of_the_real_one_and_is_the_same_each_time(tmp_path):
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        write_dump(tmp_path / name, 300)
    dump = find_dump(tmp_path / "one")
    rows = list(read_places(dump))
    assert (len(rows), dump.faulty) == (300, 0)
    assert len(list(read_alternates(dump))) > 100
    assert dump.share == 1.0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "other" / path.name).read_bytes()


def test_building_and_opening_a_dump_are_measured(tmp_path):
    (tmp_path / "dump").mkdir()
    write_dump(tmp_path / "dump", 300)
    figures = apart(build_dump, tmp_path)
    assert figures["places"] > 200
    assert figures["megabytes_on_disk"] == on_disk(tmp_path / "full")
    assert figures["opening_milliseconds"] > 0
