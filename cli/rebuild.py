"""`studitiru rebuild`: every view and the search index built again from the log, then switched to."""

from __future__ import annotations

import argparse
from contextlib import closing

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from runtime.bootstrap import open_house, rebuild
from runtime.settings import Settings

EXAMPLES = """\
examples:
  studitiru rebuild              safe while the site is served: readers keep the old views until the switch
"""


def configure(verbs: Verbs) -> None:
    verb(verbs, "rebuild", "build every view and the search index again from the log", EXAMPLES, run)


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    with closing(open_house(settings)) as house, bar("Rebuilding") as progress:
        parked = rebuild(house, progress)
    for noun in parked:
        print(f"{noun.view} set aside {noun.noun_id} at {noun.position} ({noun.fact}): {noun.error}")
    return Exit.REFUSED if parked else Exit.OK
