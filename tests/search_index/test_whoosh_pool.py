"""Postings come out by term, in bytes order, and within a term as they were added."""

from __future__ import annotations

from search_index.whoosh_pool import Pool

POSTINGS = [
    ("terms", b"sampah", 0, 1.5, b""),
    ("terms", b"bank", 0, 3.0, b""),
    ("terms", b"sampah", 2, 0.0625, b""),
    ("terms", b"=lansia", 7, 1.0, b""),
]


def test_postings_come_by_term_and_in_the_order_of_documents() -> None:
    pool = Pool()
    for posting in POSTINGS:
        pool.add(posting)
    assert list(pool.iter_postings()) == [POSTINGS[3], POSTINGS[1], POSTINGS[0], POSTINGS[2]]
    pool.cleanup()
    assert list(pool.iter_postings()) == []
