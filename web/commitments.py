"""Commitments: the ledger of what was promised, and one promise."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from i18n.words import mark
from projections.agencies import agency_lines
from projections.commitments import CommitmentRow, CommitmentState, commitment, counts, ledger
from projections.follow_ups import waiting
from projections.subjects import subjects
from web.adoption_words import SOURCE_PATHS, SOURCES
from web.agencies import is_own
from web.asked import answerable, asked, page_number
from web.choices import of_words
from web.house import house
from web.officials import named_people
from web.pages import page
from web.sessions import officer

EVERYONE, OVERDUE = "semua", "overdue"
STATES = {
    OVERDUE: mark("Lewat tenggat"),
    CommitmentState.OPEN.value: mark("Terbuka"),
    CommitmentState.FULFILLED.value: mark("Terpenuhi"),
    CommitmentState.DROPPED.value: mark("Dilepas"),
}


def show_ledger(request: Request) -> Response:
    """What the officer's agency owes, unless all is asked for; all for everybody else."""
    who, query, today = officer(request), asked(request), house(request).today()
    scope = query.choice("instansi", (EVERYONE,), required=False)
    owner_id = who.agency_id if who and scope != EVERYONE else None
    state = query.choice("keadaan", STATES, required=False)
    kinds = {kind: words for kind, words in SOURCES.items() if kind in SOURCE_PATHS}
    kind = query.choice("asal", kinds, required=False)
    number = page_number(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = ledger(db, today, owner_id=owner_id, state=state, source_kind=kind, number=number)
        tally = counts(db, today, owner_id, kind)
        names = agency_lines(db, {row.owner_id for row in found.rows})
        sources = subjects(db, {row.source_id for row in found.rows})
        silent = waiting(db, who.agency_id, today).total if who else 0
    return page(
        request,
        "commitments/ledger.html",
        found=found,
        counts={
            OVERDUE: tally.overdue,
            "open": tally.open,
            "fulfilled": tally.fulfilled,
            "dropped": tally.dropped,
        },
        states=STATES,
        state=state,
        kinds=of_words(request, kinds),
        kind=kind,
        owner_id=owner_id,
        names=names,
        sources=sources,
        paths=SOURCE_PATHS,
        silent=silent,
        today=today,
    )


def show(request: Request) -> Response:
    parts = house(request)
    row = commitment_row(request)
    with parts.views.connect() as db:
        official = row.official
        names = agency_lines(db, (row.owner_id, official.agency_id if official else None))
        source = subjects(db, [row.source_id]).get(row.source_id)
    return page(
        request,
        "commitments/show.html",
        row=row,
        names=names,
        people=named_people(parts.people, [row.official]),
        source=source,
        source_kind=SOURCES[row.source_kind],
        source_path=f"{SOURCE_PATHS[row.source_kind]}/{row.source_id}",
        own=is_own(request, row.owner_id),
        today=parts.today(),
    )


def commitment_row(request: Request) -> CommitmentRow:
    with house(request).views.connect() as db:
        row = commitment(db, request.path_params["commitment_id"])
    if row is None:
        raise HTTPException(404)
    return row


routes = [
    Route("/tindak-lanjut", show_ledger, name="commitments:ledger"),
    Route("/tindak-lanjut/{commitment_id:uuid}", show, name="commitments:show"),
]
