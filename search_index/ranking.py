"""Scores: which documents answer a meaning, and how well; arithmetic on whole columns, no engine."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from math import log

import numpy as np
from numpy.typing import NDArray

from search_index.meaning import Meaning, Want

SATURATION = 1.5  # the weight at which a term has said half of what it can say
TOGETHER = 0.5  # how much neighbours add beside the words themselves
AT_PLACE = 1.0  # how much being of the place named lifts a document
COVERED = 0.2  # share of what the best document answers that a hit must answer
MOSTLY_COVERED = 0.6  # the same where the list is not in order of relevance
COVERAGE = 1.0  # power of the share answered in the score

Ids = NDArray[np.int32]
Scores = NDArray[np.float32]
Postings = Callable[[str], tuple[Ids, Scores]]  # term -> documents that have it, and its weight there


def rank(meaning: Meaning, postings: Postings, alive: NDArray[np.bool_]) -> tuple[Ids, Scores]:
    """Documents found and their scores, by document number. Nothing wanted: every one alive, score 0."""
    return _Ranking(postings, alive).rank(meaning)


class _Ranking:
    def __init__(self, postings: Postings, alive: NDArray[np.bool_]) -> None:
        self._postings = postings
        self._alive = alive
        self._count = int(np.count_nonzero(alive))

    def rank(self, meaning: Meaning) -> tuple[Ids, Scores]:
        found = self._found(meaning)
        scores = np.zeros(len(self._alive), np.float32)
        if meaning.wants:
            scores, covered = self._answers(meaning.wants)
            found &= covered > 0
            best = float(covered[found].max(initial=0.0))
            found &= covered >= (MOSTLY_COVERED if meaning.strict else COVERED) * best
            scores *= (covered / best if best else covered) ** COVERAGE
            for want in meaning.near:
                said, surely = self._said(want)
                scores += np.where(scores > 0, TOGETHER * self._rarity(surely) * said, 0)
            for place in meaning.places:
                scores *= 1 + AT_PLACE * self._said(place)[1]
        ids = np.flatnonzero(found).astype(np.int32)
        return ids, scores[ids]

    def _found(self, meaning: Meaning) -> NDArray[np.bool_]:
        found = self._alive.copy()
        for term in meaning.required:
            found &= self._having((term,))
        for terms in meaning.excluded:
            found &= ~self._having(terms)
        return found

    def _having(self, terms: Iterable[str]) -> NDArray[np.bool_]:
        having = np.ones(len(self._alive), np.bool_)
        for term in terms:
            this = np.zeros(len(self._alive), np.bool_)
            this[self._postings(term)[0]] = True
            having &= this
        return having

    def _answers(self, wants: Iterable[Want]) -> tuple[Scores, Scores]:
        """The sum of what each want is worth in each document, and how much of it all is answered there."""
        scores = np.zeros(len(self._alive), np.float32)
        covered = np.zeros(len(self._alive), np.float32)
        for want in wants:
            said, surely = self._said(want)
            rarity = want.matters * self._rarity(surely)
            scores += rarity * said
            covered += rarity * surely
        return scores, covered

    def _said(self, want: Want) -> tuple[Scores, Scores]:
        """How strongly each document says it, and how surely it is that what is meant; both 0.0 to 1.0."""
        said = np.zeros(len(self._alive), np.float32)
        surely = np.zeros(len(self._alive), np.float32)
        for term, sure in want.terms:
            ids, weights = self._postings(term)
            said[ids] = np.maximum(said[ids], sure * weights / (weights + SATURATION))
            surely[ids] = np.maximum(surely[ids], sure)
        return said, surely

    def _rarity(self, surely: Scores) -> float:
        having = float(surely[self._alive].sum())  # half sure in two documents counts as one
        return log(1 + (self._count - having + 0.5) / (having + 0.5))
