"""The one table from a refusal to its status and its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from string import Formatter
from types import TracebackType

from exchange.errors import BadValue, ExchangeError
from i18n.dates import clock, day_range, long_day
from i18n.numbers import number
from i18n.words import Words, mark
from web.forms import FieldError, Form


@dataclass(frozen=True, slots=True)
class Refusal:
    """`words` may name facts; each of `plainer` is said when what stands before it names too many."""

    status: int
    words: str
    plainer: tuple[str, ...] = ()


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
        mark("Rombongan {have} orang terlalu besar. Tuan rumah menerima paling banyak {most} orang."),
        (mark("Rombongan lebih besar daripada yang dapat diterima tuan rumah."),),
    ),
    "LeadTimeTooShort": Refusal(
        409,
        mark("Tuan rumah memerlukan {need} hari untuk bersiap. Paling cepat {earliest}."),
        (mark("Tuan rumah memerlukan waktu lebih lama sebelum kunjungan."),),
    ),
    "DaysBlocked": Refusal(
        409,
        mark("Tuan rumah tidak menerima kunjungan pada {days}. Hari mulai yang masih kosong: {free}."),
        (
            mark("Tuan rumah tidak menerima kunjungan pada {days}."),
            mark("Tuan rumah tidak menerima kunjungan pada tanggal itu."),
        ),
    ),
    "DayTaken": Refusal(
        409,
        mark("Sudah ada kunjungan lain pada {days}. Hari mulai yang masih kosong: {free}."),
        (
            mark("Sudah ada kunjungan lain pada {days}."),
            mark("Sudah ada kunjungan lain pada tanggal dan lokasi itu."),
        ),
    ),
    "MonthFull": Refusal(
        409,
        mark("Kuota {most} kunjungan sebulan sudah penuh. Hari mulai yang masih kosong: {free}."),
        (mark("Kuota kunjungan bulan itu sudah penuh."),),
    ),
    "NotYet": Refusal(
        409, mark("Harinya belum tiba. Yang belum terjadi tidak dapat dicatat sebagai terjadi.")
    ),
    "StageSkipped": Refusal(409, mark("Tahap dijalani berurutan: amati, tiru, lalu modifikasi.")),
    "GateClosed": Refusal(
        409, mark("Belum lengkap: {missing}."), (mark("Syarat langkah berikutnya belum lengkap."),)
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
    "no_agency": Refusal(422, mark("Belum ada instansi dengan nama ini. Tulis nama resminya.")),
    "many_agencies": Refusal(422, mark("Nama ini cocok dengan beberapa instansi. Pilih satu: {names}.")),
    "unreadable": Refusal(422, mark("Isian ini tidak dapat dibaca.")),
    "before_start": Refusal(
        422,
        mark("Tanggal selesai harus pada atau setelah {first}."),
        (mark("Selesai harus setelah mulai."),),
    ),
    "too_early": Refusal(422, mark("Paling awal {least}."), (mark("Tanggal ini terlalu lampau."),)),
    "too_late": Refusal(422, mark("Tanggal ini terlalu jauh di depan.")),
    "repeated": Refusal(422, mark("Ada yang disebut dua kali.")),
    "twice": Refusal(422, mark("Ada yang disebut dua kali.")),
    "link_or_file": Refusal(422, mark("Beri satu tautan atau satu berkas.")),
    "itself": Refusal(422, mark("Instansi tidak dapat menunjuk dirinya sendiri.")),
    "cycle": Refusal(422, mark("Susunan instansi tidak boleh berputar.")),
    "also_guest": Refusal(422, mark("Satu instansi tidak dapat menjadi tamu dan tuan rumah sekaligus.")),
    "takes_part": Refusal(422, mark("Instansi itu sudah ikut dalam kunjungan ini.")),
    "outside_visit": Refusal(
        422, mark("Pilih hari dari {least} sampai {most}, selama kunjungan berlangsung.")
    ),
    "overlap": Refusal(422, mark("Dua acara bertabrakan di tempat dan jam yang sama.")),
    "not_local_time": Refusal(422, mark("Isi dengan jam setempat, misalnya 09.00.")),
    "unchanged": Refusal(422, mark("Isian ini sama dengan yang sudah ada.")),
    "not_earlier": Refusal(422, mark("Pilih tahap yang lebih awal daripada tahap sekarang.")),
    "only_with_a_stop": Refusal(422, mark("Alasan diisi hanya bila inovasi berhenti.")),
    "below_low": Refusal(422, mark("Batas atas harus lebih besar daripada batas bawah.")),
}
"""Everything that can be wrong with one field by its code."""


CODES = {
    "decision": mark("keputusan untuk mengadopsi"),
    "person_in_charge": mark("penanggung jawab"),
    "baseline": mark("satu indikator dengan angka awal"),
    "reading": mark("hasil pengukuran, atau alasan bila tidak ada"),
    "anchor": mark("dasar SK, SOP, atau peraturan kepala daerah"),
    "name": mark("nama"),
    "summary": mark("ringkasan"),
    "problem": mark("masalah"),
    "how": mark("cara kerja"),
    "conditions": mark("syarat agar berhasil"),
    "modules": mark("unsur praktik"),
    "results": mark("hasil, atau kapan akan diukur"),
}
"""What the exchange names by a code when it says what is missing."""


def refusal_of(error: ExchangeError) -> Refusal:
    """By the error's own code, else by that of the nearest class above it."""
    return next(REFUSALS[kind.__name__] for kind in type(error).__mro__ if kind.__name__ in REFUSALS)


