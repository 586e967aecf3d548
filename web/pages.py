"""Pages: a template, the facts it shows, and what every template may say and ask."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from html import escape
from pathlib import Path
from types import SimpleNamespace
from uuid import uuid4

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from jinja2_fragments import render_block
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

import i18n.dates
import i18n.numbers
from i18n.words import LANGUAGES, Words, words
from web.addresses import Addresses, address_of
from web.cookies import GUEST, LANGUAGE, cookie, form_token, set_cookie, token_seed
from web.forms import FieldError
from web.house import House, house
from web.navigation import NAVIGATION
from web.refusals import field_words
from web.sessions import officer
from web.speaking import Speaking
from web.static_files import Icon, icons, static_url

TEMPLATES = Path(__file__).parent.parent / "templates"
PARTS = ("look", "stages", "lists", "forms")
"""Files of templates/parts/; their macros are `ui.…` in every template, without an import."""


@dataclass(slots=True)
class Rendering:
    """What one page or fragment is made with, and what came up while it was made."""

    house: House
    request: Request
    words: Words
    fragment: bool = False
    icons: dict[str, Icon] = field(default_factory=dict)
    guest: str = ""

    @property
    def lang(self) -> str:
        return self.words.lang


_rendering: ContextVar[Rendering] = ContextVar("rendering")


def page(
    request: Request,
    template: str,
    /,
    status: int = 200,
    *,
    block: str | None = None,
    headers: Mapping[str, str] | None = None,
    **facts: object,
) -> HTMLResponse:
    """The whole page, or `block` of it alone when htmx asks for a part of the page."""
    if "officer" not in facts:
        facts["officer"] = officer(request)
    rendering = Rendering(house(request), request, spoken(request), block is not None and wants_part(request))
    facts |= {"lang": rendering.lang, "path": request.url.path, "navigation": NAVIGATION}
    token = _rendering.set(rendering)
    try:
        if block is not None and rendering.fragment:
            body = render_block(environment(rendering.lang), template, block, facts)
        else:
            body = environment(rendering.lang).get_template(template).render(facts)
    finally:
        _rendering.reset(token)
    response = HTMLResponse(body, status)
    response.headers["cache-control"] = "no-store" if facts["officer"] or rendering.guest else "no-cache"
    response.headers["vary"] = "Cookie, HX-Request"
    response.headers.update(headers or {})
    if rendering.guest:
        set_cookie(response, rendering.house, GUEST, rendering.guest)
    return response


def see(request: Request, name: str, /, notice: str | None = None, **facts: object) -> RedirectResponse:
    """Sends the browser to look at what was done; `notice` is a code of the module's `notices`."""
    return RedirectResponse(addresses(request).url(name, **facts, kabar=notice), status_code=303)


def wants_part(request: Request) -> bool:
    return request.headers.get("hx-request") == "true" and request.headers.get("hx-request-type") == "partial"


def spoken(request: Request) -> Words:
    """The words of the language that the visitor chose, else of the house."""
    chosen = cookie(request, house(request), LANGUAGE)
    return words(chosen if chosen in LANGUAGES else house(request).lang)


def addresses(request: Request) -> Addresses:
    found: Addresses = request.app.state.addresses
    return found


