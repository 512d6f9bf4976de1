"""What the tests of places share: the gazetteer, built into the user's cache as a first start does, and a service."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

from extract.config import Settings
from extract.model import Article, PlaceMention
from extract.places import Gazetteer, open_gazetteer, recognise, resolve
from extract.text import read_layout


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer(Settings())


@pytest.fixture(scope="session")
def read(gazetteer: Gazetteer):
    """Text to resolved mentions."""

    def reader(text: str, url: str | None = None) -> tuple[PlaceMention, ...]:
        article = Article(text=text, url=url)
        layout = read_layout(text)
        return resolve(article, layout, recognise(article, layout, gazetteer), gazetteer)

    return reader


class Service:
    """A geocoding service on this machine that answers from a script and remembers what it was asked.

    `script` holds (status, body) for the requests to come, the last for all after it; None never answers."""

    def __init__(self) -> None:
        self.script: list[tuple[int, object] | None] = [(200, [])]
        self.headers: dict[str, str] = {}
        self.asked: list[dict[str, str]] = []
        self.agents: list[str] = []
        self.closing = threading.Event()
        self.host = ""

    def answer(self, *script: tuple[int, object] | None) -> None:
        self.script = list(script)

    def next(self, path: str, agent: str) -> tuple[int, object] | None:
        parts = urlsplit(path)
        self.asked.append({"path": parts.path} | {key: values[0] for key, values in parse_qs(parts.query).items()})
        self.agents.append(agent)
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


@contextmanager
def running() -> Iterator[Service]:
    """The service on a free port of the loopback address, until the block ends."""
    service = Service()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = service.next(self.path, self.headers["User-Agent"])
            if answer is None:
                service.closing.wait(30)
                return
            status, body = answer
            sent = body if isinstance(body, bytes) else json.dumps(body).encode()
            self.send_response(status)
            for name, value in ({"Content-Type": "application/json"} | service.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(sent)

        def log_message(self, *_: object) -> None:
            """Silent."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    service.host = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield service
    finally:
        service.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def run_service() -> Callable[[], AbstractContextManager[Service]]:
    return running


@pytest.fixture
def service() -> Iterator[Service]:
    """The service on the loopback address; the test is marked `loopback`."""
    with running() as service:
        yield service
