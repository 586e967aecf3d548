"""Gates of the climb: what the next one asks for, what of it is there, and where the rest is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from exchange.adoptions.events import Stage
from i18n.words import mark
from projections.adoption_row import AdoptionRow


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that a gate asks for. `route` is the form that gives it; `act` the words of its button."""

    words: str
    act: str
    route: str
    done: bool


@dataclass(frozen=True, slots=True)
class Gate:
    """`route` passes the gate once all is there; None when nothing lies behind it."""

    title: str
    act: str
    route: str | None
    asks: tuple[Ask, ...]

    @property
    def next_ask(self) -> Ask | None:
        return next((ask for ask in self.asks if not ask.done), None)


TRIAL_ASKS: Mapping[str, tuple[str, str, str]] = {
    "decision": (
        mark("Keputusan: ditiru atau disesuaikan dahulu"),
        mark("Catat keputusan"),
        "adoptions:decide",
    ),
    "person_in_charge": (
        mark("Penanggung jawab ditunjuk"),
        mark("Tunjuk penanggung jawab"),
        "adoptions:person",
    ),
    "baseline": (
        mark("Paling sedikit satu indikator dengan angka awal"),
        mark("Tambah indikator"),
        "adoptions:indicator",
    ),
}


def gate(row: AdoptionRow) -> Gate:
    """The gate before which an adoption stands."""
    match row.stage:
        case Stage.AMATI:
            missing = row.missing_for_trial
            asks = tuple(Ask(*said, done=code not in missing) for code, said in TRIAL_ASKS.items())
            return Gate(mark("Syarat ke tahap Tiru"), mark("Mulai uji coba"), "adoptions:replicate", asks)
        case Stage.TIRU:
            read = Ask(
                mark("Pengukuran setelah angka awal, atau alasan mengapa belum ada"),
                mark("Catat pengukuran"),
                "adoptions:reading",
                done=not row.missing_for_change,
            )
            return Gate(
                mark("Syarat ke tahap Modifikasi"), mark("Catat modifikasi"), "adoptions:modify", (read,)
            )
        case _:
            return _outcome(row)


def _outcome(row: AdoptionRow) -> Gate:
    anchor = Ask(
        mark("Dasar hukum atau prosedur yang menetapkannya"),
        mark("Catat penetapan"),
        "adoptions:anchor",
        done=row.anchored,
    )
    further = None if row.spread else "adoptions:spread"
    return Gate(mark("Syarat melembaga"), mark("Catat perluasan"), further, (anchor,))
