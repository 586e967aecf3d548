"""`studitiru import`: a log that was written out, into an empty house or to go on where it broke off."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from exchange.log import Outdated
from exchange.transfer import BadLine, read_in
from runtime.bootstrap import open_house
from runtime.settings import Settings
from runtime.storage import open_storage

EXAMPLES = """\
examples:
  studitiru import house.jsonl
  STUDITIRU_DATABASE=postgresql://studitiru@db/studitiru studitiru import house.jsonl     from files to PostgreSQL

Order, versions and positions are verified line by line; what the log holds already must be how the file begins,
so the same words go on with an import that broke off. Nobody else may write meanwhile.
"""


def configure(verbs: Verbs) -> None:
    taken = verb(verbs, "import", "take a log in that was written out", EXAMPLES, run)
    taken.add_argument("file", type=Path, metavar="FILE", help="what `studitiru export` has written")


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with args.file.open("rb") as lines:
        total = sum(1 for _ in lines) - 1
    try:
        with (
            closing(open_storage(settings)) as storage,
            args.file.open("rb") as lines,
            bar("Importing") as told,
        ):
            stored = read_in(storage.log, lines, total, told)
    except (BadLine, Outdated) as error:
        print(f"{args.file} cannot be taken in: {error or 'somebody else wrote meanwhile'}", file=sys.stderr)
        return Exit.REFUSED
    with closing(open_house(settings)):
        print(f"{stored} facts taken in; the views and the search index are level with them.")
    return Exit.OK
