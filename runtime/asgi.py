"""What a server imports: the site as one ASGI application, made anew in each worker."""

from __future__ import annotations

import os

from starlette.applications import Starlette

from runtime.bootstrap import open_house
from runtime.settings import read_settings
from web.app import create_app


def application() -> Starlette:
    return create_app(open_house(read_settings(os.environ)))
