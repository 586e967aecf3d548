"""Descriptions of practices typed into a form, and forms that are filled in with one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from uuid import UUID

from exchange.practices.events import Description
from exchange.values import Module, Result, Since, derived_id
from vocabulary import terms
from web.forms import TEXT, Form

EARLIEST_YEAR = 1945
COST_MOST = 10**12
"""Whole rupiah."""
TOLD = ("name", "summary", "problem", "how", "conditions", "cost", "cost_note", "staff", "failures", "urusan")
CODES = ("topics", "ppks", "spm", "aspects")


def read_description(form: Form, practice_id: UUID, key: UUID, today: date) -> Description:
    """A draft need not be complete: only its name is asked for. Ids of new modules follow from `key`."""
    return Description(
        name=form.text("name"),
        summary=form.text("summary", TEXT, required=False),
        problem=form.text("problem", TEXT, required=False),
        how=form.text("how", TEXT, required=False),
        modules=tuple(
            _module(row, derived_id("module", practice_id, key, row.prefix)) for row in _told(form)
        ),
        conditions=form.text("conditions", TEXT, required=False),
        cost=form.whole_or_none("cost", 0, COST_MOST),
        cost_note=form.text("cost_note", TEXT, required=False),
        staff=form.text("staff", TEXT, required=False),
        legal_basis=form.lines("legal_basis", required=False),
        results=tuple(_result(row, today) for row in form.rows("result")),
        failures=form.text("failures", TEXT, required=False),
        since=_since(form, today),
        topics=form.choices("topics", terms.topics()),
        ppks=form.choices("ppks", terms.ppks()),
        spm=form.choices("spm", terms.spm()),
        aspects=form.choices("aspects", terms.aspects()),
        urusan=form.choice("urusan", terms.urusan(), required=False),
    )


def _told(form: Form) -> list[Form]:
    """The modules that say something: one that was emptied keeps only its hidden id, and is left out."""
    rows = form.rows("module")
    return [row for row in rows if row.typed("name").strip() or row.typed("text").strip()]


def _module(row: Form, fresh_id: UUID) -> Module:
    """A module keeps its id when it is described anew: adoptions name it by that."""
    return Module(
        id=row.id_or_none("id") or fresh_id,
        name=row.text("name"),
        text=row.text("text", TEXT, required=False),
        core=row.checked("core"),
    )


def _result(row: Form, today: date) -> Result:
    return Result(
        indicator=row.text("indicator"),
        unit=row.text("unit", required=False),
        before=row.figure_or_none("before"),
        after=row.figure_or_none("after"),
        year=row.whole_or_none("year", EARLIEST_YEAR, today.year),
        source=row.text("source", 500, required=False),
        note=row.text("note", 500, required=False),
    )


def _since(form: Form, today: date) -> Since | None:
    year = form.whole_or_none("since", EARLIEST_YEAR, today.year)
    month = form.whole_or_none("since_month", 1, 12)
    if month and not year and not form.errors_of("since"):
        form.refuse("since", "blank")
    return Since(year=year, month=month) if year else None


def filled(description: Description) -> Form:
    """The form as it stands when `description` is to be changed."""
    values: dict[str, object] = {name: getattr(description, name) for name in (*TOLD, *CODES)}
    values["legal_basis"] = "\n".join(description.legal_basis)
    if description.since:
        values |= {"since": description.since.year, "since_month": description.since.month}
    for n, module in enumerate(description.modules, 1):
        values |= _named(f"module-{n}", {"id": module.id, "name": module.name, "text": module.text})
        values[f"module-{n}-core"] = "1" if module.core else None
    for n, result in enumerate(description.results, 1):
        values |= _named(f"result-{n}", {name: getattr(result, name) for name in Result.__struct_fields__})
    return Form.of(values)


def _named(row: str, values: Mapping[str, object]) -> dict[str, object]:
    return {f"{row}-{name}": _written(value) for name, value in values.items()}


def _written(value: object) -> object:
    """Figures as they are typed here: with a comma, since a point sets off thousands."""
    return f"{value:f}".replace(".", ",") if isinstance(value, Decimal) else value
