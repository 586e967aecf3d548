"""Where boxes and lines of a lineage are drawn."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from uuid import UUID, uuid4

import pytest

from exchange.values import Source, SourceKind
from projections.adoption_row import STOPPED
from projections.lineage import Climb, Described, Family
from web.tree import BOX_HEIGHT, BOX_WIDTH, MOST, Drawing, Knot, draw, grow

ROOT, OWNER = uuid4(), uuid4()


def a_climb(practice_id: UUID = ROOT, place: str = "tiru", visited: bool = True) -> Climb:
    source = Source(kind=SourceKind.VISIT, id=uuid4()) if visited else Source(kind=SourceKind.CATALOGUE)
    return Climb(
        id=uuid4(),
        practice_id=practice_id,
        agency_id=uuid4(),
        place=place,
        stage="tiru",
        since=date(2024, 1, 1),
        source=source,
        derived_id=None,
        choices=(),
        changes=(),
        stops=(),
    )


def derived(climb: Climb) -> Described:
    return Described(uuid4(), climb.agency_id, "Turunan", 2025, climb.id)


def a_family(climbs: list[Climb], *grown: Described) -> Family:
    practices = {ROOT: Described(ROOT, OWNER, "Asal", 2020, None)} | {one.id: one for one in grown}
    return Family(ROOT, practices, climbs)


def boxes(drawing: Drawing) -> dict[UUID, tuple[int, int]]:
    return {box.knot.agency_id: (box.x, box.y) for box in drawing.boxes}


def agencies(knot: Knot) -> list[UUID]:
    return [knot.agency_id, *(id for child in knot.children for id in agencies(child))]


def test_an_owner_stands_alone_while_nobody_follows() -> None:
    tree = grow(a_family([]), {})
    assert (tree.agency_id, tree.children, tree.more) == (OWNER, [], 0)
    drawing = draw(tree)
    assert [(box.x, box.y) for box in drawing.boxes] == [(2, 34)]
    assert drawing.edges == []


def test_generations_stand_side_by_side_and_parents_in_the_middle() -> None:
    first, second = a_climb(), a_climb()
    grown = derived(first)
    below = [a_climb(grown.id), a_climb(grown.id, visited=False)]
    drawing = draw(grow(a_family([first, second, *below], grown), {}))
    at = boxes(drawing)
    assert at[OWNER][0] == 2
    assert at[first.agency_id][0] == at[second.agency_id][0] == 296
    assert at[below[0].agency_id][0] == at[below[1].agency_id][0] == 590
    assert at[first.agency_id][1] == (at[below[0].agency_id][1] + at[below[1].agency_id][1]) // 2
    assert drawing.columns == [2, 296, 590]
    assert [edge.visited for edge in drawing.edges].count(False) == 1


@pytest.mark.parametrize("count", [1, 2, 5, MOST])
def test_boxes_never_touch_and_all_of_them_are_inside(count: int) -> None:
    drawing = draw(grow(a_family([a_climb() for _ in range(count)]), {}))
    assert len(drawing.boxes) == count + 1
    column = sorted(box.y for box in drawing.boxes if box.x > 2)
    assert all(below - above >= BOX_HEIGHT for above, below in pairwise(column))
    assert all(0 <= box.y <= drawing.height - BOX_HEIGHT for box in drawing.boxes)
    assert all(0 <= box.x <= drawing.width - BOX_WIDTH for box in drawing.boxes)


def test_who_stopped_is_not_in_the_tree() -> None:
    stopped, climbing = a_climb(place=STOPPED), a_climb()
    assert agencies(grow(a_family([stopped, climbing]), {})) == [OWNER, climbing.agency_id]


def test_who_stopped_stays_while_others_learn_from_what_it_described() -> None:
    stopped = a_climb(place=STOPPED)
    grown = derived(stopped)
    below = a_climb(grown.id)
    assert agencies(grow(a_family([stopped, below], grown), {})) == [
        OWNER,
        stopped.agency_id,
        below.agency_id,
    ]


def test_of_very_many_those_that_grew_further_are_drawn_and_the_rest_is_counted() -> None:
    climbs = [a_climb() for _ in range(100)]
    grown = derived(climbs[-1])
    last = a_climb(grown.id)
    tree = grow(a_family([*climbs, last], grown), {})
    drawn = agencies(tree)
    assert len(drawn) == MOST + 1
    assert {climbs[-1].agency_id, last.agency_id} < set(drawn)
    assert tree.more + len(tree.children) == 100


def test_a_long_name_is_cut_to_fit_its_box() -> None:
    knot = Knot(OWNER, "Dinas Pemberdayaan Masyarakat dan Desa", None)
    assert knot.short == "Dinas Pemberdayaan…"
    assert Knot(OWNER, "Dinsos Kota Salatiga", None).short == "Dinsos Kota Salatiga"
