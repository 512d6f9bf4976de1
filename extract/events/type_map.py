"""Our event types beside those of ACLED, PLOVER, CAMEO and ACE 2005."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from extract.events.tables import Row, built_in_rows

COLUMNS = ("event_type", "sub_event_type", "acled_event_type", "acled_sub_event_type", "plover", "cameo_root", "ace")
TypePair = tuple[str, str]
"""event_type and sub_event_type of a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearestTypes:
    """The nearest type of each codebook, "" where none is near; `cameo_root` is a root code of two digits."""

    acled_event_type: str = ""
    acled_sub_event_type: str = ""
    plover: str = ""
    cameo_root: str = ""
    ace: str = ""


NONE_NEAR = NearestTypes()


@cache
def built_in_types() -> Mapping[TypePair, NearestTypes]:
    """The rows of type_map.tsv by event_type and sub_event_type."""
    return dict(map(types_of, built_in_rows("type_map.tsv", COLUMNS)))


def types_of(row: Row) -> tuple[TypePair, NearestTypes]:
    """The pair that a row speaks of, and what is near it."""
    nearest = NearestTypes(
        acled_event_type=row["acled_event_type"],
        acled_sub_event_type=row["acled_sub_event_type"],
        plover=row["plover"],
        cameo_root=row["cameo_root"],
        ace=row["ace"],
    )
    return (row["event_type"], row["sub_event_type"]), nearest


def unmapped(pairs: Iterable[TypePair], types: Mapping[TypePair, NearestTypes]) -> list[TypePair]:
    """The pairs that have no row."""
    return sorted(set(pairs) - set(types))
