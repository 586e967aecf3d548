"""Saying a command to the exchange from a page."""

from __future__ import annotations

from starlette.requests import Request

from exchange.handling import Command
from web.house import house


def act(request: Request, command: Command) -> None:
    """Records what `command` asks for and waits, bounded, until the views show it."""
    parts = house(request)
    parts.follower.wait_for(parts.exchange.execute(command))
