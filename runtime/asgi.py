"""What a server imports: the site as one ASGI application, made anew in each worker."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette

from runtime.bootstrap import OpenHouse, for_the_web, open_house
from runtime.settings import read_settings
from web.app import create_app


def application() -> Starlette:
    house = open_house(read_settings(os.environ))
    app = create_app(for_the_web(house))
    app.router.lifespan_context = lambda app: _living(house)
    return app


@asynccontextmanager
async def _living(house: OpenHouse) -> AsyncIterator[None]:
    """While the site is served the follower works; then all parts are given back."""
    house.follower.start()
    try:
        yield
    finally:
        house.close()
