"""A log over one of the library's recorders: facts are mapped, and its errors become ours."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Generic, TypeVar
from uuid import UUID

from eventsourcing.persistence import ApplicationRecorder, IntegrityError, Notification, PersistenceError

from exchange.errors import StorageUnavailable
from exchange.event import Event
from exchange.log.contract import Answer, Kept, Outdated, Recorded
from exchange.log.mapper import FactMapper

BATCH = 1_000
"""Facts that are read at once where all are."""


class AnsweringRecorder(ApplicationRecorder):
    """A recorder that keeps, in the same transaction as the events, the answer to the key that asked.

    `insert_events` takes it as `answered=(key, digest)`.
    """

    @abstractmethod
    def select_answer(self, key: UUID) -> Answer | None: ...

    @abstractmethod
    def select_answers(self) -> dict[int, tuple[UUID, bytes]]:
        """The key and the digest behind each last position of a command."""
        ...

    @abstractmethod
    def insert_kept(self, kept: Sequence[Kept], after: int) -> None:
        """At the positions that they have, in one transaction; IntegrityError unless `after` is the last."""
        ...

    @abstractmethod
    def close(self) -> None: ...


R = TypeVar("R", bound=AnsweringRecorder)


class RecordedLog(Generic[R]):
    """A Log; each database gives it the recorder."""

    def __init__(self, open_recorder: Callable[[], R]) -> None:
        with storage_words():
            self.recorder = open_recorder()
        self._mapper = FactMapper()

    def append(self, facts: Sequence[Event], key: UUID, digest: bytes) -> int:
        stored = [self._mapper.to_stored(fact) for fact in facts]
        with storage_words():
            positions = self.recorder.insert_events(stored, answered=(key, digest))
        assert positions, "a command records at least one fact"
        return positions[-1]

    def answer(self, key: UUID) -> Answer | None:
        with storage_words():
            return self.recorder.select_answer(key)

    def history(self, noun_id: UUID) -> list[Event]:
        with storage_words():
            return [self._mapper.to_fact(stored) for stored in self.recorder.select_events(noun_id)]

    def after(self, position: int, limit: int) -> list[Recorded]:
        with storage_words():
            found = self.recorder.select_notifications(position, limit, inclusive_of_start=False)
            return [Recorded(stored.id, self._mapper.to_fact(stored)) for stored in found]

    def last_position(self) -> int:
        with storage_words():
            return self.recorder.max_notification_id() or 0

    def kept(self) -> Iterator[Kept]:
        with storage_words():
            last, reached = self.recorder.max_notification_id() or 0, 0
            answers = self.recorder.select_answers()
            while reached < last and (found := self._raw_after(reached, last)):
                for one in found:
                    answer = answers.get(one.id, (None, None))
                    noun_id = UUID(str(one.originator_id))
                    yield Kept(one.id, noun_id, one.originator_version, one.topic, one.state, *answer)
                reached = found[-1].id

    def restore(self, kept: Sequence[Kept], after: int) -> None:
        with storage_words():
            self.recorder.insert_kept(kept, after)

    def listening(self, told: Callable[[], None]) -> AbstractContextManager[None]:
        return nullcontext()

    def close(self) -> None:
        self.recorder.close()

    def _raw_after(self, position: int, stop: int) -> Sequence[Notification]:
        return self.recorder.select_notifications(position, BATCH, stop, inclusive_of_start=False)


@contextmanager
def storage_words() -> Iterator[None]:
    """Turns the library's errors into ours."""
    try:
        yield
    except IntegrityError as error:
        raise Outdated from error
    except PersistenceError as error:
        raise StorageUnavailable(detail=str(error)) from error
