"""How much each term weighs in a document: its fields and their length, groups, neighbours and places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from search_index.engine import Doc
from search_index.indonesian import Token, tokens
from search_index.thesaurus import group_names, place_names
from vocabulary import terms
from vocabulary.terms import Vocabulary

# Field -> what one word in it weighs, and the length in words at which that holds.
FIELDS: Mapping[str, tuple[float, int]] = {
    "title": (3.0, 7),
    "acronym": (3.0, 2),
    "problem": (1.5, 20),
    "modules": (1.0, 60),
    "body": (1.0, 60),
    "agency": (0.3, 6),
    "labels": (0.8, 6),  # the words of the topic, PPKS and affair codes, in both languages
}
LENGTH = 0.4  # how much a longer field thins its words: 0 not at all, 1 in full
GRAIN = 16  # weights are stored in sixteenths: coarse numbers pack well


class Weighed(NamedTuple):
    terms: dict[str, float]  # stems, `=group`, `one_other` for neighbours, `@region` for places -> weight
    written: Counter[str]  # words as they are written, for mending and completing what people type


def weigh(doc: Doc) -> Weighed:
    weights: dict[str, float] = defaultdict(float)
    written: Counter[str] = Counter()
    for field, text in (*doc.words.items(), ("labels", _labels(doc))):
        weight, usual = FIELDS[field]
        found = tokens(text)
        share = weight / (1 - LENGTH + LENGTH * len(found) / usual)
        for term, times in Counter(_terms(found)).items():
            weights[term] += share * times
        written.update(token.word for token in found if token.word.isalpha())
    for term in _places(doc):
        weights[term] = 1.0
    return Weighed({term: max(round(weight * GRAIN), 1) / GRAIN for term, weight in weights.items()}, written)


def _terms(found: Sequence[Token]) -> Iterable[str]:
    yield from (token.stem for token in found)
    yield from (f"{one.stem}_{other.stem}" for one, other in pairwise(found))
    yield from {(start, end, name): name for start, end, name in group_names(found)}.values()


def _labels(doc: Doc) -> str:
    lists: tuple[tuple[str, Vocabulary], ...] = (
        ("topic", terms.topics()),
        ("ppks", terms.ppks()),
        ("urusan", terms.urusan()),
    )
    return ". ".join(
        f"{listed[code].id}. {listed[code].en}"
        for facet, listed in lists
        for code in doc.facets.get(facet, ())
        if code in listed
    )


def _places(doc: Doc) -> set[str]:
    """The regions of a document: those of its facet, or else those its agency is named after."""
    codes = doc.facets.get("region") or _codes_in(doc.words.get("agency", ""))
    return {f"@{code}" for code in codes}


def _codes_in(agency: str) -> set[str]:
    named = {name.removeprefix("@") for _, _, names in place_names(tokens(agency)) for name in names}
    return named | {code.partition(".")[0] for code in named}
