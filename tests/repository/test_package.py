"""What is installed: the pinned set follows the ranges, and every data file travels with its package."""

import fnmatch
import re
import subprocess
import tomllib
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

# A requirement's name. Matches "numpy" of "numpy>=2.2,<3", not the marker behind ";".
NAME = re.compile(r"^[A-Za-z0-9._-]+")


def project(root: Path) -> dict[str, Any]:
    """The [project] table."""
    settings: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))
    return settings


def normalised(requirement: str) -> str:
    """A requirement's name as indexes compare it."""
    found = NAME.match(requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


def pinned(path: Path) -> dict[str, str]:
    """Name -> line of each pinned requirement."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith(("#", "-"))]
    return {normalised(line): line for line in lines}


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_exactly(file: str, root: Path) -> None:
    lines = pinned(root / file)
    assert len(lines) > 10
    assert [line for line in lines.values() if not re.match(r"[a-z0-9._-]+==[^\s*;]+( ;|$)", line)] == []


def test_the_pinned_set_covers_the_ranges(root: Path) -> None:
    settings = project(root)["project"]
    assert {normalised(line) for line in settings["dependencies"]} - set(pinned(root / "requirements.txt")) == set()
    dev = set(pinned(root / "requirements-dev.txt")) | set(pinned(root / "requirements.txt"))
    assert {normalised(line) for line in settings["optional-dependencies"]["dev"]} - dev == set()


def test_the_project_itself_is_installed_with_the_pinned_set(root: Path) -> None:
    assert (root / "requirements.txt").read_text("utf-8").splitlines()[-1] == "-e ."


def test_every_dependency_is_in_the_decision(root: Path) -> None:
    decision = (root / "docs/decisions/0001-dependencies-and-licences.md").read_text("utf-8")
    settings = project(root)["project"]
    names = {normalised(line) for line in settings["dependencies"] + settings["optional-dependencies"]["dev"]}
    assert {name for name in names if f"| {name} |" not in decision} == set()


def test_every_data_file_travels(root: Path) -> None:
    globs = project(root)["tool"]["setuptools"]["package-data"]
    listed = subprocess.run(
        ["git", "ls-files", "extract", "dashboard"], cwd=root, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    data = [name for name in listed if not name.endswith(".py")]
    left_behind = []
    for name in data:
        package, inside = name.split("/", 1)
        patterns = [pattern.replace("**/", "*") for pattern in globs.get(package, [])]
        if not any(fnmatch.fnmatchcase(inside, pattern) for pattern in patterns):
            left_behind.append(name)
    assert left_behind == []


def test_every_table_of_knowledge_says_where_it_comes_from(root: Path) -> None:
    tables = [path for path in (root / "extract/resources").rglob("*") if path.suffix in (".tsv", ".toml")]
    assert tables
    silent = []
    for path in tables:
        head = "\n".join(takewhile(lambda line: line.startswith("#"), path.read_text("utf-8").splitlines())).lower()
        told = (
            re.search(r"licence|public domain", head)
            and re.search(r"source|built by|by hand|written for this project", head)
            and re.search(r"\b20\d\d-\d\d", head)
        )
        if not told:
            silent.append(str(path.relative_to(root)))
    assert silent == []
