"""Words as people write them: completing them, and mending those that nobody writes."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from heapq import nlargest
from itertools import takewhile

import numpy as np

LONGEST = 24  # letters; a longer one is no slip of the finger


class Vocabulary:
    """Words and how often they are written. One thread at a time."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """`known` are right however seldom anybody writes them."""
        self._words: list[str] = []
        self._number: dict[str, int] = {}
        self._counts = array("Q")
        self._letters = array("I")  # a bit for each letter in the word
        self._lengths = array("B")
        self._sorted: list[str] = []
        self.add(dict.fromkeys(known, 0))

    def add(self, counts: Mapping[str, int]) -> None:
        for word, count in counts.items():
            number = self._number.get(word)
            if number is None:
                number = self._number[word] = len(self._words)
                self._words.append(word)
                self._counts.append(0)
                self._letters.append(_letters(word))
                self._lengths.append(min(len(word), 255))
            self._counts[number] += count

    def starting(self, prefix: str, limit: int) -> list[str]:
        """Words somebody wrote with this beginning, the most written first."""
        if len(self._sorted) < len(self._words):
            self._sorted = sorted(self._words)
        first = bisect_left(self._sorted, prefix)
        found = takewhile(
            lambda word: word.startswith(prefix), (self._sorted[n] for n in range(first, len(self._sorted)))
        )
        written = (word for word in found if self._count(word))
        return nlargest(limit, written, key=lambda word: (self._count(word), word))

    def mend(self, word: str) -> str | None:
        """The word most likely meant: fewest slips first, then the most written; None when none is near."""
        slips = _slips(word)
        near = [
            (distance, -self._count(other), other)
            for other in self._alike(word, slips)
            if (distance := edits(word, other, slips)) <= slips
        ]
        return min(near)[2] if slips and near else None

    def _count(self, word: str) -> int:
        return self._counts[self._number[word]]

    def _alike(self, word: str, slips: int) -> list[str]:
        """Words of nearly the same length and letters: one slip changes at most one of each kind of both."""
        lengths = np.frombuffer(self._lengths, np.uint8).astype(np.int16)
        letters = np.frombuffer(self._letters, np.uint32)
        apart = np.bitwise_count(letters ^ np.uint32(_letters(word)))
        alike = np.flatnonzero((abs(lengths - len(word)) <= slips) & (apart <= 2 * slips))
        return [self._words[number] for number in alike.tolist()]


def _letters(word: str) -> int:
    bits = 0
    for letter in word:
        bits |= 1 << (ord(letter) & 31)
    return bits & 0xFFFFFFFF


def _slips(word: str) -> int:
    """How many slips a word of this length may hold; none in short ones, where every slip is another word."""
    if not word.isalpha() or len(word) > LONGEST:
        return 0
    return 0 if len(word) < 4 else 1 if len(word) < 7 else 2


def edits(one: str, other: str, most: int) -> int:
    """Letters added, dropped, changed, or swapped with their neighbour; more than `most` is just more."""
    two_before: list[int] = []
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        two_before, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, two_before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
