"""No refusal without a status and words; no fault of a field without words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from exchange import errors
from exchange.errors import ExchangeError
from i18n.words import LANGUAGES, words
from web import forms
from web.forms import FieldError
from web.refusals import FAULTS, REFUSALS, field_words, refusal_of, words_of

EXCHANGE = Path(errors.__file__).parent


def every_error(above: type[ExchangeError] = ExchangeError) -> Iterator[type[ExchangeError]]:
    for kind in above.__subclasses__():
        yield kind
        yield from every_error(kind)


STATUS = {
    "NotFound": 404,
    "NotPermitted": 403,
    "Conflict": 409,
    "KeyReused": 422,
    "BadValue": 422,
    "StorageUnavailable": 503,
}


def name_of(kind: type[ExchangeError]) -> str:
    return kind.__name__


KINDS = sorted(every_error(), key=name_of)


@pytest.mark.parametrize("kind", KINDS)
def test_every_refusal_of_the_exchange_has_its_own_words_and_status(kind: type[ExchangeError]) -> None:
    assert kind.__name__ in REFUSALS
    error = kind()
    assert refusal_of(error).status == STATUS.get(kind.__name__, 409)
    for lang in LANGUAGES:
        sentence = words_of(refusal_of(error), error.facts, words(lang))
        assert sentence.endswith(".")
        assert "{" not in sentence


def test_every_fault_that_the_exchange_names_has_words() -> None:
    source = "\n".join(path.read_text("utf-8") for path in EXCHANGE.rglob("*.py"))
    named = set(re.findall(r'fault="(\w+)"', source))
    assert "too_long" in named
    assert named <= FAULTS.keys()


def test_every_fault_that_a_form_names_has_words() -> None:
    source = Path(forms.__file__).read_text("utf-8")
    named = set(re.findall(r'refuse\(\s*(?:field|f"\{field\}-1"), "(\w+)"', source))
    assert len(named) > 5
    assert named <= FAULTS.keys()


@pytest.mark.parametrize("code", ["", "belum-dikenal", "__class__"])
def test_an_unknown_code_is_still_a_sentence(code: str) -> None:
    assert field_words(FieldError("x", code, {}), words("id")) == "Ada isian yang tidak dapat diterima."
