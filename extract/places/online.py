"""An online geocoder for names that the gazetteer lacks: chosen by the user, announced, slow on purpose, asked once.

Any service that geopy knows (Nominatim, Photon, Pelias ...) behind one geopy geocoder, with the cache outside the
limiter: what was answered once costs neither a request nor a wait.
"""

import inspect
import os
import time
import warnings
from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urlsplit

from geopy.exc import (
    ConfigurationError,
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderNotFound,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderUnavailable,
)
from geopy.geocoders import get_geocoder_for_service
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location

from extract.errors import SettingsError
from extract.places.geocode_cache import Answer, GeocodeCache, Question
from extract.places.online_adapter import OneHost

Hear = Callable[[str], None]
KEY_VARIABLE = "DATELINE_GEOCODER_KEY"
KEY_NAMES = ("api_key", "apikey", "subscription_key", "username")  # what the services call it, the first that fits
GAP = 1.0  # seconds between two requests to a host: the public Nominatim's rule, kept with all
TIMEOUT = 10.0
PAUSES = (2.0, 5.0)  # before the second and third attempt after a fault of the server
MOST_FAULTS = 3  # names in a row without an answer, after which the rest is not asked
LANGUAGE = "en"
REFUSALS = (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
)
# What a service's reader in geopy trips over where the answer is JSON of another shape.
MISSHAPEN = (AttributeError, LookupError, TypeError, ValueError)


