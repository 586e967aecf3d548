"""Sheets: tables that are described by a struct, read as structs, and written in bulk at the end of a batch.

A `Ledger` says how rows of one struct are kept; it is the table that queries read. A `Sheet` is one
ledger's rows in the hands of a follower: rows read once, changed in memory, written back together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from types import NoneType, UnionType
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints
from uuid import UUID

import msgspec
from msgspec import structs
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    Date,
    Dialect,
    Float,
    Index,
    MetaData,
    Row,
    Select,
    Table,
    Text,
    Uuid,
    bindparam,
    delete,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.sql.expression import ClauseElement
from sqlalchemy.types import TypeDecorator, TypeEngine, UserDefinedType

R = TypeVar("R", bound=msgspec.Struct)

TEXT = Text().with_variant(Text(collation="C"), "postgresql")
"""Sorted by code points in every database."""

HELD = 50_000
"""Most rows that a sheet keeps in memory between two batches."""


class Json(UserDefinedType[Any]):
    """A value of any type that msgspec knows, kept as JSON text."""

    cache_ok = True

    def __init__(self, of: Any) -> None:
        self.of = of
        self._decode = msgspec.json.Decoder(of).decode

    def get_col_spec(self, **kw: Any) -> str:
        return "TEXT"

    def bind_processor(self, dialect: Dialect) -> Callable[..., str]:
        return _text_of

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[..., Any]:
        return self._value_of

    def _value_of(self, value: str | None) -> Any:
        return self._decode(value or "null")


def _text_of(value: Any) -> str:
    return msgspec.json.encode(value).decode()


class Instant(TypeDecorator[datetime]):
    """An instant in UTC, kept as ISO text, so that it sorts and reads alike in every database."""

    impl = TEXT
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


PLAIN: dict[Any, TypeEngine[Any]] = {
    str: TEXT,
    int: BigInteger(),
    bool: Boolean(),
    float: Float(),
    UUID: Uuid(),
    date: Date(),
    datetime: Instant(),
}


def _column(name: str, hint: Any, key: Sequence[str]) -> Column[Any]:
    plain, nullable = hint, False
    if get_origin(hint) in (Union, UnionType) and NoneType in get_args(hint):
        plain, nullable = next(arg for arg in get_args(hint) if arg is not NoneType), True
    if plain in PLAIN:
        return Column(name, PLAIN[plain], primary_key=name in key, nullable=nullable)
    return Column(name, Json(hint), nullable=False)


class Ledger(Generic[R]):
    """How rows of struct `row` are kept: a column a field, JSON for what is not plain. `key` names a row."""

    def __init__(
        self, name: str, row: type[R], key: Sequence[str], indexes: Iterable[Sequence[str]] = ()
    ) -> None:
        self.name = name
        self.row = row
        self.key = tuple(key)
        self.fields = row.__struct_fields__
        self.indexes = tuple(tuple(columns) for columns in indexes)
        self._hints = get_type_hints(row)
        self.table = self.generation("", 0)
        self._by_key = by_key(self.table, self.key)

    def generation(self, suffix: str, number: int) -> Table:
        """The table of one generation; index names carry its number, since names outlive a switch."""
        table = Table(
            self.name + suffix,
            MetaData(),
            *(_column(name, self._hints[name], self.key) for name in self.fields),
            sqlite_with_rowid=len(self.key) == 1,
        )
        for columns in self.indexes:
            Index(f"ix_{self.name}_{'_'.join(columns)}_{number}", *(table.c[column] for column in columns))
        return table

    @property
    def c(self) -> Any:
        return self.table.c

    def select(self) -> Select[Any]:
        return select(self.table)

    def read(self, db: Connection, query: Select[Any], values: Mapping[str, Any] | None = None) -> list[R]:
        """All rows of a query on this ledger's columns; `values` are for the query's parameters."""
        return [self.row(*row) for row in db.execute(query, values or {})]

    def one(self, db: Connection, *key: Any) -> R | None:
        """The row with this key, or None."""
        found = db.execute(self._by_key, dict(zip(self.key, key, strict=True))).first()
        return None if found is None else self.row(*found)


def by_key(table: Table, key: Sequence[str]) -> Select[Any]:
    return select(table).where(*(table.c[name] == bindparam(name) for name in key))


class Sheet(Generic[R]):
    """One ledger's rows while batches are applied. Writes wait in memory until `flush`."""

    def __init__(self, ledger: Ledger[R], table: Table) -> None:
        self.ledger = ledger
        self.table = table
        self._rows: dict[tuple[Any, ...], R | None] = {}
        self._changed: set[tuple[Any, ...]] = set()
        self._whole = False
        self._db: Connection | None = None
        self._by_key = by_key(table, ledger.key)
        self._writes: tuple[_Bulk, _Bulk] | None = None

    def bind(self, db: Connection) -> None:
        """Works in this transaction from now on. An empty table is known whole: nothing need be looked up."""
        self._db = db
        if len(self._rows) > HELD:
            self._rows.clear()
            self._whole = False
        if not self._rows and not self._whole:
            self._whole = db.execute(select(self.table).limit(1)).first() is None

    def get(self, *key: Any) -> R | None:
        """The row with this key as it now stands. Change it in place, then `put` it."""
        if key not in self._rows:
            self._rows[key] = None if self._whole else self._look_up(key)
        return self._rows[key]

    def must(self, *key: Any) -> R:
        """Like `get` for a row that an earlier fact has surely made; LookupError parks the noun."""
        row = self.get(*key)
        if row is None:
            raise LookupError(f"{self.table.name} has no row {key}")
        return row

    def put(self, row: R) -> None:
        key = tuple(getattr(row, name) for name in self.ledger.key)
        self._rows[key] = row
        self._changed.add(key)

    def drop(self, *key: Any) -> None:
        self._rows[key] = None
        self._changed.add(key)

    def where(self, **equal: Any) -> list[R]:
        """All rows with these values, unsaved changes included, in the order of their keys."""
        if not self._whole:
            found = select(self.table).where(*(self.table.c[name] == value for name, value in equal.items()))
            for record in self._execute(found):
                row = self.ledger.row(*record)
                self._rows.setdefault(tuple(getattr(row, name) for name in self.ledger.key), row)
        held = (row for row in self._rows.values() if row is not None)
        same = (row for row in held if all(getattr(row, name) == value for name, value in equal.items()))
        return sorted(same, key=lambda row: tuple(str(getattr(row, name)) for name in self.ledger.key))

    def flush(self) -> None:
        """Writes all changes of the batch."""
        if not self._changed:
            return
        assert self._db is not None
        upsert, drop = self._writes = self._writes or _writes(self.table, self.ledger.key, self._db.dialect)
        changed = [(key, self._rows[key]) for key in self._changed]
        upsert.run(self._db, [structs.astuple(row) for _, row in changed if row is not None])
        drop.run(self._db, [key for key, row in changed if row is None])
        self._changed.clear()

    def _look_up(self, key: tuple[Any, ...]) -> R | None:
        found = next(self._execute(self._by_key, dict(zip(self.ledger.key, key, strict=True))), None)
        return None if found is None else self.ledger.row(*found)

    def _execute(self, query: Select[Any], values: dict[str, Any] | None = None) -> Iterator[Row[Any]]:
        assert self._db is not None, "a sheet is bound before it is read"
        return iter(self._db.execute(query, values or {}).all())


