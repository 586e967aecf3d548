"""Settings: what the environment may say, and how it is told that it may not."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path

import pytest

from runtime.settings import PREFIX, SettingError, Settings, read_settings

PAGE = Path(__file__).parents[2] / "docs" / "settings.md"


def test_an_empty_environment_gives_the_standard_values() -> None:
    assert read_settings({}) == Settings()


def test_an_empty_value_counts_as_not_given() -> None:
    assert read_settings({"STUDITIRU_PORT": " ", "STUDITIRU_DATA_DIR": ""}) == Settings()


def test_every_setting_can_be_given() -> None:
    environ = {
        "STUDITIRU_DATA_DIR": "elsewhere",
        "STUDITIRU_DATABASE": "postgresql://studitiru@db.example/studitiru",
        "STUDITIRU_HOST": "0.0.0.0",
        "STUDITIRU_PORT": "80",
        "STUDITIRU_WORKERS": "2",
        "STUDITIRU_LANG": "en",
        "STUDITIRU_SECURE_COOKIES": "yes",
        "STUDITIRU_TRUSTED_PROXIES": "127.0.0.1, 10.0.0.0/8",
        "STUDITIRU_SESSION_IDLE_S": "600",
        "STUDITIRU_SESSION_LONGEST_S": "3600",
        "PATH": "/usr/bin",
    }
    assert read_settings(environ) == Settings(
        data_dir=Path("elsewhere"),
        database="postgresql://studitiru@db.example/studitiru",
        host="0.0.0.0",
        port=80,
        workers=2,
        lang="en",
        secure_cookies=True,
        trusted_proxies=("127.0.0.1", "10.0.0.0/8"),
        session_idle_s=600,
        session_longest_s=3600,
    )
    assert len(environ) - 1 == len(fields(Settings))


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PORT", "0", "STUDITIRU_PORT is '0'; it takes a whole number from 1 to 65535."),
        ("PORT", "65536", "STUDITIRU_PORT is '65536'; it takes a whole number from 1 to 65535."),
        ("PORT", "-1", "STUDITIRU_PORT is '-1'; it takes a whole number from 1 to 65535."),
        ("PORT", "٣", "STUDITIRU_PORT is '٣'; it takes a whole number from 1 to 65535."),
        ("WORKERS", "9" * 5000, "it takes a whole number from 1 to 64."),
        ("LANG", "fr", "STUDITIRU_LANG is 'fr'; it takes id or en."),
        ("SECURE_COOKIES", "true", "STUDITIRU_SECURE_COOKIES is 'true'; it takes yes or no."),
        ("TRUSTED_PROXIES", "10.0.0.0/8,proxy", "STUDITIRU_TRUSTED_PROXIES is 'proxy'; it takes addresses"),
    ],
)
def test_a_value_that_cannot_be_used_is_refused_with_what_would_do(name: str, value: str, words: str) -> None:
    with pytest.raises(SettingError, match=re.escape(words)):
        read_settings({PREFIX + name: value})


@pytest.mark.parametrize(
    "value", ["mysql://me:secret@db/x", "postgresql://me:secret@db", "postgresql://[me:secret"]
)
def test_an_address_that_cannot_be_used_is_refused_and_its_password_not_shown(value: str) -> None:
    with pytest.raises(SettingError, match="such as postgresql://user:password@host/name") as refused:
        read_settings({"STUDITIRU_DATABASE": value})
    assert "secret" not in str(refused.value)
    assert "secret" not in repr(Settings(database=value))


def test_a_misspelt_name_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(SettingError, match="did you mean STUDITIRU_PORT"):
        read_settings({"STUDITIRU_PROT": "80"})


def test_the_page_lists_every_setting_with_its_standard_value() -> None:
    rows = re.findall(
        r"^\| `(STUDITIRU_\w+)` \| (?:`([^`]*)`|\*\(none\)\*) \|", PAGE.read_text(encoding="utf-8"), re.M
    )
    assert rows == [(PREFIX + field.name.upper(), written(field.default)) for field in fields(Settings)]


def written(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ",".join(value)
        case _:
            return str(value)
