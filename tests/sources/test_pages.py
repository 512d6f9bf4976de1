"""Saved pages: main text, title, site and day of publication."""

from datetime import date

import pytest

from extract.errors import ArticleError
from extract.sources import read_html

PARAGRAPHS = [
    "A bridge over the river Tam fell on Monday morning while two buses were crossing it, the police of Salem said.",
    "Eleven people were taken to hospital. The oldest is eighty-one and the youngest is four years old, a doctor said.",
    "Engineers had warned in March that the northern pier was weak, according to a letter that the town has published.",
]
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Bridge falls in Salem - Salem Post</title>
<meta property="og:title" content="Bridge falls in Salem"><meta property="og:site_name" content="Salem Post">
<meta property="article:published_time" content="2011-05-05T07:30:00+00:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Bridge falls in Salem</h1>{"".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)}</article>
<footer>© 2011 Salem Post. All rights reserved. <a href="/terms">Terms</a></footer></body></html>"""


@pytest.mark.parametrize("page", [PAGE, PAGE.encode(), PAGE.encode("utf-16")], ids=["str", "utf-8", "utf-16"])
def test_text_and_metadata_are_read(page):
    article = read_html(page, "https://example.org/bridge")
    assert article.text.split("\n") == PARAGRAPHS
    assert (article.title, article.source, article.url) == (
        "Bridge falls in Salem", "Salem Post", "https://example.org/bridge",
    )  # fmt: skip
    assert (article.published, article.published_basis) == (date(2011, 5, 5), "metadata")


def test_a_page_without_a_date_has_none():
    article = read_html(PAGE.replace('<meta property="article:published_time" content="2011-05-05T07:30:00+00:00">', "")
                        .replace("© 2011", "©"))  # fmt: skip
    assert (article.published, article.published_basis) == (None, "none")


def test_a_future_date_is_the_pages_own_and_no_clock_decides_it():
    assert read_html(PAGE.replace("2011-05-05T", "2061-05-05T")).published == date(2061, 5, 5)


@pytest.mark.parametrize(
    "page",
    [
        "",
        "<html></html>",
        "<html><body><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></body></html>",
        "<html><body><nav>" + "".join(f"<a href='/{n}'>Section {n}</a> " for n in range(40)) + "</nav></body></html>",
        "<<<>>>&&& <p",
    ],
)
def test_a_page_without_an_article_says_so(page):
    with pytest.raises(ArticleError, match="no article found"):
        read_html(page)


def test_a_giant_page_is_refused():
    with pytest.raises(ArticleError, match="too large"):
        read_html("<p>" + "x" * 20_000_001)
