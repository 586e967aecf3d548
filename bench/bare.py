"""The least that a page of the same bytes costs with Starlette and Jinja2: what our pages are compared with.

Each text between two tags is an expression in a loop, escaped as every template does it.
"""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

from jinja2 import DictLoader, Environment
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

FOLDER = "BENCH_PAGES"
"""Names the setting that says where the pages lie, `<name>.html` each."""
PAGE = "{% for tag, text in pieces %}{{ tag|safe }}{{ text }}{% endfor %}"
PIECE = re.compile(r"(<[^>]*>)([^<]*)")

Pieces = list[tuple[str, str]]


def application() -> Starlette:
    templates = Jinja2Templates(env=Environment(loader=DictLoader({"page": PAGE}), autoescape=True))
    pages = {path.stem: pieces(path.read_text("utf-8")) for path in Path(os.environ[FOLDER]).glob("*.html")}

    async def show(request: Request) -> Response:
        told = pages[request.path_params["name"]]
        return templates.TemplateResponse(request, "page", {"pieces": told})

    return Starlette(routes=[Route("/{name}", show)])


def pieces(page: str) -> Pieces:
    """Each tag with the text after it."""
    return [(tag, unescape(text)) for tag, text in PIECE.findall(page)]
