"""A made GeoNames dump of any size in the real files' layout: invented names at invented points."""

import random
from collections.abc import Iterator
from pathlib import Path

SYLLABLES = ("ba", "dor", "el", "fir", "ga", "hal", "is", "kor", "lum", "mar", "nev", "or", "pel", "qas", "rin", "sha",
             "tor", "ul", "ven", "zar")  # fmt: skip
KINDS = (("P", "PPL"),) * 6 + (("H", "STM"), ("T", "MT"), ("S", "SCH"), ("L", "LCTY"))
COUNTRIES = ("SY", "UA", "ML", "PH", "US", "DE")
ALTERNATES_A_PLACE = 1.2  # in 2026 the real files have about as many


def write_dump(folder: Path, rows: int) -> None:
    """Write allCountries.txt and alternateNamesV2.txt; the same number gives the same bytes."""
    chance = random.Random(rows)
    with (folder / "allCountries.txt").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(place_line(number, chance) for number in range(1, rows + 1))
    with (folder / "alternateNamesV2.txt").open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(alternate_lines(rows, chance))


def place_line(number: int, chance: random.Random) -> str:
    """One row of 19 cells."""
    kind, feature = chance.choice(KINDS)
    name = made_name(chance)
    people = int(10 ** chance.uniform(0, 5)) if kind == "P" else 0
    cells = [
        str(number), name, name, f"{name}grad,{name} al Kabir", f"{chance.uniform(-60, 70):.5f}",
        f"{chance.uniform(-180, 180):.5f}", kind, feature, chance.choice(COUNTRIES), "", f"{chance.randrange(14):02}",
        f"{chance.randrange(60):03}", "", "", str(people), "", str(chance.randrange(3000)), "Etc/UTC", "2026-01-31",
    ]  # fmt: skip
    return "\t".join(cells) + "\n"


def alternate_lines(rows: int, chance: random.Random) -> Iterator[str]:
    """Rows of alternateNamesV2."""
    for number in range(1, round(rows * ALTERNATES_A_PLACE) + 1):
        language = chance.choice(("en", "ar", "fr", "", "link", "post"))
        cells = [str(number), str(chance.randrange(1, rows + 1)), language, made_name(chance), "", "", "", "", "", ""]
        yield "\t".join(cells) + "\n"


def made_name(chance: random.Random) -> str:
    """A name of two to four syllables, sometimes of two words."""
    word = "".join(chance.choices(SYLLABLES, k=chance.randrange(2, 5))).capitalize()
    return (
        f"{word} {chance.choice(SYLLABLES).capitalize()}{chance.choice(SYLLABLES)}" if chance.random() < 0.3 else word
    )
