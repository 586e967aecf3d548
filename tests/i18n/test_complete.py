"""Both catalogues say everything that is said on screen."""

from __future__ import annotations

from i18n.collect import gaps, used
from i18n.words import words


def test_every_sentence_is_in_both_catalogues_with_the_same_placeholders() -> None:
    assert gaps() == []


def test_what_is_collected_comes_from_templates_and_from_python() -> None:
    places = {place.split("/")[0] for said_in in used().values() for place in said_in}
    assert places == {"templates", "web"}


def test_english_knows_what_the_header_says() -> None:
    assert words("en").t("Kunjungan") == "Visits"
