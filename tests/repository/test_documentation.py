"""The documentation says what is there: every command, option, column and setting, and no file that is gone."""

import dataclasses
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typer.main

from extract.config import Settings
from extract.schema import COLUMNS

# A link inside the repository. Matches "](docs/cli.md)", not "](https://example.org)".
LOCAL_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def column_table() -> str:
    """The README's table of columns, as the schema has them."""
    rows = [
        f"| `{name}` | {column.kind} | {column.unit or ''} | {column.meaning} |" for name, column in COLUMNS.items()
    ]
    return "\n".join(["| column | kind | unit | meaning |", "|---|---|---|---|", *rows])


def command_line() -> typer.main.TyperGroup:
    """The command `dateline` with its subcommands."""
    from extract import cli

    group = typer.main.get_command(cli.app)
    assert isinstance(group, typer.main.TyperGroup)
    return group


def documents(root: Path) -> list[Path]:
    """Every Markdown file that the repository holds, the sample articles aside."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.md"],
        cwd=root, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    return [root / name for name in listed.splitlines() if not name.startswith("seeds/")]


def test_the_readme_has_the_columns_of_the_schema(root: Path) -> None:
    assert column_table() in (root / "README.md").read_text("utf-8"), f"put this into README.md:\n{column_table()}"


def test_the_readme_opens_with_the_two_commands(root: Path) -> None:
    top = (root / "README.md").read_text("utf-8").splitlines()[:10]
    assert [line.split()[:2] for line in top if line.startswith("    ")] == [["make", "run"], ["make", "test"]]


@pytest.mark.parametrize("target", ["run", "test"])
def test_the_readme_shows_the_commands_that_make_runs(target: str, root: Path) -> None:
    shown = (root / "README.md").read_text("utf-8").split(f"    # make {target}\n", 1)[1].split("\n\n", 1)[0]
    if shutil.which("make") is None:
        pytest.skip("needs make: apt-get install make")
    outside = {
        name: value for name, value in os.environ.items() if name not in ("STRICT", "ARGS", "MAKEFLAGS", "MAKELEVEL")
    }
    command = ["make", "--always-make", "--dry-run", target]
    ran = subprocess.run(command, cwd=root, env=outside, capture_output=True, text=True, check=True).stdout
    plain = ran.replace("--quiet --disable-pip-version-check ", "").replace("STRICT= ", "")
    assert [line.strip() for line in shown.splitlines() if line.strip() not in plain] == []


def test_every_command_and_option_is_documented(root: Path) -> None:
    page = (root / "docs" / "cli.md").read_text("utf-8")
    commands = command_line().commands
    assert {"extract", "dashboard", "explain"} <= set(commands)
    missing = [name for name in commands if f"dateline {name}" not in page]
    for name, command in commands.items():
        options = [text for option in command.params for text in option.opts if text.startswith("-")]
        missing += [f"{name} {text}" for text in options if f"`{text}" not in page and f"{text} " not in page]
    assert missing == []


def test_every_setting_is_documented() -> None:
    names = {field.name for field in dataclasses.fields(Settings)}
    assert names
    assert {name for name in names if f"`{name}`" not in (Settings.__doc__ or "")} == set()


def test_every_link_leads_somewhere(root: Path) -> None:
    links = [(page, target) for page in documents(root) for target in LOCAL_LINK.findall(page.read_text("utf-8"))]
    assert links
    assert [f"{page.name} -> {target}" for page, target in links if not (page.parent / target).exists()] == []


def test_every_target_of_make_is_documented(root: Path) -> None:
    targets = re.findall(r"^([a-z]+):", (root / "Makefile").read_text("utf-8"), re.MULTILINE)
    pages = (root / "README.md").read_text("utf-8") + (root / "CONTRIBUTING.md").read_text("utf-8")
    assert len(targets) > 5
    assert [target for target in targets if f"make {target}" not in pages] == []
