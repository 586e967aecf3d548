"""The lists people choose from: complete, in both languages, and pointing at each other correctly."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from vocabulary import terms
from vocabulary.files import rows
from vocabulary.terms import Vocabulary

LISTS: tuple[Callable[[], Vocabulary], ...] = (
    terms.ppks,
    terms.psks,
    terms.spm,
    terms.aspects,
    terms.urusan,
    terms.agency_kinds,
    terms.stop_reasons,
    terms.decline_reasons,
    terms.topics,
    terms.modification_whats,
    terms.modification_kinds,
    terms.modification_goals,
    terms.modification_causes,
    terms.visit_modes,
    terms.member_categories,
)
every_list = pytest.mark.parametrize("read", LISTS, ids=lambda read: read.__name__)


@every_list
def test_every_term_has_a_short_code_words_in_both_languages_and_a_source(
    read: Callable[[], Vocabulary],
) -> None:
    for term in read().values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", term.code)
        assert term.id.strip()
        assert term.en.strip()
        assert term.source.strip()
        assert term.valid_from <= date(2026, 11, 22)


@every_list
def test_no_code_is_listed_twice(read: Callable[[], Vocabulary]) -> None:
    assert len(read()) == len(rows(f"{read.__name__}.csv"))


def test_the_regulations_lists_are_whole_and_in_their_order() -> None:
    assert list(terms.ppks()) == [f"ppks-{number:02}" for number in range(1, 27)]
    assert terms.ppks()["ppks-09"].id == "Penyandang disabilitas"
    assert list(terms.aspects()) == ["kebijakan", "sdm", "sarpras", "sipp", "konsultasi", "inovasi"]
    groups = [terms.urusan_group(code) for code in terms.urusan()]
    assert {group: groups.count(group) for group in groups} == {
        "dasar": 6,
        "wajib": 18,
        "pilihan": 8,
        "penunjang": 5,
    }


def test_a_province_serves_inside_institutions_and_a_regency_outside() -> None:
    levels = [terms.spm_level(code) for code in terms.spm()]
    assert levels == ["provinsi"] * 5 + ["kabupaten/kota"] * 5
    assert "di dalam panti" in terms.spm()["spm-prov-anak"].id
    assert "di luar panti" in terms.spm()["spm-kabkota-anak"].id


def test_every_topic_points_at_ppks_and_affairs_that_exist() -> None:
    topics = terms.topics()
    assert len(topics) == 42
    assert {code for topic in topics for code in terms.topic_ppks(topic)} <= set(terms.ppks())
    affairs = {affair for topic in topics if (affair := terms.topic_urusan(topic))}
    assert affairs <= set(terms.urusan())
    assert terms.topic_ppks("gelandangan-pengemis") == ("ppks-11", "ppks-12")
    assert terms.topic_urusan("gelandangan-pengemis") == "sosial"
    assert terms.topic_urusan("reformasi-birokrasi") is None
    assert (terms.topic_ppks("unknown"), terms.topic_urusan("unknown")) == ((), None)


def test_a_word_is_said_in_the_language_asked_for_and_an_unknown_code_as_it_is() -> None:
    assert terms.visit_modes().word("luring", "id") == "Luring"
    assert terms.visit_modes().word("luring", "en") == "In person"
    assert terms.visit_modes().word("teleportasi", "en") == "teleportasi"
    with pytest.raises(KeyError):
        terms.visit_modes()["teleportasi"]
