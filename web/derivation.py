"""A practice derived from an adoption: the description that its draft begins with."""

from __future__ import annotations

from uuid import UUID

import msgspec

from exchange.adoptions.events import Fidelity
from exchange.practices.events import Description
from exchange.values import Module, Result, Since, derived_id
from projections.adoption_row import AdoptionRow, Change, Indicator


def derived_description(
    original: Description, modules: tuple[Module, ...], row: AdoptionRow, practice_id: UUID
) -> Description:
    """What was adopted as it now stands: without what was dropped, with what was changed and measured.

    Cost, staff and failures are the adopter's own to tell.
    """
    return msgspec.structs.replace(
        original,
        modules=tuple(_module(module, row.changes, practice_id) for module in _kept(modules, row)),
        cost=None,
        cost_note="",
        staff="",
        failures="",
        legal_basis=tuple(anchor.text for anchor in row.anchors),
        results=tuple(_result(indicator) for indicator in row.indicators),
        since=Since(year=row.trial.on.year, month=row.trial.on.month) if row.trial else None,
    )


def told_changes(row: AdoptionRow) -> str:
    """The changes to the whole, a paragraph each; those of one module are told with it."""
    whole = (change.modification.text for change in row.changes if change.modification.module_id is None)
    return "\n".join(whole)


def _kept(modules: tuple[Module, ...], row: AdoptionRow) -> list[Module]:
    dropped = {choice.module_id for choice in row.choices if choice.fidelity is Fidelity.DROPPED}
    return [module for module in modules if module.id not in dropped]


def _module(module: Module, changes: tuple[Change, ...], practice_id: UUID) -> Module:
    told = [change.modification.text for change in changes if change.modification.module_id == module.id]
    return Module(
        id=derived_id("module", practice_id, module.id),
        name=module.name,
        text="\n".join([module.text, *told]),
        core=module.core,
    )


def _result(indicator: Indicator) -> Result:
    """Against its baseline; what was not read yet is still to be measured."""
    last = max(indicator.readings, key=lambda reading: reading.on, default=None)
    return Result(
        indicator=indicator.name,
        unit=indicator.unit,
        before=indicator.baseline,
        after=last.value if last else None,
        year=last.on.year if last else None,
        source=last.source if last else "",
    )
