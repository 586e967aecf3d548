"""Choosing agencies by name in a form: what is typed is looked up when the form is read.

A list of seventeen thousand names is no choice, so the field is a text. A name that several agencies share is
told apart by the code of the region: "Dinas Sosial (33.71)".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from projections.agencies import AgencyLine
from projections.agency_page import AgencyRow, AgencyWish, agency_list
from web.forms import Form
from web.house import house
from web.pages import page

WITH_CODE = re.compile(r"(?P<name>.+) \((?P<code>\d\d(\.\d\d)?)\)")
NAMED = 5
"""How many possible agencies an error names."""


def agencies_named(db: Connection, form: Form, field: str, *, required: bool = False) -> tuple[UUID, ...]:
    """The agencies typed into `field-1`, `field-2`, …, each once. A name must fit one agency, not many."""
    form.numbered(field, required=required)
    names = (name for name in form.shown_numbers(field) if form.typed(name).strip())
    found = (_agency(db, form, name) for name in names)
    return tuple(dict.fromkeys(agency_id for agency_id in found if agency_id is not None))


def names_of(agencies: Iterable[AgencyLine | AgencyRow]) -> list[str]:
    """What may be typed for each of these agencies."""
    return [f"{row.name} ({row.region_code})" if row.region_code else row.name for row in agencies]


def suggest(request: Request) -> Response:
    """Names that begin to fit what is being typed, for the list under the field."""
    typed = next((value.strip() for value in request.query_params.values() if value.strip()), "")
    with house(request).views.connect() as db:
        rows = agency_list(db, AgencyWish(words=typed[:100]), 1).rows if typed else []
    return page(request, "agencies/names.html", names=names_of(rows))


def _agency(db: Connection, form: Form, field: str) -> UUID | None:
    typed = form.typed(field).strip()
    parts = WITH_CODE.fullmatch(typed)
    name, code = (parts["name"], parts["code"]) if parts else (typed, "")
    rows = [row for row in agency_list(db, AgencyWish(words=name), 1).rows if code in ("", row.region_code)]
    exact = [row for row in rows if _spelt(name) in {_spelt(one) for one in (row.name, *row.short_names)}]
    fitting = sorted(exact or rows, key=lambda row: (row.name, row.region_code))
    if len(fitting) == 1:
        return fitting[0].id
    if fitting:
        form.refuse(field, "many_agencies", names=names_of(fitting[:NAMED]))
    else:
        form.refuse(field, "no_agency")
    return None


def _spelt(name: str) -> str:
    return " ".join(name.casefold().split())


routes = [Route("/instansi/nama", suggest, name="agencies:names")]
