"""The forms on an adoption: what they record, what they keep when they are refused, and whose they are."""

from __future__ import annotations

from uuid import uuid4

import pytest

from exchange.adoptions.events import Fidelity, ModuleChoice
from projections.adoption_page import adoption
from projections.adoption_row import AdoptionRow
from projections.practice_page import practice
from tests.web.site import Site, read, seen, send
from tests.words.agencies_visits import KABUPATEN, KOTA, PROVINSI, VISIT
from tests.words.practices import (
    ADOPTION,
    CORE,
    FREE,
    INDICATOR,
    PRACTICE,
    STEP,
    draft_practice,
    set_indicator,
    the_climb,
    to_publication,
)
from web.adoption_forms import FORMS, AdoptionForm

OBSERVE = f"/praktik/{PRACTICE}/amati"
SHOW = f"/adopsi/{ADOPTION}"
CHANGE: dict[str, object] = {
    "text": "Papan diganti pesan singkat",
    "module_id": str(FREE),
    "what": "isi",
    "kind": "ganti",
    "goal": "jangkauan",
    "cause": "sarpras",
    "planned": "1",
    "keeps_core": "1",
    "decided_by": "Kepala Dinas",
    "on": "2023-10-02",
}


@pytest.fixture
def published(town: Site) -> Site:
    town.ask(*to_publication())
    return town


def climbed(site: Site, steps: int) -> Site:
    site.ask(*the_climb()[:steps])
    return site


def row_of(site: Site) -> AdoptionRow:
    with site.reading.connect() as db:
        row = adoption(db, ADOPTION)
    assert row is not None
    return row


def test_the_whole_climb_is_made_with_forms(published: Site) -> None:
    """As a person makes it: every step leads back to the page, which says what was done."""
    officer = published.officer(KABUPATEN)
    seen_there = {"seen-1-what": "Satu meja untuk semua", "seen-1-gap": "Kami punya empat"}
    observed = {"source": f"visit:{VISIT}", "on": "2023-03-09", **seen_there}
    assert "masuk papan adopsi Anda" in read(officer, send(officer, OBSERVE, observed))
    steps: list[tuple[str, dict[str, object], str]] = [
        ("keputusan", {"decision": "tiru", "on": "2023-03-20"}, "Keputusan dicatat."),
        (
            "penanggung-jawab",
            {"official": "Kepala Bidang", "official_name": "Contoh Kepala"},
            "Contoh Kepala",
        ),
        (
            "indikator",
            {"name": "Lama jawaban", "unit": "hari", "baseline": "12,5", "baseline_on": "2023-03-31"},
            "Angka awal, 31 Maret 2023 12,5 hari",
        ),
        (
            "tiru",
            {
                "on": "2023-05-01",
                "trial_sites": "Utara\nSelatan",
                f"choice.{CORE}": "tetap",
                f"choice.{FREE}": "belum",
            },
            "Uji coba dimulai: tahap Tiru.",
        ),
        ("langkah", {"text": "Melatih petugas", "owner": "Bidang", "due": "2023-06-01"}, "Melatih petugas"),
        ("pengukuran", {"value": "3", "on": "2023-09-01"}, "1 September 2023 3 hari"),
        ("modifikasi", CHANGE, "Papan diganti pesan singkat"),
        ("penetapan", {"anchor": "sk", "title": "SK 12/2024", "on": "2024-01-15"}, "praktik ini melembaga"),
        ("perluasan", {"text": "Semua kecamatan", "on": "2024-06-03"}, "praktik ini meluas"),
    ]
    for path, typed, words in steps:
        if path == "pengukuran":
            typed = typed | {"indicator_id": str(row_of(published).indicators[0].id)}
        assert words in read(officer, send(officer, f"{SHOW}/{path}", typed)), path
    row = row_of(published)
    assert (row.stage, row.anchored, row.spread) == ("modifikasi", True, True)
    assert row.trial is not None
    assert row.trial.sites == ("Utara", "Selatan")
    assert [choice.fidelity for choice in row.choices] == [Fidelity.AS_IS, Fidelity.NOT_YET]
    assert row.observations[0].gap == "Kami punya empat"


def test_a_practice_that_was_seen_already_leads_to_its_climb(published: Site) -> None:
    answer = climbed(published, 1).officer(KABUPATEN).get(OBSERVE)
    assert (answer.status_code, answer.headers["location"]) == (303, SHOW)


def test_only_others_open_practices_are_observed(town: Site) -> None:
    town.ask(draft_practice())
    assert town.officer(KABUPATEN).get(OBSERVE).status_code == 404
    town.ask(*[command for command in to_publication() if command.__class__.__name__ != "DraftPractice"])
    assert town.officer(KOTA).get(OBSERVE).status_code == 403
    assert town.visitor().get(OBSERVE).status_code == 303
    assert town.officer(KABUPATEN).get(OBSERVE).status_code == 200


