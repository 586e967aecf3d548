"""What a search found, as the catalogue shows it: cards of practices, and lines of everything else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from i18n.words import Words
from projections.agencies import AgencyLine, agency_lines
from projections.catalogue import Card, cards
from projections.lineage import Counts, counts
from projections.searched import Searched, searched
from search_index.highlight import Segments, excerpt, segments
from web.house import Found
from web.measures import Measure, measure

EXCERPT = 220
"""Characters of text that a hit shows."""


@dataclass(frozen=True, slots=True)
class PracticeFacts:
    """What only practices have. `origin` is what the practice grew from, while that is offered."""

    card: Card
    counts: Counts
    measure: Measure | None
    origin: Card | None
    origin_owner: AgencyLine | None
    receives: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. Texts are cut where marking begins and ends.

    `match` is the stretch that says what was looked for, when neither title nor summary does.
    """

    id: UUID
    row: Searched
    title: Segments
    summary: Segments
    match: Segments
    agencies: list[AgencyLine]
    practice: PracticeFacts | None


def hits(db: Connection, found: Found, words: Words) -> list[Hit]:
    """What was found, in its order, in a number of queries that does not grow with it."""
    ids = [UUID(key.partition(":")[2]) for key in found.keys]
    rows = searched(db, ids)
    offered = cards(db, ids)
    origins = cards(db, [card.origin.practice_id for card in offered.values() if card.origin])
    climbing = counts(db, offered)
    named = {agency_id for row in rows.values() for agency_id in row.agency_ids}
    lines = agency_lines(db, named.union(card.owner_id for card in origins.values()))
    facts = {card.id: _facts(card, climbing, origins, lines, words) for card in offered.values()}
    return [_hit(rows[id], found.stems, lines, facts.get(id)) for id in ids if id in rows]


def _facts(
    card: Card,
    climbing: Mapping[UUID, Counts],
    origins: Mapping[UUID, Card],
    lines: Mapping[UUID, AgencyLine],
    words: Words,
) -> PracticeFacts:
    origin = origins.get(card.origin.practice_id) if card.origin else None
    owner = lines.get(card.owner_id)
    return PracticeFacts(
        card=card,
        counts=climbing[card.id],
        measure=measure(card.headline, words) if card.headline else None,
        origin=origin,
        origin_owner=lines.get(origin.owner_id) if origin else None,
        receives=owner is not None and owner.rules is not None and owner.rules.receives,
    )


def _hit(
    row: Searched,
    stems: Sequence[str],
    lines: Mapping[UUID, AgencyLine],
    practice: PracticeFacts | None,
) -> Hit:
    told = " · ".join(filter(None, (row.problem, *row.modules, *row.told, *row.texts)))
    title = segments(row.title, stems)
    summary = segments(practice.card.summary, stems) if practice else excerpt(told, stems, EXCERPT)
    match = excerpt(told, stems, EXCERPT) if practice and stems and not _marked(title, summary) else []
    agencies = [lines[agency_id] for agency_id in row.agency_ids if agency_id in lines]
    return Hit(row.id, row, title, summary, match if _marked(match) else [], agencies, practice)


def _marked(*texts: Segments) -> bool:
    return any(marked for text in texts for _, marked in text)
