"""Finding as people do: by their own words, with slips, near a place, in the order they ask for."""

from __future__ import annotations

import pytest

from search_index.finder import Finder
from tests.search_index.conftest import Find
from tests.search_index.words import a_doc


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("ODGJ", "Orang dengan gangguan jiwa dilatih membatik"),
        ("orang dengan gangguan jiwa", "ODGJ dilatih membatik"),
        ("anak terlantar", "Pengasuhan anak telantar"),
        ("studi banding", "Catatan studi tiru ke Surabaya"),
        ("mengelola sampah", "Pengelolaan sampah"),
        ("perpustakan", "Perpustakaan keliling"),  # a letter dropped
        ("pelayann", "Standar pelayanan"),
        ("gealndangan", "Gelandangan pulang"),  # two letters swapped
        ("kelurahn magelang", "Musyawarah kelurahan"),
        ("smart city", "Menuju kota cerdas"),
    ],
)
def test_what_is_typed_finds_what_was_written(finder: Finder, find: Find, typed: str, written: str) -> None:
    finder.apply(
        [a_doc("p:1", written), a_doc("p:2", "Jadwal truk malam"), a_doc("p:3", "Kebun bibit")], (), 1
    )
    assert find(typed) == ("p:1",)


def test_a_word_that_is_right_is_not_mended(finder: Finder, find: Find) -> None:
    finder.apply([a_doc("p:1", "Panti"), a_doc("p:2", "Pantai")], (), 1)
    assert find("panti") == ("p:1",)


def test_of_the_same_subject_the_place_named_comes_first_and_others_stay(finder: Finder, find: Find) -> None:
    docs = [
        a_doc("p:depok", "Bank sampah", facets={"region": ("32", "32.76")}),
        a_doc("p:bantul", "Bank sampah", facets={"region": ("34", "34.02")}),
        a_doc("p:magelang", "Bank sampah", agency="Dinas Lingkungan Hidup Kota Magelang"),
        a_doc("p:other", "Jembatan", facets={"region": ("34", "34.02")}),
    ]
    finder.apply(docs, (), 1)
    assert find("bank sampah bantul")[0] == find("bank sampah diy")[0] == "p:bantul"
    assert find("bank sampah kota magelang")[0] == "p:magelang"
    assert set(find("bank sampah jawa barat")) == {"p:depok", "p:bantul", "p:magelang"}
    assert set(find("bantul")) == {"p:bantul", "p:other"}


def test_the_title_counts_more_than_the_body(finder: Finder, find: Find) -> None:
    finder.apply(
        [a_doc("p:body", "Jembatan", body="kompos"), a_doc("p:title", "Kompos", body="jembatan")], (), 1
    )
    assert find("kompos") == ("p:title", "p:body")


def test_words_side_by_side_come_before_words_apart(finder: Finder, find: Find) -> None:
    docs = [
        a_doc("p:apart", "Singgah lalu pulang lewat rumah"),
        a_doc("p:beside", "Rumah singgah lewat pulang"),
    ]
    finder.apply(docs, (), 1)
    assert find("rumah singgah")[0] == "p:beside"


def test_a_list_by_date_leaves_out_what_answers_little(finder: Finder) -> None:
    docs = [
        a_doc("p:old", "Bank sampah organik", newest=1),
        a_doc("p:new", "Bank sampah organik", newest=2),
        a_doc("p:little", "Bank darah", newest=3),
    ]
    finder.apply([*docs, *(a_doc(f"p:{n}", "Lain") for n in range(9))], (), 1)
    by_date = finder.find("sampah organik bank", filters={}, sort="newest", limit=9, offset=0)
    by_relevance = finder.find("sampah organik bank", filters={}, sort="relevance", limit=9, offset=0)
    assert (by_date.keys, by_date.total) == (("p:new", "p:old"), 2)
    assert (by_relevance.keys[-1], by_relevance.total) == ("p:little", 3)


def test_without_text_everything_is_there_newest_first_with_its_counts(finder: Finder) -> None:
    docs = [
        a_doc("p:1", "Satu", facets={"topic": ("spbe",), "year": ("2025",)}, newest=1, adopted=5),
        a_doc("p:2", "Dua", facets={"topic": ("spbe", "smart-city"), "year": ("2026",)}, newest=2),
    ]
    finder.apply(docs, (), 1)
    result = finder.find("", filters={"year": {"2026"}}, sort="relevance", limit=10, offset=0)
    assert (result.keys, result.total, result.stems) == (("p:2",), 1, ())
    assert result.counts["topic"] == {"spbe": 1, "smart-city": 1}
    assert result.counts["year"] == {"2025": 1, "2026": 1}
    assert finder.find("", filters={}, sort="adopted", limit=1, offset=0).keys == ("p:1",)
    assert finder.find("", filters={}, sort="newest", limit=1, offset=1).keys == ("p:1",)


def test_counts_follow_the_text_and_the_index(finder: Finder) -> None:
    docs = [
        a_doc(f"p:{n}", "Bank sampah" if n < 3 else "Jembatan", facets={"kind": ("practice",)})
        for n in range(5)
    ]
    finder.apply(docs, (), 1)
    assert finder.find("sampah", filters={}, sort="relevance", limit=0, offset=0).counts["kind"] == {
        "practice": 3
    }
    finder.apply([a_doc("p:0", "Jembatan", facets={"kind": ("visit",)})], ["p:1"], 2)
    result = finder.find("sampah", filters={}, sort="relevance", limit=9, offset=0)
    assert (result.keys, result.counts["kind"]) == (("p:2",), {"practice": 1})
    assert finder.position() == 2


def test_what_was_meant_can_be_highlighted(finder: Finder) -> None:
    finder.apply([a_doc("p:1", "Perawatan lanjut usia")], (), 1)
    stems = finder.find("lansia merawat bantul", filters={}, sort="relevance", limit=1, offset=0).stems
    assert {"=lansia", "rawat"} <= set(stems)
    assert not [stem for stem in stems if stem.startswith("@")]
