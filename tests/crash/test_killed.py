"""Writers, and the database itself, are killed again and again: what was acknowledged is there, once."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from random import Random
from time import sleep
from uuid import UUID

from exchange.log import Answer
from projections.follower import Follower
from projections.rebuild import compare
from runtime.settings import Settings
from runtime.storage import Storage, open_storage
from tests.postgres import running_cluster
from tests.projections.test_follower import Names

ROOT = Path(__file__).parents[2]
WRITERS = 3


class Crowd:
    """Processes that write to one house. `acknowledged` is what they were told is stored."""

    def __init__(self, settings: Settings, folder: Path) -> None:
        self._settings = settings
        self._folder = folder
        self._runs = 0

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Some writers, killed when this ends."""
        self._runs += 1
        command = [sys.executable, "-m", "tests.crash.writer"]
        command += [str(self._settings.data_dir), self._settings.database]
        with ExitStack() as stack:
            writers = []
            for number in range(WRITERS):
                said = stack.enter_context((self._folder / f"said-{self._runs}-{number}").open("wb"))
                errors = stack.enter_context((self._folder / "errors").open("ab"))
                writers.append(subprocess.Popen(command, stdout=said, stderr=errors, cwd=ROOT))
            try:
                yield
            finally:
                for writer in writers:
                    writer.kill()
                    writer.wait()

    def has_written(self) -> bool:
        """Whether each of the writers of this run was told something."""
        return all(path.stat().st_size for path in self._folder.glob(f"said-{self._runs}-*"))

    def acknowledged(self) -> dict[UUID, int]:
        lines = [line for path in self._folder.glob("said-*") for line in path.read_text().splitlines(True)]
        pairs = [line.split() for line in lines if line.endswith("\n")]
        return {UUID(key): int(position) for key, position in pairs}


def test_writers_may_be_killed_at_any_moment(settings: Settings, tmp_path: Path, cycles: int) -> None:
    crowd, chance = Crowd(settings, tmp_path), Random(7)
    for _ in range(cycles):
        with crowd.writing():
            wait_until_written(crowd)
            sleep(chance.random() / 5)
    with closing(open_storage(settings)) as storage:
        check(storage, crowd.acknowledged())


def test_the_database_may_be_killed_at_any_moment(tmp_path: Path, cycles: int) -> None:
    with running_cluster() as cluster:
        settings = Settings(data_dir=tmp_path, database=cluster.emptied())
        crowd, chance = Crowd(settings, tmp_path), Random(7)
        for _ in range(cycles):
            with crowd.writing():
                wait_until_written(crowd)
                sleep(chance.random() / 5)
                cluster.kill()
                cluster.start()
                sleep(chance.random() / 5)
        with closing(open_storage(settings)) as storage:
            check(storage, crowd.acknowledged())


def wait_until_written(crowd: Crowd) -> None:
    for _ in range(600):
        if crowd.has_written():
            return
        sleep(0.05)
    raise AssertionError("a writer was never told that something is stored")


def check(storage: Storage, acknowledged: dict[UUID, int]) -> None:
    """Nothing acknowledged is lost, nothing is there twice, and a view takes in exactly what is there."""
    log = storage.log
    assert {key: log.answer(key) for key in acknowledged} == {
        key: Answer(b"d" * 32, position) for key, position in acknowledged.items()
    }
    kept = list(log.kept())
    assert [one.position for one in kept if one.key] == [one.position for one in kept if one.version == 2]
    assert len({(one.noun_id, one.version) for one in kept}) == len(kept)
    follower = Follower(log, storage.writing, [Names()])
    follower.prepare()
    assert follower.catch_up() == kept[-1].position
    assert compare(log, storage.writing, Names()).different == 0
