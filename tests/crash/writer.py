"""Appends without end; prints each key and position once it was acknowledged. Takes a folder and a URL."""

from __future__ import annotations

import sys
from pathlib import Path
from uuid import uuid4

from exchange.errors import StorageUnavailable
from exchange.log import Log
from runtime.settings import Settings
from runtime.storage import open_storage
from tests.words.facts import registered, renamed


def write(log: Log) -> None:
    noun, key = uuid4(), uuid4()
    try:
        position = log.append([registered(noun), renamed(2, noun)], key, b"d" * 32)
    except StorageUnavailable:
        return
    print(key, position, flush=True)


def main() -> None:
    folder, database = sys.argv[1:]
    log = open_storage(Settings(data_dir=Path(folder), database=database)).log
    while True:
        write(log)


if __name__ == "__main__":
    main()
