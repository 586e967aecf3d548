"""What a query means to an index: mended words, groups of the same meaning, places, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from search_index.engine import Query
from search_index.files import lines
from search_index.indonesian import Token, stem
from search_index.spelling import Vocabulary
from search_index.thesaurus import place_names, thesaurus

MENDED_AT_MOST = 4  # words of one query; the rest stay as typed
BESIDE_AT_MOST = 12  # words at the beginning of a query whose order counts
SWAPPED = 0.7  # neighbours in the other order
PLACE_IN_TEXT = 0.5  # a place name that stands in the text, where the document is not from that place
PART = 0.3  # one word of a name, where the whole is not said
PREFIXED_AT_MOST = 48  # written words that all `prefix*` of a query together may stand for

WEAK_STEMS = frozenset(stem(word) for line in lines("weak-words.txt") for word in line.split())
WEAK = 0.3


class Lexicon(Protocol):
    """What an index knows of words."""

    @property
    def vocabulary(self) -> Vocabulary: ...

    def count(self, term: str) -> int:
        """In how many documents the term (a stem, a group, a pair, a place) stands."""
        ...


@dataclass(frozen=True, slots=True)
class Want:
    """One thing the searcher named: any of these terms means it."""

    terms: tuple[tuple[str, float], ...]  # term -> how surely it means that, 0.0 to 1.0
    matters: float = 1.0  # less for words that every agency uses of everything


@dataclass(frozen=True, slots=True)
class Meaning:
    wants: tuple[Want, ...] = ()  # the more of them the better
    places: tuple[Want, ...] = ()  # lift what is there, exclude nothing
    near: tuple[Want, ...] = ()  # words that stood side by side: lift what has them so
    required: tuple[str, ...] = ()  # terms without which nothing is found
    excluded: tuple[tuple[str, ...], ...] = ()  # nothing is found that has all terms of one
    strict: bool = False  # only what answers most of it

    def marks(self) -> tuple[str, ...]:
        """The terms worth highlighting."""
        named = (term for want in (*self.wants, *self.places) for term, _ in want.terms)
        return tuple(dict.fromkeys(term for term in named if not term.startswith("@")))


def understand(query: Query, lexicon: Lexicon) -> Meaning:
    said = _mended(query.said, lexicon)
    places, rest = _places(said)
    wants = [*_wants(rest), *_prefixed(query.prefixes, lexicon)]
    if not wants:  # nothing but places: then they are what is looked for
        wants, places = places, []
    return Meaning(
        wants=tuple(dict.fromkeys(wants)),
        places=tuple(dict.fromkeys(places)),
        near=tuple(dict.fromkeys(_near(said[:BESIDE_AT_MOST]))),
        required=tuple(dict.fromkeys(term for phrase in query.phrases for term in _side_by_side(phrase))),
        excluded=tuple(tuple(_side_by_side(phrase)) for phrase in query.excluded),
        strict=query.strict,
    )


def _mended(said: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    known = thesaurus().words
    mended: list[Token] = []
    left = MENDED_AT_MOST
    for token in said:
        better = None
        if left and not known & {token.word, token.stem} and not lexicon.count(token.stem):
            left -= 1
            better = lexicon.vocabulary.mend(token.word)
        mended.append(token._replace(word=better, stem=stem(better)) if better else token)
    return mended


def _places(said: Sequence[Token]) -> tuple[list[Want], list[Token]]:
    """The places named, and the words that name none."""
    wants: list[Want] = []
    rest: list[Token] = []
    last = 0
    for start, end, names in place_names(said):
        text = ((token.stem, PLACE_IN_TEXT) for token in said[start:end])
        wants.append(Want((*((name, 1.0) for name in names), *text)))
        rest += said[last:start]
        last = end
    return wants, [*rest, *said[last:]]


def _wants(said: Sequence[Token]) -> list[Want]:
    """Groups where the words form one, the longest first come; single words otherwise."""
    stems = [token.stem for token in said]
    wants, start = [], 0
    while start < len(stems):
        match = thesaurus().groups.longest(stems, start)
        end, names = match or (start + 1, ())
        wants.append(_want(stems[start:end], names))
        start = end
    return wants


def _want(stems: Sequence[str], names: Sequence[str]) -> Want:
    if not names:
        return Want(((stems[0], 1.0),), matters=WEAK if stems[0] in WEAK_STEMS else 1.0)
    parts = {stem: PART for stem in stems if len(stems) > 1 and stem not in WEAK_STEMS}
    near = {other: surely for name in names for other, surely in thesaurus().near.get(name, {}).items()}
    weak = len(stems) == 1 and stems[0] in WEAK_STEMS
    return Want(tuple((parts | near | dict.fromkeys(names, 1.0)).items()), matters=WEAK if weak else 1.0)


def _prefixed(prefixes: Sequence[str], lexicon: Lexicon) -> Iterator[Want]:
    for prefix in prefixes:
        written = lexicon.vocabulary.starting(prefix, PREFIXED_AT_MOST // len(prefixes))
        yield Want(tuple(dict.fromkeys((stem(word), 1.0) for word in (prefix, *written))))


def _near(said: Sequence[Token]) -> list[Want]:
    return [
        Want(((f"{one.stem}_{other.stem}", 1.0), (f"{other.stem}_{one.stem}", SWAPPED)))
        for one, other in pairwise(said)
        if one.stem != other.stem
    ]


def _side_by_side(phrase: Sequence[Token]) -> list[str]:
    """The terms of a phrase: its neighbours two by two, which is all but exact; a lone word is itself."""
    if len(phrase) == 1:
        return [phrase[0].stem]
    return [f"{one.stem}_{other.stem}" for one, other in pairwise(phrase)]
