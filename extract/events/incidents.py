"""Which sentences of a report turn from its own happening to others: earlier ones, like ones, other news."""

import re
from collections.abc import Sequence

from extract.events.wordlists import word_set

# The sentences that open a report tell of its own happening, whatever else they recall.
OPENING = 2
_DEED = rf"(?:\w+[- ]){{0,3}}(?:{'|'.join(sorted(word_set('deeds')))})\b"
# Another happening; matches "another fatal shooting", "an unrelated case". The next sentence tells of it too.
_ANOTHER = re.compile(
    rf"\b(?:another|separate|unrelated|similar|previous|earlier|prior|other|different|additional) {_DEED}"
    r"|\bunrelated to\b|\bearlier (?:this|that|last) (?:week|month|year)\b",
    re.IGNORECASE,
)
# A stretch of time that holds several; matches "so far this year", "in the past two weeks"; carried on as well.
_STRETCH = re.compile(
    r"\b(?:in|over|within|of|for)? ?(?:the|a) (?:past|last) (?:\w+ )?(?:hours|days|weeks?|months?|years?)\b"
    r"|\bso far this (?:year|month)\b|\bthis year\b|\b(?:string|rash|spate|series) of\b",
    re.IGNORECASE,
)
# One more in a row, or told beside; matches "the third killing", "comes two weeks after", "also reported".
_BESIDE = re.compile(
    rf"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) {_DEED}"
    r"|\b(?:second|third|fourth|fifth) (?:time|child|teen|toddler|person|juvenile)\b"
    r"|\balso (?:reported|saw|killed|shot|wounded|investigating)\b|\bmeanwhile\b|\belsewhere\b"
    r"|\bcomes? (?:just |only |less than )?(?:\w+ )?(?:days?|weeks?|hours?|months?|after)\b",
    re.IGNORECASE,
)
# The head of another article, set into the text; matches "[OTHER NEWS: ", "RELATED: ", not "Other news is good".
_TEASER = re.compile(
    r"\A\W*(?:RELATED|MORE|READ|STORY|PHOTOS?|VIDEO|OTHER|ALSO|WATCH|SEE)\b|\A\[|\bRelated (?:Articles|Stories)\b"
)


def asides(sentences: Sequence[str]) -> frozenset[int]:
    """The places in order of the sentences that tell of another incident than the report's own."""
    found: set[int] = set()
    carried = False
    for ordinal, text in enumerate(sentences):
        turns = bool(_ANOTHER.search(text) or _STRETCH.search(text))
        if ordinal >= OPENING and (carried or turns or _BESIDE.search(text) or _TEASER.search(text)):
            found.add(ordinal)
        carried = turns and ordinal > 0
    return frozenset(found)
