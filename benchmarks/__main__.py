"""Measure the shipped pipeline: `python -m benchmarks {predict,score,speed,clusters} --help`.

Exit codes: 0 done; 1 a figure is under its floor; 2 an input or an option cannot be used.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import floors as ratchet
from benchmarks import report, score, speed
from benchmarks.clusters import measure_clusters
from benchmarks.corpora import DEFAULT_FOLDER, PARTS, Corpora, Part
from benchmarks.gazetteer import measure_gazetteers
from benchmarks.predict import FORMS, html_predictor
from benchmarks.records import read_records, write_records
from benchmarks.shipped import shipped_line, shipped_pipeline
from extract.errors import DatelineError, InputError

UNDER_FLOOR, BAD_INPUT = 1, 2
LEAST_ROWS = 800


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns the exit code."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except DatelineError as error:
        print(f"benchmarks: {error}", file=sys.stderr)
        return BAD_INPUT


def parser() -> argparse.ArgumentParser:
    """The command line."""
    top = argparse.ArgumentParser(prog="python -m benchmarks", description=(__doc__ or "").splitlines()[0])
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    predict = commands.add_parser("predict", help="write predictions in the form that a scorer reads")
    predict.add_argument("task", choices=[*FORMS, "html"])
    predict.add_argument("source", type=Path, metavar="IN", help="JSON lines; for html a folder with pages.jsonl")
    predict.add_argument("target", type=Path, metavar="OUT", help="JSON lines")
    predict.set_defaults(run=run_predict)
    judge = commands.add_parser("score", help="predict the development corpora and run their scorers")
    judge.add_argument("--part", choices=PARTS[1:], help="score this part alone (default: whole, work and check)")
    judge.add_argument("--only", nargs="+", default=[], metavar="NAME", help="figures whose names begin so (geo.lgl)")
    judge.add_argument("--errors", type=int, default=0, metavar="N", help="list the first N faults (work part)")
    judge.add_argument("--update", action="store_true", help="raise the floors to the figures")
    judge.add_argument("--lower", action="store_true", help="with --update: lower floors too (CHANGELOG.md says why)")
    judge.add_argument("--page", action="store_true", help="put the table into docs/evaluation.md")
    judge.add_argument("--keep", type=Path, metavar="DIR", help="keep the predictions (with texts of the corpora)")
    judge.set_defaults(run=run_score)
    fast = commands.add_parser("speed", help="articles a second, shares of the stages, memory, growth with length")
    fast.add_argument("--articles", type=int, default=500, metavar="N", help="how many articles (default: 500)")
    fast.add_argument("--page", action="store_true", help="put the figures into docs/evaluation.md")
    fast.add_argument(
        "--gazetteer-rows", type=int, default=1_000_000, metavar="N", help="rows of the made GeoNames dump"
    )
    fast.set_defaults(run=run_speed)
    many = commands.add_parser("clusters", help="how long it takes to put rows of one event together, and its growth")
    many.add_argument("--rows", type=int, default=100_000, metavar="N", help="how many made rows (default: 100000)")
    many.set_defaults(run=run_clusters)
    for command in (judge, fast):
        command.add_argument("--corpora", type=Path, default=DEFAULT_FOLDER, metavar="DIR", help="default: %(default)s")
    return top


def run_predict(options: argparse.Namespace) -> int:
    """`predict`: one file of predictions."""
    if options.task == "html":
        records = read_records(options.source / "pages.jsonl", required=("file",))
        task = html_predictor(options.source)
    else:
        records = read_records(options.source, required=FORMS[options.task].required)
        task = FORMS[options.task].predict
    count = write_records(options.target, task(records, shipped_line()))
    say(f"{count} records in {options.target}")
    return 0


def run_score(options: argparse.Namespace) -> int:
    """`score`: all figures beside their floors."""
    if options.errors and options.part == "check":
        raise InputError("--errors with --part check: the faults of the check part stay unread: leave one of them out")
    if options.lower and not options.update:
        raise InputError("--lower changes nothing alone: add --update")
    if options.page and (options.only or options.part):
        raise InputError("--page needs every figure: leave --only and --part out")
    only = score.checked_only(options.only)
    parts: tuple[Part, ...] = (options.part,) if options.part else PARTS
    known = ratchet.read_floors()
    with tempfile.TemporaryDirectory(prefix="dateline-") as scratch:
        corpora = Corpora(folder=options.corpora, scratch=Path(scratch))
        results = score.score(corpora, shipped_line, parts, only, say)
        lines = score.faults(corpora, only, options.errors) if options.errors else []
        if options.keep:
            shutil.copytree(scratch, options.keep, dirs_exist_ok=True, ignore=without_gold)
    print(report.text_table(results, known, parts[0]))
    print(*lines, sep="\n", end="\n" if lines else "")
    if any(result.values for result in results):
        say(f"written: {report.write_json('benchmarks.json', report.as_json(results, known))}")
    if options.update:  # last, for it may be refused, and the figures took a quarter of an hour
        known = moved_floors(results, known, options.lower)
    if options.page:
        report.put_in_page("figures", report.markdown_table(results, known))
    under = ratchet.failures(results, known, parts[0])
    if under:
        say(f"under their floor ({parts[0]}): {', '.join(under)}")
    return UNDER_FLOOR if under else 0


def without_gold(folder: str, names: list[str]) -> list[str]:
    """The names in a scratch folder that are no predictions."""
    return [name for name in names if not name.endswith(".pred.jsonl")]


def moved_floors(results: Sequence[score.Result], known: ratchet.Floors, lower: bool) -> ratchet.Floors:
    """The floors after moving them to the results, written to their file."""
    direction = {result.name: result.lower_is_better for result in results}
    moves = ratchet.changes(results, known, lower)
    ratchet.check_explained(
        [m for m in moves if m.before is not None and ratchet.is_under(m.after, m.before, direction[m.name])]
    )
    after = ratchet.moved(known, moves)
    ratchet.write_floors(after)
    say(f"{len(moves)} floors moved")
    return after


def run_speed(options: argparse.Namespace) -> int:
    """`speed`: rates, shares and memory."""
    speed.build_ahead(shipped_pipeline)
    measured = speed.measure(shipped_pipeline, options.corpora, options.articles)
    measured["gazetteer"] = measure_gazetteers(options.gazetteer_rows)
    lines = [f"{name}  {value}" for name, value in speed.flat(measured)]
    print(*lines, sep="\n")
    say(f"written: {report.write_json('speed.json', measured)}")
    if options.page:
        table = "\n".join(f"| {name} | {value} |" for name, value in speed.flat(measured))
        report.put_in_page("speed", f"| figure | value |\n|---|---|\n{table}")
    return 0


def run_clusters(options: argparse.Namespace) -> int:
    """`clusters`: seconds over four sizes."""
    if options.rows < LEAST_ROWS:
        raise InputError(f"--rows {options.rows}: too few to tell how time grows: take {LEAST_ROWS} or more")
    speed.use_one_core()
    measured = measure_clusters(options.rows)
    print(*(f"{name}  {value}" for name, value in speed.flat(measured)), sep="\n")
    say(f"written: {report.write_json('clusters.json', measured)}")
    return 0


def say(message: str) -> None:
    """A line on the error stream, where it does not mix with the table."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
