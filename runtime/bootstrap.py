"""The one place where parts meet: opens a house from its settings, and answers the command line."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import Engine

import demo
from demo.accounts import SIGN_INS, SignIn
from exchange.agencies.commands import RegisterAgency
from exchange.application import Exchange, utc_now
from exchange.errors import BadValue, NotFound
from exchange.handling import WIB
from exchange.log import Log
from exchange.values import Actor, Role
from identity.accounts import AccountRole, Accounts, SessionLimits, UsernameTaken
from identity.passwords import PasswordRefused, standard_hasher
from identity.people import People, Person, PersonRole
from projections.agencies import AGENCIES, AgencyLine, all_agencies
from projections.all_views import VIEWS
from projections.follower import Follower, Progress
from projections.index_tail import IndexTail, index_differences, open_finder
from projections.positions import Parked
from projections.rebuild import compare, rebuild as rebuild_view
from runtime.settings import Settings
from runtime.storage import Storage, open_storage
from search_index.finder import Finder
from web.house import House

ROLES = tuple(role.value for role in AccountRole)


@dataclass(frozen=True, slots=True)
class OpenHouse:
    """All parts of one house, open. `close` gives everything back, and is called once."""

    settings: Settings
    storage: Storage
    log: Log
    exchange: Exchange
    follower: Follower
    writing: Engine
    reading: Engine
    finder: Finder
    tail: IndexTail
    accounts: Accounts
    people: People

    def close(self) -> None:
        self.follower.stop()
        self.finder.close()
        self.storage.close()

    def agency_name(self, agency_id: UUID) -> str:
        """The official name, empty when nothing has this id."""
        with self.reading.connect() as db:
            line = AGENCIES.one(db, agency_id)
        return line.name if line else ""


def open_house(settings: Settings) -> OpenHouse:
    """Opens the house in `settings.data_dir`, made when it is missing, with its views level with the log.

    OSError or StorageUnavailable when the directory cannot be used.
    """
    folder = settings.data_dir
    folder.mkdir(parents=True, exist_ok=True)
    storage = open_storage(settings)
    finder = open_finder(folder / "search")
    tail = IndexTail(storage.reading, finder)
    follower = Follower(storage.log, storage.writing, VIEWS, [tail])
    follower.prepare()
    follower.catch_up()
    return OpenHouse(
        settings=settings,
        storage=storage,
        log=storage.log,
        exchange=Exchange(storage.log),
        follower=follower,
        writing=storage.writing,
        reading=storage.reading,
        finder=finder,
        tail=tail,
        accounts=Accounts(storage.registering, utc_now, standard_hasher(), _limits(settings)),
        people=People(storage.registering),
    )


def for_the_web(house: OpenHouse) -> House:
    """The parts that the site is handed."""
    return House(
        exchange=house.exchange,
        follower=house.follower,
        views=house.reading,
        finder=house.finder,
        accounts=house.accounts,
        people=house.people,
        agency_name=house.agency_name,
        today=today,
        now=utc_now,
        lang=house.settings.lang,
        secure_cookies=house.settings.secure_cookies,
        example_data=has_demo(house),
    )


def today() -> date:
    """The day in the western zone, by which the exchange reckons."""
    return datetime.now(WIB).date()


def takes_demo(house: OpenHouse) -> bool:
    """Whether nothing was told yet, or the demo was begun and not told to its end."""
    is_empty = house.log.last_position() == 0
    return is_empty or (has_demo(house) and house.log.answer(demo.LAST_KEY) is None)


def has_demo(house: OpenHouse) -> bool:
    """Whether the demo was loaded, or begun: its first command has an answer."""
    return house.log.answer(demo.FIRST_KEY) is not None


def load_demo(house: OpenHouse, progress: Progress) -> None:
    """The five documented stories and the example sequel, through the exchange's own door."""
    demo.load(house.exchange, house.people, house.accounts, _demo_day(house), progress)
    house.follower.catch_up()


def _demo_day(house: OpenHouse) -> date:
    """Today, or the day on which an interrupted load began: what it told must not be told otherwise."""
    told = house.log.after(0, limit=1)
    return told[0].fact.timestamp.astimezone(WIB).date() if told else today()


def demo_sign_ins(house: OpenHouse) -> tuple[SignIn, ...]:
    """How to sign in to a house with demo data; none when it has none."""
    return SIGN_INS if has_demo(house) else ()


def rebuild(house: OpenHouse, progress: Progress) -> list[Parked]:
    """Builds every view anew beside the live one, then the search index; what had to be set aside."""
    house.follower.catch_up()
    for view in VIEWS:
        rebuild_view(house.log, house.writing, view, progress)
    house.tail.refill()
    return house.follower.parked()


def differences(house: OpenHouse, progress: Progress) -> list[str]:
    """Reads every fact, builds every view beside the live one, compares; a sentence for each difference."""
    house.follower.catch_up()
    found = [
        f"{noun.view} set aside {noun.noun_id} at {noun.position} ({noun.fact}): {noun.error}"
        for noun in house.follower.parked()
    ]
    for view in VIEWS:
        report = compare(house.log, house.writing, view, progress)
        if report.different:
            found.append(f"{view.name}: {report.different} of {report.rows} rows are not what the log says")
    return found + index_differences(house.reading, house.finder)


def add_account(house: OpenHouse, username: str, password: str, *, name: str, agency: str, role: str) -> None:
    """Lets one more officer sign in. `agency` is an official name, a region code or an id.

    An operator may come from an agency that is not registered yet: the first one has to. BadValue or NotFound
    says what cannot be.
    """
    line = _agency(house, agency)
    if line is None and role != AccountRole.OPERATOR:
        raise NotFound(noun="Agency", name=agency)
    person_id = uuid4()
    agency_id = line.id if line else _register(house, agency, person_id)
    try:
        house.accounts.add(username, password, person_id, agency_id, AccountRole(role))
    except PasswordRefused as refused:
        raise BadValue(field="password", fault=refused.code) from refused
    except UsernameTaken as taken:
        raise BadValue(field="username", fault="taken", have=username) from taken
    house.people.add(Person(person_id, name), [PersonRole(person_id, agency_id, role, today())])


def _agency(house: OpenHouse, wanted: str) -> AgencyLine | None:
    """The one agency with this name, id or region code; a region code must name a single agency."""
    with house.reading.connect() as db:
        lines = [line for line in all_agencies(db) if wanted in (line.name, str(line.id), line.region_code)]
    if len(lines) > 1:
        raise BadValue(field="agency", fault="many", have=wanted, names=tuple(line.name for line in lines))
    return lines[0] if lines else None


def _register(house: OpenHouse, name: str, person_id: UUID) -> UUID:
    """Registers the agency of the exchange's first operator."""
    agency_id = uuid4()
    operator = Actor(person_id=person_id, agency_id=agency_id, role=Role.OPERATOR)
    house.exchange.execute(
        RegisterAgency(by=operator, key=uuid4(), agency_id=agency_id, name=name, kind="lembaga")
    )
    house.follower.catch_up()
    return agency_id


def _limits(settings: Settings) -> SessionLimits:
    return SessionLimits(
        idle=timedelta(seconds=settings.session_idle_s), longest=timedelta(seconds=settings.session_longest_s)
    )
