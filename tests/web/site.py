"""The whole site over a real log: what happened, and who looks at it. All of it is made up for tests."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from uuid import UUID

from argon2 import PasswordHasher
from sqlalchemy import Engine, event
from starlette.testclient import TestClient

from exchange.application import Exchange
from exchange.handling import WIB, Command
from exchange.log import SqliteLog
from exchange.values import derived_id
from identity import tables
from identity.accounts import AccountRole, Accounts
from identity.people import People, Person
from projections.agencies import AGENCIES
from projections.all_views import VIEWS
from projections.follower import Follower
from projections.index_tail import IndexTail, open_finder
from projections.view import open_views
from tests.words.desk import NOW
from web.app import create_app
from web.house import House

PASSWORD = "tujuh gelas kopi pahit"
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
TAG = re.compile(r"<[^>]*>")


@dataclass
class Site:
    """`at` is the moment of every deed and of every look. `reading` is the engine that pages read from."""

    log: SqliteLog
    follower: Follower
    reading: Engine
    house: House
    at: datetime = NOW
    _accounts: set[str] = field(default_factory=set)

    def ask(self, *commands: Command) -> None:
        for command in commands:
            self.house.exchange.execute(command)
        self.follower.catch_up()
        assert self.follower.parked() == []

    def visitor(self) -> TestClient:
        """Somebody who is not signed in."""
        return TestClient(create_app(self.house), base_url="https://studitiru.test", follow_redirects=False)

    def officer(self, agency_id: UUID, role: AccountRole = AccountRole.PLANNER) -> TestClient:
        """The agency's officer, signed in. The person is that of `officer_of`."""
        username = f"{role}-{agency_id.hex[:12]}"
        person_id = derived_id("officer", agency_id)
        if username not in self._accounts:
            self._accounts.add(username)
            self.house.people.add(Person(person_id, "Contoh Petugas"))
            self.house.accounts.add(username, PASSWORD, person_id, agency_id, role)
        visitor = self.visitor()
        sent = hidden(visitor.get("/masuk").text) | {"username": username, "password": PASSWORD}
        assert visitor.post("/masuk", data=sent).status_code == 303
        return visitor

    @contextmanager
    def counted(self) -> Iterator[list[str]]:
        """The queries that pages ask while this is open."""
        asked: list[str] = []

        def note(connection: object, cursor: object, statement: str, *more: object) -> None:
            asked.append(statement)

        event.listen(self.reading, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(self.reading, "before_cursor_execute", note)


@contextmanager
def a_site(folder: Path) -> Iterator[Site]:
    log = SqliteLog(folder / "log.sqlite")
    writing = open_views(folder / "views.sqlite", writing=True)
    reading = open_views(folder / "views.sqlite", writing=False)
    registers = open_views(folder / "accounts.sqlite", writing=False)
    tables.create(registers)
    finder = open_finder(folder / "search")
    follower = Follower(log, writing, VIEWS, [IndexTail(reading, finder)])
    follower.prepare()

    def now() -> datetime:
        return site.at

    def agency_name(agency_id: UUID) -> str:
        with reading.connect() as db:
            line = AGENCIES.one(db, agency_id)
        return line.name if line else ""

    house = House(
        exchange=Exchange(log, now),
        follower=follower,
        views=reading,
        finder=finder,
        accounts=Accounts(registers, now, QUICK_HASHER),
        people=People(registers),
        agency_name=agency_name,
        today=lambda: site.at.astimezone(WIB).date(),
        now=now,
    )
    site = Site(log, follower, reading, house)
    yield site
    finder.close()
    for engine in (writing, reading, registers):
        engine.dispose()
    log.close()


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of a page by name; of several with one name the last."""
    fields = re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html)
    return {name: unescape(value) for name, value in fields}


class _Fields(HTMLParser):
    """Collects what a form holds."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[str]] = {}
        self._area = self._select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name, value = given.get("name", ""), given.get("value", "")
        if tag == "input" and name and (given.get("type") not in CHOICES or "checked" in given):
            self.found.setdefault(name, []).append(value)
        elif tag == "textarea":
            self._area, self.found[name] = name, [""]
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in given:
            self.found[self._select] = [value]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.found[self._area][0] += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


CHOICES = ("checkbox", "radio")


def filled(html: str) -> dict[str, object]:
    """What the form of a page holds as it is shown: what a browser would send."""
    start = html.index('<form class="form"')
    fields = _Fields()
    fields.feed(html[start : html.index("</form>", start)])
    return dict(fields.found)


def seen(html: str) -> str:
    """What a reader sees of a page: its text, with each run of spaces as one."""
    body = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(TAG.sub(" ", body)).split())


def read(visitor: TestClient, path: str) -> str:
    """What a reader sees at `path`; the page is there."""
    answer = visitor.get(path)
    assert answer.status_code == 200, answer.text
    return seen(answer.text)


def send(
    visitor: TestClient, page: str, typed: Mapping[str, object], action: str = "", marker: str = ""
) -> str:
    """Fills in the form of a page and sends it; the address it leads to, or the page that is shown again.

    `marker` is what only the form that is meant contains, where a page has several; `action` its address.
    """
    html = visitor.get(page).text
    forms = [form for form in re.findall(r"<form\b.*?</form>", html, re.S) if 'method="post"' in form]
    (form,) = [form for form in forms if (action or page.partition("?")[0]) in form and marker in form]
    answer = visitor.post(action or page, data={**hidden(form), **typed})
    return answer.headers["location"] if answer.status_code == 303 else f"{answer.status_code} {answer.text}"