def words_of(refusal: Refusal, facts: Mapping[str, object], words: Words) -> str:
    """The fullest sentence whose facts are all carried, with each as the language writes it."""
    written = {name: _written(fact, words) for name, fact in {**facts, **_range(facts, words)}.items()}
    for sentence in (refusal.words, *refusal.plainer):
        named = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        if all(written.get(name) for name in named):
            return words.t(sentence, **{name: written[name] for name in named})
    return words.t(mark("Isian ini tidak dapat diterima."))


def field_words(error: FieldError, words: Words) -> str:
    """What is wrong with a field, or why the whole form was refused."""
    refusal = FAULTS.get(error.code) or REFUSALS.get(error.code) or REFUSALS["BadValue"]
    return words_of(refusal, error.facts, words)


def _range(facts: Mapping[str, object], words: Words) -> dict[str, object]:
    """`days`, when the facts have a first and a last day."""
    match facts:
        case {"first_day": date() as first, "last_day": date() as last}:
            return {"days": day_range(first, last, words.lang)}
        case _:
            return {}


def _written(fact: object, words: Words) -> str:
    match fact:
        case date():
            return long_day(fact, words.lang)
        case time():
            return clock(fact, words.lang)
        case bool() | None:
            return ""
        case int() | float() | Decimal():
            return number(fact, words.lang)
        case list() | tuple() | set() | frozenset():
            return ", ".join(_written(one, words) for one in fact)
        case _:
            return words.t(CODES.get(str(fact), str(fact)))


def told_on(form: Form) -> ToldOn:
    """A refusal of the exchange becomes an error of the form, to be shown again with what was typed."""
    return ToldOn(form)


@dataclass(frozen=True, slots=True)
class ToldOn:
    """What `with told_on(form)` does; a noun that is not there is no fault of the form, and goes on up."""

    form: Form

    def __enter__(self) -> None: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, ExchangeError) or refusal_of(error).status == 404:
            return False
        if isinstance(error, BadValue):
            field, fault = str(error.facts.get("field", "")), str(error.facts.get("fault", error.code))
            self.form.refuse(field, fault, **_more(error))
        else:
            self.form.refuse_all(_known_code(error), refusal_of(error).status, error.facts)
        return True


def _more(error: BadValue) -> dict[str, object]:
    return {name: fact for name, fact in error.facts.items() if name not in ("field", "fault", "code")}


def _known_code(error: ExchangeError) -> str:
    return next(kind.__name__ for kind in type(error).__mro__ if kind.__name__ in REFUSALS)
