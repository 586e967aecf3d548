"""What a password may be, and how it is kept."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from argon2 import PasswordHasher

LEAST, MOST = 12, 128
ENDS = re.compile(r"^[\W\d_]+|[\W\d_]+$")
LOOKALIKES = str.maketrans("@4301!$57", "aaeoiisst")


class PasswordRefused(Exception):
    """Why a password may not be used: `too_short`, `too_long` or `common`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def standard_hasher() -> PasswordHasher:
    """Argon2id at OWASP's first choice for servers: 19 MiB and two passes for each sign-in."""
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def check(password: str, username: str = "") -> None:
    """Length and guessability alone; which characters are used is the owner's business (ASVS 6.2.5)."""
    if len(password) < LEAST:
        raise PasswordRefused("too_short")
    if len(password) > MOST:
        raise PasswordRefused("too_long")
    if _guessable(password, username):
        raise PasswordRefused("common")


def _guessable(password: str, username: str) -> bool:
    """Whether it is nothing but common words, digits and signs, or one short piece again and again."""
    folded = password.casefold()
    known = common_words() | ({username.casefold()} if len(username) > 2 else frozenset())
    return (
        _only(known, "".join(filter(str.isalpha, folded)))
        or _only(known, "".join(filter(str.isalpha, ENDS.sub("", folded).translate(LOOKALIKES))))
        or _repeats(folded)
    )


def _only(known: frozenset[str], letters: str) -> bool:
    """Whether `letters` are common words one after another; nothing at all counts as such."""
    reached = {0}
    for end in range(1, len(letters) + 1):
        if any(letters[start:end] in known for start in reached):
            reached.add(end)
    return len(letters) in reached


def _repeats(password: str) -> bool:
    return any(password == (password[:n] * len(password))[: len(password)] for n in range(1, 5))


@cache
def common_words() -> frozenset[str]:
    lines = files("identity").joinpath("data", "common-words.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
