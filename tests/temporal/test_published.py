"""The day an article was written: given, stated, or inferred; never after today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.config import Settings
from extract.model import Article, Layout, Published, Region, Span
from extract.temporal import find_published, tag_article
from extract.temporal.address import day_in_address

NOTHING = Layout(regions=(), sentences=())


def find(text: str, url: str | None = None, today: date | None = None) -> Published:
    return find_published(Article(text=text, url=url), NOTHING, Settings(today=today))


def test_given_wins_over_everything():
    article = Article(text="Posted: June 1, 2018", published=date(2018, 6, 3), published_basis="metadata")
    found = find_published(article, NOTHING, Settings(published=date(2000, 1, 1)))
    assert (found.day, found.basis) == (date(2018, 6, 3), "metadata")


def test_given_for_articles_that_bring_none():
    found = find_published(Article(text="It rained."), NOTHING, Settings(published=date(2018, 6, 3)))
    assert (found.day, found.basis) == (date(2018, 6, 3), "given")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "Mill burns\nPosted: Wednesday, April 8, 2015 4:09 AM EDT Updated: April 9, 2015\nA mill burned.",
            "2015-04-08",
        ),
        ("Mill burns\nUpdated April 9, 2015\nA mill burned in March 2013.", "2015-04-09"),
        ("Published 8 April 2015\n\nA mill burned.", "2015-04-08"),
        ("SAN SALVADOR, 4 JAN 90 (RADIO) -- Gunmen attacked a bus.", "1990-01-04"),
        ("A mill burned\n08/04/2016\n\nIt burned on Monday.", "2016-08-04"),
        ("A mill burned\nBy Ann Doe\nJune 12, 2016\n\nIt burned on Monday.", "2016-06-12"),
    ],
)
def test_stated_in_the_text(text, day):
    found = find(text)
    assert (found.day, found.basis) == (date.fromisoformat(day), "stated")
    assert found.span is not None
    assert text[found.span.start : found.span.end]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("http://example.org/2016/06/12/mill-burns/", "2016-06-12"),
        ("http://example.org/news/2016/may/05/mill/", "2016-05-05"),
        ("http://example.org/mill-20160731-story.html", "2016-07-31"),
        ("http://example.org/mobile/2016-02-08/mill", "2016-02-08"),
        ("http://example.org/article/99999999/mill", None),
        ("http://example.org/2016/13/45/mill", None),
        ("http://example.org/story/29099207/mill", None),
        ("", None),
    ],
)
def test_day_in_address(address, day):
    assert day_in_address(address, None) == (date.fromisoformat(day) if day else None)


def test_a_later_address_than_today_is_not_believed():
    assert find("It rained.", "http://example.org/2016/06/12/x", today=date(2016, 6, 1)).day is None


def test_inferred_from_a_caption_and_weekdays():
    caption = "The minister speaks in Berlin, Germany, on June 4, 2018. (Jo Doe/Agency)"
    text = f"The report came out Saturday.\nOn Friday another paper had it.\nThe minister said so on Monday.\n{caption}"
    region = Region(span=Span(text.index(caption), len(text)), kind="caption")
    found = find_published(Article(text=text), Layout(regions=(region,), sentences=()), Settings())
    assert found.basis == "inferred"
    assert found.first is not None
    assert found.last is not None
    assert date(2018, 6, 8) <= found.first <= found.last <= date(2018, 6, 10)


def test_inferred_day_is_never_after_today():
    text = "The fire broke out on Friday, June 1, 2018. Police said so Saturday."
    found = find(text, today=date(2018, 6, 2))
    assert found.last is not None
    assert found.last <= date(2018, 6, 2)


def test_nothing_is_said_where_nothing_is_known():
    assert find("A mill burned on Monday and no one was hurt.") == Published()
    assert find("") == Published()


def test_copyright_year_with_weekday_and_day():
    found = find("Five men were charged Friday (October 14).\nCopyright 2016 by the paper.")
    assert found.basis == "inferred"
    assert found.first is not None
    assert found.first.year == 2016


def test_tag_article_counts_from_the_middle_of_an_interval():
    published = Published(first=date(2018, 6, 8), last=date(2018, 6, 10), basis="inferred")
    mentions = tag_article(Article(text="It rained yesterday."), NOTHING, published)
    assert [mention.value for mention in mentions] == ["2018-06-08"]


def test_tag_article_without_a_day_leaves_weekdays_open():
    mentions = tag_article(Article(text="It rained on Monday, June 4, 2018, and on Friday."), NOTHING, Published())
    assert mentions[0].value == "2018-06-04"


@given(text=st.text(max_size=120), url=st.text(max_size=40), today=st.none() | st.dates())
def test_any_text_gives_an_answer_within_bounds(text, url, today):
    found = find(text, url, today)
    assert (found.first is None) == (found.last is None) == (found.basis == "none")
    if found.first is not None and found.last is not None:
        assert found.first <= found.last
        assert today is None or found.last <= today
