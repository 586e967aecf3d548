"""What can be found, and the index that is kept level with it, on real files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Engine

from exchange.agencies.commands import RenameAgency, SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.forums.commands import CancelForum
from exchange.handling import Command
from exchange.practices.commands import RevisePractice
from exchange.values import Headcount, Official, Source, SourceKind
from exchange.visits.commands import (
    AnswerQuestion,
    CancelVisit,
    DeclareIntent,
    DeclineVisit,
    RecordFinding,
)
from projections.agencies import Agencies
from projections.follower import Follower
from projections.index_tail import IndexTail, index_differences, open_finder
from projections.search_docs import changed_since
from projections.search_feed import SearchFeed
from search_index.engine import Doc
from search_index.finder import Finder
from tests.projections.conftest import Records
from tests.words.agencies_visits import (
    KABUPATEN,
    KOTA,
    PANTI,
    PROVINSI,
    QUESTION,
    VISIT,
    a_past_plan,
    draft,
    officer_of,
    propose,
    record_past,
    registrations,
)
from tests.words.gatherings import present_innovation, respond, state_support, teach
from tests.words.practices import (
    COMMITMENT,
    FORUM,
    INNOVATION,
    PRACTICE,
    TRAINING,
    a_description,
    announce_forum,
    draft_practice,
    hold_forum,
    make_commitment,
    observe_practice,
    record_past_training,
    register_innovation,
    submit_practice,
    the_climb,
    to_publication,
)


def docs(records: Records) -> dict[str, Doc]:
    """All documents by key; the keys that are gone are left out."""
    with records.read(SearchFeed(), Agencies()) as db:
        upserts, gone = changed_since(db, 0)
        found = {doc.key: doc for doc in upserts}
    assert not set(gone) & set(found)
    return found


def words(records: Records, kind: str, noun_id: UUID) -> str:
    return "\n".join(docs(records)[f"{kind}:{noun_id}"].words.values())


def test_a_visit_is_found_by_what_was_asked_seen_answered_and_promised(records: Records) -> None:
    guest = officer_of(KABUPATEN)
    past = record_past(
        plan=a_past_plan(
            site_ids=(PANTI,), need="Persiapan penilaian", topics=("ppks",), aspects=("sarpras",)
        ),
        received_by=(Official(role="Sekretaris Dinas"),),
        led_by=Official(role="Subkoordinator"),
        attendance=(Headcount(category="kepala sentra", count=31),),
    )
    records.ask(
        *registrations(),
        past,
        AnswerQuestion(
            by=officer_of(KOTA),
            key=uuid4(),
            visit_id=VISIT,
            question_id=QUESTION.id,
            answer="Lewat satu loket",
            on=date(2023, 3, 9),
        ),
        RecordFinding(
            by=guest, key=uuid4(), visit_id=VISIT, finding_id=uuid4(), text="KUBE menjadi koperasi"
        ),
        DeclareIntent(by=guest, key=uuid4(), visit_id=VISIT, text="Akan meniru keduanya"),
        make_commitment(text="Memutakhirkan data"),
    )
    found = words(records, "visit", VISIT)
    for fact in (
        "Melihat penanganan pengaduan",
        "Persiapan penilaian",
        QUESTION.text,
        "Panti Contoh",
        "Sekretaris Dinas",
        "Subkoordinator",
        "31 kepala sentra",
        "Lewat satu loket",
        "KUBE menjadi koperasi",
        "Akan meniru keduanya",
        "Memutakhirkan data",
        "Sarana Prasarana",
        "Dinas Contoh Kota",
        "Dinas Contoh Kabupaten",
        "Kota Magelang",
    ):
        assert fact in found
    assert docs(records)[f"visit:{VISIT}"].facets["stage"] == ("terlaksana",)
    assert docs(records)[f"visit:{VISIT}"].facets["region"] == ("33", "33.71", "33.08")
    assert docs(records)[f"visit:{VISIT}"].facets["year"] == ("2023",)
    assert f"commitment:{COMMITMENT}" not in docs(records)


def test_a_forum_is_found_by_place_innovation_roles_and_support(records: Records) -> None:
    records.ask(
        *registrations(),
        register_innovation(),
        announce_forum(),
        present_innovation(),
        hold_forum(),
        respond(PROVINSI, answer="Dari petani"),
        state_support(),
    )
    found = words(records, "forum", FORUM)
    for fact in (
        "Aula Dinas",
        "Pojok kreasi",
        "Pekerja Sosial Madya",
        "Dari petani",
        "Siap membantu",
        "Sekretaris",
    ):
        assert fact in found
    assert docs(records)[f"innovation:{INNOVATION}"].facets["stage"] == ("uji-coba",)
    assert docs(records)[f"innovation:{INNOVATION}"].facets["ppks"] == ("ppks-08",)


def test_a_training_is_found_by_subject_speaker_method_and_law(records: Records) -> None:
    records.ask(*registrations(), record_past_training())
    found = words(records, "training", TRAINING)
    for fact in ("Aula Cendekia", "Ragam penyandang disabilitas", "Penyuluh Sosial Muda", "diskusi kelompok"):
        assert fact in found
    for fact in ("Permensos 16/2017", "17 PSM", "3 TKSK"):
        assert fact in found


def test_drafts_and_what_was_called_off_are_not_found(records: Records) -> None:
    records.ask(*registrations(), draft_practice(), draft(), announce_forum())
    assert f"forum:{FORUM}" in docs(records)
    records.ask(CancelForum(by=officer_of(PROVINSI), key=uuid4(), forum_id=FORUM, reason="Banjir"))
    assert {key.partition(":")[0] for key in docs(records)} == {"agency"}


@pytest.mark.parametrize(
    "ending",
    [
        CancelVisit(by=officer_of(KABUPATEN), key=uuid4(), visit_id=VISIT, reason="Anggaran dipotong"),
        DeclineVisit(by=officer_of(KOTA), key=uuid4(), visit_id=VISIT, reason="kapasitas"),
    ],
    ids=["cancelled", "declined"],
)
def test_a_visit_that_will_not_be_is_not_found(records: Records, ending: Command) -> None:
    records.ask(*registrations(), propose())
    assert docs(records)[f"visit:{VISIT}"].facets["stage"] == ("diusulkan",)
    records.ask(ending)
    assert f"visit:{VISIT}" not in docs(records)


def test_a_practice_is_found_by_what_others_changed_and_stands_by_who_follows_it(records: Records) -> None:
    records.ask(*registrations(), *to_publication(), *the_climb())
    doc = docs(records)[f"practice:{PRACTICE}"]
    assert "Papan diganti pesan singkat" in doc.words["body"]
    assert "Meja terima Satu meja untuk semua" in doc.words["modules"]
    assert doc.facets["stage"] == ("terverifikasi", "ditiru", "dimodifikasi")
    assert doc.facets["topic"] == ("pengaduan-masyarakat",)
    assert doc.orders == {"newest": date(2023, 2, 3).toordinal(), "adopted": 100_000}


def test_a_new_edition_is_found_by_its_own_words_once_it_is_open(records: Records) -> None:
    revise = RevisePractice(
        by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, description=a_description(how="Lewat telepon")
    )
    records.ask(*registrations(), draft_practice(), submit_practice())
    assert "memilah" in words(records, "practice", PRACTICE)
    records.ask(*to_publication()[3:], revise)
    assert "telepon" not in words(records, "practice", PRACTICE)
    records.ask(submit_practice(), *to_publication()[3:])
    found = words(records, "practice", PRACTICE)
    assert "telepon" in found
    assert "memilah" not in found


def test_a_renamed_agency_renames_every_document_that_names_it(records: Records) -> None:
    records.ask(*registrations(), *to_publication())
    with records.read(SearchFeed(), Agencies()):
        before = records.log.last_position()
    rename = RenameAgency(
        by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, name="Dinas Baru Kota", on=date(2026, 1, 1)
    )
    records.ask(rename)
    with records.read(SearchFeed(), Agencies()) as db:
        upserts, gone = changed_since(db, before)
        changed = {doc.key: doc.words["agency"] for doc in upserts}
    assert gone == []
    assert set(changed) == {f"agency:{KOTA}", f"practice:{PRACTICE}", f"visit:{VISIT}"}
    assert all("Dinas Baru Kota" in named for named in changed.values())


@pytest.fixture
def finder(tmp_path: Path) -> Iterator[Finder]:
    finder = open_finder(tmp_path / "search")
    yield finder
    finder.close()


def followed(records: Records, finder: Finder) -> Follower:
    follower = Follower(
        records.log, records.engine, [SearchFeed(), Agencies()], [IndexTail(records.engine, finder)]
    )
    follower.prepare()
    return follower


def keys(finder: Finder, text: str = "") -> list[str]:
    return sorted(finder.find(text, filters={"kind": ["practice"]}, sort="newest", limit=20, offset=0).keys)


def test_the_index_follows_the_log(records: Records, finder: Finder) -> None:
    follower = followed(records, finder)
    records.ask(*registrations(), *to_publication())
    assert follower.catch_up() == records.log.last_position()
    assert keys(finder, "pengaduan") == [f"practice:{PRACTICE}"]
    rules = SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=HostingRules())
    records.ask(rules, observe_practice(by=officer_of(PROVINSI), source=Source(kind=SourceKind.CATALOGUE)))
    follower.catch_up()
    found = finder.find("", filters={"stage": ["menerima"]}, sort="newest", limit=20, offset=0)
    assert found.keys == (f"practice:{PRACTICE}",)
    assert index_differences(records.engine, finder) == []


def test_nothing_is_committed_when_nothing_that_can_be_found_changed(
    records: Records, finder: Finder
) -> None:
    follower = followed(records, finder)
    records.ask(*registrations())
    follower.catch_up()
    before = finder.position()
    records.ask(draft())
    assert follower.catch_up() == before + 1
    assert finder.position() == before


# Where it stops at a broken file, the engine's library leaves the file for the collector to close.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_damaged_index_is_filled_anew(records: Records, finder: Finder, tmp_path: Path) -> None:
    records.ask(*registrations(), *to_publication())
    followed(records, finder).catch_up()
    finder.close()
    for part in (tmp_path / "search").rglob("*.trm"):
        part.write_bytes(part.read_bytes()[:20])
    mended = open_finder(tmp_path / "search")
    try:
        assert keys(mended) == []
        followed(records, mended).catch_up()
        assert keys(mended) == [f"practice:{PRACTICE}"]
    finally:
        mended.close()


def test_an_index_that_is_ahead_of_the_log_is_filled_anew(records: Records, finder: Finder) -> None:
    records.ask(*registrations(), *to_publication())
    followed(records, finder).catch_up()
    stray = Doc("practice:stray", {"title": "Tersesat"}, {"kind": ("practice",)}, {})
    finder.apply([stray], (), records.log.last_position() + 7)
    assert index_differences(records.engine, finder) == ["search index: finds 1 documents that are gone"]
    followed(records, finder).catch_up()
    assert keys(finder) == [f"practice:{PRACTICE}"]
    assert finder.position() == records.log.last_position()


def test_a_refilled_index_holds_what_the_feed_says(
    records: Records, engine_of: Engine, finder: Finder
) -> None:
    records.ask(*registrations(), *to_publication())
    followed(records, finder).catch_up()
    finder.apply((), [f"practice:{PRACTICE}"], finder.position())
    missing = index_differences(engine_of, finder)
    assert missing == ["search index: lacks 1 of 7 documents"]
    IndexTail(engine_of, finder).refill()
    assert index_differences(engine_of, finder) == []


@pytest.fixture
def engine_of(records: Records) -> Engine:
    return records.engine


def test_a_session_added_later_is_found(records: Records) -> None:
    records.ask(*registrations(), record_past_training())
    assert "Manajemen kasus" not in words(records, "training", TRAINING)
    records.ask(teach("Manajemen kasus"))
    assert "Manajemen kasus" in words(records, "training", TRAINING)
