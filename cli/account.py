"""`studitiru account`: who may sign in."""

from __future__ import annotations

import argparse
import sys
from contextlib import closing
from getpass import getpass

from cli.exits import Exit
from cli.verbs import Verbs, verb
from runtime.bootstrap import ROLES, add_account, open_house
from runtime.settings import Settings

EXAMPLES = """\
examples:
  studitiru account add perencana --name "Nama Petugas" --agency "Pemerintah Kota Magelang" --role planner
  studitiru account add perencana --name "Nama Petugas" --agency 33.71 --role planner --password-stdin <secret

The password is asked for twice, unseen. It has 12 characters or more and is not one of the common ones.
"""


def configure(verbs: Verbs) -> None:
    account = verb(verbs, "account", "say who may sign in", EXAMPLES, run)
    acts = account.add_subparsers(title="acts", metavar="ACT", required=True)
    add = verb(acts, "add", "let one more officer sign in", EXAMPLES, run)
    add.add_argument("username", help="what the officer types to sign in")
    add.add_argument("--name", required=True, help="the officer's name, kept in the register of people")
    add.add_argument("--agency", required=True, help="the agency's official name, region code or id")
    add.add_argument("--role", required=True, choices=ROLES, help="what the officer does for the agency")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    password = sys.stdin.read().rstrip("\r\n") if args.password_stdin else asked_twice()
    if password is None:
        print("The two passwords differ; no account was added.", file=sys.stderr)
        return Exit.REFUSED
    with closing(open_house(settings)) as house:
        add_account(house, args.username, password, name=args.name, agency=args.agency, role=args.role)
    print(f"{args.username} may sign in for {args.agency}.")
    return Exit.OK


def asked_twice() -> str | None:
    password = getpass("Password: ")
    return password if getpass("The same again: ") == password else None
