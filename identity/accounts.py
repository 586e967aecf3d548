"""Accounts and sessions: who may sign in, who has, and until when."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import cached_property
from hashlib import sha256
from threading import BoundedSemaphore
from uuid import UUID, uuid4

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import ColumnElement, Connection, Engine, Row, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from identity import passwords
from identity.tables import accounts, failed_sign_ins, sessions

TRIES = 10
"""Failures of one username from one address, within TRIES_WINDOW, after which the door stays shut."""
TRIES_WINDOW = timedelta(minutes=15)
SEEN_EVERY = timedelta(minutes=1)
"""A session's last use is written at most this often: reading a page should not write each time."""


class AccountRole(StrEnum):
    """What an officer does for the agency."""

    ADMIN = "admin"
    PLANNER = "planner"
    RECORDER = "recorder"
    CURATOR = "curator"
    HEAD = "head"
    INSPECTOR = "inspector"
    OPERATOR = "operator"


class UsernameTaken(Exception):
    """Somebody signs in with this name already."""


class TooManyTries(Exception):
    """The name and address have failed too often; `retry_after_s` says when the door opens again."""

    def __init__(self, retry_after_s: int) -> None:
        super().__init__(retry_after_s)
        self.retry_after_s = retry_after_s


@dataclass(frozen=True, slots=True)
class Account:
    id: UUID
    username: str
    person_id: UUID
    agency_id: UUID
    role: AccountRole


@dataclass(frozen=True, slots=True)
class Session:
    """An open session: whose it is, and for which agency the officer acts."""

    account: Account
    agency_id: UUID
    created_at: datetime


@dataclass(frozen=True, slots=True)
class SessionLimits:
    """A session ends after `idle` without use, and after `longest` in any case."""

    idle: timedelta = timedelta(hours=2)
    longest: timedelta = timedelta(hours=12)


