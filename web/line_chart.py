"""A small line chart: where points, target and axis go. Drawn by templates/adoptions/parts.html."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

WIDTH, HEIGHT = 360, 150
LEFT, RIGHT, TOP, BOTTOM = 30, 30, 26, 26
"""Room for the values beside and above the line, and for the days under it."""

Point = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Dot:
    x: float
    y: float
    day: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class LineChart:
    """`line` is an SVG path; `target_y` absent when no target was set."""

    line: str
    dots: tuple[Dot, ...]
    target_y: float | None
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT


def line_chart(points: Sequence[Point], target: Decimal | None) -> LineChart | None:
    """None for fewer than two points: one figure is better read as a figure."""
    if len(points) < 2:
        return None
    ordered = sorted(points)
    values = [float(value) for _, value in ordered] + ([] if target is None else [float(target)])
    low, high = min(values), max(values)
    first, last = ordered[0][0], ordered[-1][0]

    def x_of(day: date) -> float:
        span = (last - first).days
        share = (day - first).days / span if span else 0.5
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def y_of(value: Decimal) -> float:
        share = (float(value) - low) / (high - low) if high > low else 0.5
        return round(HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM), 1)

    dots = tuple(Dot(x_of(day), y_of(value), day, value) for day, value in ordered)
    line = "M" + "L".join(f"{dot.x} {dot.y}" for dot in dots)
    return LineChart(line, dots, None if target is None else y_of(target))
