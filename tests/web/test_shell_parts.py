"""Pages and their parts: fragments for htmx, notices, markers, and words that are escaped."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import ChoiceLoader, FileSystemLoader
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.testclient import TestClient

from i18n.words import mark
from tests.web.conftest import Visit
from web.forms import Form
from web.pages import environment, page, see

OWN_TEMPLATES = FileSystemLoader(Path(__file__).parent / "templates")


def one(request: Request) -> Response:
    return page(request, "satu.html", block="hasil", said="<script>")


def show(request: Request) -> Response:
    return page(request, request.path_params["name"], day=date(2027, 1, 14))


def refused_form(request: Request) -> Response:
    form = Form.of({"judul": "<a>" * 100, "key": "k-1"})
    form.text("judul")
    return page(request, "formulir.html", form.status, form=form)


def done(request: Request) -> Response:
    return see(request, "parts:one", notice="done", number=1)


parts = SimpleNamespace(
    __name__="parts",
    routes=[
        Route("/formulir", refused_form),
        Mount(
            "/bagian",
            name="parts",
            routes=[Route("/selesai", done), Route("/{number:int}", one, name="one"), Route("/{name}", show)],
        ),
    ],
    notices={"done": mark("Kunjungan")},
)


@pytest.fixture
def visitor(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> TestClient:
    found = environment("id")
    assert found.loader is not None
    monkeypatch.setattr(found, "loader", ChoiceLoader([found.loader, OWN_TEMPLATES]))
    return visit(parts)


PART = {"hx-request": "true", "hx-request-type": "partial"}


def test_htmx_gets_the_part_alone_and_everybody_else_the_whole_page(visitor: TestClient) -> None:
    part = visitor.get("/bagian/1", headers=PART)
    assert part.text.startswith(
        '<div id="hasil"><svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path'
    )
    assert part.text.endswith("</div>")
    for headers in ({}, {"hx-request": "true", "hx-request-type": "full"}, {"hx-request": "true"}):
        whole = visitor.get("/bagian/1", headers=headers)
        assert "<h1>Utuh</h1>" in whole.text
        assert '<use href="#i-search"/>' in whole.text
    assert "HX-Request" in part.headers["vary"]


def test_a_page_carries_each_icon_once_and_only_those_it_uses(visitor: TestClient) -> None:
    html = visitor.get("/bagian/1").text
    assert html.count('<symbol id="i-search"') == 1
    used = {part.split('"')[0] for part in html.split('href="#i-')[1:]}
    held = {part.split('"')[0] for part in html.split('<symbol id="i-')[1:]}
    assert used == held


def test_what_is_shown_is_escaped_and_addresses_take_what_the_path_does_not(visitor: TestClient) -> None:
    assert "&lt;script&gt;/bagian/7?q=a+b</div>" in visitor.get("/bagian/1").text


def test_a_sentence_escapes_its_facts_but_not_its_markup(visitor: TestClient) -> None:
    assert visitor.get("/bagian/kata.html").text == (
        'Hari <time datetime="2027-01-14">Kamis, 14 Januari 2027</time>'
        "|&lt;b&gt;&lt;i&gt;&lt;/b&gt;|14 Januari 2027|86%"
    )


def test_a_redirect_says_once_what_was_done(visitor: TestClient) -> None:
    response = visitor.get("/bagian/selesai")
    assert (response.status_code, response.headers["location"]) == (303, "/bagian/1?kabar=done")
    assert '<p class="notice" role="status">' in visitor.get("/bagian/1?kabar=done").text
    assert '<p class="notice" role="status">' not in visitor.get("/bagian/1?kabar=lain").text


def test_the_stage_is_always_said_in_words(visitor: TestClient) -> None:
    html = visitor.get("/bagian/penanda.html").text
    assert '<rect class="mk doing"' in html
    assert "</svg>Tiru</span>" in html
    for words in ("1 mengamati", "3 meniru", "2 memodifikasi"):
        assert f"</svg>{words}</span>" in html
    assert '<span class="sr">dipelajari tanpa kunjungan oleh</span>' in html
    assert '<span><a href="/m">Magelang</a></span>' in html


def test_a_form_shows_what_was_typed_and_leads_from_each_error_to_its_field(visitor: TestClient) -> None:
    response = visitor.get("/formulir")
    html = response.text
    assert response.status_code == 422
    assert '<a href="#judul">Judul: Paling banyak 200 karakter; isian ini 300 karakter.</a>' in html
    assert html.index("error-summary") < html.index('id="judul"')
    assert 'value="' + "&lt;a&gt;" * 100 + '"' in html
    assert 'aria-invalid="true" aria-describedby="judul-fault"' in html
    assert 'name="key" value="k-1"' in html
    assert 'name="seen" value="3"' in html
