"""`studitiru demo`: the five documented stories and an example sequel, told to an empty house as commands."""

from __future__ import annotations

import argparse
from contextlib import closing

from cli.exits import Exit
from cli.progress import bar
from cli.verbs import Verbs, verb
from runtime.bootstrap import demo_sign_ins, load_demo, open_house, takes_demo
from runtime.settings import Settings

EXAMPLES = """\
examples:
  studitiru demo
  studitiru demo --if-empty                          what `make run` does: a house that has data is left alone
  STUDITIRU_DATA_DIR=./try studitiru demo
"""


def configure(verbs: Verbs) -> None:
    demo = verb(verbs, "demo", "load the demo data into an empty house", EXAMPLES, run)
    demo.add_argument(
        "--if-empty", action="store_true", help="a house that has data is left alone, and that is no fault"
    )


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    with closing(open_house(settings)) as house:
        if takes_demo(house):
            with bar("Demo data") as progress:
                load_demo(house, progress)
        elif not args.if_empty:
            print(f"{settings.data_dir} has data already; the demo is only loaded into an empty house.")
            return Exit.REFUSED
        for sign_in in demo_sign_ins(house):
            print(f"Demo sign-in: {sign_in.username} / {sign_in.password}  ({sign_in.agency})")
    return Exit.OK
