"""The door for new articles: files dropped or text pasted, read with progress, added to what is shown."""

from datetime import date

import streamlit as st

from dashboard import data
from dashboard.filters import typed_day
from dashboard.words import plural
from extract.model import Article

SUFFIXES = ["txt", "md", "html", "htm"]


@st.dialog("Add articles", width="medium")
def add_articles_dialog() -> None:
    """Files and pasted text; nothing leaves this machine."""
    uploads = st.file_uploader(
        "Drop articles here: text or saved web pages", type=SUFFIXES, accept_multiple_files=True, key="files"
    )
    text = st.text_area(
        "Or paste the text of an article", height=180, key="pasted", placeholder="Headline, then the text as it stands"
    )
    typed = st.text_input(
        "Published on (helps with “yesterday” and “last week”)",
        key="published",
        placeholder="2018-06-09, or leave empty",
    )
    problems: list[str] = []
    published = day_of(typed, problems)
    ready = bool(uploads or text.strip()) and not problems
    if st.button("Read", type="primary", disabled=not ready, key="read"):
        articles = data.uploaded_articles([(file.name, file.getvalue()) for file in uploads], problems)
        if text.strip():
            articles.append(data.pasted_article(text, published))
        read(articles, problems)
    for problem in problems:
        st.warning(plain(problem))
    st.caption("Articles are read on this machine and kept until the page is closed.")


def day_of(typed: str, problems: list[str]) -> date | None:
    """The typed day of publication; a month or a year is not enough."""
    if not typed.strip():
        return None
    try:
        first, last = typed_day(typed), typed_day(typed, end=True)
    except ValueError as error:
        problems.append(str(error))
        return None
    if first is None or first != last:
        problems.append("the day of publication needs a day, such as 2018-06-09")
        return None
    return date.fromisoformat(first)


def read(articles: list[Article], problems: list[str]) -> None:
    """Reads the articles with progress; closes the dialog where all went well."""
    bar = st.progress(0.0, text="Reading…")
    count, events = data.add_articles(
        articles,
        problems,
        lambda done, all_, name: bar.progress(done / all_, text=f"Reading {done + 1} of {all_}: {plain(name)}"),
    )
    bar.progress(1.0, text=f"Read {plural(count, 'article')}: {plural(events, 'event')}")
    if count and not problems:
        st.session_state["news"] = f"{plural(events, 'event')} from {plural(count, 'article')}"
        st.rerun()


def plain(text: str) -> str:
    """Text in which markdown finds nothing to act on."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>$~:&" else sign for sign in text)
