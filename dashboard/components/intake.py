"""The door for new articles: files dropped or text pasted, read with progress, added to what is shown."""

from datetime import date

import streamlit as st

from dashboard import data
from dashboard.filters import typed_day
from dashboard.words import plural
from extract.errors import InputError
from extract.model import Article

SUFFIXES = ["txt", "md", "html", "htm"]
ROUND = "intake_round"


@st.dialog("Add articles", width="medium")
def add_articles_dialog() -> None:
    """The same form over whatever page is open."""
    intake_form("dialog")


def intake_form(place: str) -> None:
    """Files and pasted text; nothing leaves this machine. `place` keeps the form's fields apart from another's."""
    key = f"{place}_{st.session_state.get(ROUND, 0)}"  # a new round has empty fields
    uploads = st.file_uploader(
        "Drop articles here: text or saved web pages", type=SUFFIXES, accept_multiple_files=True, key=f"{key}_files"
    )
    hint = "Headline, then the text as it stands"
    text = st.text_area("Or paste the text of an article", height=180, key=f"{key}_text", placeholder=hint)
    typed = st.text_input(
        "Published on (helps with “yesterday” and “last week”)", key=f"{key}_published",
        placeholder="2018-06-09, or leave empty", help="For pasted text. Files say it themselves, or it is inferred.",
    )  # fmt: skip
    problems: list[str] = []
    published = day_of(typed, problems)
    ready = bool(uploads or text.strip()) and not problems
    if st.button("Read", type="primary", disabled=not ready, key=f"{key}_read"):
        articles = data.uploaded_articles([(file.name, file.getvalue()) for file in uploads], problems)
        if text.strip():
            articles.append(data.pasted_article(text, published))
        read(articles, problems)
    for problem in problems:
        st.warning(plain(problem))
    st.caption("Articles are read on this machine and kept until the page is closed.")
    say_places()


def say_places() -> None:
    """One line on the own places and the gazetteer in use; a faulty table is said before anything is read with it."""
    try:
        if words := data.places_in_use():
            st.caption(plain(words))
    except InputError as error:
        first, *more = str(error).splitlines()
        st.warning(plain(first + (f" (and {plural(len(more), 'more fault')} in it)" if more else "")))


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
    """Reads the articles with progress; where all went well the form closes and the page says what was found."""
    bar = st.progress(0.0, text="Reading…")

    def on_progress(done: int, total: int, name: str) -> None:
        bar.progress(done / total, text=f"Reading {done + 1} of {total}: {plain(name)}")

    count, events = data.add_articles(articles, problems, on_progress)
    news = f"{plural(events, 'event')} from {plural(count, 'article')}"
    bar.progress(1.0, text=news)
    if count and not problems:
        st.session_state.update({"news": news, ROUND: st.session_state.get(ROUND, 0) + 1})
        st.rerun()


def plain(text: str) -> str:
    """Text in which markdown finds nothing to act on."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]()#+-.!|<>$~:&" else sign for sign in text)
