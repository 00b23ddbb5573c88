"""The header fields every public page carries, strict and the same everywhere, whoever serves the store."""

from collections.abc import Iterable

Fields = tuple[tuple[str, str], ...]

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
DOCUMENT: Fields = (
    ("Content-Security-Policy", POLICY),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
)
EVERY: Fields = (("X-Content-Type-Options", "nosniff"),)
SECURE: Fields = (("Strict-Transport-Security", "max-age=31536000"),)
DOCUMENTS = ("text/html", "image/svg+xml", "application/xml", "text/xml", "application/rss+xml", "application/atom+xml")
FOR_EVER = ("/assets/", "/pictures/")  # named by their content: what they hold never changes
UNCHANGING = "public, max-age=31536000, immutable"
ASKED_AGAIN = "no-cache"  # kept by the browser, used after one question answered with 304
STAND_IN = "public, max-age=60"  # a JPEG in place of an AVIF that is still to be made
NOT_KEPT = "no-store"  # what is said of the moment
RETRY = ("Retry-After", "30")  # seconds until the newsroom may answer again
UNFIT = "Pages can only be read.\n"  # to who would write to one


def caching(address: str, status: int) -> str:
    """How long a reader may keep what is stored at an address."""
    return UNCHANGING if status == 200 and address.startswith(FOR_EVER) else ASKED_AGAIN


def public(type: str, *, secure: bool) -> Fields:
    """The fields of a public answer of a media type; ``secure`` when the paper's own address is https."""
    document = DOCUMENT if type.startswith(DOCUMENTS) else ()
    return (*EVERY, *document, *(SECURE if secure else ()))


def framing(hosts: Iterable[str]) -> Fields:
    """The policy of a page on which a reader may open frames of these hosts; nothing of its own when there are none."""
    sources = " ".join(f"https://{host}" for host in sorted(set(hosts)))
    return (("Content-Security-Policy", f"{POLICY}; frame-src {sources}"),) if sources else ()


def joined(own: Iterable[tuple[str, str]], defaults: Fields) -> Fields:
    """Defaults with a page's own fields over them, by name."""
    own = tuple(own)
    named = {name.lower() for name, _ in own}
    return (*own, *(pair for pair in defaults if pair[0].lower() not in named))


def head(status_line: str, fields: Iterable[tuple[str, str]]) -> bytes:
    """A status line and fields as bytes, the blank line still to come."""
    lines = [status_line, *(f"{name}: {value}" for name, value in fields)]
    return ("\r\n".join(lines) + "\r\n").encode("latin-1")
