"""An adoption told from its beginning: what happened on which day, as a timeline shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from exchange.adoptions.events import Stage
from i18n.words import Words, mark
from projections.adoption_row import AdoptionRow
from vocabulary import terms
from web.adoption_words import ANCHORS

Happened = tuple[date, str, str]
"""The day, the words, and the icon."""

ENTERED = {
    Stage.AMATI.value: mark("Tahap Amati dimulai"),
    Stage.TIRU.value: mark("Tahap Tiru dimulai"),
    Stage.MODIFIKASI.value: mark("Tahap Modifikasi dimulai"),
}
BACK = {
    Stage.AMATI.value: mark("Kembali ke tahap Amati: {reason}"),
    Stage.TIRU.value: mark("Kembali ke tahap Tiru: {reason}"),
}


def history(row: AdoptionRow, words: Words) -> list[Happened]:
    """The earliest first."""
    return sorted(_happened(row, words), key=lambda happened: happened[0])


def _happened(row: AdoptionRow, words: Words) -> Iterator[Happened]:
    for step in row.climb:
        if step.reason:
            yield step.on, words.t(BACK[step.stage], reason=step.reason), "arrow-left"
        else:
            yield step.on, words.t(ENTERED[step.stage]), "stairs-up"
    for anchor in row.anchors:
        kind = words.t(ANCHORS[anchor.code])
        yield anchor.on, words.t(mark("Ditetapkan: {act} ({kind})"), act=anchor.text, kind=kind), "gavel"
    for spread in row.spreads:
        yield spread.on, words.t(mark("Meluas: {text}"), text=spread.text), "git-fork"
    for stop in row.stops:
        reason = terms.stop_reasons().word(stop.code, words.lang)
        yield stop.on, words.t(mark("Berhenti: {reason}"), reason=reason), "hand-stop"
    for resumed in row.resumptions:
        yield resumed.on, words.t(mark("Dilanjutkan: {note}"), note=resumed.text), "refresh"
