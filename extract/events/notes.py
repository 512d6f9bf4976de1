"""Which sentences speak of the page itself, not of the world: notes of correction, offers of newsletters."""

from collections.abc import Sequence

from extract.events.wordlists import word_set
from extract.events.words import Word

_CORRECTIONS, _REPORTS, _AMENDED = word_set("corrections"), word_set("own_reports"), word_set("amended")
_MARKS = frozenset(":-–—")
_VERSIONS = frozenset({"earlier", "previous", "prior", "first", "original"})
# "This article was last amended": words in which the verb follows, and an offer's "to your inbox".
AMENDED_WITHIN, INBOX = 6, "inbox"


def is_note(words: Sequence[Word]) -> bool:
    """Whether a sentence corrects an earlier report or offers one by mail ("An earlier version said that ...")."""
    opening = [word.lower for word in words[:AMENDED_WITHIN]]
    if len(opening) < 3 or any(word.quoted for word in words[:3]):
        return False
    if opening[0] in _CORRECTIONS and opening[1] in _MARKS:
        return True
    if opening[0] in {"a", "an", "the"} and opening[1] in _VERSIONS and opening[2] == "version":
        return True
    if opening[0] == "this" and opening[1] in _REPORTS and _AMENDED & set(opening[2:]):
        return True
    return any(one.lower == "your" and other.lower == INBOX for one, other in zip(words, words[1:], strict=False))
