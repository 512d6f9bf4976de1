"""The figures: valid plotly, no text of an article that acts as markup, marks that name their events."""

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import basemap
from dashboard.figures import map_figure, timeline_figure
from dashboard.figures.lanes import day_events
from dashboard.filters import EventFilter, apply

EVIL = '<img src=x onerror="alert(1)"><a href="javascript:alert(1)">%{x}</a>'


def traces(figure: dict, name: str) -> list[dict]:
    return [trace for trace in figure["data"] if trace["name"] == name]


def timeline(frame: pd.DataFrame, wanted: EventFilter | None = None, selected: str | None = None) -> dict:
    wanted = wanted or EventFilter()
    figure = timeline_figure(frame, apply(frame, wanted), wanted, selected=selected)
    assert figure is not None
    return figure


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("selected", [None, "e0", "e2"])
def test_plotly_takes_both_figures(few: pd.DataFrame, dark: bool, selected: str | None) -> None:
    go.Figure(map_figure(few, selected=selected, dark=dark))
    for wanted in (EventFilter(), EventFilter(first="2006-08-01", last="2018-05-15")):
        go.Figure(timeline_figure(few, apply(few, wanted), wanted, selected=selected, dark=dark))


def test_an_empty_map_is_still_a_map(few: pd.DataFrame) -> None:
    figure = go.Figure(map_figure(few.iloc[0:0]))
    assert [trace.type for trace in figure.data] == ["scattermap"]


def test_marks_carry_the_ids_of_their_events(few: pd.DataFrame) -> None:
    figure = map_figure(few)
    assert {key for trace in traces(figure, "areas") for key in trace["customdata"]} == {"e2"}
    keys = {key for trace in timeline(few)["data"] for key in trace.get("customdata", [])}
    assert keys == {"e0", "e1", "e2", "e3", "e4"}


def test_an_area_is_a_pale_disc_and_no_full_marker(few: pd.DataFrame) -> None:
    figure = map_figure(few)
    (disc,) = traces(figure, "discs")
    assert max(value for value in disc["lat"] if value is not None) == pytest.approx(35 + 350 / 111.2, abs=0.1)
    assert all(opacity < 0.3 for trace in traces(figure, "areas") for opacity in trace["marker"]["opacity"])
    drawn = {
        (lat, lon) for trace in traces(figure, "points") for lat, lon in zip(trace["lat"], trace["lon"], strict=True)
    }
    assert (35.0, 38.5) not in drawn


def test_a_disc_is_drawn_even_where_its_mark_is_merged_into_another(few: pd.DataFrame) -> None:
    figure = map_figure(few, zoom=-1.0)
    assert traces(figure, "discs")
    assert not traces(figure, "areas")


def test_several_events_show_their_number_and_one_its_glyph(few: pd.DataFrame) -> None:
    texts = sorted(text for trace in traces(map_figure(few), "points") for text in trace["text"])
    assert texts == ["2", "2"]
    assert [trace["text"] for trace in traces(map_figure(few.iloc[[0]]), "points")] == [["×"]]


def test_what_is_not_selected_fades_and_stays(few: pd.DataFrame) -> None:
    opacities = {
        spot: opacity
        for trace in traces(map_figure(few, selected="e0"), "points")
        for spot, opacity in zip(trace["customdata"], trace["marker"]["opacity"], strict=True)
    }
    assert sorted(opacities.values()) == [0.3, 1.0]
    assert traces(map_figure(few, selected="e0"), "selected")
    assert not traces(map_figure(few, selected="no such event"), "selected")


def test_text_of_articles_cannot_become_markup(few: pd.DataFrame) -> None:
    frame = few.assign(title=EVIL, location=EVIL)
    for figure in (map_figure(frame), timeline(frame)):
        for trace in figure["data"]:
            for tip in trace.get("hovertext", []):
                assert "<img" not in tip
                assert "<a " not in tip
            assert "hovertemplate" not in trace
            assert "texttemplate" not in trace


def test_the_map_asks_no_other_host(few: pd.DataFrame) -> None:
    for dark in (False, True):
        style = map_figure(few, dark=dark)["layout"]["map"]["style"]
        assert style == basemap.style(dark)
        assert "glyphs" not in style
        assert "sprite" not in style
        addresses = [source["data"] for source in style["sources"].values()]
        assert all(address.startswith("app/static/") for address in addresses)


def test_a_date_that_is_only_the_publication_s_is_hollow(frame_of) -> None:
    same = {"start_date": "2018-06-09", "end_date": "2018-06-09", "date_precision": "day"}
    (dots,) = traces(
        timeline(frame_of(same | {"date_basis": "publication"}, same | {"date_basis": "explicit"})), "days"
    )
    assert dots["marker"]["line"]["width"] == [1, 2]
    assert dots["marker"]["color"][0] == dots["marker"]["line"]["color"][1]


def test_a_vague_date_is_paler_than_a_span(frame_of) -> None:
    month = {"start_date": "2018-05-01", "end_date": "2018-05-31"}
    (bars,) = traces(
        timeline(frame_of(month | {"date_precision": "month"}, month | {"date_precision": "span"})), "spans"
    )
    vague, lasting = bars["marker"]["opacity"]
    assert vague < lasting
    assert bars["base"] == ["2018-05-01", "2018-05-01"]
    assert bars["x"] == [31 * 86_400_000] * 2


def test_a_dot_of_several_events_leads_to_them_all(frame_of) -> None:
    day = {"start_date": "2018-06-09", "end_date": "2018-06-09", "date_basis": "explicit", "event_type": "protest"}
    frame = frame_of(day, day, day | {"event_type": "conflict"}, day | {"date_basis": "publication"})
    keys = [key for trace in traces(timeline(frame), "days") for key in trace["customdata"]]
    assert sorted(keys) == ["=2018-06-09/2018-06-09,protest,full", "e2", "e3"]
    assert day_events(frame, "=2018-06-09/2018-06-09,protest,full")["event_id"].tolist() == ["e0", "e1"]
    assert len(day_events(frame, "=nonsense")) == 0


def test_history_before_1678_is_drawn(frame_of) -> None:
    frame = frame_of({"start_date": "0079-08-24", "end_date": "0079-08-25", "date_precision": "span"})
    assert traces(timeline(frame), "spans")[0]["base"] == ["0079-08-24"]


def test_without_dates_there_is_no_timeline(frame_of) -> None:
    frame = frame_of({}, {})
    assert timeline_figure(frame, frame, EventFilter()) is None


def test_a_range_veils_what_lies_outside_and_the_lanes_follow_it(few: pd.DataFrame) -> None:
    layout = timeline(few, EventFilter(first="2006-01-01", last="2007-12-31"))["layout"]
    veils = [(shape["x0"], shape["x1"]) for shape in layout["shapes"] if shape["type"] == "rect"]
    assert veils == [(layout["xaxis2"]["range"][0], "2006-01-01"), ("2008-01-01", layout["xaxis2"]["range"][1])]
    assert layout["xaxis"]["range"][0] < "2006-01-01" < layout["xaxis"]["range"][1] < "2008-03-01"
    assert timeline(few)["layout"]["shapes"] == []
