"""The two kinds of log."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exchange.log import Log, PostgresLog, SqliteLog


@pytest.fixture(params=["sqlite", "postgresql"])
def open_log(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], Log]:
    """Opens one and the same log as often as it is called."""
    if request.param == "sqlite":
        return lambda: SqliteLog(tmp_path / "log.db")
    url: str = request.getfixturevalue("postgres_url")
    return lambda: PostgresLog(url)
