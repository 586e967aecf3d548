"""The catalogue, which is the home page: what was searched for, filtered by facets, page by page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from i18n.words import mark
from projections.paging import PAGE_ROWS
from search_index.engine import QueryRefused
from vocabulary import regions, terms
from web.asked import answerable, asked, page_number
from web.facets import STAGES, Choice, Facet, facets, inside, named, provinces
from web.forms import Form
from web.hits import hits
from web.house import Found, house
from web.pages import page, spoken
from web.refusals import Refusal, words_of

KINDS = {
    "praktik": "practice",
    "inovasi": "innovation",
    "kunjungan": "visit",
    "pemaparan": "forum",
    "pelatihan": "training",
    "instansi": "agency",
}
"""What can be found, by its word in the address; `jenis=semua` asks for all of it."""
ALL = "semua"
SORTS = {"relevan": "relevance", "ditiru": "adopted", "terbaru": "newest"}
REFUSED = {
    "too_long": Refusal(422, mark("Kata kunci terlalu panjang. Paling banyak {limit} karakter.")),
    "too_many_wildcards": Refusal(422, mark("Tanda * terlalu banyak. Paling banyak {limit}.")),
}
YEAR = re.compile(r"(19|20)[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Wish:
    """What the address asks for. `kind` is a word of KINDS, ALL, or empty when none was asked for.

    `chosen` has codes by facet of the index, without kind and region.
    """

    words: str
    kind: str
    sort: str
    number: int
    chosen: Mapping[str, tuple[str, ...]]
    province: str
    region: str

    @property
    def filters(self) -> dict[str, tuple[str, ...]]:
        place = (self.region or self.province,) if self.province else ()
        kind = (KINDS[self.kind],) if self.kind in KINDS else ()
        return {**self.chosen, "region": place, "kind": kind}

    @property
    def sorted_by(self) -> str:
        return self.sort or ("relevan" if self.words else "ditiru")


def show(request: Request) -> Response:
    wish = _wish(request)
    try:
        wish, found = _find(request, wish)
    except QueryRefused as refusal:
        return _refused(request, wish, refusal)
    last = max(1, -(-found.total // PAGE_ROWS))
    if wish.number > last:
        raise HTTPException(404)
    words = spoken(request)
    with house(request).views.connect() as db:
        shown = hits(db, found, words)
    places = found.counts.get("region", {})
    return page(
        request,
        "catalogue/index.html",
        block="catalogue",
        wish=wish,
        found=found,
        hits=shown,
        last=last,
        tabs=_tabs(found.counts.get("kind", {})),
        facets=facets(found.counts, wish.chosen, words),
        provinces=provinces(places, wish.province),
        places=inside(wish.province, places, wish.region) if wish.province else [],
        named=partial(named, words=words),
        without=_without,
        refusal="",
    )


def _wish(request: Request) -> Wish:
    query = asked(request)
    wish = Wish(
        words=query.typed("q").strip(),
        kind=query.choice("jenis", (*KINDS, ALL), required=False),
        sort=query.choice("urut", SORTS, required=False),
        number=page_number(query),
        chosen={
            "urusan": query.choices("urusan", terms.urusan()),
            "stage": query.choices("tahap", STAGES),
            "agency_kind": query.choices("instansi", terms.agency_kinds()),
            "topic": query.choices("topik", terms.topics()),
            "ppks": query.choices("ppks", terms.ppks()),
            "year": _years(query),
        },
        province=query.choice("provinsi", {region.code for region in regions.provinces()}, required=False),
        region=query.typed("kabkota"),
    )
    answerable(query)
    is_inside = wish.region.startswith(f"{wish.province}.") and regions.by_code(wish.region) is not None
    return wish if is_inside else replace(wish, region="")


def _years(query: Form) -> tuple[str, ...]:
    years = tuple(dict.fromkeys(query.typed_all("tahun")))
    if not all(YEAR.fullmatch(year) for year in years):
        query.refuse("tahun", "unknown")
    return years


def _find(request: Request, wish: Wish) -> tuple[Wish, Found]:
    """Looks among practices when no kind was asked for; where none says the words, among everything."""
    looking = replace(wish, kind=wish.kind or "praktik")
    found = _found(request, looking)
    if wish.words and not wish.kind and not found.total:
        looking = replace(wish, kind=ALL)
        found = _found(request, looking)
    return looking, found


def _found(request: Request, wish: Wish) -> Found:
    return house(request).finder.find(
        wish.words,
        filters=wish.filters,
        sort=SORTS[wish.sorted_by],
        limit=PAGE_ROWS,
        offset=(wish.number - 1) * PAGE_ROWS,
    )


def _tabs(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """How much there is of each kind, practices first and everything last."""
    each = [(word, counts.get(kind, 0)) for word, kind in KINDS.items()]
    return [*each, (ALL, sum(counts.values()))]


def _without(facet: Facet, choice: Choice) -> dict[str, object]:
    """What changes in the address when one choice is taken back."""
    others = [other.code for other in facet.chosen if other != choice]
    return {facet.name: others, "halaman": None}


def _refused(request: Request, wish: Wish, refusal: QueryRefused) -> Response:
    """The search box with what was typed, and why it cannot be searched for."""
    told = words_of(REFUSED[refusal.code], refusal.facts, spoken(request))
    return page(request, "catalogue/index.html", 422, block="catalogue", wish=wish, refusal=told)


routes = [Route("/", show, name="catalogue")]
