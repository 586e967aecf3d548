"""Posted forms read into typed values; what was typed is kept, and each fault is told at its field.

A reader of a required field that finds a fault writes it down and answers with a neutral value of its type
(empty text, the least number, the first day of the calendar). That value is never used: a handler looks at
`form.ok` before it asks for anything, and shows the page again when it is false.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TypeVar
from uuid import UUID

from starlette.requests import Request

LINE, TEXT = 200, 20_000
ROWS = 100
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
HOUR = re.compile(r"([01]?[0-9]|2[0-3])[.:]([0-5][0-9])(?::[0-5][0-9])?")
WHOLE = re.compile(r"[-+]?[0-9]{1,12}")
FIGURE = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,6})?")
THOUSANDS = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+")

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class FieldError:
    """What is wrong with one field; `web/refusals.py` has the words for `code`. No field: the whole form."""

    field: str
    code: str
    facts: Mapping[str, object]


@dataclass(slots=True)
class Notes:
    """What came up while a form was read and shown; one for a form and all its rows."""

    errors: list[FieldError] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    status: int = 422


class Form:
    """What was typed, field by field. `prefix` is that of one row, such as `member-2-`."""

    def __init__(
        self, pairs: Iterable[tuple[str, str]] = (), *, prefix: str = "", notes: Notes | None = None
    ) -> None:
        self._data: dict[str, list[str]] = {}
        for name, value in pairs:
            self._data.setdefault(name, []).append(value)
        self.prefix = prefix
        self._notes = notes or Notes()

    @classmethod
    def of(cls, values: Mapping[str, object]) -> Form:
        """A form that is filled in already: lists and tuples give several values, None gives none."""
        return cls(
            (name, str(value))
            for name, given in values.items()
            for value in (given if isinstance(given, list | tuple) else [given])
            if value is not None
        )

    # What a page shows

    @property
    def ok(self) -> bool:
        return not self._notes.errors

    @property
    def status(self) -> int:
        """422, or the status of the refusal that was written down."""
        return self._notes.status

    @property
    def errors(self) -> Sequence[FieldError]:
        return tuple(self._notes.errors)

    @property
    def labels(self) -> Mapping[str, str]:
        return self._notes.labels

    def name(self, field: str) -> str:
        return self.prefix + field

    def label(self, field: str, words: str) -> str:
        """Remembers how a field is called on the page, for the list of errors above it."""
        self._notes.labels.setdefault(self.name(field), words)
        return ""

    def typed(self, field: str, otherwise: object = "") -> str:
        return self._data.get(self.name(field), [str(otherwise)])[0]

    def typed_all(self, field: str) -> list[str]:
        return self._data.get(self.name(field), [])

    def errors_of(self, field: str) -> list[FieldError]:
        return [error for error in self._notes.errors if error.field == self.name(field)]

    def pairs(self) -> list[tuple[str, str]]:
        """Everything typed, in order, as it was sent."""
        return [(name, value) for name, values in self._data.items() for value in values]

    # Faults

    def refuse(self, field: str, code: str, **facts: object) -> None:
        self._notes.errors.append(FieldError(self.name(field) if field else "", code, facts))

    def refuse_all(self, code: str, status: int, facts: Mapping[str, object]) -> None:
        """Writes down why the form as a whole was refused."""
        self._notes.errors.append(FieldError("", code, facts))
        self._notes.status = status

    # Readers

    def text(self, field: str, most: int = LINE, *, required: bool = True) -> str:
        value = self.typed(field).strip()
        if required and not value:
            self.refuse(field, "blank")
        elif len(value) > most:
            self.refuse(field, "too_long", most=most, have=len(value))
        return value

    def lines(self, field: str, most: int = LINE, *, required: bool = True) -> tuple[str, ...]:
        """A text of one entry a line; blank lines are nothing."""
        found = tuple(line for raw in self.typed(field).splitlines() if (line := raw.strip()))
        return self._several(field, found, most, required)

    def numbered(self, field: str, most: int = LINE, *, required: bool = True) -> tuple[str, ...]:
        """What was typed into `field-1`, `field-2`, …, without the blank ones."""
        names = [
            f"{field}-{n}" for n in self._numbers(re.compile(re.escape(self.name(field)) + r"-(\d{1,3})"))
        ]
        for name in names:
            self.text(name, most, required=False)
        found = tuple(value for name in names if (value := self.typed(name).strip()))
        if required and not found:
            self.refuse(f"{field}-1", "none")
        return found

    def rows(self, group: str) -> list[Form]:
        """The rows `group-1-…`, `group-2-…` in which anything was typed, each to be read like a form."""
        return [row for n in self._row_numbers(group) if (row := self._row(group, n)).filled()]

    def shown_rows(self, group: str, least: int = 2) -> list[Form]:
        """Rows to show: those filled in, and an empty one; `least` at least."""
        last = max((n for n in self._row_numbers(group) if self._row(group, n).filled()), default=0)
        return [self._row(group, n) for n in range(1, max(least, last + 1) + 1)]

    def shown_numbers(self, field: str, least: int = 3) -> list[str]:
        """Names of the fields of `numbered` to show: those filled in, and an empty one; `least` at least."""
        pattern = re.compile(re.escape(self.name(field)) + r"-(\d{1,3})")
        last = max((n for n in self._numbers(pattern) if self.typed(f"{field}-{n}").strip()), default=0)
        return [f"{field}-{n}" for n in range(1, max(least, last + 1) + 1)]

    def filled(self) -> bool:
        return any(value.strip() for name, value in self.pairs() if name.startswith(self.prefix))

    def whole(self, field: str, least: int = 0, most: int = 1_000_000) -> int:
        return self._required(field, self.whole_or_none(field, least, most), least)

    def whole_or_none(self, field: str, least: int = 0, most: int = 1_000_000) -> int | None:
        value = self.typed(field).strip()
        if not value:
            return None
        if not WHOLE.fullmatch(value):
            self.refuse(field, "not_whole")
            return None
        if not least <= int(value) <= most:
            self.refuse(field, "out_of_range", least=least, most=most)
            return None
        return int(value)

    def figure(self, field: str) -> Decimal:
        return self._required(field, self.figure_or_none(field), Decimal(0))

    def figure_or_none(self, field: str) -> Decimal | None:
        """A figure as officials write it: 1.250,5 and 1250,5 and 12.5; 1.250 is more than a thousand."""
        value = self.typed(field).strip().replace(" ", "").replace("\N{MINUS SIGN}", "-")
        if not value:
            return None
        if "," in value:
            value = value.replace(".", "").replace(",", ".")
        elif THOUSANDS.fullmatch(value):
            value = value.replace(".", "")
        if not FIGURE.fullmatch(value):
            self.refuse(field, "not_a_figure")
            return None
        return Decimal(value)

    def day(self, field: str) -> date:
        return self._required(field, self.day_or_none(field), date.min)

    def day_or_none(self, field: str) -> date | None:
        value = self.typed(field).strip()
        if not value:
            return None
        if DAY.fullmatch(value):
            with suppress(ValueError):
                return date.fromisoformat(value)
        self.refuse(field, "not_a_day")
        return None

    def hour(self, field: str) -> time:
        return self._required(field, self.hour_or_none(field), time.min)

    def hour_or_none(self, field: str) -> time | None:
        """An hour of the place, to the minute: 09.00 and 09:00, and seconds are let go."""
        value = self.typed(field).strip()
        if not value:
            return None
        if not (match := HOUR.fullmatch(value)):
            self.refuse(field, "not_an_hour")
            return None
        return time(int(match[1]), int(match[2]))

    def id(self, field: str) -> UUID:
        return self._required(field, self.id_or_none(field), UUID(int=0))

    def id_or_none(self, field: str) -> UUID | None:
        value = self.typed(field).strip()
        return self._as_id(field, value) if value else None

    def ids(self, field: str, *, required: bool = True) -> tuple[UUID, ...]:
        """The ids chosen, each once."""
        found = [self._as_id(field, value.strip()) for value in self.typed_all(field) if value.strip()]
        if required and not found:
            self.refuse(field, "none")
        return tuple(dict.fromkeys(value for value in found if value is not None))

    def choice(self, field: str, allowed: Collection[str], *, required: bool = True) -> str:
        """One of `allowed`; empty when nothing was chosen and nothing is required."""
        value = self.typed(field)
        if not value and required:
            self.refuse(field, "none")
        elif value and value not in allowed:
            self.refuse(field, "unknown")
        return value

    def choices(self, field: str, allowed: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        found = tuple(dict.fromkeys(value for value in self.typed_all(field) if value))
        if required and not found:
            self.refuse(field, "none")
        elif not set(found) <= set(allowed):
            self.refuse(field, "unknown")
        return found

    def checked(self, field: str) -> bool:
        return bool(self.typed(field))

    @property
    def key(self) -> UUID:
        """The command's idempotency key: made when the form was shown, the same when it is sent twice."""
        return self.id("key")

    @property
    def seen(self) -> int:
        """The version that the page showed; a newer one is a Conflict."""
        return self.whole("seen", 0, 10**9)

    # Underneath

    def _row(self, group: str, n: int) -> Form:
        row = Form(prefix=f"{self.prefix}{group}-{n}-", notes=self._notes)
        row._data = self._data
        return row

    def _row_numbers(self, group: str) -> list[int]:
        return self._numbers(re.compile(re.escape(self.name(group)) + r"-(\d{1,3})-.+"))

    def _numbers(self, pattern: re.Pattern[str]) -> list[int]:
        found = {int(match[1]) for name in self._data if (match := pattern.fullmatch(name))}
        return sorted(n for n in found if 1 <= n <= ROWS)

    def _several(self, field: str, found: tuple[str, ...], most: int, required: bool) -> tuple[str, ...]:
        if required and not found:
            self.refuse(field, "none")
        elif longest := max((len(value) for value in found if len(value) > most), default=0):
            self.refuse(field, "too_long", most=most, have=longest)
        elif len(found) > ROWS:
            self.refuse(field, "too_many", most=ROWS, have=len(found))
        return found

    def _as_id(self, field: str, value: str) -> UUID | None:
        try:
            return UUID(value)
        except ValueError:
            self.refuse(field, "unknown")
            return None

    def _required(self, field: str, value: V | None, neutral: V) -> V:
        """`value`, or `neutral` after writing down that it is blank, unless another fault is told already."""
        if value is None and not self.errors_of(field):
            self.refuse(field, "blank")
        return neutral if value is None else value


def posted(request: Request) -> Form:
    """The form of this request; its token has been checked."""
    form: Form = request.scope["state"]["form"]
    return form
