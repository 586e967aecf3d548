"""Ids, keys and actors of the demo, the same whenever it is told again, and the mark of what is made up."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from uuid import UUID

from exchange.values import Actor, Role, derived_id

MARK = "(contoh)"


def named(*names: object) -> UUID:
    """The id of something in the demo, by what it is called there."""
    return derived_id("demo", *names)


def keys() -> Iterator[UUID]:
    """The keys of the demo's commands, in the order in which they are told."""
    return (named("key", n) for n in count(1))


def example(text: str) -> str:
    """`text` with the mark of what did not happen: all that the news did not tell carries it."""
    if MARK in text:
        return text
    return f"{text[:-1]} {MARK}." if text.endswith(".") else f"{text} {MARK}"


def officer(agency: UUID) -> Actor:
    """The demo's officer of an agency."""
    return Actor(person_id=named("officer", agency), agency_id=agency)


def curator(agency: UUID) -> Actor:
    return Actor(person_id=named("curator", agency), agency_id=agency, role=Role.CURATOR)


def operator(agency: UUID) -> Actor:
    return Actor(person_id=named("operator", agency), agency_id=agency, role=Role.OPERATOR)
