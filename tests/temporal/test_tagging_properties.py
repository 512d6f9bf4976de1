"""What holds of every text: spans, intervals, values, shifting the document's day, joining texts."""

import re
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.temporal import tag
from extract.temporal.values import bounds

PIECES = [
    "on Monday", "last week", "June 4, 2018", "4 June 2018", "in March", "May", "1998", "the 1980s",
    "two days later", "a year ago", "10:35 a.m.", "noon", "the third quarter", "in recent weeks", "every day",
    "now", "Resolution 1701", "44 BC", "2018-06-04", "31/12/99", "99/99/9999", "February 30, 2019",
    "the 20th century", "early 2017", "'98", "$1999", "the next day", "that month", "Sun.", "13-year-old",
    "28-30 May", "nineteen ninety-six", "the summer of 1941", ".", ",", "\n", "-", "–", "the", "and", "to", "of",
    "until", "will", "said", "by", "half", "a", "hundred", "0000-00-00", "25:61", "year 9999",
    "ten thousand years ago", "5000 centuries later", "the end of", "mid-", "Easter 0001", "’", "é",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
MODES = st.sampled_from(["auto", "news", "history"])


@given(text=st.one_of(TEXTS, st.text(max_size=80)), dct=st.none() | DAYS, mode=MODES)
@settings(max_examples=400, deadline=None)
def test_spans_and_intervals(text, dct, mode):
    end = 0
    for mention in tag(text, dct, mode=mode):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.span.start >= end
        assert mention.text == mention.text.strip() != ""
        end = mention.span.end
        assert all((mention.value, mention.rule, mention.reason))
        if mention.interval is not None and mention.interval.first and mention.interval.last:
            assert mention.interval.first <= mention.interval.last


@given(text=TEXTS, dct=DAYS)
@settings(max_examples=200, deadline=None)
def test_interval_lies_in_its_value(text, dct):
    for mention in tag(text, dct):
        covered = bounds(mention.value) if mention.timex_type in ("DATE", "TIME") else None
        if covered is not None:
            assert mention.interval is not None
            if mention.reason.startswith("up to the document"):  # "over the past week": the days up to now
                assert mention.interval.last == dct
                continue
            if "one end of a range" in mention.reason:
                assert mention.interval.first <= covered[1]
                assert covered[0] <= mention.interval.last
                whole = mention.interval.first <= covered[0] <= covered[1] <= mention.interval.last
                assert whole or re.search("early|end of|mid|half", text)  # of "early 2017" the first months alone
                continue
            first, last = (
                mention.interval.first or covered[0],
                mention.interval.last or covered[1],
            )  # an end may be open
            assert covered[0] <= first <= last <= covered[1]
            assert (mention.interval.first is None) == mention.interval.edtf.startswith("../")
            assert (mention.interval.last is None) == mention.interval.edtf.endswith("/..")


@given(text=TEXTS, dct=DAYS)
@settings(max_examples=100, deadline=None)
def test_same_input_same_output(text, dct):
    assert tag(text, dct) == tag(text, dct)


RELATIVE = [
    "yesterday", "today", "tomorrow", "on Monday", "last Friday", "next Tuesday", "ten days ago", "two weeks ago",
    "last week", "this week", "next week", "last weekend", "last night", "this morning", "late Thursday night",
    "Friday afternoon",
    "at 9 p.m. Wednesday", "since Monday", "until Sunday", "by Friday", "in the past three days", "in recent weeks",
    "from Monday to Wednesday", "three days from now", "on Monday; two days later it froze", "the day before yesterday",
]  # fmt: skip


@given(words=st.sampled_from(RELATIVE), verb=st.sampled_from(["rained", "will rain", "rains"]), dct=st.dates(
    min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)
))  # fmt: skip
def test_a_week_later_is_a_week_later(words, verb, dct):
    week = timedelta(days=7)
    text = f"It {verb} {words}."
    now, then = tag(text, dct), tag(text, dct + week)
    assert [one.text for one in now] == [one.text for one in then]
    assert now
    for one, other in zip(now, then, strict=True):
        assert one.timex_type == other.timex_type
        for early, late in zip(ends(one), ends(other), strict=True):
            assert (early + week if early else None) == late


def ends(mention):
    """First and last day, where there are any."""
    return (mention.interval.first, mention.interval.last) if mention.interval else (None, None)


PLAIN = [
    "It rained on Monday.", "On June 4, 2018 they met.", "Sales fell last week.", "It took two days.", "No time.",
    "He has ruled since 2011.", "They meet every Friday.", "It opens at 9 a.m. tomorrow.", "In the 1980s it was new.",
    "The council will meet Tuesday.", "Prices rose 3 percent in May 2017.", "It is shut until Thursday.",
    "Now it is dry.",    "He left ten years ago.", "A 34-year-old man died yesterday.", "Some 2,000 people came.",
    "It was 04.06.2018.",
    "They left two days before Christmas 2017.", "The summer of 2014 was hot.", "He resigned on 12 May.",
]  # fmt: skip


@given(parts=st.lists(st.sampled_from(PLAIN), min_size=1, max_size=6), glue=st.sampled_from(["\n", "\n\n", " "]))
def test_joined_texts_keep_their_mentions(parts, glue):
    dct = date(2018, 6, 9)
    joined = [(one.text, one.value, one.interval) for one in tag(glue.join(parts), dct, mode="news")]
    apart = [(one.text, one.value, one.interval) for part in parts for one in tag(part, dct, mode="news")]
    assert joined == apart


@given(text=TEXTS, dct=DAYS)
@settings(max_examples=200, deadline=None)
def test_edtf_is_well_formed(text, dct):
    for mention in tag(text, dct):
        if mention.interval is not None:
            assert EDTF.fullmatch(mention.interval.edtf), mention.interval.edtf


DAY = r"-?\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\dZ?)?)?)?~?"
EDTF = re.compile(rf"{DAY}(/{DAY})?|\.\./{DAY}|{DAY}/\.\.|-?\d\dXX|\d{{3}}X|-\d{{3}}X")
