"""Scores on corpora made here: gold stays with the scorers, parts apart, absence said."""

import gzip
import json

import pytest

from benchmarks import __main__ as command
from benchmarks.corpora import Corpora, answered_in
from benchmarks.measures import MEANS, MEASURES
from benchmarks.records import read_records, write_records
from benchmarks.report import as_json, put_in_page, text_table
from benchmarks.score import Result, checked_only, faults, score
from benchmarks.wide import is_local
from extract.errors import InputError

# A scorer of the made corpora: the share of gold records that have a prediction, under every key asked for.
SCORER = """
import json, pathlib, sys
arguments = sys.argv[1:]
kind = arguments.pop(0) if arguments[0] in ("gva", "muc", "handlabelled", "location", "clusters") else ""
gold, pred, options = pathlib.Path(arguments[0]), arguments[1], arguments[2:]
lines = lambda path: [json.loads(line) for line in open(path, encoding="utf8") if line.strip()]
ids = list(json.loads((gold / "gold.json").read_text())) if gold.is_dir() else [r["id"] for r in lines(gold)]
said = [r.get("id", r.get("file")) for r in lines(pred)]
if set(said) - set(ids):
    sys.exit("predictions for unknown ids")
share = len(said) / len(ids)
number = dict.fromkeys(("exact", "kept", "leaked", "recall", "right", "interval", "f1", "value_f1", "accuracy"), share)
report = {part: {**number, "relaxed": number, "recognition": number, "end_to_end": number} for part in
          ("all", "DATE", "stated", "dates", "text", "clusters", "exact", "overlap")}
report |= {"main": {"joint": share, "joint_95": [0.25, 0.75], "options": options, "kind": kind}}
report["size"] = len(ids)
if "--errors" in options:
    print("fault in", *said)
elif "--json" in options:
    print(json.dumps(report))
"""
PARTS = """
import json, sys
part, source, target = sys.argv[1:]
with open(source, encoding="utf8") as lines, open(target, "w", encoding="utf8") as out:
    out.writelines(line for line in lines if ("check" in json.loads(line)["id"]) == (part == "check"))
"""


@pytest.fixture
def stocked(corpora):
    """Corpora with a time corpus pool, an event corpus and pages; every scorer but that of places."""
    for name in ("time", "events", "published", "html"):
        (corpora.folder / f"score_{name}.py").write_text(SCORER, encoding="utf-8")
    (corpora.folder / "parts.py").write_text(PARTS, encoding="utf-8")
    (corpora.folder / "html").mkdir()
    for name in ("timebank", "aquaint", "meantime"):
        gold = [
            {"id": f"{name}-{n}", "text": "today", "dct": "2020-01-01", "timexes": ["gold"]} for n in ("check", 1, 2)
        ]
        write_records(corpora.folder / f"time/{name}.dev.jsonl", gold)
    articles = [
        {
            "id": f"g-{n}",
            "title": None,
            "text": f"fire {n}",
            "published": "2020-01-01",
            "source_url": None,
            "gold": "gold",
        }
        for n in ("check", 1, 2, 3)
    ]
    write_records(corpora.folder / "events/gva_shootings.dev.jsonl", articles)
    write_records(
        corpora.folder / "html/pages.jsonl", [{"file": f"{n}.html.gz", "url": "https://a.example"} for n in "ab"]
    )
    (corpora.folder / "html/gold.json").write_text(json.dumps({"a.html.gz": {}, "b.html.gz": {}}), encoding="utf-8")
    for name in "ab":
        (corpora.folder / f"html/{name}.html.gz").write_bytes(gzip.compress(b"An article"))
    return corpora


def quiet(message):
    pass


def results_of(corpora, line, *only, parts=("whole", "work", "check")):
    return {result.name: result for result in score(corpora, lambda: line, parts, only, quiet)}


def test_a_pool_is_scored_as_one_and_each_part_with_its_own_predictions(stocked, line):
    results = results_of(stocked, line, "time.news")
    assert results["time.news.value_f1"].values == {"whole": 1.0, "work": 1.0, "check": 1.0}
    sizes = [len(list(read_records(path, ("id",)))) for path in sorted(stocked.scratch.glob("*.gold.jsonl"))]
    assert sizes == [3, 9, 6]  # check, whole, work


@pytest.mark.parametrize(
    ("task", "corpus", "fields"),
    [
        ("dates", "time/timebank", {"id", "text", "dct"}),
        ("events", "events/gva_shootings", {"id", "text", "title", "published", "source_url"}),
        ("published", "events/gva_shootings", {"id", "text", "title", "source_url"}),
    ],
)
def test_predictions_see_no_gold(stocked, task, corpus, fields):
    questions = list(stocked.questions(task, corpus))
    assert questions
    assert all(set(question) == fields for question in questions)


def test_resolution_sees_the_spans_of_gold_and_nothing_else_of_it(corpora):
    gold = [{"id": "a", "text": "Arden", "toponyms": [{"start": 0, "end": 5, "name": "Arden", "lat": 1.0, "lon": 2.0}]}]
    write_records(corpora.folder / "geo/lgl.dev.jsonl", gold)
    [question] = corpora.questions("resolve", "geo/lgl")
    assert question["toponyms"] == [{"start": 0, "end": 5}]


def test_intervals_come_with_their_figure(stocked, line):
    joint = results_of(stocked, line, "events.gva.joint", parts=("whole",))["events.gva.joint"]
    assert (joint.values, joint.intervals) == ({"whole": 1.0}, {"whole": (0.25, 0.75)})


