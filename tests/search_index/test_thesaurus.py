"""Groups of one meaning: the lists are sound, and texts are read into them."""

from __future__ import annotations

import pytest

from search_index.files import lines
from search_index.indonesian import stem, tokens
from search_index.thesaurus import group_names, place_names, stems, thesaurus
from vocabulary.regions import all_regions

PLAIN = "sekolah anak rumah desa kota warga usaha orang bantuan layanan jaringan kertas mampu garis"


def listed() -> list[list[str]]:
    return [part.split(" = ") for line in lines("thesaurus.txt") for part in line.split(" ~ ")]


def groups(text: str) -> set[str]:
    return {name for _, _, name in group_names(tokens(text))}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ODGJ", "orang dengan gangguan jiwa"),
        ("LKSA", "lembaga kesejahteraan sosial anak"),
        ("lanjut usia", "lansia"),
        ("studi banding", "studi tiru"),
        ("kaji tiru", "benchmarking"),
        ("difabel", "penyandang disabilitas"),
        ("kota cerdas", "smart city"),
        ("PMKS", "pemerlu pelayanan kesejahteraan sosial"),
    ],
)
def test_an_abbreviation_its_long_form_and_synonyms_are_one_group(one: str, other: str) -> None:
    assert groups(one) & groups(other) != set()


def test_no_line_is_listed_twice_and_every_term_has_words() -> None:
    for name in ("thesaurus.txt", "places.txt"):
        assert sorted(set(lines(name))) == sorted(lines(name))
    assert [term for part in listed() for term in part if not stems(term)] == []


def test_no_term_shrinks_to_a_word_of_every_page() -> None:
    """Less its small words "dalam jaringan" would be "jaringan", and said where nobody means it."""
    plain = {(stem(word),) for word in PLAIN.split()}
    assert [term for part in listed() for term in part if " " in term and stems(term) in plain] == []


def test_a_group_that_breaks_into_another_is_not_said() -> None:
    assert "=homecare" in groups("perawatan di rumah")
    assert "=homecare" not in groups("perawatan di rumah sakit")


def test_every_place_has_codes_that_exist() -> None:
    codes = {region.code for region in all_regions()}
    named = {name for line in lines("places.txt") for name in line.partition(" = ")[2].split()}
    assert named <= codes
    assert len(thesaurus().words) > 1000


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kota Magelang", {"@33.71"}),
        ("Kab. Magelang", {"@33.08"}),
        ("Magelang", {"@33.71", "@33.08"}),
        ("jateng", {"@33"}),
        ("Yogyakarta", {"@34", "@34.71"}),
    ],
)
def test_a_name_with_its_level_is_one_place_and_without_it_all_of_that_name(
    text: str, names: set[str]
) -> None:
    assert {name for _, _, found in place_names(tokens(text)) for name in found} == names
