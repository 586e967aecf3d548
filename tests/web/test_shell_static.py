"""Files: vendored ones unchanged, all of them cached well, and the whole within its budget."""

from __future__ import annotations

import gzip
import re
from hashlib import sha256

import pytest
from starlette.testclient import TestClient

from web.pages import TEMPLATES
from web.static_files import FOLDER, icons, static_files, static_url

VENDOR = FOLDER / "vendor"
ROOT = FOLDER.parent.parent


def listed() -> dict[str, str]:
    lines = (VENDOR / "SHA256SUMS").read_text("utf-8").splitlines()
    return {path: digest for digest, path in (line.split("  ", 1) for line in lines)}


def test_vendored_files_are_what_they_were_when_taken_in() -> None:
    there = {path.relative_to(VENDOR).as_posix(): path for path in VENDOR.rglob("*") if path.is_file()}
    del there["SHA256SUMS"]
    assert {name: sha256(path.read_bytes()).hexdigest() for name, path in there.items()} == listed()


def test_every_vendored_part_has_its_version_and_its_licence() -> None:
    parts = [path for path in VENDOR.iterdir() if path.is_dir()]
    assert sorted(path.name for path in parts) == [
        "htmx-4.0.1",
        "plus-jakarta-sans-2.071",
        "tabler-icons-3.51.0",
    ]
    assert all((path / "LICENSE.txt").read_text("utf-8").strip() for path in parts)


def files_of_a_page(visitor: TestClient) -> dict[str, bytes]:
    html = visitor.get("/panduan").text
    found = re.findall(r'(?:src|href)="(/static/[^"]+\.(?:css|js)[^"]*)"', html)
    return {path: visitor.get(path).content for path in found}


def test_a_page_stays_within_its_budget(visitor: TestClient) -> None:
    files = files_of_a_page(visitor)
    assert len(files) == 3
    assert sum(len(gzip.compress(body)) for body in files.values()) < 30_000
    assert len(gzip.compress(visitor.get(static_url("app.js")).content)) < 3_000
    assert len(gzip.compress(visitor.get("/panduan").content)) < 15_000
    fonts = [file.body for name, file in static_files().items() if name.endswith(".woff2")]
    assert sum(map(len, fonts)) < 30_000


def test_what_has_its_content_in_its_address_is_kept_for_ever(visitor: TestClient) -> None:
    for path in files_of_a_page(visitor):
        assert visitor.get(path).headers["cache-control"] == "public, max-age=31536000, immutable"
    assert visitor.get("/static/app.js").headers["cache-control"] == "public, max-age=3600"
    assert visitor.get("/static/app.js?v=lain").headers["cache-control"] == "public, max-age=3600"


def test_what_the_browser_has_is_not_sent_again(visitor: TestClient) -> None:
    first = visitor.get("/static/app.js")
    again = visitor.get("/static/app.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_files_travel_zipped_when_the_browser_can_unzip(visitor: TestClient) -> None:
    zipped = visitor.get("/static/studi-tiru.css")
    plain = visitor.get("/static/studi-tiru.css", headers={"accept-encoding": "identity"})
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert int(zipped.headers["content-length"]) < len(plain.content) == len(zipped.content)


def test_the_stylesheet_names_only_files_that_are_served() -> None:
    css = static_files()["studi-tiru.css"].body.decode()
    assert set(re.findall(r'url\("([^"]+)"\)', css)) <= static_files().keys()


def test_every_icon_that_is_named_is_there() -> None:
    said = [path.read_text("utf-8") for path in [*TEMPLATES.rglob("*.html"), *(ROOT / "web").rglob("*.py")]]
    named = {name for text in said for name in re.findall(r'icon\("([a-z0-9-]+)"\)', text)}
    assert "search" in named
    assert named <= icons().keys()


@pytest.mark.parametrize("folder", ["templates", "web"])
def test_nothing_is_fetched_from_elsewhere(folder: str) -> None:
    for path in (ROOT / folder).rglob("*"):
        if path.suffix in (".html", ".css", ".js") and "vendor" not in path.parts:
            text = path.read_text("utf-8").replace("http://www.w3.org/2000/svg", "")
            assert not re.search(r'(?:src|href|url\()\s*=?\s*["\(]?https?://', text), path


def test_htmx_is_used_without_anything_that_needs_eval() -> None:
    for path in TEMPLATES.rglob("*.html"):
        assert not re.search(r'hx-on[:-]|"js:|hx-trigger="[^"]*\[', path.read_text("utf-8")), path
