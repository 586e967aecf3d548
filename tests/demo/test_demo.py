"""The demo as a whole: told twice it is told once, broken off it is finished, made up it says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import msgspec
import pytest

import demo
from demo import sequel
from demo.accounts import DEMO_ACCOUNTS, SIGN_INS
from demo.names import MARK, keys
from exchange.handling import WIB
from tests.web.site import Site, a_site

TODAY = date(2027, 1, 4)


class BrokenOff(Exception):
    """Somebody pulls the plug."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with a_site(tmp_path) as site:
        assert site.at.astimezone(WIB).date() == TODAY
        yield site


def load(site: Site, today: date = TODAY, until: float = 1.0) -> list[tuple[int, int]]:
    """What the progress was told. `until` is the share of steps after which it breaks off."""
    told: list[tuple[int, int]] = []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done > until * total:
            raise BrokenOff

    demo.load(site.house.exchange, site.house.people, site.house.accounts, today, progress)
    return told


def strings(told: object) -> Iterator[str]:
    """Every text within, however deep."""
    if isinstance(told, str):
        yield told
    elif isinstance(told, dict):
        yield from strings(tuple(told.values()))
    elif isinstance(told, list | tuple):
        for part in told:
            yield from strings(part)


def test_progress_goes_step_by_step_to_the_end(site: Site) -> None:
    steps = len(SIGN_INS) + len(demo.commands(TODAY))
    assert load(site) == [(done, steps) for done in range(1, steps + 1)]


def test_a_demo_told_twice_is_told_once(site: Site) -> None:
    load(site)
    told, opened = site.log.last_position(), site.house.accounts.count()
    load(site)
    assert (site.log.last_position(), site.house.accounts.count()) == (told, opened)


@pytest.mark.parametrize("share", [0.02, 0.5])
def test_a_load_that_broke_off_is_finished_as_if_it_had_not(site: Site, share: float) -> None:
    with pytest.raises(BrokenOff):
        load(site, until=share)
    assert site.log.answer(demo.LAST_KEY) is None
    load(site)
    answers = [site.log.answer(command.key) for command in demo.commands(TODAY)]
    assert None not in answers
    assert [answer.position for answer in answers if answer][-1] == site.log.last_position()
    assert site.house.accounts.count() == len(SIGN_INS)


def test_a_load_may_be_finished_four_weeks_later(site: Site) -> None:
    with pytest.raises(BrokenOff):
        load(site, until=0.5)
    site.at += timedelta(weeks=4)
    load(site)
    assert site.log.answer(demo.LAST_KEY) is not None


def test_every_command_has_a_key_of_its_own() -> None:
    told = demo.commands(TODAY)
    assert len({command.key for command in told}) == len(told)
    assert (told[0].key, told[-1].key) == (demo.FIRST_KEY, demo.LAST_KEY)


def test_every_view_takes_in_all_that_is_told(site: Site) -> None:
    load(site)
    site.follower.catch_up()
    assert site.follower.parked() == []


def test_all_that_the_sequel_says_is_marked_as_made_up() -> None:
    told = [msgspec.to_builtins(command) for command in sequel.tell(keys(), TODAY)]
    sentences = [text for text in strings(told) if " " in text]
    assert [text for text in sentences if MARK not in text] == []
    assert "Belum ada alur bersama dinas perizinan (contoh)." in sentences


def test_each_sign_in_opens_the_door_for_its_agency(site: Site) -> None:
    load(site)
    for account, sign_in in zip(DEMO_ACCOUNTS, SIGN_INS, strict=True):
        opened = site.house.accounts.authenticate(sign_in.username, sign_in.password, "test")
        assert opened is not None
        assert (opened.agency_id, opened.person_id) == (account.agency.id, account.actor.person_id)
        assert site.house.agency_name(opened.agency_id) == ""
    site.follower.catch_up()
    assert [site.house.agency_name(account.agency.id) for account in DEMO_ACCOUNTS] == [
        sign_in.agency for sign_in in SIGN_INS
    ]


def test_whoever_acts_in_the_demo_is_in_the_register_of_people_and_made_up(site: Site) -> None:
    load(site)
    acting = {command.by.person_id for command in demo.commands(TODAY)}
    named = site.house.people.names(acting)
    assert named.keys() == acting
    assert [name for name in named.values() if MARK not in name] == []


def test_days_in_the_sequel_lie_ahead_whenever_it_is_told() -> None:
    for days in range(7):
        day = sequel.ahead.wednesday(TODAY + timedelta(days), weeks=8)
        assert day.weekday() == 2
        assert timedelta(weeks=8) <= day - (TODAY + timedelta(days)) < timedelta(weeks=9)
