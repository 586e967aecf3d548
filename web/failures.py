"""The calm pages: what a visitor sees when a request cannot be answered, and the way on from there."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Mapping

from sqlalchemy.exc import OperationalError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from exchange.errors import ExchangeError
from i18n.words import mark
from web.addresses import with_query
from web.forms import Form
from web.pages import page, spoken
from web.refusals import refusal_of, words_of
from web.sessions import officer

logger = logging.getLogger("studitiru.web")

HEADINGS = {
    400: mark("Permintaan tidak dapat dibaca"),
    401: mark("Anda perlu masuk"),
    403: mark("Tindakan ini tidak diizinkan"),
    404: mark("Halaman tidak ditemukan"),
    405: mark("Cara ini tidak dilayani"),
    409: mark("Tidak dapat dilakukan sekarang"),
    413: mark("Kiriman terlalu besar"),
    414: mark("Alamat terlalu panjang"),
    415: mark("Jenis kiriman tidak diterima"),
    422: mark("Ada isian yang perlu diperbaiki"),
    429: mark("Terlalu banyak percobaan"),
    500: mark("Terjadi kesalahan pada sistem kami"),
    503: mark("Layanan sedang tidak dapat menyimpan"),
}

SENTENCES = {
    400: mark("Alamat atau isi permintaan memuat huruf yang tidak sah."),
    403: mark("Anda tidak punya akses ke halaman ini. Hubungi admin instansi Anda."),
    404: mark("Alamat mungkin salah atau praktik sudah dipindahkan."),
    405: mark("Halaman ini tidak dapat dibuka dengan cara itu. Mulai lagi dari katalog."),
    413: mark("Kiriman paling besar 1 MB. Kurangi isinya lalu kirim lagi."),
    414: mark("Persingkat kata kunci atau kurangi saringan, lalu coba lagi."),
    415: mark("Kirim isian lewat formulir di halaman ini."),
    500: mark("Perubahan belum tersimpan. Coba lagi; bila berulang, sebutkan kode di bawah ini."),
    503: mark("Tidak ada yang tersimpan. Coba lagi beberapa saat lagi."),
}

UNSAVED = (sqlite3.OperationalError, OperationalError)
"""What the databases raise when the disk is full, read-only or busy for too long."""


def calm(
    request: Request, status: int, sentence: str | None = None, headers: Mapping[str, str] | None = None
) -> Response:
    """A page that says what happened and where to go from here."""
    return page(
        request,
        "errors/calm.html",
        status,
        headers={"retry-after": "30", **(headers or {})} if status == 503 else headers,
        heading=HEADINGS.get(status, HEADINGS[400]),
        sentence=sentence or spoken(request).t(SENTENCES.get(status, SENTENCES[400])),
        code=status,
        reference=request.scope["state"]["request_id"],
        officer=officer(request) if status < 500 else None,  # what failed may be what knows the officer
    )


def refused(request: Request, error: Exception) -> Response:
    """A refusal of the exchange that no form has told."""
    assert isinstance(error, ExchangeError)  # registered for this class alone
    refusal = refusal_of(error)
    return calm(request, refusal.status, words_of(refusal, error.facts, spoken(request)))


def not_served(request: Request, error: Exception) -> Response:
    """No such path, or no such method on it."""
    assert isinstance(error, HTTPException)
    return calm(request, error.status_code, headers=error.headers)


def sign_in_first(request: Request, error: Exception) -> Response:
    """To the sign-in page and back; what was posted without a session is shown, so that nothing is lost."""
    form: Form | None = request.scope["state"].get("form")
    if form is None:
        asked = with_query(
            request.url.path, {name: request.query_params.getlist(name) for name in request.query_params}
        )
        return RedirectResponse(with_query("/masuk", {"next": asked}), status_code=303)
    sentence = spoken(request).t(
        mark("Sesi Anda sudah berakhir. Masuk lagi di tab lain, lalu kirim ulang isian ini.")
    )
    return kept(request, form, 401, sentence)


def expired(request: Request, form: Form) -> Response:
    """The form's token does not fit; the request came from our own page, so it may be sent again."""
    sentence = spoken(request).t(mark("Formulir kedaluwarsa. Periksa isian Anda, lalu kirim ulang."))
    return kept(request, form, 403, sentence)


def kept(request: Request, form: Form, status: int, sentence: str) -> Response:
    """Says why a form was not taken, shows what was typed, and offers to send it again."""
    secret = ("csrf", "password")
    typed = [(name, value) for name, value in form.pairs() if name not in secret]
    return page(request, "errors/kept.html", status, heading=HEADINGS[status], sentence=sentence, typed=typed)


def failed(request: Request, error: Exception) -> Response:
    """Our own fault: the log has the detail, the visitor a reference."""
    if isinstance(error, UNSAVED):
        logger.error("%s %s: %s", request.scope["state"]["request_id"], request.method, error)
        return calm(request, 503)
    logger.error("%s %s", request.scope["state"]["request_id"], request.method, exc_info=error)
    return calm(request, 500)
