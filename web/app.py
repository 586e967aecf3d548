"""The site put together: noun modules, middleware, and what is said when something fails."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import ModuleType

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import BaseRoute

from exchange.errors import ExchangeError
from i18n.words import LANGUAGES
from web import (
    about,
    activity,
    adoption_forms,
    adoptions,
    agencies,
    agency_choice,
    agency_forms,
    catalogue,
    commitment_forms,
    commitments,
    failures,
    follow_ups,
    forum_forms,
    forum_voices,
    forums,
    innovation_forms,
    innovations,
    observing,
    past_visits,
    practice_forms,
    practices,
    sign_in,
    static_files,
    training_forms,
    trainings,
    visit_acts,
    visit_plans,
    visits,
)
from web.addresses import Addresses
from web.guard import FormDoor, Guard
from web.house import House
from web.pages import environment
from web.sessions import SignInNeeded

MODULES: tuple[ModuleType, ...] = (
    catalogue,
    about,
    sign_in,
    practices,
    practice_forms,
    innovations,
    innovation_forms,
    agencies,
    agency_choice,
    agency_forms,
    visits,
    visit_plans,
    past_visits,
    visit_acts,
    observing,
    adoptions,
    adoption_forms,
    follow_ups,
    commitment_forms,
    commitments,
    forums,
    forum_forms,
    forum_voices,
    trainings,
    training_forms,
    activity,
    static_files,
)
"""Every module with `routes`, in the order in which they are tried. A module may have `notices` too."""


def create_app(house: House, modules: Sequence[ModuleType] = MODULES) -> Starlette:
    """The site of `house`. What is slow the first time, templates and catalogues, is read here."""
    routes: list[BaseRoute] = [route for module in modules for route in module.routes]
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard),
            Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
            Middleware(FormDoor, house=house),
        ],
        exception_handlers={
            ExchangeError: failures.refused,
            HTTPException: failures.not_served,
            SignInNeeded: failures.sign_in_first,
        },
    )
    app.state.house = house
    app.state.addresses = Addresses()
    app.state.addresses.learn(routes)
    app.state.notices = notices_of(modules)
    for lang in LANGUAGES:
        environment(lang)
    static_files.static_files()
    return app


def notices_of(modules: Sequence[ModuleType]) -> Mapping[str, str]:
    """What may be said after a redirect, by code; each module brings its own."""
    return {code: words for module in modules for code, words in getattr(module, "notices", {}).items()}
