"""The one door through which a question leaves: to the announced host alone, with an end to size and time."""

import json
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, ProxyHandler, Request, build_opener

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter
from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut, GeocoderUnavailable

LARGEST = 4_000_000  # bytes; an answer is a few thousand


class NoRedirect(HTTPRedirectHandler):
    """Follows no redirection: the question was announced for one host and one way."""

    def redirect_request(self, req: Request, fp: Any, code: int, msg: str, headers: Any, newurl: str) -> None:
        """Refuses; names the host only, as an address may hold a key."""
        raise GeocoderServiceError(f"it sends the question on to {urlsplit(newurl).netloc}, which is not asked")


class OneHost(BaseSyncAdapter):  # type: ignore[misc]  # geopy ships no types
    """geopy's adapter over urllib for one host; a request to any other is refused before it is made."""

    def __init__(self, host: str, *, proxies: dict[str, str] | None, ssl_context: Any) -> None:
        super().__init__(proxies=proxies, ssl_context=ssl_context)
        self.host = host
        self.opener = build_opener(NoRedirect(), ProxyHandler(proxies))

    def get_json(self, url: str, *, timeout: float, headers: dict[str, str]) -> Any:
        """The answer as values; GeocoderParseError where it is no JSON."""
        try:
            return json.loads(self.get_text(url, timeout=timeout, headers=headers))
        except (ValueError, RecursionError):
            raise GeocoderParseError("its answer is no JSON") from None

    def get_text(self, url: str, *, timeout: float, headers: dict[str, str]) -> str:
        """The answer as text; errors as geopy's contract names them."""
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or parts.netloc != self.host:
            raise GeocoderServiceError(f"{parts.netloc or 'a host'} is not {self.host}: nothing was sent")
        try:
            with self.opener.open(Request(url, headers=headers), timeout=timeout) as page:
                body: bytes = page.read(LARGEST + 1)
        except HTTPError as error:
            with error:
                answered = {name.lower(): value for name, value in error.headers.items()}
            raise AdapterHTTPError(f"HTTP {error.code}", status_code=error.code, headers=answered, text="") from error
        except TimeoutError:
            raise GeocoderTimedOut("it did not answer in time") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise GeocoderTimedOut("it did not answer in time") from None
            raise GeocoderUnavailable(f"it cannot be reached ({error.reason})") from error
        except (OSError, HTTPException) as error:
            raise GeocoderServiceError(f"the connection broke ({type(error).__name__})") from error
        if len(body) > LARGEST:
            raise GeocoderParseError("its answer is too large")
        return body.decode("utf-8", "replace")
