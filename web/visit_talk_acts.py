"""Acts between the proposal and the day: answering, countering, moving and calling off a visit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from exchange.visits.commands import (
    AcceptVisit,
    AgreeTerms,
    CancelVisit,
    CounterTerms,
    DeclineVisit,
    RescheduleVisit,
)
from i18n.words import mark
from projections.visit_course import Answer, VisitState
from projections.visit_page import VisitRow
from vocabulary import terms
from web.forms import TEXT, Form
from web.visit_sight import Act, Sight, asked_by, later, read_terms, shown_terms

REASON = 500


def _waits_for_host(row: VisitRow, agency_id: UUID, today: date) -> bool:
    """The host has neither answered nor a counter-offer to look at first."""
    return row.state is VisitState.PROPOSED and any(
        talk.host_id == agency_id and talk.answer is Answer.WAITING and talk.offer is None
        for talk in row.course.talks
    )


def _may_decline(row: VisitRow, agency_id: UUID, today: date) -> bool:
    open_state = row.state in (VisitState.PROPOSED, VisitState.SCHEDULED)
    return open_state and _takes_part_as_host(row, agency_id)


def _takes_part_as_host(row: VisitRow, agency_id: UUID) -> bool:
    return any(talk.host_id == agency_id and talk.answer is not Answer.DECLINED for talk in row.course.talks)


def _may_counter(row: VisitRow, agency_id: UUID, today: date) -> bool:
    side = row.is_guest(agency_id) or _takes_part_as_host(row, agency_id)
    return row.state is VisitState.PROPOSED and side


def _may_agree(row: VisitRow, agency_id: UUID, today: date) -> bool:
    """The other side has made an offer."""
    return row.state is VisitState.PROPOSED and any(
        talk.offer is not None
        and (row.is_guest(agency_id) if talk.offered_by == talk.host_id else talk.host_id == agency_id)
        for talk in row.course.talks
    )


def _may_reschedule(row: VisitRow, agency_id: UUID, today: date) -> bool:
    side = row.is_guest(agency_id) or _takes_part_as_host(row, agency_id)
    return row.state is VisitState.SCHEDULED and side


def _may_cancel(row: VisitRow, agency_id: UUID, today: date) -> bool:
    """A host beside others withdraws by declining."""
    alone = sum(talk.answer is not Answer.DECLINED for talk in row.course.talks) == 1
    side = row.is_guest(agency_id) or (alone and _takes_part_as_host(row, agency_id))
    return side and row.state in (VisitState.DRAFT, VisitState.PROPOSED, VisitState.SCHEDULED)


def _accept(form: Form, sight: Sight) -> AcceptVisit:
    return AcceptVisit(
        **asked_by(form, sight),
        override=form.text("override", REASON, required=False),
    )


def _decline(form: Form, sight: Sight) -> DeclineVisit:
    return DeclineVisit(
        **asked_by(form, sight),
        reason=form.choice("reason", terms.decline_reasons()),
        note=form.text("note", TEXT, required=False),
        redirect_ids=sight.agencies(form, "redirect"),
    )


def _counter(form: Form, sight: Sight) -> CounterTerms:
    return CounterTerms(
        **asked_by(form, sight),
        host_id=form.id("host_id"),
        terms=read_terms(form),
        note=form.text("note", TEXT, required=False),
    )


def _agree(form: Form, sight: Sight) -> AgreeTerms:
    return AgreeTerms(
        **asked_by(form, sight),
        host_id=form.id("host_id"),
        override=form.text("override", REASON, required=False),
    )


def _reschedule(form: Form, sight: Sight) -> RescheduleVisit:
    return RescheduleVisit(
        **asked_by(form, sight),
        terms=read_terms(form),
        reason=form.text("reason", TEXT),
        override=form.text("override", REASON, required=False),
    )


def _cancel(form: Form, sight: Sight) -> CancelVisit:
    return CancelVisit(
        **asked_by(form, sight),
        reason=form.text("reason", TEXT),
    )


def _shown_offer(sight: Sight) -> Mapping[str, object]:
    """The terms on the table, moved to the day that a link offers."""
    talk = sight.row.course.talk(sight.host_id)
    return {**_from_day(sight, shown_terms(talk.offer or sight.row.course.terms)), "host_id": sight.host_id}


def _shown_terms(sight: Sight) -> Mapping[str, object]:
    return _from_day(sight, shown_terms(sight.row.course.terms))


def _from_day(sight: Sight, shown: dict[str, object]) -> dict[str, object]:
    """With the first day that a link offers, and as many days as before."""
    kept = sight.row.course.terms
    first = Form.of({"mulai": sight.given.get("mulai")}).day_or_none("mulai")
    if first is None:
        return shown
    return {**shown, "first_day": first, "last_day": later(first, kept.last_day - kept.first_day)}


def _shown_talk(sight: Sight) -> Mapping[str, object]:
    return {"host_id": sight.host_id}


TALK_ACTS = (
    Act(
        name="terima",
        title=mark("Terima kunjungan"),
        lead=mark("Tanggal dicatat di kalender instansi Anda dan tamu diberi tahu."),
        done=mark("Kunjungan diterima."),
        offered=_waits_for_host,
        asks=_accept,
        icon="check",
    ),
    Act(
        name="setuju",
        title=mark("Setujui jadwal yang ditawarkan"),
        lead=mark("Jadwal yang disetujui menggantikan jadwal semula."),
        done=mark("Jadwal disetujui."),
        offered=_may_agree,
        asks=_agree,
        filled=_shown_talk,
        icon="check",
    ),
    Act(
        name="tawar",
        title=mark("Tawarkan jadwal lain"),
        lead=mark("Pihak lain dapat menyetujui atau menawarkan kembali."),
        done=mark("Tawaran jadwal dikirim."),
        offered=_may_counter,
        asks=_counter,
        filled=_shown_offer,
        icon="arrows-exchange",
    ),
    Act(
        name="tolak",
        title=mark("Tolak kunjungan"),
        lead=mark("Alasan dan instansi lain yang Anda sarankan membantu tamu melanjutkan."),
        done=mark("Kunjungan ditolak dan alasannya dicatat."),
        offered=_may_decline,
        asks=_decline,
        icon="ban",
    ),
    Act(
        name="jadwal-ulang",
        title=mark("Jadwalkan ulang"),
        lead=mark("Kalender tuan rumah diperiksa lagi untuk tanggal yang baru."),
        done=mark("Jadwal baru dicatat."),
        offered=_may_reschedule,
        asks=_reschedule,
        filled=_shown_terms,
        icon="calendar-event",
    ),
    Act(
        name="batal",
        title=mark("Batalkan kunjungan"),
        lead=mark("Pihak lain akan melihat alasan Anda. Tanggalnya terbuka lagi bagi tamu lain."),
        done=mark("Kunjungan dibatalkan."),
        offered=_may_cancel,
        asks=_cancel,
        icon="calendar-x",
    ),
)
