"""The running dashboard and a real browser that reaches nothing but this machine."""

import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright: pip install -r requirements-dev.txt")

HERE = Path(__file__).parent
FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--enable-unsafe-swiftshader",
]  # fmt: skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 120_000  # milliseconds; software drawing on a busy machine is slow
READY = """() => {
    const host = document.querySelector('.dl-map');
    const map = host?.dataset.version && host._fullLayout?.map?._subplot?.map;
    return Boolean(map && map.loaded() && map.areTilesLoaded() && document.querySelector('.dl-timeline[data-version]'));
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test here talks to the server that it started on this machine."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


SETTLED = """() => {
    const { view, data } = document.querySelector('.dl-map').dateline;
    return Math.abs(view.zoom - data.zoom) < 0.5;
}"""


@dataclass
class Server:
    """The dashboard as a process of its own; `lines` is what it wrote."""

    address: str
    process: subprocess.Popen
    lines: list[str] = field(default_factory=list)


@dataclass
class Visit:
    """A page and what it did: requests to other hosts, complaints in its console."""

    page: "playwright.Page"
    strangers: list[str]
    complaints: list[str]

    def ready(self) -> None:
        """Waits until the map and the timeline are drawn."""
        self.page.wait_for_function(READY, timeout=PATIENCE)

    def settled(self) -> None:
        """Waits until the map is drawn for the zoom that it has, markers merged for it."""
        self.page.wait_for_function(SETTLED, timeout=PATIENCE)
        self.ready()

    def version(self) -> str:
        """The version of the map's figure."""
        return self.page.get_attribute(".dl-map", "data-version")

    def changed(self, version: str) -> None:
        """Waits for another figure than that one."""
        self.page.wait_for_function("old => document.querySelector('.dl-map').dataset.version !== old", arg=version)
        self.ready()

    def map(self, expression: str) -> Any:
        """What an expression about the map's node `host` and MapLibre's `map` gives."""
        code = f"""() => {{
            const host = document.querySelector('.dl-map'), map = host._fullLayout.map._subplot.map;
            return {expression};
        }}"""
        return self.page.evaluate(code)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's browser."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip("needs Chromium: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def artefacts(root: Path) -> Path:
    """Where screenshots are kept."""
    folder = root / "artefacts"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def server(chromium: str, root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The dashboard on the sample articles, started from a folder that has nothing to do with it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [
        sys.executable, "-m", "streamlit", "run", str(root / "dashboard" / "app.py"),
        "--server.port", str(port), "--server.headless", "true",
    ]  # fmt: skip
    process = subprocess.Popen(
        command, cwd=tmp_path_factory.mktemp("elsewhere"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        env=os.environ | {"PYTHONPATH": str(root), "PYTHONUNBUFFERED": "1"},
    )  # fmt: skip
    server = Server(f"http://127.0.0.1:{port}", process)
    started = threading.Event()

    def listen() -> None:
        assert process.stdout is not None
        for line in process.stdout:
            server.lines.append(line)
            if "URL:" in line:
                started.set()
        started.set()

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    assert started.wait(60), "the dashboard did not start"
    assert process.poll() is None, "".join(server.lines)
    yield server
    process.terminate()
    process.wait(20)
    listener.join(20)
    process.stdout.close()


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator["playwright.Browser"]:
    """One browser for all tests."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


Open = Callable[..., Visit]


@pytest.fixture
def visit(browser: "playwright.Browser", server: Server) -> Iterator[Open]:
    """Opens the dashboard; at the end no other host may have been asked and nothing may have gone wrong in the page."""
    contexts, visits = [], []

    def start(path: str = "/", width: int = 1440, height: int = 900, scheme: str = "light") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, accept_downloads=True
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        found = Visit(page, [], [])
        visits.append(found)

        def guard(route: "playwright.Route") -> None:
            if urlsplit(route.request.url).hostname == "127.0.0.1":
                route.continue_()
            else:
                found.strangers.append(route.request.url)
                route.abort()

        context.route("**/*", guard)

        def listen(socket: "playwright.WebSocket") -> None:
            if urlsplit(socket.url).hostname != "127.0.0.1":
                found.strangers.append(socket.url)

        page.on("websocket", listen)
        page.on("pageerror", lambda error: found.complaints.append(str(error)))
        page.on("console", lambda message: found.complaints.append(message.text) if message.type == "error" else None)
        page.goto(server.address + path)
        found.ready()
        found.settled()
        return found

    yield start
    for context in contexts:
        context.close()
    assert [address for found in visits for address in found.strangers] == []
    assert [text for found in visits for text in found.complaints] == []
