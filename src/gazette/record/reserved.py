"""Words that are addresses of the paper itself; no section may take one."""

RESERVED = (
    "about", "ads.txt", "archive", "as-of", "assets", "by", "corrections", "favicon.ico", "feed.atom", "feed.json",
    "feed.xml", "healthz", "live", "look.css", "mail", "manifest.webmanifest", "newsroom", "news-sitemap.xml", "oembed",
    "pictures", "record", "robots.txt", "search", "sitemap", "sitemap.xml", "sitemaps", "static", "today", "topic",
    "trust.txt", "versions", "404.html", "503.html",
)  # fmt: skip


def is_reserved(slug: str) -> bool:
    """May no section be called so? Years are taken too, since stories live under them."""
    return slug in RESERVED or slug.startswith(".") or (slug.isdigit() and len(slug) == 4)
