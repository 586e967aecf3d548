"""A register in either database."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from runtime.storage import Storage
from tests.identity.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(storage: Storage) -> Engine:
    return storage.registering
