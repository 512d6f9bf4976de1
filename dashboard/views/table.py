"""The table: every column of what is shown, in the order of the list and of the CSV."""

import streamlit as st

from dashboard import data, filters, state, words
from extract.schema import COLUMNS

dataset = data.current()
wanted = state.wanted()
shown = filters.apply(dataset.frame, wanted)
undated = len(filters.tray(dataset.frame, wanted, "undated"))

with st.container(key="headline", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.markdown(words.counts(dataset.frame, shown, wanted, undated))
    st.download_button(
        "Download CSV", data=lambda: data.csv_bytes(shown), file_name="events.csv", mime="text/csv",
        on_click="ignore", icon=":material/download:", key="csv", disabled=shown.empty,
    )  # fmt: skip

helps = {name: st.column_config.Column(help=column.meaning) for name, column in COLUMNS.items()}
st.dataframe(shown, hide_index=True, height=640, column_config=helps, lazy=True)
