"""What Caddy is told of the store, inside the site block that serves it: the same answers as the newsstand's."""

from collections.abc import Iterable
from urllib.parse import quote

from .headers import ASKED_AGAIN, DOCUMENT, DOCUMENTS, EVERY, FOR_EVER, NOT_KEPT, RETRY, SECURE, STAND_IN, UNCHANGING, UNFIT, Fields, public
from .media import BY_ENDING, BY_NAME, PAGE
from .special import SAFE, Special, quoted

HEAD = """# Written by the press; changes here are lost. Import it inside the site block whose root is public/.
# That block answers /newsroom/*, /search/*, /as-of/*, /oembed and /healthz from the newsstand, each in a handle of its own.
"""
PASSED = "/newsroom /newsroom/* /search /search/* /as-of /as-of/* /oembed /healthz"
PLAIN = "text/plain; charset=utf-8"
INSIDE = "/.pressing/* */index.html *.br *.gz *.html *.410.*"  # files that are no address of the paper


def general(*, secure: bool) -> str:
    """What holds for every address that is not named."""
    documents = [ending for ending, type in BY_ENDING.items() if type.startswith(DOCUMENTS)]
    plain = [f"*.{ending}" for ending in BY_ENDING if ending not in documents]
    types = [*((f"*.{ending}", type) for ending, type in BY_ENDING.items()), *((f"*/{name}", type) for name, type in BY_NAME.items())]
    lines = [
        "@unmade {\n\tpath_regexp unmade ^(/pictures/.*)\\.avif$\n\tnot file\n}",
        "rewrite @unmade {re.unmade.1}.jpg",
        *_said((*EVERY, *(SECURE if secure else ()), ("Cache-Control", ASKED_AGAIN))),
        "header -Last-Modified",
        f"@document not path {' '.join(plain)}",
        *_said(DOCUMENT, "@document"),
        f"@lasting path {' '.join(f'{folder}*' for folder in FOR_EVER)}",
        *_said((("Cache-Control", UNCHANGING),), "@lasting"),
        '@standin expression `{http.request.orig_uri.path}.endsWith(".avif") && {http.request.uri.path}.endsWith(".jpg")`',
        *_said((("Cache-Control", STAND_IN),), "@standin"),
        *_said((("Content-Type", PAGE),)),
        *(line for number, (path, type) in enumerate(types) for line in (f"@type{number} path {path}", *_said((("Content-Type", type),), f"@type{number}"))),
        "@written not method GET HEAD",
        "error @written 405",
        f"@inside {{\n\tpath {INSIDE}\n\tnot path /503.html\n}}",
        "error @inside 404",
        "@bare {\n\tnot path */\n\tfile {path}/index.html\n\texpression `{http.request.uri.query} == \"\"`\n}",
        _to("@bare", "{http.request.orig_uri}/"),  # as it was written; its path alone would come decoded
        "@slash {\n\tnot path */\n\tfile {path}/index.html\n}",
        _to("@slash", "{path}/?{query}"),
        "handle {\n\tfile_server {\n\t\tprecompressed br gzip\n\t\tdisable_canonical_uris\n\t}\n}",
    ]
    here = _indented((f"@passed not path {PASSED}", "handle @passed {", "\troute {", *_indented(lines, 2).splitlines(), "\t}", "}"), 0)
    return f"{here}\n{_errors(secure)}"


def exact(special: Special, number: int, *, secure: bool) -> str:
    """One matcher and its handler."""
    lines = [*_said(special.fields(secure=secure)), *_said((("Content-Type", special.type),)), "header -Last-Modified"]
    if special.location:
        lines.append(f"redir * {quoted(quote(special.location, safe=SAFE))} {special.status}")
    elif special.file:
        lines += [f"rewrite * {quoted(special.file)}", f"file_server {{\n\tstatus {special.status}\n\tprecompressed br gzip\n\tdisable_canonical_uris\n}}"]
        lines += ["header -Etag"] if special.status != 200 else []
    else:
        lines.append(f"respond {special.status}")
    slash = special.status != 200 and special.address.endswith("/") and special.address != "/"
    where, to = special.address.rstrip("/"), quote(special.address, safe=SAFE)
    moved = (f"@slash{number} path {quoted(where)}", *_to(f"@slash{number}", quoted(to)).splitlines()) if slash else ()
    return _indented((f"@said{number} path {quoted(special.address)}", f"handle @said{number} {{", *_indented(lines, 1).splitlines(), "}", *moved), 0)


def _errors(secure: bool) -> str:
    """The paper's own pages for what is not there, and for a newsstand that does not answer."""
    page = (*_said((*public(PAGE, secure=secure), ("Content-Type", PAGE))), "header -Last-Modified", "header -Etag")
    words = "file_server {{\n\tstatus {status}\n\tprecompressed br gzip\n}}"
    lost = (*page, *_said((("Cache-Control", ASKED_AGAIN),)), "rewrite * /404.html", words.format(status=404))
    closed = (*page, *_said((("Cache-Control", NOT_KEPT), RETRY)), "rewrite * /503.html", words.format(status=503))
    unfit = (*_said((*EVERY, ("Content-Type", PLAIN), ("Cache-Control", NOT_KEPT), ("Allow", "GET, HEAD"))), *_unsaid(),
             f"respond {quoted(UNFIT.strip())} 405")  # fmt: skip
    answers = (("lost", "{err.status_code} in [403, 404]", lost), ("closed", "{err.status_code} >= 500", closed), ("unfit", "{err.status_code} == 405", unfit))
    lines = [line for name, when, said in answers
             for line in (f"@{name} expression `{when}`", f"handle @{name} {{", *_indented(said, 1).splitlines(), "}")]  # fmt: skip
    return "handle_errors {\n" + _indented(lines, 1) + "}\n"


def _said(fields: Fields, where: str = "") -> list[str]:
    return [" ".join(filter(None, ("header", where, name, quoted(value)))) for name, value in fields]


def _to(which: str, to: str) -> str:
    """The redirect to the closing slash."""
    said = (*_said((*EVERY, ("Cache-Control", NOT_KEPT))), *_unsaid(), f"redir * {to} 301")
    return f"handle {which} {{\n{_indented(said, 1)}}}"


def _unsaid() -> list[str]:
    """What only pages say, taken away again."""
    return [f"header -{name}" for name, _ in (*DOCUMENT, *SECURE)]


def _indented(lines: Iterable[str], depth: int) -> str:
    return "".join("\t" * depth + line + "\n" for text in lines for line in text.splitlines())
