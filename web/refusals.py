"""The one table from a refusal to its status and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from string import Formatter

from exchange.errors import BadValue, ExchangeError
from i18n.dates import long_day
from i18n.numbers import number
from i18n.words import Words, mark
from web.forms import FieldError, Form


@dataclass(frozen=True, slots=True)
class Refusal:
    """`words` may name facts; `plain` is said when the refusal does not carry them."""

    status: int
    words: str
    plain: str = ""


REFUSALS: dict[str, Refusal] = {
    "NotFound": Refusal(404, mark("Data ini tidak ditemukan. Alamat mungkin salah atau sudah dipindahkan.")),
    "NotPermitted": Refusal(403, mark("Instansi Anda tidak dapat melakukan tindakan ini.")),
    "Conflict": Refusal(
        409, mark("Data ini baru saja diubah orang lain. Tinjau perubahannya sebelum menyimpan.")
    ),
    "KeyReused": Refusal(
        422, mark("Formulir ini sudah dikirim dengan isi lain. Muat ulang lalu isi kembali.")
    ),
    "BadValue": Refusal(422, mark("Ada isian yang tidak dapat diterima.")),
    "StorageUnavailable": Refusal(
        503, mark("Penyimpanan sedang tidak dapat ditulis. Tidak ada yang tersimpan; coba lagi nanti.")
    ),
    "RuleBroken": Refusal(409, mark("Aturan tidak mengizinkan tindakan ini.")),
    "WrongState": Refusal(
        409, mark("Tindakan ini tidak berlaku untuk keadaan sekarang. Muat ulang halaman.")
    ),
    "AlreadyExists": Refusal(409, mark("Data ini sudah tercatat.")),
    "NoQuestion": Refusal(409, mark("Tulis paling sedikit satu pertanyaan belajar.")),
    "HostClosed": Refusal(409, mark("Tuan rumah sedang tidak menerima kunjungan dengan cara ini.")),
    "PartyTooLarge": Refusal(
        409,
        mark("Rombongan terlalu besar. Tuan rumah menerima paling banyak {most} orang."),
        mark("Rombongan lebih besar daripada yang dapat diterima tuan rumah."),
    ),
    "LeadTimeTooShort": Refusal(
        409,
        mark("Terlalu dekat. Tuan rumah memerlukan waktu paling sedikit {need} hari sebelum kunjungan."),
        mark("Tuan rumah memerlukan waktu lebih lama sebelum kunjungan."),
    ),
    "DaysBlocked": Refusal(
        409,
        mark("Tuan rumah tidak menerima kunjungan pada {days}."),
        mark("Tuan rumah tidak menerima kunjungan pada tanggal itu."),
    ),
    "DayTaken": Refusal(
        409,
        mark("Sudah ada kunjungan lain pada {day}."),
        mark("Sudah ada kunjungan lain pada tanggal dan lokasi itu."),
    ),
    "MonthFull": Refusal(409, mark("Kuota kunjungan bulan itu sudah penuh.")),
    "NotYet": Refusal(
        409, mark("Harinya belum tiba. Yang belum terjadi tidak dapat dicatat sebagai terjadi.")
    ),
    "StageSkipped": Refusal(409, mark("Tahap dijalani berurutan: amati, tiru, lalu modifikasi.")),
    "GateClosed": Refusal(
        409,
        mark("Syarat tahap berikutnya belum lengkap: {missing}."),
        mark("Syarat tahap berikutnya belum lengkap."),
    ),
    "OwnPractice": Refusal(409, mark("Instansi tidak memeriksa atau mengadopsi praktiknya sendiri.")),
    "ClosureWithoutProof": Refusal(409, mark("Tindak lanjut ditutup dengan bukti atau dengan alasan.")),
}
"""Every refusal of the exchange by its code."""

FAULTS: dict[str, Refusal] = {
    "blank": Refusal(422, mark("Isian ini wajib diisi.")),
    "none": Refusal(422, mark("Pilih atau isi paling sedikit satu.")),
    "too_long": Refusal(422, mark("Paling banyak {most} karakter; isian ini {have} karakter.")),
    "too_many": Refusal(422, mark("Paling banyak {most}; sekarang {have}.")),
    "out_of_range": Refusal(422, mark("Isi dengan bilangan {least} sampai {most}.")),
    "not_whole": Refusal(422, mark("Isi dengan bilangan bulat, misalnya 12.")),
    "not_a_figure": Refusal(422, mark("Isi dengan bilangan, misalnya 12,5.")),
    "not_a_day": Refusal(422, mark("Isi dengan tanggal yang ada, misalnya 2027-01-14.")),
    "not_an_hour": Refusal(422, mark("Isi dengan jam, misalnya 09.00.")),
    "not_an_address": Refusal(422, mark("Isi dengan alamat yang diawali https://.")),
    "unknown": Refusal(422, mark("Pilihan ini tidak dikenal.")),
    "unreadable": Refusal(422, mark("Isian ini tidak dapat dibaca.")),
    "before_start": Refusal(
        422,
        mark("Tanggal selesai harus pada atau setelah {first}."),
        mark("Tanggal selesai harus setelah tanggal mulai."),
    ),
    "too_early": Refusal(422, mark("Tanggal ini terlalu lampau.")),
    "too_late": Refusal(422, mark("Tanggal ini terlalu jauh di depan.")),
    "repeated": Refusal(422, mark("Ada yang disebut dua kali.")),
    "twice": Refusal(422, mark("Ada yang disebut dua kali.")),
    "link_or_file": Refusal(422, mark("Beri satu tautan atau satu berkas.")),
    "itself": Refusal(422, mark("Instansi tidak dapat menunjuk dirinya sendiri.")),
    "cycle": Refusal(422, mark("Susunan instansi tidak boleh berputar.")),
    "below_low": Refusal(422, mark("Batas atas harus lebih besar daripada batas bawah.")),
}
"""Everything that can be wrong with one field by its code."""


def refusal_of(error: ExchangeError) -> Refusal:
    """By the error's own code, else by that of the nearest class above it."""
    return next(REFUSALS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in REFUSALS)


