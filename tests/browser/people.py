"""A person at the site: signs in, follows links by their words, fills in forms by their labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect

from demo.accounts import PASSWORD
from tests.browser.screens import Visitor

COUNTED = re.compile(r"(\d+) (?:mengamati|meniru|memodifikasi)")
MOST_STOPS = 80
UNSEEN_FOCUS = """() => {
  const focused = document.activeElement;
  if (focused === document.body || focused.type === "date") return "";
  for (let at = focused; !at.matches("main, header, footer"); at = at.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return "";
  }
  const box = focused.querySelector("rect");
  return box && parseFloat(getComputedStyle(box).strokeWidth) >= 3 ? "" : focused.outerHTML;
}"""
"""The element that has the focus, if one cannot see that: neither it nor what it stands in is outlined.

What is drawn has a thick edge instead; a day is typed in parts, and the browser itself shows in which."""
STAGE = re.compile("Amati|Tiru|Modifikasi")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in a browser window. Whatever is asked of a page is asked by the words that stand on it."""

    visitor: Visitor

    @classmethod
    def at(cls, visitor: Visitor) -> Person:
        """Somebody who begins at the first page."""
        visitor.open("/")
        return cls(visitor)

    @property
    def page(self) -> Page:
        return self.visitor.page

    @property
    def main(self) -> Locator:
        return self.page.get_by_role("main")

    # Getting about

    @contextmanager
    def signed_in(self, username: str) -> Iterator[None]:
        self.sign_in(username)
        yield
        self.sign_out()

    def sign_in(self, username: str) -> None:
        self._open_menu()
        self.visible(self.page.get_by_role("link", name="Masuk", exact=True)).click()
        self.send({"Nama pengguna": username, "Kata sandi": PASSWORD}, "Masuk")
        expect(self.page.get_by_role("heading", name="Masuk")).to_have_count(0)

    def sign_out(self) -> None:
        self._open_menu()
        self.visible(self.page.get_by_role("button", name="Keluar", exact=True)).click()
        expect(self.page.locator("button.who")).to_have_count(0)

    def _open_menu(self) -> None:
        """Narrow windows have one for all; wide ones only that of the officer, with the way out."""
        for name in ("Menu", re.compile("akun$")):
            button = self.page.get_by_role("button", name=name, exact=True)
            if button.is_visible():
                button.click()
                return

    def go(self, section: str) -> None:
        """By the header."""
        link = self.page.get_by_role("navigation", name="Utama").get_by_role("link", name=section, exact=True)
        if not link.is_visible():
            self._open_menu()
        link.click()

    def search(self, words: str) -> None:
        self.go("Katalog")
        self.page.get_by_role("searchbox", name="Cari praktik baik").fill(words)
        self.press("Cari")
        expect(self.page.get_by_role("heading", name=f"untuk “{words}”")).to_be_visible()

    def find(self, title: str) -> None:
        self.search(title)
        self.follow(title)

    def follow(self, words: str) -> None:
        """The first link in the page's own part that begins with these words."""
        self.visible(self.main.get_by_role("link", name=worded(words, ""))).first.click()

    @contextmanager
    def in_another_tab(self) -> Iterator[Person]:
        tab = self.page.context.new_page()
        yield Person.at(Visitor(tab, self.visitor.url))
        tab.close()

    # By keyboard alone

    def tab_to(self, goal: Locator) -> None:
        """Tab by Tab, and at each stop one can see where one is."""
        expect(goal).to_be_visible()
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            unseen = self.page.evaluate(UNSEEN_FOCUS)
            assert not unseen, unseen
            if goal.evaluate("element => element.contains(document.activeElement)"):
                return
        pytest.fail(f"{MOST_STOPS} stops, and never at {goal}")

    def type_into(self, label: str, words: str) -> None:
        self.tab_to(self.main.get_by_label(label, exact=True).first)
        self.page.keyboard.type(words)

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    # Forms

    def fill(self, fields: Mapping[str, str]) -> None:
        """By label; what is chosen is chosen by its words."""
        for label, value in fields.items():
            named = worded(label, r"( \(boleh kosong\))?\s*$")
            field = self.main.get_by_label(named).or_(self.main.get_by_role("group", name=named))
            self._fill(field.first, value)

    def _fill(self, field: Locator, value: str) -> None:
        match field.evaluate("field => field.localName"):
            case "select":
                field.select_option(label=value)
            case "fieldset":
                field.get_by_text(value, exact=True).click()
            case _:
                field.fill(value)

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words, exact=True).click()

    def send(self, fields: Mapping[str, str], button: str) -> None:
        self.fill(fields)
        self.press(button)

    # Reading

    def reads(self, *sentences: str) -> None:
        """Each of these stands somewhere on the page."""
        for sentence in sentences:
            expect(self.visible(self.main.get_by_text(sentence)).first).to_be_visible()

    def is_refused(self, status: str) -> None:
        """The browser's console has noted this refusal, and nothing else."""
        (noted,) = self.visitor.troubles
        assert noted.endswith(f"({status})")
        self.visitor.troubles.clear()

    def section(self, heading: str) -> Locator:
        return self.main.get_by_role("region", name=heading, exact=True).first

    @staticmethod
    def visible(found: Locator) -> Locator:
        return found.locator("visible=true")


def worded(words: str, ending: str) -> re.Pattern[str]:
    """Begins with `words`. Playwright reads a pattern between slashes, so that those in it need a mark."""
    return re.compile(rf"^\s*{re.escape(words)}{ending}".replace("/", r"\/"))


def counts(part: Locator) -> tuple[int, ...]:
    """How many observe, replicate and adapt, as a card or a page tells it."""
    return tuple(int(n) for n in COUNTED.findall(part.inner_text()))


def stage(part: Locator) -> str:
    """The stage that is written there; none when there is no such part."""
    written = STAGE.search(part.first.text_content() or "") if part.count() else None
    return written.group() if written else ""