def test_where_it_was_seen_is_chosen_among_the_own_visits(published: Site) -> None:
    assert "Melihat penanganan pengaduan (2023)" in read(published.officer(KABUPATEN), OBSERVE)
    assert "Melihat penanganan pengaduan" not in read(published.officer(PROVINSI), OBSERVE)
    chosen = published.officer(KABUPATEN).get(f"{OBSERVE}?sumber=visit:{VISIT}").text
    assert f'<option value="visit:{VISIT}" selected>' in chosen


def test_a_visit_of_others_is_refused_and_what_was_typed_stays(published: Site) -> None:
    typed = {"source": f"visit:{VISIT}", "on": "2023-03-09", "seen-1-what": "Satu meja untuk semua"}
    answer = send(published.officer(PROVINSI), OBSERVE, typed)
    assert answer.startswith("403 ")
    assert "Satu meja untuk semua" in answer


@pytest.mark.parametrize("source", ["", "visit:", "visit:x", "adoption:1", "apa saja", "catalogue:1"])
def test_a_source_that_cannot_be_is_told_at_its_field(published: Site, source: str) -> None:
    answer = send(published.officer(KABUPATEN), OBSERVE, {"source": source, "on": "2023-03-09"})
    assert answer.startswith("422 ")
    assert "Dikenal dari:" in seen(answer)


def test_one_more_row_is_shown_without_a_script(published: Site) -> None:
    typed = {"source": "catalogue", "on": "2023-03-09", "seen-1-what": "Satu meja", "more": "1"}
    answer = send(published.officer(KABUPATEN), OBSERVE, typed)
    assert answer.startswith("200 ")
    assert 'name="seen-2-what"' in answer
    assert "Satu meja" in answer
    with published.reading.connect() as db:
        assert adoption(db, ADOPTION) is None


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_no_form_takes_nothing_for_an_answer(published: Site, form: AdoptionForm) -> None:
    """Sent empty, every form tells what is missing, and nothing is recorded."""
    site = climbed(published, 6)
    path = f"{SHOW}/{FORM_PATHS[form.name]}"
    before = row_of(site).version
    officer = site.officer(KABUPATEN)
    answer = send(officer, path, dict.fromkeys(NAMES, ""))
    assert answer.startswith("422 ")
    assert "isian yang perlu diperbaiki" in seen(answer)
    assert row_of(site).version == before


PARTS = {"reset_indicator": INDICATOR, "module": CORE, "step_done": STEP}
FORM_PATHS = {form.name: form.path.replace("{part_id:uuid}", str(PARTS.get(form.name, ""))) for form in FORMS}
NAMES = (
    "what",
    "decision",
    "on",
    "official",
    "name",
    "baseline",
    "baseline_on",
    "text",
    "owner",
    "due",
    "summary",
)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_is_the_adopters_alone(published: Site, form: AdoptionForm) -> None:
    site = climbed(published, 6)
    path = f"{SHOW}/{FORM_PATHS[form.name]}"
    assert site.officer(KABUPATEN).get(path).status_code == 200
    assert site.officer(KOTA).get(path).status_code == 403
    assert site.visitor().get(path).headers["location"].startswith("/masuk?next=")


def test_a_refused_form_keeps_what_was_typed(published: Site) -> None:
    site = climbed(published, 4)
    answer = send(site.officer(KABUPATEN), f"{SHOW}/modifikasi", CHANGE)
    assert answer.startswith("409 ")
    assert "Tahap dijalani berurutan" in seen(answer)
    assert "Papan diganti pesan singkat" in answer
    assert '<option value="ganti" selected>' in answer


def test_a_day_to_come_is_refused_in_words(published: Site) -> None:
    site = climbed(published, 1)
    answer = send(site.officer(KABUPATEN), f"{SHOW}/keputusan", {"decision": "tiru", "on": "2031-01-01"})
    assert answer.startswith("409 ")
    assert "Harinya belum tiba." in seen(answer)


def test_an_old_page_does_not_overwrite_a_new_one(published: Site) -> None:
    site = climbed(published, 3)
    typed = {"decision": "sesuaikan", "on": "2023-04-01", "seen": "1"}
    answer = send(site.officer(KABUPATEN), f"{SHOW}/keputusan", typed)
    assert answer.startswith("409 ")
    assert "Data ini baru saja diubah orang lain." in seen(answer)


def test_a_form_sent_twice_records_once(published: Site) -> None:
    site = climbed(published, 5)
    officer, key = site.officer(KABUPATEN), str(uuid4())
    step = {"text": "Melatih petugas", "owner": "Bidang", "due": "2023-06-01", "key": key, "seen": "5"}
    first, second = (send(officer, f"{SHOW}/langkah", step) for _ in range(2))
    assert first == second
    assert len(row_of(site).steps) == 1


