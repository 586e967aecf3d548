"""The made-up exchange is one that could have been: its histories fold, every view takes them in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bench.generate import Size, chronicle, generate
from bench.practices import EXAMPLE
from bench.world import facts_of
from exchange.adoptions.adoption import Adoption
from exchange.application import EVOLVE, fold
from exchange.event import Event
from exchange.log import SqliteLog
from exchange.practices import descriptions
from exchange.practices.events import PracticeDrafted
from exchange.practices.practice import Practice, PracticeState
from exchange.visits.visit import StudyVisit, VisitState
from projections.all_views import VIEWS
from projections.follower import Follower
from projections.view import open_views

SMALL = Size.of(practices=80, visits=60)
SEED = 7


def nothing(done: int, total: int) -> None: ...


@pytest.fixture(scope="module")
def facts() -> list[Event]:
    return list(facts_of(chronicle(SMALL, SEED)))


@pytest.fixture
def log(tmp_path: Path) -> SqliteLog:
    log = SqliteLog(tmp_path / "log.sqlite")
    generate(log, SMALL, SEED, nothing)
    return log


def test_a_log_holds_what_was_told_in_the_order_of_time(log: SqliteLog, facts: list[Event]) -> None:
    assert [recorded.fact for recorded in log.after(0, len(facts) + 1)] == facts
    assert facts == sorted(facts, key=lambda fact: fact.timestamp)
    log.close()


def test_the_same_seed_tells_the_same_and_another_something_else(facts: list[Event]) -> None:
    assert list(facts_of(chronicle(SMALL, SEED))) == facts
    assert list(facts_of(chronicle(SMALL, SEED + 1))) != facts


def test_every_history_folds_and_there_is_something_in_every_state(
    log: SqliteLog, facts: list[Event]
) -> None:
    nouns = [fold(noun_of(facts[0]), facts) for facts in histories(log, facts)]
    assert None not in nouns
    stages = {noun.stage for noun in nouns if isinstance(noun, Adoption)}
    practices = {noun.state for noun in nouns if isinstance(noun, Practice)}
    visits = {noun.state for noun in nouns if isinstance(noun, StudyVisit)}
    assert {stage.value for stage in stages} == {"amati", "tiru", "modifikasi"}
    assert practices >= {PracticeState.DRAFT, PracticeState.SUBMITTED, PracticeState.PUBLISHED}
    assert visits >= {VisitState.DECLINED, VisitState.CLOSED}
    log.close()


def test_every_view_takes_all_of_it_in(log: SqliteLog, tmp_path: Path) -> None:
    engine = open_views(tmp_path / "views.sqlite", writing=True)
    follower = Follower(log, engine, VIEWS)
    follower.prepare()
    assert follower.catch_up() == log.last_position()
    assert follower.parked() == []
    engine.dispose()
    log.close()


def test_descriptions_are_what_an_officer_could_type_and_say_that_they_are_made_up(
    facts: list[Event],
) -> None:
    drafted = [fact for fact in facts if isinstance(fact, PracticeDrafted)]
    assert len(drafted) >= SMALL.practices
    for fact in drafted:
        descriptions.check(fact.description, fact.timestamp.date())
        assert descriptions.missing(fact.description) == ()
        assert EXAMPLE in fact.description.summary


def test_few_words_come_often_and_many_come_once(facts: list[Event]) -> None:
    texts = (fact.description.how for fact in facts if isinstance(fact, PracticeDrafted))
    words = Counter(word for text in texts for word in text.lower().split()).most_common()
    often = sum(times for _, times in words[: len(words) // 10])
    once = sum(1 for _, times in words if times == 1)
    assert often > sum(times for _, times in words) / 2
    assert once > len(words) / 4


def noun_of(fact: Event) -> type[Any]:
    return next(noun for noun, (_, own) in EVOLVE.items() if isinstance(fact, own))


def histories(log: SqliteLog, facts: list[Event]) -> list[list[Event]]:
    return [log.history(noun_id) for noun_id in dict.fromkeys(fact.originator_id for fact in facts)]
