"""The static files as a kind of page, so that the store holds all a reader fetches."""

import re

from .assets import assets
from .kinds import Kind, nothing
from .rendition import Rendition


def asset_kind() -> Kind:
    """The kind that answers exactly the addresses of this press version's assets."""
    by_address = {asset.address: asset for asset in assets().values()}
    pattern = re.compile(f"(?P<address>{'|'.join(map(re.escape, by_address)) or '(?!)'})")

    def build(context: object, found: dict[str, str]) -> Rendition:
        asset = by_address[found["address"]]
        return Rendition(asset.address, asset.body, asset.type)

    return Kind("asset", pattern, build, lambda reading: by_address, nothing)
