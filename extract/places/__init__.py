"""Places: the gazetteer, recognition (text -> PlaceMention) and resolution (mention -> Place or None)."""

from extract.places.gazetteer import Gazetteer, open_gazetteer
from extract.places.geocoder import EmbeddedGeocoder
from extract.places.publishers import publisher_home
from extract.places.recognise import recognise
from extract.places.resolve import resolve

__all__ = ["EmbeddedGeocoder", "Gazetteer", "open_gazetteer", "publisher_home", "recognise", "resolve"]
