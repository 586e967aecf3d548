"""Any noun as one line: what a promise, a follow-up or an adoption came from."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from projections.activity import SUBJECTS, Subject


def subjects(db: Connection, ids: Iterable[UUID | None]) -> dict[UUID, Subject]:
    """Title and agencies of these visits, forums, trainings, adoptions or practices, in one query."""
    wanted = {noun_id for noun_id in ids if noun_id is not None}
    if not wanted:
        return {}
    found = SUBJECTS.read(db, SUBJECTS.select().where(SUBJECTS.c.id.in_(wanted)))
    return {subject.id: subject for subject in found}
