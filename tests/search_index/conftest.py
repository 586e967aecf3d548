"""An open finder for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from search_index.facets import FacetTable
from search_index.finder import Finder
from search_index.whoosh_engine import WhooshIndex

Find = Callable[[str], tuple[str, ...]]


@pytest.fixture
def finder(tmp_path: Path) -> Iterator[Finder]:
    finder = Finder(WhooshIndex(tmp_path / "index"), FacetTable())
    yield finder
    finder.close()


@pytest.fixture
def find(finder: Finder) -> Find:
    """Keys found, most relevant first."""

    def find(text: str) -> tuple[str, ...]:
        return finder.find(text, filters={}, sort="relevance", limit=50, offset=0).keys

    return find
