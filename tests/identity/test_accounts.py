"""Accounts, the door and sessions."""

from __future__ import annotations

from datetime import timedelta
from statistics import median
from time import perf_counter
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, func, select

from identity.accounts import TRIES, TRIES_WINDOW, Account, AccountRole, Accounts, TooManyTries, UsernameTaken
from identity.passwords import PasswordRefused, standard_hasher
from identity.tables import accounts, failed_sign_ins, sessions
from tests.identity.clock import Clock

PERSON, AGENCY = UUID(int=7), UUID(int=3371)
PASSWORD = "tujuh gelas kopi pahit"
HERE = "192.0.2.7"


@pytest.fixture
def door(engine: Engine, clock: Clock) -> Accounts:
    return Accounts(engine, clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def planner(door: Accounts) -> Account:
    return door.add("Perencana", PASSWORD, PERSON, AGENCY, AccountRole.PLANNER)


def test_the_right_password_opens_in_any_case_of_the_name(door: Accounts, planner: Account) -> None:
    assert door.authenticate(" PERENCANA ", PASSWORD, HERE) == planner
    assert planner.username == "perencana"


def test_wrong_password_and_unknown_name_are_one_answer(door: Accounts, planner: Account) -> None:
    assert door.authenticate("perencana", PASSWORD + "!", HERE) is None
    assert door.authenticate("siapa", PASSWORD, HERE) is None


def test_an_unknown_name_takes_as_long_as_a_wrong_password(engine: Engine, clock: Clock) -> None:
    door = Accounts(engine, clock, standard_hasher())
    door.add("perencana", PASSWORD, PERSON, AGENCY, AccountRole.PLANNER)
    door.authenticate(
        "siapa", PASSWORD, HERE
    )  # the first unknown name of a process makes the hash to compare with

    def seconds(name: str) -> float:
        start = perf_counter()
        door.authenticate(name, "bukan sandi yang benar", HERE)
        return perf_counter() - start

    known = median(seconds("perencana") for _ in range(5))
    unknown = median(seconds("siapa") for _ in range(5))
    assert 0.4 < unknown / known < 2.5


def test_passwords_are_kept_as_argon2id_of_the_standard_cost(engine: Engine, clock: Clock) -> None:
    Accounts(engine, clock, standard_hasher()).add("perencana", PASSWORD, PERSON, AGENCY, AccountRole.PLANNER)
    with engine.connect() as db:
        kept = db.execute(select(accounts.c.password_hash)).scalar_one()
    assert kept.startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_cheaper_hash_is_renewed_at_the_next_sign_in(
    engine: Engine,
    door: Accounts,
    planner: Account,
    clock: Clock,
) -> None:
    assert Accounts(engine, clock, standard_hasher()).authenticate("perencana", PASSWORD, HERE) == planner
    with engine.connect() as db:
        assert "m=19456" in db.execute(select(accounts.c.password_hash)).scalar_one()


def test_a_common_password_makes_no_account(door: Accounts) -> None:
    with pytest.raises(PasswordRefused):
        door.add("perencana", "password1234", PERSON, AGENCY, AccountRole.PLANNER)
    assert door.count() == 0


def test_a_name_is_given_once(door: Accounts, planner: Account) -> None:
    with pytest.raises(UsernameTaken):
        door.add("PERENCANA", PASSWORD, PERSON, AGENCY, AccountRole.HEAD)
    assert door.count() == 1


def test_after_ten_failures_even_the_right_password_waits(
    door: Accounts, planner: Account, clock: Clock
) -> None:
    for _ in range(TRIES):
        assert door.authenticate("perencana", "bukan sandinya", HERE) is None
    clock.pass_by(timedelta(minutes=5))
    with pytest.raises(TooManyTries) as shut:
        door.authenticate("perencana", PASSWORD, HERE)
    assert shut.value.retry_after_s == 600
    assert door.authenticate("perencana", PASSWORD, "192.0.2.8") == planner
    clock.pass_by(TRIES_WINDOW)
    assert door.authenticate("perencana", PASSWORD, HERE) == planner


def test_knocking_on_a_shut_door_does_not_keep_it_shut(
    door: Accounts,
    planner: Account,
    clock: Clock,
    engine: Engine,
) -> None:
    for _ in range(TRIES):
        door.authenticate("perencana", "bukan sandinya", HERE)
    with pytest.raises(TooManyTries):
        door.authenticate("perencana", PASSWORD, HERE)
    with engine.connect() as db:
        assert db.execute(select(func.count()).select_from(failed_sign_ins)).scalar_one() == TRIES


def test_a_success_forgives_the_failures_before_it(door: Accounts, planner: Account) -> None:
    for _ in range(3):
        for _ in range(TRIES - 1):
            door.authenticate("perencana", "bukan sandinya", HERE)
        assert door.authenticate("perencana", PASSWORD, HERE) == planner


def test_a_session_knows_its_officer_and_keeps_only_a_hash(
    door: Accounts, planner: Account, engine: Engine
) -> None:
    token = door.open_session(planner, "Peramban")
    session = door.session_of(token)
    assert session is not None
    assert (session.account, session.agency_id) == (planner, AGENCY)
    with engine.connect() as db:
        kept = db.execute(select(sessions)).one()
    assert token.encode() not in bytes(kept.token_sha256)
    assert (len(kept.token_sha256), kept.user_agent) == (32, "Peramban")


def test_no_two_sessions_have_one_token(door: Accounts, planner: Account) -> None:
    assert len({door.open_session(planner) for _ in range(3)}) == 3


def test_a_session_ends_when_it_is_not_used(door: Accounts, planner: Account, clock: Clock) -> None:
    token = door.open_session(planner)
    clock.pass_by(timedelta(hours=1, minutes=59))
    assert door.session_of(token) is not None
    clock.pass_by(timedelta(hours=2))
    assert door.session_of(token) is None


def test_a_session_ends_after_twelve_hours_of_use(door: Accounts, planner: Account, clock: Clock) -> None:
    token = door.open_session(planner)
    for _ in range(11):
        clock.pass_by(timedelta(hours=1))
        assert door.session_of(token) is not None
    clock.pass_by(timedelta(hours=1))
    assert door.session_of(token) is None


def test_a_session_that_was_ended_is_dead(door: Accounts, planner: Account) -> None:
    first, second = door.open_session(planner), door.open_session(planner)
    door.end_session(first)
    assert (door.session_of(first), door.session_of(second) is not None) == (None, True)
    door.end_all(planner.id)
    assert door.session_of(second) is None


def test_a_disabled_account_is_out_at_once(door: Accounts, planner: Account) -> None:
    token = door.open_session(planner)
    door.disable(planner.id)
    assert door.session_of(token) is None
    assert door.authenticate("perencana", PASSWORD, HERE) is None


@pytest.mark.parametrize("token", ["", "x", "\x00", "é" * 50, "0" * 10_000])
def test_a_token_that_is_none_opens_nothing(door: Accounts, planner: Account, token: str) -> None:
    door.open_session(planner)
    assert door.session_of(token) is None
