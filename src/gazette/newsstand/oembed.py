"""oEmbed 1.0: how another site shows one of our stories, from its address."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.html import format_html

from gazette.record.copy import Copy
from gazette.record.pictures import address, crops, size
from gazette.record.reading import Reading

from .notice import asked

WIDTH = 600  # pixels, unless the other site has less room
HEIGHT = 200
NARROWEST = 100
AGE = 3600  # seconds another site may keep it
THUMBNAIL = "social"


def oembed(request: HttpRequest) -> HttpResponse:
    """The answer for ``?url=``: 404 for what is no story of ours, 501 for a format other than JSON."""
    if asked(request.GET, "format") not in ("", "json"):
        return HttpResponse("Only format=json is offered.\n", status=501, content_type="text/plain; charset=utf-8")
    reading = Reading()
    copy = _story(reading, asked(request.GET, "url", 2000))
    if copy is None:
        return HttpResponse("There is no story at that address.\n", status=404, content_type="text/plain; charset=utf-8")
    response = JsonResponse(card(reading, copy, _width(asked(request.GET, "maxwidth"))))
    response.headers["Cache-Control"] = f"public, max-age={AGE // 12}"
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def card(reading: Reading, copy: Copy, width: int) -> dict[str, Any]:
    """A rich answer (section 2.3.4.4): a quotation that links to the story, and no script."""
    paper = reading.paper()
    address = paper.base_url + copy.path
    names = [person.name for line in copy.byline if (person := reading.person(line.person))] or [line.desk for line in copy.byline if line.desk]
    quotation = format_html(
        '<blockquote lang="{}" dir="{}" cite="{}"><p><a href="{}"><b>{}</b></a></p><p>{}</p><footer>{}</footer></blockquote>',
        copy.language, copy.direction, address, address, copy.headline, copy.standfirst, paper.name,
    )  # fmt: skip
    said = {"version": "1.0", "type": "rich", "title": copy.headline, "provider_name": paper.name, "provider_url": paper.base_url + "/",
            "cache_age": AGE, "url": address, "html": quotation, "width": width, "height": HEIGHT}  # fmt: skip
    return {**said, **({"author_name": ", ".join(names)} if names else {}), **_thumbnail(reading, copy, width)}


def _thumbnail(reading: Reading, copy: Copy, width: int) -> dict[str, Any]:
    """The lead picture, where it is narrow enough for who asks."""
    picture = reading.picture(copy.lead.picture) if copy.lead and copy.lead.picture else None
    if picture is None or picture.state != "added":
        return {}
    fitting = [crop for crop in crops(picture) if crop.name in ("wide", THUMBNAIL) and size(picture, crop)[0] <= width]
    if not fitting:
        return {}
    crop = max(fitting, key=lambda crop: size(picture, crop)[0])
    across, down = size(picture, crop)
    return {"thumbnail_url": reading.paper().base_url + address(picture, crop), "thumbnail_width": across, "thumbnail_height": down}


def _story(reading: Reading, url: str) -> Copy | None:
    """The story at a whole address of ours, http or https, with or without its last slash."""
    try:
        parts, own = urlsplit(url), urlsplit(reading.paper().base_url)
        same = parts.scheme in ("http", "https") and parts.netloc.lower() == own.netloc.lower()
    except ValueError:
        return None
    story = reading.story_at(parts.path.rstrip("/") + "/") if same else None
    return reading.copy(story) if story else None


def _width(text: str) -> int:
    return max(NARROWEST, min(int(text), WIDTH)) if text.isascii() and text.isdigit() else WIDTH
