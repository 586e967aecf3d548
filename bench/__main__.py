"""Measures, prints the figures as a table and keeps them under bench/results/.

python -m bench [append] [follow] [pages] [--quick]
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import append, follow, pages
from bench.generate import Size, generate
from bench.report import Figure, page
from cli.progress import bar
from exchange.log import SqliteLog

RESULTS = Path(__file__).parent / "results"
SEED = 1


def append_figures(folder: Path, quick: bool) -> Iterator[Figure]:
    yield from append.measure(folder, commands=1_000 if quick else 10_000, seed=SEED)


def follow_figures(folder: Path, quick: bool) -> Iterator[Figure]:
    with closing(SqliteLog(folder / "log.sqlite")) as log:
        with bar("Made-up practices") as progress:
            generate(log, Size.of(1_000 if quick else 10_000), SEED, progress)
        yield from follow.measure(folder, log, rounds=3)


def page_figures(folder: Path, quick: bool) -> Iterator[Figure]:
    for size in (1_000,) if quick else (1_000, 10_000, pages.LARGEST):
        yield from pages.measure(folder, size, SEED)


PARTS = {"append": append_figures, "follow": follow_figures, "pages": page_figures}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "parts", nargs="*", metavar="PART", help=f"of {', '.join(PARTS)}; all, if none is named"
    )
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it out")
    parser.add_argument("--houses", type=Path, help="where made-up exchanges are kept for the next run")
    asked = parser.parse_args()
    if unknown := set(asked.parts) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in asked.parts or PARTS:
        with TemporaryDirectory(prefix=f"bench-{name}-") as folder:
            kept = asked.houses if name == "pages" and asked.houses else Path(folder)
            figures += _told(PARTS[name](kept, asked.quick))
    told = page(date.today(), [f"Load of the machine while measuring: {load()}."], figures)
    print(f"\n{told}")
    if not (asked.quick or asked.parts):
        RESULTS.mkdir(exist_ok=True)
        (RESULTS / f"{date.today()}.md").write_text(told, "utf-8")


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Says each figure as it comes: the whole takes a quarter of an hour and more."""
    for figure in figures:
        print(figure.row(), file=sys.stderr, flush=True)
        yield figure


def load() -> str:
    """How many processes wanted the processor, on average over the last quarter of an hour."""
    return f"{os.getloadavg()[2]:.1f}"


if __name__ == "__main__":
    main()
