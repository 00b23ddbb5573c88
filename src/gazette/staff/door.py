"""Stands at every door of the newsroom: an address not listed in routes.toml does not open, whoever knocks."""

import tomllib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from . import shut
from .roles import PREDICATES, works_here

# Wagtail's forms carry scripts in their own markup and build functions from text, so those cannot be forbidden; another host can.
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; frame-src 'self' https:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
LIST = Path(__file__).with_name("routes.toml")


@lru_cache(maxsize=1)
def routes() -> dict[str, str]:
    """Who may use each address: route pattern to the name of a predicate."""
    tables = tomllib.loads(LIST.read_text("utf-8"))
    return {route: who for who, listed in tables.items() for route in listed["routes"]}


class Door:
    """Middleware that lets through only listed addresses, and only to those whom the list names."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith("/newsroom/") and not response.has_header("Cache-Control"):
            response["Cache-Control"] = "private, no-store"
        if request.path.startswith("/newsroom/"):
            response.headers.setdefault("Content-Security-Policy", POLICY)
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        who = routes().get(match.route if match else "", "closed")
        if PREDICATES[who](getattr(request, "user", None)):
            return None
        if who == "closed":
            raise Http404("This door is closed.")
        if not works_here(request.user):
            return redirect_to_login(request.get_full_path(), resolve_url("wagtailadmin_login"))
        return shut.refused(request)
