"""Predicts every development corpus with the shipped pipeline and has the corpora's own scorers judge it."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from statistics import fmean
from typing import Any

from benchmarks.corpora import PARTS, Corpora, Part, answered_in
from benchmarks.measures import MEANS, MEASURES, Figure, Mean, Measure
from benchmarks.predict import FORMS, html_predictor
from benchmarks.records import write_records
from benchmarks.shipped import Line
from extract.errors import InputError

Say = Callable[[str], None]
WITH_ERRORS = frozenset({"score_time.py", "score_events.py", "score_html.py"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A figure as measured: its value per part (none where it could not be measured) and its aim."""

    name: str
    values: dict[Part, float] = field(default_factory=dict)
    intervals: dict[Part, tuple[float, float]] = field(default_factory=dict)
    goal: float | None = None
    other: float | None = None
    lower_is_better: bool = False


def score(
    corpora: Corpora, line: Callable[[], Line], parts: Sequence[Part], only: Sequence[str], say: Say
) -> list[Result]:
    """Every figure whose name begins with one of `only` (all, if empty), in the order of `measures`.

    The line is built only if a corpus is there; each corpus is predicted once, on the whole, and the
    predictions are split for the parts: clusters span a file as a user's would.
    """
    built: list[Line] = []
    results: list[Result] = []
    for measure in MEASURES:
        if not wanted(measure, only):
            continue
        values: dict[Part, Any] = {}
        if can_measure(corpora, measure):
            if not built:
                built.append(line())
            predictions = predicted(corpora, measure, built[0], say)
            values = {part: judge(corpora, measure, predictions, part) for part in parts}
        results.extend(result_of(measure, figure, values) for figure in measure.figures)
    return [*results, *means(results)]


def wanted(measure: Measure, only: Sequence[str]) -> bool:
    """Whether one of the measure's figures is asked for: by its name or by the beginning of its name."""
    return not only or any(measure.full_name(figure).startswith(tuple(only)) for figure in measure.figures)


def can_measure(corpora: Corpora, measure: Measure) -> bool:
    """Whether the corpora and the scorer are there; half a pool is not measured at all."""
    needed = (measure.scorer, "parts.py", *([measure.judge] if measure.judge else []))
    return all(map(corpora.has_scorer, needed)) and all(map(corpora.has, measure.corpora))


def predicted(corpora: Corpora, measure: Measure, line: Line, say: Say) -> Path:
    """The predictions for a measure's corpora in one file; each corpus is predicted once a run."""
    target = prediction_file(corpora, measure)
    if target.exists():
        return target
    predict = html_predictor(corpora.folder / "html") if measure.task == "html" else FORMS[measure.task].predict
    began = time.perf_counter()
    questions = (corpora.questions(measure.task, corpus) for corpus in measure.corpora)
    count = write_records(target, chain.from_iterable(predict(records, line) for records in questions))
    say(f"{measure.task} of {', '.join(measure.corpora)}: {count} in {time.perf_counter() - began:.0f} s")
    return target


def prediction_file(corpora: Corpora, measure: Measure) -> Path:
    """Where the predictions lie that a measure shares with those of the same task and corpora."""
    return corpora.scratch / f"{measure.task}.{'+'.join(measure.corpora).replace('/', '-')}.pred.jsonl"


def judge(corpora: Corpora, measure: Measure, predictions: Path, part: Part) -> Any:
    """The scorer's report on a part."""
    return json.loads(corpora.run(measure.scorer, *scorer_arguments(corpora, measure, predictions, part), "--json"))


def scorer_arguments(corpora: Corpora, measure: Measure, predictions: Path, part: Part) -> list[str]:
    """What to hand to the scorer: kind, gold, the predictions for that gold, options."""
    gold = corpora.gold(measure.corpora, part, measure.keep)
    if part != "whole":
        predictions = answered_in(gold, predictions, predictions.with_suffix(f".{part}"))
    judge = ("--judge", str(corpora.folder / measure.judge)) if measure.judge else ()
    return [*([measure.kind] if measure.kind else []), str(gold), str(predictions), *judge, *measure.options]


def faults(corpora: Corpora, only: Sequence[str], limit: int) -> list[str]:
    """The first faults of each measure that was predicted, of the work part alone: the check part's stay unread."""
    lines: list[str] = []
    for measure in MEASURES:
        target = prediction_file(corpora, measure)
        if wanted(measure, only) and measure.scorer in WITH_ERRORS and target.exists():
            arguments = scorer_arguments(corpora, measure, target, "work")
            said = corpora.run(measure.scorer, *arguments, "--errors", str(limit))
            lines += [f"-- {measure.name}, work part", *said.splitlines()]
    return lines


def result_of(measure: Measure, figure: Figure, reports: dict[Part, Any]) -> Result:
    """A figure taken from the reports on the parts."""
    values = {part: at(report, figure.path) for part, report in reports.items()}
    pairs = {part: at(report, figure.interval) for part, report in reports.items()} if figure.interval else {}
    return Result(
        name=measure.full_name(figure),
        values={part: value for part, value in values.items() if value is not None},
        intervals={part: (pair[0], pair[1]) for part, pair in pairs.items() if pair},
        goal=figure.goal,
        other=figure.other,
        lower_is_better=figure.lower_is_better,
    )


def at(report: Any, path: tuple[str, ...]) -> Any:
    """What stands at a path of a report, None where the scorer left the part out (no case for it)."""
    for key in path:
        if not isinstance(report, dict):
            return None
        report = report.get(key)
    return report


def means(results: Sequence[Result]) -> list[Result]:
    """The means whose figures are all among the results."""
    known = {result.name: result for result in results}
    return [mean_of(mean, [known[name] for name in mean.of]) for mean in MEANS if set(mean.of) <= set(known)]


def mean_of(mean: Mean, results: Sequence[Result]) -> Result:
    """The mean over the parts that every figure has."""
    values: dict[Part, float] = {
        part: fmean(result.values[part] for result in results)
        for part in PARTS
        if all(part in result.values for result in results)
    }
    return Result(name=mean.name, values=values, goal=mean.goal, other=mean.other)


def checked_only(only: Sequence[str]) -> Sequence[str]:
    """The prefixes, if each begins the name of a measure or figure.

    Raises:
        InputError: one does not.
    """
    names = [measure.full_name(figure) for measure in MEASURES for figure in measure.figures]
    for prefix in only:
        if not any(name.startswith(prefix) for name in names):
            known = ", ".join(measure.name for measure in MEASURES)
            raise InputError(f"--only {prefix}: nothing is called so: take one of {known}")
    return only
