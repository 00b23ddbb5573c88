"""What nginx is told of the store, inside the server block that serves it: the same answers as the newsstand's."""

import re
from urllib.parse import quote

from .headers import ASKED_AGAIN, DOCUMENTS, EVERY, NOT_KEPT, RETRY, STAND_IN, UNCHANGING, UNFIT, Fields, public
from .media import BY_ENDING, BY_NAME, PAGE
from .special import SAFE, Special, quoted

HEAD = """# Written by the press; changes here are lost. Include it inside the server block whose root is public/.
# Beside it that block needs brotli_static and gzip_static, and locations for what the newsstand alone answers.
absolute_redirect off;
gzip_vary on;
error_page 404 /404.html;
error_page 405 @unfit;
error_page 502 504 =503 @closed;
"""
MOMENT = ("Cache-Control", NOT_KEPT)
PLAIN = "text/plain; charset=utf-8"
INSIDE = r"(?:^/\.pressing/|\.(?:br|gz|html)$)"  # files that are no address of the paper


def general(*, secure: bool) -> str:
    """What holds for every address that is not named. Regular expressions stand inside ``location /``: none takes an address from another's location."""
    page = _fields(PAGE, ASKED_AGAIN, secure)
    inner = [
        _location(f"~ {quoted(INSIDE)}", "return 404;"),
        _location("~ /$", _only(PAGE), *page, "try_files ${uri}index.html =404;"),
        _location(r"~ ^/pictures/.*\.avif$", _only(BY_ENDING["avif"]), *_fields(BY_ENDING["avif"], UNCHANGING, secure), "try_files $uri @jpeg;"),
        *(_location(f"~ /{re.escape(name)}$", _only(type), *_fields(type, ASKED_AGAIN, secure), "try_files $uri =404;") for name, type in BY_NAME.items()),
        *(_group(where, keep, documents, secure) for where, keep in (("^/(?:assets|pictures)/.*", UNCHANGING), ("", ASKED_AGAIN))
          for documents in (False, True)),
    ]  # fmt: skip
    outer = [
        _location("= /404.html", "internal;", "etag off;", _only(PAGE), *page),
        _location("= /503.html", _only(PAGE), *page, "try_files $uri =404;"),
        _location("@closed", "etag off;", _only(PAGE), *_said((*public(PAGE, secure=secure), MOMENT, RETRY)), "rewrite ^ /503.html break;"),
        _location("@unfit", _only(PLAIN), *_said((*EVERY, MOMENT, ("Allow", "GET, HEAD"))), f"return 405 {UNFIT!r};"),
        _location("@jpeg", _only(BY_ENDING["jpg"]), *_fields(BY_ENDING["jpg"], STAND_IN, secure), r"rewrite ^(.*)\.avif$ $1.jpg break;",
                  "try_files $uri =404;"),
        _location("@slash", _only(PLAIN), *_said((*EVERY, MOMENT)),
                  "if (-f $document_root$uri/index.html) { rewrite ^(.*)$ $1/ permanent; }", "return 404;"),
        _location("/", _only(PAGE), *page, *inner, "try_files $uri @slash;"),
    ]  # fmt: skip
    return HEAD + "\n" + "".join(outer)


def exact(special: Special, *, secure: bool) -> str:
    """The locations of one address: its own, its file's, and the one that lacks the closing slash."""
    said = _said(special.fields(secure=secure))
    where = f"= {quoted(special.address)}"
    slash = _slash(special.address) if special.status != 200 else ""
    if special.location:
        return _location(where, *said, f"return {special.status} {quoted(quote(special.location, safe=SAFE))};") + slash
    if special.status == 200:
        return _location(where, _only(special.type), *said, f"try_files {quoted(special.file)} =404;") + slash
    if not special.file:
        return _location(where, _only(special.type), *said, f"return {special.status};") + slash
    words = _location(f"= {quoted(special.file)}", "internal;", "etag off;", _only(special.type), *said)
    return _location(where, f"error_page {special.status} {quoted(special.file)};", f"return {special.status};") + words + slash


def _slash(address: str) -> str:
    """The redirect to the closing slash of an address that has no index.html."""
    if not address.endswith("/") or address == "/":
        return ""
    to = quoted(quote(address, safe=SAFE) + "$is_args$args")
    return _location(f"= {quoted(address.rstrip('/'))}", *_said((*EVERY, MOMENT)), f"return 301 {to};")


def _group(where: str, keep: str, documents: bool, secure: bool) -> str:
    """All endings that are documents, or all that are not."""
    types = {ending: type for ending, type in BY_ENDING.items() if type.startswith(DOCUMENTS) == documents}
    known = " ".join(f"{quoted(type)} {ending};" for ending, type in types.items())
    fields = _fields(next(iter(types.values())), keep, secure)
    return _location(rf'~ "{where}\.(?:{"|".join(types)})$"', f"types {{ {known} }}", *fields, "try_files $uri =404;")


def _fields(type: str, keep: str, secure: bool) -> list[str]:
    return _said((*public(type, secure=secure), ("Cache-Control", keep)))


def _said(fields: Fields) -> list[str]:
    """Header fields; a file's own date goes, as its tag says more."""
    return [*(f"add_header {name} {quoted(value)} always;" for name, value in fields), 'add_header Last-Modified "";', "max_ranges 0;"]


def _only(type: str) -> str:
    return f"types {{ }} default_type {quoted(type)};"


def _location(which: str, *lines: str) -> str:
    body = "".join(f"    {line}\n" for text in lines for line in text.splitlines())
    return f"location {which} {{\n{body}}}\n"
