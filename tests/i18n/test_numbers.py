"""Numbers, shares and money in both languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from i18n import numbers


def test_points_and_commas_change_places() -> None:
    assert numbers.number(Decimal("1250.5"), "id") == "1.250,5"
    assert numbers.number(Decimal("1250.5"), "en") == "1,250.5"


def test_direction_is_written_with_a_true_minus() -> None:
    assert [numbers.signed(value, "id") for value in (312, 0, -86)] == ["+312", "0", "−86"]
    assert numbers.percent(-0.857, "id") == "−86%"


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        (500_000, "Rp500.000"),
        (180_000_000, "Rp180 juta"),
        (180_500_000, "Rp180,5 juta"),
        (180_500_250, "Rp180.500.250"),
        (1_200_000_000, "Rp1,2 miliar"),
        (999_000_000, "Rp999 juta"),
        (0, "Rp0"),
    ],
)
def test_rupiah_are_short_only_where_nothing_is_lost(amount: int, written: str) -> None:
    assert numbers.rupiah(amount, "id") == written
