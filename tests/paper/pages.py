"""A page of every kind the paper has, each by a name a reader would give it, with what it should answer."""

from typing import NamedTuple

from .making import FRAMED


class Kind(NamedTuple):
    """One page. ``paper`` is sample, empty, framed or printed; a path that begins with no slash is the slug of a story."""

    name: str
    path: str
    status: int = 200
    types: tuple[str, ...] = ()  # schema.org types its structured data must hold
    paper: str = "sample"


KINDS = (
    Kind("front", "/", types=("NewsMediaOrganization", "WebSite")),
    Kind("front of an empty paper", "/", types=("NewsMediaOrganization",), paper="empty"),
    Kind("archive of an empty paper", "/archive/", paper="empty"),
    Kind("section", "/city/"),
    Kind("section month", "/city/2025/11/"),
    Kind("topic", "/topic/harbor-tunnel/"),
    Kind("author", "/by/priya-nair/", types=("ProfilePage", "Person")),
    Kind("story with a gallery, a table and a pull quote", "night-tram", types=("NewsArticle", "BreadcrumbList")),
    Kind("story with a fact box", "harbor-tunnel-reopens", types=("NewsArticle",)),
    Kind("story with a correction", "council-budget", types=("NewsArticle", "CorrectionComment")),
    Kind("live story", "storm-ilse-live", types=("LiveBlogPosting",)),
    Kind("story from right to left", "boatbuilders-festival", types=("NewsArticle",)),
    Kind("story in Chinese", "old-tea-house", types=("NewsArticle",)),
    Kind("analysis", "beijing-parade-retold", types=("AnalysisNewsArticle",)),
    Kind("opinion", "editorial-bus-lane", types=("OpinionNewsArticle",)),
    Kind("review", "salt-ledger-review", types=("ReviewNewsArticle",)),
    Kind("obituary", "obituary-tide-tables", types=("NewsArticle",)),
    Kind("story without a picture", "market-close", types=("NewsArticle",)),
    Kind("story with a film kept elsewhere", FRAMED, types=("NewsArticle",), paper="framed"),
    Kind("killed story", "scaffold-fine", status=410),
    Kind("versions", "council-budget/versions/"),
    Kind("a version", "council-budget/versions/1"),
    Kind("day", "/archive/2025/11/06/"),
    Kind("month", "/archive/2025/11/"),
    Kind("archive", "/archive/"),
    Kind("corrections", "/corrections/"),
    Kind("today’s paper", "/today/", paper="printed"),
    Kind("edition of a day", "/today/2025-11-07/", paper="printed"),
    Kind("edition that lost a page", "/today/2025-11-06/", paper="printed"),
    Kind("printed page with a correction and a story from right to left", "/today/2025-11-08/1/", paper="printed"),
    Kind("printed page on which a story goes on", "/today/2025-11-07/2/", paper="printed"),
    Kind("printed page that was withdrawn", "/today/2025-11-06/2/", paper="printed"),
    Kind("back numbers", "/today/2025/", paper="printed"),
    Kind("corrections of what was printed", "/corrections/", paper="printed"),
    Kind("versions of what was printed", "ferry/versions/", paper="printed"),
    Kind("about", "/about/"),
    Kind("page of the house", "/about/ethics-policy/"),
    Kind("search", "/search/"),
    Kind("search with hits", "/search/?q=harbor"),
    Kind("search without hits", "/search/?q=zeppelin+aquarium"),
    Kind("no such page", "/no/such/page/", status=404),
    Kind("no such time", "/as-of/yesterday/", status=404),
    Kind("asked too often", "/search/?q=ferry", status=429, paper="printed"),
    Kind("newsroom closed", "/503.html"),
    Kind("front as of a day", "/as-of/2025-11-06T12:00/"),
    Kind("story as of a day", "/as-of/2025-11-06T12:00/2025/11/05/harbor-tunnel-reopens/", types=("NewsArticle",)),
)
