"""The base of every fact: what it belongs to, when it was recorded, who recorded it for which agency."""

from __future__ import annotations

from datetime import datetime
from typing import TypedDict
from uuid import UUID

import msgspec


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="fact"):
    """One recorded fact. Subclasses name their stored tag; the tag never changes, the class may move.

    `timestamp` (UTC) is when it was recorded; when it happened is a `date` field of the fact itself.
    `by` is the person, `by_agency` the agency that the person acted for at that moment.
    """

    originator_id: UUID
    originator_version: int
    timestamp: datetime
    by: UUID
    by_agency: UUID


class Stamp(TypedDict):
    """The fields that every fact carries, ready to be spread into a constructor."""

    originator_id: UUID
    originator_version: int
    timestamp: datetime
    by: UUID
    by_agency: UUID
