"""What a command points at is there, and what it begins is not there yet."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from exchange.agencies.agency import Agency
from exchange.errors import AlreadyExists, BadValue
from exchange.forums.forum import Forum
from exchange.handling import Desk, N, Noun
from exchange.trainings.training import Training
from exchange.values import Official, Source, SourceKind
from exchange.visits.visit import StudyVisit

SEEN_AT: Mapping[SourceKind, type[Noun]] = {
    SourceKind.VISIT: StudyVisit,
    SourceKind.FORUM: Forum,
    SourceKind.TRAINING: Training,
}
"""Where people from several agencies meet, and practices travel."""


def fresh(desk: Desk, noun: type[N], noun_id: UUID) -> None:
    """Nothing has this id yet."""
    if desk.find(noun, noun_id) is not None:
        raise AlreadyExists(noun=noun.__name__, id=noun_id)


def agencies(desk: Desk, *agency_ids: UUID | None) -> None:
    """Each agency that is named is registered."""
    for agency_id in agency_ids:
        if agency_id is not None:
            desk.load(Agency, agency_id)


def active(desk: Desk, agency_id: UUID) -> None:
    """Who is to own something is registered, and not merged into another."""
    desk.load(Agency, agency_id).require_active()


def officials(desk: Desk, *named: Official | None) -> None:
    """Whoever is named stood for a registered agency, or for none."""
    agencies(desk, *(official.agency_id for official in named if official))


def source(desk: Desk, given: Source, kinds: Mapping[SourceKind, type[Noun]]) -> Noun:
    """The noun that something came from, which is one of `kinds`."""
    if given.kind not in kinds:
        raise BadValue(field="source", fault="unknown", have=given.kind)
    if given.id is None:
        raise BadValue(field="source", fault="blank")
    return desk.load(kinds[given.kind], given.id)