def words_of(refusal: Refusal, facts: Mapping[str, object], words: Words) -> str:
    """The sentence with its facts as the language writes them, or the plain one when they are not carried."""
    named = {name for _, name, _, _ in Formatter().parse(refusal.words) if name}
    if named <= facts.keys():
        return words.t(refusal.words, **{name: _written(facts[name], words.lang) for name in named})
    return words.t(refusal.plain or mark("Isian ini tidak dapat diterima."))


def field_words(error: FieldError, words: Words) -> str:
    """What is wrong with a field, or why the whole form was refused."""
    refusal = FAULTS.get(error.code) or REFUSALS.get(error.code) or REFUSALS["BadValue"]
    return words_of(refusal, error.facts, words)


def _written(fact: object, lang: str) -> str:
    match fact:
        case date():
            return long_day(fact, lang)
        case int() | float():
            return number(fact, lang)
        case list() | tuple() | set() | frozenset():
            return ", ".join(_written(one, lang) for one in fact)
        case _:
            return str(fact)


@contextmanager
def told_on(form: Form) -> Iterator[None]:
    """A refusal of the exchange becomes an error of the form, to be shown again with what was typed."""
    try:
        yield
    except ExchangeError as error:
        refusal = refusal_of(error)
        if refusal.status == 404:
            raise
        if isinstance(error, BadValue):
            form.refuse(
                str(error.facts.get("field", "")), str(error.facts.get("fault", error.code)), **_more(error)
            )
        else:
            form.refuse_all(_known_code(error), refusal.status, error.facts)


def _more(error: BadValue) -> dict[str, object]:
    return {name: fact for name, fact in error.facts.items() if name not in ("field", "fault", "code")}


def _known_code(error: ExchangeError) -> str:
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in REFUSALS)
