"""Word pieces of a text with exact offsets: the uncased BERT tokenisation that the network's base was trained with.

Blanks and punctuation end a word; accents and case are dropped; a word is cut greedily into the longest pieces that
the vocabulary has. Control and format characters (zero-width ones too) vanish inside a word and do not cut it, except
those that Python counts as blanks (form feed, vertical tab), which stand between pages and columns.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

LONGEST_WORD = 100
"""Characters, after normalisation, beyond which a word is unknown as a whole (the reference's own limit)."""
CACHED, LONGEST_CACHED = 100_000, 40
CHUNK = re.compile(r"\S{1,100000}")
"""What stands between blanks: matches 'Homs,' in 'in Homs, Syria'; never a blank. Bounded, so that no text is slow."""
IDEOGRAPHS = (
    (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F), (0x2B740, 0x2B81F),
    (0x2B820, 0x2CEAF), (0x2F800, 0x2FA1F),
)  # fmt: skip
UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its characters `start` to `end` (exclusive) and the ids of its pieces."""

    start: int
    end: int
    pieces: tuple[int, ...]


class WordPiece:
    """Cuts text into words and word pieces; work grows linearly with the text."""

    def __init__(self, vocabulary: tuple[str, ...]) -> None:
        """`vocabulary`: pieces in the order of their ids, continuing ones marked `##`."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = (self._ids[UNKNOWN],)
        self._cache: dict[str, tuple[Word, ...]] = {}

    def words(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Word]:
        """The words of `text[start:end]` in order, with offsets into `text`."""
        for match in CHUNK.finditer(text, start, len(text) if end is None else end):
            offset = match.start()
            for word in self._chunk(match.group()):
                yield Word(word.start + offset, word.end + offset, word.pieces)

    def _chunk(self, chunk: str) -> tuple[Word, ...]:
        """The words of a stretch without blanks, with offsets into it."""
        known = self._cache.get(chunk)
        if known is None:
            known = tuple(self._cut(chunk))
            if len(chunk) <= LONGEST_CACHED and len(self._cache) < CACHED:
                self._cache[chunk] = known
        return known

    def _cut(self, chunk: str) -> Iterator[Word]:
        """The words of a stretch without blanks; dropped characters belong to none unless they stand inside one."""
        letters: list[str] = []
        first = last = 0
        for place, character in enumerate(chunk):
            normal, alone = normalise(character)
            if not normal:
                continue
            if alone and letters:
                yield Word(first, last, self.pieces("".join(letters)))
                letters = []
            if alone:
                yield Word(place, place + 1, self.pieces(normal))
                continue
            if not letters:
                first = place
            letters.append(normal)
            last = place + 1
        if letters:
            yield Word(first, last, self.pieces("".join(letters)))

    def pieces(self, word: str) -> tuple[int, ...]:
        """Ids of a normalised word's pieces, longest match first; the unknown piece where no cut is possible."""
        if len(word) > LONGEST_WORD:
            return self._unknown
        found: list[int] = []
        begin = 0
        while begin < len(word):
            stop = len(word)
            piece = self._ids.get(word if not begin else "##" + word[begin:])
            while piece is None and stop > begin + 1:
                stop -= 1
                piece = self._ids.get(("##" if begin else "") + word[begin:stop])
            if piece is None:
                return self._unknown
            found.append(piece)
            begin = stop
        return tuple(found)


@lru_cache(maxsize=20_000)
def normalise(character: str) -> tuple[str, bool]:
    """A character in lower case without its accents ("" where nothing is left), and whether it is a word of its own."""
    if character in ("\x00", "\ufffd") or unicodedata.category(character)[0] == "C":
        return "", False
    bare = "".join(one for one in unicodedata.normalize("NFD", character) if unicodedata.category(one) != "Mn")
    code = ord(character)
    alone = is_punctuation(bare) or any(low <= code <= high for low, high in IDEOGRAPHS)
    return "".join(one.lower() for one in bare), alone


def is_punctuation(bare: str) -> bool:
    """Whether it is one mark: any of Unicode's punctuation, or an ASCII character that is no letter, digit or blank."""
    if len(bare) != 1:
        return False
    return unicodedata.category(bare)[0] == "P" or ("!" <= bare <= "~" and not bare.isalnum())


def read_vocabulary(path: Path) -> tuple[str, ...]:
    """The pieces of a vocabulary file, one a line, in the order of their ids."""
    return tuple(path.read_text(encoding="utf-8").split("\n")[:-1])
