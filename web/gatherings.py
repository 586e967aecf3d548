"""What the pages of forums and of trainings have in common: their states, and what a list asks for."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from i18n.words import mark
from projections.gatherings import GatheringWish
from web.choices import Choices, of_words
from web.forms import Form
from web.house import house

STATES = {
    "announced": mark("Diumumkan"),
    "held": mark("Terlaksana"),
    "cancelled": mark("Dibatalkan"),
}
FIRST_YEAR = 1945
YEARS_OFFERED = 10
YEARS_AHEAD = 10


def gathering_wish(request: Request, query: Form) -> GatheringWish:
    """What the address asks for with `status`, `tahun` and `instansi`."""
    return GatheringWish(
        state=query.choice("status", STATES, required=False),
        year=query.whole_or_none("tahun", FIRST_YEAR, house(request).today().year + YEARS_AHEAD),
        organiser_id=query.id_or_none("instansi"),
    )


@dataclass(frozen=True, slots=True)
class WishChoices:
    """What the filters of a list offer."""

    states: Choices
    years: Choices


def wish_choices(request: Request) -> WishChoices:
    """All states, and the years that people look for."""
    this_year = house(request).today().year
    years = range(this_year + 1, this_year - YEARS_OFFERED, -1)
    return WishChoices(of_words(request, STATES), [(str(year), str(year)) for year in years])
