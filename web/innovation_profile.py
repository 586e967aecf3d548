"""What an owner tells of an innovation, read from its form and put back into it."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from exchange.innovations.events import Impact, InnovationProfile, Partner
from exchange.values import Since
from vocabulary import terms
from web.forms import TEXT, Form
from web.house import house
from web.officials import OfficialsForm, named_people
from web.sessions import signed_in

EARLIEST_YEAR = 1945


def read_profile(request: Request, form: Form) -> tuple[InnovationProfile, OfficialsForm]:
    parts = house(request)
    officials = OfficialsForm(parts.people, signed_in(request).agency_id, parts.today())
    profile = InnovationProfile(
        name=form.text("name"),
        acronym=form.text("acronym", required=False),
        problem=form.text("problem", TEXT),
        how=form.text("how", TEXT),
        unit=form.text("unit", required=False),
        initiator=officials.read(form, "initiator"),
        activities=form.numbered("activity", required=False),
        partners=tuple(_partner(row) for row in form.rows("partner")),
        impacts=tuple(_impact(row) for row in form.rows("impact")),
        since=_since(form, parts.today()),
        topics=form.choices("topics", terms.topics()),
        ppks=form.choices("ppks", terms.ppks()),
        urusan=form.choice("urusan", terms.urusan(), required=False),
    )
    return profile, officials


def _partner(row: Form) -> Partner:
    return Partner(
        name=row.text("name"), part=row.text("part", TEXT, required=False), agency_id=row.id_or_none("agency")
    )


def _impact(row: Form) -> Impact:
    return Impact(aspect=row.text("aspect"), text=row.text("text", TEXT, required=False))


def _since(form: Form, today: date) -> Since | None:
    year = form.whole_or_none("since", EARLIEST_YEAR, today.year)
    month_of_year = form.whole_or_none("since_month", 1, 12)
    if month_of_year and not year:
        form.refuse("since", "blank")
    return Since(year=year, month=month_of_year) if year else None


def filled_in(request: Request, profile: InnovationProfile) -> dict[str, object]:
    """The profile as its form shows it."""
    initiator, since = profile.initiator, profile.since
    names = named_people(house(request).people, [initiator])
    filled: dict[str, object] = {
        name: getattr(profile, name)
        for name in ("name", "acronym", "problem", "how", "unit", "topics", "ppks", "urusan")
    }
    if since:
        filled |= {"since": since.year, "since_month": since.month}
    if initiator:
        filled |= {
            "initiator": initiator.role,
            "initiator_name": names.get(initiator.person_id) if initiator.person_id else None,
            "initiator_agency": initiator.agency_id,
        }
    for n, activity in enumerate(profile.activities, 1):
        filled[f"activity-{n}"] = activity
    for n, partner in enumerate(profile.partners, 1):
        filled |= {f"partner-{n}-name": partner.name, f"partner-{n}-part": partner.part}
        filled[f"partner-{n}-agency"] = partner.agency_id
    for n, impact in enumerate(profile.impacts, 1):
        filled |= {f"impact-{n}-aspect": impact.aspect, f"impact-{n}-text": impact.text}
    return filled
