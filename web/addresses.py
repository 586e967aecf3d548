"""Addresses of the site by the name of their route, made from a table that is built once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.routing import BaseRoute, Mount, Route

PLACE = re.compile(r"{(\w+)(?::\w+)?}")
CONTROL = re.compile(r"[\x00-\x20\x7f\\]")


@dataclass(slots=True)
class Addresses:
    """`url("visits:show", visit_id=..., page=2)`: what the path does not name goes into the query."""

    _paths: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)

    def learn(self, routes: Iterable[BaseRoute], name_prefix: str = "", path_prefix: str = "") -> None:
        for route in routes:
            match route:
                case Mount():
                    prefix = f"{name_prefix}{route.name}:" if route.name else name_prefix
                    self.learn(route.routes, prefix, path_prefix + route.path)
                case Route():
                    template = PLACE.sub(r"{\1}", path_prefix + route.path)
                    self._paths[name_prefix + route.name] = (
                        template,
                        frozenset(PLACE.findall(path_prefix + route.path)),
                    )
                case _:
                    pass

    def url(self, name: str, /, **facts: object) -> str:
        """Query values that are None are left out; lists are repeated."""
        template, places = self._paths[name]
        path = template.format(**{place: quote(str(facts[place]), safe="") for place in places})
        return with_query(path, {key: value for key, value in facts.items() if key not in places})


def with_query(path: str, facts: Mapping[str, object]) -> str:
    pairs = [
        (name, str(value))
        for name, values in facts.items()
        for value in (values if isinstance(values, list | tuple | set | frozenset) else [values])
        if value is not None
    ]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def address_of(request: Request, **changes: object) -> str:
    """The address of this request with some of its query changed; None takes a value away."""
    query: dict[str, object] = {
        name: request.query_params.getlist(name) for name in request.query_params if name not in changes
    }
    return with_query(request.url.path, query | changes)


def local_path(given: str, otherwise: str = "/") -> str:
    """`given` when it is a path on this site, else `otherwise`: //evil, https://evil and /\\evil are not."""
    safe = given.startswith("/") and not given.startswith("//") and not CONTROL.search(given)
    return given if safe else otherwise
