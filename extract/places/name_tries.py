"""The folded names of a gazetteer: one trie, or several where one would be too big to build."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from pathlib import Path

import marisa_trie


class NameTries:
    """Which names there are, and the number of each; the tries lie on disk and are mapped into memory.

    `own` are the names of a user's own places, which have no number; `never` names are not there at all.
    """

    def __init__(self, paths: Sequence[Path], firsts: Sequence[str], own: Iterable[str], never: frozenset[str]) -> None:
        self.tries = [open_trie(path) for path in paths]
        self.firsts = list(firsts)
        self.bases = [sum(map(len, self.tries[:number])) for number in range(len(self.tries))]
        self.own = marisa_trie.Trie(sorted(own))
        self.never = never
        self.plain = len(self.tries) == 1 and not len(self.own) and not never

    def __len__(self) -> int:
        return sum(map(len, self.tries))

    def get(self, key: str) -> int | None:
        """The number of a name, None for an unknown one."""
        trie = max(bisect_right(self.firsts, key) - 1, 0)
        number: int | None = self.tries[trie].get(key)
        return None if number is None else number + self.bases[trie]

    def __contains__(self, key: str) -> bool:
        return key not in self.never and (key in self.own or self.get(key) is not None)

    def prefixes(self, text: str) -> list[str]:
        """The names with which a text begins."""
        if self.plain:
            found: list[str] = self.tries[0].prefixes(text)
            return found
        first, last = bisect_right(self.firsts, text[:1]) - 1, bisect_right(self.firsts, text)
        found = [key for trie in self.tries[max(first, 0) : last] for key in trie.prefixes(text)]
        found += [key for key in self.own.prefixes(text) if key not in found]
        return [key for key in found if key not in self.never]


def open_trie(path: Path) -> marisa_trie.Trie:
    """A trie mapped into memory."""
    trie = marisa_trie.Trie()
    trie.mmap(str(path))
    return trie
