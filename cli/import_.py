"""`studitiru import`: a log that was written out, into an empty house or to go on where it broke off."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from pathlib import Path

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from exchange.log import Log, Outdated
from exchange.transfer import BadLine, read_in
from runtime.bootstrap import open_house
from runtime.settings import Settings
from runtime.storage import open_storage

EXAMPLES = """\
examples:
  studitiru import house.jsonl
  STUDITIRU_DATABASE=postgresql://studitiru@db/studitiru studitiru import house.jsonl      into PostgreSQL

Order, versions and positions are verified line by line; what the log holds already must be how the file
begins, so the same words go on with an import that broke off. Nobody else may write meanwhile.
"""


def configure(verbs: Verbs) -> None:
    taken = verb(verbs, "import", "take a log in that was written out", EXAMPLES, run)
    taken.add_argument("file", type=Path, metavar="FILE", help="what `studitiru export` has written")


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    if not args.file.is_file():
        return refused(args.file, "there is no such file")
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    try:
        with closing(open_storage(settings)) as storage:
            stored = take_in(storage.log, args.file)
    except BadLine as error:
        return refused(args.file, str(error))
    except Outdated:
        return refused(args.file, "somebody else wrote meanwhile")
    with closing(open_house(settings)):
        print(f"{stored} facts taken in; the views and the search index are level with them.")
    return Exit.OK


def take_in(log: Log, path: Path) -> int:
    with path.open("rb") as lines:
        total = sum(1 for _ in lines) - 1
    with path.open("rb") as lines, bar("Importing") as progress:
        return read_in(log, lines, total, progress)


def refused(path: Path, why: str) -> Exit:
    print(f"{path} cannot be taken in: {why}", file=sys.stderr)
    return Exit.REFUSED
