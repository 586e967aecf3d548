"""Indonesian first, English by choice."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.web.conftest import Visit, inputs

PAGES = ["/panduan", "/aksesibilitas", "/privasi", "/masuk", "/tidak-ada"]


@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_indonesian_until_english_is_chosen(visitor: TestClient, path: str) -> None:
    before = visitor.get(path, headers={"accept-language": "en"}).text
    assert '<html lang="id">' in before
    assert ">Kunjungan</a>" in before
    chosen = visitor.get(f"/bahasa/en?next={path}")
    assert (chosen.status_code, chosen.headers["location"]) == (303, path)
    after = visitor.get(path).text
    assert '<html lang="en">' in after
    assert ">Visits</a>" in after
    visitor.get("/bahasa/id")
    assert inputs(visitor.get(path).text).keys() == inputs(before).keys()
    assert '<html lang="id">' in visitor.get(path).text


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_one_heading_its_own_title_and_the_landmarks(visitor: TestClient, path: str) -> None:
    html = visitor.get(path).text
    assert html.count("<h1>") == 1
    assert " — Studi Tiru</title>" in html
    assert [html.count(f"<{part} ") + html.count(f"<{part}>") for part in ("header", "main", "footer")] == [
        1
    ] * 3
    assert html.index('class="skip" href="#utama"') < html.index("<header")


def test_the_switch_leads_back_to_the_very_page(visitor: TestClient) -> None:
    html = visitor.get("/panduan?a=1&b=dua+kata").text
    assert 'href="/bahasa/en?next=%2Fpanduan%3Fa%3D1%26b%3Ddua%2Bkata" lang="en" hreflang="en"' in html


@pytest.mark.parametrize("away", ["//evil.test", "https://evil.test", "/\\evil.test"])
def test_the_switch_leads_nowhere_else(visitor: TestClient, away: str) -> None:
    assert visitor.get("/bahasa/en", params={"next": away}).headers["location"] == "/"


def test_a_language_that_nobody_speaks_here_is_indonesian(visit: Visit) -> None:
    visitor = visit()
    visitor.cookies.set("__Host-bahasa", "xx")
    assert '<html lang="id">' in visitor.get("/panduan").text
