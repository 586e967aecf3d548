"""Every fact that can be stored: the closed table from tag to struct.

Stored data never chooses what runs: a tag that is not in this table cannot be read.
"""

from __future__ import annotations

from typing import get_args

from exchange.adoptions.events import AdoptionEvent
from exchange.agencies.events import AgencyEvent
from exchange.commitments.events import CommitmentEvent
from exchange.diaries.events import DiaryEvent
from exchange.event import Event
from exchange.forums.events import ForumEvent
from exchange.innovations.events import InnovationEvent
from exchange.practices.events import PracticeEvent
from exchange.trainings.events import TrainingEvent
from exchange.visits.events import VisitEvent

UNIONS = (
    AgencyEvent,
    DiaryEvent,
    VisitEvent,
    ForumEvent,
    TrainingEvent,
    InnovationEvent,
    PracticeEvent,
    AdoptionEvent,
    CommitmentEvent,
)


def tag_of(fact: type[Event]) -> str:
    """The stored name of a fact, which outlives moves of its class."""
    return str(fact.__struct_config__.tag)


FACTS: dict[str, type[Event]] = {tag_of(fact): fact for union in UNIONS for fact in get_args(union)}
