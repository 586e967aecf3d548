"""What people type: refused when it asks too much, answered whatever else it is."""

from __future__ import annotations

import time
from random import Random

import pytest
from hypothesis import given, strategies as st

from search_index.engine import Query, QueryRefused
from search_index.finder import Finder
from search_index.query import LONGEST, parse
from tests.search_index.words import a_doc

HOSTILE = {
    "brackets": "(" * 250 + ")" * 250,
    "quotes": '"' * 499,
    "one quote": 'panti "jompo',
    "commas": "," * 500,
    "nothing but minus": "-" * 500,
    "a minus before each": "-a -b -sampah " * 30,
    "control characters": "sampah\x00\x01\x1b\x7f\u202e\ufeff organik",
    "lone surrogates": "sampah \ud800\udfff",
    "one long word": "a" * 500,
    "many short words": "ab cd ef gh " * 41,
    "many unknown words": "xqzrt wvblorp kjhgfd poiuyt lkmnbv " * 14,
    "wildcards": "pe* me* ke* be* te* di* se* an*",
    "phrases": '"a b" ' * 83,
    "query language": "title:sampah AND (NOT body:[a TO z]) OR ~2 ^5 \\ /.*/",
    "another script": "鍋" * 500,
    "mathematics": "𝔰𝔞𝔪𝔭𝔞𝔥",
}


def words(query: Query) -> list[str]:
    return [token.word for token in query.said]


def test_a_query_is_taken_apart_into_words_phrases_exclusions_and_prefixes() -> None:
    query = parse('Panti "rumah singgah" -anak -"bank sampah" pelay*')
    assert words(query) == ["panti", "rumah", "singgah"]
    assert [[token.word for token in phrase] for phrase in query.phrases] == [["rumah", "singgah"]]
    assert [[token.word for token in phrase] for phrase in query.excluded] == [["anak"], ["bank", "sampah"]]
    assert query.prefixes == ("pelay",)


@pytest.mark.parametrize("text", ["", "  ", "yang di", "***", "?!", '""', "a*"])
def test_what_says_nothing_is_an_empty_query(text: str) -> None:
    assert parse(text).empty


def test_a_hyphen_inside_a_word_excludes_nothing() -> None:
    assert (words(parse("SIKS-NG anak-anak")), parse("SIKS-NG").excluded) == (["siks", "ng", "anak"], ())


@pytest.mark.parametrize(
    ("text", "code", "limit"),
    [("a" * 501, "too_long", 500), ("," * 10**5, "too_long", 500), ("a* " * 9, "too_many_wildcards", 8)],
)
def test_too_much_is_refused_with_the_limit(text: str, code: str, limit: int) -> None:
    with pytest.raises(QueryRefused) as refused:
        parse(text)
    assert (refused.value.code, refused.value.facts["limit"]) == (code, limit)


@given(st.text(max_size=LONGEST))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    if text.count("*") <= 8:
        parse(text)
    else:
        with pytest.raises(QueryRefused):
            parse(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_answered_in_good_time(finder: Finder, name: str) -> None:
    random = Random(3)
    syllables = ["ka", "ri", "ma", "to", "su", "li", "pan", "gu", "ber", "de", "wi", "sa"]
    made = ["".join(random.choices(syllables, k=3)) for _ in range(3000)]
    docs = [
        a_doc(f"p:{n}", "Bank sampah organik", body=" ".join(random.choices(made, k=40))) for n in range(200)
    ]
    finder.apply(docs, (), 1)
    start = time.process_time()
    finder.find(HOSTILE[name], filters={}, sort="relevance", limit=20, offset=0)
    assert time.process_time() - start < 0.2
