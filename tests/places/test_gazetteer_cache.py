"""The built-in gazetteer in the user's cache: built once, by one process, in one step, and mended where damaged."""

import json
import os
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extract.config import Settings
from extract.errors import ResourceError
from extract.places import assemble, embedded, open_gazetteer
from extract.places.compile import NAME, Compiler

# A process that builds a gazetteer of one place in the cache folder of its first argument; the building goes on once
# the file of its second argument is there.
BUILDER = """
import sys, time
from pathlib import Path
from extract.config import Settings
from extract.places import assemble, open_gazetteer
from extract.places.compile import NAME

def one(made):
    print("building", flush=True)
    while not Path(sys.argv[2]).exists():
        time.sleep(0.01)
    made.call(made.add("country", "Utopia", (1.0, 2.0), 50.0, country="UT", prior=8.0), "Utopia", NAME)
    yield "all", 0.7

assemble.assemble = one
gazetteer = open_gazetteer(Settings(cache=Path(sys.argv[1])), lambda what, share: print(what, flush=True))
print("found", len(gazetteer.lookup("Utopia")), flush=True)
"""


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A gazetteer of one country and one town, so that building takes no time."""

    def two(made: Compiler):
        country = made.add("country", "Utopia", (1.0, 2.0), 50.0, people=10, country="UT", prior=8.0)
        town = made.add("city", "Amaurot", (1.5, 2.5), 2.0, people=5, country="UT", admin1="UT.01")
        made.call(country, "Utopia", NAME)
        made.call(town, "Amaurot", NAME)
        yield "all", 0.7

    monkeypatch.setattr(assemble, "assemble", two)


@pytest.fixture
def start(root: Path, tmp_path: Path):
    """Starts a builder on the test's cache folder."""
    started: list[subprocess.Popen] = []

    def starter() -> subprocess.Popen:
        command = [sys.executable, "-c", BUILDER, str(tmp_path / "cache"), str(tmp_path / "go")]
        process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True)
        started.append(process)
        return process

    yield starter
    for process in started:
        process.kill()
        process.communicate()


@pytest.mark.usefixtures("small")
def test_first_opening_builds_and_says_so(tmp_path: Path) -> None:
    heard: list[tuple[str, float]] = []
    built = open_gazetteer(Settings(cache=tmp_path), lambda what, share: heard.append((what, share)))
    assert built.lookup("Amaurot")[0].country == "Utopia"
    assert heard[-1][1] == 1.0
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    heard.clear()
    open_gazetteer(Settings(cache=tmp_path), lambda what, share: heard.append((what, share)))
    assert heard == []


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("damage", ["cut", "other bytes", "gone", "no manifest", "not json", "older format"])
def test_a_damaged_gazetteer_is_built_again_and_the_line_says_why(tmp_path: Path, damage: str) -> None:
    folder = open_gazetteer(Settings(cache=tmp_path)).folder
    if damage == "cut":
        (folder / "names-0.trie").write_bytes((folder / "names-0.trie").read_bytes()[:-3])
    elif damage == "other bytes":
        (folder / "points.npy").write_bytes(bytes(len((folder / "points.npy").read_bytes())))
    elif damage == "gone":
        (folder / "priors.npy").unlink()
    elif damage == "no manifest":
        (folder / "manifest.json").unlink()
    elif damage == "not json":
        (folder / "manifest.json").write_text("{", "utf-8")
    else:
        manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
        (folder / "manifest.json").write_text(json.dumps({**manifest, "format": 1}), "utf-8")
    heard: list[str] = []
    assert open_gazetteer(Settings(cache=tmp_path), lambda what, _: heard.append(what)).lookup("Utopia")
    assert heard[0].startswith(f"gazetteer {folder} is damaged (")
    assert heard[0].endswith("): it is built again")


@pytest.mark.usefixtures("small")
def test_threads_that_open_at_once_get_one_gazetteer(tmp_path: Path) -> None:
    found: list[int] = []

    def start_thread() -> None:
        found.append(len(open_gazetteer(Settings(cache=tmp_path)).lookup("Utopia")))

    threads = [threading.Thread(target=start_thread) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 6
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_second_process_waits_and_takes_what_the_first_made(start, tmp_path: Path) -> None:
    first = start()
    assert first.stdout.readline() == "building\n"
    second = start()
    assert second.stdout.readline() == "another process builds the gazetteer: waiting for it\n"
    (tmp_path / "go").touch()
    assert "found 1" in first.communicate(timeout=60)[0]
    assert second.communicate(timeout=60)[0] == "found 1\n"


def test_a_killed_build_leaves_nothing_that_is_taken_for_a_gazetteer(start, tmp_path: Path) -> None:
    killed = start()
    assert killed.stdout.readline() == "building\n"
    killed.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    killed.communicate(timeout=60)
    left = {path.name for path in (tmp_path / "cache").iterdir()}
    assert not any(name.startswith("gazetteer-") for name in left)
    assert any(name.startswith(".gazetteer-") for name in left)
    (tmp_path / "go").touch()
    assert "found 1" in start().communicate(timeout=60)[0]
    folder, lock = sorted(path.name for path in (tmp_path / "cache").iterdir())
    assert (folder.startswith("gazetteer-"), lock) == (True, embedded.LOCK)


def test_a_build_that_waits_for_a_killed_one_goes_on(start, tmp_path: Path) -> None:
    killed = start()
    assert killed.stdout.readline() == "building\n"
    waiting = start()
    assert waiting.stdout.readline().startswith("another process")
    (tmp_path / "go").touch()
    killed.kill()
    assert "found 1" in waiting.communicate(timeout=60)[0]


@pytest.mark.usefixtures("small")
def test_earlier_versions_are_removed_and_nothing_else(tmp_path: Path) -> None:
    ours = ["gazetteer-0123456789ab", ".gazetteer-0123456789ab-deadbeef-x1_y", ".gazetteer-0123456789ab-x1_y"]
    others = ["gazetteer-full", "gazetteer-0123456789ab.bak", "geocode", "notes"]
    for name in ours + others:
        (tmp_path / name).mkdir()
    (tmp_path / "gazetteer-ffffffffffff").write_text("a file", "utf-8")
    kept = open_gazetteer(Settings(cache=tmp_path)).folder.name
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {*others, "gazetteer-ffffffffffff", kept, embedded.LOCK}


@pytest.mark.usefixtures("small")
def test_a_cache_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", "utf-8")
    with pytest.raises(ResourceError, match="cannot be written"):
        open_gazetteer(Settings(cache=blocked))


def test_another_table_gives_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    embedded.version.cache_clear()
    before = embedded.version()
    monkeypatch.setattr(embedded.tables, "fingerprint", lambda *more: "other")
    embedded.version.cache_clear()
    assert embedded.version() != before
    monkeypatch.undo()
    embedded.version.cache_clear()
    assert embedded.version() == before


def test_the_same_tables_compile_to_the_same_bytes(tmp_path: Path, small: None) -> None:
    folders = [open_gazetteer(Settings(cache=tmp_path / name)).folder for name in ("one", "other")]
    for path in folders[0].iterdir():
        assert path.read_bytes() == (folders[1] / path.name).read_bytes(), path.name
    assert sorted(os.listdir(folders[0])) == sorted(os.listdir(folders[1]))
