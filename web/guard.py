"""What stands before every page: safe headers on each answer, readable requests only, our own forms."""

from __future__ import annotations

import secrets
from urllib.parse import parse_qsl, unquote_to_bytes, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from i18n.words import mark
from web.cookies import token_fits, token_seed
from web.failures import calm, expired, failed
from web.forms import Form
from web.house import House
from web.pages import spoken

MAX_BODY_BYTES = 1024 * 1024
MAX_FIELDS = 1000
MAX_QUERY_BYTES = 4096
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
FORM_TYPE = "application/x-www-form-urlencoded"

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
RAW_HEADERS = [(name.encode(), value.encode()) for name, value in HEADERS.items()]


class Guard:
    """Outermost: numbers the request, refuses what cannot be read, and answers for whatever fails inside."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = secrets.token_hex(8)
        scope.setdefault("state", {})["request_id"] = request_id
        started = False

        async def send_safely(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                message["headers"] = [
                    *message.get("headers", ()),
                    *RAW_HEADERS,
                    (b"x-request-id", request_id.encode()),
                ]
            await send(message)

        request = Request(scope, receive)
        try:
            status = unreadable(scope)
            if status:
                await (await run_in_threadpool(calm, request, status))(scope, receive, send_safely)
            else:
                await self.app(scope, receive, send_safely)
        except ClientDisconnect:
            return
        except Exception as error:
            response = await run_in_threadpool(failed, request, error)
            if started:  # half an answer is on its way: only the connection can still say that it failed
                raise
            await response(scope, receive, send_safely)


class FormDoor:
    """Reads what is posted, once, within bounds, and lets only our own forms through.

    Another site's request is refused by Origin or Sec-Fetch-Site; then the form's token must fit the visitor.
    """

    def __init__(self, app: ASGIApp, house: House) -> None:
        self.app = app
        self.house = house

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in SAFE_METHODS:
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        refusal = await self._refusal(request)
        await (refusal or self.app)(scope, receive, send)

    async def _refusal(self, request: Request) -> Response | None:
        """Why the request goes no further, or None after its form was put into the request's state."""
        if not same_origin(request.headers):
            return await _said(request, 403, mark("Permintaan ini tidak datang dari halaman Studi Tiru."))
        if request.method != "POST":
            return None  # pages know no other verb: the router answers 405, and has read nothing
        if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
            return await run_in_threadpool(calm, request, 415, headers={"accept": FORM_TYPE})
        body = await bounded_body(request)
        if body is None:
            return await run_in_threadpool(calm, request, 413, headers={"connection": "close"})
        form = read_form(body)
        if form is None:
            return await _said(
                request, 400, mark("Isi formulir memuat huruf yang tidak sah atau terlalu banyak isian.")
            )
        if not token_fits(form.typed("csrf"), token_seed(request, self.house)):
            return await run_in_threadpool(expired, request, form)
        request.scope["state"]["form"] = form
        return None


def unreadable(scope: Scope) -> int:
    """The status for an address that cannot be read, or 0."""
    query: bytes = scope["query_string"]
    if "\x00" in scope["path"]:
        return 404
    if len(query) > MAX_QUERY_BYTES:
        return 414
    if b"%" in query or not query.isascii():
        raw = unquote_to_bytes(query)
        return 400 if b"\x00" in raw or not _is_utf8(raw) else 0
    return 0


def same_origin(headers: Headers) -> bool:
    """Whether the browser says that the request comes from our own page; old browsers say nothing."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def bounded_body(request: Request) -> bytes | None:
    """The body, or None as soon as it is known to be too large."""
    declared = request.headers.get("content-length", "0")
    if not declared.isdecimal() or int(declared[:12]) > MAX_BODY_BYTES:
        return None
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > MAX_BODY_BYTES:
            return None
    return bytes(body)


def read_form(body: bytes) -> Form | None:
    """The form, or None when it is not UTF-8, has a NUL or too many fields."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=MAX_FIELDS)
    except ValueError:
        return None
    if any("\x00" in name or "\x00" in value for name, value in pairs):
        return None
    return Form((name, value.replace("\r\n", "\n")) for name, value in pairs)


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


async def _said(request: Request, status: int, msgid: str) -> Response:
    return await run_in_threadpool(calm, request, status, spoken(request).t(msgid))
