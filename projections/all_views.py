"""Every view that is kept level with the log."""

from __future__ import annotations

from projections.activity import Activity
from projections.adoption_page import AdoptionPage
from projections.agencies import Agencies
from projections.agency_page import AgencyPage
from projections.commitments import Commitments
from projections.follow_ups import FollowUps
from projections.forums import Forums
from projections.innovations import Innovations
from projections.learning import Learning
from projections.practice_page import PracticePage
from projections.search_feed import SearchFeed
from projections.trainings import Trainings
from projections.view import View
from projections.visit_board import VisitBoard
from projections.visit_page import VisitPage

VIEWS: tuple[View, ...] = (
    Agencies(),
    Activity(),
    Forums(),
    Innovations(),
    Trainings(),
    AgencyPage(),
    PracticePage(),
    SearchFeed(),
    VisitBoard(),
    VisitPage(),
    Learning(),
    AdoptionPage(),
    Commitments(),
    FollowUps(),
)
