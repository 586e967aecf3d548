"""A sentence without facts is part of the compiled template; one with facts is said on each page."""

from __future__ import annotations

import pytest
from jinja2 import DictLoader

from i18n.words import words
from web.speaking import Speaking


def templates(source: str) -> Speaking:
    found = Speaking(loader=DictLoader({"page": source}), autoescape=True)
    found.words = words("en")
    return found


def never(*_: object) -> str:
    raise AssertionError("it was said when the template was compiled")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("<h1>{{ t('Praktik') }}</h1>", "<h1>Practices</h1>"),
        ("{% set said = t('Praktik') %}{{ said }}{{ said|length }}", "Practices9"),
        ("{{ t('Tidak & <dikenal>') }}", "Tidak &amp; &lt;dikenal&gt;"),
    ],
)
def test_a_sentence_without_facts_is_said_at_compile_time(source: str, shown: str) -> None:
    assert templates(source).get_template("page").render(t=never) == shown


@pytest.mark.parametrize("source", ["{{ t('{n} hari', n=3) }}", "{{ t(word) }}", "{{ t(word or 'Draf') }}"])
def test_what_is_not_known_before_is_said_on_the_page(source: str) -> None:
    said: list[str] = []

    def t(msgid: str, **facts: object) -> str:
        said.append(msgid)
        return "said"

    assert templates(source).get_template("page").render(t=t, word="Praktik") == "said"
    assert len(said) == 1
