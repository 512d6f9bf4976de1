"""Bylines: who wrote the article and when it was put out."""

import re

BYLINE_LONGEST = 160
STAMP_WORDS_MOST, ROLE_WORDS_MOST = 24, 10

MONTH = r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
DAY_NAME = r"(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?"
CLOCK = r"(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
ZONE = r"(?:\(?(?:[ecmp][sd]?t|gmt|utc|bst|cet|ist)\)?(?: ?[+-]\d{1,2}:?\d{0,2})?|z)"
BARE_DATE = re.compile(
    rf"\W*(?:(?:{DAY_NAME}|{MONTH}|{CLOCK}|{ZONE}|\d{{1,2}}(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d|t|of|on|at|the|uk|us"
    r"|posted|published|updated|first|last|time"
    r"|\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\W+|$)){2,14}$",
    re.IGNORECASE,
)
"""Matches 'Tuesday, January 28, 2014 8:18 PM EST', 'September 17, 2008'; not 'May 2014 was wet'."""
SHORT_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[t ][\d:.]+z?)?$|\d{1,2}[./]\d{1,2}[./]\d{2,4}$", re.IGNORECASE)
"""Matches '2014-01-28', '28/01/2014'; not '2014'."""
STAMP = re.compile(
    r"\W*(?:(?:first |last |originally )?(?:posted|published|updated|modified|created|uploaded|edited|issued|filed)"
    r"(?: on| at| by [^\d]{1,60})?|date|last update|publication date|pub date)\b[^.!?]{0,40}?\d",
    re.IGNORECASE,
)
"""Matches 'Posted: Tuesday, January 28, 2014', 'Last updated at 20:18'; not 'Published authors met'."""
BY = re.compile(r"(?:by|story by|reported by|written by)\b:? *", re.IGNORECASE)
BY_STAMPED = re.compile(r"(?:by|BY|By):? .{2,60}?\b(?i:posted|updated|published)\b.{0,40}?\d")
"""Matches 'by: Jane Doe Updated: Mar 29, 2017 - 4:13 AM'; not 'By Monday the post was published'."""
STAMP_WORD = re.compile(r"\b(?:first|last|originally|posted|published|updated|on|at)\b\s*:?", re.IGNORECASE)
STAMP_TAIL = re.compile(
    r"[(\[]?\b(?:(?:First|Last|Originally) )?(?:Posted|Published|Updated|POSTED|PUBLISHED|UPDATED)\b(?=[^.!?]{0,90}\d)"
)
"""Matches the opening of 'Two held Posted: Friday, October 16, 2015 5:04 PM EDT'; see `stamp_start`."""
CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article|piece)\b", re.IGNORECASE)
WRITTEN_BY = re.compile(
    r"[(\[]?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated) by ", re.IGNORECASE
)
"""Matches '(Reporting by Jane Doe; Editing by John Roe)'; not 'Reporting bylaws'."""
DIVIDERS = re.compile(r"[\s/|,;:()\[\]–—-]+")
NAME_PARTICLES = frozenset(
    ("via", "for", "of", "the", "by", "and", "in", "de", "da", "del", "van", "von", "der", "den", "al", "el", "bin")
    + ("la", "le", "courtesy", "pool", "file", "photo", "image")
)
ROLES = frozenset(
    ("writer", "reporter", "correspondent", "editor", "columnist", "staff", "press", "contributor", "bureau")
    + ("journalist", "newsroom", "writers", "reporters", "correspondents", "editors", "report")
)
ROLE_ADJECTIVES = frozenset(
    ("staff", "senior", "special", "chief", "contributing", "political", "foreign", "crime", "education", "sports")
    + ("business", "city", "local", "national", "diplomatic", "military", "religion", "health", "science", "guest")
    + ("freelance", "associate", "managing", "deputy")
)


def is_byline(text: str, *, header: bool) -> bool:
    """Whether the line says who wrote the article or when it was put out. `header`: it stands near the top."""
    if len(text) > BYLINE_LONGEST:
        return False
    count = len(text.split())
    if WRITTEN_BY.match(text) or CONTRIBUTED.search(text) or (count <= STAMP_WORDS_MOST and STAMP.match(text)):
        return True
    if BY_STAMPED.match(text) or names_author(text):
        return True
    return header and (is_bare_date(text) or names_role(text))


def names_author(text: str) -> bool:
    """Whether the line is "By" and names: 'By Jane Doe and John Roe, Staff Writers'; not 'By then it was over'."""
    match = BY.match(text)
    if match is None or not text[match.end() :] or text[-1] in ".!?":
        return False
    rest = " ".join(word for word in text[match.end() :].split() if "@" not in word)
    return rest[:1].isupper() and len(rest.split()) <= 16 and is_names(rest, ROLES | ROLE_ADJECTIVES)


def names_role(text: str) -> bool:
    """Whether the line is a name and a role: 'Jane Doe, Staff Writer', 'Staff report'; not 'Police said the editor'."""
    found = [word for word in DIVIDERS.split(text.rstrip(".")) if word]
    if not 1 < len(found) <= ROLE_WORDS_MOST or found[-1].lower() not in ROLES:
        return False
    return text[0].isupper() and is_names(" ".join(found[:-1]), ROLES | ROLE_ADJECTIVES)


def is_names(text: str, besides: frozenset[str] = frozenset()) -> bool:
    """Whether every word is a name, a particle that stands between names, or one of the words `besides`."""
    found = DIVIDERS.split(text)
    return all(not word or not word[0].islower() or word in NAME_PARTICLES or word in besides for word in found)


def is_bare_date(text: str) -> bool:
    """Whether the line is a date, with or without a time, and nothing else."""
    return len(text) <= 80 and any(map(str.isdigit, text)) and bool(BARE_DATE.match(text) or SHORT_DATE.match(text))


def stamp_start(text: str) -> int | None:
    """Offset in the line where a "Posted/Updated" date begins that ends it; None where there is none."""
    for match in STAMP_TAIL.finditer(text, max(0, len(text) - BYLINE_LONGEST)):
        tail = STAMP_WORD.sub(" ", text[match.start() :])
        if BARE_DATE.match(tail.strip(" :()[]")):
            return match.start()
    return None
