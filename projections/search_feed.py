"""The search feed: every fact that words can find, laid out by the noun that it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

from exchange.adoptions.events import AdoptionEvent
from exchange.agencies.events import AgencyEvent
from exchange.commitments.events import CommitmentEvent, CommitmentMade
from exchange.event import Event
from exchange.forums.events import ForumEvent
from exchange.innovations.events import InnovationEvent
from exchange.practices.events import PracticeEvent
from exchange.trainings.events import TrainingEvent
from exchange.visits.events import VisitEvent
from projections import searched_gatherings, searched_nouns
from projections.searched import SEARCHED, SEARCHED_CLIMBS, SEARCHED_NAMES, Searched
from projections.sheet import Ledger, Sheets

Change = Callable[[Sheets, Searched | None, Any], Searched | None]
"""Takes in one fact of the noun whose row this is, if it has one yet; the row when it changed."""

NOUNS: tuple[tuple[Any, Change], ...] = (
    (AgencyEvent, searched_nouns.agency),
    (PracticeEvent, searched_nouns.practice),
    (InnovationEvent, searched_nouns.innovation),
    (VisitEvent, searched_gatherings.visit),
    (ForumEvent, searched_gatherings.forum),
    (TrainingEvent, searched_gatherings.training),
)
CHANGES: dict[type[Event], Change] = {fact: change for union, change in NOUNS for fact in get_args(union)}


class SearchFeed:
    """One row a noun that can be found. Adoptions are found by their practice, promises by their source."""

    name = "search_feed"
    version = 1
    ledgers: tuple[Ledger[Any], ...] = (SEARCHED, SEARCHED_CLIMBS, SEARCHED_NAMES)

    def apply(self, sheets: Sheets, fact: Event, position: int) -> None:
        row = _changed(sheets, fact)
        if row is not None:
            row.retold = position if row.position else 0
            row.position = position
            sheets[SEARCHED].put(row)


def _changed(sheets: Sheets, fact: Event) -> Searched | None:
    change = CHANGES.get(type(fact))
    if change is not None:
        return change(sheets, sheets[SEARCHED].get(fact.originator_id), fact)
    if isinstance(fact, AdoptionEvent):
        return searched_nouns.adoption(sheets, fact)
    if isinstance(fact, CommitmentEvent):
        return _promised(sheets, fact)
    return None


def _promised(sheets: Sheets, fact: CommitmentEvent) -> Searched | None:
    """A promise is found with what it came from."""
    if not isinstance(fact, CommitmentMade) or fact.source.id is None:
        return None
    climb = sheets[SEARCHED_CLIMBS].get(fact.source.id) if fact.source.kind == "adoption" else None
    row = sheets[SEARCHED].get(climb.practice_id if climb else fact.source.id)
    if row is not None:
        row.add(fact.text, fact.unit, *((fact.official.role,) if fact.official else ()))
    return row
