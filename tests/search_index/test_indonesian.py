"""Indonesian words: folding keeps every place in the text, and forms of one root fall together."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from search_index.indonesian import fold, stem, tokens


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_any_text_has_tokens_that_lie_in_it_in_order(text: str) -> None:
    last = 0
    for token in tokens(text):
        assert last <= token.start < token.end <= len(text)
        last = token.end


@pytest.mark.parametrize(
    "family",
    [
        "telantar terlantar ketelantaran penelantaran",
        "layan layanan pelayanan melayani dilayani",
        "kunjung kunjungan berkunjung mengunjungi pengunjung",
        "rawat perawat perawatan dirawat merawat",
        "menangani penanganan ditangani tertangani",
        "olah mengolah pengolahan diolah",
        "adu aduan pengaduan mengadu",
        "rata merata pemerataan",
        "relawan sukarelawan kerelawanan",
    ],
)
def test_forms_of_one_root_share_a_stem(family: str) -> None:
    assert len({stem(word) for word in family.split()}) == 1


@pytest.mark.parametrize(
    "pair", ["relawan rawan", "penanganan tangan", "kinerja kerja", "pendapatan dapat", "peserta serta"]
)
def test_words_of_other_meaning_do_not_share_a_stem(pair: str) -> None:
    one, other = pair.split()
    assert stem(one) != stem(other)


def test_a_word_said_twice_is_one_word() -> None:
    assert [(token.stem, token.start, token.end) for token in tokens("Anak-anak jalanan")] == [
        ("anak", 0, 9),
        ("jalan", 10, 17),
    ]
    assert [token.word for token in tokens("sayur-mayur")] == ["sayur", "mayur"]


def test_accents_capitals_dots_and_small_words_do_not_matter() -> None:
    assert [token.word for token in tokens("Kafé untuk U.P.T. di 1.240 desa")] == [
        "kafe",
        "upt",
        "1240",
        "desa",
    ]
