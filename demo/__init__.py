"""The demo: five stories as the news told them, and a sequel that is made up and says so, all as commands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import chain
from typing import Protocol

from demo import cast, sequel
from demo.accounts import DEMO_ACCOUNTS, people as made_up_people
from demo.names import keys
from demo.stories import STORIES
from exchange.handling import Command
from identity.accounts import Accounts
from identity.people import People

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""
FIRST_KEY = next(keys())
"""The key of the first command: when it was answered, a house has demo data, or some of it."""
LAST_KEY = sequel.LAST_KEY
"""The key of the last command: when it was answered, a house has the whole demo."""


class Exchange(Protocol):
    """The one door: what the demo tells goes in as commands, like everything else."""

    def execute(self, command: Command, /) -> int: ...


def load(exchange: Exchange, register: People, accounts: Accounts, today: date, progress: Progress) -> None:
    """Tells everything.

    A load that was interrupted is finished by another one with the same `today`, and a finished one repeated
    records nothing: what was told before has its answer. Sign-ins are steps too, their passwords take time.
    """
    for person, roles in chain(cast.people(), made_up_people()):
        register.add(person, roles)
    told = commands(today)
    total = len(DEMO_ACCOUNTS) + len(told)
    for done, account in enumerate(DEMO_ACCOUNTS, 1):
        account.open(accounts)
        progress(done, total)
    for done, command in enumerate(told, len(DEMO_ACCOUNTS) + 1):
        exchange.execute(command)
        progress(done, total)


def commands(today: date) -> list[Command]:
    """All that is told, in order. Only what lies ahead in the sequel depends on `today`."""
    key = keys()
    stories = chain.from_iterable(tell(key) for tell in STORIES)
    return [*cast.commands(key), *stories, *sequel.tell(key, today)]
