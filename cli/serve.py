"""`studitiru serve`: the site, until it is stopped."""

from __future__ import annotations

import argparse
from contextlib import closing

import uvicorn

from cli.exits import Exit
from cli.verbs import Verbs, verb
from runtime.bootstrap import open_house
from runtime.settings import Settings

STOP_WITHIN_S = 15

EXAMPLES = """\
examples:
  studitiru serve
  STUDITIRU_PORT=8080 studitiru serve
  STUDITIRU_HOST=0.0.0.0 STUDITIRU_SECURE_COOKIES=yes studitiru serve      behind a proxy that speaks HTTPS
"""


def configure(verbs: Verbs) -> None:
    verb(verbs, "serve", "serve the site until it is stopped", EXAMPLES, run)


def run(args: argparse.Namespace, settings: Settings) -> Exit:
    # Opened once here, so that what is wrong with the data is one sentence now and not a worker's last words.
    with closing(open_house(settings)):
        print(f"Studi Tiru: {address(settings)}", flush=True)
    uvicorn.run(
        "runtime.asgi:application",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=settings.workers,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=list(settings.trusted_proxies),
        server_header=False,
        log_level="warning",
        timeout_graceful_shutdown=STOP_WITHIN_S,
    )
    return Exit.OK


def address(settings: Settings) -> str:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    return f"http://{host}:{settings.port}/"