class OnlineGeocoder(Geocoder):  # type: ignore[misc]  # geopy ships no types
    """A geopy service that announces each question, keeps its answers and stops for good where it is refused.

    `hear` is told, before each request, which words go to which host, and once why no more is asked. `clock` and
    `sleep` pace the requests, `today` dates the answers; none of them decides a value.
    """

    def __init__(
        self,
        service: Geocoder,
        *,
        name: str,
        host: str,
        cache: GeocodeCache,
        hear: Hear,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
        today: Callable[[], date] = lambda: datetime.now(UTC).date(),
    ) -> None:
        super().__init__(adapter_factory=partial(OneHost, host), timeout=service.timeout)
        self.service, self.name, self.host, self.cache = service, name, host, cache
        self.hear, self.clock, self.sleep, self.today = hear, clock, sleep, today
        known = inspect.signature(service.geocode).parameters
        asked_for = {"language": LANGUAGE, "lang": LANGUAGE, "addressdetails": True}
        self.options = {option: value for option, value in asked_for.items() if option in known}
        self.faults = 0
        self.closed = ""

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: object = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The service's first answer, or all with `exactly_one=False`; None where it knows no such place.

        Raises geopy's GeocoderServiceError and its kin where there is no answer, GeocoderQueryError for an empty query.
        """
        if not isinstance(query, str) or not query.strip():
            raise GeocoderQueryError("query must be a name such as 'Qara, Syria'")
        words = " ".join(query.split())
        question = Question(service=self.name, host=self.host, query=words, language=LANGUAGE)
        answers = self.cache.find(question)
        if answers is None:
            answers = self.ask(words, timeout)
            self.cache.keep(question, answers, self.today())
        found = [Location(answer.address, (answer.latitude, answer.longitude), answer.raw) for answer in answers]
        if not found:
            return None
        return found[0] if exactly_one else found

    def ask(self, words: str, timeout: object) -> list[Answer]:
        """The answers of the service itself: announced, in turn, tried again only after a fault that may pass."""
        if self.closed:
            raise GeocoderUnavailable(self.closed)
        self.hear(f'sending "{words}" to {self.host} ({self.name})')
        for pause in (*PAUSES, 0.0):
            self.sleep(self.cache.take_turn(self.host, self.clock(), GAP))
            try:
                answers = self.request(words, timeout)
            except REFUSALS as error:
                self.close(f"it refuses ({error})")
                raise
            except GeocoderUnavailable as error:
                self.close(str(error))
                raise
            except (GeocoderParseError, GeocoderQueryError):
                self.count_fault()
                raise
            except GeocoderServiceError:
                if not pause:
                    self.count_fault()
                    raise
                self.sleep(pause)
            else:
                self.faults = 0
                return answers
        raise AssertionError("the last attempt returns or raises")

    def request(self, words: str, timeout: object) -> list[Answer]:
        """One request and its answers."""
        try:
            with warnings.catch_warnings():  # geopy warns of points beyond the globe, which it refuses right after
                warnings.simplefilter("ignore", UserWarning)
                found = self.service.geocode(words, exactly_one=False, timeout=timeout, **self.options)
            return [to_answer(location) for location in found or ()]
        except MISSHAPEN as error:
            if isinstance(error, GeocoderServiceError):
                raise
            raise GeocoderParseError(f"its answer is not {self.name}'s") from error

    def count_fault(self) -> None:
        """One more name without an answer; too many in a row end the asking."""
        self.faults += 1
        if self.faults >= MOST_FAULTS:
            self.close(f"{MOST_FAULTS} names in a row had no answer")

    def close(self, reason: str) -> None:
        """Ask nothing more, and say so once."""
        if not self.closed:
            self.closed = f"{self.host} is not asked any more: {reason}"
            self.hear(f"{self.closed}; going on with the gazetteer alone")


def to_answer(location: Location) -> Answer:
    """A geopy location as it is kept."""
    raw = location.raw if isinstance(location.raw, dict) else {}
    return Answer(address=str(location.address), latitude=location.latitude, longitude=location.longitude, raw=raw)


def open_online(
    name: str,
    hear: Hear,
    cache: Path,
    *,
    url: str | None = None,
    clock: Callable[[], float] = time.time,
    sleep: Callable[[float], None] = time.sleep,
) -> OnlineGeocoder:
    """The online geocoder that geopy knows by `name`, at its public host or at `url`; nothing is sent yet.

    A key is read from the environment variable DATELINE_GEOCODER_KEY. Raises SettingsError for a name, url or key that
    cannot be used, ResourceError where `cache` (a file) cannot be.
    """
    try:
        kind = get_geocoder_for_service(name)
    except GeocoderNotFound:
        raise SettingsError(f"geocoder: {name!r} is none that geopy knows: try nominatim, photon or pelias") from None
    given = arguments(name, kind, url)
    host = host_of(kind, given)
    try:
        service = kind(
            **given,
            user_agent=f"dateline/{version('dateline')}",
            timeout=TIMEOUT,
            adapter_factory=partial(OneHost, host),
        )
    except ConfigurationError as error:
        raise SettingsError(f"geocoder: {name} cannot be used ({error})") from None
    return OnlineGeocoder(
        service, name=name.lower(), host=host, cache=GeocodeCache(cache), hear=hear, clock=clock, sleep=sleep
    )


def arguments(name: str, kind: type[Geocoder], url: str | None) -> dict[str, str]:
    """What the service's constructor is given: where it is, and the key."""
    known = inspect.signature(kind).parameters
    given: dict[str, str] = {}
    if url:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        if parts.scheme not in ("http", "https") or not parts.netloc or parts.username:
            raise SettingsError(f"geocoder-url: {url!r} is no address: write it as https://geocoder.example.org")
        if "domain" not in known:
            raise SettingsError(f"geocoder-url: geopy reaches {name} at its own address only: leave it out")
        given = {"domain": parts.netloc + parts.path.rstrip("/"), "scheme": parts.scheme}
    key_name = next((option for option in KEY_NAMES if option in known), None)
    if key_name and (key := os.environ.get(KEY_VARIABLE)):
        given[key_name] = key
    lacking = [option for option, one in known.items() if one.default is one.empty and option not in given]
    if "domain" in lacking:
        raise SettingsError(f"geocoder: {name} has no public host: name yours with --geocoder-url")
    if lacking == [key_name]:
        raise SettingsError(f"geocoder: {name} wants a key: put it into the environment variable {KEY_VARIABLE}")
    if lacking:
        raise SettingsError(f"geocoder: {name} wants {', '.join(lacking)}, which dateline cannot give: choose another")
    return given


def host_of(kind: type[Geocoder], given: dict[str, str]) -> str:
    """The host that the service's requests go to."""
    known = inspect.signature(kind).parameters
    domain = given.get("domain") or (known["domain"].default if "domain" in known else None)
    if not isinstance(domain, str):
        raise SettingsError(f"geocoder: geopy does not say where {kind.__name__} sends its questions: choose another")
    return domain.strip("/").partition("/")[0]
