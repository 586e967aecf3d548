"""Mending words that nobody wrote: the nearest word that somebody did write."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

MENDED_AT_MOST = 6  # words of one query; the rest stay as typed
LONGEST = 24  # letters; a longer one is no slip of the finger


class Lexicon(Protocol):
    """The words an index knows."""

    def count(self, term: str) -> int:
        """In how many documents the term (a stem, a group, a pair, a place) stands."""
        ...

    def starting(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Written words with this beginning and how often they stand, most frequent first."""
        ...

    def within(self, word: str, edits: int) -> Iterable[tuple[str, int]]:
        """Written words of the same first letter at most that many edits away, and how often they stand."""
        ...


def mend(word: str, lexicon: Lexicon, others: Iterable[str]) -> str | None:
    """The word most likely meant: fewest slips first, then the most written. `others` are known elsewhere."""
    slips = allowed(word)
    if not slips:
        return None
    close = dict(lexicon.within(word, slips))
    close |= {other: close.get(other, 0) for other in others if other[0] == word[0]}
    ranked = [
        (distance, -count, other)
        for other, count in close.items()
        if abs(len(other) - len(word)) <= slips and (distance := edits(word, other)) <= slips
    ]
    return min(ranked)[2] if ranked else None


def allowed(word: str) -> int:
    """How many slips a word of this length may hold; none in short ones, where every slip is another word."""
    if not word.isalpha() or len(word) > LONGEST:
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def edits(one: str, other: str) -> int:
    """Letters added, dropped, changed, or swapped with their neighbour (optimal string alignment)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
    return row[-1]
