"""Events are for ever: one recorded JSON of every fact ever released, and all of them can be read."""

from __future__ import annotations

import json
from pathlib import Path
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent

from exchange.facts import FACTS
from exchange.log import FactMapper

STORED = Path(__file__).parent / "stored"
TAGS = sorted({*FACTS, *(path.stem for path in STORED.glob("*.json"))})


@pytest.mark.parametrize("tag", TAGS)
def test_what_was_stored_is_read_and_says_the_same(tag: str) -> None:
    state = (STORED / f"{tag}.json").read_bytes()
    told = json.loads(state)
    mapper = FactMapper()
    stored = StoredEvent(UUID(told["originator_id"]), told["originator_version"], tag, state)
    fact = mapper.to_fact(stored)
    assert type(fact) is FACTS[tag]
    assert json.loads(mapper.to_stored(fact).state) == told
