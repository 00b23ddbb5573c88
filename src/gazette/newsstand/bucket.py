"""The store carried into a bucket (S3, or what speaks like it), a generation at a time, so that a CDN can serve the paper without us."""

import asyncio
import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from gazette.house.mistakes import Mistake
from gazette.house.settings import Settings
from gazette.press.reader import Stored

from .carried import Carried, read, write
from .objects import ended, in_turn, key_of, object_of

MARK = ".express-gazette"  # says whose pages these are
AT_ONCE = 16  # objects on their way together
MANY = 500  # names in one request to delete, or in one of a list
PATIENCE = timedelta(seconds=20)  # for one request, with the tries it needs


class Store(Protocol):
    """What is carried. ``gazette.press.reader.StoreReader`` is one."""

    def generation(self) -> int: ...
    def batches_since(self, generation: int) -> Iterable[tuple[int, dict[str, int]]]: ...
    def get(self, address: str) -> Stored | None: ...


class Bucket:
    """One paper's bucket. ``carry`` brings it up with the store."""

    def __init__(self, settings: Settings, store: Store) -> None:
        self.store, self.run = store, settings.run
        self.where = "/".join(part for part in (settings.bucket_endpoint, settings.bucket, settings.bucket_prefix) if part)
        self.owner = hashlib.sha256(settings.secret_key().encode()).hexdigest()[:16].encode()
        self._client = _client(settings)

    @property
    def carried(self) -> Carried:
        """How far it has come, as written down: two processes may carry."""
        held = read(self.run)
        return held if held.where == self.where else Carried(where=self.where)

    def is_behind(self) -> bool:
        """Is there something to carry, or a fault to try again?"""
        held = self.carried
        return bool(held.fault) or not held.swept or self.store.generation() != held.generation

    def carry(self, *, anew: bool = False) -> int:
        """Bring the bucket up with the store, a generation after the other; how many addresses were looked at. ``anew``: all of them.

        Raises Mistake in one sentence when the bucket cannot be reached or is not ours; what was carried stays carried.
        """
        try:
            return asyncio.run(self._carry(anew))
        except (BaseError, FileNotFoundError, PermissionError, ValueError) as error:
            fault = f"The bucket {self.where} does not take the pages: {_reason(error)}. It is tried again."
            write(self.run, replace(self.carried, fault=fault))
            raise Mistake(fault) from error
        except Mistake as mistake:
            write(self.run, replace(self.carried, fault=str(mistake)))
            raise

    async def _carry(self, anew: bool) -> int:
        held, reached = self.carried, self.store.generation()
        if anew or reached < held.generation:  # another store stands there
            held = Carried(where=self.where)
        if held.fault or not held.swept:
            await self._claim()
        due = list(self.store.batches_since(held.generation))
        for _, batch in due:  # what was withdrawn waits for nothing
            await self._end({address for address, status in batch.items() if status != 200}, batch)
        for generation, batch in due:
            await self._exchange(batch)
            write(self.run, Carried(generation, self.where, swept=held.swept))
        if not held.swept:
            await self._sweep()
        write(self.run, Carried(max(reached, *(generation for generation, _ in due)) if due else reached, self.where, swept=True))
        return sum(len(batch) for _, batch in due)

    async def _claim(self) -> None:
        """Nobody else's objects are touched: the bucket is empty, or carries our mark."""
        try:
            mark = bytes(await (await obstore.get_async(self._client, MARK)).bytes_async())
        except FileNotFoundError:
            mark = b""
        if mark == self.owner:
            return
        if mark:
            raise Mistake(f"{self.where} holds another paper's pages. Name another bucket, or a bucket_prefix of its own.")
        async for found in obstore.list(self._client, chunk_size=1):
            if found:
                raise Mistake(f"{self.where} holds other files. Name an empty bucket, or a bucket_prefix of its own.")
        await obstore.put_async(self._client, MARK, self.owner)

    async def _exchange(self, batch: dict[str, int]) -> None:
        """What is new comes, leaves before lists; then goes what stood there of its addresses under another name."""
        gate = asyncio.Semaphore(AT_ONCE)
        for addresses in in_turn(address for address, status in batch.items() if status):
            await asyncio.gather(*(self._put(address, gate) for address in addresses))
        await self._end((address for address, status in batch.items() if status == 200), batch)

    async def _put(self, address: str, gate: asyncio.Semaphore) -> None:
        async with gate:
            stored = self.store.get(address)
            made = object_of(address, stored) if stored else None
            if made:
                fields: dict[str, str] = {"Content-Type": made.type, "Cache-Control": made.caching}
                await obstore.put_async(self._client, made.key, made.body, attributes=fields, use_multipart=False)

    async def _end(self, addresses: Iterable[str], batch: dict[str, int]) -> None:
        await self._delete(sorted(key for address in addresses for key in ended(address, batch[address])))

    async def _sweep(self) -> None:
        """Objects of pages that went while nobody carried. Listed first and asked for then, so that none of a page just carried is among them."""
        there = [meta["path"] async for found in obstore.list(self._client, chunk_size=MANY) for meta in found]
        standing = {MARK} | {key_of(address, status) for _, batch in self.store.batches_since(0) for address, status in batch.items() if status}
        await self._delete([key for key in there if key not in standing])

    async def _delete(self, keys: list[str]) -> None:
        for first in range(0, len(keys), MANY):
            await obstore.delete_async(self._client, keys[first : first + MANY])


def _client(settings: Settings) -> S3Store:
    """The settings alone decide: nothing is taken from files or surroundings that other programs of Amazon's read."""
    endpoint = settings.bucket_endpoint or f"https://s3.{settings.bucket_region}.amazonaws.com"
    return S3Store(
        settings.bucket, prefix=settings.bucket_prefix or None, endpoint=endpoint, region=settings.bucket_region,
        access_key_id=settings.bucket_key, secret_access_key=settings.bucket_secret, virtual_hosted_style_request=False,
        client_options={"allow_http": endpoint.startswith("http://"), "timeout": PATIENCE, "connect_timeout": PATIENCE / 4},
        retry_config={"max_retries": 2, "retry_timeout": PATIENCE},
    )  # fmt: skip


def _reason(error: Exception) -> str:
    """The first line of what the client says, without its own insides."""
    return str(error).strip().splitlines()[0][:200]
