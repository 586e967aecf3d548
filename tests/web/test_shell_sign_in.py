"""Signing in and out, as a person does it and as somebody tries who should not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from identity.accounts import TRIES
from tests.identity.clock import Clock
from tests.web.conftest import PASSWORD, USERNAME, Visit, inputs, sign_in
from web.house import House


def attempt(visitor: TestClient, **typed: str) -> tuple[int, str]:
    """What the door says, and the page without what differs each time."""
    form = inputs(visitor.get("/masuk").text) | {"username": USERNAME, "password": PASSWORD} | typed
    response = visitor.post("/masuk", data=form)
    return response.status_code, response.text


def test_an_officer_signs_in_and_is_greeted_by_name_and_agency(visitor: TestClient) -> None:
    assert "Contoh Petugas" not in visitor.get("/panduan").text
    sign_in(visitor)
    html = visitor.get("/panduan").text
    assert "Contoh Petugas, S.Sos.<small>Kota Magelang</small>" in html


def test_the_session_cookie_is_a_hosts_own_and_hidden_from_scripts(visitor: TestClient) -> None:
    form = inputs(visitor.get("/masuk").text) | {"username": USERNAME, "password": PASSWORD}
    cookies = visitor.post("/masuk", data=form).headers.get_list("set-cookie")
    [session] = [cookie for cookie in cookies if cookie.startswith("__Host-sesi=")]
    value, *flags = session.split("; ")
    assert len(value.removeprefix("__Host-sesi=")) == 43
    assert set(flags) == {"HttpOnly", "Path=/", "SameSite=lax", "Secure"}
    assert any(cookie.startswith('__Host-tamu=""') for cookie in cookies)


@pytest.mark.parametrize(
    ("asked", "leads_to"),
    [
        ("/kunjungan?halaman=2", "/kunjungan?halaman=2"),
        ("//evil.test", "/"),
        ("https://evil.test/", "/"),
        ("/\\evil.test", "/"),
        ("/\t/evil.test", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
        ("/x\r\nset-cookie: a=b", "/"),
    ],
)
def test_after_the_door_one_is_led_back_but_never_away(
    visitor: TestClient, asked: str, leads_to: str
) -> None:
    shown = visitor.get("/masuk", params={"next": asked})
    form = inputs(shown.text) | {"username": USERNAME, "password": PASSWORD}
    assert form["next"] == leads_to
    assert visitor.post("/masuk", data=form | {"next": asked}).headers["location"] == leads_to
    assert visitor.get("/masuk", params={"next": asked}).headers["location"] == leads_to


@pytest.mark.parametrize("typed", [{"password": "bukan sandinya"}, {"username": "siapa"}, {"username": ""}])
def test_every_wrong_pair_gets_one_text(visitor: TestClient, typed: dict[str, str]) -> None:
    status, html = attempt(visitor, **typed)
    assert status == 401
    assert "Nama pengguna atau kata sandi tidak cocok." in html
    assert PASSWORD not in html
    assert f'value="{typed.get("username", USERNAME)}"' in html


def test_a_disabled_account_gets_the_same_text(visitor: TestClient, house: House) -> None:
    account = house.accounts.authenticate(USERNAME, PASSWORD, "192.0.2.1")
    assert account is not None
    house.accounts.disable(account.id)
    status, html = attempt(visitor)
    assert (status, "Nama pengguna atau kata sandi tidak cocok." in html) == (401, True)


def test_after_ten_wrong_pairs_the_door_is_shut_for_a_while(visitor: TestClient, clock: Clock) -> None:
    for _ in range(TRIES):
        assert attempt(visitor, password="bukan sandinya")[0] == 401
    form = inputs(visitor.get("/masuk").text) | {"username": USERNAME, "password": PASSWORD}
    shut = visitor.post("/masuk", data=form)
    assert (shut.status_code, shut.headers["retry-after"]) == (429, "900")
    assert "Coba lagi dalam 15 menit." in shut.text
    clock.pass_by(timedelta(minutes=15, seconds=1))
    assert attempt(visitor)[0] == 303


def test_signing_out_ends_the_session_for_good(visitor: TestClient, visit: Visit) -> None:
    sign_in(visitor)
    kept = visitor.cookies["__Host-sesi"]
    out = visitor.post("/keluar", data=inputs(visitor.get("/panduan").text))
    assert (out.status_code, out.headers["location"]) == (303, "/")
    thief = visit()
    thief.cookies.set("__Host-sesi", kept)
    assert "Contoh Petugas" not in thief.get("/panduan").text


def test_a_session_known_before_signing_in_is_worth_nothing_after(visitor: TestClient, visit: Visit) -> None:
    sign_in(visitor)
    before = visitor.cookies["__Host-sesi"]
    again = inputs(visitor.get("/panduan").text) | {"username": USERNAME, "password": PASSWORD}
    assert visitor.post("/masuk", data=again).status_code == 303
    assert visitor.cookies["__Host-sesi"] != before
    thief = visit()
    thief.cookies.set("__Host-sesi", before)
    assert "Contoh Petugas" not in thief.get("/panduan").text


def test_a_session_left_alone_for_two_hours_is_over(visitor: TestClient, clock: Clock) -> None:
    sign_in(visitor)
    clock.pass_by(timedelta(hours=1, minutes=59))
    assert "Contoh Petugas" in visitor.get("/panduan").text
    clock.pass_by(timedelta(hours=2, minutes=1))
    assert "Contoh Petugas" not in visitor.get("/panduan").text


@pytest.mark.parametrize("cookie", ["x", "é", "0" * 4000, '"', "a=b"])
def test_a_made_up_session_is_nobodys(visitor: TestClient, cookie: str) -> None:
    response = visitor.get("/panduan", headers=[(b"cookie", f"__Host-sesi={cookie}".encode())])
    assert response.status_code == 200
    assert "Masuk" in response.text
