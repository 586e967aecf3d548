"""The log, in either database, keeps what it acknowledged, in order, and answers each key once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Thread
from uuid import uuid4

import pytest

from exchange.log import Answer, Log, Outdated, Recorded
from tests.words.agencies_visits import KOTA
from tests.words.facts import registered, renamed

DIGEST = b"d" * 32


@pytest.fixture
def log(open_log: Callable[[], Log]) -> Iterator[Log]:
    log = open_log()
    yield log
    log.close()


def test_facts_are_read_on_in_the_order_in_which_they_were_appended(log: Log) -> None:
    other = uuid4()
    facts = [registered(), renamed(2), registered(other), renamed(3)]
    assert log.last_position() == 0
    assert log.append(facts[:2], uuid4(), DIGEST) == 2
    assert log.append(facts[2:], uuid4(), DIGEST) == 4
    assert log.after(1, 2) == [Recorded(2, facts[1]), Recorded(3, facts[2])]
    assert log.after(4, 2) == []
    assert log.history(KOTA) == [facts[0], facts[1], facts[3]]
    assert log.last_position() == 4


def test_a_key_is_answered_with_the_last_position_that_it_wrote(log: Log) -> None:
    key = uuid4()
    assert log.answer(key) is None
    log.append([registered(), renamed(2)], key, DIGEST)
    assert log.answer(key) == Answer(DIGEST, 2)


def test_when_one_fact_comes_too_late_none_is_stored(log: Log) -> None:
    log.append([registered()], uuid4(), DIGEST)
    key, other = uuid4(), uuid4()
    with pytest.raises(Outdated):
        log.append([registered(other), registered()], key, DIGEST)
    assert (log.last_position(), log.history(other), log.answer(key)) == (1, [], None)


def test_a_key_writes_once(log: Log) -> None:
    key = uuid4()
    log.append([registered()], key, DIGEST)
    with pytest.raises(Outdated):
        log.append([renamed(2)], key, DIGEST)
    assert (log.last_position(), log.answer(key)) == (1, Answer(DIGEST, 1))


def test_those_who_write_at_once_are_all_read_and_in_one_order(open_log: Callable[[], Log], log: Log) -> None:
    def write() -> None:
        own = open_log()
        for _ in range(20):
            noun = uuid4()
            own.append([registered(noun), renamed(2, noun), renamed(3, noun)], uuid4(), DIGEST)
        own.close()

    writers = [Thread(target=write) for _ in range(4)]
    for writer in writers:
        writer.start()
    read: list[Recorded] = []
    while any(writer.is_alive() for writer in writers):
        read += log.after(read[-1].position if read else 0, 7)
    read += log.after(read[-1].position, 1_000)
    assert [recorded.position for recorded in read] == list(range(1, 241))
    nouns = [recorded.fact.originator_id for recorded in read]
    assert nouns[::3] == nouns[1::3] == nouns[2::3]


def test_a_fact_of_many_megabytes_and_many_facts_at_once_are_stored(log: Log) -> None:
    large = registered(uuid4(), name="x" * 8_000_000)
    many = [registered(uuid4()) for _ in range(20_000)]
    assert log.append([large], uuid4(), DIGEST) == 1
    assert log.append(many, uuid4(), DIGEST) == 20_001
    assert log.history(large.originator_id) == [large]
    assert [recorded.fact for recorded in log.after(1, 20_000)] == many
