"""What a house may be told from outside: one frozen dataclass, read from the environment once, at start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from difflib import get_close_matches
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "STUDITIRU_"


class SettingError(Exception):
    """A setting that cannot be used; the message names it, what was given and what would do."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Every field is STUDITIRU_ and its name in capitals, and has a row in docs/settings.md."""

    data_dir: Path = Path("data")
    database: str = field(default="", repr=False)
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    lang: str = "id"
    secure_cookies: bool = False
    trusted_proxies: tuple[str, ...] = ()
    session_idle_s: int = 2 * 3600
    session_longest_s: int = 12 * 3600


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Refuses unknown STUDITIRU_ names too: a misspelt one would silently do nothing."""
    names = {PREFIX + field.name.upper() for field in fields(Settings)}
    given = {name: value.strip() for name, value in environ.items() if name.startswith(PREFIX)}
    for name in sorted(given.keys() - names):
        raise SettingError(
            f"{name} is not a setting{did_you_mean(name, names)}. docs/settings.md lists them."
        )
    read = Reader(given)
    standard = Settings()
    return Settings(
        data_dir=Path(read.text("DATA_DIR", str(standard.data_dir))),
        database=read.database("DATABASE"),
        host=read.text("HOST", standard.host),
        port=read.whole("PORT", standard.port, 1, 65_535),
        workers=read.whole("WORKERS", standard.workers, 1, 64),
        lang=read.one_of("LANG", standard.lang, ("id", "en")),
        secure_cookies=read.yes_or_no("SECURE_COOKIES", standard.secure_cookies),
        trusted_proxies=read.networks("TRUSTED_PROXIES", standard.trusted_proxies),
        session_idle_s=read.whole("SESSION_IDLE_S", standard.session_idle_s, 60, 86_400),
        session_longest_s=read.whole("SESSION_LONGEST_S", standard.session_longest_s, 60, 7 * 86_400),
    )


def did_you_mean(name: str, names: set[str]) -> str:
    near = get_close_matches(name, names, n=1)
    return f"; did you mean {near[0]}?" if near else ""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads one kind of value each; an empty value counts as not given."""

    given: Mapping[str, str]

    def text(self, name: str, standard: str) -> str:
        return self.given.get(PREFIX + name) or standard

    def database(self, name: str) -> str:
        """An address that may hold a password, which no message shows."""
        value = self.text(name, "")
        if value and not _is_postgres(value):
            raise SettingError(
                f"{PREFIX}{name} takes an address such as postgresql://user:password@host/name, or nothing"
                " for files in the data directory. What was given is not shown: it may hold a password."
            )
        return value

    def whole(self, name: str, standard: int, least: int, most: int) -> int:
        value = self.text(name, str(standard))
        if not (value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most):
            raise refusal(name, value, f"a whole number from {least} to {most}")
        return int(value)

    def one_of(self, name: str, standard: str, allowed: tuple[str, ...]) -> str:
        value = self.text(name, standard)
        if value not in allowed:
            raise refusal(name, value, " or ".join(allowed))
        return value

    def yes_or_no(self, name: str, standard: bool) -> bool:
        return self.one_of(name, "yes" if standard else "no", ("yes", "no")) == "yes"

    def networks(self, name: str, standard: tuple[str, ...]) -> tuple[str, ...]:
        value = self.text(name, ",".join(standard))
        networks = tuple(part.strip() for part in value.split(",") if part.strip())
        for network in networks:
            try:
                ip_network(network)
            except ValueError:
                raise refusal(
                    name, network, "addresses or networks such as 10.0.0.0/8, with commas between"
                ) from None
        return networks


def _is_postgres(value: str) -> bool:
    try:
        return urlsplit(value).scheme in ("postgresql", "postgres") and urlsplit(value).path.strip("/") != ""
    except ValueError:
        return False


def refusal(name: str, value: str, need: str) -> SettingError:
    return SettingError(f"{PREFIX}{name} is {value!r}; it takes {need}.")
