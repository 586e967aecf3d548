"""How the data files beside this package are opened, also from inside a wheel."""

from __future__ import annotations

import csv
from importlib import resources


def rows(name: str) -> list[dict[str, str]]:
    """The rows of `data/<name>` in file order, one dict of column to text each."""
    text = resources.files("vocabulary").joinpath("data", name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
