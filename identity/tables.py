"""The tables of this room: the same statements serve SQLite and PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import (
    Column,
    Date,
    DateTime,
    Dialect,
    Engine,
    Index,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
)
from sqlalchemy.types import TypeDecorator

metadata = MetaData()


class Instant(TypeDecorator[datetime]):
    """An aware UTC instant; kept without its zone, because SQLite cannot keep one."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


accounts = Table(
    "accounts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("username", String(80), nullable=False, unique=True),
    Column("person_id", Uuid, nullable=False),
    Column("agency_id", Uuid, nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", String(200), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("disabled_at", Instant),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_sha256", LargeBinary(32), primary_key=True),
    Column("account_id", Uuid, nullable=False, index=True),
    Column("agency_id", Uuid, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("last_seen_at", Instant, nullable=False),
    Column("user_agent", String(200), nullable=False),
)

failed_sign_ins = Table(
    "failed_sign_ins",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("username", String(80), nullable=False),
    Column("address", String(60), nullable=False),
    Column("at", Instant, nullable=False),
    Index("failed_sign_ins_of", "username", "address", "at"),
)

people = Table(
    "people",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("titles_before", String(60), nullable=False),
    Column("titles_after", String(60), nullable=False),
)

people_roles = Table(
    "people_roles",
    metadata,
    Column("person_id", Uuid, primary_key=True),
    Column("agency_id", Uuid, primary_key=True),
    Column("as_of", Date, primary_key=True),
    Column("role", String(200), nullable=False),
    Index("people_roles_of_agency", "agency_id"),
)


def create(engine: Engine) -> None:
    """Makes the tables that are missing."""
    metadata.create_all(engine)
