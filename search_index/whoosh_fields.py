"""How Whoosh stores: schema, blocks, merging. A stable module: every index file names its classes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.fields import STORED, FieldType, Schema
from whoosh.formats import Existence
from whoosh.reading import SegmentReader

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
    terms=Weighed(),  # see search_index.weights
    about=STORED(),  # what is needed without searching, as bytes: see search_index.whoosh_segments
)

ALIKE = 8  # so many segments of like size become one
LARGE = 512  # documents; larger segments stay, so that no commit takes many seconds


def merge_alike(writer: Any, segments: list[Any]) -> list[Any]:
    """A Whoosh merge policy: the segments that stay; the others are written into the new one.

    Sizes are alike when they are between the same powers of ALIKE. A segment with more deleted documents than
    others is written anew too.
    """
    tiers: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        left = segment.doc_count()
        if left < LARGE:
            tiers[len(f"{left:o}")].append(segment)
    merged = [one for alike in tiers.values() if len(alike) >= ALIKE for one in alike]
    merged += [one for one in segments if one.deleted_count() > one.doc_count() and one not in merged]
    for segment in merged:
        reader = SegmentReader(writer.storage, writer.schema, segment)
        writer.add_reader(reader)
        reader.close()
    return [one for one in segments if one not in merged]
