"""Who may act on what, as far as all nouns say it alike."""

from __future__ import annotations

from uuid import UUID

from exchange.errors import NotPermitted
from exchange.values import Actor, Role


def only(by: Actor, *agency_ids: UUID) -> None:
    """Somebody acting for one of these agencies, or the operator of the exchange."""
    if by.role is not Role.OPERATOR and by.agency_id not in agency_ids:
        raise NotPermitted(agency_id=by.agency_id, need=agency_ids)
