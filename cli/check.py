"""`studitiru check`: the log can be read, the views equal the log, the search index agrees."""

from __future__ import annotations

import argparse
from contextlib import closing

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from runtime.bootstrap import differences, open_house
from runtime.settings import Settings

EXAMPLES = """\
examples:
  studitiru check
  studitiru check && echo sound

It reads every fact in the log, builds every view anew beside the live one, compares them row by row, and asks
the search index for the same documents. Nothing is changed.
"""


def configure(verbs: Verbs) -> None:
    verb(verbs, "check", "compare every view and the search index with the log", EXAMPLES, run)


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    with closing(open_house(settings)) as house, bar("Checking") as progress:
        found = differences(house, progress)
    for difference in found:
        print(difference)
    print(f"{len(found)} differences." if found else "The views and the search index agree with the log.")
    return Exit.REFUSED if found else Exit.OK
