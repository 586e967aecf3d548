"""Sentences, their placeholders and their plurals."""

from __future__ import annotations

from i18n.collect import placeholders
from i18n.words import Words

ENGLISH = Words("en", {"Halo {name}": "Hello {name}", "{n} praktik": ("{n} practice", "{n} practices")})
INDONESIAN = Words("id", {})


def test_a_sentence_is_said_with_its_facts() -> None:
    assert ENGLISH.t("Halo {name}", name="Magelang") == "Hello Magelang"
    assert INDONESIAN.t("Halo {name}", name="Magelang") == "Halo Magelang"


def test_what_is_not_translated_is_said_in_indonesian_and_can_be_told_apart() -> None:
    assert ENGLISH.t("Belum ada.") == "Belum ada."
    assert not ENGLISH.knows("Belum ada.")
    assert ENGLISH.knows("Halo {name}")
    assert INDONESIAN.knows("Belum ada.")


def test_one_and_many_differ_in_english_alone() -> None:
    said = [ENGLISH.tn("{n} praktik", "{n} praktik", n) for n in (0, 1, 2, 1250)]
    assert said == ["0 practices", "1 practice", "2 practices", "1,250 practices"]
    assert [INDONESIAN.tn("{n} praktik", "{n} praktik", n) for n in (1, 1250)] == [
        "1 praktik",
        "1.250 praktik",
    ]


def test_braces_without_facts_are_only_braces() -> None:
    assert INDONESIAN.t("kurung {kurawal}") == "kurung {kurawal}"


def test_placeholders_are_found_by_name() -> None:
    assert placeholders("{a} dan {b}, lalu {a}") == {"a", "b"}
