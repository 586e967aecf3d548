"""The command line: what it tells, what it refuses and with which exit code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cli.exits import TABLE, Exit
from cli.main import VERBS, main, parser

PAGE = (Path(__file__).parents[2] / "docs" / "command-line.md").read_text(encoding="utf-8")
NAMES = [verb.__name__.rpartition(".")[2].rstrip("_") for verb in VERBS]


@pytest.fixture(autouse=True)
def a_house_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STUDITIRU_DATA_DIR", str(tmp_path / "house"))


@pytest.mark.parametrize("name", NAMES)
def test_every_verb_shows_examples_and_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main([name, "--help"])
    shown = capsys.readouterr().out
    assert left.value.code == Exit.OK
    assert f"examples:\n  studitiru {name}" in shown
    assert TABLE in shown


def test_the_page_lists_every_verb_and_every_exit_code() -> None:
    assert [verb.split()[0] for verb in re.findall(r"^\| `studitiru ([\w ]+)` \|", PAGE, re.M)] == NAMES
    assert [int(code) for code in re.findall(r"^\| (\d) \|", PAGE, re.M)] == [code.value for code in Exit]
    assert [int(code) for code in re.findall(r"^  (\d)  ", TABLE, re.M)] == [code.value for code in Exit]


@pytest.mark.parametrize("line", [[], ["dance"], ["account"], ["account", "add"], ["demo", "--fast"]])
def test_a_command_line_that_cannot_be_read_is_a_usage_error(line: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        parser().parse_args(line)
    assert left.value.code == Exit.USAGE


def test_a_setting_that_cannot_be_read_is_a_usage_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("STUDITIRU_PORT", "many")
    assert main(["check"]) == Exit.USAGE
    assert capsys.readouterr().err == (
        "studitiru: STUDITIRU_PORT is 'many'; it takes a whole number from 1 to 65535.\n"
    )


def test_a_data_directory_that_cannot_be_made_is_a_storage_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a file").write_text("in the way")
    monkeypatch.setenv("STUDITIRU_DATA_DIR", str(tmp_path / "a file" / "house"))
    assert main(["check"]) == Exit.STORAGE
    assert capsys.readouterr().err.startswith("studitiru: The data directory cannot be used:")


def test_two_passwords_that_differ_add_no_account(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = iter(["first long password", "second long password"])
    monkeypatch.setattr("cli.account.getpass", lambda prompt: next(typed))
    line = ["account", "add", "perencana", "--name", "Contoh", "--agency", "33.71", "--role", "planner"]
    assert main(line) == Exit.REFUSED
    assert capsys.readouterr().err == "The two passwords differ; no account was added.\n"
    assert not (tmp_path / "house").exists()


def test_an_empty_house_is_sound(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == Exit.OK
    assert capsys.readouterr().out == "The views and the search index agree with the log.\n"
