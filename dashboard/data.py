"""What the dashboard shows: the sample articles or event files, and the articles that a reader adds.

The only caching, and the only caller of extract's pipeline and store. Cached frames are read-only.
"""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import pandas as pd
import streamlit as st

import dashboard
from dashboard.decisions import Decisions, decide
from dashboard.filters import by_date
from dashboard.words import plural
from extract.cli.gazetteer import FULL, PlaceSources, sources_of
from extract.errors import DatelineError
from extract.events import ClusterIndex, Clustering
from extract.export import to_csv_bytes
from extract.model import Article, PublishedBasis, Reading
from extract.pipeline import Pipeline, build_pipeline
from extract.sources import read_file
from extract.sources.files import read_bytes
from extract.table import frame_of_rows, put_clusters, tellings_of, to_rows

ADDED, DECISIONS, DECIDED = "added", "decisions", "decided"
Progress = Callable[[int, int, str], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dataset:
    """Events as a frame, in the order of the articles, and the readings that they come from, by article.

    `readings` lacks the articles of event files. `problems` has a line for each input that could not be used. `index`
    holds the rows of the readings as clusters compare them, `clustering` what holds those clusters together.
    """

    frame: pd.DataFrame
    readings: Mapping[str, Reading]
    problems: tuple[str, ...] = ()
    index: ClusterIndex | None = None
    clustering: Clustering | None = None

    def row(self, event_id: str) -> dict[str, Any] | None:
        """One event's cells, None where no event has that id."""
        rows = self.frame[self.frame["event_id"].eq(event_id)]
        return {str(name): value for name, value in rows.iloc[0].items()} if len(rows) else None


def seed_files() -> list[Path]:
    """The sample articles: inside the installed package, or beside it in a checkout."""
    package = Path(next(iter(dashboard.__path__)))
    for folder in (package / "seeds", package.parent / "seeds"):
        if files := sorted(folder.glob("*.md")):
            return files
    return []


@st.cache_resource(show_spinner="Opening the gazetteer…")
def pipeline() -> Pipeline:
    """The stages, built once for all sessions, with the places that the environment names."""
    return build_pipeline(place_sources().settings())


def place_sources() -> PlaceSources:
    """What `dateline dashboard --places` and `--gazetteer` said, or the environment variables of those names."""
    return sources_of(os.environ)


def places_in_use() -> str:
    """The reader's own places and gazetteer in one line, "" where neither is named. InputError for a faulty table."""
    from extract.places.own_places import read_own_places

    sources, said = place_sources(), []
    if sources.own_places:
        own = read_own_places(sources.own_places)
        counted = [plural(len(own.places), "place")]
        if own.never:
            counted.append(plural(len(own.never), "name that is no place", "names that are no places"))
        said.append(f"your own places from {sources.own_places.name} ({' and '.join(counted)})")
    if sources.gazetteer:
        said.append("the full gazetteer" if sources.gazetteer == FULL else f"the gazetteer in {sources.gazetteer}")
    return f"Articles are read with {' and '.join(said)}." if said else ""


@st.cache_resource(show_spinner="Reading the sample articles…")
def sample_dataset(files: tuple[Path, ...]) -> Dataset:
    """What the sample articles say."""
    problems: list[str] = []
    articles = [article for file in files if (article := open_article(file, problems))]
    readings = [reading for article in articles if (reading := read_article(article, problems))]
    return dataset_of(readings, problems)


@st.cache_resource(show_spinner="Opening the events…")
def table_dataset(files: tuple[Path, ...], stamps: tuple[float, ...]) -> Dataset:
    """The events of files, one after the other; `stamps` are their times of change, so that a new file is read anew."""
    from extract.table_read import read_table

    frames, problems = [frame_of_rows([])], []
    for file in files:
        try:
            frames.append(read_table(file))
        except DatelineError as error:
            problems.append(str(error))
    return Dataset(frame=pd.concat(frames, ignore_index=True), readings={}, problems=tuple(problems))


def open_dataset(files: Sequence[str]) -> Dataset:
    """Event files where any are named, else the sample articles; with what this session added."""
    paths = tuple(Path(file) for file in files)
    if paths:
        base = table_dataset(paths, tuple(path.stat().st_mtime if path.exists() else 0.0 for path in paths))
    else:
        base = sample_dataset(tuple(seed_files()))
    added: dict[str, Reading] = st.session_state.get(ADDED, {})
    key = (id(base), *(id(reading) for reading in added.values()))
    if st.session_state.get("dataset_key") != key:
        dataset = with_readings(base, added.values()) if added else base
        undecided = replace(dataset, frame=by_date(dataset.frame))
        st.session_state.update(
            {"dataset_key": key, "undecided": undecided, "dataset": undecided, DECIDED: Decisions()}
        )
    decided = decisions()
    if st.session_state[DECIDED] != decided:
        st.session_state.update({"dataset": with_decisions(st.session_state["undecided"], decided), DECIDED: decided})
    return current()


def decisions() -> Decisions:
    """What the reader decided in this session about events being the same."""
    return cast(Decisions, st.session_state.get(DECISIONS, Decisions()))


def decide_on(changed: Decisions) -> None:
    """Keeps the reader's decisions for this session; what is shown follows at its next run."""
    st.session_state[DECISIONS] = changed


def with_decisions(dataset: Dataset, decided: Decisions) -> Dataset:
    """The dataset with the clusters that the reader's decisions make."""
    if not decided:
        return dataset
    frame, clustering = decide(dataset.frame, dataset.index, decided)
    return replace(dataset, frame=frame, clustering=clustering)


def current() -> Dataset:
    """The dataset that this session shows, in the order of its dates."""
    return cast(Dataset, st.session_state["dataset"])


def dataset_of(readings: Sequence[Reading], problems: Iterable[str] = ()) -> Dataset:
    """The dataset that some readings make."""
    by_article = {reading.article.article_id: reading for reading in readings}
    tables = [to_rows(reading) for reading in readings]
    index = ClusterIndex()
    index.add(tellings_of(readings, tables))
    clustering = index.clusters()
    rows = [row for table in tables for row in table]
    put_clusters(rows, clustering.ids)
    return Dataset(
        frame=frame_of_rows(rows), readings=by_article, problems=tuple(problems), index=index, clustering=clustering
    )


def with_readings(base: Dataset, added: Iterable[Reading]) -> Dataset:
    """A dataset and some more readings, each in place of what was known of its article; clustered anew over all."""
    readings = {**base.readings, **{reading.article.article_id: reading for reading in added}}
    tables = base.frame[~base.frame["article_id"].isin(list(readings))]
    grown = dataset_of(list(readings.values()), base.problems)
    return replace(grown, frame=pd.concat([tables, grown.frame], ignore_index=True)) if len(tables) else grown


def open_article(file: Path, problems: list[str]) -> Article | None:
    """One file's article; what is wrong with it goes to `problems`."""
    try:
        return read_file(file)
    except DatelineError as error:
        problems.append(str(error))
        return None


def read_article(article: Article, problems: list[str]) -> Reading | None:
    """One article's reading; what is wrong with it goes to `problems`."""
    try:
        return pipeline().read(article)
    except DatelineError as error:
        problems += [line for line in str(error).splitlines() if line not in problems]
        return None


def pasted_article(text: str, published: date | None) -> Article:
    """An article out of pasted text and perhaps its day of publication."""
    basis: PublishedBasis = "given" if published else "none"
    return Article(text=text, source="pasted text", published=published, published_basis=basis)


def uploaded_articles(uploads: Iterable[tuple[str, bytes]], problems: list[str]) -> list[Article]:
    """The articles in uploaded files (name, bytes)."""
    articles = []
    for name, content in uploads:
        try:
            articles.append(read_bytes(content, name, Path(name).suffix.lower(), source=name, on_note=problems.append))
        except DatelineError as error:
            problems.append(str(error))
    return articles


def add_articles(articles: Sequence[Article], problems: list[str], on_progress: Progress) -> tuple[int, int]:
    """Reads articles into this session's dataset; returns how many were new and how many events they hold."""
    added: dict[str, Reading] = dict(st.session_state.get(ADDED, {}))
    known = {**current().readings, **added}
    count = events = 0
    for number, article in enumerate(articles):
        on_progress(number, len(articles), article.source or "")
        before = known.get(article.article_id)
        if before is not None and before.article == article:
            problems.append(f"{article.source}: this article is already here")
        elif reading := read_article(article, problems):
            added[article.article_id] = known[article.article_id] = reading
            count, events = count + 1, events + len(reading.events)
    st.session_state[ADDED] = added
    return count, events


def csv_bytes(frame: pd.DataFrame) -> bytes:
    """The rows as a CSV file that spreadsheets open rightly (UTF-8 with a mark)."""
    return to_csv_bytes(frame, bom=True)
