"""The Whoosh schema. A stable module on purpose: every index file names it, and must find it for ever."""

from __future__ import annotations

from collections.abc import Generator, Mapping

from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import ID, STORED, FieldType, Schema
from whoosh.formats import Existence

VERSION = 1  # of what is written below; another one is built anew from the log


BLOCK = 1024  # postings a block: larger is faster to read whole, which is all we do


class Codec(W3Codec):  # type: ignore[misc]  # the library has no types
    """The library's own, without the field lengths that our weights already hold."""

    length_stats = False

    def __init__(self) -> None:
        super().__init__(blocklimit=BLOCK)


Postings = Generator[tuple[bytes, int, float, bytes], None, None]


class Weighed(FieldType):  # type: ignore[misc]  # the library has no types
    """Terms that were weighed before: a mapping of term to weight is stored as it is."""

    def __init__(self) -> None:
        self.format = Existence()
        self.scorable = False
        self.stored = False
        self.unique = False

    def index(self, value: Mapping[str, float], **_: object) -> Postings:
        for term, weight in value.items():
            yield term.encode(), 1, weight, b""


SCHEMA = Schema(
    key=ID(),
    terms=Weighed(),  # see search_index.weights
    written=Weighed(),  # words as they are written and how often, once a batch
    about=STORED(),  # the key and what the table of facets needs, as bytes
)
