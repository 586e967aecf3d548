"""Who takes part in the demo: agencies, their sites, and the officials that the news named with their roles.

Official names are kept in the register of people; events carry ids and the role as of the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from demo.names import named, officer, operator
from exchange.agencies.commands import OpenSite, RegisterAgency
from exchange.handling import Command
from exchange.values import Official
from identity.people import Person, PersonRole


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the demo. `region` is the code of the ministry of home affairs."""

    name: str
    kind: str
    region: str = ""
    short: tuple[str, ...] = ()
    parent: Agency | None = None

    @property
    def id(self) -> UUID:
        return named("agency", self.name)

    @property
    def called(self) -> str:
        """The name that people use."""
        return self.short[0] if self.short else self.name


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody whom the news named.

    `roles` are what the person was as of the day of the news, and to which agency when it says.
    """

    name: str
    roles: tuple[tuple[date, Agency | None, str], ...]
    before: str = ""
    after: str = ""

    @property
    def id(self) -> UUID:
        return named("person", self.name)

    def on(self, day: date) -> Official:
        """The person in the role of that day."""
        held = [(since, agency, role) for since, agency, role in self.roles if since <= day]
        _, agency, role = max(held, key=lambda one: one[0])
        return Official(role=role, person_id=self.id, agency_id=agency.id if agency else None)


def position(role: str, agency: Agency) -> Official:
    """Somebody of whom only the position is known."""
    return Official(role=role, agency_id=agency.id)


EXCHANGE_OFFICE = Agency("Pengelola Bursa Studi Tiru (contoh)", "lembaga")
CURATION = Agency("Tim Kurasi Praktik Baik (contoh)", "lembaga", parent=EXCHANGE_OFFICE)

KOTA_MAGELANG = Agency("Pemerintah Kota Magelang", "pemkot", "33.71", ("Pemkot Magelang",))
MAGELANG = Agency("Dinas Sosial Kota Magelang", "dinas", "33.71", ("Dinsos Kota Magelang",), KOTA_MAGELANG)
DISDIKBUD_MAGELANG = Agency(
    "Dinas Pendidikan dan Kebudayaan Kota Magelang",
    "dinas",
    "33.71",
    ("Disdikbud Kota Magelang",),
    KOTA_MAGELANG,
)
KOTA_SALATIGA = Agency("Pemerintah Kota Salatiga", "pemkot", "33.73", ("Pemkot Salatiga",))
SALATIGA = Agency("Dinas Sosial Kota Salatiga", "dinas", "33.73", ("Dinsos Kota Salatiga",), KOTA_SALATIGA)
KOTA_DEPOK = Agency("Pemerintah Kota Depok", "pemkot", "32.76", ("Pemkot Depok",))
DEPOK = Agency("Dinas Sosial Kota Depok", "dinas", "32.76", ("Dinsos Kota Depok",), KOTA_DEPOK)
KOTA_SURABAYA = Agency("Pemerintah Kota Surabaya", "pemkot", "35.78", ("Pemkot Surabaya",))
SURABAYA = Agency("Dinas Sosial Kota Surabaya", "dinas", "35.78", ("Dinsos Kota Surabaya",), KOTA_SURABAYA)
KEMENSOS = Agency("Kementerian Sosial", "kementerian", "", ("Kemensos",))
REHSOS = Agency(
    "Direktorat Jenderal Rehabilitasi Sosial Kementerian Sosial",
    "kementerian",
    "",
    ("Ditjen Rehabilitasi Sosial",),
    KEMENSOS,
)
PEMDA_DIY = Agency("Pemerintah Daerah Daerah Istimewa Yogyakarta", "pemprov", "34", ("Pemda DIY",))
DIY = Agency(
    "Dinas Sosial Daerah Istimewa Yogyakarta", "dinas", "34", ("Dinsos DIY", "Dissos DIY"), PEMDA_DIY
)
BPSTW = Agency(
    "Balai Pelayanan Sosial Tresna Werdha Daerah Istimewa Yogyakarta", "balai", "34", ("BPSTW DIY",), DIY
)

AGENCIES = (
    EXCHANGE_OFFICE,
    CURATION,
    KOTA_MAGELANG,
    MAGELANG,
    DISDIKBUD_MAGELANG,
    KOTA_SALATIGA,
    SALATIGA,
    KOTA_DEPOK,
    DEPOK,
    KOTA_SURABAYA,
    SURABAYA,
    KEMENSOS,
    REHSOS,
    PEMDA_DIY,
    DIY,
    BPSTW,
)

TRAINING_2020 = date(2020, 9, 16)
FORUM_2021 = date(2021, 3, 10)
SALATIGA_2023 = date(2023, 3, 9)
MAGELANG_2023 = date(2023, 8, 2)
SURABAYA_2023 = date(2023, 9, 27)

SURI = Figure("Suri Pertiwi", ((SALATIGA_2023, SALATIGA, "Sekretaris Dinas Sosial"),), after="SE., MM")
JOKO = Figure(
    "Joko Prasetyo",
    ((SALATIGA_2023, SALATIGA, "Plt. Kepala Bidang Rehabilitasi Sosial"),),
    after="S.Sos",
)
ENDAH = Figure(
    "Tri Endah Lestari",
    ((SALATIGA_2023, SALATIGA, "Subkoordinator Rehabilitasi Sosial Anak dan Lanjut Usia"),),
    before="RR.",
    after="SE",
)
IBNU = Figure(
    "Ibnu Tri Santoso", ((SALATIGA_2023, MAGELANG, "Subkoordinator Perlindungan Sosial"),), after="S.Sos., MM"
)
REVIANTI = Figure("Revianti Primastuti", ((SALATIGA_2023, MAGELANG, "Pendamping Sosial"),), after="S.Tr.Sos")
DWI = Figure(
    "Dwi Ambar Pratiknyo",
    (
        (TRAINING_2020, MAGELANG, "Penyuluh Sosial Muda"),
        (SALATIGA_2023, MAGELANG, "Penyuluh Sosial Ahli Muda"),
        (MAGELANG_2023, MAGELANG, "Penyuluh Sosial Madya"),
    ),
    after="S.Sos., MPSSp",
)
BAMBANG = Figure("Bambang Nuryanta", ((MAGELANG_2023, MAGELANG, "Kepala Dinas Sosial"),), after="S.E., M.M.")
PRADITYA = Figure("Praditya Dedy Heryanto", ((TRAINING_2020, None, "Pemateri"),), after="S.STP., M.Si")
SETIYONO = Figure("Setiyono Luhur Budiyanto", ((TRAINING_2020, None, "TKS Penyandang Disabilitas"),))
HADIYAH = Figure(
    "Hadiyah Restu Ningati",
    ((TRAINING_2020, None, "Koordinator Daerah (Korda) Program Sembako"),),
    after="S.Pd.",
)
KRISNA = Figure("Krisna Puspanjaya", ((TRAINING_2020, None, "Operator data"),))
ANNA = Figure("Anna Fajrihatin", ((SURABAYA_2023, SURABAYA, "Kepala Dinas Sosial"),))
SALAHUDDIN = Figure("Salahuddin Yahya", ((SURABAYA_2023, REHSOS, "Sekretaris Direktorat Jenderal"),))
RISMA = Figure("Tri Rismaharini", ((SURABAYA_2023, KEMENSOS, "Menteri Sosial"),))
ENDANG = Figure("Endang Patmintarsih", ((FORUM_2021, DIY, "Kepala Dinas Sosial"),), after="SH, M.Si")
SUYARNO = Figure("Suyarno", ((FORUM_2021, DIY, "Sekretaris Dinas Sosial"),), after="S.Sos")
SRI = Figure("Sri Hartinnovmi", ((FORUM_2021, BPSTW, "Pekerja Sosial Ahli Madya"),), after="S.Pi, M.Si")
WIDHA = Figure(
    "Widha Dessy A", ((FORUM_2021, DIY, "Pekerja Sosial Pertama, Bidang Rehabilitasi Sosial"),), after="SST"
)

FIGURES = (
    SURI,
    JOKO,
    ENDAH,
    IBNU,
    REVIANTI,
    DWI,
    BAMBANG,
    PRADITYA,
    SETIYONO,
    HADIYAH,
    KRISNA,
    ANNA,
    SALAHUDDIN,
    RISMA,
    ENDANG,
    SUYARNO,
    SRI,
    WIDHA,
)


@dataclass(frozen=True, slots=True)
class Site:
    """A place of an agency that guests go to."""

    name: str
    agency: Agency
    about: str = "UPT milik Pemerintah Kota Surabaya."

    @property
    def id(self) -> UUID:
        return named("site", self.name)


LIPONSOS = Site("Liponsos Keputih", SURABAYA)
KANRI = Site("Kampung Anak Negeri Wonorejo", SURABAYA, "UPT milik Pemerintah Kota Surabaya; disingkat Kanri.")
RAP = Site("Rumah Anak Prestasi", SURABAYA)
GRIYA_WREDA = Site("Griya Wreda Jambangan", SURABAYA)
KALIJUDAN = Site("Kalijudan", SURABAYA)
SITES = (LIPONSOS, KANRI, RAP, GRIYA_WREDA, KALIJUDAN)


def people() -> Iterator[tuple[Person, list[PersonRole]]]:
    """The register's entries for everybody whom the news named."""
    for figure in FIGURES:
        held = [(since, agency, role) for since, agency, role in figure.roles if agency]
        roles = [PersonRole(figure.id, agency.id, role, since) for since, agency, role in held]
        yield Person(figure.id, figure.name, figure.before, figure.after), roles


def commands(key: Iterator[UUID]) -> Iterator[Command]:
    """Registers all agencies, parents first, and opens their sites."""
    for agency in AGENCIES:
        yield RegisterAgency(
            by=operator(EXCHANGE_OFFICE.id),
            key=next(key),
            agency_id=agency.id,
            name=agency.name,
            kind=agency.kind,
            region_code=agency.region,
            short_names=agency.short,
            parent_id=agency.parent.id if agency.parent else None,
        )
    for site in SITES:
        yield OpenSite(
            by=officer(site.agency.id),
            key=next(key),
            agency_id=site.agency.id,
            site_id=site.id,
            name=site.name,
            about=site.about,
        )
