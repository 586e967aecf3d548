"""Gates, charts and derived descriptions: what pages of adoptions are made of, without a page."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import uuid4

from exchange.adoptions.events import Fidelity, ModuleChoice, Stage
from exchange.values import Result, Since, derived_id
from projections.adoption_row import AdoptionRow, Change, Indicator, Reading, Told, Trial
from tests.words.agencies_visits import KABUPATEN
from tests.words.practices import (
    ADOPTION,
    AT_VISIT,
    CORE,
    DERIVED,
    FREE,
    INDICATOR,
    OBSERVED_ON,
    PRACTICE,
    a_description,
    a_modification,
)
from web.derivation import derived_description, told_changes
from web.gates import gate
from web.line_chart import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, WIDTH, line_chart

JANUARY, MARCH, MAY = date(2026, 1, 1), date(2026, 3, 2), date(2026, 5, 1)


def a_row(stage: Stage) -> AdoptionRow:
    return AdoptionRow(
        id=ADOPTION,
        version=1,
        agency_id=KABUPATEN,
        practice_id=PRACTICE,
        edition=1,
        place=stage.value,
        since=OBSERVED_ON,
        stage=stage.value,
        observed_on=OBSERVED_ON,
        source=AT_VISIT,
        climb=(),
    )


def test_each_stage_stands_before_its_own_gate() -> None:
    assert gate(a_row(Stage.AMATI)).route == "adoptions:replicate"
    assert gate(a_row(Stage.TIRU)).route == "adoptions:modify"
    assert gate(a_row(Stage.MODIFIKASI)).route == "adoptions:spread"


def test_the_next_ask_is_the_first_that_is_missing() -> None:
    row = a_row(Stage.AMATI)
    assert [ask.done for ask in gate(row).asks] == [False, False, False]
    row.decision = Told(OBSERVED_ON, "", "sesuaikan")
    ask = gate(row).next_ask
    assert ask is not None
    assert ask.route == "adoptions:person"


def test_a_refusal_opens_no_gate() -> None:
    row = a_row(Stage.AMATI)
    row.decision = Told(OBSERVED_ON, "Tidak cocok", "tidak")
    assert [ask.done for ask in gate(row).asks] == [False, False, False]


def test_nothing_lies_behind_what_has_spread() -> None:
    row = a_row(Stage.MODIFIKASI)
    row.anchored = row.spread = True
    assert (gate(row).next_ask, gate(row).route) == (None, None)


def test_a_line_needs_two_points() -> None:
    assert line_chart([], None) is None
    assert line_chart([(JANUARY, Decimal(12))], Decimal(2)) is None


def test_points_are_placed_by_day_and_value() -> None:
    chart = line_chart([(MAY, Decimal(2)), (JANUARY, Decimal(12)), (MARCH, Decimal(7))], None)
    assert chart is not None
    middle = (LEFT + WIDTH - RIGHT) / 2
    assert [(dot.x, dot.y) for dot in chart.dots] == [
        (LEFT, TOP),
        (middle, (TOP + HEIGHT - BOTTOM) / 2),
        (WIDTH - RIGHT, HEIGHT - BOTTOM),
    ]
    assert (
        chart.line
        == f"M{LEFT} {float(TOP)}L{middle} 75.0L{float(WIDTH - RIGHT)} {float(HEIGHT - BOTTOM)}".replace(
            f"M{LEFT} ", f"M{float(LEFT)} "
        )
    )
    assert chart.target_y is None


def test_a_target_outside_the_readings_stays_in_the_picture() -> None:
    chart = line_chart([(JANUARY, Decimal(12)), (MAY, Decimal(6))], Decimal(2))
    assert chart is not None
    assert chart.target_y == HEIGHT - BOTTOM
    assert min(dot.y for dot in chart.dots) >= TOP


def test_a_flat_line_lies_in_the_middle() -> None:
    chart = line_chart([(JANUARY, Decimal(5)), (MAY, Decimal(5))], Decimal(5))
    assert chart is not None
    assert {dot.y for dot in chart.dots} == {chart.target_y} == {(TOP + HEIGHT - BOTTOM) / 2}


def test_a_derived_practice_keeps_what_is_used_as_it_is_used() -> None:
    row = a_row(Stage.MODIFIKASI)
    row.choices = (ModuleChoice(module_id=CORE, fidelity=Fidelity.DROPPED),)
    whole = a_modification(id=uuid4(), module_id=None, text="Loket pindah ke desa")
    row.changes = (Change(MARCH, a_modification()), Change(MAY, whole))
    row.anchors = (Told(MAY, "SK 12/2026", "sk"),)
    row.trial = Trial(MARCH, ("Utara",))
    reading = Reading(Decimal(3), MAY, "Catatan loket")
    measured = Indicator(INDICATOR, "Lama jawaban", "hari", Decimal(12), JANUARY, Decimal(2), (reading,))
    row.indicators = (measured,)
    original = a_description(cost=1_000_000, staff="Dua orang", failures="Papan hilang")
    derived = derived_description(original, original.modules, row, DERIVED)
    (module,) = derived.modules
    assert module.id == derived_id("module", DERIVED, FREE)
    assert module.text == "Ditempel setiap sore\nPapan diganti pesan singkat"
    assert derived.results == (
        Result(
            indicator="Lama jawaban",
            unit="hari",
            before=Decimal(12),
            after=Decimal(3),
            year=2026,
            source="Catatan loket",
        ),
    )
    assert (derived.cost, derived.staff, derived.failures) == (None, "", "")
    assert (derived.legal_basis, derived.since) == (("SK 12/2026",), Since(year=2026, month=3))
    assert (derived.topics, derived.urusan) == (original.topics, original.urusan)
    assert told_changes(row) == "Loket pindah ke desa"
