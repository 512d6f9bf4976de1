"""The online geocoder that the options ask for; without them there is none, and nothing is sent."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extract.cli.terminal import Terminal
from extract.config import Settings, cache_folder
from extract.errors import SettingsError

if TYPE_CHECKING:
    from extract.places import OnlineGeocoder

ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """A geopy service by its name, and where it is if not at its public host."""

    geocoder: str | None = None
    url: str | None = None


OFFLINE = Online()


def open_fallback(online: Online, settings: Settings, terminal: Terminal) -> "OnlineGeocoder | None":
    """The geocoder for names that the gazetteer lacks, after a line that says so; None where none was asked for."""
    if online.geocoder is None:
        if online.url is not None:
            raise SettingsError("geocoder-url: say which kind of service that is with --geocoder, such as nominatim")
        return None
    from extract.places import open_online

    path = answers_path(settings)
    fallback = open_online(online.geocoder, terminal.note, path, url=online.url)
    terminal.note(
        f"names that the gazetteer lacks are sent to {fallback.host} ({fallback.name}), one a second at most, and its"
        f" answers kept in {path}"
    )
    return fallback


def answers_path(settings: Settings) -> Path:
    """Where the answers of online geocoders are kept."""
    return (settings.cache or cache_folder()) / "geocoder-answers.sqlite"


def forget_answers(before: str, settings: Settings) -> int:
    """Delete the answers kept from before a day, or with "all" every one; how many that were."""
    from extract.places.geocode_cache import GeocodeCache

    try:
        day = None if before == ALL else date.fromisoformat(before)
    except ValueError:
        raise SettingsError(f"forget: {before!r} is not a day: write it as 2026-06-09, or all") from None
    path = answers_path(settings)
    return GeocodeCache(path).forget(day) if path.exists() else 0
