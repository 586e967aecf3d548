"""Days and hours in both languages."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from i18n import dates

DAY = date(2027, 1, 14)


def test_a_day_is_written_as_each_language_writes_it() -> None:
    assert dates.full_day(DAY, "id") == "Kamis, 14 Januari 2027"
    assert dates.full_day(DAY, "en") == "Thursday, 14 January 2027"
    assert dates.long_day(DAY, "id") == "14 Januari 2027"
    assert dates.short_day(date(2026, 10, 12), "id") == "12 Okt 2026"
    assert dates.month(DAY, "en") == "January 2027"
    assert dates.short_month(date(2026, 8, 1), "id") == "Agu"


@pytest.mark.parametrize(
    ("first", "last", "written"),
    [
        (date(2023, 3, 9), date(2023, 3, 9), "9 Maret 2023"),
        (date(2020, 9, 16), date(2020, 9, 17), "16–17 September 2020"),
        (date(2020, 9, 30), date(2020, 10, 2), "30 September – 2 Oktober 2020"),
        (date(2020, 12, 31), date(2021, 1, 1), "31 Desember 2020 – 1 Januari 2021"),
    ],
)
def test_a_range_says_no_more_than_it_must(first: date, last: date, written: str) -> None:
    assert dates.day_range(first, last, "id") == written


def test_an_instant_is_told_in_the_zone_of_the_place() -> None:
    at = datetime(2027, 1, 13, 23, 30, tzinfo=UTC)
    assert dates.moment(at, "id", "WIB") == "14 Januari 2027, 06.30 WIB"
    assert dates.moment(at, "id", "WITA") == "14 Januari 2027, 07.30 WITA"
    assert dates.moment(at, "en", "WIT") == "14 January 2027, 08:30 WIT"


def test_hours_have_a_point_in_indonesian() -> None:
    assert (dates.clock(time(9), "id"), dates.clock(time(9), "en")) == ("09.00", "09:00")
