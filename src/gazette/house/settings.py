"""Typed settings, read once from ``gazette.toml`` and the environment (``GAZETTE_<FIELD>``), the environment winning."""

import os
import secrets
import tomllib
from dataclasses import dataclass, field, fields
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from .host import checked_host
from .language import is_language
from .look import fault
from .mistakes import Mistake


def setting(default: Any, help: str, *, public: bool = False, table: str = "paper", keys: tuple[str, ...] = ()) -> Any:
    """One typed setting: its default, its one-line help, its table in ``gazette.toml``, and whether the record shows it.

    With ``keys`` it is a list of tables of texts, the first key of which each must have.
    """
    metadata = {"help": help, "public": public, "table": table, "keys": keys}
    if isinstance(default, dict):
        return field(default_factory=lambda: dict(default), metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True)
class Settings:
    """Everything one paper can be told. Fields marked public are appended to the record as its ``paper`` entry."""

    directory: Path = Path("paper")

    name: str = setting("The Express Gazette", "The paper's name, as on its nameplate.", public=True)
    monogram: str = setting("EG", "One to three letters: icon, phone masthead and end sign.", public=True)
    motto: str = setting("", "A line for the nameplate.", public=True)
    description: str = setting("", "One sentence for search engines and feeds.", public=True)
    language: str = setting("en", "The paper's language, as in BCP 47.", public=True)
    zone: str = setting("UTC", "The paper's time zone, as in the IANA list.", public=True)
    base_url: str = setting("http://localhost:8000", "Where readers find the paper, without a closing slash.", public=True)
    publisher: str = setting("", "Who publishes it.", public=True)
    address: str = setting("", "The publisher's address for the imprint.", public=True)
    email: str = setting("", "Where readers write to.", public=True)
    founded: str = setting("", "Year or date of founding.", public=True)
    support: str = setting("", "A link for readers who want to support the paper.", public=True)
    support_line: str = setting("", "The words beside that link.", public=True)
    house_ad: str = setting("", "A house advertisement in one line.", public=True)
    house_ad_link: str = setting("", "Where the house advertisement leads.", public=True)
    same_as: tuple[str, ...] = setting((), "The paper's addresses elsewhere.", public=True)

    ai_search: bool = setting(True, "May an AI search engine index our pages?", public=True, table="ai")
    ai_answer: bool = setting(False, "May an assistant answer from our pages?", public=True, table="ai")
    ai_train: bool = setting(False, "May a model be trained on our pages?", public=True, table="ai")

    trust: tuple[str, ...] = setting((), "Lines of trust.txt.", public=True, table="files")
    ads: tuple[str, ...] = setting((), "Lines of ads.txt.", public=True, table="files")
    security_contact: str = setting("", "Contact for security.txt: mailto: or https:.", public=True, table="files")
    hubs: tuple[str, ...] = setting((), "WebSub hubs the feeds name; the paper itself calls none.", public=True, table="files")

    tokens: dict[str, str] = setting({}, "The look: CSS values by token name (paper, ink, red…).", public=True, table="look")
    tokens_dark: dict[str, str] = setting({}, "The same for dark mode.", public=True, table="look")

    host: str = setting("", "A public host name; empty serves this machine only.", table="server")
    port: int = setting(8000, "The port of the newsstand.", table="server")
    database_url: str = setting("", "postgresql://… ; empty means SQLite in the paper's directory.", table="server")
    memory_mib: int = setting(64, "Memory the newsstand may fill with pages, in MiB.", table="server")
    price: str = setting("", "What a copy costs, in words, in the line under the nameplate; empty: where readers find the paper.", public=True, table="print")
    volume: str = setting("", "The volume in that line, like Vol. I; empty: counted from the year of founding, where it is set.", public=True, table="print")
    ear_left: tuple[str, ...] = setting((), "Lines left of the nameplate, the first of several as a heading; empty: the motto.", public=True, table="print")
    ear_right: tuple[str, ...] = setting((), "Lines right of it; empty: monogram and day of the week.", public=True, table="print")
    house_ads: tuple[dict[str, str], ...] = setting((), "The paper's own advertisements in print: title, text and link of each.", public=True, table="print",
                                                    keys=("title", "text", "link"))  # fmt: skip
    page_size: str = setting("tabloid", "The printed paper's size: tabloid, broadsheet or a4.", table="print")
    page_width: float = setting(0.0, "Width of its page in mm; 0 as the size has, as for all measures here.", table="print")
    page_height: float = setting(0.0, "Height of its page in mm.", table="print")
    page_columns: int = setting(0, "Columns of its page.", table="print")
    page_gutter: float = setting(0.0, "White between two columns in mm.", table="print")
    page_margins: str = setting("", "Margins in mm: left, top, right, bottom, like 12 12 12 14.", table="print")
    page_body: float = setting(0.0, "Size of its text in points.", table="print")
    page_leading: float = setting(0.0, "From one line of text to the next in points.", table="print")
    press_condition: str = setting("IFRA26", "The printing condition the printer's file names, as ICC registers it.", table="print")
    press_profile: str = setting("", "The printer's ICC profile, a file in the paper's directory.", table="print")
    press_bleed: float = setting(0.0, "What the printer cuts off on each side, in mm.", table="print")
    bucket: str = setting("", "A bucket of S3 or its like that the pages are carried into; empty carries none.", table="bucket")
    bucket_endpoint: str = setting("", "Where it is, as https://…; empty means Amazon's.", table="bucket")
    bucket_region: str = setting("us-east-1", "Its region.", table="bucket")
    bucket_prefix: str = setting("", "A folder in it, when the paper has not the whole.", table="bucket")
    bucket_key: str = setting("", "The key's name.", table="bucket")
    bucket_secret: str = setting("", "The key's secret; better in GAZETTE_BUCKET_SECRET.", table="bucket")
    publish_delay: int = setting(10, "Seconds a publication waits behind its undo button.", table="newsroom")
    backup_hours: int = setting(24, "Hours between backups.", table="newsroom")
    backups_kept: int = setting(7, "How many timed backups are kept.", table="newsroom")

    def public(self) -> dict[str, Any]:
        """The part that the record holds as its ``paper`` entry, as plain JSON data."""
        chosen = {f.name: getattr(self, f.name) for f in fields(self) if f.metadata.get("public")}
        return {"id": "paper", **{k: list(v) if isinstance(v, tuple) else v for k, v in chosen.items()}}

    @property
    def secure(self) -> bool:
        """Is the paper's own address https?"""
        return self.base_url.startswith("https://")

    @property
    def database(self) -> Path:
        return self.directory / "db.sqlite3"

    @property
    def store(self) -> Path:
        return self.directory / "public"

    @property
    def pictures(self) -> Path:
        return self.directory / "pictures"

    @property
    def photos(self) -> Path:
        return self.directory / "photos"

    @property
    def printed(self) -> Path:
        """The printer's files, never served."""
        return self.directory / "printed"

    @property
    def keys(self) -> Path:
        return self.directory / "keys"

    @property
    def run(self) -> Path:
        return self.directory / "run"

    def secret_key(self) -> str:
        """Django's secret key, made once and kept readable by its owner alone."""
        path = self.keys / "secret"
        if not path.exists():
            self.keys.mkdir(mode=0o700, parents=True, exist_ok=True)
            with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
        return path.read_text()


