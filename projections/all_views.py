"""Every view that is kept level with the log."""

from __future__ import annotations

from projections.activity import Activity
from projections.agencies import Agencies
from projections.forums import Forums
from projections.innovations import Innovations
from projections.trainings import Trainings
from projections.view import View

VIEWS: tuple[View, ...] = (
    Agencies(),
    Activity(),
    Forums(),
    Innovations(),
    Trainings(),
)
