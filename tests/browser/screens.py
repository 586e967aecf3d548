"""The screens that every page is looked at on, and what is asked of a page whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Response

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True, slots=True)
class Screen:
    """A window in CSS pixels, in one of the two themes."""

    width: int
    height: int
    theme: Literal["light", "dark"] = "light"

    def __str__(self) -> str:
        return f"{self.width}-{self.theme}"


DESK, DESK_DARK = Screen(1280, 900), Screen(1280, 900, "dark")
PHONE, PHONE_DARK = Screen(390, 844), Screen(390, 844, "dark")
NARROW = Screen(320, 640)
SCREENS = (DESK, DESK_DARK, PHONE, PHONE_DARK)


class Visitor:
    """One browser window on the site; `troubles` is all that its console and the server complained of."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.troubles: list[str] = []
        page.on("console", self._note_console)
        page.on("pageerror", self._note_error)
        page.on("response", self._note_answer)

    def open(self, path: str) -> Page:
        self.page.goto(urljoin(self.url, path))
        return self.page

    def _note_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(f"{self.page.url}: {message.text}")

    def _note_error(self, error: Exception) -> None:
        self.troubles.append(f"{self.page.url}: {error}")

    def _note_answer(self, response: Response) -> None:
        if not response.url.startswith(self.url) or response.status >= 500:
            self.troubles.append(f"{self.page.url}: {response.url} answered {response.status}")


@contextmanager
def visiting(
    browser: Browser, url: str, screen: Screen, *, javascript: bool = True, lang: str = "id-ID"
) -> Iterator[Visitor]:
    """A window of its own: no cookie, no cache, no motion. The site's CSP stays in force."""
    context = browser.new_context(
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.theme,
        reduced_motion="reduce",
        java_script_enabled=javascript,
        locale=lang,
        timezone_id="Asia/Jakarta",
    )
    context.set_default_timeout(10_000)
    try:
        yield Visitor(context.new_page(), url)
    finally:
        context.close()


def barriers(page: Page) -> list[str]:
    """What axe-core finds wrong: each rule with the places that break it.

    The debugger evaluates its script, and a page's CSP does not bind that: nothing has to be let in.
    """
    found = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    return [
        f"{page.url}: {rule['id']}: {node['target']} {node['html'][:160]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def sideways_px(page: Page) -> int:
    """How many pixels the page as a whole can be scrolled sideways."""
    wide: int = page.evaluate(
        "Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)"
        " - document.documentElement.clientWidth"
    )
    return max(wide, 0)


def links(page: Page) -> list[str]:
    """The addresses of this site that the page leads to, without their fragments, in reading order."""
    found: list[str] = page.eval_on_selector_all(
        "a[href]:not([download])",
        "all => all.filter(a => a.origin === location.origin).map(a => a.pathname + a.search)",
    )
    return list(dict.fromkeys(found))