class Accounts:
    """`clock` answers the present instant, UTC."""

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime],
        hasher: PasswordHasher,
        limits: SessionLimits | None = None,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._hasher = hasher
        self._limits = limits or SessionLimits()
        self._hashing = BoundedSemaphore(os.cpu_count() or 1)  # each hash takes memory: never 40 at once

    def add(
        self, username: str, password: str, person_id: UUID, agency_id: UUID, role: AccountRole
    ) -> Account:
        """Raises PasswordRefused or UsernameTaken. Upper and lower case are one in usernames."""
        passwords.check(password, username)
        account = Account(uuid4(), _folded(username), person_id, agency_id, AccountRole(role))
        row = {
            "id": account.id,
            "username": account.username,
            "person_id": person_id,
            "agency_id": agency_id,
            "role": account.role.value,
            "password_hash": self._hash(password),
            "created_at": self._clock(),
        }
        try:
            with self._engine.begin() as db:
                db.execute(insert(accounts).values(row))
        except IntegrityError as error:
            raise UsernameTaken(username) from error
        return account

    def disable(self, account_id: UUID) -> None:
        """The account signs in no more, and its open sessions end now."""
        with self._engine.begin() as db:
            db.execute(update(accounts).where(accounts.c.id == account_id).values(disabled_at=self._clock()))
            db.execute(delete(sessions).where(sessions.c.account_id == account_id))

    def authenticate(self, username: str, password: str, address: str) -> Account | None:
        """The account, or None for any reason, after the same work. Raises TooManyTries.

        The try is written down before the password is looked at, so that many at once count as many.
        """
        name = _folded(username)
        self._note_try(name, address)
        with self._engine.connect() as db:
            row = db.execute(select(accounts).where(accounts.c.username == name)).one_or_none()
        right = self._verify(row.password_hash if row is not None else self._nobodys_hash, password)
        if row is None or not right or row.disabled_at is not None:
            return None
        with self._engine.begin() as db:
            db.execute(delete(failed_sign_ins).where(*_tries_of(name, address)))
            if self._hasher.check_needs_rehash(row.password_hash):
                fresh = {"password_hash": self._hash(password)}
                db.execute(update(accounts).where(accounts.c.id == row.id).values(fresh))
        return _account(row)

    def open_session(self, account: Account, user_agent: str = "") -> str:
        """The new session's token: 256 random bits that only the browser keeps; we keep their SHA-256."""
        token, now = secrets.token_urlsafe(32), self._clock()
        row = {
            "token_sha256": _digest(token),
            "account_id": account.id,
            "agency_id": account.agency_id,
            "created_at": now,
            "last_seen_at": now,
            "user_agent": user_agent[:200],
        }
        with self._engine.begin() as db:
            db.execute(delete(sessions).where(sessions.c.created_at < now - self._limits.longest))
            db.execute(insert(sessions).values(row))
        return token

    def session_of(self, token: str) -> Session | None:
        """The open session with this token; None when unknown, ended, too old or its account disabled."""
        now = self._clock()
        found = (
            select(
                accounts, sessions.c.agency_id.label("acting_for"), sessions.c.created_at.label("opened_at")
            )
            .add_columns(sessions.c.last_seen_at)
            .join_from(sessions, accounts, sessions.c.account_id == accounts.c.id)
            .where(
                sessions.c.token_sha256 == _digest(token),
                sessions.c.created_at > now - self._limits.longest,
                sessions.c.last_seen_at > now - self._limits.idle,
                accounts.c.disabled_at.is_(None),
            )
        )
        with self._engine.connect() as db:
            row = db.execute(found).one_or_none()
        if row is None:
            return None
        if row.last_seen_at < now - SEEN_EVERY:
            self._seen(token, now)
        return Session(_account(row), row.acting_for, row.opened_at)

    def end_session(self, token: str) -> None:
        with self._engine.begin() as db:
            db.execute(delete(sessions).where(sessions.c.token_sha256 == _digest(token)))

    def end_all(self, account_id: UUID) -> None:
        with self._engine.begin() as db:
            db.execute(delete(sessions).where(sessions.c.account_id == account_id))

    def count(self) -> int:
        with self._engine.connect() as db:
            return db.execute(select(func.count()).select_from(accounts)).scalar_one()

    def _seen(self, token: str, now: datetime) -> None:
        with self._engine.begin() as db:
            db.execute(
                update(sessions).where(sessions.c.token_sha256 == _digest(token)).values(last_seen_at=now)
            )

    def _note_try(self, name: str, address: str) -> None:
        now = self._clock()
        row = {"id": uuid4(), "username": name, "address": address[:60], "at": now}
        with self._engine.begin() as db:
            if db.dialect.name == "postgresql":  # where many at once would not see each other
                db.execute(
                    select(func.pg_advisory_xact_lock(7002, func.hashtext(f"{name} {row['address']}")))
                )
            db.execute(insert(failed_sign_ins).values(row))
            db.execute(delete(failed_sign_ins).where(failed_sign_ins.c.at < now - TRIES_WINDOW))
            first, tries = self._tries(db, name, address)
            if tries > TRIES:  # raising takes this try back: a shut door does not stay shut by knocking
                raise TooManyTries(max(1, int((first + TRIES_WINDOW - now).total_seconds())))

    def _tries(self, db: Connection, name: str, address: str) -> tuple[datetime, int]:
        tried = select(func.min(failed_sign_ins.c.at), func.count()).where(*_tries_of(name, address))
        first, tries = db.execute(tried).one()
        return first, tries

    def _hash(self, password: str) -> str:
        with self._hashing:
            return self._hasher.hash(password)

    def _verify(self, password_hash: str, password: str) -> bool:
        with self._hashing:
            try:
                return self._hasher.verify(password_hash, password)
            except VerificationError:
                return False

    @cached_property
    def _nobodys_hash(self) -> str:
        """Something to compare with when nobody has the name, so that the answer takes as long."""
        return self._hash(secrets.token_hex(16))


def _tries_of(name: str, address: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return failed_sign_ins.c.username == name, failed_sign_ins.c.address == address[:60]


def _folded(username: str) -> str:
    return username.strip().casefold()[:80]


def _digest(token: str) -> bytes:
    return sha256(token.encode()).digest()


def _account(row: Row[tuple[object, ...]]) -> Account:
    return Account(row.id, row.username, row.person_id, row.agency_id, AccountRole(row.role))
