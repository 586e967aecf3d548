"""Days and hours as the two languages write them; hours carry WIB, WITA or WIT."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from functools import lru_cache

from babel.dates import format_date

from i18n.numbers import LOCALE

ZONES = {
    "WIB": timezone(timedelta(hours=7)),
    "WITA": timezone(timedelta(hours=8)),
    "WIT": timezone(timedelta(hours=9)),
}
"""Indonesia keeps no summer time, so each zone is a fixed distance from UTC."""

FULL, LONG, SHORT = "EEEE, d MMMM y", "d MMMM y", "d MMM y"


def full_day(day: date, lang: str) -> str:
    """Kamis, 14 Januari 2027"""
    return _format(day, FULL, lang)


def long_day(day: date, lang: str) -> str:
    """14 Januari 2027"""
    return _format(day, LONG, lang)


def short_day(day: date, lang: str) -> str:
    """14 Jan 2027"""
    return _format(day, SHORT, lang)


def month(day: date, lang: str) -> str:
    """Januari 2027"""
    return _format(day, "MMMM y", lang)


def short_month(day: date, lang: str) -> str:
    """Jan"""
    return _format(day, "MMM", lang)


def day_range(first: date, last: date, lang: str) -> str:
    """16–17 September 2020, and no more than is needed when month or year differ."""
    if first == last:
        return long_day(first, lang)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{long_day(last, lang)}"
    if first.year == last.year:
        return f"{_format(first, 'd MMMM', lang)} – {long_day(last, lang)}"
    return f"{long_day(first, lang)} – {long_day(last, lang)}"


def clock(at: time, lang: str) -> str:
    """09.00 in Indonesian, 09:00 in English."""
    return at.strftime("%H.%M" if lang == "id" else "%H:%M")


def moment(at: datetime, lang: str, zone: str = "WIB") -> str:
    """14 Januari 2027, 09.00 WIB. `at` is aware; `zone` is the region's."""
    there = at.astimezone(ZONES[zone])
    return f"{long_day(there.date(), lang)}, {clock(there.time(), lang)} {zone}"


@lru_cache(maxsize=8192)
def _format(day: date, pattern: str, lang: str) -> str:
    return format_date(day, pattern, locale=LOCALE[lang])
