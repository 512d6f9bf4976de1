import doctest
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "dates.md"


def test_what_the_page_shows_is_what_happens():
    failed, tried = doctest.testfile(str(PAGE), module_relative=False, encoding="utf-8")
    assert tried > 10
    assert failed == 0
