"""What is measured: each run of a scorer with its corpora and options, and the figures taken from its report.

Options are those that the corpora's guidelines ask for; goals and the best other figures come from published or
repeated measurements of other tools, or from naive rules, on the same corpora with the same scorers.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from benchmarks.records import Record
from benchmarks.wide import is_local


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number of a scorer's report; `path` leads to it, `other` is the best figure without Dateline."""

    name: str
    path: tuple[str, ...]
    goal: float | None = None
    other: float | None = None
    lower_is_better: bool = False
    interval: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One scorer run: predictions of `task` for `corpora` (pooled), over the gold toponyms that `keep` lets pass.

    `kind` is the scorer's first argument where it takes one, `options` stand after its files; `judge` is the corpora's
    scorer by which a scorer of ours tells right from wrong.
    """

    name: str
    task: str
    corpora: tuple[str, ...]
    scorer: str
    figures: tuple[Figure, ...]
    kind: str | None = None
    judge: str | None = None
    options: tuple[str, ...] = ()
    keep: Callable[[Record], bool] | None = None

    def full_name(self, figure: Figure) -> str:
        """The figure's name in floors, tables and results."""
        return f"{self.name}.{figure.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean:
    """The mean of figures of other runs."""

    name: str
    of: tuple[str, ...]
    goal: float | None = None
    other: float | None = None


WITH_ADJECTIVES = ("--kinds", "place,metonym,adjective")
WITHOUT_ADJECTIVES = ("--kinds", "place,metonym")
CORE_TYPES = ("--ignore-types", "Demonym,Language,Homonym,Embedded_Non_Lit")
STREET_NUMBERS = ("--ignore-types", "STREETNR,ZIP")
UNRESOLVED = ("--unresolved", "max")


def higher(name: str, *path: str, goal: float | None = None, other: float | None = None) -> Figure:
    """A figure that shall be high."""
    return Figure(name=name, path=path, goal=goal, other=other)


def lower(name: str, *path: str, goal: float | None = None, other: float | None = None) -> Figure:
    """A figure that shall be low."""
    return Figure(name=name, path=path, goal=goal, other=other, lower_is_better=True)


def with_interval(figure: Figure) -> Figure:
    """A figure with the 95 % interval that the report has beside it."""
    *parents, name = figure.path
    return replace(figure, interval=(*parents, f"{name}_95"))


def tagging(name: str, corpora: tuple[str, ...], *figures: Figure) -> Measure:
    """Temporal tagging of corpora pooled into one."""
    return Measure(name=name, task="dates", corpora=corpora, scorer="score_time.py", figures=figures)


def geoparsing(name: str, corpus: str, options: tuple[str, ...], *figures: Figure) -> Measure:
    """Toponyms recognised and placed in running text."""
    corpora = (f"geo/{corpus}",)
    return Measure(
        name=f"geo.{name}", task="places", corpora=corpora, scorer="score_geo.py", figures=figures, options=options
    )


def end_to_end(goal: float | None = None, other: float | None = None) -> Figure:
    """F1 of recognised (overlap) and within 161 km."""
    return higher("end_to_end", "overlap", "end_to_end", "f1", goal=goal, other=other)


def resolution(
    corpus: str,
    goal: float | None = None,
    other: float | None = None,
    name: str | None = None,
    keep: Callable[[Record], bool] | None = None,
) -> Measure:
    """Accuracy within 161 km on gold spans, an unresolved one counting as wrong."""
    return Measure(
        name=f"resolve.{name or corpus}",
        task="resolve",
        corpora=(f"geo/{corpus}",),
        scorer="score_geo.py",
        figures=(higher("accuracy", "exact", "resolution", "accuracy", goal=goal, other=other),),
        options=UNRESOLVED,
        keep=keep,
    )


def event_rows(name: str, corpus: str, kind: str, *figures: Figure) -> Measure:
    """Rows of the table against an event corpus."""
    corpora = (corpus if "/" in corpus else f"events/{corpus}",)
    return Measure(
        name=f"events.{name}", task="events", corpora=corpora, scorer="score_events.py", figures=figures, kind=kind
    )


def own_rows(name: str, corpus: str) -> Measure:
    """The figures of a set of reports made for Dateline, which name their part."""
    return event_rows(
        name,
        corpus,
        "handlabelled",
        with_interval(higher("joint_f1", "core joint", "joint_f1")),
        higher("recall_core", "events", "recall_core"),
        higher("precision", "events", "precision"),
        lower("false_alarms", "events", "false_alarms", goal=0.20),
        higher("date", "matched events", "date_compatible"),
        higher("place", "matched events", "place"),
        higher("modality", "matched events", "modality", goal=0.85),
        lower("not_places", "events", "not_places"),
    )


def row_confidences(name: str, corpus: str) -> Measure:
    """Whether the confidences of date, place and row are the shares that are right."""
    return Measure(
        name=f"events.{name}.confidence",
        task="events",
        corpora=(f"events/{corpus}",),
        scorer="benchmarks.event_reliability",
        judge="score_events.py",
        kind=name,
        figures=tuple(lower(f"{value}_ece", value, "ece", goal=0.05) for value in ("date", "place", "row")),
    )


OVERLAP_RECOGNITION = higher("recognition", "overlap", "recognition", "f1")

DATES = (
    tagging(
        "time.news",
        ("time/timebank", "time/aquaint", "time/meantime"),
        higher("value_f1", "all", "value_f1", goal=0.86, other=0.783),
        higher("date_value_f1", "DATE", "value_f1", goal=0.88, other=0.795),
        higher("relaxed_f1", "all", "relaxed", "f1", goal=0.94, other=0.910),
        higher("strict_f1", "all", "strict", "f1"),
    ),
    tagging(
        "time.wikiwars",
        ("time/wikiwars",),
        higher("value_f1", "all", "value_f1", goal=0.90, other=0.857),
        higher("relaxed_f1", "all", "relaxed", "f1"),
    ),
)

