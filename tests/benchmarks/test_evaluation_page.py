"""The floors and the page of figures name what is measured, and nothing else."""

import re

from benchmarks.floors import read_floors
from benchmarks.measures import MEANS, MEASURES
from benchmarks.predict import FORMS
from benchmarks.report import PAGE

FIGURES = {measure.full_name(figure) for measure in MEASURES for figure in measure.figures} | {m.name for m in MEANS}


def test_every_floor_is_that_of_a_figure():
    assert set(read_floors()) <= FIGURES


def test_the_page_has_a_line_for_every_figure_and_for_no_other():
    section = PAGE.read_text(encoding="utf-8").partition("<!-- figures -->")[2].partition("<!-- /figures -->")[0]
    names = re.findall(r"^\| ([a-z]\w*\.[\w.]+) \|", section, re.MULTILINE)
    assert sorted(names) == sorted(FIGURES)


def test_the_page_describes_every_task_with_its_fields():
    text = PAGE.read_text(encoding="utf-8")
    for task, form in FORMS.items():
        line = re.search(rf"^\| `{task}` \|.*$", text, re.MULTILINE)
        assert line, task
        assert task == "resolve" or all(field in line.group() for field in form.fields)
