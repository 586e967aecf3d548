"""Who is looking: the signed-in officer of a request, and the actor that commands are given by."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request

from exchange.values import Actor, Role
from identity.accounts import AccountRole
from web.cookies import SESSION, cookie
from web.house import house

EXCHANGE_ROLES = {AccountRole.CURATOR: Role.CURATOR, AccountRole.OPERATOR: Role.OPERATOR}
"""What the rules of the exchange tell apart; every other role acts as an officer."""


class SignInNeeded(Exception):
    """Nobody is signed in, and this page is for officers."""


@dataclass(frozen=True, slots=True)
class Officer:
    """The person signed in, and the agency acted for."""

    account_id: UUID
    person_id: UUID
    name: str
    agency_id: UUID
    agency_name: str
    role: AccountRole

    @property
    def initials(self) -> str:
        words = [word for word in self.name.split(",")[0].split() if word[0].isalpha()]
        return "".join(word[0] for word in words[:2]).upper()


def officer(request: Request) -> Officer | None:
    """The officer whose session the browser shows; looked up once a request, and only when it shows one."""
    state = request.scope.setdefault("state", {})
    if "officer" not in state:
        state["officer"] = _officer(request)
    found: Officer | None = state["officer"]
    return found


def _officer(request: Request) -> Officer | None:
    parts = house(request)
    token = cookie(request, parts, SESSION)
    session = parts.accounts.session_of(token) if token else None
    if session is None:
        return None
    account = session.account
    names = parts.people.names([account.person_id])
    return Officer(
        account.id,
        account.person_id,
        names.get(account.person_id, account.username),
        session.agency_id,
        parts.agency_name(session.agency_id),
        account.role,
    )


def signed_in(request: Request) -> Officer:
    """The officer; raises SignInNeeded, which leads to the sign-in page and back."""
    found = officer(request)
    if found is None:
        raise SignInNeeded
    return found


def actor(request: Request) -> Actor:
    """By whom a command of this request is given."""
    who = signed_in(request)
    role = EXCHANGE_ROLES.get(who.role, Role.OFFICER)
    return Actor(person_id=who.person_id, agency_id=who.agency_id, role=role)
