"""The day that a web address holds."""

import re
from datetime import date

from extract.temporal.values import make_date

EARLIEST = 1990  # no page of the web is older
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# /2016/06/12/, /2016-06-12, _2016_06_12; not /12016/06/12 nor /2016/06/123
NUMBERS = re.compile(r"(?<!\d)((?:19|20)\d\d)([/_.-])(\d{1,2})\2(\d{1,2})(?!\d)")
# /2016/may/05/, not /2016/may/
NAMED = re.compile(r"(?<!\d)((?:19|20)\d\d)/([a-z]{3})[a-z]*/(\d{1,2})(?!\d)", re.IGNORECASE)
COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d)")  # 20160731-one-dead, not 201607311
AMERICAN = re.compile(r"(?<!\d)(\d{1,2})[/_-](\d{1,2})[/_-]((?:19|20)\d\d)(?!\d)")  # 6-12-2016


def day_in_address(address: str, latest: date | None) -> date | None:
    """The day written in an address, None where there is none or only an impossible one."""
    for day in readings(address):
        if day is not None and day.year >= EARLIEST and (latest is None or day <= latest):
            return day
    return None


def readings(address: str) -> list[date | None]:
    """All days that an address could hold, clearest form first."""
    found = [make_date(int(m[1]), int(m[3]), int(m[4])) for m in NUMBERS.finditer(address)]
    found += [
        make_date(int(m[1]), MONTHS.index(m[2].lower()) + 1, int(m[3]))
        for m in NAMED.finditer(address)
        if m[2].lower() in MONTHS
    ]
    found += [make_date(int(m[1]), int(m[2]), int(m[3])) for m in COMPACT.finditer(address)]
    found += [make_date(int(m[3]), int(m[1]), int(m[2])) for m in AMERICAN.finditer(address)]
    return found
