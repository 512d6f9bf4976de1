"""Golden intervals: the days that words around a date leave open, and the days of lengths that count from one."""

from datetime import date

import pytest

from extract.model import Span
from extract.temporal import tag

DCT = date(2018, 6, 9)
CASES = [  # text, mention, first, last, EDTF, why
    ("He has ruled since 2011.", "2011", "2011-01-01", None, "2011/..", "since opens the end"),
    ("Dry since early June.", "early June", "2018-06-01", None, "2018-06-01~/..", "a vague beginning stays vague"),
    ("Falling since the first quarter of 2017.", "the first quarter of 2017", "2017-01-01", None, "2017-01/..", "Q1"),
    ("It has stood since the 1930s.", "the 1930s", "1930-01-01", None, "1930-01-01/..", "a decade by its first day"),
    ("At war since 44 BC.", "44 BC", None, None, "-0043/..", "years before Christ are counted with a year 0"),
    ("Shut since Monday.", "Monday", "2018-06-04", None, "2018-06-04/..", "a weekday"),
    ("It is closed until Friday.", "Friday", None, "2018-06-15", "../2018-06-15", "until opens the beginning"),
    ("It was shut till 1987.", "1987", None, "1987-12-31", "../1987", "till is until"),
    ("It must end by June 20.", "June 20", None, "2018-06-20", "../2018-06-20", "by is at the latest"),
    ("Bids close by 5 p.m. Friday.", "5 p.m. Friday", None, "2018-06-08", "../2018-06-08T17:00:00", "with a clock"),
    ("They did not leave until Monday.", "Monday", "2018-06-04", "2018-06-04", "2018-06-04", "that very day"),
    ("He died in a drive-by Friday.", "Friday", "2018-06-08", "2018-06-08", "2018-06-08", "part of another word"),
    ("He left two days before Election Day.", "two days", "2017-11-05", "2017-11-05", "2017-11-05", "counted back"),
    ("Three days after June 4, 2018 it broke.", "Three days", "2018-06-07", "2018-06-07", "2018-06-07", "counted on"),
    ("Six weeks after June 4, 2018.", "Six weeks", "2018-07-16", "2018-07-22", "2018-07-16/2018-07-22", "a week"),
    ("A month before Christmas 2017 it froze.", "A month", "2017-11-01", "2017-11-30", "2017-11", "months"),
    ("Two years after May 1, 2010 he fell.", "Two years", "2012-01-01", "2012-12-31", "2012", "years"),
    ("Wet the past two weeks.", "the past two weeks", "2018-05-26", "2018-06-09", "2018-05-26~/2018-06-09~", "to now"),
    ("In the next ten days.", "the next ten days", "2018-06-09", "2018-06-19", "2018-06-09~/2018-06-19~", "on"),
    ("Two days after the vote of 2 June.", "Two days", "2018-06-04", "2018-06-04", "2018-06-04", "an event's day"),
    ("A day after the raid on Monday.", "A day", "2018-06-05", "2018-06-05", "2018-06-05", "an event's weekday"),
    ("A day after the raid, on Monday, he fled.", "A day", None, None, None, "the comma makes Monday the day itself"),
    ("It took two days.", "two days", None, None, None, "a bare length has no days"),
    ("Two days before the vote he left.", "Two days", None, None, None, "a day that is not known counts for nothing"),
    ("Ten years before 2001 it was new.", "Ten years", None, None, None, "a year is no day to count from"),
    ("It fell in May. Nine days later it rose.", "Nine days later", "2018-05-10", "2018-06-09",
     "2018-05-10/2018-06-09", "of some day in May no one day is nine days later"),
    ("The mill was seized in 2014. Within a year it was sold.", "a year", "2014-01-01", "2015-12-31",
     "2014-01-01/2015-12-31", "a length after within counts from the date named before"),
    ("He was hit on Monday. Within hours he died.", "hours", "2018-06-04", "2018-06-04", "2018-06-04", "that day"),
    ("It was within a year of the vote of 2014.", "a year", None, None, None, "of an event named after it"),
    ("It burned in 2001; the state apologised after eight years.", "eight years", "2009-01-01", "2009-12-31",
     "2009-01-01/2009-12-31", "as long after what its sentence dates"),
    ("He spoke after two hours of talks on Monday.", "two hours", None, None, None, "a length of something"),
    ("The ward has buried nine in two months.", "two months", "2018-04-10", "2018-06-09",
     "2018-04-10~/2018-06-09~", "in, after a present perfect, is up to now"),
    ("In the past week ten died.", "the past week", "2018-06-03", "2018-06-09", "2018-06-03/2018-06-09", "seven days"),
    ("In the last month ten died.", "the last month", "2018-05-10", "2018-06-09", "2018-05-10/2018-06-09", "up to now"),
    ("Ten died last week.", "last week", "2018-05-28", "2018-06-03", "2018-05-28/2018-06-03", "the calendar's week"),
    ("Fair 28-30 May.", "28", "2018-05-28", "2018-05-30", "2018-05-28/2018-05-30", "a range, its beginning"),
    ("Fair 28-30 May.", "30 May", "2018-05-28", "2018-05-30", "2018-05-28/2018-05-30", "a range, its end"),
    ("Shut from June 2017 to May 2018.", "June 2017", "2017-06-01", "2018-05-31", "2017-06/2018-05", "months"),
    ("Between 1990 and 1994 it grew.", "1994", "1990-01-01", "1994-12-31", "1990/1994", "between two years"),
    ("He won in 1990 and 1994.", "1994", "1994-01-01", "1994-12-31", "1994", "and alone makes no range"),
    ("Fights Monday night into Tuesday.", "Monday night", "2018-06-04", "2018-06-05", "2018-06-04/2018-06-05", "into"),
    ("Back to Friday from Monday to Monday.", "Friday", "2018-06-08", "2018-06-08", "2018-06-08", "no range backwards"),
    ("Wet in the week to June 3.", "the week", "2018-05-28", "2018-06-03", "2018-05-28/2018-06-03", "up to a day"),
    ("The year to March 2018 was good.", "The year", "2017-04-01", "2018-03-31", "2017-04-01/2018-03-31", "to a month"),
    ("Six months ended June 30 paid.", "Six months", "2017-01-01", "2017-06-30", "2017-01-01/2017-06-30", "ended"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "first", "last", "edtf", "why"), CASES, ids=[case[0] for case in CASES])
