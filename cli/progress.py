"""The progress bar of long work: shown on a terminal, silent in a pipe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Progress = Callable[[int, int], None]
"""Told how many are done, of how many."""


@contextmanager
def bar(what: str) -> Iterator[Progress]:
    """Gives the function to tell; long work gets to know how long it is while it goes on."""
    with tqdm(desc=what, unit="", disable=None) as shown:

        def tell(done: int, total: int) -> None:
            shown.total = total
            shown.update(done - shown.n)

        yield tell
