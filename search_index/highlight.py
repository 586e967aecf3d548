"""Where a text says what was looked for, and the stretch of it that says most."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from itertools import pairwise

from search_index.indonesian import tokens
from search_index.thesaurus import group_names

Segments = list[tuple[str, bool]]


def segments(text: str, stems: Collection[str]) -> Segments:
    """`text` (in Unicode form NFC) cut where marking begins and ends: each piece and whether it is marked."""
    text = unicodedata.normalize("NFC", text)
    return _cut(text, _marked(text, stems))


def excerpt(text: str, stems: Collection[str], length: int) -> Segments:
    """The window of at most `length` characters with the most marks, whole words; "…" for what is cut."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    if len(text) <= length:
        return segments(text, stems)
    spans = _marked(text, stems)
    start = _best_start(spans, length)
    start = text.rfind(" ", 0, start + 1) + 1
    end = start + length
    if end < len(text):
        end = max(text.rfind(" ", start, end), start) or end
        end = end if end > start else start + length
    inside = [(max(a, start), min(b, end)) for a, b in spans if a < end and b > start]
    pieces = _cut(text[start:end], [(a - start, b - start) for a, b in inside])
    return [*([("… ", False)] if start else []), *pieces, *([(" …", False)] if end < len(text) else [])]


def _marked(text: str, stems: Collection[str]) -> list[tuple[int, int]]:
    """Character spans of the words and groups in `stems`, in order, touching ones made one."""
    wanted = frozenset(stems)
    found = tokens(text)
    spans = [(token.start, token.end) for token in found if token.stem in wanted]
    spans += [(found[a].start, found[b - 1].end) for a, b, name in group_names(found) if name in wanted]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _best_start(spans: list[tuple[int, int]], length: int) -> int:
    """Where the window with the most marks begins, a little before its first mark."""
    before = length // 6
    starts = [0, *(max(start - before, 0) for start, _ in spans)]
    return max(starts, key=lambda start: (sum(start <= a and b <= start + length for a, b in spans), -start))


def _cut(text: str, spans: list[tuple[int, int]]) -> Segments:
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    pieces = [(text[a:b], number % 2 == 1) for number, (a, b) in enumerate(pairwise(edges))]
    return [piece for piece in pieces if piece[0]]