def test_an_indicator_is_changed_until_it_was_read(published: Site) -> None:
    site = climbed(published, 6)
    officer, path = site.officer(KABUPATEN), f"{SHOW}/indikator/{INDICATOR}"
    assert 'value="Lama jawaban"' in officer.get(path).text
    anew = {"name": "Lama menjawab", "unit": "jam", "baseline": "1.250,5", "baseline_on": "2023-03-31"}
    assert "Lama menjawab" in read(officer, send(officer, path, anew))
    site.ask(*the_climb()[6:7])
    assert officer.get(path).status_code == 404


def test_a_baseline_needs_its_day(published: Site) -> None:
    site = climbed(published, 1)
    answer = send(site.officer(KABUPATEN), f"{SHOW}/indikator", {"name": "Lama", "baseline": "3"})
    assert answer.startswith("422 ")
    assert "Diukur pada tanggal: Isian ini wajib diisi." in seen(answer)


def test_a_step_is_ticked_off_and_a_choice_changed(published: Site) -> None:
    site = climbed(published, 6)
    officer = site.officer(KABUPATEN)
    assert "1 dari 1 langkah selesai" in read(
        officer, send(officer, f"{SHOW}/langkah/{STEP}", {"on": "2023-05-20"})
    )
    dropped = {"fidelity": "dilepas", "note": "Tidak ada papan"}
    assert "Tidak dipakai: Tidak ada papan" in read(officer, send(officer, f"{SHOW}/unsur/{FREE}", dropped))
    assert row_of(site).choices == (
        ModuleChoice(module_id=FREE, fidelity=Fidelity.DROPPED, note="Tidak ada papan"),
    )


def test_a_reason_stands_in_for_a_reading(published: Site) -> None:
    site = climbed(published, 6)
    officer = site.officer(KABUPATEN)
    shown = read(
        officer, send(officer, f"{SHOW}/tanpa-pengukuran", {"reason": "Alat rusak", "on": "2023-09-01"})
    )
    assert "Belum diukur. Alat rusak" in shown
    assert row_of(site).missing_for_change == ()


def test_stopping_resuming_and_going_back_are_told(published: Site) -> None:
    site = climbed(published, 6)
    officer = site.officer(KABUPATEN)
    stopped = {"reason": "anggaran", "note": "Dialihkan", "on": "2023-09-01"}
    assert "Berhenti: Anggaran tidak tersedia" in read(officer, send(officer, f"{SHOW}/berhenti", stopped))
    assert "Dilanjutkan: Ada dana" in read(
        officer, send(officer, f"{SHOW}/lanjut", {"note": "Ada dana", "on": "2023-10-01"})
    )
    back = {"to": "amati", "reason": "Tim diganti", "on": "2023-11-01"}
    assert "Kembali ke tahap Amati: Tim diganti" in read(officer, send(officer, f"{SHOW}/mundur", back))
    assert row_of(site).place == "amati"


def test_evidence_is_listed(published: Site) -> None:
    site = climbed(published, 1)
    officer = site.officer(KABUPATEN)
    proof = {
        "evidence.kind": "decree",
        "evidence.caption": "SK tim",
        "evidence.claim": "Tim sudah dibentuk",
        "evidence.on": "2023-04-01",
        "evidence.url": "https://contoh.example/sk.pdf",
    }
    shown = read(officer, send(officer, f"{SHOW}/bukti", proof))
    assert "SK tim" in shown
    assert "Tim sudah dibentuk" in shown


def test_an_adapted_practice_becomes_one_of_the_adopters_own(published: Site) -> None:
    site = climbed(published, 9)
    officer = site.officer(KABUPATEN)
    path = f"{SHOW}/turunan"
    assert "Satu meja menerima, memilah dan menjawab" in officer.get(path).text
    typed = {"name": "Loket keliling", "summary": "Pengaduan dijawab di desa", "how": "Mobil layanan"}
    location = send(officer, path, typed)
    derived_id = row_of(site).derived_id
    assert location.startswith(f"/praktik/{derived_id}/ubah")
    with site.reading.connect() as db:
        derived = practice(db, derived_id) if derived_id else None
    assert derived is not None
    assert (derived.owner_id, derived.name, derived.root_id) == (KABUPATEN, "Loket keliling", PRACTICE)
    assert derived.origin is not None
    assert derived.origin.visit_id == VISIT
    assert "Lihat praktik turunan" in read(officer, SHOW)


def test_an_unknown_indicator_or_step_is_not_found(published: Site) -> None:
    site = climbed(published, 6)
    officer = site.officer(KABUPATEN)
    for path in ("indikator", "langkah", "unsur"):
        assert officer.get(f"{SHOW}/{path}/{uuid4()}").status_code == 404


def test_set_indicator_of_another_adoption_is_not_found(published: Site) -> None:
    site = climbed(published, 1)
    site.ask(set_indicator(indicator_id=uuid4()))
    assert site.officer(KABUPATEN).get(f"{SHOW}/indikator/{INDICATOR}").status_code == 404
