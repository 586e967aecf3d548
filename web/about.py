"""The site about itself: guide, accessibility, privacy; and the choice of language."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from i18n.words import LANGUAGES
from web.addresses import local_path
from web.cookies import LANGUAGE, set_cookie
from web.house import house
from web.pages import page, spoken

A_YEAR_S = 365 * 24 * 3600


def guide(request: Request) -> Response:
    return _text(request, "guide")


def accessibility(request: Request) -> Response:
    return _text(request, "accessibility")


def privacy(request: Request) -> Response:
    return _text(request, "privacy")


def speak(request: Request) -> Response:
    """Remembers the language and goes back to where the visitor was."""
    chosen = request.path_params["lang"]
    if chosen not in LANGUAGES:
        raise HTTPException(404)
    response = RedirectResponse(local_path(request.query_params.get("next", "/")), status_code=303)
    set_cookie(response, house(request), LANGUAGE, chosen, max_age=A_YEAR_S)
    return response


def _text(request: Request, name: str) -> Response:
    """Running text is written whole in each language, not sentence by sentence."""
    return page(request, f"about/{name}.{spoken(request).lang}.html")


routes = [
    Route("/panduan", guide, name="about:guide"),
    Route("/aksesibilitas", accessibility, name="about:accessibility"),
    Route("/privasi", privacy, name="about:privacy"),
    Route("/bahasa/{lang}", speak, name="about:speak"),
]