def test_pages_are_scored_against_a_folder_of_their_part(stocked, line):
    results = results_of(stocked, line, "html", parts=("whole", "work"))
    assert results["html.kept"].values == {"whole": 1.0, "work": 1.0}
    assert json.loads((stocked.scratch / "html.work/gold.json").read_text(encoding="utf-8")).keys() == {
        "a.html.gz",
        "b.html.gz",
    }


def test_what_is_absent_is_not_measured_and_builds_no_line(corpora):
    def no_line():
        raise AssertionError("the line was built for nothing")

    results = score(corpora, no_line, ("whole",), (), quiet)
    assert {result.name for result in results} >= {"time.news.value_f1", "geo.mean.end_to_end", "html.leaked"}
    assert all(result.values == {} for result in results)
    assert text_table(results, {}, "whole").count("not measured") == len(results)


def test_half_a_pool_is_not_measured(stocked, line):
    (stocked.folder / "time/aquaint.dev.jsonl").unlink()
    assert results_of(stocked, line, "time.news")["time.news.value_f1"].values == {}


def test_faults_are_those_of_the_work_part(stocked, line):
    results_of(stocked, line, "time.news")
    [heading, *lines] = faults(stocked, ("time.news",), 5)
    assert heading == "-- time.news, work part"
    assert "timebank-1" in lines[0]
    assert not any("check" in said for said in lines)


def test_a_scorer_that_fails_is_named_with_its_last_line(stocked):
    (stocked.folder / "score_time.py").write_text("raise SystemExit('gold is damaged')", encoding="utf-8")
    with pytest.raises(InputError, match=r"score_time\.py failed: gold is damaged"):
        stocked.run("score_time.py")


def test_predictions_of_a_part_are_those_for_its_gold(tmp_path):
    write_records(tmp_path / "gold", [{"id": "a"}, {"id": "b"}])
    write_records(tmp_path / "pred", [{"id": "b", "n": 1}, {"id": "c", "n": 2}])
    kept = answered_in(tmp_path / "gold", tmp_path / "pred", tmp_path / "kept")
    assert list(read_records(kept, ("id",))) == [{"id": "b", "n": 1}]


def test_every_figure_has_one_name_and_every_mean_its_figures():
    names = [measure.full_name(figure) for measure in MEASURES for figure in measure.figures]
    assert len(names) == len(set(names))
    assert all(set(mean.of) <= set(names) for mean in MEANS)
    assert checked_only(["geo", "events.gva.joint"])


@pytest.mark.parametrize(
    ("page", "local"),
    [
        ("https://en.wikipedia.org/wiki/Canada", False),
        ("https://en.wikipedia.org/wiki/Georgia_(country)", False),
        ("https://en.wikipedia.org/wiki/Ontario", False),
        ("https://en.wikipedia.org/wiki/New_York_(state)", False),
        ("https://en.wikipedia.org/wiki/Beijing", True),
        ("https://en.wikipedia.org/wiki/Toronto", True),
        ("https://en.wikipedia.org/wiki/C%C3%B3rdoba,_Spain", True),
        (None, True),
    ],
)
def test_countries_and_divisions_are_told_from_other_places_by_their_page(page, local):
    assert is_local({"page": page}) is local


def test_the_command_says_not_measured_without_corpora_and_ends_well(tmp_path, capsys):
    assert command.main(["score", "--corpora", str(tmp_path)]) == 0
    assert "not measured" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--part", "check", "--errors", "3"], "stay unread"),
        (["--lower"], "add --update"),
        (["--page", "--only", "geo"], "leave --only and --part out"),
        (["--only", "geo.atlantis"], "nothing is called so"),
    ],
)
def test_options_that_make_no_sense_are_refused(tmp_path, capsys, arguments, message):
    assert command.main(["score", "--corpora", str(tmp_path), *arguments]) == 2
    assert message in capsys.readouterr().err


def test_results_as_json_have_values_floors_and_goals():
    results = [Result(name="a", values={"whole": 1 / 3}, intervals={"whole": (0.25, 0.5)}, goal=0.5)]
    assert as_json(results, {"a": {"whole": 0.3}}) == {
        "a": {
            "values": {"whole": 0.333333},
            "intervals": {"whole": [0.25, 0.5]},
            "floors": {"whole": 0.3},
            "goal": 0.5,
            "other": None,
            "lower_is_better": False,
        }
    }


def test_the_table_marks_what_fell_and_what_reached_its_goal():
    results = [
        Result(name="fell", values={"whole": 0.4}),
        Result(name="reached", values={"whole": 0.1}, goal=0.2, lower_is_better=True),
    ]
    table = text_table(results, {"fell": {"whole": 0.5}}, "whole").splitlines()
    assert table[1].endswith("UNDER ITS FLOOR")
    assert table[2].endswith("goal met")


def test_a_table_goes_into_its_section_of_the_page_and_nowhere_else(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- figures -->\nold\n<!-- /figures -->\nafter\n", encoding="utf-8")
    put_in_page("figures", "new", page)
    put_in_page("figures", "newer", page)
    assert page.read_text(encoding="utf-8") == "before\n<!-- figures -->\nnewer\n<!-- /figures -->\nafter\n"
    with pytest.raises(InputError, match="no section speed"):
        put_in_page("speed", "new", page)


def test_corpora_without_their_scorer_are_not_measured(corpora: Corpora, line):
    write_records(corpora.folder / "geo/lgl.dev.jsonl", [{"id": "a", "text": "Arden", "toponyms": []}])
    assert results_of(corpora, line, "geo.lgl")["geo.lgl.end_to_end"].values == {}
