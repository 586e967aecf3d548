"""Commands as strategies: what the state machines draw from."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from exchange.handling import Command
from exchange.values import Actor
from tests.words.practices import TOMORROW, some_evidence

Commands = st.SearchStrategy[Command]
TEXTS = st.sampled_from(["Contoh", "Contoh", " "])
REASONS = st.sampled_from(["anggaran", "sdm", "bosan"])
SEEN = st.sampled_from([None, None, None, 1, 2, 3])
EVIDENCE = st.builds(some_evidence, id=st.uuids(), on=st.sampled_from([date(2024, 1, 15), TOMORROW]))


def asked(kind: type[Command], by: st.SearchStrategy[Actor], **fields: st.SearchStrategy[Any]) -> Commands:
    """That command, each time with a key of its own."""
    return st.builds(kind, by=by, key=st.builds(uuid4), **fields)
