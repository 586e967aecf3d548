"""The groups of choices beside a list of what was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from i18n.words import Words, mark
from vocabulary import regions, terms

SHOWN = 5
"""Choices of a group that are in sight at first."""

STAGES = {
    "terverifikasi": mark("Terverifikasi"),
    "menunggu": mark("Menunggu verifikasi"),
    "menerima": mark("Menerima kunjungan"),
    "ditiru": mark("Sudah ditiru instansi lain"),
    "dimodifikasi": mark("Sudah dimodifikasi"),
    "konsep": mark("Konsep"),
    "uji-coba": mark("Uji coba"),
    "penerapan": mark("Penerapan"),
    "meluas": mark("Meluas"),
    "berhenti": mark("Berhenti"),
    "diusulkan": mark("Diusulkan"),
    "terjadwal": mark("Terjadwal"),
    "terlaksana": mark("Terlaksana"),
}
"""Readiness of practices, maturity of innovations, and how far visits, forums and trainings have come."""

FACETS = {
    "urusan": ("urusan", mark("Urusan")),
    "tahap": ("stage", mark("Kesiapan dan tahap")),
    "instansi": ("agency_kind", mark("Jenis instansi")),
    "topik": ("topic", mark("Topik")),
    "ppks": ("ppks", mark("Kelompok PPKS")),
    "tahun": ("year", mark("Tahun")),
}
"""By their word in the address: the facet of the index, and its title."""


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    words: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """`name` is its word in the address. What was chosen is always in sight."""

    name: str
    title: str
    first: list[Choice]
    rest: list[Choice]

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.first if choice.chosen]


def facets(
    counts: Mapping[str, Mapping[str, int]], chosen: Mapping[str, Collection[str]], words: Words
) -> list[Facet]:
    """The groups in which there is something to choose. Counts and choices are by facet of the index."""
    found = (
        _facet(name, words.t(title), _choices(facet, counts.get(facet, {}), chosen.get(facet, ()), words))
        for name, (facet, title) in FACETS.items()
    )
    return [facet for facet in found if facet.first]


def _facet(name: str, title: str, choices: list[Choice]) -> Facet:
    if name == "tahun":
        choices.sort(key=lambda choice: choice.code, reverse=True)
    seen = {choice.code for choice in choices[:SHOWN]} | {choice.code for choice in choices if choice.chosen}
    return Facet(
        name,
        title,
        [choice for choice in choices if choice.code in seen],
        [choice for choice in choices if choice.code not in seen],
    )


def _choices(facet: str, counts: Mapping[str, int], chosen: Collection[str], words: Words) -> list[Choice]:
    return [
        Choice(code, named(facet, code, words), count, code in chosen)
        for code, count in counts.items()
        if count or code in chosen
    ]


def named(facet: str, code: str, words: Words) -> str:
    """What a code of a facet is called on screen."""
    match facet:
        case "stage":
            return words.t(STAGES.get(code, code))
        case "urusan":
            return terms.urusan().word(code, words.lang)
        case "agency_kind":
            return terms.agency_kinds().word(code, words.lang)
        case "topic":
            return terms.topics().word(code, words.lang)
        case "ppks":
            return terms.ppks().word(code, words.lang)
        case _:
            return code


def provinces(counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """The provinces in which there is something, by name."""
    return _places((r.code for r in regions.provinces()), counts, chosen)


def inside(province: str, counts: Mapping[str, int], chosen: str) -> list[Choice]:
    """The regencies and cities of a province in which there is something, by name."""
    return _places((code for code in counts if code.startswith(f"{province}.")), counts, chosen)


def _places(codes: Iterable[str], counts: Mapping[str, int], chosen: str) -> list[Choice]:
    found = (
        Choice(code, region.short_name, counts.get(code, 0), code == chosen)
        for code in codes
        if (counts.get(code) or code == chosen) and (region := regions.by_code(code))
    )
    return sorted(found, key=lambda choice: choice.words)
