"""What holds for every command of `tests.words.cases`, each spoilt in one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid4

import pytest
from msgspec import Struct, structs

from exchange.adoptions import handlers as adoption_handlers
from exchange.commitments import commands as commitment_commands
from exchange.forums import commands as forum_commands
from exchange.handling import Command
from exchange.innovations import commands as innovation_commands
from exchange.practices import commands as practice_commands
from exchange.practices.commands import VerifyPractice
from exchange.trainings import commands as training_commands
from tests.words.agencies_visits import DESA, officer_of
from tests.words.cases import CASES, Case
from tests.words.desk import SmallExchange
from tests.words.practices import TOMORROW, refusal

Spoil = Callable[[str, Any], Any]
"""From the name of a field and what it holds to what it must not hold; None leaves it as it is."""
NOWHERE = UUID(int=0)
AGENCIES = ("agency_id", "owner_id", "organiser_id")
BIRTHS = [case for case in CASES if "seen" not in case.command.__struct_fields__]
CHANGES = [case for case in CASES if "seen" in case.command.__struct_fields__]
LATER = [
    case
    for case in CASES
    if "on" in case.command.__struct_fields__
    and case not in BIRTHS
    and not isinstance(case.command, VerifyPractice)
]
"""Those of which the day cannot lie before what went before. A curator may have read a draft."""


def name_of(case: Case) -> str:
    return type(case.command).__name__


def spoilt(value: Any, kind: type, spoil: Spoil, path: str = "") -> Iterator[tuple[str, Any]]:
    """`value` as many times as it holds a `kind`, each time with another one spoilt, and where."""
    if type(value) is kind:
        changed = spoil(path.rpartition(".")[2], value)
        if changed is not None:
            yield path, changed
    if isinstance(value, Struct):
        for field in value.__struct_fields__:
            if field not in ("by", "key"):
                held = getattr(value, field)
                for where, changed in spoilt(held, kind, spoil, f"{path}.{field}"):
                    yield where, structs.replace(value, **{field: changed})
    elif isinstance(value, tuple) and value:
        for where, changed in spoilt(value[0], kind, spoil, path):
            yield where, (changed, *value[1:])


def every_spoilt(kind: type, spoil: Spoil) -> pytest.MarkDecorator:
    found = [
        pytest.param(changed, case.given, id=f"{name_of(case)}{where}")
        for case in CASES
        for where, changed in spoilt(case.command, kind, spoil)
    ]
    return pytest.mark.parametrize(("command", "given"), found)


every_case = pytest.mark.parametrize("case", CASES, ids=name_of)
every_birth = pytest.mark.parametrize("case", BIRTHS, ids=name_of)
every_change = pytest.mark.parametrize("case", CHANGES, ids=name_of)


def test_no_command_is_forgotten() -> None:
    handled = {
        *forum_commands.HANDLERS,
        *training_commands.HANDLERS,
        *innovation_commands.HANDLERS,
        *practice_commands.HANDLERS,
        *adoption_handlers.HANDLERS,
        *commitment_commands.HANDLERS,
    }
    assert {type(case.command) for case in CASES} == handled


@every_case
def test_as_it_is_it_is_carried_out(case: Case) -> None:
    assert case.given().ask(case.command) != []


@every_case
def test_a_stranger_may_not(case: Case) -> None:
    by_stranger = structs.replace(case.command, by=officer_of(DESA))
    assert refusal(case.given(), by_stranger)[0] == "NotPermitted"


@every_birth
def test_what_is_there_is_not_begun_again(case: Case) -> None:
    exchange = case.given()
    exchange.ask(case.command)
    assert refusal(exchange, structs.replace(case.command, key=uuid4()))[0] == "AlreadyExists"


@every_change
def test_what_is_not_there_is_not_changed(case: Case) -> None:
    noun_id = case.command.__struct_fields__[2]
    elsewhere = structs.replace(case.command, **{noun_id: NOWHERE})
    assert refusal(case.given(), elsewhere)[0] == "NotFound"


@every_change
def test_an_old_page_is_told_to_look_again(case: Case) -> None:
    assert refusal(case.given(), structs.replace(case.command, seen=99))[0] == "Conflict"


@every_spoilt(str, lambda field, value: f"{value}\x00")
def test_no_text_holds_what_cannot_be_shown(command: Command, given: Callable[[], SmallExchange]) -> None:
    assert refusal(given(), command)[0] == "BadValue"


@every_spoilt(str, lambda field, value: "x" * 20_001)
def test_no_text_is_endless(command: Command, given: Callable[[], SmallExchange]) -> None:
    assert refusal(given(), command)[0] == "BadValue"


@every_spoilt(tuple, lambda field, value: value * 500 if value else None)
def test_no_list_is_endless(command: Command, given: Callable[[], SmallExchange]) -> None:
    assert refusal(given(), command)[0] == "BadValue"


@every_spoilt(UUID, lambda field, value: NOWHERE if field in AGENCIES else None)
def test_no_agency_is_named_that_is_not_registered(
    command: Command, given: Callable[[], SmallExchange]
) -> None:
    assert refusal(given(), command)[0] == "NotFound"


@every_spoilt(UUID, lambda field, value: NOWHERE if field == "module_id" else None)
def test_no_module_is_named_that_is_not_described(
    command: Command, given: Callable[[], SmallExchange]
) -> None:
    assert refusal(given(), command)[0] == "NotFound"


@every_spoilt(date, lambda field, value: TOMORROW if field in ("on", "baseline_on") else None)
def test_nothing_happened_tomorrow(command: Command, given: Callable[[], SmallExchange]) -> None:
    assert refusal(given(), command)[0] == "NotYet"


@every_spoilt(date, lambda field, value: date(1900, 1, 1))
def test_nothing_happened_before_the_republic(command: Command, given: Callable[[], SmallExchange]) -> None:
    assert refusal(given(), command)[0] in ("BadValue", "NotYet")


@pytest.mark.parametrize("case", LATER, ids=name_of)
def test_nothing_happened_before_what_it_follows_on(case: Case) -> None:
    early = structs.replace(case.command, on=date(2000, 1, 3))
    assert refusal(case.given(), early)[0] in ("BadValue", "NotYet")
