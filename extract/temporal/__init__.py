"""Temporal tagging: find dates, times, durations and sets in text and say which days they mean.

    >>> from datetime import date
    >>> from extract.temporal import tag
    >>> [(m.text, m.timex_type, m.value) for m in tag("It rained last week.", date(2018, 6, 9))]
    [('last week', 'DATE', '2018-W22')]

`tag` works on any text; `tag_article` and `find_published` are what the pipeline calls. Values are TIMEX3, intervals
are inclusive days with a precision and EDTF (ISO 8601-2).
"""

from extract.temporal.published import find_published
from extract.temporal.tagger import tag, tag_article

__all__ = ["find_published", "tag", "tag_article"]