@cache
def environment(lang: str) -> Environment:
    """Every template is compiled once a language. The macros of templates/parts/ are put under `ui`."""
    found = Speaking(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    found.words = words(lang)
    ui = SimpleNamespace()
    found.globals.update(GLOBALS, ui=ui)
    found.filters.update(FILTERS)
    for part in PARTS:
        _put_macros(found.get_template(f"parts/{part}.html"), ui)
    return found


def _put_macros(part: Template, ui: SimpleNamespace) -> None:
    for name, macro in vars(part.module).items():
        if not name.startswith("_"):
            setattr(ui, name, macro)


def t(msgid: str, /, **facts: object) -> str:
    """The sentence in the page's language. Facts that are markup stay markup; all else is escaped."""
    said = _rendering.get().words
    if facts and any(hasattr(fact, "__html__") for fact in facts.values()):
        return Markup(escape(said.t(msgid), quote=False)).format(**facts)
    return said.t(msgid, **facts)


def tn(one: str, many: str, n: int, /, **facts: object) -> str:
    return _rendering.get().words.tn(one, many, n, **facts)


def lang() -> str:
    return _rendering.get().lang


def in_id() -> Markup:
    """` lang="id"` on an English page: for what agencies wrote, which is Indonesian."""
    return Markup("") if lang() == "id" else Markup(' lang="id"')


def icon(name: str) -> Markup:
    """An icon, silent to screen readers. A page holds each shape once, in `sprite()`; a fragment its own."""
    rendering = _rendering.get()
    found = icons()[name]
    if rendering.fragment:
        return found.whole
    rendering.icons[name] = found
    return found.use


def sprite() -> Markup:
    """The shapes of all icons used so far; the last thing in the body."""
    symbols = "".join(found.symbol for found in _rendering.get().icons.values())
    return Markup(f'<svg width="0" height="0" class="sr" aria-hidden="true"><defs>{symbols}</defs></svg>')


def csrf() -> str:
    """A fresh form token; a visitor without a session is given a guest cookie for it to follow from."""
    rendering = _rendering.get()
    seed = token_seed(rendering.request, rendering.house) or rendering.guest
    if not seed:
        seed = rendering.guest = secrets.token_urlsafe(16)
    return form_token(seed)


def url(name: str, /, **facts: object) -> str:
    return addresses(_rendering.get().request).url(name, **facts)


def here(**changes: object) -> str:
    """This page's address with some of its query changed; None takes a value away."""
    return address_of(_rendering.get().request, **changes)


def notice() -> str | None:
    """What the redirect that led here says was done, in words."""
    request = _rendering.get().request
    told = request.app.state.notices.get(request.query_params.get("kabar", ""))
    return None if told is None else t(told)


def fault(error: FieldError) -> str:
    """What is wrong with a field, in words."""
    return field_words(error, _rendering.get().words)


def when(day: date) -> Markup:
    """A day in full, in <time>."""
    return _time(day.isoformat(), i18n.dates.full_day(day, lang()))


def days(first: date, last: date) -> str:
    return i18n.dates.day_range(first, last, lang())


def moment(at: datetime, zone: str = "WIB") -> Markup:
    return _time(at.isoformat(timespec="minutes"), i18n.dates.moment(at, lang(), zone))


def _time(machine: str, human: str) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(machine, human)


def _spoken_by(format_value: Callable[..., str]) -> Callable[..., str]:
    """A filter that writes a value in the page's language."""

    def written(value: date | time | Decimal | int, *more: object) -> str:
        return format_value(value, lang(), *more)

    return written


GLOBALS: dict[str, Callable[..., object]] = {
    "csrf": csrf,
    "days": days,
    "fault": fault,
    "fresh_key": uuid4,
    "here": here,
    "icon": icon,
    "in_id": in_id,
    "language": lang,
    "moment": moment,
    "notice": notice,
    "sprite": sprite,
    "static": static_url,
    "t": t,
    "tn": tn,
    "url": url,
    "when": when,
    "site": lambda: _rendering.get().house,
}

FILTERS: dict[str, Callable[..., object]] = {
    "full_day": _spoken_by(i18n.dates.full_day),
    "long_day": _spoken_by(i18n.dates.long_day),
    "short_day": _spoken_by(i18n.dates.short_day),
    "month": _spoken_by(i18n.dates.month),
    "short_month": _spoken_by(i18n.dates.short_month),
    "clock": _spoken_by(i18n.dates.clock),
    "number": _spoken_by(i18n.numbers.number),
    "signed": _spoken_by(i18n.numbers.signed),
    "percent": _spoken_by(i18n.numbers.percent),
    "rupiah": _spoken_by(i18n.numbers.rupiah),
}
