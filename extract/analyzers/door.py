"""The one door through which an article leaves for a language model: to one host, with an end to size and time."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPMessage
from importlib.metadata import version
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from extract.errors import DatelineError, SettingsError

LARGEST = 4_000_000  # bytes; an answer is some thousands
PIECE = 65_536
THIS_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})
SHOWN = 160  # characters of what a server says of its own fault
# What cannot mend itself for the next article: a wrong key, no credit, no right, no such address or model.
HOPELESS = frozenset({401, 402, 403, 404, 405, 407})
# What may be gone a little later: too slow, too much at once, a fault of the server.
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 529})
# What a server says of a request that has a field which it does not know.
REFUSING = frozenset({400, 415, 422, 501})


class NoAnswerError(DatelineError):
    """Why a request has no answer; the reader turns it into an ArticleError that names the article."""


class PassingError(NoAnswerError):
    """A fault that may pass. `wait` is how many seconds the server asks for, None where it does not say."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


class HopelessError(NoAnswerError):
    """A fault that the next request would meet again: no more is asked."""


class RefusedError(NoAnswerError):
    """The server understood and does not want this request: another form of it may do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """Where a model answers: `url` is the address up to and with its `/v1`."""

    url: str
    model: str
    key: str | None = field(default=None, repr=False)

    @property
    def host(self) -> str:
        """The host, with its port where the address names one."""
        return urlsplit(self.url).netloc

    def opener(self) -> OpenerDirector:
        """What opens the address: by the proxy that the environment names, but for this machine itself."""
        direct = (ProxyHandler({}),) if urlsplit(self.url).hostname in THIS_MACHINE else ()
        return build_opener(NoRedirect(), *direct)


def checked_url(url: str) -> str:
    """The address as it is asked. SettingsError where it is none, or holds a user's name."""
    try:
        parts = urlsplit(url.strip() if "://" in url else f"https://{url.strip()}")
        usable = parts.scheme in ("http", "https") and parts.hostname and not parts.username and parts.port != 0
    except ValueError:  # a port or an IPv6 address that is none
        usable = False
    if not usable or parts.query or parts.fragment:
        raise SettingsError(f"llm-url: {url!r} is no address: write it as http://localhost:11434/v1")
    path = parts.path.rstrip("/").removesuffix("/chat/completions").rstrip("/")
    return f"{parts.scheme}://{parts.netloc}{path}"


class NoRedirect(HTTPRedirectHandler):
    """Follows no redirection: the article was announced for one host."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> None:
        """Refuses."""
        raise HopelessError(f"it sends the article on to {urlsplit(newurl).netloc}, which is not asked")


@dataclass(frozen=True, slots=True)
class Door:
    """Posts one request at a time; `timeout` is seconds from the first byte sent to the last received."""

    endpoint: Endpoint
    timeout: float
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time

    def post(self, body: dict[str, Any]) -> bytes:
        """The answer's body. Raises NoAnswerError and its kin."""
        headers = {"Content-Type": "application/json", "User-Agent": f"dateline/{version('dateline')}"}
        if self.endpoint.key:
            headers["Authorization"] = f"Bearer {self.endpoint.key}"
        request = Request(f"{self.endpoint.url}/chat/completions", json.dumps(body).encode("ascii"), headers)
        try:
            return self.read(request)
        except HTTPError as error:
            with error:
                raise self.fault(error) from None
        except TimeoutError:
            raise PassingError(f"it did not answer within {self.timeout:g} seconds") from None
        except URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise PassingError(f"it did not answer within {self.timeout:g} seconds") from None
            raise HopelessError(f"it cannot be reached ({error.reason})") from None
        except (OSError, HTTPException) as error:
            raise PassingError(f"the connection broke ({type(error).__name__})") from None

    def read(self, request: Request) -> bytes:
        """The body, piece by piece, so that neither its size nor a trickle is without end."""
        end = self.clock() + self.timeout
        body = bytearray()
        with self.endpoint.opener().open(request, timeout=self.timeout) as page:
            while piece := page.read1(PIECE):
                body += piece
                if len(body) > LARGEST:
                    raise NoAnswerError("its answer is too large")
                if self.clock() > end:
                    raise TimeoutError
        return bytes(body)

    def fault(self, error: HTTPError) -> NoAnswerError:
        """What an HTTP status means for this request and those to come."""
        reason = f"HTTP {error.code}{self.said(error)}"
        if error.code in PASSING:
            return PassingError(reason, wait_asked(error.headers.get("Retry-After"), self.wall()))
        if error.code in HOPELESS:
            return HopelessError(reason)
        return RefusedError(reason) if error.code in REFUSING else NoAnswerError(reason)

    def said(self, error: HTTPError) -> str:
        """The server's own words, short, on one line, without the key."""
        try:
            told = json.loads(error.read1(PIECE))
            told = told["error"] if isinstance(told, dict) and "error" in told else told
            words = told["message"] if isinstance(told, dict) else told
        except (OSError, HTTPException, ValueError, LookupError, RecursionError):
            return ""
        line = " ".join(str(words).split())
        line = line.replace(self.endpoint.key, "***") if self.endpoint.key else line
        return f": {line[:SHOWN]}" if line else ""


def wait_asked(header: str | None, now: float) -> float | None:
    """The seconds that a Retry-After header asks for, given as a number or as a moment; None where it is neither."""
    if header is None:
        return None
    try:
        seconds = float(header)
    except ValueError:
        try:
            seconds = parsedate_to_datetime(header).timestamp() - now
        except (ValueError, OverflowError):
            return None
    return max(seconds, 0.0) if seconds == seconds else None
