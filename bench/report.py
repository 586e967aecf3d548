"""What was measured, beside what is to be reached, as a table that people read."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from statistics import median

LIBRARIES = ("eventsourcing", "sqlalchemy", "starlette", "jinja2", "uvicorn", "whoosh-reloaded", "numpy")


@dataclass(frozen=True, slots=True)
class Reach:
    """A bound that a figure's median is to keep."""

    least: float | None = None
    most: float | None = None

    def holds(self, value: float) -> bool:
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    def __str__(self) -> str:
        bounds = (("≥", self.least), ("<", self.most))
        return " ".join(f"{sign} {number(bound)}" for sign, bound in bounds if bound is not None)


@dataclass(frozen=True, slots=True)
class Figure:
    """One value a round of measuring. `unit` says of what: "ms", "facts/s", "% of raw"."""

    name: str
    unit: str
    values: tuple[float, ...]
    reach: Reach | None = None

    @property
    def median(self) -> float:
        return median(self.values)

    def row(self) -> str:
        cells = (self.name, self.unit, *map(number, (min(self.values), self.median, max(self.values))))
        return f"| {' | '.join((*cells, *self._judged()))} |"

    def _judged(self) -> tuple[str, str]:
        if self.reach is None:
            return "", ""
        return str(self.reach), "yes" if self.reach.holds(self.median) else "**no**"


def number(value: float) -> str:
    """Three digits that count, thousands with a comma."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def table(figures: Iterable[Figure]) -> str:
    head = ("figure", "unit", "min", "median", "max", "reach", "reached")
    lines = (f"| {' | '.join(head)} |", "|---|---|--:|--:|--:|---|---|", *(one.row() for one in figures))
    return "\n".join(lines) + "\n"


def machine() -> str:
    """On what it was measured, in one sentence."""
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}."
    )


def page(on: date, notes: Iterable[str], figures: Iterable[Figure]) -> str:
    return "\n\n".join((f"# Figures of {on}", machine(), *notes, table(figures)))
