"""How to sign in to a house with demo data: an account for each side, all with one password."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from demo.cast import (
    AGENCIES,
    CURATION,
    DEPOK,
    DIY,
    EXCHANGE_OFFICE,
    KEMENSOS,
    MAGELANG,
    SALATIGA,
    SURABAYA,
    TRAINING_2020,
    Agency,
)
from demo.names import curator, example, officer, operator
from exchange.values import Actor
from identity.accounts import AccountRole, Accounts, UsernameTaken
from identity.people import Person, PersonRole

PASSWORD = "belajar-lewat-jendela"
"""Known to everybody who reads this: a house with demo data holds nothing that is secret."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What a person types, and for which agency the account acts."""

    username: str
    password: str
    agency: str


@dataclass(frozen=True, slots=True)
class DemoAccount:
    username: str
    agency: Agency
    actor: Actor
    role: AccountRole = AccountRole.PLANNER

    @property
    def sign_in(self) -> SignIn:
        return SignIn(self.username, PASSWORD, self.agency.name)

    def open(self, accounts: Accounts) -> None:
        """Once; an account that an interrupted load has opened is left as it is."""
        try:
            accounts.add(self.username, PASSWORD, self.actor.person_id, self.agency.id, self.role)
        except UsernameTaken:
            return


def _officer(username: str, agency: Agency) -> DemoAccount:
    return DemoAccount(username, agency, officer(agency.id))


DEMO_ACCOUNTS = (
    _officer("magelang", MAGELANG),
    _officer("salatiga", SALATIGA),
    _officer("depok", DEPOK),
    _officer("surabaya", SURABAYA),
    _officer("kemensos", KEMENSOS),
    _officer("diy", DIY),
    DemoAccount("kurator", CURATION, curator(CURATION.id), AccountRole.CURATOR),
    DemoAccount("operator", EXCHANGE_OFFICE, operator(EXCHANGE_OFFICE.id), AccountRole.OPERATOR),
)
SIGN_INS = tuple(account.sign_in for account in DEMO_ACCOUNTS)


def people() -> Iterator[tuple[Person, list[PersonRole]]]:
    """Who acts in the demo, for the register of people: made up, and named so."""
    for agency in AGENCIES:
        yield _made_up(officer(agency.id), f"Petugas {agency.called}")
    yield _made_up(curator(CURATION.id), "Kurator")
    yield _made_up(operator(EXCHANGE_OFFICE.id), "Operator")


def _made_up(actor: Actor, name: str) -> tuple[Person, list[PersonRole]]:
    named = Person(actor.person_id, example(name))
    return named, [PersonRole(named.id, actor.agency_id, example("Petugas"), TRAINING_2020)]
