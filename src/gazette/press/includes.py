"""What files cannot say: endings, redirects and single headers, written for nginx and Caddy beside the store."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

NGINX, CADDY = "public-nginx.conf", "public-caddy.conf"
HEAD = "# Written by the press; changes here are lost. Include it inside the {where} that serves public/.\n"
DEFAULT = 'default_type "text/html; charset=utf-8";  # pages whose address has no ending\n'
SAFE = "/%:@!&'()*+,;=~"
UNSAID = set("${}*\n\r\0")  # variables, placeholders and globs of the two configurations


@dataclass(frozen=True)
class Special:
    """An address that answers otherwise than a file would. ``file`` is empty where there are no words."""

    address: str
    status: int
    type: str
    location: str
    headers: tuple[tuple[str, str], ...]
    file: str


def write_includes(directory: Path, specials: Iterable[Special]) -> None:
    """Write both files, each whole or not at all."""
    nginx, caddy = [HEAD.format(where="server block"), DEFAULT], [HEAD.format(where="site block")]
    for number, special in enumerate(specials):
        sayable = is_sayable(special)
        nginx.append(for_nginx(special) if sayable else f"# {special.address!r} can only be answered by the newsstand.\n")
        caddy.append(for_caddy(special, number) if sayable else f"# {special.address!r} can only be answered by the newsstand.\n")
    for name, lines in ((NGINX, nginx), (CADDY, caddy)):
        _write(directory / name, "\n".join(lines))


def is_sayable(special: Special) -> bool:
    """Can a configuration file say it? No page of ours needs what it cannot."""
    words = (special.address, special.type, special.file, *(value for _, value in special.headers))
    return not UNSAID & set("".join(words))


def for_nginx(special: Special) -> str:
    """One exact location."""
    lines = [f"location = {_quoted(special.address)} {{"]
    lines += [f"    add_header {name} {_quoted(value)} always;" for name, value in special.headers]
    if special.location:
        lines.append(f"    return {special.status} {_quoted(quote(special.location, safe=SAFE))};")
    elif special.status != 200:
        if special.file:
            lines.append(f"    error_page {special.status} {_quoted(special.file)};")
        lines.append(f"    return {special.status};")
    else:
        lines += [f"    types {{ }} default_type {_quoted(special.type)};", f"    try_files {_quoted(special.file)} =404;"]
    return "\n".join((*lines, "}\n"))


def for_caddy(special: Special, number: int) -> str:
    """One matcher and its handler."""
    lines = [f"@said{number} path {_quoted(special.address)}", f"handle @said{number} {{"]
    lines += [f"\theader {name} {_quoted(value)}" for name, value in special.headers]
    if special.location:
        lines.append(f"\tredir {_quoted(quote(special.location, safe=SAFE))} {special.status}")
    elif special.file:
        lines += [f"\theader Content-Type {_quoted(special.type)}", f"\trewrite * {_quoted(special.file)}", "\tfile_server {"]
        lines += [f"\t\tstatus {special.status}", "\t\tprecompressed br gzip", "\t}"]
    else:
        lines.append(f"\trespond {special.status}")
    return "\n".join((*lines, "}\n"))


def _quoted(text: str) -> str:
    """A word of either configuration."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _write(path: Path, text: str) -> None:
    half = path.with_name(f".{path.name}.half")
    try:
        half.write_text(text, "utf-8")
        os.replace(half, path)
    except OSError:
        half.unlink(missing_ok=True)
        raise
