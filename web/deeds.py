"""What every posted form does in the end: ask for something, and let the next page show it."""

from __future__ import annotations

from starlette.requests import Request

from exchange.handling import Command
from web.acting import act
from web.forms import Form
from web.refusals import told_on


def carry_out(request: Request, form: Form, command: Command) -> bool:
    """Whether `command` was recorded; what it changed can be read at once. If not, `form` tells why.

    A form that could not be read asks for nothing.
    """
    if not form.ok:
        return False
    with told_on(form):
        act(request, command)
    return form.ok
