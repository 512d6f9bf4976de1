"""Settings: frozen, built once at the edge (command line, dashboard, caller), passed down."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """The user's cache folder for Dateline (the compiled gazetteer)."""
    return Path(platformdirs.user_cache_dir("dateline", appauthor=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a caller may choose.

    `published`: day of publication for articles that bring none. `today`: no inferred publication day lies
    after it; None means no limit (no clock decides a value). `cache`: where the compiled gazetteer lives,
    None for the user's cache folder.
    """

    published: date | None = None
    today: date | None = None
    cache: Path | None = None