KEYS: dict[str, tuple[str, ...]] = {f.name: f.metadata["keys"] for f in fields(Settings) if f.metadata}


def load(directory: Path) -> Settings:
    """Settings of the paper in a directory. Raises Mistake naming the file, the field and what it should be."""
    path = directory / "gazette.toml"
    try:
        tables = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Mistake(f"{path} cannot be read: {error}. Mend that line and try again.") from None
    known = {f.name: f for f in fields(Settings) if f.metadata}
    values: dict[str, Any] = {}
    for table, entries in tables.items():
        if not isinstance(entries, dict):
            raise Mistake(f"{path}: “{table}” stands outside a table. Put it under [paper].")
        for name, value in entries.items():
            if name not in known or known[name].metadata["table"] != table:
                raise Mistake(f"{path}: there is no setting “{name}” in [{table}]. `docs/reference/settings.md` lists them.")
            values[name] = _typed(path, name, value)
    for name in known:
        if f"GAZETTE_{name.upper()}" in os.environ:
            values[name] = _from_environment(name, os.environ[f"GAZETTE_{name.upper()}"])
    return _checked(path, Settings(directory=directory.absolute(), **values))


@lru_cache(maxsize=1)
def active() -> Settings:
    """The settings of this process: of the paper named by ``GAZETTE_PAPER``, else ``./paper``."""
    return load(Path(os.environ.get("GAZETTE_PAPER", "paper")))


