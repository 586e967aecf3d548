"""Values that several nouns share: frozen structs of plain fields, stored inside events as they are."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from uuid import UUID, uuid5

import msgspec

EXCHANGE = UUID("6f0c3f8e-6f0b-5f7e-9f0a-0d1c5a7e2b11")
"""Namespace of ids that follow from what they name, such as an adoption's from practice and agency."""


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Base of values: equal when their fields are equal."""


class Role(StrEnum):
    """In which role a person acts for an agency."""

    OFFICER = "officer"
    CURATOR = "curator"
    OPERATOR = "operator"


class Actor(Value, frozen=True, kw_only=True):
    """Who asks: a person, for an agency, in a role."""

    person_id: UUID
    agency_id: UUID
    role: Role = Role.OFFICER


class SourceKind(StrEnum):
    """Where something came from."""

    VISIT = "visit"
    FORUM = "forum"
    TRAINING = "training"
    CATALOGUE = "catalogue"
    INNOVATION = "innovation"
    ADOPTION = "adoption"


class Source(Value, frozen=True, kw_only=True):
    """What caused something. `id` is absent for the catalogue alone."""

    kind: SourceKind
    id: UUID | None = None


class Period(Value, frozen=True, kw_only=True):
    """Whole days in the local calendar of the place, both included."""

    first_day: date
    last_day: date

    def days(self) -> tuple[date, ...]:
        return tuple(self.first_day + timedelta(n) for n in range((self.last_day - self.first_day).days + 1))

    def overlaps(self, other: Period) -> bool:
        return self.first_day <= other.last_day and other.first_day <= self.last_day


class Since(Value, frozen=True, kw_only=True):
    """A start that is known to the year or to the month."""

    year: int
    month: int | None = None


class Official(Value, frozen=True, kw_only=True):
    """A person in a role as of that day. The name is kept in the register of people, never here.

    `person_id` is absent when only the position is known; `agency_id` is whom the person stood for.
    """

    role: str
    person_id: UUID | None = None
    agency_id: UUID | None = None


class Headcount(Value, frozen=True, kw_only=True):
    """How many of one kind of people took part. `category` is the group in words."""

    category: str
    count: int


class Followed(StrEnum):
    """The answer to a follow-up: what has become of it."""

    RUNNING = "berjalan"
    PARTLY = "sebagian"
    STOPPED = "berhenti"


class EvidenceKind(StrEnum):
    LINK = "link"
    LETTER = "letter"
    DECREE = "decree"
    PHOTO = "photo"
    REPORT = "report"
    DATA = "data"


class Evidence(Value, frozen=True, kw_only=True):
    """A file or link that supports a claim. A file is named by its SHA-256 (hex); its bytes are elsewhere.

    `consent` says that people shown have agreed, or that nobody is shown.
    """

    id: UUID
    kind: EvidenceKind
    caption: str
    claim: str
    on: date
    url: str = ""
    sha256: str = ""
    consent: bool = False


class ContextFigure(Value, frozen=True, kw_only=True):
    """A figure that tells how large or how well-off an agency or site is. `high` closes a range."""

    name: str
    value: Decimal
    unit: str
    high: Decimal | None = None
    year: int | None = None
    source: str = ""


class Result(Value, frozen=True, kw_only=True):
    """What a practice changed. `after` is absent when it is still to be measured; `note` says when."""

    indicator: str
    unit: str
    before: Decimal | None = None
    after: Decimal | None = None
    year: int | None = None
    source: str = ""
    note: str = ""


class Module(Value, frozen=True, kw_only=True):
    """One element of a practice; `core` must stay the same, others may be changed."""

    id: UUID
    name: str
    text: str
    core: bool


def derived_id(*names: object) -> UUID:
    """The one id that follows from `names`, such as ("adoption", practice_id, agency_id)."""
    return uuid5(EXCHANGE, ":".join(str(name) for name in names))
