"""Finds the verb, runs it, and turns what went wrong into one sentence and an exit code."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from cli import account, check, demo, export, import_, rebuild, serve
from cli.exits import TABLE, Exit
from exchange.errors import ExchangeError, StorageUnavailable
from runtime.settings import SettingError, read_settings

VERBS = (serve, demo, rebuild, check, export, import_, account)

EXAMPLES = """\
examples:
  studitiru demo                                load the demo data into an empty house
  studitiru serve                               serve it on http://127.0.0.1:8000/
  STUDITIRU_DATA_DIR=/srv/studitiru studitiru check

Settings are read from the environment: docs/settings.md lists them.

"""


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="studitiru",
        description="An exchange where public agencies observe, replicate and modify what others do well.",
        epilog=EXAMPLES + TABLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    subparsers = top.add_subparsers(title="verbs", metavar="VERB", required=True)
    for verb in VERBS:
        verb.configure(subparsers)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one verb. A usage error leaves through argparse with exit code 2, as everywhere."""
    args = parser().parse_args(argv)
    try:
        done: Exit = args.run(args, read_settings(os.environ))
        return done
    except SettingError as error:
        return say(str(error), Exit.USAGE)
    except OSError as error:
        return say(f"The data directory cannot be used: {error}", Exit.STORAGE)
    except StorageUnavailable as error:
        return say(f"The log cannot be used: {error}", Exit.STORAGE)
    except ExchangeError as error:
        return say(f"refused: {error}", Exit.REFUSED)
    except (KeyboardInterrupt, EOFError):
        return say("Stopped.", Exit.REFUSED)


def say(words: str, code: Exit) -> Exit:
    print(f"studitiru: {words}", file=sys.stderr)
    return code
