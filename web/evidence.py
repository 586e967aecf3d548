"""Evidence typed into a form: a link, or the SHA-256 of a file kept elsewhere, and the claim it supports."""

from __future__ import annotations

import re

from exchange.values import Evidence, EvidenceKind, derived_id
from i18n.words import mark
from web.forms import Form

LINK = re.compile(r"https?://[^\s/]+\S*")
HASH = re.compile(r"[0-9a-f]{64}")
CAPTION, URL = 500, 2_000

KINDS = {
    EvidenceKind.LINK.value: mark("Tautan"),
    EvidenceKind.LETTER.value: mark("Surat"),
    EvidenceKind.DECREE.value: mark("Keputusan atau peraturan"),
    EvidenceKind.PHOTO.value: mark("Foto"),
    EvidenceKind.REPORT.value: mark("Laporan"),
    EvidenceKind.DATA.value: mark("Data"),
}


def evidence(form: Form) -> Evidence:
    """Its id follows from the form's key, so that a form sent twice attaches one piece."""
    kind = form.choice("evidence.kind", KINDS)
    url, sha256 = form.text("evidence.url", URL, required=False), _sha256(form)
    if url and not LINK.fullmatch(url):
        form.refuse("evidence.url", "not_an_address")
    if not url and not sha256:
        form.refuse("evidence.url", "link_or_file")
    return Evidence(
        id=derived_id("evidence", form.key),
        kind=EvidenceKind(kind if kind in KINDS else EvidenceKind.LINK),
        caption=form.text("evidence.caption", CAPTION),
        claim=form.text("evidence.claim", CAPTION),
        on=form.day("evidence.on"),
        url=url,
        sha256=sha256,
        consent=form.checked("evidence.consent"),
    )


def _sha256(form: Form) -> str:
    typed = form.text("evidence.sha256", required=False).casefold()
    if typed and not HASH.fullmatch(typed):
        form.refuse("evidence.sha256", "unreadable")
    return typed
