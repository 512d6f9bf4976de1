"""The articles: what was read, how many events each gave, and what was left out."""

import pandas as pd
import streamlit as st

from dashboard import data
from dashboard.components.intake import intake_form
from dashboard.words import plural

dataset = data.current()
counts = dataset.frame["article_id"].value_counts()

if not dataset.readings:
    st.info("These events come from a table: their articles are not at hand.")
else:
    rows = [
        {
            "Source": reading.article.source,
            "Headline": reading.article.title or reading.article.text.strip().partition("\n")[0],
            "Published": str(reading.published.day or reading.published.first or ""),
            "Known from": reading.published.basis,
            "Events": int(counts.get(article_id, 0)),
            "Left out": len(reading.skipped),
        }
        for article_id, reading in dataset.readings.items()
    ]
    st.markdown(f"{plural(len(rows), 'article')}, {plural(len(dataset.frame), 'event')}")
    st.dataframe(pd.DataFrame(rows), hide_index=True)
for problem in dataset.problems:
    st.text(problem)
with st.expander("Add articles", expanded=not dataset.readings, icon=":material/add:"):
    intake_form("page")
