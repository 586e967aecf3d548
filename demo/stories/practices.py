"""How the demo brings a practice into the catalogue: drafted, released, verified, published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from demo.cast import CURATION, Agency
from demo.names import curator, named, officer
from exchange.handling import Command
from exchange.practices.commands import DraftPractice, PublishPractice, SubmitPractice, VerifyPractice
from exchange.practices.events import Description
from exchange.values import Module, Official, Source

EDITED = "Pembagian ke dalam modul inti dan modul yang boleh diubah adalah suntingan peragaan (contoh)."
"""The news tells practices in prose; which part is core is ours to say, and we say so."""
ATTESTED = "Pengesahan peragaan (contoh)."
VERIFIED_NOTE = "Verifikasi peragaan (contoh): diperiksa terhadap keterangan tuan rumah."


def module(practice: str, name: str, text: str, *, core: bool) -> Module:
    return Module(id=named("module", practice, name), name=name, text=text, core=core)


def published(
    key: Iterator[UUID], practice_id: UUID, owner: Agency, description: Description, source: Source, on: date
) -> Iterator[Command]:
    """All steps from the draft to the catalogue."""
    yield DraftPractice(
        by=officer(owner.id),
        key=next(key),
        practice_id=practice_id,
        owner_id=owner.id,
        description=description,
        source=source,
    )
    yield from released(key, practice_id, owner, on)


def released(key: Iterator[UUID], practice_id: UUID, owner: Agency, on: date) -> Iterator[Command]:
    """A draft's way into the catalogue. The verification is example data and says so."""
    by = officer(owner.id)
    yield SubmitPractice(by=by, key=next(key), practice_id=practice_id)
    yield VerifyPractice(
        by=curator(CURATION.id),
        key=next(key),
        practice_id=practice_id,
        on=on,
        verified_by=Official(role="Kurator (contoh)", agency_id=CURATION.id),
        note=VERIFIED_NOTE,
    )
    yield PublishPractice(by=by, key=next(key), practice_id=practice_id, on=on)
