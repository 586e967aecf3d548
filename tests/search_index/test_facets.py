"""The table of facets counts, filters and sorts as a plain loop over the documents would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search_index.engine import FACETS, Doc, QueryRefused
from search_index.facets import FacetTable, Selection
from tests.search_index.words import a_doc

CODES = ("a", "b", "c", "d")
codes = st.lists(st.sampled_from(CODES), unique=True, max_size=4).map(tuple)
facets = st.fixed_dictionaries({}, optional=dict.fromkeys(("kind", "topic", "region"), codes))
docs = st.lists(
    st.builds(
        a_doc,
        st.sampled_from([f"p:{n}" for n in range(12)]),
        facets=facets,
        newest=st.integers(0, 3),
        adopted=st.integers(0, 3),
    ),
    max_size=30,
)
filters = st.dictionaries(st.sampled_from(["kind", "topic", "year"]), st.sets(st.sampled_from((*CODES, "x"))))


def has(doc: Doc, facet: str, codes: set[str]) -> bool:
    return not codes or bool(set(doc.facets.get(facet, ())) & codes)


def passes(doc: Doc, filters: Mapping[str, set[str]], but: str = "") -> bool:
    return all(has(doc, facet, codes) for facet, codes in filters.items() if facet != but)


def counted(docs: Sequence[Doc], filters: Mapping[str, set[str]], facet: str) -> dict[str, int]:
    left = [doc for doc in docs if passes(doc, filters, facet)]
    counts = Counter(code for doc in left for code in doc.facets.get(facet, ()))
    return dict.fromkeys(filters.get(facet, ()), 0) | counts


def select(table: FacetTable, filters: Mapping[str, set[str]], sort: str = "newest") -> Selection:
    return table.select(None, None, filters=filters, sort=sort, limit=200, offset=0)


@given(docs, st.sets(st.sampled_from([f"p:{n}" for n in range(12)])), docs, filters)
def test_counts_and_totals_equal_a_loop_over_the_documents(
    first: list[Doc], deletes: set[str], second: list[Doc], filters: dict[str, set[str]]
) -> None:
    table = FacetTable()
    table.apply(first, deletes)
    table.apply(second, ())
    left = {doc.key: doc for doc in first if doc.key not in deletes} | {doc.key: doc for doc in second}
    selection = select(table, filters)
    matching = [doc for doc in left.values() if passes(doc, filters)]
    assert (len(table), selection.total) == (len(left), len(matching))
    assert {facet: dict(counts) for facet, counts in selection.counts.items()} == {
        facet: counted(list(left.values()), filters, facet) for facet in FACETS
    }
    assert set(selection.keys) == {doc.key for doc in matching}


@given(docs, st.sampled_from(["newest", "adopted"]), st.integers(0, 14), st.integers(0, 5))
def test_pages_follow_one_another_in_order(docs: list[Doc], sort: str, offset: int, limit: int) -> None:
    table = FacetTable()
    table.apply(docs, ())
    left = {doc.key: doc for doc in docs}
    whole = select(table, {}, sort).keys
    page = table.select(None, None, filters={}, sort=sort, limit=limit, offset=offset)
    orders = sorted((doc.orders[sort] for doc in left.values()), reverse=True)
    assert [left[key].orders[sort] for key in whole] == orders
    assert page.keys == whole[offset : offset + limit]


def test_ties_are_settled_alike_whatever_the_order_of_arrival() -> None:
    docs = [a_doc(f"p:{n}") for n in range(20)]
    one, other = FacetTable(), FacetTable()
    one.apply(docs, ())
    other.apply(reversed(docs), ())
    assert select(one, {}).keys == select(other, {}).keys


def test_the_most_frequent_code_comes_first_and_a_chosen_one_is_always_there() -> None:
    table = FacetTable()
    table.apply([a_doc(f"p:{n}", facets={"topic": ("b",) if n else ("a",)}) for n in range(3)], ())
    assert list(select(table, {}).counts["topic"].items()) == [("b", 2), ("a", 1)]
    assert dict(select(table, {"topic": {"never"}}).counts["topic"]) == {"never": 0, "b": 2, "a": 1}


def test_relevance_orders_by_score_then_by_newest() -> None:
    table = FacetTable()
    table.apply([a_doc("p:1", newest=1), a_doc("p:2", newest=2), a_doc("p:3", newest=3)], ())
    keys = np.array(["p:1", "p:2", "p:3", "p:unknown"], np.object_)
    scores = np.array([2.0, 1.0, 1.0, 9.0], np.float32)
    selection = table.select(keys, scores, filters={}, sort="relevance", limit=10, offset=0)
    assert (selection.keys, selection.total) == (("p:1", "p:3", "p:2"), 3)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"sort": "cheapest"}, "unknown_sort"),
        ({"filters": {"colour": {"red"}}}, "unknown_facet"),
        ({"limit": -1}, "out_of_range"),
        ({"limit": 10**9}, "out_of_range"),
        ({"offset": -1}, "out_of_range"),
        ({"offset": 2**70}, "out_of_range"),
    ],
)
def test_what_cannot_be_asked_is_refused_with_what_can(asked: dict[str, object], code: str) -> None:
    question = {"filters": {}, "sort": "newest", "limit": 10, "offset": 0} | asked
    with pytest.raises(QueryRefused) as refused:
        FacetTable().select(None, None, **question)  # type: ignore[arg-type]  # what a page might pass on
    assert refused.value.code == code
