"""The gazetteer as a geopy geocoder, with no way to the network; distances are geopy's."""

from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError, GeocoderUnavailable
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from extract.model import Place
from extract.places.entry import Entry
from extract.places.gazetteer import Gazetteer
from extract.places.readings import readings
from extract.places.resolve import type_agreement
from extract.places.scene import after_comma, areas
from extract.places.table import base_scores, lies_in
from extract.places.weights import CONTAINED

MOST_ANSWERS = 20


class NoNetwork(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """An adapter that refuses every request: the proof that no word leaves the machine."""

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """Never answers."""
        raise GeocoderUnavailable("the embedded gazetteer makes no request")

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """Never answers."""
        raise GeocoderUnavailable("the embedded gazetteer makes no request")


class EmbeddedGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """Geocodes names ("Qara, Syria") and points by the gazetteer alone.

    `Location.raw` holds kind, country, admin1, geonames_id, population, radius_km, place_precision, score and, as
    `candidates`, the runners-up.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        super().__init__(adapter_factory=NoNetwork)
        self.gazetteer = gazetteer

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: object = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The most likely place of a name, or all with `exactly_one=False`; None where nothing has it.

        A container after a comma chooses among namesakes: "Paris, Texas". Raises GeocoderQueryError for an empty query.
        """
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("query must be a name such as 'Qara, Syria'")
        name, _, container = query.partition(",")
        scored = self.scored(name.strip(), container.strip())
        if not scored:
            return None
        runners_up = [summary(entry, score) for entry, score in scored[:5]]
        found = [location(entry, score, runners_up) for entry, score in scored[:MOST_ANSWERS]]
        return found[0] if exactly_one else found

    def scored(self, name: str, container: str) -> list[tuple[Entry, float]]:
        """The places of a name with their scores, best first; only those in the container where it has any."""
        matches = readings(name, self.gazetteer)
        scored = [
            (match.entry, score + type_agreement(match.entry, ""))
            for match, score in zip(matches, base_scores(matches, ""), strict=True)
        ]
        if container:
            holders = areas(after_comma(container.replace(",", " "), self.gazetteer)) or areas(
                readings(container.partition(",")[0], self.gazetteer)
            )
            inside = [(e, s + CONTAINED) for e, s in scored if any(lies_in(e, holder) for holder in holders)]
            scored = inside or ([] if holders else scored)
        return sorted(scored, key=lambda pair: (-pair[1], pair[0].index))

    def reverse(
        self, query: Point | str | tuple[float, float], *, exactly_one: bool = True, timeout: object = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The nearest town to a point (latitude, longitude), or the nearest few; None where none lies within 100 km."""
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"query must be latitude and longitude ({error})") from error
        near = self.gazetteer.nearest(point.latitude, point.longitude, MOST_ANSWERS)
        found = [location(entry, round(-far, 3), []) for entry, far in near if far <= 100.0]
        if not found:
            return None
        return found[0] if exactly_one else found


def location(entry: Entry, score: float, runners_up: list[dict[str, object]]) -> Location:
    """The geopy value of a place."""
    return Location(address(entry.place()), Point(entry.latitude, entry.longitude), {
        **summary(entry, score), "radius_km": entry.radius_km, "place_precision": entry.precision,
        "feature_code": entry.feature_code, "source": entry.place().source, "candidates": runners_up,
    })  # fmt: skip


def summary(entry: Entry, score: float) -> dict[str, object]:
    """What tells a place from its namesakes."""
    return {
        "name": entry.name,
        "kind": entry.kind,
        "admin1": entry.admin1,
        "country": entry.country,
        "country_code": entry.country_code,
        "geonames_id": entry.geonames_id or None,
        "population": entry.population,
        "score": round(score, 2),
    }


def address(place: Place) -> str:
    """The place with what holds it, each once: "Paris, Texas, United States"."""
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return ", ".join(parts)
