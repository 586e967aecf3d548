"""The closed lists people choose from: one small dated file each, read once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from vocabulary.files import rows


@dataclass(frozen=True, slots=True)
class Term:
    code: str
    id: str
    en: str
    valid_from: date
    source: str

    def word(self, lang: str) -> str:
        """English for `en`; Indonesian, the source language, for any other `lang`."""
        return self.en if lang == "en" else self.id


class Vocabulary(Mapping[str, Term]):
    """Terms by code, in the order of their file."""

    def __init__(self, terms: Iterable[Term]) -> None:
        self._terms = {term.code: term for term in terms}

    def __getitem__(self, code: str) -> Term:
        return self._terms[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def word(self, code: str, lang: str) -> str:
        """The word for `code`. An unknown code comes back as it is: a stored code may outlive its list."""
        term = self._terms.get(code)
        return term.word(lang) if term else code


@cache
def _read(name: str) -> Vocabulary:
    return Vocabulary(
        Term(row["code"], row["id"], row["en"], date.fromisoformat(row["valid_from"]), row["source"])
        for row in rows(f"{name}.csv")
    )


@cache
def _column(name: str, column: str) -> Mapping[str, str]:
    return {row["code"]: row[column] for row in rows(f"{name}.csv")}


def ppks() -> Vocabulary:
    """The 26 kinds of people in need of social services, in the order of the regulation."""
    return _read("ppks")


def psks() -> Vocabulary:
    """Potentials and sources of social welfare: who can help."""
    return _read("psks")


def spm() -> Vocabulary:
    """Minimum service standards of the social affair; `spm_level` says whose they are."""
    return _read("spm")


def spm_level(code: str) -> str:
    """`provinsi` (inside institutions) or `kabupaten/kota` (outside them). KeyError on an unknown code."""
    return _column("spm", "level")[code]


def aspects() -> Vocabulary:
    """The six aspects by which public services are assessed."""
    return _read("aspects")


def urusan() -> Vocabulary:
    """Government affairs: basic mandatory, other mandatory, optional, supporting, in that order."""
    return _read("urusan")


def urusan_group(code: str) -> str:
    """`dasar`, `wajib`, `pilihan` or `penunjang`. KeyError on an unknown code."""
    return _column("urusan", "group")[code]


def agency_kinds() -> Vocabulary:
    return _read("agency_kinds")


def stop_reasons() -> Vocabulary:
    """Why an adoption stopped."""
    return _read("stop_reasons")


def decline_reasons() -> Vocabulary:
    """Why a host declined a visit."""
    return _read("decline_reasons")


def modification_whats() -> Vocabulary:
    return _read("modification_whats")


def modification_kinds() -> Vocabulary:
    return _read("modification_kinds")


def modification_goals() -> Vocabulary:
    return _read("modification_goals")


def modification_causes() -> Vocabulary:
    return _read("modification_causes")


def visit_modes() -> Vocabulary:
    return _read("visit_modes")


def member_categories() -> Vocabulary:
    """The kinds of people in a delegation or among the participants of a training."""
    return _read("member_categories")


def topics() -> Vocabulary:
    return _read("topics")


def topic_ppks(code: str) -> tuple[str, ...]:
    """PPKS codes the topic is about; empty when it is about none, or unknown."""
    return tuple(filter(None, _column("topics", "ppks").get(code, "").split(";")))


def topic_urusan(code: str) -> str | None:
    """The affair the topic falls under; None when it cuts across affairs, or is unknown."""
    return _column("topics", "urusan").get(code) or None
