"""What might have come of the five stories: made up, and every word that is shown says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import EXCHANGE_OFFICE
from demo.names import example, named, officer
from demo.sequel import afterwards, ahead, jokers, kube, others
from exchange.agencies.commands import SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.handling import Command

LAST_KEY = named("key", "last")


def tell(key: Iterator[UUID], today: date) -> Iterator[Command]:
    """The climbs, then what lies ahead of `today`; the last word has a key of its own."""
    for climbs in (kube, others, jokers):
        yield from climbs.tell(key)
    yield from afterwards.tell(key, today)
    yield from ahead.tell(key, today)
    yield SetHostingRules(
        by=officer(EXCHANGE_OFFICE.id),
        key=LAST_KEY,
        agency_id=EXCHANGE_OFFICE.id,
        rules=HostingRules(receives=False, note=example("Pengelola bursa tidak menerima kunjungan.")),
    )
