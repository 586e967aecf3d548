"""Which passwords are refused, and why."""

from __future__ import annotations

import pytest

from identity.passwords import LEAST, MOST, PasswordRefused, check, common_words


@pytest.mark.parametrize(
    "password",
    ["tujuh gelas kopi pahit", "xkqzvbwmtplr", "Ωμέγα στον ουρανό", "a b c d e f 7 h", "9" * 11 + "x1y2"],
)
def test_any_characters_will_do_when_they_are_not_guessed_first(password: str) -> None:
    check(password)


@pytest.mark.parametrize(
    "password",
    [
        "password1234",
        "P@ssw0rd2026!",
        "indonesia12345",
        "pemerintahkota",
        "qwertyuiop123",
        "123456789012",
        "abababababab",
        "aaaaaaaaaaaaa",
        "StudiTiru2026",
        "iloveyou1234567",
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check(password)
    assert refused.value.code == "common"


def test_the_own_username_is_no_password() -> None:
    check("Penyelaras-2026!!")
    with pytest.raises(PasswordRefused):
        check("Penyelaras-2026!!", username="penyelaras")


@pytest.mark.parametrize(
    ("password", "code"), [("x" * (LEAST - 1), "too_short"), ("kopi" * 32 + "x", "too_long")]
)
def test_length_has_a_floor_and_a_ceiling(password: str, code: str) -> None:
    with pytest.raises(PasswordRefused) as refused:
        check(password)
    assert refused.value.code == code


def test_the_longest_password_may_be_used() -> None:
    check(("kopi pahit tujuh gelas " * 6)[:MOST])


def test_the_list_is_shipped_and_folded() -> None:
    assert len(common_words()) > 300
    assert all(word == word.casefold() for word in common_words())
