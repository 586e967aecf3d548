"""How often each crash is tried: a few times with every run, as often as `make torture` says."""

from __future__ import annotations

import os

import pytest


@pytest.fixture
def cycles() -> int:
    return int(os.environ.get("TORTURE_CYCLES", "5"))
