"""The dashboard's entry: opens the events, draws the shared filters, runs the page.

streamlit run dashboard/app.py [-- EVENTS_FILE...]
"""

import sys
from pathlib import Path

import streamlit as st

from dashboard import data, state
from dashboard.components.sidebar import draw_sidebar

HERE = Path(__file__).parent

st.set_page_config(page_title="Dateline", page_icon=str(HERE / "static" / "mark.svg"), layout="wide")
st.logo(str(HERE / "static" / "logo.svg"), size="medium")
st.html(HERE / "components" / "page.css")

state.restore()
dataset = data.open_dataset(sys.argv[1:])
page = st.navigation(
    [
        st.Page(HERE / "views" / "explore.py", title="Map and timeline", icon=":material/map:", default=True),
        st.Page(HERE / "views" / "table.py", title="Table", icon=":material/table_rows:"),
        st.Page(HERE / "views" / "articles.py", title="Articles", icon=":material/article:"),
    ],
    position="top",
)
draw_sidebar(dataset.frame)
if news := st.session_state.pop("news", None):
    st.toast(news)
page.run()
state.remember()