PLACES = (
    geoparsing("gwn", "gwn", WITH_ADJECTIVES, end_to_end(0.80, 0.611)),
    geoparsing("lgl", "lgl", WITH_ADJECTIVES, end_to_end(0.68, 0.484)),
    geoparsing("trnews", "trnews", WITHOUT_ADJECTIVES, end_to_end(0.78, 0.614)),
    geoparsing("geovirus", "geovirus", WITHOUT_ADJECTIVES, end_to_end(0.80, 0.660)),
    geoparsing("tudloc2013", "tudloc2013", (*WITHOUT_ADJECTIVES, *STREET_NUMBERS), end_to_end()),
    geoparsing("wotr", "wotr", WITHOUT_ADJECTIVES, end_to_end()),
    geoparsing("guardian_syria", "guardian_syria", WITH_ADJECTIVES, end_to_end()),
    geoparsing(
        "gwn_core",
        "gwn",
        (*WITH_ADJECTIVES, *CORE_TYPES),
        higher("recognition_exact", "exact", "recognition", "f1", goal=0.89, other=0.883),
        end_to_end(),
    ),
    geoparsing("topres19th", "topres19th", WITHOUT_ADJECTIVES, OVERLAP_RECOGNITION),
    Measure(
        name="geo.confidence",
        task="places",
        corpora=("geo/gwn", "geo/lgl", "geo/trnews"),
        scorer="benchmarks.reliability",
        figures=(lower("ece", "ece", goal=0.06),),
    ),
)

RESOLUTIONS = (
    resolution("lgl", 0.85, 0.827),
    resolution("trnews", 0.90, 0.873),
    resolution("gwn", 0.88, 0.941),
    resolution("geovirus", None, 0.753),
    resolution("geovirus", 0.85, None, name="geovirus_local", keep=is_local),
    resolution("tudloc2013"),
    resolution("wotr"),
    resolution("guardian_syria"),
)

EVENTS = (
    event_rows(
        "gva",
        "gva_shootings",
        "gva",
        higher("date_exact", "main", "date_exact", goal=0.90, other=0.745),
        higher("place_50", "main", "place_50", goal=0.87, other=0.569),
        with_interval(higher("joint", "main", "joint", goal=0.80, other=0.432)),
        higher("clusters_f1", "clusters", "f1", goal=0.93, other=0.805),
        higher("killed_some", "killed", "some"),
        higher("killed_none", "killed", "none"),
        higher("injured_some", "injured", "some"),
        higher("injured_none", "injured", "none"),
    ),
    row_confidences("gva", "gva_shootings"),
    event_rows(
        "muc",
        "muc34",
        "muc",
        higher("recall_conflict_mixed", "mixed case", "recall_conflict", goal=0.70, other=0.45),
        higher("recall_conflict_upper", "upper case", "recall_conflict", goal=0.65, other=0.47),
        lower("false_alarms_mixed", "mixed case", "false_alarms_per_doc", goal=0.5, other=1.18),
        lower("false_alarms_upper", "upper case", "false_alarms_per_doc", goal=0.5, other=0.87),
    ),
    event_rows(
        "handlabelled",
        "handlabelled",
        "handlabelled",
        with_interval(higher("joint_f1", "core joint", "joint_f1", goal=0.65, other=0.083)),
        higher("recall_core", "events", "recall_core", other=0.62),
        higher("precision", "events", "precision", other=0.51),
        lower("false_alarms", "events", "false_alarms", goal=0.20, other=0.48),
        higher("modality", "matched events", "modality"),
        lower("not_places", "events", "not_places"),
    ),
    row_confidences("handlabelled", "handlabelled"),
    event_rows(
        "location",
        "event_location",
        "location",
        higher("overlap_p", "places", "overlap_p", goal=0.85, other=0.83),
        higher("overlap_r", "places", "overlap_r", goal=0.85, other=0.83),
        lower("false_places", "places", "false_places", goal=0.08, other=0.41),
    ),
    own_rows("own_news", "own_news/reports"),
    own_rows("own_news_second", "own_news/second"),
    event_rows("news_cluster", "news_cluster", "clusters", higher("f1", "clusters", "f1", goal=0.85, other=0.389)),
)

ARTICLES = (
    Measure(
        name="published.gva",
        task="published",
        corpora=("events/gva_shootings",),
        scorer="score_published.py",
        figures=(
            higher("stated_recall", "stated", "recall", goal=0.95),
            higher("stated_right", "stated", "right"),
            higher("all_recall", "all", "recall"),
            higher("all_right", "all", "right"),
            higher("all_interval", "all", "interval"),
        ),
    ),
    Measure(
        name="html",
        task="html",
        corpora=("html",),
        scorer="score_html.py",
        figures=(
            higher("dates_exact", "dates", "exact", goal=0.93, other=0.914),
            higher("kept", "text", "kept", goal=0.97, other=0.967),
            lower("leaked", "text", "leaked", goal=0.09, other=0.107),
        ),
    ),
)

MEASURES: tuple[Measure, ...] = (*DATES, *PLACES, *RESOLUTIONS, *EVENTS, *ARTICLES)
MEANS: tuple[Mean, ...] = (
    Mean(
        name="geo.mean.end_to_end",
        of=tuple(f"geo.{corpus}.end_to_end" for corpus in ("gwn", "lgl", "trnews", "geovirus")),
        goal=0.765,
        other=0.582,
    ),
)