def test_interval(text, words, first, last, edtf, why):
    (mention,) = [one for one in tag(text, DCT) if one.text == words]
    interval = mention.interval
    if edtf is None:
        assert interval is None, why
        return
    assert interval is not None, why
    found = tuple(day.isoformat() if day else None for day in (interval.first, interval.last))
    assert (*found, interval.edtf) == (first, last, edtf), why


def test_a_length_before_a_day_says_what_it_was_counted_from():
    length, _ = tag("Two days before June 4, 2018 it rained.", DCT)
    assert (length.anchor, length.basis) == (date(2018, 6, 4), "context")
    assert "2018-06-04" in length.reason


def test_spanish_since_and_until():
    since, until = tag("Cerrado desde 2011. Seguirá así hasta junio de 2019.", DCT, language="es")
    assert since.interval is not None
    assert until.interval is not None
    assert (since.interval.edtf, until.interval.edtf) == ("2011/..", "../2019-06")


def test_dates_of_captions_do_not_move_the_text() -> None:
    text = "It began on Monday.\nWaves at the pier on Saturday.\nThe next day a wall fell."
    caption = Span(text.index("Waves"), text.index("The next"))
    plain, apart = (tag(text, date(2018, 6, 14), beside=beside)[-1].value for beside in ((), (caption,)))
    assert (plain, apart) == ("2018-06-10", "2018-06-12")
