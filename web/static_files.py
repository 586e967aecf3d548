"""Files of our own and vendored ones, read once at start and answered from memory."""

from __future__ import annotations

import gzip
import json
import mimetypes
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).parent / "static"
ICONS = FOLDER / "vendor" / "tabler-icons-3.51.0" / "icons.json"
SERVED = (".css", ".js", ".svg", ".woff2", ".txt")
FOR_EVER = "public, max-age=31536000, immutable"
FOR_AN_HOUR = "public, max-age=3600"

mimetypes.add_type("font/woff2", ".woff2")


@dataclass(frozen=True, slots=True)
class StaticFile:
    body: bytes
    zipped: bytes
    etag: str
    media_type: str
    versioned: bool

    @classmethod
    def read(cls, path: Path) -> StaticFile:
        body = path.read_bytes()
        media_type = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        zipped = b"" if path.suffix == ".woff2" else gzip.compress(body, 9, mtime=0)
        return cls(body, zipped, sha256(body).hexdigest()[:12], media_type, "vendor" in path.parts)


@cache
def static_files() -> dict[str, StaticFile]:
    """What is served, by its path under /static/. Nothing else can be reached, whatever is asked for."""
    return {
        path.relative_to(FOLDER).as_posix(): StaticFile.read(path)
        for path in sorted(FOLDER.rglob("*"))
        if path.suffix in SERVED
    }


@cache
def static_url(name: str) -> str:
    """The address of a file; it changes with the content, so that the file can be kept for ever.

    A vendored path has its version in it already.
    """
    file = static_files()[name]
    return f"/static/{name}" if file.versioned else f"/static/{name}?v={file.etag}"


@dataclass(frozen=True, slots=True)
class Icon:
    """One icon in three forms: a use of the page's sprite, its part of the sprite, and whole by itself."""

    use: Markup
    symbol: Markup
    whole: Markup


@cache
def icons() -> dict[str, Icon]:
    """Every icon that was taken in, by its Tabler name; drawn on a grid of 24 × 24."""
    return {name: _icon(name, shape) for name, shape in json.loads(ICONS.read_text("utf-8")).items()}


def _icon(name: str, shape: str) -> Icon:
    return Icon(
        use=Markup(f'<svg class="icon" aria-hidden="true"><use href="#i-{name}"/></svg>'),
        symbol=Markup(f'<symbol id="i-{name}" viewBox="0 0 24 24">{shape}</symbol>'),
        whole=Markup(f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">{shape}</svg>'),
    )


async def serve(request: Request) -> Response:
    file = static_files().get(request.path_params["path"])
    if file is None:
        raise HTTPException(404)
    fresh = request.query_params.get("v") == file.etag or file.versioned
    headers = {
        "cache-control": FOR_EVER if fresh else FOR_AN_HOUR,
        "etag": f'"{file.etag}"',
        "vary": "accept-encoding",
    }
    if request.headers.get("if-none-match") == headers["etag"]:
        return Response(status_code=304, headers=headers)
    if file.zipped and "gzip" in request.headers.get("accept-encoding", ""):
        return Response(
            file.zipped, media_type=file.media_type, headers={**headers, "content-encoding": "gzip"}
        )
    return Response(file.body, media_type=file.media_type, headers=headers)


routes = [Route("/static/{path:path}", serve, name="static")]
