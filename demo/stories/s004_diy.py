"""10 March 2021: social workers of Yogyakarta present JOKERS and the concept of a system."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from demo.cast import BPSTW, DIY, ENDANG, FORUM_2021, SRI, SUYARNO, WIDHA
from demo.names import named, officer
from exchange.commitments.commands import MakeCommitment
from exchange.forums.commands import GiveResponse, RecordPastForum, StateSupport
from exchange.forums.events import Attendance
from exchange.forums.forum import ForumPlan, Presentation
from exchange.handling import Command
from exchange.innovations.commands import RegisterInnovation
from exchange.innovations.events import Impact, InnovationProfile, Maturity, Partner
from exchange.values import Since, Source, SourceKind

DAY = FORUM_2021
FORUM = named("forum", "004")
JOKERS = named("innovation", "jokers")
SYSTEM = named("innovation", "system")
JOKERS_SHOWN = named("presentation", "004", "jokers")
SYSTEM_SHOWN = named("presentation", "004", "system")

JOKERS_PROFILE = InnovationProfile(
    name="Pojok Kreasi dan Seni",
    acronym="JOKERS",
    unit="Balai Pelayanan Sosial Tresna Werdha (BPSTW)",
    initiator=SRI.on(DAY),
    problem=(
        "Waktu luang lansia, terutama siang dan sore, berlalu dengan jenuh dan bosan. Padahal banyak di "
        "antara mereka yang mampu dan mau berkegiatan kreatif, positif, dan berguna."
    ),
    how="Sejak Juli 2020 balai membuka pojok kegiatan dan kesenian bagi lansia, bersama para mitra.",
    activities=("Pertanian", "Pembuatan sabun cuci", "Batik ecoprint", "Hanger kawat", "Kesenian"),
    partners=(
        Partner(name="Dinas Pertanian Pangan Kelautan dan Perikanan Bantul", part="Bekerja sama"),
        Partner(name="Bank BPD DIY Cabang Bantul", part="Bekerja sama"),
        Partner(name="Warung Serasa Tempoe Doeloe", part="Bekerja sama"),
        Partner(name="Pemangku kepentingan yang peduli pada layanan lanjut usia", part="Bekerja sama"),
    ),
    impacts=(
        Impact(aspect="Fisik", text="Berdampak positif pada lansia, menurut inisiator."),
        Impact(aspect="Sosial", text="Berdampak positif pada lansia, menurut inisiator."),
        Impact(aspect="Psikologis", text="Berdampak positif pada lansia, menurut inisiator."),
        Impact(aspect="Spiritual", text="Berdampak positif pada lansia, menurut inisiator."),
        Impact(aspect="Ekonomi", text="Berdampak positif bagi lansia yang potensial, menurut inisiator."),
    ),
    since=Since(year=2020, month=7),
    topics=("lanjut-usia", "pemberdayaan-ekonomi", "inovasi-daerah"),
    ppks=("ppks-08",),
    urusan="sosial",
)

SYSTEM_PROFILE = InnovationProfile(
    name="Sistem Informasi Perlindungan, Asesmen, dan Rehabilitasi Sosial",
    unit="Bidang Rehabilitasi Sosial",
    initiator=WIDHA.on(DAY),
    problem=(
        "Layanan dalam panti dan balai memerlukan data yang cepat didapat, akurat, dan akuntabel, serta "
        "manajemen yang menjaga rehabilitasi sosial tetap sesuai keilmuan, standar pelayanan, dan regulasi."
    ),
    how=(
        "Masih berupa konsep: satu sistem informasi untuk perlindungan, asesmen, dan rehabilitasi sosial "
        "bagi layanan dalam panti dan balai Dinas Sosial DIY. Manfaatnya baru diharapkan."
    ),
    impacts=(
        Impact(aspect="Data", text="Diharapkan: data akurat sampai jangkauan layanan panti dan balai."),
        Impact(
            aspect="Standar", text="Diharapkan: tampak posisi layanan terhadap Standar Pelayanan Minimal."
        ),
        Impact(aspect="Perencanaan", text="Diharapkan: sumber perencanaan dan pelaporan yang akuntabel."),
        Impact(aspect="Inovasi", text="Diharapkan: tempat mencatat inovasi layanan kesejahteraan sosial."),
    ),
    topics=("spbe", "data-kesejahteraan-sosial", "inovasi-daerah"),
    urusan="sosial",
)

PLAN = ForumPlan(
    title="Pemaparan model layanan kesejahteraan sosial oleh Pekerja Sosial",
    organiser_id=DIY.id,
    first_day=DAY,
    last_day=DAY,
    place="Dinas Sosial DIY",
    mode="hibrida",
    about=(
        "Pemaparan pertama yang difasilitasi Sekretariat Dinas Sosial DIY. Pekerja Sosial menunjukkan model "
        "layanan yang mereka kembangkan."
    ),
    topics=("inovasi-daerah", "lanjut-usia", "spbe", "kapasitas-sdm"),
    moderator=SUYARNO.on(DAY),
)


def tell(key: Iterator[UUID]) -> Iterator[Command]:
    """Two innovations, the forum where both were presented, and what was said to them."""
    yield RegisterInnovation(
        by=officer(BPSTW.id),
        key=next(key),
        innovation_id=JOKERS,
        owner_id=BPSTW.id,
        profile=JOKERS_PROFILE,
        maturity=Maturity.APPLIED,
        on=DAY,
    )
    yield RegisterInnovation(
        by=officer(DIY.id),
        key=next(key),
        innovation_id=SYSTEM,
        owner_id=DIY.id,
        profile=SYSTEM_PROFILE,
        maturity=Maturity.CONCEPT,
        on=DAY,
    )
    yield RecordPastForum(
        by=officer(DIY.id),
        key=next(key),
        forum_id=FORUM,
        plan=PLAN,
        presentations=(
            Presentation(
                presentation_id=JOKERS_SHOWN,
                title="JOKERS: Pojok Kreasi dan Seni",
                presenter=SRI.on(DAY),
                innovation_id=JOKERS,
            ),
            Presentation(
                presentation_id=SYSTEM_SHOWN,
                title="Konsep Sistem Informasi Perlindungan, Asesmen, dan Rehabilitasi Sosial",
                presenter=WIDHA.on(DAY),
                innovation_id=SYSTEM,
            ),
        ),
        attendance=(
            Attendance(group="Kepala Dinas Sosial DIY", count=1),
            Attendance(group="Tim Penilai Angka Kredit Pekerja Sosial", mode="daring"),
            Attendance(group="Kepala Balai", mode="daring"),
            Attendance(group="Pekerja Sosial", mode="daring"),
        ),
    )
    yield from _reception(key)


def _reception(key: Iterator[UUID]) -> Iterator[Command]:
    by = officer(DIY.id)
    for presentation in (JOKERS_SHOWN, SYSTEM_SHOWN):
        yield GiveResponse(
            by=by,
            key=next(key),
            forum_id=FORUM,
            response_id=named("response", presentation),
            presentation_id=presentation,
            text="Peserta menanggapi dengan positif.",
        )
    for text in (
        "Pengembangan model didukung sepenuhnya; bila pengembangnya terbentur kendala, dinas siap membantu.",
        "Pekerja Sosial lain didorong ikut memaparkan inovasinya: banyak yang sudah berinovasi, sedikit yang "
        "sempat tampil di ruang publik.",
    ):
        yield StateSupport(by=by, key=next(key), forum_id=FORUM, text=text, by_official=ENDANG.on(DAY))
    yield MakeCommitment(
        by=by,
        key=next(key),
        commitment_id=named("commitment", "004"),
        text="Terus berinovasi menghadapi masalah sosial yang makin rumit",
        owner_id=DIY.id,
        source=Source(kind=SourceKind.FORUM, id=FORUM),
        on=DAY,
        unit="Dinas Sosial DIY",
    )
