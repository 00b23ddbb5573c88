"""The media type of an address by its ending, for web servers that know nothing else of it."""

PAGE = "text/html; charset=utf-8"  # an address without an ending
BY_NAME = {  # whole last parts; they go before the endings
    "feed.xml": "application/rss+xml; charset=utf-8",
    "feed.json": "application/feed+json; charset=utf-8",
}
BY_ENDING = {
    "jpg": "image/jpeg",
    "avif": "image/avif",
    "png": "image/png",
    "svg": "image/svg+xml",
    "ico": "image/x-icon",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "woff2": "font/woff2",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
}
