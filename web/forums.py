"""Forums: at which innovations are presented, asked about and supported."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from sqlalchemy import Connection
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from exchange.values import Official
from projections.agencies import agency_lines
from projections.commitments import by_source
from projections.forums import ForumRow, forum, forums
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
        found = forums(db, wish, number)
        agencies = agency_lines(db, (wish.organiser_id, *(row.organiser_id for row in found.rows)))
    return page(
        request,
        "forums/list.html",
        found=found,
        wish=wish,
        agencies=agencies,
        modes=terms.visit_modes(),
        offered=wish_choices(request),
    )


def show(request: Request) -> Response:
    parts, lang = house(request), spoken(request).lang
    with parts.views.connect() as db:
        row = forum_row(db, request)
        commitments = by_source(db, row.id)
        named = list(_officials(row))
        speakers = (said.agency_id for shown in row.presentations for said in shown.responses)
        owners = (promise.owner_id for promise in commitments)
        stood_for = (official.agency_id for official in named)
        agencies = agency_lines(db, (row.organiser_id, *stood_for, *speakers, *owners))
    return page(
        request,
        "forums/show.html",
        row=row,
        agencies=agencies,
        people=named_people(parts.people, named),
        commitments=commitments,
        today=parts.today(),
        modes=terms.visit_modes(),
        topics=[terms.topics().word(code, lang) for code in row.topics],
        counted=_head_count(row),
        own=is_own(request, row.organiser_id),
    )


def forum_row(db: Connection, request: Request) -> ForumRow:
    """The forum that the path names."""
    forum_id: UUID = request.path_params["forum_id"]
    row = forum(db, forum_id)
    if row is None:
        raise HTTPException(404)
    return row


def _officials(row: ForumRow) -> Iterator[Official]:
    """Everybody who is named on the page."""
    yield from (official for official in (row.moderator, row.opened_by) if official)
    yield from (shown.presenter for shown in row.presentations)
    yield from (promise.by_official for promise in row.support)


def _head_count(row: ForumRow) -> int | None:
    """How many took part in all; None when some group was not counted, or there is but one."""
    counts = [group.count for group in row.attendance if group.count is not None]
    return sum(counts) if len(counts) == len(row.attendance) > 1 else None


routes = [
    Route("/pemaparan", show_list, name="forums:list"),
    Route("/pemaparan/{forum_id:uuid}", show, name="forums:show"),
]
