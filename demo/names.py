"""Ids and actors of the demo: the same whenever the demo is told again."""

from __future__ import annotations

from uuid import UUID

from exchange.values import Actor, Role, derived_id


def named(*names: object) -> UUID:
    """The id of something in the demo, by what it is called there."""
    return derived_id("demo", *names)


def officer(agency: UUID) -> Actor:
    """The demo's officer of an agency."""
    return Actor(person_id=named("officer", agency), agency_id=agency)


def curator(agency: UUID) -> Actor:
    return Actor(person_id=named("curator", agency), agency_id=agency, role=Role.CURATOR)


def operator(agency: UUID) -> Actor:
    return Actor(person_id=named("operator", agency), agency_id=agency, role=Role.OPERATOR)
