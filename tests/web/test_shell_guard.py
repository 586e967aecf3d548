"""What stands before every page: headers, unreadable requests, posted forms that are not ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from sqlalchemy.exc import OperationalError
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

from exchange.errors import Conflict, NotFound, NotPermitted, StorageUnavailable
from tests.web.conftest import Visit, inputs, sign_in
from web.forms import posted
from web.guard import MAX_BODY_BYTES
from web.sessions import actor

RAISED: dict[str, Exception] = {
    "hilang": NotFound(noun="StudyVisit"),
    "dilarang": NotPermitted(),
    "basi": Conflict(seen=1, have=2),
    "penuh": StorageUnavailable(),
    "kunci": OperationalError("INSERT", {}, Exception("database is locked")),
    "cacat": ZeroDivisionError("rahasia di dalam jejak"),
}


def fail(request: Request) -> Response:
    raise RAISED[request.path_params["how"]]


def echo(request: Request) -> Response:
    return PlainTextResponse(repr(posted(request).pairs()))


def for_officers(request: Request) -> Response:
    return PlainTextResponse(str(actor(request).agency_id))


own_pages = SimpleNamespace(
    __name__="own_pages",
    routes=[
        Route("/gagal/{how}", fail),
        Route("/gema", echo, methods=["POST"]),
        Route("/petugas", for_officers, methods=["GET", "POST"]),
        Route("/satu/{visit_id:uuid}", for_officers),
    ],
)


@pytest.fixture
def visitor(visit: Visit) -> TestClient:
    return visit(own_pages)


def token(visitor: TestClient) -> str:
    return inputs(visitor.get("/masuk").text)["csrf"]


def policy_of(visitor: TestClient, path: str) -> dict[str, str]:
    raw = visitor.get(path).headers["content-security-policy"]
    return dict(part.split(" ", 1) for part in raw.split("; "))


ANSWERS = [
    "/panduan",
    "/masuk",
    "/tidak-ada",
    "/gagal/cacat",
    "/gagal/penuh",
    "/bahasa/en",
    "/static/app.js",
    "/panduan?a=%ff",
]


@pytest.mark.parametrize("path", ANSWERS)
def test_every_answer_carries_the_safe_headers(visitor: TestClient, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert re.fullmatch(r"[0-9a-f]{16}", headers["x-request-id"])
    assert int(re.findall(r"max-age=(\d+)", headers["strict-transport-security"])[0]) >= 15_768_000
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_the_policy_lets_nothing_in_but_our_own_files(visitor: TestClient) -> None:
    own = ("script-src", "style-src", "img-src", "font-src", "connect-src", "form-action")
    nothing = ("default-src", "base-uri", "frame-ancestors")
    assert policy_of(visitor, "/panduan") == dict.fromkeys(own, "'self'") | dict.fromkeys(nothing, "'none'")


@pytest.mark.parametrize("path", ["/panduan", "/masuk", "/tidak-ada"])
def test_pages_have_nothing_inline_that_the_policy_would_stop(visitor: TestClient, path: str) -> None:
    html = visitor.get(path).text
    assert "<script src=" in html
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:|\bdata:", html)
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)


def observatory_score(visitor: TestClient, path: str) -> int:
    """Mozilla's bonus points for what the answer carries; each missing part would cost points instead."""
    response = visitor.get(path)
    policy = policy_of(visitor, path)
    score = 100
    score += 10 * (policy["default-src"] == "'none'" and policy["form-action"] == "'self'")
    score += 5 * ("unsafe" not in response.headers["content-security-policy"])
    score += 5 * (policy["frame-ancestors"] == "'none'")
    score += 5 * (response.headers["referrer-policy"] == "same-origin")
    score += 10 * (response.headers["cross-origin-resource-policy"] == "same-origin")
    for cookie in response.headers.get_list("set-cookie"):
        kept = cookie.lower()
        score += 5 if all(word in kept for word in ("secure", "httponly", "samesite=lax")) else -40
    return score


