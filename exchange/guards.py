"""Checks on single values, shared by the rules of all nouns: each refuses with the name of the field."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence, Sized
from datetime import date
from uuid import UUID

from exchange.errors import BadValue, NotYet
from exchange.values import Evidence, Official

LINE = 200
"""Most characters of a title, a name or a role."""
TEXT = 20_000
"""Most characters of a told text."""
ADDRESS = 2_000
"""Most characters of a link."""
EARLIEST = date(1945, 8, 17)
"""Nothing that an agency of the republic did lies before this day."""
_SHA256 = re.compile("[0-9a-f]{64}")


def text(field: str, value: str, most: int = TEXT) -> None:
    """`value` says something, and no more than `most` characters."""
    if not value.strip():
        raise BadValue(field=field, fault="blank")
    optional_text(field, value, most)


def optional_text(field: str, value: str, most: int = TEXT) -> None:
    """`value` may be empty; it has at most `most` characters and no NUL."""
    if len(value) > most:
        raise BadValue(field=field, fault="too_long", most=most, have=len(value))
    if "\x00" in value:
        raise BadValue(field=field, fault="unreadable")


def code(field: str, value: str, known: Container[str]) -> None:
    """`value` is a code of the vocabulary."""
    if value not in known:
        raise BadValue(field=field, fault="unknown", have=value)


def count(field: str, value: int, least: int = 0, most: int = 1_000_000) -> None:
    """`value` lies in the range, both ends included."""
    if not least <= value <= most:
        raise BadValue(field=field, fault="out_of_range", least=least, most=most, have=value)


def some(field: str, values: Sized, most: int = 200) -> None:
    """There is at least one, and no more than `most`."""
    if not len(values):
        raise BadValue(field=field, fault="none")
    few(field, values, most)


def few(field: str, values: Sized, most: int = 200) -> None:
    """There are no more than `most`."""
    if len(values) > most:
        raise BadValue(field=field, fault="too_many", most=most, have=len(values))


def order(field: str, first: date, last: date) -> None:
    """`last` is not before `first`."""
    if last < first:
        raise BadValue(field=field, fault="before_start", first=first, have=last)


def happened(field: str, on: date, today: date) -> None:
    """What is told as having happened does not lie ahead, nor before the agencies were there."""
    if on > today:
        raise NotYet(field=field, have=on, today=today)
    if on < EARLIEST:
        raise BadValue(field=field, fault="too_early", least=EARLIEST, have=on)


def official(field: str, value: Official | None) -> None:
    """A position that is named. None passes: whether somebody must be named is the noun's rule."""
    if value is not None:
        text(f"{field}.role", value.role, LINE)


def evidence(value: Evidence, today: date) -> None:
    """It is a link or a file, says what it shows, and is not of a day to come."""
    text("evidence.caption", value.caption, LINE)
    optional_text("evidence.claim", value.claim, LINE)
    happened("evidence.on", value.on, today)
    if bool(value.url) == bool(value.sha256):
        raise BadValue(field="evidence", fault="link_or_file")
    if value.url:
        _address("evidence.url", value.url)
    elif not _SHA256.fullmatch(value.sha256):
        raise BadValue(field="evidence.sha256", fault="unreadable")


def _address(field: str, value: str) -> None:
    text(field, value, ADDRESS)
    if not value.lower().startswith(("https://", "http://")):
        raise BadValue(field=field, fault="not_an_address")


def distinct(field: str, ids: Sequence[UUID]) -> None:
    """No id is there twice."""
    if len(set(ids)) < len(ids):
        raise BadValue(field=field, fault="repeated")


def codes(field: str, values: Sequence[str], known: Container[str]) -> None:
    """Each is a code of the vocabulary; few enough to be a choice."""
    few(field, values, 30)
    for value in values:
        code(field, value, known)
