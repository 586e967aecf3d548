"""What a practice changed, in one large figure and its small print."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from exchange.values import Result
from i18n.words import words
from web.measures import Measure, measure


def told(unit: str = "hari", before: Any = None, after: Any = None, **more: Any) -> Measure:
    result = Result(indicator="Lama", unit=unit, before=figure(before), after=figure(after), **more)
    return measure(result, words("id"))


def figure(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def test_a_decrease_is_told_as_a_share() -> None:
    assert told(before=14, after=2, year=2025) == Measure(
        "Lama", "−86%", "14 hari", "2 hari", "14 hari menjadi 2 hari, data 2025"
    )


def test_an_increase_is_told_as_how_much_more() -> None:
    assert told("nelayan", 45, 357).big == "+312"
    assert told("%", 12, 38) == Measure("Lama", "+26 poin", "12%", "38%", "12% menjadi 38%")


def test_a_lone_figure_is_told_as_it_is() -> None:
    assert told(after=9) == Measure("Lama", "9 hari")


def test_what_was_not_measured_has_no_figure_but_its_note() -> None:
    assert told(before=14, note="diukur 2027") == Measure("Lama", "", "14 hari", small="diukur 2027")


@pytest.mark.parametrize(("before", "after"), [(0, 5), (0, 0), (-3, 2), (2, -3), (5, 5)])
def test_figures_around_zero_are_told_too(before: int, after: int) -> None:
    assert told(before=before, after=after).big


def test_figures_are_written_as_the_language_does() -> None:
    english = measure(Result(indicator="X", unit="m", after=Decimal("1250.5")), words("en"))
    assert (told("m", after="1250.5").big, english.big) == ("1.250,5 m", "1,250.5 m")
