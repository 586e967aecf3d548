"""What a practice changed, as a reader takes it in: one large figure, and where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from exchange.values import Result
from i18n.numbers import number, percent, signed
from i18n.words import Words

PERCENT = ("%", "persen")


@dataclass(frozen=True, slots=True)
class Measure:
    """`big` is empty while nothing was measured; `what` names the indicator."""

    what: str
    big: str
    before: str = ""
    after: str = ""
    small: str = ""


def measure(result: Result, words: Words) -> Measure:
    """A decrease is told as a share, an increase as how much more; a lone figure as it is."""
    before, after = _value(result.before, result, words), _value(result.after, result, words)
    if result.after is None:
        return Measure(result.indicator, "", before, small=_small("", result, words))
    if result.before is None or result.before == result.after:
        return Measure(result.indicator, after, small=_small("", result, words))
    way = words.t("{before} menjadi {after}", before=before, after=after)
    big = _change(result.before, result.after, result.unit in PERCENT, words)
    return Measure(result.indicator, big, before, after, _small(way, result, words))


def _change(before: Decimal, after: Decimal, is_share: bool, words: Words) -> str:
    if before > after >= 0:
        return percent((after - before) / before, words.lang)
    more = signed(after - before, words.lang)
    return words.t("{n} poin", n=more) if is_share else more


def _value(value: Decimal | None, result: Result, words: Words) -> str:
    if value is None:
        return ""
    if result.unit in PERCENT:
        return f"{number(value, words.lang)}%"
    return f"{number(value, words.lang)} {result.unit}".strip()


def _small(way: str, result: Result, words: Words) -> str:
    """The small print: from what to what, of which year, and what was noted."""
    year = words.t("data {year}", year=result.year) if result.year else ""
    return ", ".join(part for part in (way, year, result.note) if part)