@pytest.mark.parametrize(("path", "score"), [("/panduan", 135), ("/masuk", 140), ("/tidak-ada", 135)])
def test_the_observatory_would_give_well_over_120(visitor: TestClient, path: str, score: int) -> None:
    assert observatory_score(visitor, path) == score


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/panduan?q=%ff%fe", 400),
        ("/panduan?q=%00", 400),
        ("/panduan?q=%ed%a0%80", 400),
        ("/panduan?q=" + "a" * 5000, 414),
        ("/panduan%00", 404),
        ("/tidak-ada", 404),
        ("/satu/bukan-uuid", 404),
        ("/satu/00000000-0000-0000-0000-00000000000", 404),
        ("/static/../app.py", 404),
        ("/static/%2e%2e/app.py", 404),
        ("/static/vendor/SHA256SUMS", 404),
        ("/bahasa/xx", 404),
        ("/panduan?" + "&".join(f"a{n}=1" for n in range(500)), 200),
        ("/panduan?%=%&&==", 200),
    ],
)
def test_an_address_that_cannot_be_read_gets_a_calm_page(visitor: TestClient, path: str, status: int) -> None:
    response = visitor.get(path)
    assert response.status_code == status
    assert response.text.count("<h1>") == 1


def test_a_method_that_is_not_served_is_told_which_are(visitor: TestClient) -> None:
    response = visitor.put("/panduan")
    assert response.status_code == 405
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD"}


@pytest.mark.parametrize(
    ("how", "status", "words"),
    [
        ("hilang", 404, "Data ini tidak ditemukan"),
        ("dilarang", 403, "Instansi Anda tidak dapat melakukan tindakan ini."),
        ("basi", 409, "baru saja diubah orang lain"),
        ("penuh", 503, "Tidak ada yang tersimpan"),
        ("kunci", 503, "Tidak ada yang tersimpan"),
        ("cacat", 500, "Perubahan belum tersimpan."),
    ],
)
def test_a_refusal_is_one_calm_page_in_words(visitor: TestClient, how: str, status: int, words: str) -> None:
    response = visitor.get(f"/gagal/{how}")
    assert response.status_code == status
    assert words in response.text
    assert ("retry-after" in response.headers) == (status == 503)


