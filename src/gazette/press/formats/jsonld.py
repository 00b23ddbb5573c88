"""Structured data for search engines: NewsArticle and its kinds, the organisation, breadcrumbs (schema.org 30)."""

from typing import Any

from gazette.house.text import plain
from gazette.record import pictures
from gazette.record.copy import Copy, Figure

from ..context import Context
from . import cards

CONTEXT = "https://schema.org"
TYPES = {"news": "NewsArticle", "analysis": "AnalysisNewsArticle", "opinion": "OpinionNewsArticle", "review": "ReviewNewsArticle",
         "obituary": "NewsArticle", "live": "LiveBlogPosting"}  # fmt: skip
SHAPES = ("social", "standard", "square")  # the three crops search engines ask for


def story(ctx: Context, copy: Copy) -> dict[str, Any]:
    """A copy as a schema.org article; its corrections are CorrectionComments."""
    base, section = ctx.paper().base_url, ctx.section(copy.section)
    said = {
        "@context": CONTEXT, "@type": TYPES[copy.genre], "@id": f"{base}{copy.path}#story", "headline": copy.headline,
        "description": copy.standfirst, "url": base + copy.path, "mainEntityOfPage": base + copy.path, "datePublished": copy.dated,
        "dateModified": copy.revised, "inLanguage": copy.language, "isAccessibleForFree": True, "wordCount": copy.words,
        "articleSection": section.name if section else "", "keywords": [topic.name for ref in copy.topics if (topic := ctx.topic(ref))],
        "author": _authors(ctx, copy), "publisher": {"@id": f"{base}/#organisation", **_publisher(ctx)}, "dateline": copy.dateline,
        "image": _images(ctx, copy), "correction": [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": c.at} for c in copy.corrections],
        "citation": [{"@type": "CreativeWork", "name": s.title, **({"url": s.url} if s.url else {})} for s in copy.sources],
        "version": copy.version,
    }  # fmt: skip
    if copy.genre == "live":
        said |= {"coverageStartTime": copy.dated, "liveBlogUpdate": _posts(ctx, copy)}
    return _tidy(said)


def organisation(ctx: Context) -> dict[str, Any]:
    """The paper as a NewsMediaOrganization with the policies it has."""
    paper = ctx.paper()
    base = paper.base_url
    policies = {place.policy: f"{base}/about/{place.slug}/" for place in ctx.places() if place.policy}
    said = {
        "@context": CONTEXT, **_publisher(ctx), "@id": f"{base}/#organisation", "description": paper.description, "email": paper.email,
        "address": paper.address, "foundingDate": paper.founded, "sameAs": list(paper.same_as), "slogan": paper.motto, **policies,
    }  # fmt: skip
    return _tidy(said)


def website(ctx: Context) -> dict[str, Any]:
    """The site with its search."""
    base = ctx.paper().base_url
    return {"@context": CONTEXT, "@type": "WebSite", "name": ctx.paper().name, "url": f"{base}/", "potentialAction": {
        "@type": "SearchAction", "target": f"{base}/search/?q={{search_term_string}}", "query-input": "required name=search_term_string"}}  # fmt: skip


def breadcrumbs(ctx: Context, *steps: tuple[str, str]) -> dict[str, Any]:
    """Where a page stands: (name, address) from the section inward; the front is added."""
    paper = ctx.paper()
    trail = [(paper.name, "/"), *steps]
    items = [{"@type": "ListItem", "position": n, "name": name, "item": paper.base_url + path} for n, (name, path) in enumerate(trail, 1)]
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def profile(ctx: Context, ref: str) -> dict[str, Any] | None:
    """A person's own page, as Google's ProfilePage asks; None when there is no such person."""
    found = ctx.person(ref)
    if not found:
        return None
    base = ctx.paper().base_url
    said = _tidy({"@type": "Person", "name": found.name, "jobTitle": found.role, "description": found.bio,
                  "url": f"{base}/by/{found.slug}/", "sameAs": list(found.same_as), "worksFor": {"@id": f"{base}/#organisation"}})  # fmt: skip
    return {"@context": CONTEXT, "@type": "ProfilePage", "url": f"{base}/by/{found.slug}/", "mainEntity": said}


def _publisher(ctx: Context) -> dict[str, Any]:
    paper = ctx.paper()
    return {"@type": "NewsMediaOrganization", "name": paper.name, "url": f"{paper.base_url}/",
            "logo": {"@type": "ImageObject", "url": f"{paper.base_url}/assets/icon-512.png", "width": 512, "height": 512}}  # fmt: skip


def _authors(ctx: Context, copy: Copy) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in copy.byline:
        who = ctx.person(line.person) if line.person else None
        if who:
            found.append({"@type": "Person", "name": who.name, "url": f"{ctx.paper().base_url}/by/{who.slug}/"})
        elif line.desk:
            found.append({"@type": "Organization", "name": line.desk, "url": f"{ctx.paper().base_url}/"})
    return found


def _images(ctx: Context, copy: Copy) -> list[dict[str, Any]]:
    """Three crops of the lead picture; a story without one has the card that was drawn for it."""
    figure = copy.lead or next((f for f in copy.figures() if f.picture), None)
    picture = ctx.picture(figure.picture) if figure and figure.picture else None
    if not figure or not picture:
        card = ctx.paper().base_url + cards.address(copy.story, copy.version)
        return [{"@type": "ImageObject", "url": card, "width": cards.SIZE[0], "height": cards.SIZE[1], "caption": copy.headline}]
    return [_image(ctx, figure, crop, picture) for crop in pictures.crops(picture) if crop.name in SHAPES]


def _image(ctx: Context, figure: Figure, crop: pictures.Crop, picture: Any) -> dict[str, Any]:
    width, height = pictures.size(picture, crop)
    return _tidy({"@type": "ImageObject", "url": ctx.paper().base_url + pictures.address(picture, crop), "width": width, "height": height,
                  "caption": plain(figure.caption or picture.caption), "creditText": figure.credit or picture.credit,
                  "copyrightNotice": picture.copyright, "creator": {"@type": "Person", "name": picture.creator} if picture.creator else ""})  # fmt: skip


def _posts(ctx: Context, copy: Copy) -> list[dict[str, Any]]:
    """Posts of a live story: each opens with a heading."""
    posts: list[dict[str, Any]] = []
    for block in copy.body:
        if block.type == "heading":
            posts.append({"@type": "BlogPosting", "headline": plain(block.value["text"]), "articleBody": "", "datePublished": copy.updated,
                          "url": f"{ctx.paper().base_url}{copy.path}#{block.id}"})  # fmt: skip
        elif posts and block.type == "paragraph":
            posts[-1]["articleBody"] = f"{posts[-1]['articleBody']} {plain(block.value['text'])}".strip()
    return posts


def _tidy(said: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in ("", [], None)}
