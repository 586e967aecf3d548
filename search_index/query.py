"""What people type, taken apart: words, "phrases", -exclusions and prefix*; nothing typed makes it fail."""

from __future__ import annotations

import re

from search_index.engine import Query, QueryRefused
from search_index.indonesian import Token, fold, tokens

LONGEST = 500  # characters
WILDCARDS = 8
SHORTEST_PREFIX = 2  # letters before the star; fewer would mean nearly everything

_PART = re.compile(r'(?P<no>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_PREFIX = re.compile(r"([a-z0-9]+)\*")


def parse(text: str) -> Query:
    """Refuses what is too long or has too many wildcards; all other oddities are read as words or spaces."""
    if len(text) > LONGEST:
        raise QueryRefused("too_long", length=len(text), limit=LONGEST)
    if text.count("*") > WILDCARDS:
        raise QueryRefused("too_many_wildcards", count=text.count("*"), limit=WILDCARDS)
    said: list[Token] = []
    prefixes: list[str] = []
    phrases: list[tuple[Token, ...]] = []
    excluded: list[tuple[Token, ...]] = []
    for part in _PART.finditer(text):
        word = fold(part["word"] or "")
        found = tuple(tokens(_PREFIX.sub(" ", word) if word else part["phrase"] or ""))
        if part["no"]:
            excluded += [found] if found else []
            continue
        said += found
        prefixes += [prefix for prefix in _PREFIX.findall(word) if len(prefix) >= SHORTEST_PREFIX]
        phrases += [found] if found and not word else []
    return Query(tuple(said), tuple(dict.fromkeys(prefixes)), tuple(phrases), tuple(excluded))
