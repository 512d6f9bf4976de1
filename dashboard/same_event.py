"""The other reports of an event for its card: each with its reason, and what the reader decided. Pure."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.decisions import Decisions, of_event
from dashboard.words import known, published_words, when, where
from extract.events import HAND_MADE, INDIRECT, Clustering, explain_link
from extract.model import Reading

MOST_REPORTS, MOST_CANDIDATES = 20, 300
FROM_TABLE, BY_ANOTHER = "Put together in the table", "Put together by hand with another report of it"
Row = Mapping[Any, Any]


def same_event(
    frame: pd.DataFrame,
    row: Row,
    clustering: Clustering | None,
    readings: Mapping[str, Reading],
    decisions: Decisions,
) -> dict[str, Any]:
    """What the card shows of the other reports of one event, and of those that the reader parted from it."""
    own = str(row["event_id"])
    mine = of_event(decisions, own)
    found = fellows(frame, row, decisions)
    why = {} if clustering is None else {
        (link.two if link.one == own else link.one): link for link in clustering.why(own)
    }  # fmt: skip
    order = {event: place for place, event in enumerate(why)}
    decided = any({one, two} & {own, *found["event_id"]} for one, two in decisions.together)
    reports = []
    for other in sorted(found.to_dict("records"), key=lambda one: order.get(one["event_id"], len(order))):
        event = other["event_id"]
        by_hand = any(event in pair for pair in mine.together)
        if by_hand:
            reason = HAND_MADE
        elif event in why:
            texts = [text_of(readings.get(str(one["article_id"]))) for one in (row, other)]
            reason = explain_link(why[event], texts)
        else:
            reason = INDIRECT if is_linked(own, event, clustering) else BY_ANOTHER if decided else FROM_TABLE
        reports.append(report(other) | {"reason": reason, "by_hand": by_hand})
    parted = [one if two == own else two for one, two in mine.apart]
    gone = frame[frame["event_id"].isin(parted)] if parted else frame.iloc[:0]
    return {
        "reports": reports[:MOST_REPORTS],
        "more": max(0, len(reports) - MOST_REPORTS),
        "parted": [report(other) for other in gone.to_dict("records")],
    }


def is_linked(one: str, two: str, clustering: Clustering | None) -> bool:
    """Whether two rows are of one cluster by what they say, before anything was put together by hand."""
    return clustering is not None and one in clustering.ids and clustering.ids[one] == clustering.ids.get(two)


def fellows(frame: pd.DataFrame, row: Row, decisions: Decisions) -> pd.DataFrame:
    """The other rows of a row's cluster; big tables are looked through only where there can be any."""
    if int(known(row["n_sources"]) or 1) < 2 and not decisions.together:
        return frame.iloc[:0]
    same = frame["cluster_id"].eq(row["cluster_id"]) & frame["event_id"].ne(row["event_id"])
    return frame[same.fillna(False).astype(bool)]


def report(row: Row) -> dict[str, Any]:
    """One other report: what it says and who said it."""
    return {
        "id": row["event_id"],
        "title": known(row["title"]) or "Untitled event",
        "source": known(row["source"]) or "unknown source",
        "published": published_words(row),
        "when": when(row),
        "where": where(row),
    }


def text_of(reading: Reading | None) -> str:
    """Title and text of an article, "" where it is not at hand."""
    return f"{reading.article.title or ''}\n{reading.article.text}" if reading else ""


def candidates(frame: pd.DataFrame, row: Row) -> pd.DataFrame:
    """The events with which one may be put together: nearest in time first, then other articles', then of its type."""
    others = frame[(frame["cluster_id"].ne(row["cluster_id"]) & frame["event_id"].ne(row["event_id"])).fillna(True)]
    day = pd.to_datetime(known(row["start_date"]), errors="coerce")
    apart = (pd.to_datetime(others["start_date"], errors="coerce") - day).abs().dt.days
    other_type = others["event_type"].ne(row["event_type"]).fillna(True)
    own_article = others["article_id"].eq(row["article_id"]).fillna(False)
    order = pd.DataFrame({"apart": apart, "own_article": own_article, "other_type": other_type}, index=others.index)
    return others.loc[order.sort_values(list(order.columns), kind="stable").index[:MOST_CANDIDATES]]
