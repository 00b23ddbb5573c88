"""What files cannot say (types, header fields, endings, redirects), written for nginx and Caddy beside the store."""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from . import for_caddy, for_nginx
from .special import Special

NGINX, CADDY = "public-nginx.conf", "public-caddy.conf"


def write_includes(directory: Path, specials: Iterable[Special], *, secure: bool = False) -> None:
    """Write both files, each whole or not at all; ``secure`` when the paper's own address is https."""
    nginx, caddy = [for_nginx.general(secure=secure)], [for_caddy.HEAD]
    for number, special in enumerate(specials):
        if special.is_sayable():
            nginx.append(for_nginx.exact(special, secure=secure))
            caddy.append(for_caddy.exact(special, number, secure=secure))
        else:
            remark = f"# {special.address!r} can only be answered by the newsstand.\n"
            nginx.append(remark)
            caddy.append(remark)
    caddy.append(for_caddy.general(secure=secure))  # last: the first handler that matches answers
    _write(directory / NGINX, "\n".join(nginx))
    _write(directory / CADDY, "\n".join(caddy))


@cache
def said_of_every(*, secure: bool) -> str:
    """What both files say of every address: when it is no longer what was written, they are written again."""
    return for_nginx.general(secure=secure) + for_caddy.general(secure=secure)


def _write(path: Path, text: str) -> None:
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_text(text, "utf-8")
        os.replace(half, path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
