"""Settings: frozen, built once at the edge (command line, dashboard, caller), passed down."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """The user's cache folder for Dateline: the compiled gazetteer, and what services answered that were asked for."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))


def full_gazetteer_folder() -> Path:
    """Where `dateline gazetteer build` puts the gazetteer that it makes of the full GeoNames dump."""
    return Path(platformdirs.user_data_dir("dateline", appauthor=False)) / "gazetteer-full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a caller may choose.

    `published`: day of publication for articles that bring none. `today`: no inferred publication day lies
    after it; None means no limit (no clock decides a value). `cache`: where the compiled gazetteer and the
    answers of services live, None for the user's cache folder. `own_places`: a table of the user's own places,
    which go before all others (docs/places.md). `gazetteer`: the folder of a gazetteer that `dateline gazetteer
    build` made, None for the built-in one. `lexicon`: a folder of the user's own words, actors and types, which go
    before ours (docs/lexicon.md).
    """

    published: date | None = None
    today: date | None = None
    cache: Path | None = None
    own_places: Path | None = None
    gazetteer: Path | None = None
    lexicon: Path | None = None
