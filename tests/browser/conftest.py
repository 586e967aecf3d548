"""A served house with demo data, and a Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.screens import DESK, Screen, Visitor, visiting
from tests.serving import served

TREE = Path(__file__).parents[2]
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

Visit = Callable[..., Visitor]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if item.path.is_relative_to(here):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium that starts; scripts/ensure-chromium looks for the same ones."""
    for name in (os.environ.get("CHROMIUM") or "", *CHROMIUM_NAMES):
        path = shutil.which(name)
        if path and starts(path):
            return path
    pytest.skip("no Chromium on this machine; `make test` installs one when it may")


def starts(path: str) -> bool:
    told = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False)
    return told.stdout.startswith(("Chromium ", "Google Chrome "))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the demo data.

    One for the whole run: a test that changes something changes what it made itself.
    """
    folder = tmp_path_factory.mktemp("served")
    with served([sys.executable, "-m", "cli"], folder, PYTHONPATH=str(TREE)) as url:
        yield url


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Visit]:
    """Opens windows: visit(), visit(PHONE), visit(DESK, javascript=False, lang="en-GB"). Whatever a window's
    console or the server complained of fails the test, unless the test clears `troubles` itself."""
    with ExitStack() as open_windows:
        visitors: list[Visitor] = []

        def opened(screen: Screen = DESK, *, javascript: bool = True, lang: str = "id-ID") -> Visitor:
            window = visiting(browser, site, screen, javascript=javascript, lang=lang)
            visitors.append(open_windows.enter_context(window))
            return visitors[-1]

        yield opened
        assert [trouble for visitor in visitors for trouble in visitor.troubles] == []
