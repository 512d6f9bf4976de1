"""Compiles a gazetteer from a GeoNames dump that the user has downloaded: all its places, in bounded memory.

Countries, their points and all hand-made rows stay those of this installation. Countries of which the dump holds
nothing keep the built-in towns.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from extract.errors import InputError
from extract.places import assemble
from extract.places.assemble import (
    call_abbreviations,
    call_division,
    call_town,
    common_words,
    is_latin,
    town_names,
    town_radius,
    worth_keeping,
)
from extract.places.compile import ALIAS, ALTERNATE, NAME, Compiler, Progress
from extract.places.embedded import draft
from extract.places.geonames_dump import AlternateName, Dump, DumpRow, find_dump, read_alternates, read_division_names
from extract.places.geonames_dump import read_places as read_dump
from extract.places.tables import rows

# What news names, of GeoNames' features that are neither towns nor divisions: (radius in km, prominence).
FEATURES: dict[str, tuple[float, float]] = {
    "RGN": (40, 2.5), "AREA": (15, 2.0), "PRK": (15, 2.2), "MILB": (3, 2.5), "INSM": (3, 2.3), "OAS": (5, 2.3),
    "RES": (15, 1.8), "RESN": (15, 2.0), "AIRB": (4, 2.7), "AIRP": (3, 2.7), "AIRF": (2, 1.8), "CMPRF": (2, 2.7),
    "DAM": (2, 2.2), "NUC": (2, 2.7), "PRN": (1, 2.0), "OILR": (2, 2.0), "PSTB": (2, 2.3), "BDG": (1, 1.7),
    "ISL": (8, 2.6), "ISLS": (30, 2.6), "PEN": (30, 2.4), "CAPE": (5, 1.8), "PT": (3, 1.6), "MT": (5, 2.2),
    "MTS": (40, 2.5), "VLC": (8, 2.7), "PASS": (3, 2.0), "VAL": (15, 2.0), "DSRT": (100, 2.6), "PLN": (40, 2.0),
    "PLAT": (40, 2.0), "SEA": (300, 3.0), "OCN": (2000, 3.0), "GULF": (100, 2.8), "BAY": (10, 2.0), "STRT": (20, 2.6),
    "CHN": (5, 1.8), "SD": (15, 1.8), "LK": (5, 2.0), "LKS": (15, 2.0), "LGN": (5, 1.8), "RSV": (5, 1.8),
    "STM": (40, 1.8), "STMS": (40, 1.8), "WAD": (20, 1.7), "CNL": (30, 1.8), "FLLS": (1, 2.0), "DLTA": (50, 2.4),
    "HBR": (3, 1.8), "GLCR": (10, 1.8), "RF": (5, 1.8), "SWMP": (15, 1.6), "FRST": (20, 1.8),
}  # fmt: skip
# Towns that are no longer there, and parts of towns.
LESSER_TOWNS = {"PPLH": 1.3, "PPLCH": 1.3, "PPLQ": 1.5, "PPLW": 1.5, "PPLX": 1.8, "STLMT": 2.0}
DIVISION_KM = {"admin1": 60.0, "admin2": 20.0}
BATCH = 100_000
TOWN_CLASS, DIVISION_CLASS = "P", "A"


@dataclass(frozen=True, slots=True, kw_only=True)
class FullReport:
    """What was compiled: the folder, places, and rows that were left out because they could not be read."""

    folder: Path
    places: int
    rows_read: int
    faulty: int
    faults: tuple[str, ...]


def build_full(source: Path, target: Path, on_progress: Progress) -> FullReport:
    """Compile the dump in the folder `source` to the folder `target`, which appears in one step when all went well.

    Raises InputError where `source` holds no dump or `target` is there and no gazetteer.
    """
    if target.exists() and not (target / "manifest.json").is_file():
        raise InputError(f"{target}: is there and is no gazetteer: name another folder with --to")
    dump = find_dump(source)
    target.parent.mkdir(parents=True, exist_ok=True)
    with draft(target) as path, Compiler(path) as made:
        for what, share in assemble_full(made, dump):
            on_progress(what, share)
        names = ", ".join(file.name for file in dump.places[:3]) + (" ..." if len(dump.places) > 3 else "")
        source_said = f"GeoNames dump ({names}), and dateline's own tables"
        about: dict[str, object] = {"source": source_said, "date": dump.newest}
        made.finish(about, on_progress, 0.7)
    on_progress("gazetteer ready", 1.0)
    return FullReport(
        folder=target, places=len(made), rows_read=dump.rows, faulty=dump.faulty, faults=tuple(dump.faults)
    )


def assemble_full(made: Compiler, dump: Dump) -> Iterator[tuple[str, float]]:
    """Put everything in; yields (what is being done, share done)."""
    assemble.add_countries(made)
    assemble.add_regions(made)
    assemble.add_more_towns(made)
    common, towns = common_words(), town_names()
    names, radii = read_division_names(dump), division_radii()
    divisions: set[str] = set()
    for number, row in enumerate(read_dump(dump)):
        if number % 20_000 == 0:
            yield "places of the dump", 0.6 * dump.share
        if row.feature_class == DIVISION_CLASS:
            add_division(made, row, names, radii, divisions)
        elif row.feature_class == TOWN_CLASS:
            add_town(made, row, towns.get(row.identity, ((), 0.0)), common, dump.alternates is None)
        elif row.feature in FEATURES:
            add_feature(made, row, common, dump.alternates is None)
    assemble.add_divisions(made, frozenset(divisions))
    for share in add_alternates(made, dump, common):
        yield "other names of the dump", share
    if dump.countries is not None:
        for _ in assemble.add_cities(made, common, dump.countries):
            yield "towns of the other countries", 0.65
    assemble.adopt_towns(made)


def division_radii() -> dict[str, float]:
    """How far the divisions of our tables reach, by their codes; GeoNames does not say."""
    return {row["code"]: float(row["radius_km"]) for name in ("admin1", "admin2") for row in rows(name)}


def add_division(
    made: Compiler, row: DumpRow, names: dict[int, str], radii: dict[str, float], divisions: set[str]
) -> None:
    """A first- or second-level division; the lower ones bear the names of their towns."""
    if row.feature not in ("ADM1", "ADM2") or not row.admin1 or row.feature == "ADM2" and not row.admin2:
        return
    admin1 = f"{row.country}.{row.admin1}"
    first = row.feature == "ADM1"
    code = admin1 if first else f"{admin1}.{row.admin2}"
    if code in divisions:
        return
    divisions.add(code)
    name = names.get(row.identity, row.name)
    people = math.log10(max(row.people, 1000 if first else 100))
    index = made.add(
        "admin1" if first else "admin2", name, (row.latitude, row.longitude),
        radii.get(code, DIVISION_KM["admin1" if first else "admin2"]), people=row.people, identity=row.identity,
        country=row.country, admin1=admin1, prior=people - 0.2 if first else max(3.0, people - 0.8),
    )  # fmt: skip
    call_division(made, index, name, code)
    if first:
        call_abbreviations(made, index, code)


def add_town(
    made: Compiler, row: DumpRow, ours: tuple[tuple[str, ...], float], common: frozenset[str], inline: bool
) -> None:
    """A populated place. `inline`: its alternate names stand in the row and nowhere else."""
    aliases, weight = ours
    lesser = LESSER_TOWNS.get(row.feature) if not row.people else None
    prior = lesser or math.log10(max(row.people, 100)) + weight
    index = made.add(
        "city", row.name, (row.latitude, row.longitude), town_radius(row.people), people=row.people,
        identity=row.identity, country=row.country, admin1=f"{row.country}.{row.admin1}",
        feature=row.feature or "PPL", prior=prior,
    )  # fmt: skip
    call_town(made, index, row.name, aliases, row.country)
    call_others(made, index, row, common, inline)


def add_feature(made: Compiler, row: DumpRow, common: frozenset[str], inline: bool) -> None:
    """A river, mountain, island, base or the like; one whose name is an ordinary word is left out."""
    if row.name.lower() in common:
        return
    radius, prior = FEATURES[row.feature]
    index = made.add(
        "feature", row.name, (row.latitude, row.longitude), radius, identity=row.identity, country=row.country,
        admin1=f"{row.country}.{row.admin1}", feature=row.feature, prior=prior,
    )  # fmt: skip
    made.call(index, row.name, NAME)
    call_others(made, index, row, common, inline)


def call_others(made: Compiler, index: int, row: DumpRow, common: frozenset[str], inline: bool) -> None:
    """The names of a row beside its own."""
    if row.ascii_name != row.name:
        made.call(index, row.ascii_name, ALTERNATE)
    if inline:
        for alternate in row.alternates.split(","):
            if alternate and is_latin(alternate) and worth_keeping(alternate, row.people, common):
                made.call(index, alternate, ALTERNATE)


def add_alternates(made: Compiler, dump: Dump, common: frozenset[str]) -> Iterator[float]:
    """The names of alternateNamesV2; yields the share of the work done."""
    identities = np.array(made.identities, dtype=np.uint32)
    order = np.argsort(identities, kind="stable").astype(np.uint32)
    known = identities[order]
    del identities
    batch: list[AlternateName] = []
    for alternate in read_alternates(dump):
        if is_latin(alternate.name):
            batch.append(alternate)
        if len(batch) >= BATCH:
            call_batch(made, batch, known, order, common)
            batch.clear()
            yield 0.6 * dump.share
    call_batch(made, batch, known, order, common)
    yield 0.6 * dump.share


def call_batch(
    made: Compiler,
    batch: Sequence[AlternateName],
    known: npt.NDArray[np.uint32],
    order: npt.NDArray[np.uint32],
    common: frozenset[str],
) -> None:
    """Let a batch of names lead to their places."""
    wanted = np.fromiter((alternate.identity for alternate in batch), dtype=np.uint32, count=len(batch))
    rows_found = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    hits = (known[rows_found] == wanted) & (wanted > 0)
    for alternate, row, hit in zip(batch, rows_found.tolist(), hits.tolist(), strict=True):
        if hit:
            index = int(order[row])
            if worth_keeping(alternate.name, made.people[index], common):
                vouched = alternate.preferred and alternate.language == "en"
                made.call(index, alternate.name, ALIAS if vouched else ALTERNATE)
