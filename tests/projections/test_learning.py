"""Who learns what from whom."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from exchange.adoptions.events import (
    AdoptionResumed,
    AdoptionStopped,
    Modification,
    PracticeModified,
    PracticeObserved,
    PracticeReplicated,
    Stage,
    SteppedBack,
)
from exchange.event import Event
from exchange.practices.events import (
    Description,
    PracticeDrafted,
    PracticePublished,
    PracticeRetired,
    PracticeRevised,
    PracticeSubmitted,
)
from exchange.values import Source, SourceKind
from projections.learning import (
    AdoptionLine,
    Learning,
    Tie,
    adoptions_by_visit,
    adoptions_of,
    learned_from,
    practice_lines,
    practices_of,
    taught_to,
)
from projections.visit_board import VisitBoard
from tests.projections.conftest import Records
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, VISIT, record_past, registrations

PRACTICE, ADOPTION = UUID(int=11), UUID(int=12)
SPRING, SUMMER, AUTUMN = date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1)


def described(name: str) -> Description:
    return Description(name=name, summary="", problem="", how="")


def drafted(records: Records, practice_id: UUID = PRACTICE, owner_id: UUID = KOTA) -> Event:
    stamp = records.stamp(practice_id, 1, owner_id)
    return PracticeDrafted(**stamp, owner_id=owner_id, description=described("Satu Loket"))


def observed(records: Records, source: Source, adoption_id: UUID = ADOPTION, by: UUID = KABUPATEN) -> Event:
    stamp = records.stamp(adoption_id, 1, by)
    return PracticeObserved(**stamp, agency_id=by, practice_id=PRACTICE, edition=1, source=source, on=SPRING)


def test_a_practice_keeps_its_name_until_the_next_edition_is_published(records: Records) -> None:
    def state() -> tuple[str, str]:
        with records.read(Learning()) as db:
            line = practice_lines(db, [PRACTICE])[PRACTICE]
            return line.name, line.state

    records.append(drafted(records))
    assert state() == ("Satu Loket", "draft")
    records.append(
        PracticeRevised(**records.stamp(PRACTICE, 2, KOTA), description=described("Loket Satu"), edition=1),
        PracticeSubmitted(**records.stamp(PRACTICE, 3, KOTA), edition=1),
    )
    assert state() == ("Loket Satu", "submitted")
    records.append(
        PracticePublished(**records.stamp(PRACTICE, 4, KOTA), edition=1, on=SPRING),
        PracticeRevised(
            **records.stamp(PRACTICE, 5, KOTA), description=described("Loket Tunggal"), edition=2
        ),
        PracticeSubmitted(**records.stamp(PRACTICE, 6, KOTA), edition=2),
    )
    assert state() == ("Loket Satu", "published")
    records.append(PracticePublished(**records.stamp(PRACTICE, 7, KOTA), edition=2, on=SUMMER))
    assert state() == ("Loket Tunggal", "published")
    records.append(PracticeRetired(**records.stamp(PRACTICE, 8, KOTA), reason="lainnya", on=AUTUMN))
    assert state() == ("Loket Tunggal", "retired")


def test_an_agency_offers_what_it_has_released(records: Records) -> None:
    other = UUID(int=21)
    records.append(drafted(records))
    records.append(drafted(records, other), PracticeSubmitted(**records.stamp(other, 2, KOTA), edition=1))
    with records.read(Learning()) as db:
        assert [line.id for line in practices_of(db, KOTA)] == [other]
        assert practices_of(db, PROVINSI) == []


def test_an_adoption_is_known_by_its_stage_and_by_the_visit_that_caused_it(records: Records) -> None:
    def line() -> AdoptionLine:
        with records.read(Learning()) as db:
            assert adoptions_of(db, KABUPATEN) == adoptions_by_visit(db, VISIT)
            (line,) = adoptions_of(db, KABUPATEN)
            return line

    records.append(drafted(records))
    records.append(observed(records, Source(kind=SourceKind.VISIT, id=VISIT)))
    amati = AdoptionLine(ADOPTION, KABUPATEN, PRACTICE, KOTA, VISIT, Stage.AMATI, SPRING, False)
    assert line() == amati
    stamp = records.stamp
    records.append(PracticeReplicated(**stamp(ADOPTION, 2, KABUPATEN), on=SUMMER))
    assert (line().stage, line().since) == (Stage.TIRU, SUMMER)
    records.append(PracticeModified(**stamp(ADOPTION, 3, KABUPATEN), modification=_change(), on=AUTUMN))
    records.append(
        PracticeModified(**stamp(ADOPTION, 4, KABUPATEN), modification=_change(), on=date(2026, 11, 1))
    )
    assert (line().stage, line().since) == (Stage.MODIFIKASI, AUTUMN)
    records.append(AdoptionStopped(**stamp(ADOPTION, 5, KABUPATEN), reason="anggaran", note="", on=AUTUMN))
    assert line().stopped
    records.append(
        AdoptionResumed(**stamp(ADOPTION, 6, KABUPATEN), note="", on=AUTUMN),
        SteppedBack(**stamp(ADOPTION, 7, KABUPATEN), to=Stage.TIRU, reason="Ulang", on=AUTUMN),
    )
    assert (line().stage, line().stopped) == (Stage.TIRU, False)


def _change() -> Modification:
    return Modification(
        id=uuid4(),
        text="Daring",
        what="isi",
        kind="tambah",
        goal="jangkauan",
        cause="anggaran",
        planned=True,
        keeps_core=True,
        decided_by="Kepala Dinas",
    )


def test_ties_count_held_visits_and_adoptions(records: Records) -> None:
    records.ask(*registrations(), record_past())
    records.append(drafted(records))
    records.append(observed(records, Source(kind=SourceKind.CATALOGUE)))
    records.append(observed(records, Source(kind=SourceKind.CATALOGUE), UUID(int=13), PROVINSI))
    with records.read(VisitBoard(), Learning()) as db:
        assert learned_from(db, KABUPATEN) == [Tie(KOTA, 1, 1, date(2023, 3, 9))]
        assert taught_to(db, KOTA) == [Tie(KABUPATEN, 1, 1, date(2023, 3, 9)), Tie(PROVINSI, 0, 1)]
        assert taught_to(db, KABUPATEN) == learned_from(db, KOTA) == []
        assert adoptions_by_visit(db, VISIT) == []
