"""The reader's decisions about events being the same: each with its undo, saved to a file and loaded from one."""

import pandas as pd
import streamlit as st

from dashboard import data, state
from dashboard.components.intake import plain
from dashboard.decisions import from_json, to_json
from dashboard.words import plural
from extract.errors import InputError

ROUND = "decisions_round"
TITLE_LENGTH = 40


def draw_decisions(frame: pd.DataFrame) -> None:
    """All decisions of this session at one place, on every page."""
    decided = data.decisions()
    with st.expander(f"Same events · {plural(len(decided), 'decision')}" if decided else "Same events", key="decided"):
        st.caption(
            "On an event's card you can put events together or keep them apart. This holds until the page is closed,"
            " and for the table that you download. Save it to load it again."
        )
        titles = titles_of(frame, {event for pair in (*decided.together, *decided.apart) for event in pair})
        for verb, pairs in (("is the same as", decided.together), ("is not the same as", decided.apart)):
            for one, two in pairs:
                st.markdown(f"{plain(titles.get(one, one))} *{verb}* {plain(titles.get(two, two))}")
                st.button("Undo", key=f"undo_{one}_{two}", on_click=state.undo, args=([one, two],), type="tertiary")
        st.download_button(
            "Save decisions", data=lambda: to_json(decided), file_name="same-events.json", mime="application/json",
            on_click="ignore", icon=":material/download:", key="save_decisions", disabled=not decided, width="stretch",
        )  # fmt: skip
        load()


def load() -> None:
    """Takes the decisions of a file to those of the session; what is no such file is said."""
    key = f"decisions_{st.session_state.get(ROUND, 0)}"  # a new round has an empty field
    upload = st.file_uploader("Load saved decisions", type=["json"], key=key)
    if upload is None:
        return
    try:
        loaded = from_json(upload.getvalue(), data.decisions())
    except InputError as error:
        st.warning(plain(f"{upload.name}: {error}"))
        return
    data.decide_on(loaded)
    news = f"{plural(len(loaded), 'decision')} on same events"
    st.session_state.update({"news": news, ROUND: st.session_state.get(ROUND, 0) + 1})
    st.rerun()


def titles_of(frame: pd.DataFrame, events: set[str]) -> dict[str, str]:
    """Short titles of some events, in quotes; those of other articles keep their ids."""
    if not events:
        return {}
    rows = frame[frame["event_id"].isin(list(events))]
    return {
        event: f"“{title if len(title) <= TITLE_LENGTH else title[: TITLE_LENGTH - 1].rstrip() + '…'}”"
        for event, title in zip(rows["event_id"], rows["title"].fillna("Untitled event"), strict=True)
    }
