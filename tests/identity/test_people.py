"""The register of people: names by id, roles as of a day, and forgetting."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from identity.people import People, Person, PersonRole

AGENCY, OTHER = UUID(int=1), UUID(int=2)
LISTIANI = Person(UUID(int=10), "Contoh Listiani", titles_before="RR.", titles_after="SE")
BUDIMAN = Person(UUID(int=11), "Contoh Budiman")


@pytest.fixture
def people(engine: Engine) -> People:
    return People(engine)


def test_names_carry_their_titles(people: People) -> None:
    people.add(LISTIANI)
    people.add(BUDIMAN)
    assert people.names([LISTIANI.id, BUDIMAN.id]) == {
        LISTIANI.id: "RR. Contoh Listiani, SE",
        BUDIMAN.id: "Contoh Budiman",
    }


def test_who_is_not_registered_has_no_name(people: People) -> None:
    people.add(LISTIANI)
    assert people.names([uuid4()]) == {}
    assert people.names([]) == {}


def test_thousands_of_names_are_asked_for_at_once(people: People) -> None:
    people.add(LISTIANI)
    ids = [uuid4() for _ in range(1_800)] + [LISTIANI.id]
    assert people.names(ids) == {LISTIANI.id: LISTIANI.display_name}


def test_a_role_holds_from_its_day_until_the_next(people: People) -> None:
    people.add(
        LISTIANI,
        [
            PersonRole(LISTIANI.id, AGENCY, "Penyuluh Sosial Muda", date(2020, 9, 16)),
            PersonRole(LISTIANI.id, AGENCY, "Penyuluh Sosial Madya", date(2023, 8, 2)),
        ],
    )
    days = [date(2020, 1, 1), date(2020, 9, 16), date(2023, 8, 1), date(2023, 8, 2)]
    held = [people.role(LISTIANI.id, AGENCY, day) for day in days]
    assert held == [None, "Penyuluh Sosial Muda", "Penyuluh Sosial Muda", "Penyuluh Sosial Madya"]
    assert people.role(LISTIANI.id, OTHER, date(2024, 1, 1)) is None


def test_an_agency_lists_its_people_with_the_role_of_the_day(people: People) -> None:
    people.add(LISTIANI, [PersonRole(LISTIANI.id, AGENCY, "Sekretaris", date(2023, 1, 1))])
    people.add(BUDIMAN, [PersonRole(BUDIMAN.id, AGENCY, "Kepala", date(2024, 1, 1))])
    people.add(Person(UUID(int=12), "Lain"), [PersonRole(UUID(int=12), OTHER, "Kepala", date(2020, 1, 1))])
    assert people.of_agency(AGENCY, date(2023, 6, 1)) == [(LISTIANI, "Sekretaris")]
    assert people.of_agency(AGENCY, date(2024, 6, 1)) == [(BUDIMAN, "Kepala"), (LISTIANI, "Sekretaris")]


def test_registering_again_corrects(people: People) -> None:
    people.add(LISTIANI, [PersonRole(LISTIANI.id, AGENCY, "Sekretris", date(2023, 1, 1))])
    corrected = Person(LISTIANI.id, "Contoh Listiyani")
    people.add(corrected, [PersonRole(LISTIANI.id, AGENCY, "Sekretaris", date(2023, 1, 1))])
    assert people.of_agency(AGENCY, date(2023, 1, 1)) == [(corrected, "Sekretaris")]


def test_who_is_forgotten_leaves_no_name_and_no_role(people: People) -> None:
    people.add(LISTIANI, [PersonRole(LISTIANI.id, AGENCY, "Sekretaris", date(2023, 1, 1))])
    people.add(BUDIMAN)
    people.forget(LISTIANI.id)
    assert people.names([LISTIANI.id, BUDIMAN.id]) == {BUDIMAN.id: "Contoh Budiman"}
    assert people.role(LISTIANI.id, AGENCY, date(2024, 1, 1)) is None
