"""Lines that belong to the page and not to the article: menus, teasers, sharing, cookies, copyright, addresses."""

import re
from functools import cache

from extract.text import lexicon
from extract.text.authorship import is_bare_date

LONGEST = 500
START_WORDS, INSIDE_WORDS, LEGAL_WORDS, LINK_WORDS, SENTENCE_WORDS = 20, 25, 80, 8, 12
ENTRY_LONGEST, ENTRIES = 30, range(3, 32)
BULLETS = " \t\xa0*•·-–—+>»«|#([×"

VIDEO_ENTRY = re.compile(r"\d{1,2}:\d\d (?![ap]\.?\s?m\b)[A-Z'\"‘“0-9×]", re.IGNORECASE)
"""An entry of a list of videos: matches '1:45 Police describe fire'; not '1:45 p.m. was the time'."""
ADDRESS = re.compile(
    r"(?:https?:)?//\S+|www\.\S+|@\w+|[^\s@]+@[^\s@]+\.\w+|[a-z0-9.-]+\.(?:com|org|net)/\S*", re.IGNORECASE
)
"""Matches 'https://example.org/a', '@jane', 'jane@example.org' as a whole word; not 'jane'."""
CONTACT = re.compile(r"(?:contact|reach|call|e-?mail|follow) .{2,80}?(?:\S@\S+\.\w|@\w|\d{3}[-.]\d{4})", re.IGNORECASE)
"""Matches 'Contact Jane Doe at jane@example.org'; not 'Call it what you like'."""
CONTACT_WORDS = frozenset(
    {"twitter", "facebook", "instagram", "email", "e-mail", "phone", "tel", "on", "and", "or", "at"}
)
DIVIDER = re.compile(r"[|>»·•]")
NUMBER_OR_SIGN = re.compile(r"[\W\d]+", re.ASCII)
READING_TIME = re.compile(
    r"\W*\d{1,3}[ -]?min(?:ute)?s?(?: read)?\W*$|\d{1,2} (?:minute|hour|day|week)s? ago$", re.IGNORECASE
)
"""Matches '5 min read', '3 hours ago'; not '5 minutes later he ran'."""


@cache
def phrases(where: str) -> re.Pattern[str]:
    """The phrases of one kind in `furniture.tsv`, for the start of a line or anywhere in it."""
    ending = {"whole": "$", "list": r"\b(?:$|\W*$|:|\s(?:on|in|about|from)\b)"}
    return re.compile(lexicon.alternation(lexicon.of_kind("furniture", where)) + ending.get(where, ""))


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the article."""
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    count = len(folded.split())
    if not any(map(str.isalnum, folded)) or READING_TIME.match(text):
        return True
    return is_phrase(folded, text, count) or is_address(text, count) or is_menu(text)


def is_phrase(folded: str, text: str, count: int) -> bool:
    """Whether the line is, opens with or holds a phrase of `furniture.tsv`, as its kind allows."""
    if phrases("whole").match(NUMBER_OR_SIGN.sub(" ", folded).strip()):
        return True
    if count <= START_WORDS and phrases("list").match(folded):
        return True
    if count <= START_WORDS and VIDEO_ENTRY.match(text) and not text.endswith("."):
        return True
    prose = count > SENTENCE_WORDS and text.rstrip("\"'”’)]").endswith(".") and "http" not in text
    if count <= START_WORDS and not prose and phrases("start").match(folded):
        return True
    return bool(
        (count <= INSIDE_WORDS and (phrases("inside").search(folded) or CONTACT.match(text)))
        or (count <= LEGAL_WORDS and phrases("legal").search(folded))
    )


def is_address(text: str, count: int) -> bool:
    """Whether the line holds addresses and handles and nothing else."""
    if count > LINK_WORDS or not any(sign in text for sign in ("@", "//", "www.", ".com", ".org", ".net")):
        return False
    return all(
        word.lower() in CONTACT_WORDS or ADDRESS.fullmatch(word) or not any(map(str.isalpha, word))
        for word in (word.strip(":,;|&–-") for word in text.split())
    )


def is_menu(text: str) -> bool:
    """Whether the line is a row of short entries: "Home | World | Sport"; a date with a divider is not."""
    entries = [entry.strip() for entry in DIVIDER.split(text)]
    return len(entries) in ENTRIES and all(len(entry) <= ENTRY_LONGEST for entry in entries) and not is_bare_date(text)


def opens_list(text: str) -> bool:
    """Whether the line heads a list of other stories."""
    return bool(phrases("list").match(fold(text[:200])))


def fold(text: str) -> str:
    """The line in lower case without the bullets and brackets that open it."""
    return text.casefold().replace("’", "'").strip(BULLETS)
