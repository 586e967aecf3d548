"""How the word lists beside this package are read, also from inside a wheel."""

from __future__ import annotations

from importlib import resources


def lines(name: str) -> list[str]:
    """The lines of `data/<name>`, without empty ones and comments."""
    text = resources.files("search_index").joinpath("data", name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
