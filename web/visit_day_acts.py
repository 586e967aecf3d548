"""Acts around the day of a visit: its programme, its questions and answers, and that it was held."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from exchange.values import derived_id
from exchange.visits.commands import AnswerQuestion, AskQuestion, HoldVisit, SetAgenda
from exchange.visits.events import AgendaSlot, Question
from i18n.words import mark
from projections.visit_course import VisitState
from projections.visit_page import VisitRow
from web.forms import TEXT, Form
from web.visit_sight import Act, Sight, asked_by, read_counts, read_people

QUESTION = 2_000
UNDER_WAY = (VisitState.PROPOSED, VisitState.SCHEDULED, VisitState.HELD)


def _may_set_agenda(row: VisitRow, agency_id: UUID, today: date) -> bool:
    hosts = row.course.host_ids if row.state is VisitState.PROPOSED else row.course.accepting_ids
    return row.state in UNDER_WAY and agency_id in (*row.course.guest_ids, *hosts)


def _may_ask(row: VisitRow, agency_id: UUID, today: date) -> bool:
    return row.state in UNDER_WAY and row.is_guest(agency_id)


def _may_answer(row: VisitRow, agency_id: UUID, today: date) -> bool:
    """A side before the visit; afterwards anybody who knows."""
    if row.state is VisitState.DRAFT or not row.questions:
        return False
    before = row.state in (VisitState.PROPOSED, VisitState.SCHEDULED)
    return not before or row.is_guest(agency_id) or row.is_host(agency_id)


def _may_hold(row: VisitRow, agency_id: UUID, today: date) -> bool:
    come = row.course.terms.first_day <= today
    return row.state is VisitState.SCHEDULED and come and agency_id in row.course.accepting_ids


def _agenda(form: Form, sight: Sight) -> SetAgenda:
    rows = enumerate(form.rows("slot"))
    return SetAgenda(
        **asked_by(form, sight),
        slots=tuple(_slot(row, derived_id("slot", form.key, number), sight) for number, row in rows),
    )


def _slot(row: Form, slot_id: UUID, sight: Sight) -> AgendaSlot:
    return AgendaSlot(
        id=slot_id,
        day=row.day("day"),
        starts=row.hour("starts"),
        ends=row.hour("ends"),
        subject=row.text("subject"),
        site_id=row.id_or_none("site_id"),
        speaker=sight.officials.read(row, "speaker", stood_for=sight.host_id),
        answers=row.ids("answers", required=False),
    )


def _shown_agenda(sight: Sight) -> Mapping[str, object]:
    shown: dict[str, object] = {}
    names = sight.names_of_people()
    for number, slot in enumerate(sight.row.agenda, 1):
        told: dict[str, object] = {
            "day": slot.day,
            "starts": slot.starts.strftime("%H:%M"),
            "ends": slot.ends.strftime("%H:%M"),
            "subject": slot.subject,
            "site_id": slot.site_id,
            "answers": slot.answers,
        }
        if slot.speaker is not None:
            person_id = slot.speaker.person_id
            told |= {"speaker": slot.speaker.role, "speaker_name": person_id and names.get(person_id)}
        shown |= {f"slot-{number}-{name}": value for name, value in told.items()}
    return shown


def _ask(form: Form, sight: Sight) -> AskQuestion:
    question = Question(id=derived_id("question", form.key), text=form.text("text", QUESTION))
    return AskQuestion(**asked_by(form, sight), question=question)


def _answer(form: Form, sight: Sight) -> AnswerQuestion:
    return AnswerQuestion(
        **asked_by(form, sight),
        question_id=form.id("question_id"),
        answer=form.text("answer", TEXT),
        on=form.day("on"),
    )


def _shown_answer(sight: Sight) -> Mapping[str, object]:
    return {"question_id": sight.given.get("pertanyaan"), "on": sight.today}


def _hold(form: Form, sight: Sight) -> HoldVisit:
    host_id, guest_id = sight.by.agency_id, sight.row.course.guest_ids[0]
    return HoldVisit(
        **asked_by(form, sight),
        first_day=form.day("first_day"),
        last_day=form.day("last_day"),
        received_by=read_people(form, "received", sight.officials, host_id),
        led_by=sight.officials.read(form, "leader", stood_for=guest_id),
        delegation=read_people(form, "delegation", sight.officials, guest_id),
        attendance=read_counts(form, "attendance"),
        site_ids=form.ids("site_ids", required=False),
    )


def _shown_hold(sight: Sight) -> Mapping[str, object]:
    kept, plan = sight.row.course.terms, sight.row.plan
    counts = {
        f"attendance-{number}-{name}": value
        for number, member in enumerate(plan.members, 1)
        for name, value in (("category", member.category), ("count", member.count))
    }
    leader = plan.leader.role if plan.leader else None
    return {
        "first_day": kept.first_day,
        "last_day": kept.last_day,
        "leader": leader,
        "site_ids": plan.site_ids,
        **counts,
    }


DAY_ACTS = (
    Act(
        name="laksana",
        title=mark("Catat pelaksanaan"),
        lead=mark("Siapa yang datang, siapa yang menerima, dan di mana saja."),
        done=mark("Pelaksanaan kunjungan dicatat."),
        offered=_may_hold,
        asks=_hold,
        filled=_shown_hold,
        icon="clipboard-check",
    ),
    Act(
        name="acara",
        title=mark("Susun acara"),
        lead=mark("Acara yang disimpan menggantikan acara sebelumnya."),
        done=mark("Acara disimpan."),
        offered=_may_set_agenda,
        asks=_agenda,
        filled=_shown_agenda,
        icon="list",
    ),
    Act(
        name="tanya",
        title=mark("Tambah pertanyaan"),
        lead=mark("Pertanyaan yang jelas membantu tuan rumah menyiapkan orang dan bahan yang tepat."),
        done=mark("Pertanyaan ditambahkan."),
        offered=_may_ask,
        asks=_ask,
        icon="help-circle",
    ),
    Act(
        name="jawab",
        title=mark("Jawab pertanyaan"),
        lead=mark("Jawaban dapat dibaca semua orang, sehingga tamu berikutnya tidak perlu bertanya lagi."),
        done=mark("Jawaban dicatat."),
        offered=_may_answer,
        asks=_answer,
        filled=_shown_answer,
        icon="message-circle",
    ),
)
