"""A house of its own for every test of the shell, and a visitor at its door."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from starlette.testclient import TestClient

from exchange.application import Exchange
from exchange.log import SqliteLog
from identity import tables
from identity.accounts import AccountRole, Accounts
from identity.people import People, Person
from projections.follower import Follower
from projections.index_tail import open_finder
from projections.view import open_views
from tests.identity.clock import Clock
from tests.web.site import Site, a_site
from tests.words.agencies_visits import registrations
from web.app import MODULES, create_app
from web.house import House

AGENCY, PERSON = UUID(int=3371), UUID(int=7)
USERNAME, PASSWORD = "perencana", "tujuh gelas kopi pahit"
QUICK_HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
"""Real Argon2, cheap: the tests sign in often."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def house(tmp_path: Path, clock: Clock) -> Iterator[House]:
    log = SqliteLog(tmp_path / "log.sqlite")
    views = open_views(tmp_path / "views.sqlite", writing=True)
    registers = open_views(tmp_path / "accounts.sqlite", writing=False)
    finder = open_finder(tmp_path / "search")
    tables.create(registers)
    house = House(
        exchange=Exchange(log),
        follower=Follower(log, views, ()),
        views=views,
        finder=finder,
        accounts=Accounts(registers, clock, QUICK_HASHER),
        people=People(registers),
        agency_name=lambda agency_id: "Kota Magelang" if agency_id == AGENCY else "",
        today=lambda: date(2026, 11, 22),
        now=clock,
        secure_cookies=True,
    )
    house.people.add(Person(PERSON, "Contoh Petugas", titles_after="S.Sos."))
    house.accounts.add(USERNAME, PASSWORD, PERSON, AGENCY, AccountRole.PLANNER)
    yield house
    finder.close()
    views.dispose()
    registers.dispose()
    log.close()


Visit = Callable[..., TestClient]


@pytest.fixture
def visit(house: House) -> Visit:
    """A visitor of the site with the shell's modules, and those that the test adds."""

    def visitor(*modules: ModuleType) -> TestClient:
        app = create_app(house, [*modules, *SHELL])
        return TestClient(app, base_url="https://studitiru.test", follow_redirects=False)

    return visitor


@pytest.fixture
def visitor(visit: Visit) -> TestClient:
    return visit()


SHELL = [module for module in MODULES if module.__name__ in ("web.about", "web.sign_in", "web.static_files")]


class _Inputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag == "input" and (name := named.get("name")):
            self.found[name] = named.get("value") or ""


def inputs(html: str) -> dict[str, str]:
    """What the inputs of a page hold, by name; of several with one name the last."""
    parser = _Inputs()
    parser.feed(html)
    return parser.found


def sign_in(visitor: TestClient, password: str = PASSWORD, **more: str) -> None:
    """Goes through the door as a person does: sees the form, fills it in, sends it."""
    form = inputs(visitor.get("/masuk").text) | {"username": USERNAME, "password": password, **more}
    assert visitor.post("/masuk", data=form).status_code == 303


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """The whole site over a real log, for the pages of nouns."""
    with a_site(tmp_path) as site:
        yield site


@pytest.fixture
def town(site: Site) -> Site:
    """The site where the agencies of tests/words are registered."""
    site.ask(*registrations())
    return site
