"""The wheel: everything that the rooms hold travels in it, and it works where there is no tree."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path
from zipfile import ZipFile

import httpx
import pytest

from tests.serving import served

TREE = Path(__file__).parents[2]
PIP = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet"]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [
        *PIP,
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--wheel-dir",
        str(folder),
        ".",
    ]
    subprocess.run(build, cwd=TREE, check=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `studitiru` of an environment that has the wheel and nothing else."""
    empty = tmp_path_factory.mktemp("elsewhere") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(empty)], check=True, timeout=60)
    install = [*PIP, "--python", str(empty), "install", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, timeout=60)
    return empty / "bin" / "studitiru"


def test_the_wheel_carries_every_file_of_every_room(wheel: Path) -> None:
    settings = tomllib.loads((TREE / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = settings["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    kept = [path.relative_to(TREE) for room in rooms for path in (TREE / room).rglob("*") if path.is_file()]
    carried = [name for name in ZipFile(wheel).namelist() if ".dist-info/" not in name]
    assert sorted(carried) == sorted(str(path) for path in kept if "__pycache__" not in path.parts)


def test_the_wheel_serves_the_demo_where_there_is_no_tree(installed: Path, tmp_path: Path) -> None:
    # The dependencies are lent by this environment. The tree is not: .pth files of a PYTHONPATH are not read.
    lent = sysconfig.get_path("purelib")
    with served([str(installed)], tmp_path, PYTHONPATH=lent) as url:
        page = httpx.get(url)
        assert page.status_code == 200
        assert "Kota Magelang" in page.text
        assert httpx.get(f"{url}bahasa/en", follow_redirects=True).status_code == 200
