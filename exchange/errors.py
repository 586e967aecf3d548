"""Every refusal of the exchange, one tree.

ExchangeError                 has .code and .facts
├── NotFound            404   nothing has this id, or not for these eyes
├── NotPermitted        403   this agency may not do this
├── Conflict            409   somebody else saved first, or the page was old: look again
│   └── KeyReused       422   one idempotency key, two different commands
├── BadValue            422   a value cannot be: blank, too long, unknown, out of order
├── StorageUnavailable  503   nothing was saved: the log cannot be written now
└── RuleBroken          409   well asked, but the rules forbid it
    ├── WrongState            the noun is not in the state that this needs
    ├── AlreadyExists         this id, or this pair, is already recorded
    ├── NoQuestion            a visit without a learning question
    ├── HostClosed            the host does not receive guests (now, or in this mode)
    ├── PartyTooLarge         more guests than the host receives at once
    ├── LeadTimeTooShort      asked for fewer days ahead than the host needs
    ├── DaysBlocked           the host keeps these days free of visits
    ├── DayTaken              another visit has the site and slot on that day
    ├── MonthFull             the host's monthly capacity is used up
    ├── NotYet                the day has not come: what lies ahead cannot be recorded as happened
    ├── StageSkipped          the climb goes amati, tiru, modifikasi, in this order
    ├── GateClosed            the stage's gate misses something; `missing` names it
    ├── OwnPractice           nobody verifies or adopts its own practice
    └── ClosureWithoutProof   a commitment closes with evidence or with a reason
"""

from __future__ import annotations


class ExchangeError(Exception):
    """Raised with facts, not prose; whoever shows it finds the words by `code`."""

    def __init__(self, **facts: object) -> None:
        super().__init__(facts)
        self.facts = facts

    @property
    def code(self) -> str:
        return type(self).__name__

    def __str__(self) -> str:
        return f"{self.code}({', '.join(f'{name}={value!r}' for name, value in self.facts.items())})"


class NotFound(ExchangeError): ...


class NotPermitted(ExchangeError): ...


class Conflict(ExchangeError): ...


class KeyReused(Conflict): ...


class BadValue(ExchangeError): ...


class StorageUnavailable(ExchangeError): ...


class RuleBroken(ExchangeError): ...


class WrongState(RuleBroken): ...


class AlreadyExists(RuleBroken): ...


class NoQuestion(RuleBroken): ...


class HostClosed(RuleBroken): ...


class PartyTooLarge(RuleBroken): ...


class LeadTimeTooShort(RuleBroken): ...


class DaysBlocked(RuleBroken): ...


class DayTaken(RuleBroken): ...


class MonthFull(RuleBroken): ...


class NotYet(RuleBroken): ...


class StageSkipped(RuleBroken): ...


class GateClosed(RuleBroken): ...


class OwnPractice(RuleBroken): ...


class ClosureWithoutProof(RuleBroken): ...
