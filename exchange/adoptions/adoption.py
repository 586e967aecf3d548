"""When what may happen to an adoption: the stages, and what each gate asks for."""

from __future__ import annotations

from uuid import UUID

from exchange.values import derived_id


def adoption_id(practice_id: UUID, agency_id: UUID) -> UUID:
    """An agency climbs with a practice once: the id follows from both."""
    return derived_id("adoption", practice_id, agency_id)
