"""Checks on the values that several nouns share: each refuses with BadValue and the field's name."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from decimal import Decimal

from exchange import days, guards
from exchange.errors import BadValue, NotYet
from exchange.values import ContextFigure, Evidence, Headcount, Official, Since

CAPTION = 500
"""Most characters of a caption, a remark beside a figure or a reason."""
URL = 2_000
_SHA256 = re.compile(r"[0-9a-f]{64}")
_URL = re.compile(r"https?://[^\s/]+\S*")


def unique(field: str, keys: Iterable[Hashable]) -> None:
    """No key comes twice."""
    known: set[Hashable] = set()
    for key in keys:
        if key in known:
            raise BadValue(field=field, fault="twice", have=key)
        known.add(key)


def number(field: str, value: Decimal) -> None:
    """A figure that people write down: finite, under 10^15, at most six decimals."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -6 or value.adjusted() >= 15:
        raise BadValue(field=field, fault="not_a_figure", have=str(value))


def official(field: str, value: Official | None) -> None:
    if value is not None:
        guards.text(field, value.role, guards.LINE)


def officials(field: str, values: Sequence[Official]) -> None:
    guards.few(field, values)
    for value in values:
        official(field, value)


def headcounts(field: str, values: Sequence[Headcount]) -> None:
    guards.few(field, values)
    for value in values:
        guards.text(field, value.category, guards.LINE)
        guards.count(field, value.count, least=1)


def figure(field: str, value: ContextFigure, today: date) -> None:
    guards.text(f"{field}.name", value.name, guards.LINE)
    guards.optional_text(f"{field}.unit", value.unit, guards.LINE)
    guards.optional_text(f"{field}.source", value.source, CAPTION)
    number(f"{field}.value", value.value)
    if value.high is not None:
        number(f"{field}.high", value.high)
        if value.high < value.value:
            raise BadValue(field=f"{field}.high", fault="below_low", least=value.value, have=value.high)
    year(f"{field}.year", value.year, today)


def year(field: str, value: int | None, today: date) -> None:
    """A year that has begun, or None."""
    if value is not None:
        guards.count(field, value, days.EARLIEST.year, today.year)


def since(field: str, value: Since | None, today: date) -> None:
    """A start that lies behind, or None."""
    if value is None:
        return
    year(field, value.year, today)
    if value.month is not None:
        guards.count(field, value.month, 1, 12)
        if (value.year, value.month) > (today.year, today.month):
            raise NotYet(field=field, day=date(value.year, value.month, 1), today=today)


def evidence(field: str, value: Evidence, today: date) -> None:
    """It has a file or a web address, a caption and the claim that it supports."""
    guards.text(f"{field}.caption", value.caption, CAPTION)
    guards.text(f"{field}.claim", value.claim, CAPTION)
    days.happened(f"{field}.on", value.on, today)
    if not (value.url or value.sha256):
        raise BadValue(field=f"{field}.url", fault="blank")
    guards.optional_text(f"{field}.url", value.url, URL)
    if value.url and not _URL.fullmatch(value.url):
        raise BadValue(field=f"{field}.url", fault="unreadable")
    if value.sha256 and not _SHA256.fullmatch(value.sha256):
        raise BadValue(field=f"{field}.sha256", fault="unreadable")
