"""What the search index is to take in: rows of the search feed as documents, with agencies as named today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, Text, or_, select, true, type_coerce

from projections.agencies import AgencyLine, agency_lines
from projections.searched import SEARCHED, Searched
from search_index.engine import Doc
from vocabulary import regions, terms

CHUNK = 500
"""Rows whose agencies are looked up together."""

MANY = 50
"""So many agencies changed at once that all rows are taken anew, rather than those that name one of them."""

VERIFIED, AWAITING, RECEIVING = "terverifikasi", "menunggu", "menerima"
REPLICATED, MODIFIED = "ditiru", "dimodifikasi"
"""How ready a practice is to be followed: its codes under the facet of stages."""


def changed_since(db: Connection, position: int) -> tuple[Iterator[Doc], list[str]]:
    """Documents to put and keys to take out since `position`.

    A document is put again also when only an agency that it names has changed. Documents are read while they
    are taken: `db` must stay open until then.
    """
    changed = _changed(db, position)
    return _docs(db, changed), _keys(db, changed, SEARCHED.c.hidden)


def found_keys(db: Connection) -> set[str]:
    """The keys of all that can be found."""
    return set(_keys(db, ~SEARCHED.c.hidden))


def _keys(db: Connection, *where: ColumnElement[bool]) -> list[str]:
    return [
        f"{kind}:{noun_id}"
        for kind, noun_id in db.execute(select(SEARCHED.c.kind, SEARCHED.c.id).where(*where))
    ]


def _changed(db: Connection, position: int) -> ColumnElement[bool]:
    c = SEARCHED.c
    retold = db.scalars(select(c.id).where(c.kind == "agency", c.retold > position).limit(MANY + 1)).all()
    if len(retold) > MANY:
        return true()
    named = type_coerce(c.agency_ids, Text)
    return or_(c.position > position, *(named.contains(str(agency_id)) for agency_id in retold))


def _docs(db: Connection, changed: ColumnElement[bool]) -> Iterator[Doc]:
    query = SEARCHED.select().where(changed, ~SEARCHED.c.hidden)
    for chunk in db.execute(query.execution_options(yield_per=CHUNK)).partitions():
        rows = [Searched(*row) for row in chunk]
        lines = agency_lines(db, (agency_id for row in rows for agency_id in row.agency_ids))
        yield from (document(row, lines) for row in rows)


def document(row: Searched, lines: Mapping[UUID, AgencyLine]) -> Doc:
    """A row as the index takes it. Agencies that are not in `lines` are left unnamed."""
    agencies = [lines[agency_id] for agency_id in row.agency_ids if agency_id in lines]
    return Doc(
        key=row.key,
        words={
            "title": row.title,
            "acronym": row.acronym,
            "agency": " ".join(_named(agencies)),
            "problem": row.problem,
            "modules": "\n".join(row.modules),
            "body": "\n".join((*row.told, *row.texts, *_terms(row))),
        },
        facets={
            "kind": (row.kind,),
            "stage": tuple(_readiness(row, agencies)) if row.editions else tuple(filter(None, [row.stage])),
            "topic": row.topics,
            "ppks": _each(row.ppks, *map(terms.topic_ppks, row.topics)),
            "urusan": (row.urusan,)
            if row.urusan
            else _each(filter(None, map(terms.topic_urusan, row.topics))),
            "region": _each(*((line.province, line.region_code) for line in agencies if line.region_code)),
            "agency_kind": _each(line.kind for line in agencies),
            "year": _year(row),
        },
        orders={"newest": row.day.toordinal() if row.day else 0, "adopted": _weight(row)},
    )


def _named(agencies: Iterable[AgencyLine]) -> Iterator[str]:
    for line in agencies:
        yield from (line.name, line.short_name)
        region = regions.by_code(line.region_code)
        if region is not None:
            yield from (region.name, regions.province_of(region.code).name)


def _terms(row: Searched) -> Iterator[str]:
    """The words of the vocabulary under which it falls."""
    yield from (terms.topics().word(code, "id") for code in row.topics)
    yield from (terms.ppks().word(code, "id") for code in row.ppks)
    yield from (terms.aspects().word(code, "id") for code in row.aspects)
    if row.urusan:
        yield terms.urusan().word(row.urusan, "id")


def _readiness(row: Searched, owners: list[AgencyLine]) -> Iterator[str]:
    if row.editions is not None:
        yield VERIFIED if row.editions.is_verified else AWAITING
    if row.tiru or row.modifikasi:
        yield REPLICATED
    if row.modifikasi:
        yield MODIFIED
    if any(line.rules is not None and line.rules.receives for line in owners):
        yield RECEIVING


def _weight(row: Searched) -> int:
    """Most replicated first, then most observed."""
    return (row.tiru + row.modifikasi) * 100_000 + row.amati


def _year(row: Searched) -> tuple[str, ...]:
    year = row.year or (row.day.year if row.day else None)
    return (str(year),) if year else ()


def _each(*codes: Iterable[Any]) -> tuple[str, ...]:
    """Each code once, in order."""
    return tuple(dict.fromkeys(code for some in codes for code in some))
