"""The lineage of a practice as a tree: who learned from whom, and where each box and line is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from projections.adoption_row import STOPPED
from projections.agencies import AgencyLine
from projections.lineage import Climb, Family

MOST = 24
"""Agencies drawn, the furthest first. The rest is counted, and named in the list of those that learn."""

BOX_WIDTH, BOX_HEIGHT = 212, 58
COLUMN, ROW = 294, 76
TOP, LEFT = 34, 2
LEAST_WIDTH = 804
NAME_CHARS = 20


@dataclass(slots=True)
class Knot:
    """One agency in the tree. The first one owns the practice, and has no climb.

    `practice_id` is what it described of its own; `more` counts the agencies that are not drawn under it.
    """

    agency_id: UUID
    name: str
    year: int | None
    climb: Climb | None = None
    practice_id: UUID | None = None
    children: list[Knot] = field(default_factory=list)
    more: int = 0

    @property
    def stage(self) -> str:
        return self.climb.stage if self.climb else ""

    @property
    def visited(self) -> bool:
        return self.climb is None or self.climb.visit_id is not None

    @property
    def short(self) -> str:
        """What fits into a box."""
        return self.name if len(self.name) <= NAME_CHARS else f"{self.name[: NAME_CHARS - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Box:
    knot: Knot
    x: int
    y: int

    @property
    def middle(self) -> int:
        return self.y + BOX_HEIGHT // 2


@dataclass(frozen=True, slots=True)
class Edge:
    """From the right side of one box to the left side of another; dashed when no visit led there."""

    path: str
    head: str
    visited: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    columns: list[int]
    """Where the heading of each generation begins."""
    boxes: list[Box]
    edges: list[Edge]


def grow(family: Family, lines: Mapping[UUID, AgencyLine]) -> Knot:
    """The tree of everybody who climbs, below the owner of the first practice."""
    drawn = _drawn(family)
    derived = {p.adoption_id: p for p in family.practices.values() if p.adoption_id is not None}
    climbing = _climbing(family)

    def under(practice_id: UUID, knot: Knot) -> Knot:
        own = [climb for climb in climbing if climb.practice_id == practice_id]
        for climb in own:
            if climb.id in drawn:
                grown = derived.get(climb.id)
                child = Knot(climb.agency_id, _name(climb.agency_id, lines), climb.since.year, climb)
                child.practice_id = grown.id if grown else None
                knot.children.append(under(grown.id, child) if grown else child)
        knot.more = sum(climb.id not in drawn for climb in own)
        return knot

    root = family.practices[family.root_id]
    first = Knot(root.owner_id, _name(root.owner_id, lines), root.year, practice_id=root.id)
    return under(root.id, first)


def _climbing(family: Family) -> list[Climb]:
    """Who stopped is left out, but for those from whose practice others learned."""
    grown = {practice.adoption_id for practice in family.practices.values()}
    return [climb for climb in family.climbs if climb.place != STOPPED or climb.id in grown]


def _drawn(family: Family) -> set[UUID]:
    """The climbs that are drawn, with all that lead to them: what grew further first, then the furthest."""
    parents = {p.id: p.adoption_id for p in family.practices.values() if p.adoption_id is not None}
    practice_of = {climb.id: climb.practice_id for climb in family.climbs}
    climbing = _climbing(family)
    drawn: set[UUID] = set()
    for climb in sorted(
        climbing, key=lambda c: (c.id not in parents.values(), c.practice_id == family.root_id)
    ):
        line = list(_line_above(climb.id, parents, practice_of))
        if len(drawn.union(line)) <= MOST:
            drawn.update(line)
    return drawn


def _line_above(
    climb_id: UUID, parents: Mapping[UUID, UUID], practice_of: Mapping[UUID, UUID]
) -> Iterator[UUID]:
    at: UUID | None = climb_id
    while at is not None and at in practice_of:
        yield at
        at = parents.get(practice_of[at])


def _name(agency_id: UUID, lines: Mapping[UUID, AgencyLine]) -> str:
    return lines[agency_id].short_name if agency_id in lines else "…"


def draw(root: Knot) -> Drawing:
    """Generations from left to right, each agency beside the middle of those that learned from it."""
    boxes: list[Box] = []
    edges: list[Edge] = []
    leaves = iter(range(MOST + 1))

    def place(knot: Knot, depth: int) -> Box:
        children = [place(child, depth + 1) for child in knot.children]
        middle = _between(children) if children else TOP + next(leaves) * ROW + BOX_HEIGHT // 2
        box = Box(knot, LEFT + depth * COLUMN, middle - BOX_HEIGHT // 2)
        edges.extend(_edge(box, child) for child in children)
        boxes.append(box)
        return box

    place(root, 0)
    deepest = max(box.x for box in boxes)
    lowest = max(box.y for box in boxes)
    return Drawing(
        width=max(LEAST_WIDTH, deepest + BOX_WIDTH + LEFT),
        height=lowest + BOX_HEIGHT + LEFT,
        columns=list(range(LEFT, deepest + 1, COLUMN)),
        boxes=sorted(boxes, key=lambda box: (box.x, box.y)),
        edges=edges,
    )


def _between(children: Iterable[Box]) -> int:
    middles = [child.middle for child in children]
    return (min(middles) + max(middles)) // 2


def _edge(start: Box, end: Box) -> Edge:
    left, right = start.x + BOX_WIDTH, end.x - 9
    bend = (left + right) // 2
    path = f"M{left} {start.middle}C{bend} {start.middle} {bend} {end.middle} {right} {end.middle}"
    return Edge(path, f"M{end.x - 1} {end.middle}l-10-5.5v11z", end.knot.visited)
