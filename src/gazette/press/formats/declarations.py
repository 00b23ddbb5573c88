"""What a paper declares to machines: robots, AI use, trust, advertising, security, its manifest; all from one choice."""

import json
import re
from collections.abc import Callable
from datetime import date

from gazette.record.names import Paper

from ..context import Context
from ..kinds import Kind, nothing
from ..rendition import Rendition

TEXT, JSON = "text/plain; charset=utf-8", "application/json; charset=utf-8"
# Who reads for which purpose, as their owners document them; data, to be kept up to date.
SEARCH_AGENTS = ("OAI-SearchBot", "Claude-SearchBot", "PerplexityBot")
ANSWER_AGENTS = ("ChatGPT-User", "Claude-User", "Perplexity-User", "MistralAI-User", "Meta-ExternalFetcher", "DuckAssistBot")
TRAIN_AGENTS = ("GPTBot", "ClaudeBot", "anthropic-ai", "Google-Extended", "Applebot-Extended", "CCBot", "Meta-ExternalAgent", "FacebookBot",
                "Bytespider", "Amazonbot", "cohere-ai", "Diffbot", "omgili", "ImagesiftBot", "AI2Bot")  # fmt: skip
PRIVATE = ("/newsroom/", "/search/", "/as-of/")


def robots(paper: Paper, today: date) -> str:
    """robots.txt (RFC 9309): everyone may read the paper; AI agents only for the purposes it allows."""
    refused = [
        *(() if paper.ai_search else SEARCH_AGENTS), *(() if paper.ai_answer else ANSWER_AGENTS), *(() if paper.ai_train else TRAIN_AGENTS),
    ]  # fmt: skip
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in PRIVATE), "Allow: /", ""]
    if refused:
        lines += [*(f"User-agent: {agent}" for agent in refused), "Disallow: /", ""]
    lines += [f"Sitemap: {paper.base_url}/sitemap.xml", f"Sitemap: {paper.base_url}/news-sitemap.xml"]
    return "\n".join(lines) + "\n"


def trust(paper: Paper, today: date) -> str:
    """trust.txt of JournalList: the paper's own lines, its contact, and whether its text may train a model."""
    contact = [f"contact=mailto:{paper.email}"] if paper.email else []
    return "\n".join([*paper.trust, *contact, f"datatrainingallowed={'yes' if paper.ai_train else 'no'}"]) + "\n"


def ads(paper: Paper, today: date) -> str:
    """ads.txt 1.1 (IAB); a paper that sells through nobody says so with the placeholder."""
    return "\n".join(paper.ads or ("placeholder.example.com, placeholder, DIRECT, placeholder",)) + "\n"


def security(paper: Paper, today: date) -> str:
    """security.txt (RFC 9116); it expires at the end of the month after next, pressed anew by then. Empty without a contact."""
    contact = paper.security_contact or (f"mailto:{paper.email}" if paper.email else "")
    if not contact:
        return ""
    months = today.year * 12 + today.month + 2
    expires = f"{months // 12}-{months % 12 + 1:02}-01T00:00:00Z"
    return f"Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {paper.language.split('-')[0]}\n" \
           f"Canonical: {paper.base_url}/.well-known/security.txt\n"  # fmt: skip


def reservation(paper: Paper, today: date) -> str:
    """tdmrep.json (W3C TDM Reservation Protocol): mining is reserved unless training is allowed."""
    return json.dumps([{"location": "/*", "tdm-reservation": 0 if paper.ai_train else 1}]) + "\n"


def manifest(paper: Paper, today: date) -> str:
    """The web app manifest."""
    icons = [{"src": f"/assets/icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"} for size in (192, 512)]
    said = {"name": paper.name, "short_name": paper.monogram or paper.name[:12], "id": "/", "start_url": "/", "display": "minimal-ui",
            "lang": paper.language, "description": paper.description or paper.name, "theme_color": paper.colour("paper", "#fdfcf8"),
            "background_color": paper.colour("paper", "#fdfcf8"), "icons": icons}  # fmt: skip
    return json.dumps(said, ensure_ascii=False, indent=1)


Words = Callable[[Paper, date], str]
FILES: dict[str, tuple[Words, str]] = {
    "/robots.txt": (robots, TEXT),
    "/trust.txt": (trust, TEXT),
    "/.well-known/trust.txt": (trust, TEXT),
    "/ads.txt": (ads, TEXT),
    "/.well-known/security.txt": (security, TEXT),
    "/.well-known/tdmrep.json": (reservation, JSON),
    "/manifest.webmanifest": (manifest, "application/manifest+json; charset=utf-8"),
}


def _build(ctx: Context, parts: dict[str, str]) -> Rendition | None:
    words, kind = FILES[parts["address"]]
    month = ctx.read("this_month") if words is security else date.min
    text = words(ctx.paper(), month)
    return Rendition(parts["address"], text.encode(), type=kind) if text else None


DECLARATIONS = Kind("declaration", re.compile(f"(?P<address>{'|'.join(map(re.escape, FILES))})"), _build, lambda reading: FILES, nothing)
