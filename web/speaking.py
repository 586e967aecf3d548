"""Templates that speak: sentences without facts are said once a language, when a template is compiled."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, nodes
from jinja2.visitor import NodeTransformer

from i18n.words import Words


class Speaking(Environment):
    """The templates of one language. `words` is set before the first template is loaded."""

    words: Words

    def _generate(self, source: nodes.Template, *more: Any, **others: Any) -> str:
        """The hook that Jinja has for changing a template before its code is made."""
        return super()._generate(_Saying(self.words).visit(source), *more, **others)


class _Saying(NodeTransformer):
    """Puts the sentence in the place of `t("…")`; what takes facts is left to be said on each page."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def visit_Call(self, call: nodes.Call) -> nodes.Node:  # noqa: N802  (the visitor goes by class names)
        match call:
            case nodes.Call(node=nodes.Name(name="t"), args=[nodes.Const(value=str() as said)], kwargs=[]):
                return nodes.Const(self._words.t(said), lineno=call.lineno)
            case _:
                return self.generic_visit(call)
