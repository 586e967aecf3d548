"""The 38 provinces and 514 regencies and cities with their Kemendagri codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vocabulary.files import rows

_SHORTER = (
    ("Kabupaten Administrasi ", "Kab. Adm. "),
    ("Kabupaten ", "Kab. "),
    ("Kota Administrasi ", "Kota Adm. "),
    ("Daerah Khusus Ibukota ", "DKI "),
    ("Daerah Istimewa ", "DI "),
)


@dataclass(frozen=True, slots=True)
class Region:
    code: str  # "33" a province, "33.71" a regency or city
    level: str  # provinsi, kabupaten or kota
    name: str  # in full: the name without its level never identifies
    province_code: str
    capital: str  # empty where the source has none
    latitude: float
    longitude: float
    time_zone: str  # WIB, WITA or WIT
    area_km2: float | None
    population: int

    @property
    def short_name(self) -> str:
        """`Kab. Bantul`, `Kota Magelang`, `DI Yogyakarta`."""
        for long, short in _SHORTER:
            if self.name.startswith(long):
                return short + self.name.removeprefix(long)
        return self.name


def _region(row: Mapping[str, str]) -> Region:
    return Region(
        code=row["code"],
        level=row["level"],
        name=row["name"],
        province_code=row["province_code"],
        capital=row["capital"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        time_zone=row["time_zone"],
        area_km2=float(row["area_km2"]) if row["area_km2"] else None,
        population=int(row["population"]),
    )


@cache
def _by_code() -> Mapping[str, Region]:
    return {row["code"]: _region(row) for row in rows("wilayah.csv")}


@cache
def all_regions() -> tuple[Region, ...]:
    """Provinces first, then regencies and cities, by code."""
    return tuple(_by_code().values())


@cache
def provinces() -> tuple[Region, ...]:
    return tuple(region for region in all_regions() if region.level == "provinsi")


def by_code(code: str) -> Region | None:
    return _by_code().get(code)


def province_of(code: str) -> Region:
    """The province that region `code` lies in; a province lies in itself. KeyError on an unknown code."""
    return _by_code()[_by_code()[code].province_code]
