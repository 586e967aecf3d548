"""Commands as strategies: what the state machines draw from.

Most of what is drawn can be done, so that a life goes on; the rest is refused.
"""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar
from uuid import uuid4

from hypothesis import strategies as st

from exchange.handling import Command
from exchange.values import Actor
from tests.words.practices import TOMORROW, some_evidence

T = TypeVar("T")
Commands = st.SearchStrategy[Command]


def mostly(usual: T, *others: T) -> st.SearchStrategy[T]:
    """`usual` seven times in eight or so."""
    return st.integers(0, 7).flatmap(lambda n: st.sampled_from(others) if n == 7 else st.just(usual))


TEXTS = mostly("Contoh", " ")
REASONS = mostly("anggaran", "bosan")
SEEN = mostly(None, 1, 2, 3)
EVIDENCE = st.builds(some_evidence, id=st.uuids(), on=mostly(date(2024, 1, 15), TOMORROW))


def asked(kind: type[Command], by: st.SearchStrategy[Actor], **fields: st.SearchStrategy[Any]) -> Commands:
    """That command, each time with a key of its own."""
    return st.builds(kind, by=by, key=st.builds(uuid4), **fields)
