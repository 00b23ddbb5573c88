"""Copy the pages to a directory that any web server can serve, with what nginx or Caddy must be told beside it; or into the bucket, all of them."""

import argparse
from pathlib import Path
from typing import Any

from gazette.house.mistakes import Mistake

from ..opening import open_paper


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", metavar="DIR", nargs="?", type=Path, help="a new directory, or one an earlier export made")
    parser.add_argument("--bucket", action="store_true", help="into the bucket of gazette.toml: every page anew, and what else of ours is there goes")


def run(asked: argparse.Namespace) -> dict[str, Any]:
    if bool(asked.target) == asked.bucket:
        raise Mistake("Name a directory, or say --bucket: one of them.")
    settings = open_paper(asked.directory)
    if not asked.bucket:
        from ..export import export

        return {"directory": str(asked.target), "files": export(settings, asked.target)}
    from gazette.newsstand.bucket import Bucket
    from gazette.press.reader import StoreReader

    if not settings.bucket:
        raise Mistake(f"{settings.directory / 'gazette.toml'} names no bucket. Write it under [bucket]; docs/do/bucket.md says how.")
    bucket = Bucket(settings, StoreReader(settings.directory))
    return {"bucket": bucket.where, "pages": bucket.carry(anew=True)}


def words(done: dict[str, Any]) -> str:
    if "bucket" in done:
        return f"{done['pages']} pages are in {done['bucket']}."
    return f"{done['files']} files are in {done['directory']}/public; public-nginx.conf and public-caddy.conf beside it say what files cannot."
