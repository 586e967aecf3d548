"""What a visit meets at one host: its rules for guests, and its diary."""

from __future__ import annotations

from datetime import date, timedelta

from exchange.agencies.agency import Agency
from exchange.diaries.diary import Booking
from exchange.errors import HostClosed, LeadTimeTooShort, PartyTooLarge
from exchange.visits.events import Terms
from exchange.visits.visit import StudyVisit, period_of


def check_received(host: Agency, terms: Terms, today: date) -> None:
    """The host receives guests, in this mode, so many, asked for so early."""
    rules = host.hosting
    host.require_active()
    if not rules.receives:
        raise HostClosed(host=host.id, note=rules.note)
    if terms.mode not in rules.modes:
        raise HostClosed(host=host.id, mode=terms.mode, modes=rules.modes)
    if terms.party_size > rules.party_most:
        raise PartyTooLarge(host=host.id, most=rules.party_most, have=terms.party_size)
    earliest = today + timedelta(rules.lead_days)
    if terms.first_day < earliest:
        raise LeadTimeTooShort(
            host=host.id, need=rules.lead_days, have=(terms.first_day - today).days, earliest=earliest
        )


def wish(visit: StudyVisit, host: Agency, terms: Terms) -> Booking:
    """What `visit` would book at `host`: the host's own among the sites of the plan, or else its office."""
    sites = frozenset(visit.plan.site_ids) & host.sites.keys()
    return Booking(visit.id, period_of(terms), terms.slot, sites)
