"""What a description of a practice may hold, and what it must hold before others verify it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from exchange import guards, value_checks
from exchange.practices.events import Description
from exchange.values import Module, Result
from vocabulary import terms

COST_MOST = 10**15
"""Whole rupiah."""


def check(description: Description, today: date) -> None:
    """Every value can be. A draft need not be complete, but it has a name."""
    guards.text("name", description.name, guards.LINE)
    for field in ("summary", "problem", "how", "conditions", "cost_note", "staff", "failures"):
        guards.optional_text(field, getattr(description, field))
    if description.cost is not None:
        guards.count("cost", description.cost, most=COST_MOST)
    guards.lines("legal_basis", description.legal_basis)
    value_checks.since("since", description.since, today)
    _check_modules(description.modules)
    _check_results(description.results, today)
    _check_codes(description)


def missing(description: Description) -> tuple[str, ...]:
    """The sections that still say nothing, in the order of the page.

    A result counts when it was measured, or when its note tells how it will be.
    """
    told = ("name", "summary", "problem", "how", "conditions")
    blank = [field for field in told if not getattr(description, field).strip()]
    if not description.modules:
        blank.append("modules")
    if not any(result.after is not None or result.note.strip() for result in description.results):
        blank.append("results")
    return tuple(blank)


def _check_modules(modules: Sequence[Module]) -> None:
    guards.few("modules", modules, most=50)
    value_checks.unique("modules", (module.id for module in modules))
    for module in modules:
        guards.text("modules.name", module.name, guards.LINE)
        guards.optional_text("modules.text", module.text)


def _check_results(results: Sequence[Result], today: date) -> None:
    guards.few("results", results, most=50)
    for result in results:
        guards.text("results.indicator", result.indicator, guards.LINE)
        guards.optional_text("results.unit", result.unit, guards.LINE)
        guards.optional_text("results.source", result.source, value_checks.CAPTION)
        guards.optional_text("results.note", result.note, value_checks.CAPTION)
        value_checks.year("results.year", result.year, today)
        _check_figure("results.before", result.before)
        _check_figure("results.after", result.after)


def _check_figure(field: str, value: Decimal | None) -> None:
    if value is not None:
        value_checks.number(field, value)


def _check_codes(description: Description) -> None:
    guards.codes("topics", description.topics, terms.topics())
    guards.codes("ppks", description.ppks, terms.ppks())
    guards.codes("spm", description.spm, terms.spm())
    guards.codes("aspects", description.aspects, terms.aspects())
    if description.urusan:
        guards.code("urusan", description.urusan, terms.urusan())
