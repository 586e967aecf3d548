"""Acts that make up the record of a visit: findings, intents, proof, report, attestation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from exchange.values import ContextFigure, derived_id
from exchange.visits.commands import (
    AddVisitEvidence,
    AttestVisit,
    DeclareIntent,
    RecordFinding,
    ReportVisit,
)
from i18n.words import mark
from projections.visit_course import TOOK_PLACE, VisitState
from projections.visit_page import VisitRow
from vocabulary import terms
from web.evidence import evidence
from web.forms import TEXT, Form
from web.visit_sight import AGREES, Act, Sight, asked_by, read_people

MOST_RUPIAH = 1_000_000_000_000
OPEN_RECORD = (VisitState.HELD, VisitState.REPORTED)


def _side(row: VisitRow, agency_id: UUID) -> bool:
    return agency_id in (*row.course.guest_ids, *row.course.accepting_ids)


def _may_find(row: VisitRow, agency_id: UUID, today: date) -> bool:
    return row.state in OPEN_RECORD and row.is_guest(agency_id)


def _may_intend(row: VisitRow, agency_id: UUID, today: date) -> bool:
    return row.state in TOOK_PLACE and row.is_guest(agency_id)


def _may_report(row: VisitRow, agency_id: UUID, today: date) -> bool:
    reported = {report.agency_id for report in row.reports}
    return row.state in OPEN_RECORD and row.is_guest(agency_id) and agency_id not in reported


def _may_attest(row: VisitRow, agency_id: UUID, today: date) -> bool:
    over = row.state in (VisitState.REPORTED, VisitState.CLOSED)
    return over and _side(row, agency_id) and agency_id not in row.course.attested_by


def _may_prove(row: VisitRow, agency_id: UUID, today: date) -> bool:
    standing = row.state in (VisitState.PROPOSED, VisitState.SCHEDULED, *TOOK_PLACE)
    return standing and _side(row, agency_id)


def _find(form: Form, sight: Sight) -> RecordFinding:
    return RecordFinding(
        **asked_by(form, sight),
        finding_id=derived_id("finding", form.key),
        text=form.text("text", TEXT),
        site_id=form.id_or_none("site_id"),
        practice_id=form.id_or_none("practice_id"),
        aspect=form.choice("aspects", terms.aspects(), required=False),
        topics=form.choices("topics", terms.topics()),
        told_by=sight.officials.read(form, "told_by", stood_for=sight.host_id),
        figures=tuple(_figure(row) for row in form.rows("figure")),
    )


def _figure(row: Form) -> ContextFigure:
    return ContextFigure(
        name=row.text("name"),
        value=row.figure("value"),
        high=row.figure_or_none("high"),
        unit=row.text("unit"),
    )


def _intend(form: Form, sight: Sight) -> DeclareIntent:
    return DeclareIntent(
        **asked_by(form, sight),
        text=form.text("text", TEXT),
        practice_id=form.id_or_none("practice_id"),
        said_by=sight.officials.read(form, "said_by", stood_for=sight.by.agency_id),
    )


def _prove(form: Form, sight: Sight) -> AddVisitEvidence:
    return AddVisitEvidence(**asked_by(form, sight), evidence=evidence(form))


def _report(form: Form, sight: Sight) -> ReportVisit:
    return ReportVisit(
        **asked_by(form, sight),
        summary=form.text("summary", TEXT),
        lessons=form.text("lessons", TEXT, required=False),
        cost=form.whole_or_none("cost", 0, MOST_RUPIAH),
        reporters=read_people(form, "reporter", sight.officials, sight.by.agency_id),
    )


def _attest(form: Form, sight: Sight) -> AttestVisit:
    agrees = form.choice("agrees", AGREES) == "ya"
    return AttestVisit(
        **asked_by(form, sight),
        agrees=agrees,
        remark=form.text("remark", TEXT, required=not agrees),
    )


def _shown_today(sight: Sight) -> Mapping[str, object]:
    return {"evidence.on": sight.today}


RECORD_ACTS = (
    Act(
        name="lapor",
        title=mark("Tulis laporan"),
        lead=mark("Laporan tamu menjadi dasar pengesahan kedua pihak."),
        done=mark("Laporan disimpan."),
        offered=_may_report,
        asks=_report,
        icon="clipboard-text",
    ),
    Act(
        name="sahkan",
        title=mark("Sahkan catatan"),
        lead=mark("Bila catatan Anda berbeda, kedua versi tetap tersimpan berdampingan."),
        done=mark("Pengesahan dicatat."),
        offered=_may_attest,
        asks=_attest,
        icon="certificate",
    ),
    Act(
        name="temuan",
        title=mark("Catat temuan"),
        lead=mark("Apa yang Anda lihat atau dengar. Jangan menulis nama atau ciri klien layanan sosial."),
        done=mark("Temuan dicatat."),
        offered=_may_find,
        asks=_find,
        icon="eye",
    ),
    Act(
        name="niat",
        title=mark("Nyatakan niat meniru"),
        lead=mark("Niat yang dinyatakan akan ditanyakan lagi setelah 3, 6, dan 12 bulan."),
        done=mark("Niat dicatat."),
        offered=_may_intend,
        asks=_intend,
        icon="target",
    ),
    Act(
        name="bukti",
        title=mark("Tambah bukti"),
        lead=mark("Tautan atau sidik SHA-256 berkas yang Anda simpan."),
        done=mark("Bukti ditambahkan."),
        offered=_may_prove,
        asks=_prove,
        filled=_shown_today,
        icon="link",
    ),
)