class Sheets:
    """The sheets of one generation of tables; a view asks for them by ledger."""

    def __init__(self, suffix: str = "") -> None:
        self._suffix = suffix
        self._sheets: dict[str, Sheet[Any]] = {}

    def __getitem__(self, ledger: Ledger[R]) -> Sheet[R]:
        return cast("Sheet[R]", self._sheets[ledger.name])

    def bind(self, db: Connection, ledgers: Iterable[Ledger[Any]]) -> None:
        for ledger in ledgers:
            if ledger.name not in self._sheets:
                table = ledger.generation(self._suffix, 0)
                self._sheets[ledger.name] = Sheet(ledger, table)
            self._sheets[ledger.name].bind(db)

    def flush(self) -> None:
        for sheet in self._sheets.values():
            sheet.flush()


class _Bulk:
    """A statement for many rows, compiled once; values are bound column by column, which costs a third."""

    def __init__(self, statement: ClauseElement, columns: Sequence[Column[Any]], dialect: Dialect) -> None:
        """The statement takes one value for each of `columns`, in this order."""
        own = cast("type[DefaultDialect]", type(dialect))
        positional = own(paramstyle="format" if dialect.name == "postgresql" else "qmark")
        self._sql = str(statement.compile(dialect=positional))
        self._bind = [column.type.dialect_impl(dialect).bind_processor(dialect) for column in columns]

    def run(self, db: Connection, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            columns = zip(self._bind, zip(*rows, strict=True), strict=True)
            bound = [map(bind, values) if bind else values for bind, values in columns]
            db.exec_driver_sql(self._sql, list(zip(*bound, strict=True)))


def _writes(table: Table, key: Sequence[str], dialect: Dialect) -> tuple[_Bulk, _Bulk]:
    """The statements that write rows and that drop them by key."""
    dialect_insert = postgresql.insert if dialect.name == "postgresql" else sqlite.insert
    insert = dialect_insert(table)
    rest = {column.name: insert.excluded[column.name] for column in table.c if column.name not in key}
    if rest:
        upsert = insert.on_conflict_do_update(index_elements=list(key), set_=rest)
    else:
        upsert = insert.on_conflict_do_nothing(index_elements=list(key))
    drop = delete(table).where(*(table.c[name] == bindparam(f"k_{name}") for name in key))
    return _Bulk(upsert, list(table.c), dialect), _Bulk(drop, [table.c[name] for name in key], dialect)
