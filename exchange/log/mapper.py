"""Facts as they are stored, and back."""

from __future__ import annotations

import msgspec
from eventsourcing.persistence import StoredEvent

from exchange.event import Event
from exchange.facts import FACTS, tag_of


class FactMapper:
    """Structs to JSON and back, through the closed table of tags."""

    def __init__(self) -> None:
        self._encode = msgspec.json.Encoder().encode
        self._decoders = {tag: msgspec.json.Decoder(fact) for tag, fact in FACTS.items()}

    def to_stored(self, fact: Event) -> StoredEvent:
        return StoredEvent(
            fact.originator_id, fact.originator_version, tag_of(type(fact)), self._encode(fact)
        )

    def to_fact(self, stored: StoredEvent) -> Event:
        return self._decoders[stored.topic].decode(stored.state)
