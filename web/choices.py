"""What a field offers: values, each with its words in the visitor's language."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.requests import Request

from vocabulary.terms import Vocabulary
from web.pages import spoken

Choices = list[tuple[str, str]]


def of_terms(request: Request, vocabulary: Vocabulary) -> Choices:
    """Every term of a vocabulary, in its own order."""
    lang = spoken(request).lang
    return [(code, term.word(lang)) for code, term in vocabulary.items()]


def of_words(request: Request, marked: Mapping[str, str]) -> Choices:
    """Codes of ours with the sentences marked for them."""
    words = spoken(request)
    return [(code, words.t(sentence)) for code, sentence in marked.items()]
