"""Nothing lies in the repository that should not: overlong modules, big files, other people's machines."""

import re
import subprocess
from pathlib import Path

import pytest

MODULE_LINES = 400
PAGE_LINES = 80
FILE_BYTES = 3_000_000
# The network that recognises names comes with the package, so that nothing has to be downloaded.
LARGE = {"extract/resources/encoder/weights.bin": 25_000_000}

# A folder of some machine. Matches "/home/ann/x" and "/Users/ann/x", not "src/homework/x" or "/tmp/x".
MACHINE_PATH = re.compile(r"(?<![\w.~-])/(?:work|home|Users|root)/\w")
# Where a package registry answers. Matches "files.pythonhosted.org", not "python.org".
REGISTRY_HOST = re.compile(
    r"pythonhosted\.org|pypi\.org|registry\.npmjs\.org|deb\.debian\.org|--(?:extra-)?index-url \S"
)


def tracked(root: Path) -> list[Path]:
    """The files that the repository holds, those that git will add included."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [root / name for name in sorted(listed.split("\0")) if name and (root / name).is_file()]


def texts(root: Path) -> list[tuple[Path, str]]:
    """Each tracked text file with its text; this file, which names what it looks for, aside."""
    found = []
    for path in tracked(root):
        content = path.read_bytes()
        if b"\0" not in content[:8000] and path != Path(__file__).resolve():
            found.append((path, content.decode("utf-8")))
    return found


def offending(root: Path, pattern: re.Pattern[str]) -> list[str]:
    """The lines that match, as file:line."""
    return [
        f"{path.relative_to(root)}:{number}"
        for path, text in texts(root)
        for number, line in enumerate(text.split("\n"), start=1)
        if pattern.search(line)
    ]


def test_no_module_is_too_long(root: Path) -> None:
    lengths = {path: len(text.splitlines()) for path, text in texts(root) if path.suffix == ".py"}
    assert len(lengths) > 10
    assert [f"{path.relative_to(root)}: {n}" for path, n in lengths.items() if n > MODULE_LINES] == []


def test_no_page_script_is_too_long(root: Path) -> None:
    pages = {path: len(path.read_text("utf-8").splitlines()) for path in (root / "dashboard" / "views").glob("*.py")}
    assert [f"{path.name}: {n}" for path, n in pages.items() if n > PAGE_LINES] == []


def test_no_file_is_too_big(root: Path) -> None:
    sizes = {str(path.relative_to(root)): path.stat().st_size for path in tracked(root)}
    assert {name: size for name, size in sizes.items() if size > LARGE.get(name, FILE_BYTES)} == {}


def test_no_path_of_a_machine(root: Path) -> None:
    assert offending(root, MACHINE_PATH) == []


def test_no_address_of_a_registry(root: Path) -> None:
    assert offending(root, REGISTRY_HOST) == []


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        (MACHINE_PATH, "open('/home/ann/x')", True),
        (MACHINE_PATH, "/Users/ann/x", True),
        (MACHINE_PATH, "src/work/x", False),
        (MACHINE_PATH, "~/work/x", False),
        (REGISTRY_HOST, "--index-url https://x", True),
        (REGISTRY_HOST, "--no-emit-index-url --no-header", False),
        (REGISTRY_HOST, "https://files.pythonhosted.org/x", True),
        (REGISTRY_HOST, "https://docs.python.org/3", False),
    ],
)
def test_the_patterns_say_what_they_mean(pattern: re.Pattern[str], text: str, matches: bool) -> None:
    assert bool(pattern.search(text)) is matches


def test_no_stray_module_names(root: Path) -> None:
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    named = {str(path.relative_to(root)) for path in tracked(root) if path.suffix == ".py" and path.stem in vague}
    assert named == set()
