"""The exit codes of every verb, for the scripts that call them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    OK = 0
    REFUSED = 1
    """What was asked was refused, or `check` found a difference."""
    USAGE = 2
    """The command line or a setting cannot be read."""
    STORAGE = 3
    """The data directory or the database cannot be read or written; nothing was changed."""


TABLE = """\
exit codes:
  0  done
  1  refused, or a difference was found
  2  the command line or a setting cannot be read
  3  the data directory or the database cannot be read or written
"""
