"""What the address of a list asks for: filters and a page number, read like a form."""

from __future__ import annotations

from starlette.requests import Request

from exchange.errors import BadValue
from web.forms import Form

MOST_PAGES = 100_000


def asked(request: Request) -> Form:
    """The query of this request, to be read field by field; then `answerable` must be asked."""
    return Form(request.query_params.multi_items())


def page_number(form: Form) -> int:
    """The page asked for with `halaman`; the first one is 1."""
    return form.whole_or_none("halaman", 1, MOST_PAGES) or 1


def answerable(form: Form) -> None:
    """Raises BadValue when a filter cannot be read: an address is not mended like a form."""
    for error in form.errors:
        raise BadValue(field=error.field, fault=error.code, **error.facts)
