"""What grows from the practice of `practices`, and who receives guests. All of it is made up for tests."""

from __future__ import annotations

from uuid import uuid4

from exchange.adoptions.commands import DerivePractice
from exchange.agencies.commands import SetHostingRules
from exchange.agencies.events import HostingRules
from exchange.handling import Command
from exchange.practices.commands import ReturnPractice, RevisePractice, SubmitPractice
from exchange.practices.events import Remark
from exchange.values import Source, SourceKind
from tests.words.agencies_visits import KABUPATEN, KOTA, officer_of
from tests.words.practices import ADOPTION, CURATOR, DERIVED, PRACTICE, a_description

CATALOGUE = Source(kind=SourceKind.CATALOGUE)


def derive() -> list[Command]:
    """KABUPATEN's adapted practice, submitted; its climb has come to MODIFIKASI."""
    own = officer_of(KABUPATEN)
    description = a_description(name="Loket keliling")
    return [
        DerivePractice(
            by=own, key=uuid4(), adoption_id=ADOPTION, practice_id=DERIVED, description=description
        ),
        SubmitPractice(by=own, key=uuid4(), practice_id=DERIVED),
    ]


def revise(**changes: str) -> Command:
    return RevisePractice(
        by=officer_of(KOTA), key=uuid4(), practice_id=PRACTICE, description=a_description(**changes)
    )


def return_practice() -> Command:
    remarks = (Remark(section="results", text="Sebutkan tahunnya"),)
    return ReturnPractice(by=CURATOR, key=uuid4(), practice_id=PRACTICE, remarks=remarks)


def receive_guests() -> Command:
    """KOTA says that it receives guests."""
    return SetHostingRules(by=officer_of(KOTA), key=uuid4(), agency_id=KOTA, rules=HostingRules())
