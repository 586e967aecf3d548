"""What can happen to an innovation."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from uuid import UUID

from exchange.event import Event
from exchange.values import Evidence, Official, Since, Source, Value


class Maturity(StrEnum):
    """How far it has come: the words of the national innovation index, with the concept and the stop."""

    CONCEPT = "konsep"
    TRIAL = "uji-coba"
    APPLIED = "penerapan"
    SPREAD = "meluas"
    STOPPED = "berhenti"


class Partner(Value, frozen=True, kw_only=True):
    """Somebody who takes part, and with what. `agency_id` when it is itself in the register."""

    name: str
    part: str = ""
    agency_id: UUID | None = None


class Impact(Value, frozen=True, kw_only=True):
    """A claimed effect. `aspect` in one word (fisik, sosial, ekonomi …); evidence is attached apart."""

    aspect: str
    text: str = ""


class InnovationProfile(Value, frozen=True, kw_only=True):
    """What the owner tells about it. `activities` are the parts of which it consists."""

    name: str
    problem: str
    how: str
    acronym: str = ""
    unit: str = ""
    initiator: Official | None = None
    activities: tuple[str, ...] = ()
    partners: tuple[Partner, ...] = ()
    impacts: tuple[Impact, ...] = ()
    since: Since | None = None
    topics: tuple[str, ...] = ()
    ppks: tuple[str, ...] = ()
    urusan: str = ""


class InnovationRegistered(Event, frozen=True, kw_only=True, tag="innovation.registered"):
    """`source` tells what it grew from, such as an adoption."""

    owner_id: UUID
    profile: InnovationProfile
    maturity: Maturity
    on: date
    source: Source | None = None


class InnovationRevised(Event, frozen=True, kw_only=True, tag="innovation.revised"):
    profile: InnovationProfile


class MaturityReached(Event, frozen=True, kw_only=True, tag="innovation.maturity_reached"):
    """`reason` is a code of stop reasons when it stopped, else empty."""

    maturity: Maturity
    on: date
    note: str = ""
    reason: str = ""


class InnovationEvidenced(Event, frozen=True, kw_only=True, tag="innovation.evidenced"):
    evidence: Evidence


class DescribedAsPractice(Event, frozen=True, kw_only=True, tag="innovation.described_as_practice"):
    practice_id: UUID


InnovationEvent = (
    InnovationRegistered | InnovationRevised | MaturityReached | InnovationEvidenced | DescribedAsPractice
)
