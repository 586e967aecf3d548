"""Every view that is kept level with the log."""

from __future__ import annotations

from projections.agencies import Agencies
from projections.view import View

VIEWS: tuple[View, ...] = (Agencies(),)
