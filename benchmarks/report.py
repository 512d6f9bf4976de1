"""Results as a table for the terminal, as JSON, and as the table of figures in `docs/evaluation.md`."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpora import PARTS, Part
from benchmarks.floors import Floors, is_under
from benchmarks.score import Result
from extract.errors import InputError

ROOT = Path(__file__).resolve().parents[1]
ARTEFACTS = ROOT / "artefacts"
PAGE = ROOT / "docs" / "evaluation.md"
NOT_MEASURED = "not measured"
HEADINGS = ("figure", "whole", "work", "check", "floor", "goal", "other")


def number(value: float | None) -> str:
    """A share with three decimals, a count (the scorers give whole numbers) with none, a dash for none.

    >>> number(0.5), number(1), number(None)
    ('0.500', '1', '-')
    """
    if value is None:
        return "-"
    return str(value) if isinstance(value, int) else f"{value:.3f}"


def cells(result: Result, floors: Floors, part: Part) -> list[str]:
    """One line of the table: the parts, the floor of `part`, the goal and the best other figure."""
    shown = [number(result.values.get(name)) for name in PARTS] if result.values else [NOT_MEASURED, "-", "-"]
    if part in result.intervals:
        low, high = result.intervals[part]
        shown[PARTS.index(part)] += f" [{low:.3f}, {high:.3f}]"
    aims = [number(floors.get(result.name, {}).get(part)), number(result.goal), number(result.other)]
    sign = "<" if result.lower_is_better else ""
    return [result.name, *shown, *(sign + aim if aim != "-" else aim for aim in aims[:2]), aims[2]]


def verdict(result: Result, floors: Floors, part: Part) -> str:
    """What stands behind a line: under its floor, goal met, or nothing."""
    value = result.values.get(part)
    floor = floors.get(result.name, {}).get(part)
    if value is not None and floor is not None and is_under(value, floor, result.lower_is_better):
        return "UNDER ITS FLOOR"
    if value is not None and result.goal is not None and not is_under(value, result.goal, result.lower_is_better):
        return "goal met"
    return ""


def text_table(results: Sequence[Result], floors: Floors, part: Part) -> str:
    """The table as plain text, columns aligned."""
    rows = [[*HEADINGS, ""], *([*cells(r, floors, part), verdict(r, floors, part)] for r in results)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(aligned(row, widths) for row in rows)


def aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    """A line of the plain table: the name to the left, figures to the right."""
    first, *others = (cell.rjust(width) for cell, width in zip(row, widths, strict=True))
    return "  ".join([first.strip().ljust(widths[0]), *others]).rstrip()


def markdown_table(results: Iterable[Result], floors: Floors) -> str:
    """The table as Markdown, over the whole corpora."""
    head = ["| " + " | ".join(HEADINGS) + " |", "|" + "---|" * len(HEADINGS)]
    return "\n".join([*head, *("| " + " | ".join(cells(result, floors, "whole")) + " |" for result in results)])


def as_json(results: Iterable[Result], floors: Floors) -> dict[str, Any]:
    """The results with floors and goals, for other programs."""
    return {
        result.name: {
            "values": {part: round(value, 6) for part, value in result.values.items()},
            "intervals": {part: list(pair) for part, pair in result.intervals.items()},
            "floors": floors.get(result.name, {}),
            "goal": result.goal,
            "other": result.other,
            "lower_is_better": result.lower_is_better,
        }
        for result in results
    }


def write_json(name: str, content: Any, folder: Path = ARTEFACTS) -> Path:
    """Writes a result file in the artefacts folder, which git ignores."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return path


def put_in_page(section: str, content: str, page: Path = PAGE) -> None:
    """Replaces what stands between `<!-- SECTION -->` and `<!-- /SECTION -->` of a page.

    Raises:
        InputError: the page has no such section.
    """
    opening, closing = f"<!-- {section} -->", f"<!-- /{section} -->"
    text = page.read_text(encoding="utf-8") if page.exists() else ""
    before, found, rest = text.partition(opening)
    _, closed, after = rest.partition(closing)
    if not (found and closed):
        raise InputError(f"{page.name}: no section {section}: put {opening} and {closing} where its table shall stand")
    page.write_text(f"{before}{opening}\n{content}\n{closing}{after}", encoding="utf-8")