def test_our_fault_shows_a_reference_and_nothing_else(
    visitor: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = visitor.get("/gagal/cacat")
    reference = response.headers["x-request-id"]
    assert reference in response.text
    assert "rahasia" not in response.text
    assert "Traceback" not in response.text
    [record] = [record for record in caplog.records if record.name == "studitiru.web"]
    assert reference in record.getMessage()
    assert record.exc_info is not None
    assert "rahasia" in str(record.exc_info[1])


def test_a_form_of_our_own_goes_through_with_all_it_holds(visitor: TestClient) -> None:
    response = visitor.post(
        "/gema", data={"csrf": (key := token(visitor)), "a": ["1", "2\r\n3"], "kosong": ""}
    )
    assert response.text == repr([("csrf", key), ("a", "1"), ("a", "2\n3"), ("kosong", "")])


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.test"},
        {"origin": "null"},
        {"origin": "https://studitiru.test.evil.test"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_request_from_another_site_is_refused_whatever_it_carries(
    visitor: TestClient, headers: dict[str, str]
) -> None:
    response = visitor.post("/gema", data={"csrf": token(visitor), "isi": "jangan-gema"}, headers=headers)
    assert response.status_code == 403
    assert "Permintaan ini tidak datang dari halaman Studi Tiru." in response.text
    assert "jangan-gema" not in response.text


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://studitiru.test"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}],
)
def test_a_request_from_our_own_page_is_taken(visitor: TestClient, headers: dict[str, str]) -> None:
    assert visitor.post("/gema", data={"csrf": token(visitor)}, headers=headers).status_code == 200


@pytest.mark.parametrize("wrong", ["", "00" * 32, "bukan-hex", "é", "00" * 5000])
def test_a_wrong_token_keeps_what_was_typed(visitor: TestClient, wrong: str) -> None:
    token(visitor)
    typed = {
        "csrf": wrong,
        "alasan": 'baris <b>satu</b>\nbaris "dua"',
        "key": "k-1",
        "password": "rahasia sekali",
    }
    response = visitor.post("/gema?dari=sini", data=typed)
    assert response.status_code == 403
    assert "Formulir kedaluwarsa" in response.text
    assert "baris &lt;b&gt;satu&lt;/b&gt;\nbaris &#34;dua&#34;</textarea>" in response.text
    assert "rahasia sekali" not in response.text
    assert 'action="/gema?dari=sini"' in response.text
    again = inputs(response.text) | {"alasan": typed["alasan"]}
    assert again["key"] == "k-1"
    assert "baris" in visitor.post("/gema", data=again).text


def test_the_token_of_another_visitor_does_not_fit(visit: Visit) -> None:
    mine, yours = visit(own_pages), visit(own_pages)
    token(yours)
    assert yours.post("/gema", data={"csrf": token(mine)}).status_code == 403


def test_a_visitor_without_any_cookie_has_no_token_that_fits(visit: Visit) -> None:
    mine = visit(own_pages)
    kept = token(mine)
    mine.cookies.clear()
    assert mine.post("/gema", data={"csrf": kept}).status_code == 403


@pytest.mark.parametrize(
    "content_type", ["application/json", "multipart/form-data; boundary=x", "text/plain", ""]
)
def test_other_content_is_told_what_is_taken(visitor: TestClient, content_type: str) -> None:
    response = visitor.post("/gema", content=b"{}", headers={"content-type": content_type})
    assert response.status_code == 415
    assert response.headers["accept"] == "application/x-www-form-urlencoded"


FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize("body", [b"a=\xff", b"a=%ff", b"a=%00", b"a=%ed%a0%80", b"&".join([b"a=1"] * 1001)])
def test_a_form_that_cannot_be_read_is_refused(visitor: TestClient, body: bytes) -> None:
    response = visitor.post("/gema", content=body, headers=FORM)
    assert response.status_code == 400
    assert response.text.count("<h1>") == 1


def test_a_body_that_says_it_is_too_large_is_refused_before_it_is_read(visitor: TestClient) -> None:
    read: list[int] = []

    def body() -> Iterator[bytes]:
        for n in range(20):
            read.append(n)
            yield b"a" * 65_536

    declared = {"content-length": str(MAX_BODY_BYTES + 1)}
    response = visitor.post("/gema", content=body(), headers=FORM | declared)
    assert (response.status_code, read) == (413, [])
    assert "1 MB" in response.text


def test_a_body_that_grows_too_large_is_refused(visitor: TestClient) -> None:
    response = visitor.post("/gema", content=(b"a" * 65_536 for _ in range(20)), headers=FORM)
    assert response.status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "abc", "9" * 40])
def test_a_length_that_is_none_is_refused(visitor: TestClient, length: str) -> None:
    assert visitor.post("/gema", content=b"a=1", headers=FORM | {"content-length": length}).status_code == 413


def test_a_page_for_officers_leads_to_the_door_and_back(visitor: TestClient) -> None:
    response = visitor.get("/petugas?halaman=2")
    assert (response.status_code, response.headers["location"]) == (
        303,
        "/masuk?next=%2Fpetugas%3Fhalaman%3D2",
    )


def test_what_was_posted_after_the_session_ended_is_kept(visitor: TestClient) -> None:
    response = visitor.post("/petugas", data={"csrf": token(visitor), "alasan": "sudah panjang"})
    assert response.status_code == 401
    assert "sudah panjang</textarea>" in response.text
    sign_in(visitor)
    again = visitor.post("/petugas", data=inputs(response.text) | {"alasan": "sudah panjang"})
    assert (again.status_code, "sudah panjang</textarea>" in again.text) == (403, True)
    assert visitor.post("/petugas", data=inputs(again.text)).status_code == 200


def test_guests_may_keep_a_page_but_officers_may_not(visitor: TestClient) -> None:
    assert visitor.get("/panduan").headers["cache-control"] == "no-cache"
    sign_in(visitor)
    response = visitor.get("/panduan")
    assert response.headers["cache-control"] == "no-store"
    assert "Cookie" in response.headers["vary"]
