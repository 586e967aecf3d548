"""Everyday abbreviations of public agencies, for search, tooltips and the reader of narratives."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from vocabulary.files import rows


@dataclass(frozen=True, slots=True)
class Abbreviation:
    short: str
    long: str
    en: str


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """In file order. Two may share a long form (dinsos, dissos); no short form is listed twice."""
    return tuple(Abbreviation(row["short"], row["long"], row["en"]) for row in rows("abbreviations.csv"))
