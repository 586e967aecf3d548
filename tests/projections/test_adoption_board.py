"""The adoption board, on a real log."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from exchange.adoptions.adoption import adoption_id
from exchange.adoptions.commands import StopAdoption
from exchange.adoptions.events import PracticeObserved
from exchange.values import Official, Source, SourceKind
from projections.adoption_board import COLUMN_ROWS, Card, Narrowing, board, column
from projections.adoption_page import AdoptionPage
from projections.practice_page import PracticePage
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KEMENTERIAN, KOTA, PROVINSI, officer_of, registrations
from tests.words.practices import (
    ADOPTION,
    PRACTICE,
    REPLICATED_ON,
    observe_practice,
    the_climb,
    to_publication,
)

BY_CATALOGUE = Source(kind=SourceKind.CATALOGUE)
EVERYONE = Narrowing()
VIEWS = (PracticePage(), AdoptionPage())


def ids(cards: list[Card]) -> list[UUID]:
    return [card.id for card in cards]


def two_climbs(records: Records) -> None:
    """KABUPATEN tries the practice, PROVINSI has seen it and stopped."""
    other = officer_of(PROVINSI)
    records.ask(*registrations(), *to_publication(), *the_climb()[:6])
    records.ask(observe_practice(by=other, source=BY_CATALOGUE))
    stopped_id = adoption_id(PRACTICE, PROVINSI)
    records.ask(
        StopAdoption(by=other, key=uuid4(), adoption_id=stopped_id, reason="anggaran", on=date(2024, 1, 2))
    )


def test_each_climb_stands_in_the_column_of_its_stage(records: Records) -> None:
    two_climbs(records)
    with records.read(*VIEWS) as db:
        columns = board(db, EVERYONE)
    assert [(column.place, column.total) for column in columns] == [
        ("amati", 0),
        ("tiru", 1),
        ("modifikasi", 0),
        ("berhenti", 1),
    ]
    assert columns[1].cards == [
        Card(
            id=ADOPTION,
            agency_id=KABUPATEN,
            practice_id=PRACTICE,
            place="tiru",
            since=REPLICATED_ON,
            stage="tiru",
            stopped="",
            anchored=False,
            spread=False,
            next_step="Melatih petugas",
            next_due=date(2023, 6, 1),
            person=Official(role="Kepala Bidang"),
            practice="Loket pengaduan satu hari",
            owner_id=KOTA,
        )
    ]
    (stopped,) = columns[3].cards
    assert (stopped.agency_id, stopped.stopped, stopped.stage) == (PROVINSI, "anggaran", "amati")


def test_the_board_is_narrowed_to_an_agency_a_practice_or_an_affair(records: Records) -> None:
    two_climbs(records)
    with records.read(*VIEWS) as db:

        def found(narrowing: Narrowing) -> list[UUID]:
            return [card.id for column in board(db, narrowing) for card in column.cards]

        both = [ADOPTION, adoption_id(PRACTICE, PROVINSI)]
        assert found(EVERYONE) == both
        assert found(Narrowing(agency_id=KABUPATEN)) == [ADOPTION]
        assert found(Narrowing(agency_id=KEMENTERIAN)) == []
        assert found(Narrowing(practice_id=PRACTICE, urusan="sosial")) == both
        assert found(Narrowing(practice_id=uuid4())) == found(Narrowing(urusan="kesehatan")) == []


def test_a_long_column_is_read_in_pages(records: Records) -> None:
    records.ask(*registrations(), *to_publication())
    adopters = [uuid4() for _ in range(23)]
    records.append(*(observed(records, adopter, n) for n, adopter in enumerate(adopters)))
    with records.read(*VIEWS) as db:
        amati = board(db, EVERYONE)[0]
        assert (amati.total, len(amati.cards)) == (23, COLUMN_ROWS)
        first, second = column(db, EVERYONE, "amati", 1), column(db, EVERYONE, "amati", 2)
    latest_first = [adoption_id(PRACTICE, adopter) for adopter in reversed(adopters)]
    assert ids(amati.cards) == latest_first[:COLUMN_ROWS]
    assert (ids(first.cards), ids(second.cards)) == (latest_first[:20], latest_first[20:])
    assert first.total == second.total == 23


def test_an_agency_sees_first_what_waits_longest(records: Records) -> None:
    records.ask(*registrations(), *to_publication())
    late, early = (observed(records, KABUPATEN, 9, uuid4()), observed(records, KABUPATEN, 1, uuid4()))
    records.append(late, early)
    with records.read(*VIEWS) as db:
        cards = board(db, Narrowing(agency_id=KABUPATEN))[0].cards
    assert ids(cards) == [early.originator_id, late.originator_id]


def observed(records: Records, adopter: UUID, day: int, noun_id: UUID | None = None) -> PracticeObserved:
    """`day` days after the first of January 2024."""
    return PracticeObserved(
        **records.stamp(noun_id or adoption_id(PRACTICE, adopter), 1, adopter),
        agency_id=adopter,
        practice_id=PRACTICE,
        edition=1,
        source=BY_CATALOGUE,
        on=date(2024, 1, 1 + day),
    )
