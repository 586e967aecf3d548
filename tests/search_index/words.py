"""Documents by name, for tests of search."""

from __future__ import annotations

from collections.abc import Mapping

from search_index.engine import Doc


def a_doc(
    key: str,
    title: str = "",
    *,
    body: str = "",
    agency: str = "",
    facets: Mapping[str, tuple[str, ...]] | None = None,
    newest: int = 0,
    adopted: int = 0,
) -> Doc:
    words = {"title": title, "body": body, "agency": agency}
    orders = {"newest": newest, "adopted": adopted}
    return Doc(key, {name: text for name, text in words.items() if text}, facets or {}, orders)
