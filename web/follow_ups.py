"""Follow-ups: what an agency was asked after 3, 6 and 12 months and has not answered, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.adoptions.commands import AnswerFollowUp
from exchange.handling import Command
from exchange.values import Followed, SourceKind
from exchange.visits.commands import FollowUpVisit
from i18n.words import mark
from projections.agencies import agency_lines
from projections.follow_ups import Asked, FollowUpRow, asked as questions, of_subject, waiting
from projections.subjects import subjects
from web.adoption_asks import one_of
from web.adoption_words import FOLLOWED, SOURCE_PATHS, SOURCES
from web.asked import answerable, asked, page_number
from web.choices import of_words
from web.deeds import carry_out
from web.forms import TEXT, Form, posted
from web.house import house
from web.pages import page, see
from web.sessions import actor, signed_in

notices = {"jawaban": mark("Jawaban dicatat.")}


def show_waiting(request: Request) -> Response:
    """The questions that the officer's agency has left open, the longest silence first."""
    who, query, today = signed_in(request), asked(request), house(request).today()
    number = page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = waiting(db, who.agency_id, today, number)
        names = agency_lines(db, {other for row in found.rows for other in row.other_ids})
        known = subjects(db, (row.subject_id for row in found.rows))
    return page(
        request,
        "follow_ups/waiting.html",
        found=found,
        open={
            row.subject_id: [one for one in questions([row]) if not one.answer and one.due <= today]
            for row in found.rows
        },
        names=names,
        subjects=known,
        paths=SOURCE_PATHS,
        kinds=SOURCES,
        today=today,
    )


@dataclass(frozen=True, slots=True)
class Open:
    """One question that an officer's agency may answer; `title` of the visit or the adoption."""

    row: FollowUpRow
    asked: Asked
    title: str


def show(request: Request) -> Response:
    return _page(request, Form(), _question(request))


def send(request: Request) -> Response:
    form, question = posted(request), _question(request)
    if carry_out(request, form, _answer(request, form, question)):
        return see(request, "follow_ups:waiting", "jawaban")
    return _page(request, form, question)


def _answer(request: Request, form: Form, question: Open) -> Command:
    row, by = question.row, actor(request)
    followed, text, on = (
        one_of(form, "followed", Followed),
        form.text("text", TEXT, required=False),
        form.day("on"),
    )
    if row.kind == SourceKind.VISIT:
        return FollowUpVisit(
            by=by,
            key=form.key,
            visit_id=row.subject_id,
            months=question.asked.months,
            followed=followed,
            text=text,
            on=on,
        )
    return AnswerFollowUp(
        by=by,
        key=form.key,
        adoption_id=row.subject_id,
        months=question.asked.months,
        followed=followed,
        text=text,
        on=on,
    )


def _question(request: Request) -> Open:
    who, months = signed_in(request), request.path_params["months"]
    subject_id: UUID = request.path_params["subject_id"]
    with house(request).views.connect() as db:
        own = next((row for row in of_subject(db, subject_id) if row.agency_id == who.agency_id), None)
        subject = subjects(db, [subject_id]).get(subject_id)
    one = next((one for one in questions([own]) if str(one.months) == months), None) if own else None
    if own is None or one is None or subject is None:
        raise HTTPException(404)
    return Open(own, one, subject.title)


def _page(request: Request, form: Form, question: Open) -> Response:
    return page(
        request,
        "follow_ups/answer.html",
        200 if form.ok else form.status,
        form=form,
        question=question,
        kind=SOURCES[question.row.kind],
        path=f"{SOURCE_PATHS[question.row.kind]}/{question.row.subject_id}",
        followed=of_words(request, FOLLOWED),
        action=request.url.path,
        today=house(request).today(),
    )


PATH = "/tindak-lanjut/ditanya/{subject_id:uuid}/{months}"
routes = [
    Route("/tindak-lanjut/ditanya", show_waiting, name="follow_ups:waiting"),
    Route(PATH, show, name="follow_ups:answer", methods=["GET"]),
    Route(PATH, send, name="follow_ups:answer:send", methods=["POST"]),
]
