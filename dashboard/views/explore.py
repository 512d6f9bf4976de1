"""Map, timeline, list and card: the same events four times, a click in one shows in all."""

import streamlit as st

from dashboard import data, filters, state, words
from dashboard.components import draw_map, draw_timeline
from dashboard.components.intake import plain
from dashboard.components.panel import draw_choice, draw_event, draw_events
from dashboard.figures import map_figure, timeline_figure
from dashboard.figures.lanes import day_events
from dashboard.geometry import opening_zoom
from dashboard.merging import at_mark
from dashboard.spots import extent

dataset = data.current()
wanted = state.wanted()
shown = filters.apply(dataset.frame, wanted)
trays = {name: filters.tray(dataset.frame, wanted, name) for name in filters.TRAYS}
listed = trays[state.tray()]
dark = st.context.theme.type == "dark"

spot = st.session_state.get(state.SPOT)
if spot:
    here = day_events(shown, spot) if spot.startswith("=") else at_mark(shown, spot)
    spot, listed = (spot, here) if len(here) else (None, listed)
picked = st.session_state.get(state.PICKED)
row = dataset.row(picked) if picked else None
picked = picked if row else None
joining = dataset.row(str(st.session_state[state.JOINING])) if st.session_state.get(state.JOINING) else None

with st.container(key="headline", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.markdown(words.counts(dataset.frame, shown, wanted, len(trays["undated"])))
    st.download_button(
        "Download CSV", data=lambda: data.csv_bytes(shown), file_name="events.csv", mime="text/csv",
        on_click="ignore", icon=":material/download:", key="csv", disabled=shown.empty,
    )  # fmt: skip

if dataset.frame.empty:
    st.info("Nothing to show yet: choose “Add articles” at the left, and drop or paste one.")
for problem in dataset.problems:
    st.caption(plain(problem))

with st.container(key="explore"):
    left, right = st.columns([0.69, 0.31], gap="small")

with left:
    focus = (
        (float(row["longitude"]), float(row["latitude"])) if row and words.known(row["latitude"]) is not None else None
    )
    fit = extent(shown)
    zoom = st.session_state.get(state.ZOOM, opening_zoom(fit))
    draw_map(
        map_figure(shown, zoom=zoom, selected=picked, dark=dark), dark=dark, fit=fit, focus=focus, zoom=zoom,
        on_pick=state.pick_mark, on_zoom=state.zoom_to,
        label=f"Map of {words.plural(len(shown), 'event')}; the list holds the same events",
    )  # fmt: skip
    undated_too = filters.apply(dataset.frame, filters.all_dates(wanted))
    timeline = timeline_figure(undated_too, shown, wanted, selected=picked, dark=dark)
    if timeline:
        draw_timeline(
            timeline, on_pick=state.pick_mark, on_brush=state.brush,
            label="Timeline of the same events; type dates at the left to choose a range",
        )  # fmt: skip
    else:
        st.caption("No event here has a date.")

with right, st.container(key="panel_card" if picked else "panel_list", gap="small"):
    st.segmented_control(
        "Which events", filters.TRAYS, key=state.TRAY, required=True, label_visibility="collapsed", width="stretch",
        format_func=lambda name: f"{filters.TRAY_NAMES[name]} {len(trays[name]):,}",
    )  # fmt: skip
    if joining:
        draw_choice(joining, listed, dark)
    elif row:
        draw_event(row, dataset, listed, dark)
    else:
        draw_events(listed, dark, f"{words.plural(len(listed), 'event')} at this mark" if spot else "")
