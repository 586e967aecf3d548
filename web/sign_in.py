"""Signing in and out."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from i18n.words import mark
from identity.accounts import Account, TooManyTries
from web.addresses import local_path
from web.cookies import GUEST, SESSION, cookie, drop_cookie, set_cookie
from web.forms import Form, posted
from web.house import house
from web.pages import page, spoken
from web.sessions import officer

WRONG = mark("Nama pengguna atau kata sandi tidak cocok.")
SHUT = mark("Terlalu banyak percobaan masuk. Coba lagi dalam {minutes} menit.")


def show(request: Request) -> Response:
    onward = local_path(request.query_params.get("next", "/"))
    if officer(request) is not None:
        return RedirectResponse(onward, status_code=303)
    return page(request, "session/sign_in.html", form=Form.of({"next": onward}), sentence="")


def sign_in(request: Request) -> Response:
    """One text for every reason, so that nobody learns which names exist."""
    form = posted(request)
    address = request.client.host if request.client else ""
    try:
        account = house(request).accounts.authenticate(
            form.typed("username"), form.typed("password"), address
        )
    except TooManyTries as shut:
        sentence = spoken(request).t(SHUT, minutes=-(-shut.retry_after_s // 60))
        return _again(request, form, 429, sentence, {"retry-after": str(shut.retry_after_s)})
    if account is None:
        return _again(request, form, 401, spoken(request).t(WRONG), {})
    return _enter(request, account, local_path(form.typed("next")))


def sign_out(request: Request) -> Response:
    parts = house(request)
    if token := cookie(request, parts, SESSION):
        parts.accounts.end_session(token)
    response = RedirectResponse("/", status_code=303)
    drop_cookie(response, parts, SESSION)
    response.headers["clear-site-data"] = '"cache"'
    return response


def _enter(request: Request, account: Account, onward: str) -> Response:
    """A new token at each sign-in: one that was known before is worth nothing (ASVS 7.2.4)."""
    parts = house(request)
    if old := cookie(request, parts, SESSION):
        parts.accounts.end_session(old)
    token = parts.accounts.open_session(account, request.headers.get("user-agent", ""))
    response = RedirectResponse(onward, status_code=303)
    set_cookie(response, parts, SESSION, token)
    drop_cookie(response, parts, GUEST)
    return response


def _again(request: Request, form: Form, status: int, sentence: str, headers: dict[str, str]) -> Response:
    return page(request, "session/sign_in.html", status, headers=headers, form=form, sentence=sentence)


routes = [
    Route("/masuk", show, name="sign_in", methods=["GET"]),
    Route("/masuk", sign_in, name="sign_in:enter", methods=["POST"]),
    Route("/keluar", sign_out, name="sign_out", methods=["POST"]),
]
