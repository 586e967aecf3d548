"""The whole log as JSON Lines: a line a fact, and a last line that says how many there were."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import BinaryIO, TypeVar
from uuid import UUID

import msgspec

from exchange.event import Event
from exchange.facts import FACTS
from exchange.log import Kept, Log

S = TypeVar("S", bound=msgspec.Struct)

BATCH = 1_000
"""Facts a transaction."""

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""


class BadLine(Exception):
    """The file is not what a log was written out as; says the first line, from 1, that cannot be."""

    def __init__(self, number: int, fault: str) -> None:
        super().__init__(f"line {number}: {fault}")


class Line(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """`fact` is as it was stored, byte for byte. `key` and `digest` are with the last fact of a command."""

    position: int
    noun: UUID
    version: int
    tag: str
    fact: msgspec.Raw
    key: UUID | None = None
    digest: bytes | None = None


class End(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The last line. A file without it is not whole."""

    facts: int


def write_out(log: Log, file: BinaryIO, progress: Progress) -> int:
    """Everything that the log holds when this begins; how many facts."""
    encode, last, written = msgspec.json.Encoder().encode, log.last_position(), 0
    for kept in log.kept():
        fact = msgspec.Raw(kept.state)
        line = Line(kept.position, kept.noun_id, kept.version, kept.tag, fact, kept.key, kept.digest)
        file.write(encode(line) + b"\n")
        written += 1
        progress(kept.position, last)
    file.write(encode(End(written)) + b"\n")
    return written


def read_in(log: Log, lines: Iterable[bytes], total: int, progress: Progress) -> int:
    """Stores what is missing of `lines`, of which there are `total`; how many facts were stored.

    What the log holds already must be the beginning of the file, so an import that broke off goes on. BadLine
    when a line cannot follow on the one before it: what is stored then is whole, and comes before that line.
    """
    incoming = _checked(lines)
    reached, done = _compared(log, incoming, total, progress)
    stored = 0
    while batch := list(islice(incoming, BATCH)):
        log.restore(batch, reached)
        reached, stored = batch[-1].position, stored + len(batch)
        progress(done + stored, total)
    return stored


def _compared(log: Log, incoming: Iterator[Kept], total: int, progress: Progress) -> tuple[int, int]:
    """The last position that the log holds and how many facts, all of them equal to the first that come."""
    reached = done = 0
    for mine in log.kept():
        if next(incoming, None) != mine:
            raise BadLine(done + 1, f"the log here holds another fact at position {mine.position}")
        reached, done = mine.position, done + 1
        progress(done, total)
    return reached, done


def _checked(lines: Iterable[bytes]) -> Iterator[Kept]:
    """Each line as what is kept, when it can follow on those before it."""
    versions: dict[UUID, int] = {}
    position, facts, ended = 0, 0, False
    for number, line in enumerate(lines, 1):
        if ended:
            raise BadLine(number, "nothing may follow on the last line")
        if line.startswith(b'{"facts"'):
            if _decoded(line, number, End).facts != facts:
                raise BadLine(number, f"{facts} facts came before it, and it says otherwise")
            ended = True
            continue
        read = _decoded(line, number, Line)
        _check(read, number, position, versions.get(read.noun, 0))
        versions[read.noun], position, facts = read.version, read.position, facts + 1
        yield Kept(read.position, read.noun, read.version, read.tag, bytes(read.fact), read.key, read.digest)
    if not ended:
        raise BadLine(facts + 1, "the file ends before its last line")


def _check(line: Line, number: int, position: int, version: int) -> None:
    if line.position <= position:
        raise BadLine(number, f"position {line.position} does not come after {position}")
    if line.version != version + 1:
        raise BadLine(number, f"version {line.version} of {line.noun} does not follow on {version}")
    if line.tag not in FACTS:
        raise BadLine(number, f"{line.tag} is no fact of this exchange")
    if (line.key is None) != (line.digest is None):
        raise BadLine(number, "a key and its digest come together")
    fact: Event = _decoded(bytes(line.fact), number, FACTS[line.tag])
    if (fact.originator_id, fact.originator_version) != (line.noun, line.version):
        raise BadLine(number, "the fact is of another noun or version than its line")


def _decoded(line: bytes, number: int, of: type[S]) -> S:
    try:
        return msgspec.json.decode(line, type=of)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadLine(number, str(error)) from error
