"""The embedded engine: all that every engine must do, and what happens when its files are broken."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from whoosh.index import open_dir

from search_index import whoosh_fields
from search_index.engine import IndexBusy, IndexDamaged
from search_index.query import parse
from search_index.whoosh_engine import WhooshIndex
from search_index.whoosh_fields import LARGE, SCHEMA
from search_index.whoosh_segments import Kept, Segment, read
from tests.search_index.engine_conformance import EngineConformance, found
from tests.search_index.words import a_doc


class TestWhooshIndex(EngineConformance):
    def open(self, path: Path) -> WhooshIndex:
        return WhooshIndex(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an index of some documents."""
    index = WhooshIndex(tmp_path / "index")
    index.apply([a_doc(f"p:{n}", "Bank sampah", body="kompos " * (n % 7)) for n in range(300)], (), 5)
    index.apply((), [f"p:{n}" for n in range(0, 300, 3)], 6)
    index.close()
    return tmp_path / "index"


# Where it stops at a broken file, the library leaves the file for the collector to close.
left_open = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@left_open
@pytest.mark.parametrize("cut", [0, 10, 100])
@pytest.mark.parametrize("kind", ["toc", "trm", "col"])
def test_a_cut_file_is_damage_and_discarding_starts_anew(folder: Path, kind: str, cut: int) -> None:
    for file in folder.glob(f"*.{kind}"):
        file.write_bytes(file.read_bytes()[:cut])
    with pytest.raises(IndexDamaged):
        WhooshIndex(folder)
    WhooshIndex.discard(folder)
    index = WhooshIndex(folder)
    assert (index.position(), found(index, "sampah")) == (0, set())
    index.close()


@pytest.mark.parametrize("broken", [b"", b"\xff" * 300])
def test_postings_that_do_not_unpack_are_damage(folder: Path, broken: bytes) -> None:
    index = WhooshIndex(folder)
    for file in folder.glob("*.pst"):
        file.write_bytes(broken)
    with pytest.raises(IndexDamaged):
        index.search(parse("sampah"))
    index.close()


def test_a_folder_that_lost_its_table_of_contents_starts_anew(folder: Path) -> None:
    for file in folder.glob("*.toc"):
        file.unlink()
    index = WhooshIndex(folder)
    assert (index.position(), found(index, "sampah")) == (0, set())
    index.close()


@left_open
def test_an_index_of_another_version_is_damage(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("search_index.whoosh_engine.VERSION", whoosh_fields.VERSION + 1)
    with pytest.raises(IndexDamaged, match="another version"):
        WhooshIndex(folder)


def test_a_second_writer_is_told_that_the_first_is_busy(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("search_index.whoosh_engine.WAIT_S", 0.05)
    index = WhooshIndex(folder)
    writing = open_dir(str(folder), schema=SCHEMA).writer()
    with pytest.raises(IndexBusy):
        index.apply([a_doc("p:x", "Baru")], (), 7)
    writing.cancel()
    index.apply([a_doc("p:x", "Baru")], (), 7)
    assert index.position() == 7
    index.close()


def test_a_batch_that_fails_leaves_nothing_behind(folder: Path) -> None:
    index = WhooshIndex(folder)
    with pytest.raises(KeyError):
        index.apply([a_doc("p:x", "Baru"), replace(a_doc("p:y"), words={"no such field": "x"})], (), 7)
    assert (index.position(), found(index, "baru")) == (6, set())
    index.apply([a_doc("p:x", "Baru")], (), 7)
    assert found(index, "baru") == {"p:x"}
    index.close()


@pytest.mark.parametrize("term", ["sampah", "kompos", "bank_sampah", "never"])
def test_whole_posting_lists_equal_those_the_library_hands_out_one_by_one(folder: Path, term: str) -> None:
    reader: Any = open_dir(str(folder), schema=SCHEMA).reader()
    for leaf, _ in reader.leaf_readers():
        terms = leaf.codec().terms_reader(leaf.storage(), leaf.segment())
        ids, weights = read(terms, term)
        terms.close()
        mine = zip(ids.tolist(), weights.tolist(), strict=True)
        assert [posting for posting in mine if not leaf.is_deleted(posting[0])] == one_by_one(leaf, term)
    reader.close()


def one_by_one(leaf: Any, term: str) -> list[tuple[int, float]]:
    postings = []
    if ("terms", term) in leaf:
        matcher = leaf.postings("terms", term)
        while matcher.is_active():
            postings.append((matcher.id(), matcher.weight()))
            matcher.next()
    return postings


def test_long_lists_of_several_blocks_are_read_whole(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "index")
    count = 2 * whoosh_fields.BLOCK + 1
    index.apply([a_doc(f"p:{n}", "Sampah") for n in range(count)], (), 1)
    assert len(index.search(parse("sampah")).keys) == count
    index.close()


def test_small_segments_are_written_together(tmp_path: Path) -> None:
    index = WhooshIndex(tmp_path / "index")
    most = 0
    for n in range(60):
        index.apply([a_doc(f"p:{n}", "Sampah")], (), n + 1)
        most = max(most, len(index._segments))
    assert most <= 3 * whoosh_fields.ALIKE
    assert LARGE > 60  # so all of them were small
    index.close()


def test_posting_lists_used_last_are_kept_and_the_others_make_room(folder: Path) -> None:
    index = WhooshIndex(folder)
    segment = index._segments[0]
    kept = Kept(at_most=2 * (300 + 1))
    for term in ("bank", "sampah", "bank", "bank_sampah"):
        assert len(kept.get(segment, term)[0]) == 300
    assert held(kept, segment) == ["bank", "bank_sampah"]
    kept.forget(segment)
    assert held(kept, segment) == []
    index.close()


def held(kept: Kept, segment: Segment) -> list[str]:
    return [term for name, term in kept._lists if name == segment.name]
