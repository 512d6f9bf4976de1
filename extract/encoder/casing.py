"""The casing class of a word: the network reads lower-cased pieces, so how a word was written goes in beside them."""

from typing import Final

PADDING: Final = 0
LOWER: Final = 1
TITLE: Final = 2
UPPER: Final = 3
MIXED: Final = 4
DIGITS: Final = 5
SIGNS: Final = 6
SINGLE: Final = 7
ALPHANUMERIC: Final = 8
CLASSES: Final = 9


def casing(word: str) -> int:
    """The class of a word's spelling.

    >>> [casing(word) for word in ("town", "Homs", "NATO", "McCain", "2018", "%", "A", "F16", "حمص")]
    [1, 2, 3, 4, 5, 6, 7, 8, 1]
    """
    if word.isdigit():
        return DIGITS
    if not any(map(str.isalpha, word)):
        return SIGNS
    if any(map(str.isdigit, word)):
        return ALPHANUMERIC
    if word.islower():
        return LOWER
    if not any(map(str.isupper, word)):
        return LOWER  # a script without case
    if len(word) == 1:
        return SINGLE
    if word.isupper():
        return UPPER
    if word[0].isupper():
        return TITLE if word[1:].islower() else MIXED
    return LOWER