def _typed(path: Path, name: str, value: Any) -> Any:
    default = getattr(Settings(), name)
    if keys := KEYS[name]:
        if not isinstance(value, list) or not all(_is_table(row, keys) for row in value):
            raise Mistake(f"{path}: “{name}” should be a list of tables with {keys[0]}, and if you like {' and '.join(keys[1:])}, as texts.")
        return tuple(value)
    if isinstance(default, tuple) and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(default, float) and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if type(value) is not type(default):
        raise Mistake(f"{path}: “{name}” should be {_spoken(default)}, not {value!r}.")
    return value


def _is_table(row: Any, keys: tuple[str, ...]) -> bool:
    return isinstance(row, dict) and bool(row.get(keys[0])) and set(row) <= set(keys) and all(isinstance(value, str) for value in row.values())


def _from_environment(name: str, text: str) -> Any:
    default = getattr(Settings(), name)
    if isinstance(default, dict) or KEYS[name]:
        raise Mistake(f"GAZETTE_{name.upper()} cannot be set from the environment; write it in gazette.toml.")
    if isinstance(default, bool):
        return text.lower() in ("1", "true", "yes", "on")
    if isinstance(default, int):
        if not text.isdigit():
            raise Mistake(f"GAZETTE_{name.upper()} should be a whole number, not “{text}”.")
        return int(text)
    if isinstance(default, float):
        try:
            return float(text)
        except ValueError:
            raise Mistake(f"GAZETTE_{name.upper()} should be a number, not “{text}”.") from None
    if isinstance(default, tuple):
        return tuple(part.strip() for part in text.split(",") if part.strip())
    return text


def _checked(path: Path, settings: Settings) -> Settings:
    try:
        ZoneInfo(settings.zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise Mistake(f"{path}: “{settings.zone}” is no time zone. Write one like Europe/Paris.") from None
    if not is_language(settings.language):
        raise Mistake(f"{path}: language is “{settings.language}”. Write it as BCP 47 does: en, de, pt-BR.")
    if not settings.base_url.startswith(("http://", "https://")) or settings.base_url.endswith("/"):
        raise Mistake(f"{path}: base_url is “{settings.base_url}”. Write it like https://gazette.example, without a closing slash.")
    checked_host(settings.host, f"{path}: host")
    for table in ("tokens", "tokens_dark"):
        if wrong := next((f"“{name}” {words}" for name, value in getattr(settings, table).items() if (words := fault(name, value))), ""):
            raise Mistake(f"{path}: {table}: {wrong}")
    if settings.bucket and not (settings.bucket_key and settings.bucket_secret):
        raise Mistake(f"{path}: the bucket “{settings.bucket}” needs bucket_key and bucket_secret, under [bucket] or as GAZETTE_BUCKET_KEY and _SECRET.")
    if settings.bucket_endpoint and not settings.bucket_endpoint.startswith(("http://", "https://")):
        raise Mistake(f"{path}: bucket_endpoint is “{settings.bucket_endpoint}”. Write it like https://s3.example.")
    if not settings.name.strip():
        raise Mistake(f"{path}: the paper has no name. Give it one under [paper].")
    return settings


def _spoken(default: Any) -> str:
    return {bool: "true or false", int: "a whole number", float: "a number", str: "text in quotes", tuple: "a list of texts",
            dict: "a table of texts"}[type(default)]  # fmt: skip
