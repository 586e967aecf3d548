"""What happens to the innovation, forum and training of `practices`. All of it is made up for tests."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from exchange.forums.commands import AddPresentation, GiveResponse, StateSupport
from exchange.innovations.commands import EvidenceInnovation, ReachMaturity
from exchange.innovations.events import Maturity
from exchange.trainings.commands import AddSession, HoldTraining
from exchange.values import Headcount, Official, derived_id
from tests.words.agencies_visits import KOTA, PROVINSI, officer_of
from tests.words.practices import (
    FORUM,
    HEAD,
    INNOVATION,
    PRESENTATION,
    TAUGHT_ON,
    TRAINING,
    a_presentation,
    a_session,
    some_evidence,
)

PRESENTER = derived_id("test", "presenter")
SECOND_DAY = date(2020, 9, 17)
PARTICIPANTS = (Headcount(category="PSM", count=17), Headcount(category="TKSK", count=3))


def reach(maturity: Maturity, on: date, note: str = "", reason: str = "") -> ReachMaturity:
    return ReachMaturity(
        by=officer_of(KOTA),
        key=uuid4(),
        innovation_id=INNOVATION,
        maturity=maturity,
        on=on,
        note=note,
        reason=reason,
    )


def evidence_innovation() -> EvidenceInnovation:
    return EvidenceInnovation(
        by=officer_of(KOTA), key=uuid4(), innovation_id=INNOVATION, evidence=some_evidence()
    )


def present_innovation() -> AddPresentation:
    presenter = Official(role="Pekerja Sosial Madya", person_id=PRESENTER, agency_id=KOTA)
    presentation = a_presentation(innovation_id=INNOVATION, presenter=presenter, material="Tiga sudut kerja.")
    return AddPresentation(by=officer_of(PROVINSI), key=uuid4(), forum_id=FORUM, presentation=presentation)


def respond(by: UUID, text: str = "Bagaimana bahan bakunya?", answer: str = "") -> GiveResponse:
    """What the organiser records, it heard from nobody in particular."""
    return GiveResponse(
        by=officer_of(by),
        key=uuid4(),
        forum_id=FORUM,
        response_id=uuid4(),
        presentation_id=PRESENTATION,
        text=text,
        agency_id=None if by == PROVINSI else by,
        answer=answer,
    )


def state_support() -> StateSupport:
    return StateSupport(
        by=officer_of(PROVINSI),
        key=uuid4(),
        forum_id=FORUM,
        text="Siap membantu bila ada kendala.",
        by_official=HEAD,
    )


def teach(subject: str, day: date = TAUGHT_ON) -> AddSession:
    return AddSession(
        by=officer_of(PROVINSI),
        key=uuid4(),
        training_id=TRAINING,
        session=a_session(session_id=uuid4(), subject=subject, day=day),
    )


def hold_training() -> HoldTraining:
    return HoldTraining(
        by=officer_of(PROVINSI),
        key=uuid4(),
        training_id=TRAINING,
        first_day=TAUGHT_ON,
        last_day=SECOND_DAY,
        participants=PARTICIPANTS,
    )
