"""What a line's own words give away: furniture, credits, captions, bylines, datelines.

Every test looks at a bounded number of characters, so that a giant line costs no more than a short one.
"""

import re
from functools import cache

from extract.text import lexicon

FURNITURE_START_WORDS, FURNITURE_INSIDE_WORDS, FURNITURE_LEGAL_WORDS = 20, 25, 80
CAPTION_LONGEST = 700
CREDIT_LONGEST = 160
BYLINE_LONGEST = 160
DATELINE_LONGEST = 110

MONTH = r"(?i:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
DAY_NAME = r"(?i:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)\.?"
CLOCK = r"(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?"
ZONE = r"(?:\(?(?:[ecmp][sd]?t|gmt|utc|bst|cet|ist)\)?(?: ?[+-]\d{1,2}:?\d{0,2})?|z)"
BARE_DATE = re.compile(
    rf"\W*(?:(?:{DAY_NAME}|{MONTH}|{CLOCK}|{ZONE}|\d{{1,2}}(?:st|nd|rd|th)?|(?:1[5-9]|20)\d\d|t|of|on|at|the|uk|us"
    r"|posted|published|updated|first|last|time"
    r"|\d{4}-\d\d-\d\d(?:t[\d:.]+z?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4})(?:\W+|$)){2,12}$",
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
BY_NAME = re.compile(r"(?:by|from|story by|reported by|written by)[: ]\s*(?:the )?[A-Z]", re.IGNORECASE)
BY_LINE = re.compile(
    r"(?:By|BY|by|Story by|Reported by|Written by):? +"
    r"(?:(?:[A-Z][\w.'’-]*|de|da|van|von|der|den|bin|al|el|the|and|in|for|of|&|\||,|/|-|–|—) *,? *){1,16}"
    r"(?:[\w.]+@[\w.]+)?$"
)
"""Matches 'By Jane Doe and John Roe, Staff Writers', 'BY JANE DOE'; not 'By the time he came it was over'."""
ROLE_LINE = re.compile(
    r"(?:[A-Z][\w.'’-]*[ ,/|–—-]+){1,8}(?:(?:staff|senior|special|chief|contributing|political|foreign|crime|education"
    r"|sports|business|city|local|national|diplomatic|military|religion|health|science|guest|freelance) )*"
    r"(?:writer|reporter|correspondent|editor|columnist|staff|press|contributor|bureau|journalist|newsroom)s?$",
    re.IGNORECASE,
)
"""Matches 'Jane Doe, Staff Writer', 'The Associated Press'; not 'Police said the reporter'."""
BY_STAMPED = re.compile(r"(?:by|BY|By):? .{2,60}\b(?i:posted|updated|published)\b.{0,40}\d")
"""Matches 'by: Jane Doe Updated: Mar 29, 2017 - 4:13 AM'; not 'By Monday the post was published'."""
STAMP_WORDS = re.compile(r"\b(?:first|last|originally|posted|published|updated|on|at)\b\s*:?", re.IGNORECASE)
STAMP_TAIL = re.compile(
    r"[(\[]?\b(?:(?:First|Last|Originally) )?(?:Posted|Published|Updated|POSTED|PUBLISHED|UPDATED)\b(?=[^.!?]{0,90}\d)"
)
"""Matches the opening of 'Two held Posted: Friday, October 16, 2015 5:04 PM EDT'; see `stamp_start`."""
CONTRIBUTED = re.compile(r"contributed to this (?:report|story|article|piece)\b", re.IGNORECASE)
VIDEO_ENTRY = re.compile(r"\d{1,2}:\d\d (?![ap]\.?\s?m\b)[A-Z'\"‘“0-9×]", re.IGNORECASE)
"""An entry of a list of videos: matches '1:45 Police describe fire'; not '1:45 p.m. was the time'."""
CAPITAL_NEXT = re.compile(r" (?=[A-Z][\w'’]* [\w'’]+ )")
"""Prose right after an agency: matches ' The moon rises over' after 'Getty Images'; not ' reported that'."""
CAPTION_CONTROL = re.compile(r"\b(?:view full|hide|toggle|show|see) caption\b|\benlarge this image\b", re.IGNORECASE)
WRITTEN_BY = re.compile(
    r"[(\[]?(?:additional )?(?:reporting|writing|editing|compiled|edited|translated) by ", re.IGNORECASE
)
"""Matches '(Reporting by Jane Doe; Editing by John Roe)'; not 'Reporting bylaws'."""
LINK = re.compile(
    r"(?:(?:twitter|facebook|instagram|e-?mail|phone|tel|on|and|or|at|[|,;:/&–-]|@\w+|\S+@\S+\.\w+|https?://\S+|www\.\S+"
    r"|[a-z0-9.]+\.(?:com|org|net)/\S+|[\d()+ -]{7,20})[\s:;,|]*)+$",
    re.IGNORECASE,
)
"""Matches 'https://example.org/a', 'jane@example.org | Twitter: @jane'; not 'Tweets by @jane were read out'."""
CONTACT = re.compile(r"(?:contact|reach|call|e-?mail|follow) .{2,80}(?:\S@\S+\.\w|@\w|\d{3}[-.]\d{4})", re.IGNORECASE)
"""Matches 'Contact Jane Doe at jane@example.org'; not 'Call it what you like'."""
SEPARATED = re.compile(r"[^|>»·•]{1,30}(?:\s*[|>»·•]\s*[^|>»·•]{1,30}){2,30}$")
"""Matches 'Home | World | Sport', 'Home > Europe > Spain'; not 'A man | a plan' (one sign)."""
COUNTED = re.compile(r"\W*\d+\W*|\W+", re.ASCII)
READING_TIME = re.compile(
    r"\W*\d{1,3}[ -]?min(?:ute)?s?(?: read)?\W*$|\d{1,2} (?:minute|hour|day|week)s? ago$", re.IGNORECASE
)
"""Matches '5 min read', '3 hours ago'; not '5 minutes later he ran'."""
BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\W{0,3}$")
"""Matches the '(AP/Jane Doe)' at a line's end; not brackets inside it."""
SPLIT = re.compile(r"[\s/|,;:()\[\]–—-]+")
SMALL_WORDS = frozenset(
    ("via", "for", "of", "the", "by", "and", "de", "da", "del", "van", "von", "der", "al", "el", "bin", "la", "le")
    + ("courtesy", "pool", "file", "photo", "image")
)
STATION = re.compile(r",? \b[WK][A-Z]{2,3}\b|\b[WK][A-Z]{2,3}[- ]?(?:TV|DT|\d)")
"""An American station after a name: matches 'Jane Doe, KABC', 'KABC-TV'; not a lone 'WHO'."""
TEXT_MARK = re.compile(r"\s*\[(?:text|excerpts?|summary)\]\s*", re.IGNORECASE)
DASH = r"(?:\s*(?:--+|—|–|_|•)\s*|\s+-+\s+|\s*\|\s+)"
CAPITALS = r"[A-Z][A-ZÀ-Þ.'’-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*"
HOLDER = r"(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
REGION = HOLDER + "{0,3}"
WHEN = rf"(?:,? ?(?:{DAY_NAME},? ?)?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? ?(?:\d{{4}}|\d\d))?)"
AGENCY = r"\s?\((?:[A-Z][\w.& /-]{1,40})\)"


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The regular expressions that are built from word lists."""
    named = {row[1] for row in lexicon.rows("credits") if row[0] == "agency"}
    agencies = lexicon.alternation(tuple(sorted(named, key=lambda name: (-len(name), name))))
    openers = lexicon.alternation(lexicon.of_kind("credits", "opener"))
    labels = lexicon.alternation(lexicon.of_kind("credits", "label"))
    wheres = ("whole", "start", "inside", "legal")
    phrase = {where: lexicon.alternation(lexicon.of_kind("furniture", where)) for where in wheres}
    heads = lexicon.alternation(lexicon.of_kind("furniture", "list"))
    place = rf"(?:{CAPITALS}{REGION})"
    mixed = rf"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}{REGION})"
    signed = (
        rf"{agencies}(?: photo)?/[A-Z][\w.'’ -]{{2,40}}",  # REUTERS/Jane Doe
        rf"(?i:{openers}|{labels})\s?: ?[A-Z©][^.!?]{{2,80}}",  # Photo: Jane Doe
        rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\s?/\s?{agencies}[^.!?]{{0,40}}",  # Jane Doe/AFP
    )
    return {
        "whole": re.compile(phrase["whole"] + "$"),
        "start": re.compile(phrase["start"]),
        "list": re.compile(heads + r"\b(?:$|\W*$|:|\s(?:on|in|about|from)\b)"),
        "inside": re.compile(phrase["inside"]),
        "legal": re.compile(phrase["legal"]),
        "caption": re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("captions")), re.IGNORECASE),
        "agency": re.compile(rf"(?<![\w-])(?:the )?{agencies}(?![\w-])"),
        "only agency": re.compile(
            rf"\W*(?:the )?{agencies}(?: (?:photo|image|file|via|handout|pool)s?)*\W*$", re.IGNORECASE
        ),
        "credit": re.compile(rf"\W*(?:(?i:{openers})(?:\s*[:|/©]|\s+(?=[A-Z]))|(?i:{labels})\s?:)"),
        "tail": re.compile(rf"(?:(?<=[.!?\"'”’])|(?<=\s))(?:{'|'.join(signed)})\W{{0,2}}$"),
        "strong": re.compile(
            rf"(?:{place}|{mixed})?{WHEN}?\s?\({agencies}[^()]{{0,20}}\)\s*(?:{DASH}|\s(?=[A-Z\"“‘`])|(?=[A-Z]))"
            rf"|(?:{place}){WHEN}?(?:{AGENCY})?{DASH}(?=\S)|{mixed}{WHEN}?{AGENCY}{DASH}(?=\S)"
            rf"|{CAPITALS}(?:, ?[A-Z][a-z][\w.'’-]*|{WHEN}|{AGENCY}):\s+(?=\S)"
        ),
        "dated": re.compile(rf"(?:{place}|{mixed}){WHEN}(?:{AGENCY})?{DASH}"),
        "weak": re.compile(rf"(?:{mixed})(?:{AGENCY})?\s*(?:--+|—)\s+(?=[A-Z\"“‘`])|{CAPITALS}\s?:\s+(?=\S)"),
    }


def is_furniture(text: str) -> bool:
    """Whether the line belongs to the page and not to the article."""
    if len(text) > 500:
        return False
    folded = text.casefold().replace("’", "'").strip(" \t\xa0*•·-–—+>»«|#([×")
    count = len(folded.split())
    if not any(map(str.isalnum, folded)) or READING_TIME.match(text) or (count <= 8 and is_link(text)):
        return True
    bare = COUNTED.sub(" ", folded).strip()
    found = patterns()
    return bool(
        found["whole"].match(bare)
        or (count <= FURNITURE_START_WORDS and opens_list(text))
        or (count <= FURNITURE_START_WORDS and found["start"].match(folded) and not is_long_sentence(text, count))
        or (count <= FURNITURE_INSIDE_WORDS and found["inside"].search(folded))
        or (count <= FURNITURE_LEGAL_WORDS and found["legal"].search(folded))
        or (count <= FURNITURE_START_WORDS and VIDEO_ENTRY.match(text) and not text.endswith("."))
        or (count <= FURNITURE_INSIDE_WORDS and CONTACT.match(text))
        or (SEPARATED.match(text) and not is_bare_date(text))
    )


def is_link(text: str) -> bool:
    """Whether the line holds addresses and handles and nothing else."""
    return any(sign in text for sign in ("@", "://", "www.", ".com", ".org", ".net")) and bool(LINK.match(text))


def is_long_sentence(text: str, count: int) -> bool:
    """Whether the line is a sentence of prose that happens to open like furniture ("Donate or not, it ...")."""
    return count > 12 and text.rstrip("\"'”’)]").endswith(".") and "http" not in text


def opens_list(text: str) -> bool:
    """Whether the line heads a list of other stories."""
    folded = text[:200].casefold().replace("’", "'").strip(" \t\xa0*•·-–—+>»«|#")
    return bool(patterns()["list"].match(folded))


def is_credit(text: str) -> bool:
    """Whether the whole line names a photographer or an agency and says nothing else."""
    if len(text) > CREDIT_LONGEST:
        return False
    found = patterns()
    if found["only agency"].match(text):
        return True
    if text[0] in "([" and BRACKET_TAIL.match(text):
        return names_photographer(text.strip("()[]. "))
    short = len(text.split()) <= 12 and text[-1] not in "!?"
    return short and bool(found["credit"].match(text)) and bool(is_names(text))


def credit_start(text: str) -> int | None:
    """Offset in the line where a credit begins that ends it; None where there is none."""
    base = max(0, len(text) - CREDIT_LONGEST)
    tail = text[base:]
    match = BRACKET_TAIL.search(tail)
    if match and names_photographer(match.group(1)) and not is_acronym(tail, match):
        return base + match.start()
    if match := patterns()["tail"].search(tail):
        return base + match.start()
    return None


def is_acronym(text: str, match: re.Match[str]) -> bool:
    """Whether the brackets hold a short form of the words before: "the Israel Defense Forces (IDF)"."""
    inside = match.group(1)
    if not inside.isupper() or len(inside) > 6:
        return False
    initials = "".join(word[0] for word in SPLIT.split(text[: match.start()].strip()) if word[:1].isupper())
    return initials.endswith(inside) or (text.endswith(".") and text[: match.start()].rstrip()[-1:] not in ".!?\"”")


def names_photographer(inside: str) -> bool:
    """Whether the words in brackets are a credit: an opener, a picture agency, or names on both sides of a slash."""
    found = patterns()
    if WRITTEN_BY.match(inside):
        return False
    if found["credit"].match(inside) or found["only agency"].match(inside):
        return True
    if not is_names(inside):
        return False
    return "/" in inside or "|" in inside or bool(found["agency"].search(inside) or STATION.search(inside))


def is_names(text: str) -> bool:
    """Whether every word is a name or one of the small words that stand between names."""
    found = SPLIT.split(text)
    return all(not word or not word[0].islower() or word in SMALL_WORDS for word in found)


def is_caption(text: str) -> bool:
    """Whether the line describes a picture: it opens like a caption, or a photo credit ends it."""
    if len(text) > CAPTION_LONGEST:
        return False
    if patterns()["caption"].match(text) or CAPTION_CONTROL.search(text):
        return True
    agency = patterns()["agency"].match(text)
    if agency and text[-1] not in ".!?:" and len(text.split()) <= 40 and CAPITAL_NEXT.match(text, agency.end()):
        return True
    return bool(credit_start(text))


def is_byline(text: str, *, header: bool) -> bool:
    """Whether the line says who wrote the article or when it was put out. `header`: it stands near the top."""
    if len(text) > BYLINE_LONGEST:
        return False
    if WRITTEN_BY.match(text) or CONTRIBUTED.search(text) or (len(text.split()) <= 24 and STAMP.match(text)):
        return True
    if BY_STAMPED.match(text):
        return True
    if BY_LINE.match(text) and not text.endswith("."):
        return True
    return header and (is_bare_date(text) or (len(text.split()) <= 10 and bool(ROLE_LINE.match(text))))


def is_bare_date(text: str) -> bool:
    """Whether the line is a date, with or without a time, and nothing else."""
    return len(text) <= 60 and any(map(str.isdigit, text)) and bool(BARE_DATE.match(text) or SHORT_DATE.match(text))


def stamp_start(text: str) -> int | None:
    """Offset in the line where a "Posted/Updated" date begins that ends it; None where there is none."""
    for match in STAMP_TAIL.finditer(text, max(0, len(text) - BYLINE_LONGEST)):
        tail = STAMP_WORDS.sub(" ", text[match.start() :])
        if BARE_DATE.match(tail.strip(" :()[]")):
            return match.start()
    return None


def is_dateline(text: str) -> bool:
    """Whether the line is a dateline and nothing else: "NAIROBI, Kenya (AP) --"."""
    if len(text) > DATELINE_LONGEST or not (text[-1] in "-—–_" or text[:3].isupper()):
        return False
    end = dateline_end(text + " X", first=False)
    return end is not None and end > len(text)


def dateline_end(text: str, *, first: bool) -> int | None:
    """Offset in the line where the dateline ends and the prose begins; None where there is none.

    `first`: the first line of the body, where weaker signs do ("Beirut, Lebanon -- ").
    """
    head = text[:DATELINE_LONGEST]
    found = patterns()
    match = found["strong"].match(head) or found["dated"].match(head)
    if match is None and first:
        match = found["weak"].match(head)
    if match is None or not match.group().strip() or match.group().strip(" :").lower() in lexicon.words("labels"):
        return None
    mark = TEXT_MARK.match(text, match.end(), match.end() + 40)
    return mark.end() if mark else match.end()
