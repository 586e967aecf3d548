"""Two clocks: the one on the wall, and the processor's, which knows less of who else uses the machine."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter, process_time
from typing import NamedTuple


class Took(NamedTuple):
    """Seconds. Of the processor: in this process alone, all its threads."""

    wall_s: float
    cpu_s: float


def now() -> Took:
    return Took(perf_counter(), process_time())


def since(began: Took) -> Took:
    return Took(perf_counter() - began.wall_s, process_time() - began.cpu_s)


def timed(work: Callable[[], object]) -> Took:
    began = now()
    work()
    return since(began)
