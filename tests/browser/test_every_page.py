"""Every page that links lead to, on a desk and a telephone, light and dark: nothing in anybody's way."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Visit
from tests.browser.people import Person
from tests.browser.screens import (
    DESK,
    NARROW,
    PHONE_DARK,
    SCREENS,
    Screen,
    Visitor,
    barriers,
    links,
    sideways_px,
    visiting,
)
from tests.browser.story import MAGELANG

LEAST_PAGES = 12
"""A walk that finds fewer pages than this has lost its way, and proves nothing."""
LEAST_FORMS = 24

SWITCH = "/bahasa/"
"""Leads back to where one was, in another language."""


def shape(address: str) -> str:
    """The kind of page an address leads to: ids and queries make no new kind."""
    path = address.partition("?")[0]
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d[\d.]*", "*", path)


def walk(visitor: Visitor) -> list[str]:
    """One address for each kind of page that can be reached from the first one by links alone.

    A link that leads on to another kind of page, such as to that for signing in, stands for no page.
    """
    found = {"/": "/"}
    waiting = ["/"]
    while waiting:
        asked = waiting.pop()
        page = visitor.open(asked)
        if shape(urlsplit(page.url).path) != shape(asked):
            del found[shape(asked)]
            continue
        for link in links(page):
            if shape(link) not in found and not link.startswith(SWITCH):
                found[shape(link)] = link
                waiting.append(link)
    return list(found.values())


@pytest.fixture(scope="module")
def addresses(browser: Browser, site: str) -> list[str]:
    with visiting(browser, site, DESK) as visitor:
        found = walk(visitor)
    assert len(found) >= LEAST_PAGES
    return found


@pytest.fixture(scope="module")
def forms(browser: Browser, site: str, addresses: list[str]) -> list[str]:
    """One address for each kind of page that only somebody who is signed in is led to."""
    known = {shape(address) for address in addresses}
    with visiting(browser, site, DESK) as visitor:
        Person.at(visitor).sign_in(MAGELANG.username)
        found = [address for address in walk(visitor) if shape(address) not in known]
    assert len(found) >= LEAST_FORMS
    return found


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_page_has_a_barrier(addresses: list[str], visit: Visit, screen: Screen) -> None:
    visitor = visit(screen)
    assert [barrier for address in addresses for barrier in barriers(visitor.open(address))] == []


def test_no_page_has_a_barrier_in_english(addresses: list[str], visit: Visit) -> None:
    visitor = visit()
    visitor.open(f"{SWITCH}en")
    seen = [(visitor.open(address).locator("html").get_attribute("lang"), address) for address in addresses]
    assert [address for lang, address in seen if lang != "en"] == []
    assert [barrier for address in addresses for barrier in barriers(visitor.open(address))] == []


def test_no_page_scrolls_sideways_at_320_pixels(addresses: list[str], visit: Visit) -> None:
    visitor = visit(NARROW)
    wide = {address: sideways_px(visitor.open(address)) for address in addresses}
    assert {address: px for address, px in wide.items() if px} == {}


def test_every_page_has_a_title_of_its_own_and_one_heading(addresses: list[str], visit: Visit) -> None:
    visitor = visit()
    seen = [title_and_headings(visitor.open(address)) for address in addresses]
    titles = [title for title, _ in seen]
    assert sorted(titles) == sorted(set(titles))
    assert [(title, headings) for title, headings in seen if headings != 1 or "Studi Tiru" not in title] == []


@pytest.mark.parametrize("screen", [DESK, PHONE_DARK], ids=str)
def test_no_form_has_a_barrier(forms: list[str], visit: Visit, screen: Screen) -> None:
    visitor = officer(visit(screen))
    assert [barrier for address in forms for barrier in barriers(visitor.open(address))] == []


def test_no_form_scrolls_sideways_at_320_pixels(forms: list[str], visit: Visit) -> None:
    visitor = officer(visit(NARROW))
    wide = {address: sideways_px(visitor.open(address)) for address in forms}
    assert {address: px for address, px in wide.items() if px} == {}


def test_every_form_has_a_title_of_its_own_and_one_heading(forms: list[str], visit: Visit) -> None:
    visitor = officer(visit())
    seen = [title_and_headings(visitor.open(address)) for address in forms]
    titles = [title for title, _ in seen]
    assert sorted(titles) == sorted(set(titles))
    assert [(title, headings) for title, headings in seen if headings != 1] == []


def officer(visitor: Visitor) -> Visitor:
    Person.at(visitor).sign_in(MAGELANG.username)
    return visitor


def title_and_headings(page: Page) -> tuple[str, int]:
    return page.title(), page.locator("h1").count()


def test_every_page_is_read_without_javascript(addresses: list[str], visit: Visit) -> None:
    visitor = visit(javascript=False)
    empty = [address for address in addresses if len(visitor.open(address).locator("main").inner_text()) < 40]
    assert empty == []
