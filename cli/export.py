"""`studitiru export`: the whole log as JSON Lines."""

from __future__ import annotations

import argparse
import os
from contextlib import closing
from pathlib import Path

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from exchange.transfer import write_out
from runtime.settings import Settings
from runtime.storage import open_storage

EXAMPLES = """\
examples:
  studitiru export house.jsonl              safe while the site is served: what the log holds when it begins

The file appears under its name when it is whole. It holds the log: accounts and the register of people stay.
"""


def configure(verbs: Verbs) -> None:
    export = verb(verbs, "export", "write the whole log to a file, a line a fact", EXAMPLES, run)
    export.add_argument("file", type=Path, metavar="FILE", help="where to; an older one is replaced")


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    part = args.file.with_name(args.file.name + ".part")
    with closing(open_storage(settings)) as storage, bar("Exporting") as progress, part.open("wb") as file:
        written = write_out(storage.log, file, progress)
        file.flush()
        os.fsync(file.fileno())
    part.replace(args.file)
    print(f"{written} facts in {args.file}.")
    return Exit.OK
