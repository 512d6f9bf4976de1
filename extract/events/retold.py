"""Whether two sentences of an article tell one event in nearly the same words: a summary, a caption, the lead again."""

from functools import lru_cache

from extract.events.draft import Draft
from extract.events.wording import stems

# The share of the shorter sentence's content words that both must have, and how many words at least.
SHARE, WORDS = 0.6, 4


def is_retold(one: Draft, two: Draft) -> bool:
    """Whether two mentions have their verb and most of their content words in common."""
    if _verb(one) != _verb(two) or one.quote == two.quote:
        return False
    first, second = _content(one.wording), _content(two.wording)
    shared = len(first & second)
    return shared >= WORDS and shared >= SHARE * min(len(first), len(second))


@lru_cache(maxsize=4096)  # each is held against many others
def _content(wording: str) -> frozenset[str]:
    return frozenset(stems(wording))


def _verb(draft: Draft) -> str:
    """The lemma without its particle: "crash" for "crash out"."""
    return draft.found.trigger.lemma.partition(" ")[0]
