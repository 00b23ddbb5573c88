"""The paper as it stood at any moment: a page built from the record for then, kept for the next who asks."""

import re
from collections import OrderedDict
from datetime import datetime
from functools import partial

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from gazette.house.clock import now
from gazette.house.days import parse_moment, stamp
from gazette.house.mistakes import Mistake
from gazette.press.context import Context
from gazette.press.press import render
from gazette.press.rendition import Rendition
from gazette.record.reading import Reading

from .budget import Budget
from .notice import notice, too_often, unindexed

BUDGET = Budget(at_once=30, a_minute=60)
KEPT = 64  # pages
PAGE = re.compile(r"(?:.*/)?(?:[^/.]*|ninjs\.json)")  # what has a past: pages and their data; pictures, feeds and sitemaps have none
LINK = re.compile(rb'(<a\b(?! class="now")[^>]*?\shref=")(/(?!/|as-of/|newsroom/|search/|assets/|pictures/)[^"]*)(")')
_kept: OrderedDict[tuple[str, str, int], Rendition | None] = OrderedDict()


def as_of(request: HttpRequest, time: str, path: str) -> HttpResponse:
    """One page of the paper as it stood then."""
    reading = Reading()
    ctx = Context(reading, now())
    zone = reading.paper().zone
    try:
        moment = parse_moment(time, zone)
    except Mistake:
        return notice(ctx, "That is not a time", "“{time}” is not a time. Write a day like 2025-11-08, or 2025-11-08T09:00.", status=404, time=time[:40])
    if moment > now():
        return notice(ctx, "That is still to come", "The paper of a time to come has not been written yet.", status=404)
    if not BUDGET.allows(request.META.get("HTTP_X_FORWARDED_FOR", "")):
        return too_often(ctx, BUDGET.wait())
    page = _page("/" + path, moment, reading.head()[0]) if PAGE.fullmatch(path) else None
    return _answer(page, ctx, moment)


def _page(path: str, moment: datetime, head: int) -> Rendition | None:
    """A page of then, from memory when nothing has been recorded since: a kill now reaches into the past."""
    key = (path, stamp(moment), head)
    if key not in _kept:
        _kept[key] = render(path, moment)
        while len(_kept) > KEPT:
            _kept.popitem(last=False)
    _kept.move_to_end(key)
    return _kept[key]


def _answer(page: Rendition | None, ctx: Context, moment: datetime) -> HttpResponse:
    if page is None:
        return notice(ctx, "There was no such page then", "No page stood at this address at that time.", status=404)
    within = f"/as-of/{stamp(moment)}"
    if page.location:
        return unindexed(HttpResponseRedirect(within + page.location if page.location.startswith("/") else page.location))
    body = LINK.sub(partial(_led, within), page.body) if page.type.startswith("text/html") else page.body
    return unindexed(HttpResponse(body, content_type=page.type, status=page.status, headers=dict(page.headers)))


def _led(within: str, link: re.Match[bytes]) -> bytes:
    """A link that stays in the past, unless what it leads to has none: feeds and the files of an edition."""
    opening, path, closing = link.groups()
    has_past = PAGE.fullmatch(path.partition(b"#")[0].partition(b"?")[0].decode("utf-8", "replace"))
    return opening + (within.encode() if has_past else b"") + path + closing
