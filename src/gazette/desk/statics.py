"""Serves the newsroom's own scripts and styles, compressed once and kept in memory."""

import gzip
import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.templatetags.static import static

SQUEEZED = ("text/", "application/javascript", "image/svg", "application/json")
YEAR = "public, max-age=31536000, immutable"


@lru_cache(maxsize=512)
def content(path: str) -> tuple[bytes, str, bool] | None:
    """Bytes, type and whether they are compressed; None when there is no such file."""
    try:
        found = finders.find(path)
    except SuspiciousFileOperation:
        return None
    if not isinstance(found, str) or not Path(found).is_file():
        return None
    kind = mimetypes.guess_type(found)[0] or "application/octet-stream"
    data = Path(found).read_bytes()
    squeeze = kind.startswith(SQUEEZED) and len(data) > 1000
    return (gzip.compress(data, 6, mtime=0) if squeeze else data), kind, squeeze


def address(path: str) -> str:
    """Where a file of ours is, marked with its content, so that a browser keeps it until we change it."""
    found = content(path)
    mark = hashlib.blake2b(found[0], digest_size=6).hexdigest() if found else ""
    return f"{static(path)}?v={mark}"


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """One file of the newsroom's furniture."""
    found = content(path)
    if found is None:
        raise Http404(path)
    data, kind, squeezed = found
    if squeezed and "gzip" not in request.headers.get("Accept-Encoding", ""):
        data, squeezed = gzip.decompress(data), False
    response = HttpResponse(data, content_type=kind)
    response["Cache-Control"] = YEAR if "v" in request.GET else "public, max-age=300"
    response["Vary"] = "Accept-Encoding"
    if squeezed:
        response["Content-Encoding"] = "gzip"
    return response
