"""What happened lately: at every agency, at one, or of one kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from i18n.words import mark
from projections.activity import ActivityRow, Place, feed
from projections.agencies import agency_lines
from web.asked import answerable, asked
from web.choices import of_words
from web.forms import Form
from web.house import house
from web.pages import page

PLACE = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,15})")

KINDS = {
    "visit": mark("Kunjungan"),
    "adoption": mark("Adopsi"),
    "practice": mark("Praktik baik"),
    "innovation": mark("Inovasi"),
    "forum": mark("Pemaparan"),
    "training": mark("Pelatihan"),
    "commitment": mark("Tindak lanjut"),
}
PATHS = {
    "visit": "/kunjungan/",
    "adoption": "/adopsi/",
    "practice": "/praktik/",
    "innovation": "/inovasi/",
    "forum": "/pemaparan/",
    "training": "/pelatihan/",
    "commitment": "/tindak-lanjut/",
}
TOLD = {
    ("visit", "scheduled"): mark("{from_} akan menerima {agency}: {title}"),
    ("visit", "cancelled"): mark("Kunjungan {agency} ke {from_} dibatalkan: {title}"),
    ("visit", "held"): mark("{agency} belajar dari {from_}: {title}"),
    ("visit", "reported"): mark("{agency} melaporkan kunjungan ke {from_}: {title}"),
    ("forum", "announced"): mark("{agency} mengumumkan pemaparan {title}"),
    ("forum", "held"): mark("{agency} menyelenggarakan pemaparan {title}"),
    ("forum", "cancelled"): mark("{agency} membatalkan pemaparan {title}"),
    ("training", "announced"): mark("{agency} mengumumkan pelatihan {title}"),
    ("training", "held"): mark("{agency} menyelenggarakan pelatihan {title}"),
    ("training", "cancelled"): mark("{agency} membatalkan pelatihan {title}"),
    ("innovation", "registered"): mark("{agency} memulai inovasi {title}"),
    ("innovation", "uji-coba"): mark("{agency} menguji coba inovasi {title}"),
    ("innovation", "penerapan"): mark("{agency} menerapkan inovasi {title}"),
    ("innovation", "meluas"): mark("Inovasi {title} milik {agency} meluas"),
    ("innovation", "berhenti"): mark("{agency} menghentikan inovasi {title}"),
    ("practice", "published"): mark("{agency} menerbitkan praktik {title}"),
    ("practice", "retired"): mark("{agency} menarik praktik {title}"),
    ("adoption", "observed"): mark("{agency} mengamati {title}, praktik {from_}"),
    ("adoption", "replicated"): mark("{agency} mulai meniru {title}, praktik {from_}"),
    ("adoption", "modified"): mark("{agency} memodifikasi {title}, praktik {from_}"),
    ("adoption", "anchored"): mark("{agency} melembagakan {title}, praktik {from_}"),
    ("adoption", "spread"): mark("{agency} memperluas {title}, praktik {from_}"),
    ("adoption", "stopped"): mark("{agency} menghentikan {title}, praktik {from_}"),
    ("adoption", "resumed"): mark("{agency} melanjutkan lagi {title}, praktik {from_}"),
    ("adoption", "stepped_back"): mark("{agency} kembali ke tahap sebelumnya pada {title}, praktik {from_}"),
    ("commitment", "made"): mark("{agency} berjanji: {title}"),
    ("commitment", "fulfilled"): mark("{agency} memenuhi janji: {title}"),
    ("commitment", "dropped"): mark("{agency} melepas janji: {title}"),
}
"""The sentence for each thing that is told, by kind and by what happened."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened, as a page tells it; `sentence` names its facts by name."""

    row: ActivityRow
    sentence: str
    path: str


def entries(rows: Iterable[ActivityRow]) -> list[Entry]:
    return [Entry(row, TOLD[row.kind, row.what], f"{PATHS[row.kind]}{row.noun_id}") for row in rows]


def concerned(rows: Iterable[ActivityRow]) -> Iterator[UUID]:
    """Every agency that the entries name."""
    for row in rows:
        yield from row.agency_ids
        yield from row.from_ids


def show(request: Request) -> Response:
    query = asked(request)
    kind = query.choice("jenis", KINDS, required=False)
    agency_id = query.id_or_none("instansi")
    before = _place(query)
    answerable(query)
    with house(request).views.connect() as db:
        found = feed(db, kind=kind, agency_id=agency_id, before=before)
        agencies = agency_lines(db, (agency_id, *concerned(found.rows)))
    return page(
        request,
        "activity/show.html",
        months=[(month, list(told)) for month, told in groupby(entries(found.rows), _month)],
        agencies=agencies,
        kinds=of_words(request, KINDS),
        kind=kind,
        agency_id=agency_id,
        before=before,
        earlier=f"{found.earlier.day}.{found.earlier.position}" if found.earlier else "",
    )


def _month(entry: Entry) -> date:
    """The first day of the month in which it happened."""
    return entry.row.day.replace(day=1)


def _place(query: Form) -> Place | None:
    """Where the page begins: `sebelum` names the day and the position of the last entry before it."""
    typed = query.text("sebelum", 40, required=False)
    if not typed:
        return None
    try:
        if asked_for := PLACE.fullmatch(typed):
            return Place(date.fromisoformat(asked_for[1]), int(asked_for[2]))
    except ValueError:
        pass  # a day that no calendar has is as unknown as anything else
    query.refuse("sebelum", "unknown")
    return None


routes = [Route("/kegiatan", show, name="activity:show")]
