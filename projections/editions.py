"""Which edition of a practice others may read: one rule for every view that shows practices."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from exchange.event import Event
from exchange.practices.events import (
    Description,
    PracticePublished,
    PracticeRetired,
    PracticeReturned,
    PracticeRevised,
    PracticeSubmitted,
    PracticeVerified,
)


class State(StrEnum):
    """Where the newest edition stands; an earlier one may be published meanwhile."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    VERIFIED = "verified"
    PUBLISHED = "published"
    RETIRED = "retired"


class Editions(msgspec.Struct):
    """The description that others read, and a newer one that they do not; at least one of them is there."""

    draft: Description | None
    shown: Description | None = None
    state: State = State.DRAFT
    edition: int = 1
    published: int | None = None

    @property
    def newest(self) -> Description:
        newest = self.draft or self.shown
        assert newest is not None, "a practice begins with a description"
        return newest

    @property
    def is_listed(self) -> bool:
        """Whether it is offered. A retired practice is still read by whoever knows of it."""
        return self.shown is not None and self.state is not State.RETIRED

    @property
    def is_verified(self) -> bool:
        """Whether what others read was verified."""
        return self.published is not None or self.state is State.VERIFIED


def change(editions: Editions, fact: Event) -> bool:
    """Takes in a later fact of a practice; whether what others read or are told has changed.

    Until the first publication an edition is shown while it awaits verification or publication; when it is
    returned, it is its owner's again. Afterwards the published one stands until the next is published.
    """
    match fact:
        case PracticeRevised():
            editions.draft, editions.edition, editions.state = fact.description, fact.edition, State.DRAFT
            return False
        case PracticeSubmitted():
            editions.state = State.SUBMITTED
        case PracticeReturned():
            editions.state = State.RETURNED
        case PracticeVerified():
            editions.state = State.VERIFIED
        case PracticePublished():
            editions.state, editions.published = State.PUBLISHED, fact.edition
        case PracticeRetired():
            editions.state = State.RETIRED
            return True
        case _:
            return False
    return _show(editions)


def _show(editions: Editions) -> bool:
    if editions.state is State.PUBLISHED:
        editions.shown, editions.draft = editions.newest, None
    elif editions.published is not None:
        return False
    elif editions.state is State.RETURNED:
        editions.shown, editions.draft = None, editions.newest
    else:
        editions.shown, editions.draft = editions.newest, None
    return True
