"""Reading a posted form: typed values, every fault at its field, nothing typed is lost."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest

from exchange.errors import BadValue, Conflict, DayTaken, GateClosed, NotFound, PartyTooLarge
from i18n.words import words
from web.forms import FieldError, Form
from web.refusals import field_words, told_on

ID = UUID(int=7)


def faults(read: Form) -> list[tuple[str, str]]:
    return [(error.field, error.code) for error in read.errors]


def test_a_whole_form_is_read_into_types() -> None:
    read = Form.of(
        {
            "title": "  Belajar KUBE ",
            "size": "12",
            "cost": "1.250,5",
            "first_day": "2027-01-14",
            "starts": "09.30",
            "host": str(ID),
            "mode": "luring",
            "topics": ["anak", "lansia", "anak"],
            "sites": "Aula\n\n Liponsos \n",
            "key": str(ID),
            "seen": "3",
            "agree": "1",
        }
    )
    assert read.text("title") == "Belajar KUBE"
    assert read.whole("size", 1, 50) == 12
    assert read.figure("cost") == Decimal("1250.5")
    assert read.day("first_day") == date(2027, 1, 14)
    assert read.hour("starts") == time(9, 30)
    assert read.id("host") == ID
    assert read.choice("mode", ("luring", "daring")) == "luring"
    assert read.choices("topics", ("anak", "lansia")) == ("anak", "lansia")
    assert read.lines("sites") == ("Aula", "Liponsos")
    assert (read.key, read.seen, read.checked("agree"), read.checked("other")) == (ID, 3, True, False)
    assert read.ok


def test_a_blank_form_tells_every_required_field() -> None:
    read = Form()
    for name, reader in (
        ("a", read.text),
        ("b", read.day),
        ("c", read.whole),
        ("d", read.id),
        ("e", read.figure),
    ):
        reader(name)
    read.choice("f", ("x",))
    read.ids("g")
    read.numbered("h")
    read.lines("i")
    assert faults(read) == [
        ("a", "blank"),
        ("b", "blank"),
        ("c", "blank"),
        ("d", "blank"),
        ("e", "blank"),
        ("f", "none"),
        ("g", "none"),
        ("h-1", "none"),
        ("i", "none"),
    ]


def test_what_may_stay_blank_is_nothing() -> None:
    read = Form()
    nothing = [read.day_or_none("a"), read.whole_or_none("b"), read.id_or_none("c"), read.figure_or_none("d")]
    assert nothing == [None] * 4
    assert (read.text("e", required=False), read.choice("f", (), required=False)) == ("", "")
    assert (read.numbered("g", required=False), read.ids("h", required=False)) == ((), ())
    assert read.ok


@pytest.mark.parametrize("typed", ["1e9", "1.5", "0x10", "dua", "١٢", "9" * 40, "--1", "1_000", "\x00"])
def test_what_is_no_whole_number_is_told_once(typed: str) -> None:
    read = Form.of({"n": typed})
    read.whole("n", 1, 50)
    assert faults(read) == [("n", "not_whole")]


@pytest.mark.parametrize("typed", ["-1", "0", "51", "999999999999"])
def test_a_number_outside_its_range_is_told_the_range(typed: str) -> None:
    read = Form.of({"n": typed})
    read.whole("n", 1, 50)
    assert read.errors == (FieldError("n", "out_of_range", {"least": 1, "most": 50}),)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1.250", "1250"),
        ("1.250.000", "1250000"),
        ("−86", "-86"),
        ("1 250,5", "1250.5"),
    ],
)
def test_figures_are_read_as_officials_write_them(typed: str, value: str) -> None:
    assert Form.of({"n": typed}).figure("n") == Decimal(value)


@pytest.mark.parametrize("typed", ["NaN", "Infinity", "1e5", "1,2,3", "9" * 30, "12%", "x"])
def test_what_is_no_figure_is_told(typed: str) -> None:
    read = Form.of({"n": typed})
    read.figure("n")
    assert faults(read) == [("n", "not_a_figure")]


@pytest.mark.parametrize(
    "typed", ["2027-02-30", "14-01-2027", "besok", "10000-01-01", "2027-01-14T00:00", "2027-W01"]
)
def test_a_day_that_is_none_is_told(typed: str) -> None:
    read = Form.of({"on": typed})
    read.day("on")
    assert faults(read) == [("on", "not_a_day")]


@pytest.mark.parametrize("typed", ["25:00", "9", "pagi", "09:00:00+99:00"])
def test_an_hour_that_is_none_is_told(typed: str) -> None:
    read = Form.of({"at": typed})
    read.hour("at")
    assert faults(read) == [("at", "not_an_hour")]


def test_a_choice_that_was_not_offered_is_told() -> None:
    read = Form.of({"mode": "terbang", "topics": ["anak", "'; DROP"], "host": "bukan-id"})
    read.choice("mode", ("luring",))
    read.choices("topics", ("anak",))
    read.ids("host")
    assert faults(read) == [("mode", "unknown"), ("topics", "unknown"), ("host", "unknown")]


def test_too_long_a_text_is_told_by_how_much() -> None:
    read = Form.of({"title": "x" * 201, "sites": "ok\n" + "y" * 250})
    read.text("title")
    read.lines("sites")
    assert read.errors == (
        FieldError("title", "too_long", {"most": 200, "have": 201}),
        FieldError("sites", "too_long", {"most": 200, "have": 250}),
    )


def test_numbered_fields_keep_their_order_and_leave_blanks_out() -> None:
    read = Form.of({"q-10": "sepuluh", "q-2": "dua", "q-1": " ", "q-x": "x", "q-0": "nol", "q-101": "lebih"})
    assert read.numbered("q") == ("dua", "sepuluh")
    assert read.shown_numbers("q") == [f"q-{n}" for n in range(1, 12)]
    assert Form().shown_numbers("q", 3) == ["q-1", "q-2", "q-3"]


def test_rows_are_read_like_forms_and_tell_faults_at_their_own_fields() -> None:
    read = Form.of(
        {"m-1-role": "Kepala", "m-1-count": "1", "m-2-role": "", "m-2-count": " ", "m-3-count": "banyak"}
    )
    rows = read.rows("m")
    assert [(row.text("role"), row.whole("count")) for row in rows] == [("Kepala", 1), ("", 0)]
    assert faults(read) == [("m-3-role", "blank"), ("m-3-count", "not_whole")]
    assert [row.prefix for row in read.shown_rows("m")] == ["m-1-", "m-2-", "m-3-", "m-4-"]
    assert read.shown_rows("m")[2].typed("count") == "banyak"


def test_hundreds_of_rows_are_bounded() -> None:
    read = Form([(f"m-{n}-role", "x") for n in range(900)])
    assert len(read.rows("m")) == 100


def test_a_refusal_of_the_exchange_is_told_on_the_form() -> None:
    read = Form()
    with told_on(read):
        raise PartyTooLarge(host=ID, most=12, have=30)
    assert read.status == 409
    assert [field_words(error, words("id")) for error in read.errors] == [
        "Rombongan 30 orang terlalu besar. Tuan rumah menerima paling banyak 12 orang."
    ]


def test_a_value_that_the_exchange_refuses_is_told_at_its_field() -> None:
    read = Form()
    with told_on(read):
        raise BadValue(field="title", fault="too_long", most=200, have=300)
    assert (read.status, faults(read)) == (422, [("title", "too_long")])


def test_a_conflict_keeps_its_status_and_a_missing_noun_is_no_fault_of_the_form() -> None:
    read = Form()
    with told_on(read):
        raise Conflict(seen=1, have=2)
    assert (read.status, faults(read)) == (409, [("", "Conflict")])
    with pytest.raises(NotFound), told_on(read):
        raise NotFound()


def test_days_that_are_taken_are_told_with_those_that_are_free() -> None:
    day, free = date(2027, 1, 14), (date(2027, 1, 18), date(2027, 1, 19))
    taken = DayTaken(host=ID, first_day=day, last_day=day, free=free)
    error = FieldError("", taken.code, taken.facts)
    assert field_words(error, words("id")) == (
        "Sudah ada kunjungan lain pada 14 Januari 2027. "
        "Hari mulai yang masih kosong: 18 Januari 2027, 19 Januari 2027."
    )
    none_free = FieldError("", taken.code, taken.facts | {"free": ()})
    assert field_words(none_free, words("en")) == "Another visit takes place on 14 January 2027."


def test_what_a_gate_misses_is_told_in_words() -> None:
    closed = GateClosed(missing=("decision", "baseline"))
    error = FieldError("", closed.code, closed.facts)
    assert field_words(error, words("id")) == (
        "Belum lengkap: keputusan untuk mengadopsi, satu indikator dengan angka awal."
    )
