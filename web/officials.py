"""Officials typed into a form: the role goes into the fact, the name into the register of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from exchange.values import Official, derived_id
from identity.people import People, Person, PersonRole
from projections.agency_page import agency_row, units_of
from web.forms import Form

NAME = 120


@dataclass(slots=True)
class OfficialsForm:
    """Reads officials: `field` holds the role, `field_name` the name and `field_agency` the agency.

    A name that the agency's register knows is that person; any other is a new one, who is registered by
    `remember` once the exchange has recorded the fact. The new id follows from the form's key, so that a form
    sent twice says the same twice, and says nothing of the name.
    """

    people: People
    agency_id: UUID
    """For whom somebody stood when no agency is chosen."""
    on: date
    """The day of which the role is told."""
    _named: list[tuple[Person | None, PersonRole]] = field(default_factory=list)

    def read(
        self, form: Form, field: str, *, required: bool = False, stood_for: UUID | None = None
    ) -> Official | None:
        """None when no role is given; a name without a role is a fault. `stood_for`: what the page knows."""
        name = form.text(f"{field}_name", NAME, required=False)
        agency_id = stood_for or form.id_or_none(f"{field}_agency")
        role = form.text(field, required=required or bool(name))
        if not role:
            return None
        person_id = self._person(form, name, role, agency_id or self.agency_id) if name else None
        return Official(role=role, person_id=person_id, agency_id=agency_id)

    def remember(self) -> None:
        for person, role in self._named:
            if person is not None:
                self.people.add(person, [role])
            else:
                self.people.add_role(role)

    def _person(self, form: Form, name: str, role: str, agency_id: UUID) -> UUID:
        known = self._known(name, agency_id)
        key = dict(form.pairs()).get("key")  # the whole form's, also where `form` is one of its rows
        person_id = known or derived_id("person", key, len(self._named))
        plain, _, titles = name.partition(",")
        person = None if known else Person(person_id, plain.strip(), titles_after=titles.strip())
        self._named.append((person, PersonRole(person_id, agency_id, role, self.on)))
        return person_id

    def _known(self, name: str, agency_id: UUID) -> UUID | None:
        spelt = name.casefold()
        ever = self.people.of_agency(agency_id, date.max)
        return next((person.id for person, _ in ever if spelt in _spellings(person)), None)


def _spellings(person: Person) -> tuple[str, str]:
    return person.name.casefold(), person.display_name.casefold()


def own_agencies(db: Connection, agency_id: UUID) -> list[tuple[UUID, str]]:
    """An agency and the units under it, for choosing whom somebody stood for."""
    own = agency_row(db, agency_id)
    return [(row.id, row.name) for row in ([own] if own else []) + units_of(db, agency_id)]


def named_people(people: People, officials: Iterable[Official | None]) -> dict[UUID, str]:
    """The names of those officials who are persons of the register."""
    ids = {official.person_id for official in officials if official and official.person_id}
    return people.names(ids)
