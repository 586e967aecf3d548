"""How the codes of adoptions, commitments and follow-ups are said."""

from __future__ import annotations

from exchange.adoptions.events import Anchor, Decision, Fidelity
from exchange.values import Followed, SourceKind
from i18n.words import mark

DECISIONS = {
    Decision.ADOPT.value: mark("Ditiru"),
    Decision.ADAPT.value: mark("Disesuaikan dahulu, lalu ditiru"),
    Decision.REFUSE.value: mark("Tidak untuk kami"),
}
FIDELITIES = {
    Fidelity.AS_IS.value: mark("Sama dengan asal"),
    Fidelity.NOT_YET.value: mark("Belum diterapkan"),
    Fidelity.DROPPED.value: mark("Tidak dipakai"),
}
ANCHORS = {
    Anchor.SK.value: mark("Surat keputusan (SK)"),
    Anchor.SOP.value: mark("Prosedur (SOP)"),
    Anchor.PERKADA.value: mark("Peraturan kepala daerah"),
    Anchor.PERDA.value: mark("Peraturan daerah"),
}
FOLLOWED = {
    Followed.RUNNING.value: mark("Berjalan"),
    Followed.PARTLY.value: mark("Berjalan sebagian"),
    Followed.STOPPED.value: mark("Berhenti"),
}
SOURCES = {
    SourceKind.VISIT.value: mark("Kunjungan"),
    SourceKind.FORUM.value: mark("Pemaparan"),
    SourceKind.TRAINING.value: mark("Pelatihan"),
    SourceKind.ADOPTION.value: mark("Adopsi"),
    SourceKind.CATALOGUE.value: mark("Katalog"),
}


SOURCE_PATHS = {
    SourceKind.VISIT.value: "/kunjungan",
    SourceKind.FORUM.value: "/pemaparan",
    SourceKind.TRAINING.value: "/pelatihan",
    SourceKind.ADOPTION.value: "/adopsi",
}
"""Where the page of a source is, by its id."""
