"""A house is told the demo, checked, written out and taken in elsewhere, on either database."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from cli.exits import Exit
from cli.main import main
from exchange.log import Kept
from runtime.settings import Settings
from runtime.storage import open_storage


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo in files, written out."""
    folder = tmp_path_factory.mktemp("written")
    with pytest.MonkeyPatch.context() as environ:
        environ.setenv("STUDITIRU_DATA_DIR", str(folder / "house"))
        assert main(["demo"]) == Exit.OK
        assert main(["export", str(folder / "house.jsonl")]) == Exit.OK
    return folder / "house.jsonl"


@pytest.fixture
def elsewhere(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty house in either database, to which the command line speaks."""
    monkeypatch.setenv("STUDITIRU_DATA_DIR", str(settings.data_dir))
    monkeypatch.setenv("STUDITIRU_DATABASE", settings.database)
    return settings


def kept(settings: Settings) -> list[Kept]:
    with closing(open_storage(settings)) as storage:
        return list(storage.log.kept())


def test_the_demo_is_told_and_all_views_agree_with_it(
    elsewhere: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == Exit.OK
    assert main(["rebuild"]) == Exit.OK
    assert main(["rebuild"]) == Exit.OK
    capsys.readouterr()
    assert main(["check"]) == Exit.OK
    assert capsys.readouterr().out == "The views and the search index agree with the log.\n"


def test_a_house_moves_to_another_database_with_every_fact_in_its_place(
    elsewhere: Settings, written: Path, tmp_path: Path
) -> None:
    assert main(["import", str(written)]) == Exit.OK
    assert kept(elsewhere) == kept(replace(elsewhere, data_dir=written.parent / "house", database=""))
    assert any(one.key for one in kept(elsewhere))
    assert main(["check"]) == Exit.OK
    assert main(["export", str(tmp_path / "again.jsonl")]) == Exit.OK
    assert (tmp_path / "again.jsonl").read_bytes() == written.read_bytes()


def test_an_import_that_broke_off_goes_on(
    elsewhere: Settings, written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = written.read_bytes().splitlines(keepends=True)
    begun = tmp_path / "begun.jsonl"
    begun.write_bytes(b"".join(lines[:40]) + b'{"facts":40}\n')
    assert main(["import", str(begun)]) == Exit.OK
    assert capsys.readouterr().out.startswith("40 facts taken in;")
    assert main(["import", str(written)]) == Exit.OK
    assert capsys.readouterr().out.startswith(f"{len(lines) - 41} facts taken in;")
    assert [one.position for one in kept(elsewhere)] == list(range(1, len(lines)))


def damaged(lines: list[bytes], name: str) -> list[bytes]:
    match name:
        case "a line is missing":
            return [*lines[:5], *lines[6:]]
        case "a line comes twice":
            return [*lines[:6], *lines[5:]]
        case "the file is cut":
            return lines[:-1]
        case "a line is cut":
            return [*lines[:5], lines[5][:40]]
        case _:
            return [*lines[:5], lines[5].replace(b'"tag":"', b'"tag":"no.'), *lines[6:]]


@pytest.mark.parametrize(
    "name",
    ["a line is missing", "a line comes twice", "the file is cut", "a line is cut", "a tag is unknown"],
)
def test_a_damaged_file_is_refused_by_its_line(
    name: str, elsewhere: Settings, written: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "damaged.jsonl"
    file.write_bytes(b"".join(damaged(written.read_bytes().splitlines(keepends=True), name)))
    assert main(["import", str(file)]) == Exit.REFUSED
    assert "cannot be taken in: line " in capsys.readouterr().err


def test_a_log_that_holds_something_else_is_left_as_it_is(
    elsewhere: Settings, written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo"]) == Exit.OK
    before = kept(elsewhere)
    assert main(["import", str(written)]) == Exit.REFUSED
    assert "line 1: the log here holds another fact at position 1" in capsys.readouterr().err
    assert kept(elsewhere) == before


def test_a_file_that_is_not_there_is_refused(elsewhere: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", "nowhere.jsonl"]) == Exit.REFUSED
    assert capsys.readouterr().err == "nowhere.jsonl cannot be taken in: there is no such file\n"
