"""A database for who asks. Every run ends with the list of what was skipped; in CI a skip is a failure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from runtime.settings import Settings
from runtime.storage import Storage, open_storage
from tests.postgres import Cluster, running_cluster


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server, started when the first test asks for it."""
    with running_cluster() as running:
        yield running


@pytest.fixture
def postgres_url(cluster: Cluster) -> str:
    """An empty database."""
    return cluster.emptied()


@pytest.fixture(params=["sqlite", "postgresql"])
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Settings:
    """An empty house; whoever asks for it is tested in both databases."""
    database = request.getfixturevalue("postgres_url") if request.param == "postgresql" else ""
    return Settings(data_dir=tmp_path, database=database)


@pytest.fixture
def storage(settings: Settings) -> Iterator[Storage]:
    opened = open_storage(settings)
    yield opened
    opened.close()


def skipped(reporter: pytest.TerminalReporter) -> list[tuple[str, str]]:
    """The node id and the reason of each skipped test, as reported by this process or its workers."""
    reports = [
        r
        for r in reporter.stats.get("skipped", [])
        if isinstance(r, pytest.TestReport | pytest.CollectReport)
    ]
    return [(report.nodeid, reason(report)) for report in reports]


def reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    return report.longrepr[2].removeprefix("Skipped: ") if isinstance(report.longrepr, tuple) else ""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skips = skipped(terminalreporter)
    terminalreporter.section(f"skipped tests: {len(skips)}")
    for nodeid, why in skips:
        terminalreporter.line(f"{nodeid}: {why}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI nothing is skipped: what cannot run there is missing from the machine, and that is a fault."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("CI") and isinstance(reporter, pytest.TerminalReporter) and skipped(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
