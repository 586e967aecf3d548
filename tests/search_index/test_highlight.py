"""Marks stand on what was looked for, and no letter of the text is lost."""

from __future__ import annotations

import unicodedata

from hypothesis import given, strategies as st

from search_index.highlight import excerpt, segments

HEART = "Lalu rumah singgah dibuka bagi lanjut usia di kota. "
BODY = "Awalnya tidak ada apa-apa. " * 8 + HEART + "Sekian dan selesai. " * 9


def test_every_form_of_a_word_and_every_name_of_a_group_is_marked() -> None:
    assert segments("Dinas melayani lanjut usia.", ("layan", "=lansia")) == [
        ("Dinas ", False),
        ("melayani", True),
        (" ", False),
        ("lanjut usia", True),
        (".", False),
    ]


def test_nothing_looked_for_marks_nothing() -> None:
    assert segments("Dinas melayani.", ()) == [("Dinas melayani.", False)]
    assert segments("", ("layan",)) == []


@given(st.text(), st.lists(st.sampled_from(["layan", "sampah", "=lansia"])))
def test_the_pieces_together_are_the_text(text: str, stems: list[str]) -> None:
    assert "".join(piece for piece, _ in segments(text, stems)) == unicodedata.normalize("NFC", text)


def test_an_excerpt_shows_the_stretch_with_most_marks() -> None:
    pieces = excerpt(BODY, ("rumah", "singgah", "=lansia"), 90)
    assert [piece for piece, marked in pieces if marked] == ["rumah", "singgah", "lanjut usia"]
    assert (pieces[0], pieces[-1]) == (("… ", False), (" …", False))


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt("Bank  sampah\nkota", ("sampah",), 90) == [
        ("Bank ", False),
        ("sampah", True),
        (" kota", False),
    ]


@given(st.text(st.characters(codec="utf-8")), st.integers(1, 60))
def test_an_excerpt_is_never_longer_than_asked(text: str, length: int) -> None:
    inside = [piece for piece, _ in excerpt(text, ("layan",), length) if piece not in ("… ", " …")]
    assert len("".join(inside)) <= length
