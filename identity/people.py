"""The register of people: names by person id, and the role of each as of a day. The log holds ids alone."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Engine, delete, insert, select, update

from identity.tables import people, people_roles

MANY = 500
"""Ids asked for at once: SQLite takes a bounded number of values in one statement."""


@dataclass(frozen=True, slots=True)
class Person:
    """`name` without titles; titles stand before it (RR.) and after it (S.E.)."""

    id: UUID
    name: str
    titles_before: str = ""
    titles_after: str = ""

    @property
    def display_name(self) -> str:
        full = f"{self.titles_before} {self.name}".strip()
        return f"{full}, {self.titles_after}" if self.titles_after else full


@dataclass(frozen=True, slots=True)
class PersonRole:
    """What somebody was to an agency, from `as_of` until a later role takes its place."""

    person_id: UUID
    agency_id: UUID
    role: str
    as_of: date


class People:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, person: Person, roles: Iterable[PersonRole] = ()) -> None:
        """Registers somebody, or corrects the name; a role of the same day at the same agency is replaced."""
        named = {
            "name": person.name,
            "titles_before": person.titles_before,
            "titles_after": person.titles_after,
        }
        with self._engine.begin() as db:
            changed = db.execute(update(people).where(people.c.person_id == person.id).values(named))
            if not changed.rowcount:
                db.execute(insert(people).values(person_id=person.id, **named))
        for role in roles:
            self.add_role(role)

    def add_role(self, role: PersonRole) -> None:
        key = (
            people_roles.c.person_id == role.person_id,
            people_roles.c.agency_id == role.agency_id,
            people_roles.c.as_of == role.as_of,
        )
        with self._engine.begin() as db:
            db.execute(delete(people_roles).where(*key))
            db.execute(
                insert(people_roles).values(
                    person_id=role.person_id, agency_id=role.agency_id, as_of=role.as_of, role=role.role
                )
            )

    def names(self, ids: Collection[UUID]) -> dict[UUID, str]:
        """Display names with titles. Who is not registered, or was forgotten, is not in the answer."""
        return {person.id: person.display_name for person in self._found(ids)}

    def of_agency(self, agency_id: UUID, on: date) -> list[tuple[Person, str]]:
        """Who had a role at the agency on that day, with the role, in the order of names."""
        held = (
            select(people_roles)
            .where(people_roles.c.agency_id == agency_id, people_roles.c.as_of <= on)
            .order_by(people_roles.c.as_of)
        )
        with self._engine.connect() as db:
            latest = {row.person_id: row.role for row in db.execute(held)}
        found = sorted(self._found(latest), key=lambda person: (person.name, person.id))
        return [(person, latest[person.id]) for person in found]

    def role(self, person_id: UUID, agency_id: UUID, on: date) -> str | None:
        """What the person was to the agency on that day."""
        held = (
            select(people_roles.c.role)
            .where(
                people_roles.c.person_id == person_id,
                people_roles.c.agency_id == agency_id,
                people_roles.c.as_of <= on,
            )
            .order_by(people_roles.c.as_of.desc())
            .limit(1)
        )
        with self._engine.connect() as db:
            return db.execute(held).scalar_one_or_none()

    def forget(self, person_id: UUID) -> None:
        """Takes name and roles out of the register; the id that the log still holds says nothing."""
        with self._engine.begin() as db:
            db.execute(delete(people).where(people.c.person_id == person_id))
            db.execute(delete(people_roles).where(people_roles.c.person_id == person_id))

    def _found(self, ids: Collection[UUID]) -> list[Person]:
        with self._engine.connect() as db:
            return [
                Person(row.person_id, row.name, row.titles_before, row.titles_after)
                for some in _in_parts(list(ids))
                for row in db.execute(select(people).where(people.c.person_id.in_(some)))
            ]


def _in_parts(ids: list[UUID]) -> Iterable[list[UUID]]:
    return (ids[start : start + MANY] for start in range(0, len(ids), MANY))
