"""Numbers, shares and money as the two languages write them, with a true minus sign."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

from babel.numbers import format_compact_decimal, format_decimal

Number = int | float | Decimal

LOCALE = {"id": "id", "en": "en_GB"}
MINUS = "\N{MINUS SIGN}"
MILLION = 1_000_000


@lru_cache(maxsize=4096)
def number(value: Number, lang: str) -> str:
    """1.250,5 in Indonesian, 1,250.5 in English; at most three decimals."""
    return format_decimal(value, locale=LOCALE[lang]).replace("-", MINUS)


def signed(value: Number, lang: str) -> str:
    """With its direction: +312, −86, and 0 without one."""
    return f"+{number(value, lang)}" if value > 0 else number(value, lang)


def percent(ratio: Number, lang: str) -> str:
    """A share or change as a whole percentage: 0.86 is 86%, -0.86 is −86%."""
    return f"{number(round(ratio * 100), lang)}%"


def rupiah(amount: int, lang: str) -> str:
    """Whole rupiah: Rp180 juta where at most one decimal of millions says it all, else Rp180.500.250."""
    if abs(amount) >= MILLION and amount % (_unit(amount) // 10) == 0:
        short = format_compact_decimal(amount, format_type="long", locale=LOCALE[lang], fraction_digits=1)
        return f"Rp{short}".replace("-", MINUS)
    return f"Rp{number(amount, lang)}"


def _unit(amount: int) -> int:
    """The million, milliard or billion (10^12) in which `amount` is spoken."""
    return int(10 ** ((len(str(abs(amount))) - 1) // 3 * 3))
