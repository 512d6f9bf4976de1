"""Places: the gazetteer, recognition (text -> PlaceMention) and resolution (mention -> Place or None)."""

from typing import TYPE_CHECKING, Any

from extract.places.fallback import ask_for_unlisted
from extract.places.gazetteer import Gazetteer, open_gazetteer
from extract.places.publishers import publisher_home
from extract.places.recognise import recognise
from extract.places.resolve import resolve

if TYPE_CHECKING:
    from extract.places.geocoder import EmbeddedGeocoder
    from extract.places.online import OnlineGeocoder, open_online

__all__ = [
    "EmbeddedGeocoder",
    "Gazetteer",
    "OnlineGeocoder",
    "ask_for_unlisted",
    "open_gazetteer",
    "open_online",
    "publisher_home",
    "recognise",
    "resolve",
]


def __getattr__(name: str) -> Any:
    """The geocoders, loaded when asked for: geopy brings 30 services and an HTTP library, a quarter of a second."""
    if name == "EmbeddedGeocoder":
        from extract.places.geocoder import EmbeddedGeocoder

        return EmbeddedGeocoder
    if name in ("OnlineGeocoder", "open_online"):
        from extract.places import online

        return getattr(online, name)
    raise AttributeError(f"module 'extract.places' has no attribute {name!r}")
