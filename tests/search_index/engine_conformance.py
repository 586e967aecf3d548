"""What every SearchIndex must do, whatever is inside: subclass `EngineConformance`, say how to open one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from search_index.engine import Changes, SearchIndex
from search_index.query import parse
from tests.search_index.words import a_doc


class EngineConformance(ABC):
    @abstractmethod
    def open(self, path: Path) -> SearchIndex:
        """The index in this folder, made when it is not there."""

    @pytest.fixture
    def index(self, tmp_path: Path) -> Iterator[SearchIndex]:
        index = self.open(tmp_path / "index")
        yield index
        index.close()

    def test_a_new_index_is_empty_and_at_the_beginning(self, index: SearchIndex) -> None:
        assert index.position() == 0
        assert found(index, "apa saja") == set()
        assert found(index, "sampah") == set()
        assert told(index.refresh()) == (set(), set())

    def test_what_was_applied_is_found_at_its_position(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Bank sampah"), a_doc("p:2", "Rumah singgah")], (), 7)
        assert index.position() == 7
        assert found(index, "sampah") == {"p:1"}
        assert found(index, "singgah") == {"p:2"}

    def test_a_document_replaces_the_one_of_the_same_key(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Bank sampah")], (), 1)
        index.apply([a_doc("p:1", "Kompos pasar")], (), 2)
        assert found(index, "bank") == set()
        assert found(index, "kompos") == {"p:1"}

    def test_the_last_of_a_key_in_a_batch_stays(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Bank sampah"), a_doc("p:1", "Kompos pasar")], (), 1)
        assert found(index, "bank") == set()
        assert found(index, "pasar") == {"p:1"}

    def test_a_deleted_document_is_gone_also_when_it_is_in_the_same_batch(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Bank sampah"), a_doc("p:2", "Sampah organik")], ["p:2"], 1)
        assert found(index, "sampah") == {"p:1"}
        index.apply((), ["p:1", "never:there"], 2)
        assert found(index, "sampah") == set()
        assert index.position() == 2

    def test_applying_again_changes_nothing(self, index: SearchIndex) -> None:
        docs = [a_doc(f"p:{n}", f"Bank sampah {n}") for n in range(3)]
        index.apply(docs, ["p:9"], 4)
        before = found(index, "sampah")
        index.apply(docs, ["p:9"], 4)
        assert found(index, "sampah") == before == {"p:0", "p:1", "p:2"}
        assert index.position() == 4

    def test_it_is_all_there_after_opening_again(self, tmp_path: Path) -> None:
        facets = {"topic": ("pengelolaan-sampah",)}
        index = self.open(tmp_path / "index")
        index.apply([a_doc("p:1", "Bank sampah", facets=facets, newest=5), a_doc("p:2")], (), 3)
        index.apply((), ["p:2"], 4)
        index.close()
        index = self.open(tmp_path / "index")
        assert index.position() == 4
        assert found(index, "sampah") == {"p:1"}
        without_words = a_doc("p:1", facets=facets, newest=5)
        assert list(index.refresh().upserts) == [without_words]
        index.close()

    def test_refresh_tells_each_change_once(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Satu"), a_doc("p:2", "Dua")], (), 1)
        assert told(index.refresh()) == ({"p:1", "p:2"}, set())
        index.apply([a_doc("p:3", "Tiga")], ["p:1"], 2)
        changes = index.refresh()
        assert (set(changes.deletes), {doc.key for doc in changes.upserts} >= {"p:3"}) == ({"p:1"}, True)
        assert told(index.refresh()) == (set(), set())

    def test_another_reader_sees_a_commit_after_refresh(self, tmp_path: Path) -> None:
        writer, reader = self.open(tmp_path / "index"), self.open(tmp_path / "index")
        writer.apply([a_doc("p:1", "Bank sampah")], (), 9)
        reader.refresh()
        assert (found(reader, "sampah"), reader.position()) == ({"p:1"}, 9)
        writer.close()
        reader.close()

    def test_many_small_commits_keep_every_document(self, index: SearchIndex) -> None:
        for n in range(40):
            index.apply([a_doc(f"p:{n}", "Bank sampah"), a_doc("p:same", f"Edisi {n}")], (), n + 1)
        assert found(index, "sampah") == {f"p:{n}" for n in range(40)}
        assert found(index, "edisi") == {"p:same"}
        assert index.position() == 40

    def test_phrases_exclusions_and_prefixes(self, index: SearchIndex) -> None:
        index.apply(
            [
                a_doc("p:1", "Rumah singgah", body="Panti untuk warga."),
                a_doc("p:2", "Singgah di rumah warga"),
                a_doc("p:3", "Perpustakaan warga"),
            ],
            (),
            1,
        )
        assert found(index, '"rumah singgah"') == {"p:1"}
        assert found(index, "warga -panti") == {"p:2", "p:3"}
        assert found(index, '-"rumah singgah"') == {"p:2", "p:3"}
        assert found(index, "perpus*") == {"p:3"}

    def test_suggestions_complete_the_last_word(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:1", "Pelayanan pelaporan"), a_doc("p:2", "Pelayanan panti")], (), 1)
        assert index.suggest("mal pela", 5) == ["mal pelayanan", "mal pelaporan"]
        assert index.suggest("mal pela", 1) == ["mal pelayanan"]
        assert index.suggest("", 5) == index.suggest("xyz", 5) == index.suggest("* ?", 5) == []

    def test_readers_go_on_while_one_writes(self, index: SearchIndex) -> None:
        index.apply([a_doc("p:0", "Bank sampah")], (), 1)
        seen: list[set[str]] = []

        def look() -> None:
            seen.extend(found(index, "sampah") for _ in range(20))

        readers = [Thread(target=look) for _ in range(4)]
        for thread in readers:
            thread.start()
        for n in range(1, 8):
            index.apply([a_doc(f"p:{n}", "Bank sampah")], (), n + 1)
        for thread in readers:
            thread.join()
        assert len(seen) == 80
        assert all({"p:0"} <= keys <= {f"p:{n}" for n in range(8)} for keys in seen)


def found(index: SearchIndex, text: str) -> set[str]:
    hits = index.search(parse(text))
    assert len(hits.keys) == len(set(hits.keys)) == len(hits.scores)
    return set(hits.keys)


def told(changes: Changes) -> tuple[set[str], set[str]]:
    return {doc.key for doc in changes.upserts}, set(changes.deletes)
