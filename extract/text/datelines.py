"""The dateline that opens a report: place, date and agency before the prose."""

import re
from functools import cache

from extract.text import lexicon
from extract.text.authorship import DAY_NAME, MONTH
from extract.text.pictures import agency

LONGEST = 110

MARK = re.compile(r"\s*\[(?:text|excerpts?|summary)\]\s*", re.IGNORECASE)
"""What a monitoring service puts after it: matches ' [TEXT] '; not '[sic]'."""
DASH = r"(?:\s*(?:--+|—|–|_|•)\s*|\s+-+\s+|\s*\|\s+)"
CAPITALS = r"[A-Z][A-ZÀ-Þ.'’-]+(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*)*"
HOLDER = r"(?:, ?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
IN_CAPITALS = rf"(?:{CAPITALS}{HOLDER}{{0,3}})"
IN_LETTERS = rf"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){{0,3}}{HOLDER}{{0,3}})"
PLACE = rf"{IN_CAPITALS}|{IN_LETTERS}"
WHEN = rf"(?:,? ?(?:{DAY_NAME},? ?)?(?:{MONTH} \d{{1,2}}|\d{{1,2}} {MONTH})(?:,? ?(?:\d{{4}}|\d\d))?)"
BRACKETS = r"\s?\((?:[A-Z][\w.& /-]{1,40})\)"
PROSE = r"(?=[A-Z\"“‘`])"


@cache
def strong() -> re.Pattern[str]:
    """What is a dateline in any line near the top; each form with an example."""
    forms = (
        rf"(?:{PLACE})?{WHEN}?\s?\({agency()}[^()]{{0,20}}\)\s*(?:{DASH}|\s{PROSE}|(?=[A-Z]))",  # SALEM (AP)
        rf"{IN_CAPITALS}{WHEN}?(?:{BRACKETS})?{DASH}(?=\S)",  # SALEM, Ore. -- Two
        rf"{IN_LETTERS}{WHEN}?{BRACKETS}{DASH}(?=\S)",  # Salem (KABC) - Two
        rf"(?:{PLACE}){WHEN}(?:{BRACKETS})?{DASH}",  # Salem, 4 Jan 90 -- Two
        rf"{CAPITALS}(?:, ?[A-Z][a-z][\w.'’-]*|{WHEN}|{BRACKETS}):\s+(?=\S)",  # SALEM, Jan 4: Two
    )
    return re.compile("|".join(forms))


WEAK = re.compile(rf"{IN_LETTERS}(?:{BRACKETS})?\s*(?:--+|—)\s+{PROSE}|{CAPITALS}\s?:\s+(?=\S)")
"""What is one only where the prose begins: matches 'Beirut, Lebanon -- Two', 'SALEM: Two'; not 'He -- she'."""


def dateline_end(text: str, *, first: bool) -> int | None:
    """Offset in the line where the dateline ends and the prose begins; None where there is none.

    `first`: the first line of the body, where weaker signs do ("Beirut, Lebanon -- ").
    """
    head = text[:LONGEST]
    match = strong().match(head) or (WEAK.match(head) if first else None)
    if match is None or not match.group().strip() or match.group().strip(" :—–-").lower() in lexicon.words("labels"):
        return None
    mark = MARK.match(text, match.end(), match.end() + 40)
    return mark.end() if mark else match.end()


def is_dateline(text: str) -> bool:
    """Whether the line is a dateline and nothing else: "NAIROBI, Kenya (AP) --"."""
    if len(text) > LONGEST or not (text[-1] in "-—–_" or (text[0].isalpha() and text[:3].isupper())):
        return False
    end = dateline_end(text + " X", first=False)
    return end is not None and end > len(text)
