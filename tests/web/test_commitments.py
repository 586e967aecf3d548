"""The ledger of commitments and its forms: what is on them, where they lead, who is refused."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from exchange.commitments.commands import MakeCommitment, PostponeCommitment
from exchange.values import Source, SourceKind
from projections.commitments import CommitmentRow, commitment
from tests.web.site import Site, read, seen, send
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, VISIT, officer_of, record_past
from tests.words.practices import (
    COMMITMENT,
    TAUGHT_ON,
    TRAINING,
    make_commitment,
    record_past_training,
)

LEDGER = "/tindak-lanjut"
SHOW = f"{LEDGER}/{COMMITMENT}"
NEW = f"{LEDGER}/baru?kunjungan={VISIT}"
NOWHERE = UUID(int=1)
PROOF: dict[str, object] = {
    "evidence.kind": "data",
    "evidence.caption": "Data PPKS 2024",
    "evidence.claim": "Data sudah mutakhir",
    "evidence.on": "2024-02-01",
    "evidence.url": "https://contoh.example/data",
}


def of_provinsi(**changes: object) -> MakeCommitment:
    return make_commitment(
        by=officer_of(PROVINSI),
        commitment_id=uuid4(),
        owner_id=PROVINSI,
        text="Menyusun modul pelatihan",
        source=Source(kind=SourceKind.TRAINING, id=TRAINING),
        on=TAUGHT_ON,
        due=None,
        **changes,
    )


@pytest.fixture
def promised(town: Site) -> Site:
    """KABUPATEN owes something since a visit and is late; PROVINSI since a training, without a day."""
    town.ask(record_past(), record_past_training(), make_commitment(), of_provinsi())
    return town


def row_of(site: Site, commitment_id: UUID = COMMITMENT) -> CommitmentRow:
    with site.reading.connect() as db:
        row = commitment(db, commitment_id)
    assert row is not None
    return row


def test_an_empty_ledger_says_where_promises_begin(town: Site) -> None:
    assert "Janji dicatat dari halaman kunjungan" in read(town.officer(KABUPATEN), LEDGER)
    assert "Belum ada tindak lanjut yang cocok." in read(town.visitor(), LEDGER)


def test_everybody_reads_who_owes_what_from_where(promised: Site) -> None:
    shown = read(promised.visitor(), LEDGER)
    for words in (
        "Lewat tenggat 1 Terbuka 2 Terpenuhi 0 Dilepas 0",
        "Memutakhirkan data PPKS Dinas Contoh Kabupaten · tenggat 30 Juni 2023 Melihat penanganan pengaduan",
        "Menyusun modul pelatihan Dinas Contoh Provinsi · tanpa tenggat Penguatan kapasitas",
    ):
        assert words in shown
    assert shown.index("Memutakhirkan") < shown.index("Menyusun")


def test_an_officer_sees_the_own_debts_and_may_ask_for_all(promised: Site) -> None:
    officer = promised.officer(PROVINSI)
    own = read(officer, LEDGER)
    assert "Menyusun modul" in own
    assert "Memutakhirkan" not in own
    assert "Memutakhirkan" in read(officer, f"{LEDGER}?instansi=semua")


def test_the_ledger_is_narrowed_by_state_and_origin(promised: Site) -> None:
    visitor = promised.visitor()
    assert "Menyusun" not in read(visitor, f"{LEDGER}?keadaan=overdue")
    assert "Memutakhirkan" not in read(visitor, f"{LEDGER}?asal=training")
    assert "Belum ada tindak lanjut yang cocok." in read(visitor, f"{LEDGER}?keadaan=dropped")


@pytest.mark.parametrize("query", ["keadaan=x", "asal=catalogue", "halaman=0", "instansi=x"])
def test_a_filter_that_cannot_be_is_told_in_words(promised: Site, query: str) -> None:
    assert promised.visitor().get(f"{LEDGER}?{query}").status_code == 422


def test_the_ledger_asks_as_much_for_one_as_for_three(town: Site) -> None:
    town.ask(record_past(), record_past_training(), make_commitment())
    visitor = town.visitor()
    with town.counted() as one:
        visitor.get(LEDGER)
    town.ask(of_provinsi(), of_provinsi())
    with town.counted() as three:
        assert "3 tindak lanjut" in read(visitor, LEDGER)
    assert len(one) == len(three)


def test_a_promise_is_made_where_it_was_given(town: Site) -> None:
    town.ask(record_past())
    officer = town.officer(KABUPATEN)
    typed = {
        "text": "Memutakhirkan data PPKS",
        "unit": "Bidang Rehabilitasi",
        "on": "2023-03-09",
        "due": "2027-06-30",
        "official": "Kepala Bidang",
        "official_name": "Contoh Kepala",
    }
    shown = read(officer, send(officer, NEW, typed))
    for words in (
        "Tindak lanjut dicatat.",
        "Memutakhirkan data PPKS",
        "Bidang Rehabilitasi",
        "Tenggat 30 Juni 2027",
        "Dijanjikan 9 Maret 2023",
        "Contoh Kepala Kepala Bidang",
        "Kunjungan Melihat penanganan pengaduan",
    ):
        assert words in shown


def test_a_promise_without_words_keeps_the_rest(town: Site) -> None:
    town.ask(record_past())
    typed = {"text": "", "unit": "Bidang Rehabilitasi", "on": "2023-03-09"}
    answer = send(town.officer(KABUPATEN), NEW, typed)
    assert answer.startswith("422 ")
    assert "Yang dijanjikan: Isian ini wajib diisi." in seen(answer)
    assert "Bidang Rehabilitasi" in answer


@pytest.mark.parametrize("query", ["", "?kunjungan=", f"?kunjungan={NOWHERE}", f"?pelatihan={NOWHERE}"])
def test_a_promise_of_nowhere_is_not_found(town: Site, query: str) -> None:
    assert town.officer(KABUPATEN).get(f"{LEDGER}/baru{query}").status_code == 404


def test_an_address_that_is_no_id_is_told_in_words(town: Site) -> None:
    assert town.officer(KABUPATEN).get(f"{LEDGER}/baru?kunjungan=x").status_code == 422


def test_progress_and_a_later_day_are_noted(promised: Site) -> None:
    officer = promised.officer(KABUPATEN)
    progress = {"text": "Separuh terdata", "on": "2023-05-01"}
    assert "Separuh terdata" in read(officer, send(officer, f"{SHOW}/kemajuan", progress))
    later = {"due": "2027-03-01", "reason": "Menunggu anggaran"}
    shown = read(officer, send(officer, f"{SHOW}/tunda", later))
    assert "Tenggat diundurkan ke 1 Maret 2027 Menunggu anggaran" in shown
    assert "Berjalan" in shown


def test_a_promise_closes_with_evidence(promised: Site) -> None:
    officer = promised.officer(KABUPATEN)
    shown = read(officer, send(officer, f"{SHOW}/penuhi", {"on": "2024-02-01", **PROOF}))
    for words in ("Terpenuhi 1 Februari 2024.", "Data PPKS 2024", "Data sudah mutakhir"):
        assert words in shown
    assert "Nyatakan terpenuhi" not in shown


def test_a_promise_does_not_close_without_evidence_or_reason(promised: Site) -> None:
    officer = promised.officer(KABUPATEN)
    answer = send(officer, f"{SHOW}/penuhi", {"on": "2024-02-01"})
    assert answer.startswith("409 ")
    assert "Tindak lanjut ditutup dengan bukti atau dengan alasan." in seen(answer)
    assert row_of(promised).state == "open"
    reason = {"on": "2024-02-01", "reason": "Tercatat di sistem pusat"}
    assert "Tercatat di sistem pusat" in read(officer, send(officer, f"{SHOW}/penuhi", reason))


def test_evidence_that_is_half_told_is_asked_for_whole(promised: Site) -> None:
    half = {"on": "2024-02-01", **PROOF, "evidence.url": ""}
    answer = send(promised.officer(KABUPATEN), f"{SHOW}/penuhi", half)
    assert answer.startswith("422 ")
    assert "Data PPKS 2024" in answer
    assert row_of(promised).state == "open"


def test_a_promise_is_dropped_with_its_reason(promised: Site) -> None:
    officer = promised.officer(KABUPATEN)
    shown = read(officer, send(officer, f"{SHOW}/lepas", {"on": "2024-02-01", "reason": "Digabung"}))
    assert "Dilepas 1 Februari 2024. Digabung" in shown


def test_only_the_owner_is_offered_to_act_and_may(promised: Site) -> None:
    assert "Nyatakan terpenuhi" in read(promised.officer(KABUPATEN), SHOW)
    for reader in (promised.visitor(), promised.officer(KOTA)):
        assert "Nyatakan terpenuhi" not in read(reader, SHOW)
    for path in ("kemajuan", "tunda", "penuhi", "lepas"):
        assert promised.officer(KOTA).get(f"{SHOW}/{path}").status_code == 403
        assert promised.visitor().get(f"{SHOW}/{path}").headers["location"].startswith("/masuk?next=")


def test_an_old_page_does_not_overwrite_a_new_one(promised: Site) -> None:
    postpone = PostponeCommitment(
        by=officer_of(KABUPATEN),
        key=uuid4(),
        commitment_id=COMMITMENT,
        due=promised.house.today(),
        reason="Menunggu",
    )
    promised.ask(postpone)
    typed = {"text": "Separuh", "on": "2023-05-01", "seen": "1"}
    answer = send(promised.officer(KABUPATEN), f"{SHOW}/kemajuan", typed)
    assert answer.startswith("409 ")
    assert "Data ini baru saja diubah orang lain." in seen(answer)


def test_what_is_not_there_is_not_found(town: Site) -> None:
    assert town.visitor().get(f"{LEDGER}/{uuid4()}").status_code == 404
    assert town.officer(KABUPATEN).get(f"{LEDGER}/{uuid4()}/penuhi").status_code == 404
