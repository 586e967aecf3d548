"""Figures are judged by their median, and the bare page says what the page that it is made of says."""

from __future__ import annotations

from bench.bare import pieces
from bench.pages import percentile
from bench.report import Figure, Reach, table


def test_a_figure_is_judged_by_its_median() -> None:
    at_least = Figure("Follow", "facts/s", (7_000.0, 9_000.0, 9_500.0), Reach(least=8_000))
    at_most = Figure("Page", "ms", (90.0, 120.5, 300.0), Reach(most=100))
    assert table([at_least, at_most]).splitlines()[2:] == [
        "| Follow | facts/s | 7,000 | 9,000 | 9,500 | ≥ 8,000 | yes |",
        "| Page | ms | 90 | 120 | 300 | < 100 | **no** |",
    ]


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(n) for n in range(100, 0, -1)]
    assert (percentile(values, 50), percentile(values, 95), percentile([3.0], 95)) == (51.0, 96.0, 3.0)


def test_the_pieces_of_a_page_are_its_tags_and_its_texts() -> None:
    page = '<!doctype html>\n<p lang="id">Tiru &amp; modifikasi</p>'
    assert pieces(page) == [("<!doctype html>", "\n"), ('<p lang="id">', "Tiru & modifikasi"), ("</p>", "")]
