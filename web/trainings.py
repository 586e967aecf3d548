"""Trainings: what was taught by whom, who took part, and what they promised."""

from __future__ import annotations

from itertools import groupby
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from projections.agencies import agency_lines
from projections.commitments import by_source
from projections.trainings import TrainingRow, training, trainings
from vocabulary import terms
from web.agencies import is_own
from web.asked import answerable, asked, page_number
from web.gatherings import gathering_wish, wish_choices
from web.house import house
from web.officials import named_people
from web.pages import page, spoken


def show_list(request: Request) -> Response:
    query = asked(request)
    wish, number = gathering_wish(request, query), page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = trainings(db, wish, number)
        agencies = agency_lines(db, (wish.organiser_id, *(row.organiser_id for row in found.rows)))
    return page(
        request,
        "trainings/list.html",
        found=found,
        wish=wish,
        agencies=agencies,
        offered=wish_choices(request),
    )


def show(request: Request) -> Response:
    parts, lang = house(request), spoken(request).lang
    with parts.views.connect() as db:
        row = training_row(db, request)
        commitments = by_source(db, row.id)
        speakers = [speaker for session in row.sessions for speaker in session.speakers]
        owners = (promise.owner_id for promise in commitments)
        stood_for = (speaker.agency_id for speaker in speakers)
        agencies = agency_lines(db, (row.organiser_id, *stood_for, *owners))
    return page(
        request,
        "trainings/show.html",
        row=row,
        programme=[(day, list(sessions)) for day, sessions in groupby(row.sessions, lambda held: held.day)],
        day_count=(row.last_day - row.first_day).days + 1,
        agencies=agencies,
        people=named_people(parts.people, speakers),
        commitments=commitments,
        today=parts.today(),
        mode=terms.visit_modes().word(row.mode, lang),
        topics=[terms.topics().word(code, lang) for code in row.topics],
        own=is_own(request, row.organiser_id),
    )


def training_row(db: Connection, request: Request) -> TrainingRow:
    """The training that the path names."""
    training_id: UUID = request.path_params["training_id"]
    row = training(db, training_id)
    if row is None:
        raise HTTPException(404)
    return row


routes = [
    Route("/pelatihan", show_list, name="trainings:list"),
    Route("/pelatihan/{training_id:uuid}", show, name="trainings:show"),
]
