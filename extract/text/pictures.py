"""Photo captions and the credits that end them or stand alone."""

import re
from functools import cache

from extract.text import lexicon
from extract.text.authorship import DIVIDERS, WRITTEN_BY, is_names

CAPTION_LONGEST, CREDIT_LONGEST = 700, 160
CREDIT_WORDS, LEADING_CREDIT_WORDS = 12, 40

BRACKET_TAIL = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\W{0,3}$")
"""Matches the '(AP/Jane Doe)' at a line's end; not brackets inside it."""
STATION = re.compile(r", \b[WK][A-Z]{2,3}\b|\b[WK][A-Z]{2,3}[- ]?(?:TV|DT|\d)")
"""An American station after a name: matches ', KABC', 'KABC-TV'; not a lone 'WHO'."""
CAPITAL_NEXT = re.compile(r" (?=[A-Z][\w'’]* [\w'’]+ )")
"""Prose right after an agency: matches ' The moon rises over' after 'Getty Images'; not ' reported that'."""
CONTROL = re.compile(r"\b(?:view full|hide|toggle|show|see) caption\b|\benlarge this image\b", re.IGNORECASE)
"""What a page's picture viewer says: matches 'View Full Caption'; not 'the caption'."""


@cache
def agency() -> str:
    """A regular expression's group of the agencies' names."""
    named = {row[1] for row in lexicon.rows("credits") if row[0] == "agency"}
    return lexicon.alternation(tuple(sorted(named, key=lambda name: (-len(name), name))))


@cache
def patterns() -> dict[str, re.Pattern[str]]:
    """The regular expressions that are built from `credits.tsv` and `captions.tsv`."""
    openers = lexicon.alternation(lexicon.of_kind("credits", "opener"))
    labels = lexicon.alternation(lexicon.of_kind("credits", "label"))
    signed = (
        rf"{agency()}(?: photo)?/[A-Z][\w.'’ -]{{2,40}}",  # REUTERS/Jane Doe
        rf"(?i:{openers}|{labels})\s?: ?[A-Z©][^.!?]{{2,80}}",  # Photo: Jane Doe
        rf"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{1,3}}\s?/\s?{agency()}[^.!?]{{0,40}}",  # Jane Doe/AFP
    )
    return {
        "caption": re.compile("|".join(f"(?:{row[0]})" for row in lexicon.rows("captions")), re.IGNORECASE),
        "agency": re.compile(rf"(?<![\w-])(?:the )?{agency()}(?![\w-])"),
        "agency only": re.compile(
            rf"\W*(?:the )?{agency()}(?: (?:photo|image|file|via|handout|pool)s?){{0,4}}\W*$", re.IGNORECASE
        ),
        "credit": re.compile(rf"\W*(?:(?i:{openers})(?:\s*[:|/©]|\s+(?=[A-Z]))|(?i:{labels})\s?:)"),
        "tail": re.compile(rf"(?:^|(?<=[.!?\"'”’\s]))(?:{'|'.join(signed)})\W{{0,2}}$"),
    }


def is_credit(text: str) -> bool:
    """Whether the whole line names a photographer or an agency and says nothing else."""
    if len(text) > CREDIT_LONGEST:
        return False
    if patterns()["agency only"].match(text):
        return True
    if text[0] in "([" and BRACKET_TAIL.match(text):
        return names_photographer(text.strip("()[]. "))
    opener = patterns()["credit"].match(text)
    short = len(text.split()) <= CREDIT_WORDS and text[-1] not in "!?"
    return short and opener is not None and is_names(text[opener.end() :])


def is_caption(text: str) -> bool:
    """Whether the line describes a picture: it opens like a caption, or a photo credit opens or ends it."""
    if len(text) > CAPTION_LONGEST:
        return False
    if patterns()["caption"].match(text) or CONTROL.search(text):
        return True
    credited = patterns()["agency"].match(text)
    if credited and text[-1] not in ".!?:" and CAPITAL_NEXT.match(text, credited.end()):
        return len(text.split()) <= LEADING_CREDIT_WORDS
    return bool(credit_start(text))


def credit_start(text: str) -> int | None:
    """Offset in the line where a credit begins that ends it; None where there is none."""
    base = max(0, len(text) - CREDIT_LONGEST)
    tail = text[base:]
    match = BRACKET_TAIL.search(tail)
    if match and names_photographer(match.group(1)) and not is_short_form(tail, match):
        return base + match.start()
    if match := patterns()["tail"].search(tail):
        return base + match.start()
    return None


def is_short_form(text: str, match: re.Match[str]) -> bool:
    """Whether the brackets hold a short form of the words before: "the Israel Defense Forces (IDF)"."""
    inside, before = match.group(1), text[: match.start()].rstrip()
    if not inside.isupper() or len(inside) > 6:
        return False
    initials = "".join(word[0] for word in DIVIDERS.split(before) if word[:1].isupper())
    return initials.endswith(inside) or (text.endswith(".") and before[-1:] not in '.!?"”')


def names_photographer(inside: str) -> bool:
    """Whether the words in brackets are a credit: an opener, a picture agency, or names on both sides of a slash."""
    if WRITTEN_BY.match(inside):
        return False
    if patterns()["credit"].match(inside) or patterns()["agency only"].match(inside):
        return True
    if not is_names(inside):
        return False
    return "/" in inside or "|" in inside or bool(patterns()["agency"].search(inside) or STATION.search(inside))
