"""The exchange: takes a command, decides by the rules, appends the facts in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import reduce
from hashlib import sha256
from typing import Any, cast, get_args
from uuid import UUID

import msgspec

from exchange.adoptions import adoption, handlers as adoption_handlers
from exchange.adoptions.events import AdoptionEvent
from exchange.agencies import agency, commands as agency_commands
from exchange.agencies.events import AgencyEvent
from exchange.commitments import commands as commitment_commands, commitment
from exchange.commitments.events import CommitmentEvent
from exchange.diaries import commands as diary_commands, diary
from exchange.diaries.events import DiaryEvent
from exchange.errors import BadValue, Conflict, KeyReused, NotFound
from exchange.event import Event
from exchange.forums import commands as forum_commands, forum
from exchange.forums.events import ForumEvent
from exchange.handling import Command, Deed, Evolve, Facts, Handler, N
from exchange.innovations import commands as innovation_commands, innovation
from exchange.innovations.events import InnovationEvent
from exchange.log import Log, Outdated
from exchange.practices import commands as practice_commands, practice
from exchange.practices.events import PracticeEvent
from exchange.trainings import commands as training_commands, training
from exchange.trainings.events import TrainingEvent
from exchange.visits import handlers as visit_handlers, visit
from exchange.visits.events import VisitEvent

ATTEMPTS = 8
"""How often a command is decided anew when somebody else appends to the same noun first."""

EVOLVE: dict[type, tuple[Evolve, tuple[type[Event], ...]]] = {
    agency.Agency: (agency.evolve, get_args(AgencyEvent)),
    diary.HostDiary: (diary.evolve, get_args(DiaryEvent)),
    visit.StudyVisit: (visit.evolve, get_args(VisitEvent)),
    forum.Forum: (forum.evolve, get_args(ForumEvent)),
    training.Training: (training.evolve, get_args(TrainingEvent)),
    innovation.Innovation: (innovation.evolve, get_args(InnovationEvent)),
    practice.Practice: (practice.evolve, get_args(PracticeEvent)),
    adoption.Adoption: (adoption.evolve, get_args(AdoptionEvent)),
    commitment.Commitment: (commitment.evolve, get_args(CommitmentEvent)),
}
"""How each noun remembers, and which facts are its own."""

HANDLERS: dict[type[Command], Handler] = {
    **agency_commands.HANDLERS,
    **diary_commands.HANDLERS,
    **visit_handlers.HANDLERS,
    **forum_commands.HANDLERS,
    **training_commands.HANDLERS,
    **innovation_commands.HANDLERS,
    **practice_commands.HANDLERS,
    **adoption_handlers.HANDLERS,
    **commitment_commands.HANDLERS,
}


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class _LogDesk:
    """A handler's desk: nouns are folded from the log, each at most once a decision."""

    log: Log
    deed: Deed
    _read: dict[tuple[type, UUID], Any] = field(default_factory=dict)

    def find(self, noun: type[N], noun_id: UUID) -> N | None:
        read = (noun, noun_id)
        if read not in self._read:
            self._read[read] = fold(noun, self.log.history(noun_id))
        return cast("N | None", self._read[read])

    def load(self, noun: type[N], noun_id: UUID, seen: int | None = None) -> N:
        found = self.find(noun, noun_id)
        if found is None:
            raise NotFound(noun=noun.__name__, id=noun_id)
        if seen is not None and seen != found.version:
            raise Conflict(noun=noun.__name__, id=noun_id, seen=seen, have=found.version)
        return found


class Exchange:
    """The one door through which anything is recorded."""

    def __init__(self, log: Log, now: Callable[[], datetime] = utc_now) -> None:
        self._log = log
        self._now = now

    def execute(self, command: Command) -> int:
        """Records what `command` asks for and answers with the log's position after it.

        The same command with the same key gets the same answer and records nothing again. Raises an
        ExchangeError, and has then recorded nothing.
        """
        digest = _digest(command)
        for _ in range(ATTEMPTS):
            if (answer := self._log.answer(command.key)) is not None:
                if answer.digest != digest:
                    raise KeyReused(key=command.key)
                return answer.position
            try:
                return self._log.append(self._decide(command), command.key, digest)
            except Outdated:
                continue
        raise Conflict(key=command.key)

    def _decide(self, command: Command) -> Facts:
        desk = _LogDesk(self._log, Deed(command.by, self._now()))
        return HANDLERS[type(command)](command, desk)


def _digest(command: Command) -> bytes:
    """What a command asks, and of whom, as 32 bytes. BadValue when a text holds half a character."""
    try:
        said = msgspec.json.encode([type(command).__name__, command], order="deterministic")
    except UnicodeEncodeError as error:
        raise BadValue(field="text", fault="unreadable") from error
    return sha256(said).digest()


def fold(noun: type[N], facts: list[Event]) -> N | None:
    """The state of a noun after `facts`; None when there are none, or when they are another noun's."""
    evolve, own = EVOLVE[noun]
    if not facts or not isinstance(facts[0], own):
        return None
    return cast("N", reduce(evolve, facts, None))
