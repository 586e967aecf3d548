"""The cookies of the site: their names, how they are set, and the form tokens that follow from them."""

from __future__ import annotations

import secrets
from hashlib import sha256
from hmac import compare_digest

from starlette.requests import HTTPConnection
from starlette.responses import Response

from web.house import House

SESSION, GUEST, LANGUAGE = "sesi", "tamu", "bahasa"
PAD = 16


def cookie_name(house: House, name: str) -> str:
    """With `__Host-` where cookies are secure: such a cookie cannot be set by a neighbouring host."""
    return f"__Host-{name}" if house.secure_cookies else name


def cookie(request: HTTPConnection, house: House, name: str) -> str:
    return request.cookies.get(cookie_name(house, name), "")


def set_cookie(response: Response, house: House, name: str, value: str, max_age: int | None = None) -> None:
    """A host's own cookie, hidden from scripts. Without `max_age` (seconds) it ends with the browser."""
    response.set_cookie(
        cookie_name(house, name),
        value,
        max_age=max_age,
        path="/",
        secure=house.secure_cookies,
        httponly=True,
        samesite="lax",
    )


def drop_cookie(response: Response, house: House, name: str) -> None:
    response.delete_cookie(
        cookie_name(house, name), path="/", secure=house.secure_cookies, httponly=True, samesite="lax"
    )


def token_seed(request: HTTPConnection, house: House) -> str:
    """What a visitor's form tokens follow from: the session, else the guest cookie, else nothing yet."""
    return cookie(request, house, SESSION) or cookie(request, house, GUEST)


def form_token(seed: str) -> str:
    """A token for one form. The random pad keeps it from being guessed out of compressed pages."""
    pad = secrets.token_bytes(PAD)
    return (pad + _xor(_secret(seed), pad)).hex()


def token_fits(token: str, seed: str) -> bool:
    try:
        raw = bytes.fromhex(token)
    except ValueError:
        return False
    return bool(seed) and compare_digest(_xor(raw[PAD:], raw[:PAD]), _secret(seed))


def _secret(seed: str) -> bytes:
    return sha256(b"form token of " + seed.encode()).digest()[:PAD]


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=False))
