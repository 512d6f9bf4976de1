"""`make test STRICT=1`, which CI runs: a skip fails and says why, and no test reaches beyond this machine."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

CASES = """
import socket
import pytest

def test_that_lacks_its_program():
    pytest.skip("needs chromium: apt-get install chromium")

@pytest.mark.xfail(reason="a known miss")
def test_known_miss():
    assert False

def test_blocked():
    with pytest.raises((UserWarning, RuntimeError)):
        socket.create_connection(("127.0.0.1", 9))

@pytest.mark.loopback
def test_loopback():
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        socket.create_connection(server.getsockname()).close()

@pytest.mark.loopback
def test_beyond_loopback():
    with pytest.raises((UserWarning, RuntimeError)):
        socket.create_connection(("192.0.2.1", 9), timeout=1)
"""
SKIPPED_MODULE = 'import pytest\npytest.importorskip("no_such_package", reason="needs no_such_package")\n'


def run(folder: Path, root: Path, strict: str) -> subprocess.CompletedProcess[str]:
    """pytest on the cases above, with this repository's settings and conftest."""
    (folder / "tests").mkdir()
    shutil.copy(root / "tests" / "conftest.py", folder / "tests" / "conftest.py")
    shutil.copy(root / "pyproject.toml", folder / "pyproject.toml")
    (folder / "tests" / "test_cases.py").write_text(CASES, "utf-8")
    (folder / "tests" / "test_module.py").write_text(SKIPPED_MODULE, "utf-8")
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"]
    return subprocess.run(
        command, cwd=folder, env=os.environ | {"STRICT": strict}, capture_output=True, text=True, check=False
    )


def test_a_skip_is_a_skip(tmp_path: Path, root: Path) -> None:
    done = run(tmp_path, root, strict="0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "3 passed, 2 skipped, 1 xfailed" in done.stdout
    assert "needs chromium: apt-get install chromium" in done.stdout


def test_a_skip_fails_when_strict(tmp_path: Path, root: Path) -> None:
    done = run(tmp_path, root, strict="1")
    assert done.returncode != 0
    assert "skipped, and STRICT=1 allows no skip: Skipped: needs chromium: apt-get install chromium" in done.stdout
    assert "needs no_such_package" in done.stdout
    assert "skipped," not in done.stdout.splitlines()[-1]
