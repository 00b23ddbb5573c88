"""A page of the newsstand's own with one plain message, in the paper's dress."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from gazette.house.clock import now
from gazette.press.context import Context
from gazette.press.headers import public
from gazette.press.pages.sheet import Head, sheet
from gazette.press.pages.stick import Stick
from gazette.press.press import render
from gazette.record.reading import Reading

View = Callable[..., HttpResponse]


def notice(ctx: Context, title: str, words: str, *, status: int, **values: str) -> HttpResponse:
    """A page that says one thing, in the paper's language where its wording has it."""
    stick = Stick(ctx)
    page = sheet(stick, "notice.html", "", Head(stick.say(title)), title=stick.say(title), words=stick.say(words, **values))
    return unindexed(HttpResponse(page.body, content_type=page.type, status=status))


def lost() -> HttpResponse:
    """The paper's own page for an address that is none, in its dress of today."""
    page = render("/404.html")
    assert page is not None
    return unindexed(HttpResponse(page.body, content_type=page.type, status=404))


def only_read(view: View) -> View:
    """A view that answers a form with the paper's own page and 405: nothing is ever sent to it, so no token is asked of a reader either."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *words: Any, **named: Any) -> HttpResponse:
        if request.method in ("GET", "HEAD"):
            return view(request, *words, **named)
        title, text = "Nothing can be sent here", "This address only shows what is in the paper. Open it as a link, without sending a form."
        response = notice(Context(Reading(), now()), title, text, status=405)
        response.headers["Allow"] = "GET, HEAD"
        return response

    return guarded


def unindexed(response: HttpResponse) -> HttpResponse:
    """As strict as a stored page; no search engine keeps it, and no cache between us and the reader either."""
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Cache-Control"] = "no-store"
    for name, value in public(response.headers.get("Content-Type", ""), secure=False):
        response.headers.setdefault(name, value)
    return response


def too_often(ctx: Context, seconds: int) -> HttpResponse:
    """For who has asked more than his share."""
    words = "You have asked very often in a short time. Please wait a moment; every story can be read as always."
    response = notice(ctx, "A moment, please", words, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def asked(parameters: Mapping[str, str], name: str, most: int = 400) -> str:
    """One parameter of an address, cut where no honest one is so long."""
    return parameters.get(name, "")[:most].strip()
