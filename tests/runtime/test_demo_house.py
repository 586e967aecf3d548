"""A house takes the demo when it is empty, and once more when the demo broke off."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

import demo
from demo.accounts import SIGN_INS
from runtime import bootstrap
from runtime.bootstrap import OpenHouse, add_account, demo_sign_ins, load_demo, open_house, takes_demo
from runtime.settings import Settings


class BrokenOff(Exception):
    """Somebody pulls the plug."""


@pytest.fixture
def house(tmp_path: Path) -> Iterator[OpenHouse]:
    with closing(open_house(Settings(data_dir=tmp_path))) as opened:
        yield opened


def break_off(done: int, total: int) -> None:
    """When all is told but the end: what depends on the day among it."""
    if done == total - 1:
        raise BrokenOff


def silently(done: int, total: int) -> None:
    """Nobody watches."""


def test_an_empty_house_takes_the_demo_and_then_has_it(house: OpenHouse) -> None:
    assert takes_demo(house)
    assert demo_sign_ins(house) == ()
    load_demo(house, silently)
    assert not takes_demo(house)
    assert demo_sign_ins(house) == SIGN_INS


def test_a_house_with_facts_of_its_own_is_left_alone(house: OpenHouse) -> None:
    add_account(
        house,
        "pengelola",
        "belajar-lewat-jendela",
        name="Contoh Pengelola",
        agency="Lembaga Contoh",
        role="operator",
    )
    assert not takes_demo(house)


def test_a_demo_that_broke_off_is_finished_with_the_day_on_which_it_began(
    house: OpenHouse, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = bootstrap.today()
    with pytest.raises(BrokenOff):
        load_demo(house, break_off)
    assert takes_demo(house)
    monkeypatch.setattr(bootstrap, "today", lambda: date(began.year + 1, 1, 1))
    load_demo(house, silently)
    assert not takes_demo(house)
    assert house.log.answer(demo.LAST_KEY) is not None
