"""What every test shares: skips that fail under STRICT=1, loopback on request, the corpora where they lie."""

import os
from collections.abc import Generator
from pathlib import Path

import hypothesis
import pytest

from extract.config import Settings
from extract.pipeline import Pipeline, build_pipeline

ROOT = Path(__file__).resolve().parents[1]
STRICT = os.environ.get("STRICT", "") not in ("", "0")

# Shared machines are slow now and then, so no deadline; in CI the same examples each time, so that red means broken.
hypothesis.settings.register_profile("dateline", deadline=None, print_blob=True, derandomize="CI" in os.environ)
hypothesis.settings.load_profile("dateline")


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why the test was skipped, in the words of the skip."""
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """Turn a skip into a failure that names the skip's reason; expected failures stay what they are."""
    if STRICT and report.outcome == "skipped" and not hasattr(report, "wasxfail"):
        report.longrepr = f"skipped, and STRICT=1 allows no skip: {_reason(report)}"
        report.outcome = "failed"


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give each test that is marked `loopback` this machine's own addresses, and no other."""
    for item in items:
        if item.get_closest_marker("loopback"):
            item.add_marker(pytest.mark.allow_hosts(["127.0.0.1", "::1"]))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shipped() -> Pipeline:
    """The pipeline as users get it."""
    return build_pipeline(Settings())


@pytest.fixture(scope="session")
def corpora(root: Path) -> Path:
    """The development corpora; they lie beside a developer's checkout and come with no copy of the project."""
    folder = root.parent / "shared" / "corpora"
    if not folder.is_dir():
        pytest.skip("not measured: the development corpora do not lie in ../shared/corpora")
    return folder
