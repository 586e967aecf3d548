"""How a verb is made known to the command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Any, Protocol

from cli.exits import TABLE, Exit
from runtime.settings import Settings


class Verbs(Protocol):
    """What argparse gives to add verbs to; its own class has no public name."""

    def add_parser(self, name: str, **kwargs: Any) -> argparse.ArgumentParser: ...


Run = Callable[[argparse.Namespace, Settings], Exit]


def verb(verbs: Verbs, name: str, what: str, examples: str, run: Run) -> argparse.ArgumentParser:
    """Adds one verb: `what` is its line in the list, `examples` end its own help."""
    added = verbs.add_parser(
        name,
        help=what,
        description=what[0].upper() + what[1:] + ".",
        epilog=f"{examples}\n{TABLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    added.set_defaults(run=run)
    return added
