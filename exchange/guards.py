"""Checks shared by the rules of all nouns. A value that cannot be is refused with the name of its field."""

from __future__ import annotations

from collections.abc import Container, Sequence, Sized
from datetime import date
from enum import StrEnum

from exchange.errors import BadValue, WrongState

LINE = 200
"""Most characters of a title, a name or a role."""
TEXT = 20_000
"""Most characters of a told text."""


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


def lines(field: str, values: Sequence[str], most: int = 50) -> None:
    """Each is a line that says something, and there are no more than `most`."""
    few(field, values, most)
    for value in values:
        text(field, value, LINE)


def code(field: str, value: str, known: Container[str]) -> None:
    """`value` is a code of the vocabulary."""
    if value not in known:
        raise BadValue(field=field, fault="unknown", have=value)


def codes(field: str, values: Sequence[str], known: Container[str], most: int = 30) -> None:
    """Each is a code of the vocabulary, and there are no more than `most`."""
    few(field, values, most)
    for value in values:
        code(field, value, known)


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


def state(have: StrEnum, *need: StrEnum) -> None:
    """A noun is in one of the states that an act needs."""
    if have not in need:
        raise WrongState(need=need, have=have)
