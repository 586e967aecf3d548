"""Who of many followers takes batches in. It saves work; what keeps the views right is compare-and-set."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, text

# Advisory locks of ours have the number 7001; 1 and 2 are the log's.
TRY_TO_FOLLOW = text("SELECT pg_try_advisory_lock(7001, 3)")
PREPARE = text("SELECT pg_advisory_xact_lock(7001, 4)")


class Claim:
    """The right to take batches in, held by one process of all that share a PostgreSQL database.

    It belongs to a connection of its own and ends with it, so that nobody can take it along into the grave.
    Those who share a SQLite file take turns at its lock, and each may.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._connection: Connection | None = None

    def take(self) -> bool:
        """Whether it is ours now; does not wait."""
        if self._engine.dialect.name != "postgresql" or self._connection is not None:
            return True
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(TRY_TO_FOLLOW):
            self._connection = connection
        else:
            connection.close()
        return self._connection is not None

    def release(self) -> None:
        """Somebody else may have it; also when the connection that held it is broken."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()


def prepare_alone(db: Connection) -> None:
    """Until the end of this transaction nobody else makes tables. In SQLite writing alone is enough."""
    if db.dialect.name == "postgresql":
        db.execute(PREPARE)
