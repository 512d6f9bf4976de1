"""What the gazetteer holds of one place, and how a name reached it."""

from dataclasses import dataclass
from typing import Literal

from extract.model import Place, PlacePrecision

# "feature" is a river, mountain, base... of the full GeoNames dump; "region" a row of ours or of the user.
EntryKind = Literal["country", "admin1", "admin2", "city", "region", "feature"]
KINDS: tuple[EntryKind, ...] = ("country", "admin1", "admin2", "city", "region", "feature")
# How a name reached a place: its own name; a name we vouch for; one of GeoNames' unsorted alternate names.
NameKind = Literal["name", "alias", "alternate"]
NAME_KINDS: tuple[NameKind, ...] = ("name", "alias", "alternate")

SEAS = frozenset({"SEA", "OCN", "GULF", "STRT", "CHN", "BAY", "SD", "LK", "LKS"})
SITES = frozenset({
    "AIRB", "AIRP", "BDG", "BDRX", "BLDG", "BTL", "CAPE", "CMPRF", "CMTY", "CSTL", "DAM", "FLLS", "HBR", "HSTS", "MILB",
    "MNMT", "MSQE", "MT", "NUC", "PAL", "PASS", "PRK", "PRN", "PT", "SHOL", "SQR", "ST", "STNS", "TNL", "VLC",
})  # fmt: skip


DISTRICTS = frozenset({"ADM3", "ADM4"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place of the gazetteer. `prior` is how prominent it is, about a power of ten of people."""

    index: int
    kind: EntryKind
    name: str
    latitude: float
    longitude: float
    radius_km: float
    feature_code: str
    population: int
    country_code: str
    admin1_code: str
    admin1: str
    country: str
    geonames_id: int
    prior: float
    source: str = "geonames"

    @property
    def precision(self) -> PlacePrecision:
        """How sharp a pin on this entry is."""
        if self.kind == "country":
            return "country"
        if self.feature_code in SEAS:
            return "sea"
        if self.feature_code in SITES:
            return "site"
        if self.feature_code.startswith("PPL"):
            return "city"
        if self.kind == "admin2" or self.feature_code in DISTRICTS:
            return "district"
        return "country" if self.feature_code == "PCLH" else "region"

    def place(self) -> Place:
        """The public value."""
        return Place(
            name=self.name,
            latitude=self.latitude,
            longitude=self.longitude,
            radius_km=self.radius_km,
            precision=self.precision,
            country_code=self.country_code or None,
            country=self.country or None,
            admin1=self.admin1 or None,
            geonames_id=self.geonames_id or None,
            feature_code=self.feature_code or None,
            population=self.population,
            source=self.source,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A place that a name may mean, and what kind of name it is of it."""

    entry: Entry
    by: NameKind
