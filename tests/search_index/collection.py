"""The relevance collection as documents, and the measures that are taken of it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any

from search_index.engine import Doc
from vocabulary.regions import provinces
from vocabulary.terms import topics

DATA = Path(__file__).parent / "data"
PAGE = 10


@dataclass(frozen=True, slots=True)
class Judged:
    """One staff query: `relevant` has 2 for what was asked and 1 for a neighbour; what it lacks is 0."""

    qid: str
    query: str
    type: str
    relevant: Mapping[str, int]


def judgments() -> list[Judged]:
    return [Judged(**line) for line in _lines("judgments-dev.jsonl")]


def practices() -> list[Doc]:
    return [_doc(line) for line in _lines("practices.jsonl")]


def ndcg(found: Sequence[str], relevant: Mapping[str, int]) -> float:
    """Normalised discounted cumulative gain of the first ten, gain 2^grade - 1, 0.0 to 1.0."""
    ideal = sorted(relevant.values(), reverse=True)
    return _gain([relevant.get(key, 0) for key in found]) / _gain(ideal)


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:PAGE]))


def _lines(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


def _doc(line: Mapping[str, Any]) -> Doc:
    region = _REGION.get(line["region"])
    return Doc(
        key=line["id"],
        words={
            "title": line["title"],
            "problem": line["summary"],
            "body": line["body"],
            "agency": line["agency"],
        },
        facets={
            "topic": tuple(_TOPIC[topic.casefold()] for topic in line["topics"]),
            "region": (region,) if region else (),
        },
        orders={},
    )


_TOPIC = {term.id.casefold().replace("telantar", "terlantar"): code for code, term in topics().items()}
_REGION = {region.short_name: region.code for region in provinces()}
